package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundFormulaTest {
  private static Optional<RoundFormula> of(String text, String folded, Signs signs) {
    Folding folding = new Folding(false, Set.of(), Set.of(folded));
    ComputationGraph graph =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false).graph();
    Gate gate = graph.gates().stream().filter(Gate::isOperation).findFirst().orElseThrow();
    return RoundFormula.of(graph, gate, signs);
  }

  @Test
  void aFoldedRepeatSaysHowOftenAndWhatARoundDoes() {
    String text = "h = 1; w_1 = 2; repeat 10 { h = tanh(w_1*h^2) }";
    assertEquals(
        Optional.of(new RoundFormula("⟳ 10", List.of("h = tanh(w₁ h²)"), Set.of())),
        of(text, "h", Signs.TEXTBOOK));
    assertEquals(
        Optional.of(new RoundFormula("⟳ 10", List.of("h = tanh(w₁ ∗ h^2)"), Set.of())),
        of(text, "h", Signs.NOTES));
  }

  @Test
  void aLongBlockEndsInAnEllipsisAndAnInnerOneHasItsOwnNumber() {
    String five = "a = 1; repeat 2 { a = a + 1; b = a; c = b; d = c; e_1 = d }; f = e_1";
    assertEquals(
        List.of("a = a + 1", "b = a", "c = b", "…"),
        of(five, "a", Signs.TEXTBOOK).orElseThrow().lines());
    String nested = "h = 1; repeat 2 { k = h + 1; repeat 3 { k = 2*k }; h = k }; f = h";
    assertEquals(
        List.of("k = h + 1", "⟳ 3:  k = 2 k", "h = k"),
        of(nested, "k", Signs.TEXTBOOK).orElseThrow().lines());
  }

  /// As the inputs beside the frame and the formula above the picture have them.
  @Test
  void vectorsAndMatricesAreToldFromNumbers() {
    String text =
        "W = [[1,2],[3,4]]; x = [1,-1]; h = [0,0]; g = 2;"
            + " repeat 4 { s = W@h + x; n = sum(s^2); h = tanh(g*s)/n }; L = sum(h^2)";
    RoundFormula round = of(text, "h", Signs.TEXTBOOK).orElseThrow();
    assertEquals(Set.of("W", "x", "h", "s"), round.tensors());
    assertEquals(
        List.of("[s]", " = ", "[W]", " ", "[h]", " + ", "[x]"),
        round.runs(round.lines().getFirst()).stream()
            .map(r -> r.isTensor() ? "[" + r.text() + "]" : r.text())
            .toList());
    String line = round.lines().getLast();
    assertEquals(
        line,
        round.runs(line).stream().map(RoundFormula.NamePiece::text).reduce("", String::concat));
    String plain = "h = 1; w_1 = 2; repeat 10 { h = tanh(w_1*h^2) }";
    RoundFormula numbers = of(plain, "h", Signs.TEXTBOOK).orElseThrow();
    assertEquals(1, numbers.runs(numbers.lines().getFirst()).size());
  }

  @Test
  void otherGatesHaveNone() {
    assertEquals(Optional.empty(), of("x = 2; f = x^2", "x", Signs.TEXTBOOK));
    assertEquals(Optional.empty(), of("x = 2; g(t) = t^2; f = g(x)", "x", Signs.TEXTBOOK));
  }
}
