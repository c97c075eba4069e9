package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The derivative of an output with several entries: a Jacobian, or its entries.
class JacobianChainTest {
  private static Optional<TensorDerivation> jacobian(String text, String wrt) {
    return TensorDerivation.of(Texts.build(text).graph(), wrt, Signs.TEXTBOOK);
  }

  private static String answer(String text, String wrt) {
    TensorDerivation jacobian = jacobian(text, wrt).orElseThrow();
    return jacobian.slope() + " = " + jacobian.resultText();
  }

  private static List<String> lines(String text, String wrt) {
    return jacobian(text, wrt).orElseThrow().lines().stream()
        .map(line -> line.called(Locale.ENGLISH) + ": " + line.equation())
        .toList();
  }

  private static List<String> numbers(String text, String wrt) {
    Trace trace = Trace.of(Texts.build(text).graph());
    return jacobian(text, wrt).orElseThrow().numbers(trace).stream()
        .map(f -> f.text() + " = " + Numbers.SLIDES.show(f.value()))
        .toList();
  }

  @Test
  void scoresAreToldByTheirEntriesFirst() {
    assertEquals(
        List.of(
            "entries: f_k = Σ_j W_kj x_j + b_k",
            "local derivative: ∂f_k/∂W_ij = 1[k = i] x_j",
            "gradient in the picture: ∂Σf/∂W = Σ_k ∂f_k/∂W = 𝟏 xᵀ"),
        lines(Examples.named("scores").orElseThrow().program(), "W"));
    String program = "W = [[1, 2], [3, 4]]; x = [1, 2]; b = [1, 1]; ";
    assertEquals(
        "entries: f_k = b_k + Σ_j W_kj x_j", lines(program + "f = b + W x", "W").getFirst());
    // a number that is added stands in every entry
    assertEquals(
        "entries: f_k = Σ_j W_kj x_j + c", lines(program + "c = 2; f = W x + c", "W").getFirst());
    assertEquals(
        "entries: f_k = Σ_j W_kj x_j + (2 b)_k", lines(program + "f = W x + 2*b", "W").getFirst());
  }

  @Test
  void theLetterOfTheIdentityIsSaid() {
    assertEquals(
        List.of(
            "definition: f = W x + b",
            "sum rule: ∂f/∂b = I",
            "entries: I_ki = 1[k = i]",
            "shape of the Jacobian: ∂f/∂b: 3×3, f: 3, b: 3"),
        lines(Examples.named("scores").orElseThrow().program(), "b").subList(0, 4));
    List<String> own = lines("I = [1, 2]; k = [3, 4]; f = I + k", "k");
    assertTrue(own.contains("entries: E_li = 1[l = i]"), own.toString());
  }

  @Test
  void ofAMatrixTimesAVectorItIsTheMatrix() {
    String linear = Examples.named("linear").orElseThrow().program();
    assertEquals(
        List.of(
            "entries: s_k = Σ_j W_kj x_j",
            "local derivative: ∂s_k/∂x_i = W_ki",
            "matrix product: ∂s/∂x = W",
            "shape of the Jacobian: ∂s/∂x: 3×4, s: 3, x: 4",
            "gradient in the picture: ∂Σs/∂x = (∂s/∂x)ᵀ 𝟏 = Wᵀ 𝟏"),
        lines(linear, "x"));
    assertEquals("∂s/∂x = W", answer(linear, "x"));
    assertEquals(
        List.of(
            "entries: s_k = Σ_j W_kj x_j",
            "local derivative: ∂s_k/∂W_ij = 1[k = i] x_j",
            "gradient in the picture: ∂Σs/∂W = Σ_k ∂s_k/∂W = 𝟏 xᵀ"),
        lines(linear, "W"));
    assertEquals("∂s_k/∂W_ij = 1[k = i] x_j", answer(linear, "W"));
    assertEquals(Optional.empty(), jacobian(linear, "W").orElseThrow().jacobian());
    assertEquals(Optional.of("outer([1, 1, 1], x)"), jacobian(linear, "W").orElseThrow().result());
    assertEquals("∂f/∂x = Wᵀ", answer("W = [[1, 2], [3, 4]]; x = [1, 2]; f = x W", "x"));
  }

  @Test
  void ofAFunctionEntryByEntryItIsDiagonal() {
    assertEquals("∂f/∂x = diag(f)", answer("x = [1, 2]; f = exp(x)", "x"));
    assertEquals("∂f/∂x = diag(1 − f²)", answer("x = [1, 2]; f = tanh(x)", "x"));
    assertEquals("∂f/∂x = diag(y)", answer("x = [1, 2]; y = [3, 4]; f = x*y", "x"));
    assertEquals("∂f/∂x = 2 I", answer("x = [1, 2]; f = 2*x", "x"));
    assertEquals("∂f/∂x = E", answer("x = [1, 2]; I = [3, 4]; f = x + I", "x"));
  }

  @Test
  void ofSoftmaxItIsDiagonalLessAProductWithItself() {
    assertEquals("∂p/∂a = diag(p) − p pᵀ", answer("a = [1, 2]; p = softmax(a)", "a"));
    assertEquals(
        "\\mathrm{diag}\\left(\\boldsymbol{p}\\right) - \\boldsymbol{p} \\,"
            + " \\boldsymbol{p}^{\\top}",
        jacobian("a = [1, 2]; p = softmax(a)", "a").orElseThrow().latexResult());
  }

  @Test
  void throughNamedWiresItIsTheProductOfTheirs() {
    String net =
        "x = [1, -2]; W1 = [[0.5, -0.5], [1, 1], [-1, -1.5]]; W2 = [[1, -1, 0.5], [2, 0.5, -1]]"
            + "; h = W1 x; f = W2 max(0, h)";
    assertEquals(
        List.of(
            "definition: f = W₂ max(0, h)",
            "matrix product, maximum: ∂f/∂h = W₂ diag(1[h > 0])",
            "entries: h_k = Σ_j (W₁)_kj x_j",
            "local derivative: ∂h_k/∂x_i = (W₁)_ki",
            "matrix product: ∂f/∂x = ∂f/∂h W₁ = W₂ diag(1[h > 0]) W₁",
            "shape of the Jacobian: ∂f/∂x: 2×2, f: 2, x: 2",
            "gradient in the picture: ∂Σf/∂x = (∂f/∂x)ᵀ 𝟏 = W₁ᵀ (W₂ᵀ 𝟏 ⊙ 1[h > 0])"),
        lines(net, "x"));
    assertEquals(
        "∂f_k/∂(W₁)_ij = ∂f_k/∂h_i x_j = (W₂ diag(1[h > 0]))_ki x_j",
        lines(net, "W1").get(3).replace("matrix product: ", ""));
    assertEquals(
        "gradient in the picture: ∂Σf/∂W₁ = Σ_k ∂f_k/∂W₁ = (W₂ᵀ 𝟏 ⊙ 1[h > 0]) xᵀ",
        lines(net, "W1").getLast());
    assertEquals(
        List.of(
            "∂f/∂h = [[1.00, 0, 0.50], [2.00, 0, −1.00]]",
            "x = [1.00, −2.00]",
            "∂Σf/∂W₁ = [[3.00, −6.00], [0, 0], [−0.50, 1.00]]"),
        numbers(net, "W1"));
    assertEquals(
        List.of("∂f/∂x = [[0, −1.25], [2.00, 0.50]]", "∂Σf/∂x = [2.00, −0.75]"), numbers(net, "x"));
    assertEquals(
        List.of("max(0, h) = [1.50, 0, 2.00]", "∂Σf/∂W₂ = [[1.50, 0, 2.00], [1.50, 0, 2.00]]"),
        numbers(net, "W2"));
    assertEquals(
        "∂f_k/∂W_ij = 1[k = i] x_j",
        answer("W = [[1, 2], [3, 4]]; x = [1, 2]; b = [1, 1]; f = W x + b", "W"));
  }

  @Test
  void whatHasNoSuchFormulaHasNone() {
    assertEquals(Optional.empty(), jacobian("x = [1, 2]; f = x*prod(x)", "x"));
  }

  /// What the backward pass computes is told all the same.
  @Test
  void withoutAJacobianTheGradientOfTheSumIsDerived() {
    assertEquals("∂Σf/∂A = 2 𝟏", answer("A = [[1, 2], [3, 4]]; f = 2*A", "A"));
    assertEquals("∂Σf/∂c = Σ x", answer("x = [1, 2]; c = 3; f = c*x", "c"));
    assertEquals("∂Σf/∂y = 0", answer("x = [1, 2]; y = [3, 4]; f = 2*x", "y"));
    String batch = "X = [[1, 2], [3, 4], [5, 6]]; W = [[1, 2], [3, 4]]; b = [1, 2]; Y = X W + b";
    assertEquals("gradient in the picture: ∂ΣY/∂Y = 𝟏", lines(batch, "W").get(1));
    assertEquals("∂ΣY/∂W = Xᵀ 𝟏", answer(batch, "W"));
    assertEquals("∂ΣY/∂X = 𝟏 Wᵀ", answer(batch, "X"));
    String slid =
        "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]; K = [[1, -1], [0.5, 2]]; C = conv2d(X, K)";
    assertEquals("∂ΣC/∂K = conv(X, 𝟏)", answer(slid, "K"));
    assertEquals("∂ΣC/∂X = conv(pad(𝟏), rot180(K))", answer(slid, "X"));
  }

  @Test
  void indicesAreLettersThatTheProgramHasNotAlsoInItsScripts() {
    assertEquals(
        List.of(
            "entries: f_l = Σ_k W_lk i_k",
            "local derivative: ∂f_l/∂W_jk = 1[l = j] i_k",
            "gradient in the picture: ∂Σf/∂W = Σ_l ∂f_l/∂W = 𝟏 iᵀ"),
        lines("i = [1, 2]; W = [[1, 2], [3, 4]]; f = W i", "W"));
    assertEquals(
        "softmax(s) − [1[j = y_i]]_j",
        answer("s = [1, 2, 3]; y_i = 1; L_i = cross_entropy(s, y_i)", "s").split(" = ", 2)[1]);
  }

  private static final List<String> PROGRAMS =
      List.of(
          "W = [[1, 2], [3, -4], [0.5, 2]]; x = [1, 0.5]; f = W x",
          "W = [[1, 2], [3, -4], [0.5, 2]]; x = [1, 0.5]; b = [1, 2, 3]; f = σ(W x + b)",
          "W = [[1, 2], [3, -4], [0.5, 2]]; x = [1, 0.5]; q = W x; f = softmax(q)*q",
          "W = [[1, 2], [3, -4], [0.5, 2]]; x = [1, 0.5, 2]; f = tanh(x W)",
          "V = [[1, 2, 0], [3, -4, 1]]; W = [[1, 2], [3, -4], [0.5, 2]]; x = [1, 0.5]; h = W x; f ="
              + " V max(0, h)",
          "x = [1, 0.5]; f = x - 3*x + x/2",
          "x = [1, 0.5]; y = [2, 3]; f = x/y - y/x",
          "x = [1, 0.5]; q = -x; f = exp(q) + softmax(3*q) - q^3",
          "x = [1, 0.5]; f = 2*softmax(x) + softmax(2*softmax(x))",
          "x = [0, 1, -1]; f = max(x, 0) + min(x, 1)",
          "x = [1, 2]; c = 3; q = c*x; f = (q*q)/c + 5");

  /// The formula, evaluated where the program stands, is the Jacobian that the backward pass says.
  @Test
  void everyResultIsWhatTheBackwardPassSays() {
    int checked = 0;
    for (String text : PROGRAMS) {
      ComputationGraph graph = Texts.build(text).graph();
      for (var input : graph.inputs()) {
        Optional<TensorDerivation> jacobian =
            TensorDerivation.of(graph, input.name(), Signs.TEXTBOOK);
        if (jacobian.flatMap(TensorDerivation::jacobian).isEmpty()) continue;
        String typed = text + "\nslope_of_output = " + jacobian.get().jacobian().orElseThrow();
        ComputationGraph with = Texts.build(typed).graph();
        Tensor value =
            Trace.of(with).value(with.named("slope_of_output").orElseThrow()).orElseThrow();
        Tensor expected = jacobian.get().value(Trace.of(graph)).orElseThrow();
        assertEquals(expected.shape(), value.shape(), typed);
        for (int i = 0; i < expected.size(); i++) {
          double off = Math.abs(expected.get(i) - value.get(i));
          assertTrue(off <= 1e-12 * (1 + Math.abs(expected.get(i))), typed + ": " + expected);
        }
        checked++;
      }
    }
    assertEquals(13, checked);
  }
}
