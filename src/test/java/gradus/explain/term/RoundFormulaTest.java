package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    Gate gate =
        GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false)
            .graph()
            .gates()
            .stream()
            .filter(Gate::isOperation)
            .findFirst()
            .orElseThrow();
    return RoundFormula.of(gate.op(), signs);
  }

  @Test
  void aFoldedRepeatSaysHowOftenAndWhatARoundDoes() {
    String text = "h = 1; w_1 = 2; repeat 10 { h = tanh(w_1*h^2) }";
    assertEquals(
        Optional.of(new RoundFormula("⟳ 10", List.of("h = tanh(w₁ h²)"))),
        of(text, "h", Signs.TEXTBOOK));
    assertEquals(
        Optional.of(new RoundFormula("⟳ 10", List.of("h = tanh(w₁ ∗ h^2)"))),
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

  @Test
  void otherGatesHaveNone() {
    assertEquals(Optional.empty(), of("x = 2; f = x^2", "x", Signs.TEXTBOOK));
    assertEquals(Optional.empty(), of("x = 2; g(t) = t^2; f = g(x)", "x", Signs.TEXTBOOK));
  }
}
