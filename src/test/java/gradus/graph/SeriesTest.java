package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.place.Group;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which sums and products are drawn as one gate.
class SeriesTest {
  private static ComputationGraph graph(String text) {
    return Texts.build(text).graph();
  }

  private static ComputationGraph graph(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
        .graph();
  }

  private static Series series(ComputationGraph graph, String name) {
    return graph.series(graph.named(name).orElseThrow()).orElseThrow();
  }

  private static String told(Series series) {
    StringBuilder out = new StringBuilder(series.sign());
    for (Series.Element term : series.terms()) {
      out.append(term.isNegative() ? " −" : " ").append(term.wire().source());
    }
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "f = a + b + c + d, + a b c d",
    "f = a + b - c + d, + a b −c d",
    "f = a - b - c - d, + a −b −c −d",
    "f = a*b*c*d, × a b c d",
    "f = a b c d, × a b c d",
    "f = 2*a*b*c*d, × f/0^4 a b c d",
    "f = a + 1 + b + c + d - 3, + a f/0^4/1 b c d −f/1",
    "f = (a + b) + c + d, + a b c d",
    "f = a*b + c*d + a + d, + f/0^3 f/0^2/1 a d",
    "f = -a + b + c + d, + f/0^3 b c d",
    "f = (a - b) + (c - d) + (b - c) + (d - a), + f/0^3 f/0^2/1 f/0/1 f/1",
    "f = (a - b) + (c - d) + (b - c) + d, + a −b f/0^2/1 f/0/1 d"
  })
  void aSumOrProductOfFourTermsIsOne(String text, String told) {
    assertEquals(told, told(series(graph(text), "f")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = a + b + c",
        "f = a*b*c",
        "f = a + 1 + b + c",
        "f = 2*a*b*c",
        "f = a + b + (c + d)",
        "f = a - (b + c + d)",
        "q = a + b; f = q + c + d",
        "q = a + b + c; f = q + d + q",
        "f = a/b/c/d",
        "f = a*b + c*d",
        "s = [1, 2]; a = 1; b = 2; c = 3; d = 4; f = sum(a + b + c + d*s)",
        "f = max(a, b) + max(c, d)"
      })
  void fewerThanFourOrOnesThatAreNamedOrBracketedOrDifferStandByThemselves(String text) {
    ComputationGraph graph = graph(text);
    assertEquals(
        List.of(), graph.gates().stream().filter(g -> graph.series(g).isPresent()).toList());
  }

  @Test
  void allItsGatesKnowItAndTheLastIsItsResult() {
    ComputationGraph graph = graph("f = a + b - c + d");
    Series series = series(graph, "f");
    List<Gate> sums = graph.gates().stream().filter(Gate::isOperation).toList();
    assertEquals(sums, series.gates());
    sums.forEach(g -> assertSame(series, graph.series(g).orElseThrow()));
    assertEquals("f", series.result().name());
    assertSame(Ops.ADD, series.op());
    assertEquals(4, series.pulls().size());
    assertTrue(graph.series(graph.inputs().getFirst()).isEmpty());
  }

  @Test
  void numbersOfTheTextAreTermsButHandNothingBack() {
    Series series = series(graph("f = 2*a*b*c*d"), "f");
    assertEquals(5, series.terms().size());
    assertEquals(
        List.of("a", "b", "c", "d"), series.pulls().stream().map(w -> w.source().name()).toList());
  }

  @Test
  void theOutputItselfIsNoPartOfALongerSum() {
    String text = "f = a + b + c + d; g = f + a + b + c + d";
    ComputationGraph graph = graph(text);
    assertEquals("+ a b c d", told(series(graph, "f")));
    assertEquals("+ f a b c d", told(series(graph, "g")));
  }

  @Test
  void tensorsOfOneShapeAreSummedAsOneToo() {
    String text = "a = [1, 2]; b = [3, 4]; c = [5, 6]; d = [7, 8]; f = a + b + c + d";
    assertEquals("+ a b c d", told(series(graph(text), "f")));
  }

  @Test
  void eachRoundOfARepeatHasItsOwn() {
    ComputationGraph graph = graph("h = 0; repeat 2 { h = h + a + b + c }");
    assertEquals("+ h a b c", told(series(graph, "h⁽¹⁾")));
    assertEquals("+ h⁽¹⁾ a b c", told(series(graph, "h⁽²⁾")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f", "+"})
  void unfoldedByItsWireOrItsSignItIsAFrameAroundItsGates(String name) {
    Folding open = new Folding(false, Set.of(name), Set.of());
    ComputationGraph graph = graph("f = a + b - c + d", open);
    List<Gate> sums = graph.gates().stream().filter(Gate::isOperation).toList();
    Group frame = graph.frame(sums.getFirst());
    assertEquals("+", frame.title());
    assertEquals("f", frame.key());
    assertEquals(Group.Bond.SERIES, frame.bond());
    sums.forEach(g -> {
      assertSame(frame, graph.frame(g));
      assertNull(g.group());
      assertTrue(graph.series(g).isEmpty());
    });
    assertEquals(Set.of("f"), open.fold(frame).closed());
  }

  @Test
  void unfoldedAndFoldedAgain() {
    String text = "f = a*b*c*d";
    ComputationGraph folded = graph(text);
    Gate inside = folded.gates().stream().filter(Gate::isOperation).findFirst().orElseThrow();
    assertTrue(Folding.canUnfold(folded, inside));
    Folding open = Folding.FOLDED.unfold(folded, inside);
    assertEquals(new Folding(false, Set.of("f"), Set.of()), open);
    ComputationGraph unfolded = graph(text, open);
    Group frame = unfolded.frame(unfolded.output());
    assertEquals("×", frame.title());
    assertEquals("× a b c d", told(series(graph(text, open.fold(frame)), "f")));
    assertTrue(graph(text, Folding.UNFOLDED).series(unfolded.output()).isEmpty());
  }
}
