package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every operation says where it comes from; its name is only what is shown.
class OriginTest {
  private static Lowering built(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  private static List<Origin> origins(Lowering lowering) {
    return lowering.graph().gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().origin())
        .distinct()
        .toList();
  }

  @Test
  void everyEntryIsOfTheCatalogue() {
    for (Op op : Ops.all()) {
      assertEquals(new Origin.Catalogue(), op.origin(), op.name());
    }
  }

  @Test
  void aFunctionOfTheProgramIsItsOwnHoweverItIsCalled() {
    Lowering two = built("sin(a) = a*a; f = sin(x) + tanh(x); x = 3", Folding.FOLDED);
    assertEquals(List.of(new Origin.Function("sin", 1), new Origin.Catalogue()), origins(two));
  }

  @Test
  void aFoldedRepeatKnowsItsRoundsAndTheNamesItDefines() {
    Folding folding = new Folding(false, Set.of(), Set.of("c"));
    String text = "repeat 7 { c = 2c; repeat 3 { h = h + c } }; h = 1; c = 0.5; L = h*h";
    Lowering folded = built(text, folding);
    assertTrue(!folded.hasErrors(), folded.problems().toString());
    Origin.Repeat repeat = new Origin.Repeat(7, List.of("c", "h"));
    assertEquals(List.of(repeat, new Origin.Catalogue()), origins(folded));
    Gate gate =
        folded.graph().gates().stream()
            .filter(g -> g.isOperation() && g.op().origin().equals(repeat))
            .findFirst()
            .orElseThrow();
    assertEquals("⟳7", gate.op().name());
    Folding unfolded =
        new Folding(false, Set.of(), Set.of("c", "h", "g")).unfold(folded.graph(), gate);
    assertEquals(new Folding(false, Set.of(), Set.of("g")), unfolded);
  }
}
