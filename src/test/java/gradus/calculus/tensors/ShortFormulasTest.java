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
    formulas.put("x = [1, 2]; b = [3, 4]; c = dot(x, b)/norm(x)", "b/‖x‖ − (xᵀ b) x/‖x‖³");
    formulas.put("A = [[2, 1], [0, 3]]; x = [1, -2]; f = 1/2 xᵀ A x - sum(x)", "(A + Aᵀ) x/2 − 𝟏");
    formulas.forEach((text, formula) -> {
      assertEquals(formula, derived(text, "x").resultText(), text);
    });
  }

  /// The lecture's own: p − y before x, and what is multiplied first makes no difference.
  @Test
  void whatAllHaveInCommonStandsOnce() {
    String logistic = "x = [1, 2, 3]; w = [0.4, -0.7, 1]; b = 0.2; y = 1; p = sigmoid(w·x + b);";
    String loss = " L = -y*log(p) - (1-y)*log(1-p)";
    String both = " L = -2*y*log(p) - 2*(1-y)*log(1-p)";
    String gram = "X = [[1, 2], [0.5, -1], [-2, 0.3]]; G = Xᵀ X; L = sum(G^3)";
    String auto = "X = [[0.5, 1, -0.3], [0.2, -1, 0.7]]; x = [0.5, 2, -1]; L = ‖Xᵀ X x - x‖²";
    String affine =
        "A = [[1, 2], [3, 4], [5, 6]]; X = [1, 2]; b = [0.1, 0.2]; B = [[1, 0], [2, 1]];";
    assertEquals("(p − y) x", derived(logistic + loss, "w").resultText());
    assertEquals("(p - y)*x", derived(logistic + loss, "w").result().orElseThrow());
    assertEquals("2 · (p − y) x", derived(logistic + both, "w").resultText());
    assertEquals("3 X (G² + (G²)ᵀ)", derived(gram, "X").resultText());
    assertEquals("2 X ((Xᵀ X x − x) xᵀ + x (Xᵀ X x − x)ᵀ)", derived(auto, "X").resultText());
    assertEquals("2 (wᵀ x) x", derived("w = [1, 2]; x = [3, 5]; f = (w·x)^2", "w").resultText());
    assertEquals(
        "2 \\, \\left(\\boldsymbol{w}^{\\top} \\, \\boldsymbol{x}\\right) \\, \\boldsymbol{x}",
        derived("w = [1, 2]; x = [3, 5]; f = (w·x)^2", "w").latexResult());
    assertEquals(
        "2 Wᵀ W x", derived("W = [[1, 2], [3, 5]]; x = [3, 5]; f = ‖W x‖²", "x").resultText());
    assertEquals("3 𝟏", derived(affine + " L = sum(A B + b)", "b").resultText());
    assertEquals("𝟏/2", derived(affine + " L = mean(A B + b)", "b").resultText());
  }

  /// Of a batch the margin of a row is that to its own class.
  @Test
  void theSlopeOfAHingeOfABatchIsToldRowByRow() {
    String batch = "S = [[3.2, 5.1, -1.7], [1, 2, 2.5]]; y = [0, 2]; L = hinge(S, y)";
    String within = "1[S_ik + 1 > S_{i, y_i}]";
    String slope = " · (1[j = k] − 1[j = y_i])]_ij";
    assertEquals("[Σ_{k≠y_i} " + within + slope + "/2", derived(batch, "S").resultText());
    assertEquals(
        "\\frac{\\left[ \\sum_{k \\ne y_{i}} \\mathbf{1}[S_{ik} + 1 > S_{i\\,y_{i}}] \\cdot"
            + " \\left( \\mathbf{1}[j = k] - \\mathbf{1}[j = y_{i}] \\right) \\right]_{ij}}{2}",
        derived(batch, "S").latexResult());
    assertEquals(
        "[Σ_{k≠y_i} (" + within + " + ½ · 1[S_ik + 1 = S_{i, y_i}])" + slope + "/2",
        derived(batch.replace("2.5", "3"), "S").resultText());
    assertEquals(
        "L = 1/2 · Σ_i Σ_{j≠y_i} max(0, S_ij − S_{i, y_i} + 1) − c ‖S‖²",
        derived(batch + " - c*sum(S^2)".replace("sum(S^2)", "‖S‖²") + "; c = 0.1", "S")
            .lines()
            .getFirst()
            .equation());
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
