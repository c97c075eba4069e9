package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.latex.Signs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Gradients of tensors are as short as by hand.
class ShortFormulasTest {
  private static TensorDerivation derived(String text, String wrt) {
    ComputationGraph graph = Texts.build(text).graph();
    return TensorDerivation.of(graph, wrt, Signs.TEXTBOOK).orElseThrow();
  }

  @Test
  void numbersStandInFrontOnceAndAsTheTextHasThem() {
    Map<String, String> formulas = new LinkedHashMap<>();
    formulas.put("a = 2; x = [1, 2]; L = sum((a*x)^2)", "2 a² x");
    formulas.put("a = 2; x = [1, 2]; L = sum((a*x)^3)", "3 a³ x²");
    formulas.put("x = [1, 2]; L = sum(x^2)/sqrt(2)", "2 x/√2");
    formulas.put("x = [1, 2]; L = sum((x/sqrt(2))^2)", "x");
    formulas.put("x = [1, 2]; L = 1/2 sum(x^2)", "x");
    formulas.put("x = [1, 2]; L = 2/3 sum(x^3)", "2 x²");
    formulas.put("x = [1, 2]; L = sum(x^2) * 3/4", "3 x/2");
    formulas.put("x = [1, 2]; L = sum(x^2) * 10%", "0.2 x");
    formulas.put("x = [1, 2]; T = 3; L = mean((x/T)^2)", "x/T²");
    formulas.put("x = [1, 2]; b = [3, 4]; c = dot(x, b)/norm(x)", "b/‖x‖ − xᵀ b x/‖x‖³");
    formulas.put("A = [[2, 1], [0, 3]]; x = [1, -2]; f = 1/2 xᵀ A x - sum(x)", "(A + Aᵀ) x/2 − 𝟏");
    formulas.forEach((text, formula) -> {
      assertEquals(formula, derived(text, "x").resultText(), text);
    });
  }

  /// At 0 the length has a corner: the formula there is that of the backward pass, as in PyTorch,
  /// and no 0/0.
  @Test
  void theLengthOfZerosSaysWhatItHasThere() {
    TensorDerivation zero = derived("x = [0, 0]; L = norm(x)", "x");
    assertEquals("where(L > 0, x/L, 0)", zero.result().orElseThrow());
    assertEquals(
        "\\begin{cases} \\frac{\\boldsymbol{x}}{L} & L > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
        zero.latexResult());
    assertEquals("x/L", derived("x = [3, 4]; L = norm(x)", "x").resultText());
    assertEquals(
        "where(reshape(norm(X, axis=1), 2, 1) > 0, X/reshape(norm(X, axis=1), 2, 1), 0)",
        derived("X = [[0, 0], [3, 4]]; L = sum(norm(X, axis=1))", "X").result().orElseThrow());
  }

  /// `max(A, 1)` would compare with 1.
  @Test
  void anAxisIsCalledOneWhereANumberAloneMeansSomethingElse() {
    String text = "X = [[1, 2], [5, 4]]; L = sum(max(X, axis=0)^2)";
    assertEquals(
        "2*max(X, axis=0)*(X == max(X, axis=0))", derived(text, "X").result().orElseThrow());
  }

  @Test
  void tensorsOfMoreAxesAreDerivedWhereTheyGoEntryByEntry() {
    TensorDerivation sum = derived("X = [[[1, 2], [3, 4]]]; L = sum(X)", "X");
    assertEquals(List.of("L", "Σ_ijp X_ijp"), sum.lines().getFirst().text());
    assertEquals("[[[1, 1], [1, 1]]]", sum.result().orElseThrow());
    assertEquals(
        "2*X", derived("X = [[[1, 2], [3, 4]]]; L = sum(X*X)", "X").result().orElseThrow());
  }
}
