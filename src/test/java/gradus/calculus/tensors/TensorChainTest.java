package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.chain;
import static gradus.calculus.tensors.Derived.graph;
import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The derivations of whole tensors, as the lecture writes them.
class TensorChainTest {
  private static final String NORM = Examples.named("norm").orElseThrow().program();

  @Test
  void sumsAndMeansHaveTheirNamesInKorean() {
    List<String> korean =
        Stream.of("sum", "mean")
            .map(f -> chain("x = [1, 2]; z = x^2; L = " + f + "(z)", "x").orElseThrow())
            .map(d -> d.lines().get(1).called(Locale.KOREAN))
            .toList();
    assertEquals(List.of("원소의 합", "평균"), korean);
  }

  /// The unit factor of an output with one entry is said once, where it comes from.
  @Test
  void noProductHasTheFactorOne() {
    int said = 0;
    for (Example example : Examples.all()) {
      ComputationGraph graph = graph(example.program());
      for (Gate input : graph.inputs()) {
        for (Signs signs : Signs.values()) {
          Optional<TensorDerivation> chain = TensorDerivation.of(graph, input.name(), signs);
          if (chain.isEmpty()) continue;
          assertTrue(!chain.get().resultText().contains("[1]"), example.name());
          for (TensorLine line : chain.get().lines()) {
            boolean whole = line.text().contains("[1]");
            if (whole) said++;
            assertEquals(whole, line.equation().contains("[1]"), line.equation());
          }
        }
      }
    }
    assertEquals(8, said, "lines that say ∂f/∂f = [1]");
  }

  @Test
  void inTheSignsOfTheNotesItHasTheirs() {
    TensorDerivation chain = TensorChain.of(graph(NORM), "W", Signs.NOTES).orElseThrow();
    assertEquals("2 ∗ q ∗ xᵀ", chain.resultText());
    assertEquals("2 \\ast \\boldsymbol{q} \\ast \\boldsymbol{x}^{\\top}", chain.latexResult());
    assertTrue(
        chain.latex(Locale.KOREAN, List.of(), Tensor::toString).contains("&& \\text{텐서로 쓰면}"),
        chain.latex(Locale.KOREAN, List.of(), Tensor::toString));
  }

  @Test
  void ofANumberThereAreNoShapesToAgree() {
    assertEquals(
        List.of("definition: L = d + λ ‖W‖²", "sum rule, constant multiple: ∂L/∂λ = ‖W‖²"),
        lines("W = [[1, 2], [3, 4]]; λ = 0.1; d = 2; L = d + λ ‖W‖²", "λ"));
  }

  @Test
  void theAnswerStandsFirstInItsLatexToo() {
    String latex =
        chain("W = [[1, 2], [3, 4]]; x = [1, 2]; q = W x; f = ‖q‖²", "W")
            .orElseThrow()
            .latex(Locale.ENGLISH, List.of(), Tensor::toString);
    assertEquals(
        "\\frac{\\partial f}{\\partial \\boldsymbol{W}} &= 2 \\, \\boldsymbol{q} \\,"
            + " \\boldsymbol{x}^{\\top} \\\\",
        latex.lines().toList().get(1));
  }

  @Test
  void aRuleIsCalledInWordsInLatexToo() {
    String latex =
        chain(Examples.named("cross-entropy").orElseThrow().program(), "a")
            .orElseThrow()
            .latex(Locale.ENGLISH, List.of(), Tensor::toString);
    assertTrue(latex.contains("\\text{cross entropy}"), latex);
  }

  @Test
  void functionsAreSpeltAsInThePicture() {
    assertEquals(
        "2 · ReLU(x) ⊙ 1[x > 0]",
        chain("x = [2, 1]; f = sum(relu(x)*relu(x))", "x").orElseThrow().resultText());
    assertEquals(
        List.of(
            "definition: f = Σ(ReLU(x))",
            "entries: f = Σ_k ReLU(x_k)",
            "local derivative: ∂f/∂x_i = 1[x_i > 0]",
            "as tensors: ∂f/∂x = 1[x > 0]",
            "shapes agree: ∂f/∂x: 2, x: 2"),
        lines("x = [1, -2]; f = sum(relu(x))", "x"));
    assertEquals(
        "2 · CE(s, k) · softmax(s) − 2 · CE(s, k) [1[i = k]]_i",
        chain("s = [1, 2]; k = 1; f = cross_entropy(s, k)^2", "s").orElseThrow().resultText());
  }

  @Test
  void ofAnOutputWithOneEntryItIsAGradientInTheShapeOfTheVariable() {
    String row = "W = [[1, 2]]; x = [3, 4]; s = W x";
    assertEquals(
        List.of(
            "definition: s = W x",
            "one entry, so a gradient: ∂s/∂s = [1]",
            "entries: s_k = Σ_j W_kj x_j",
            "local derivative: ∂s_k/∂x_i = W_ki",
            "as tensors: ∂s/∂x = Wᵀ",
            "shapes agree: ∂s/∂x: 2, x: 2"),
        lines(row, "x"));
    TensorDerivation chain = chain(row, "x").orElseThrow();
    assertEquals(Tensor.vector(1, 2), chain.value(Trace.of(graph(row))).orElseThrow());
    TensorDerivation ofRow = chain(row, "W").orElseThrow();
    assertEquals("xᵀ", ofRow.resultText());
    assertEquals("\\boldsymbol{x}^{\\top}", ofRow.latexResult());
    // A program needs it for the shape.
    assertEquals(Optional.of("outer([1], x)"), ofRow.result());
    String net = Examples.named("three-layer").orElseThrow().program();
    assertEquals("h₂ᵀ", chain(net, "W3").orElseThrow().resultText());
    assertEquals("(W₃ᵀ ⊙ 1[W₂ h₁ > 0]) h₁ᵀ", chain(net, "W2").orElseThrow().resultText());
  }

  @Test
  void whatHasNoSuchFormulaHasNone() {
    assertEquals(Optional.empty(), chain("x = 2; f = x^2", "x"));
    assertEquals(Optional.empty(), chain("W = [[1, 2], [3, 4]]; x = [1, 2]; f = W x", "W"));
    assertEquals(Optional.empty(), chain("x = [1, 2]; f = prod(x)", "x"));
    assertEquals(Optional.empty(), chain("x = [1, 2]; f = sum(x)", "y"));
  }

  /// As short as by hand.
  @Test
  void constantsAndQuotientsAreSimplified() {
    String batch = "X = [[1, 2], [3, 4]]; W = [[1, 2, 0], [0, 1, 1]]; Y = X W; P = softmax(Y); ";
    assertEquals(
        "Xᵀ (3 P − 𝟏)", chain(batch + "L = -sum(log(P))", "W").orElseThrow().resultText());
    assertEquals(
        "0", chain("s = [1, 2]; p = softmax(s); L = sum(p)", "s").orElseThrow().resultText());
    String scores = "W = [[1, 2], [3, 4]]; x = [1, 2]; s = W x; ";
    assertEquals(
        "(p − y) xᵀ",
        chain(scores + "p = softmax(s); y = [0, 1]; L = -sum(y*log(p))", "W")
            .orElseThrow()
            .resultText());
    assertEquals("s xᵀ", chain(scores + "L = 0.5*‖s‖²", "W").orElseThrow().resultText());
    String logistic =
        "X = [[1, 2], [3, 4], [5, 6]]; w = [0.5, -0.2]; b = 0.1; y = [1, 0, 1]; p = σ(X w + b); ";
    assertEquals(
        "Xᵀ (p − y)/3",
        chain(logistic + "L = -mean(y*log(p) + (1 - y)*log(1 - p))", "w")
            .orElseThrow()
            .resultText());
    assertEquals(
        "(p − y) wᵀ/3",
        chain(logistic + "L = -mean(y*log(p) + (1 - y)*log(1 - p))", "X")
            .orElseThrow()
            .resultText());
    assertEquals(
        "(A + Aᵀ) x",
        chain("A = [[2, 1], [0, 3]]; x = [[1], [-2]]; f = x^T A x", "x")
            .orElseThrow()
            .resultText());
    assertEquals(
        "(2 X ⊙ X) Wᵀ",
        chain(
                "X = [[1, 2], [3, 4]]; W = [[1, 0], [1, 1]]; A = [[1, 1], [2, 1]]; Y = A W; f ="
                    + " 2*sum((X*X)*Y)",
                "A")
            .orElseThrow()
            .resultText());
    assertEquals(
        "a² W",
        chain("a = 2; W = [[1, 2], [3, 4]]; V = a*W; f = a*‖W‖²/2; L = a*f", "W")
            .orElseThrow()
            .resultText());
  }

  @Test
  void whatTheOutputDoesNotReadHasTheGradientZero() {
    assertEquals(
        List.of("definition: L = 3", "constant: ∂L/∂x = 0", "shapes agree: ∂L/∂x: 2, x: 2"),
        lines("x = [1, 2]; L = 3", "x"));
    assertEquals(Optional.of("[0, 0]"), chain("x = [1, 2]; L = 3", "x").orElseThrow().result());
  }

  @Test
  void whatStandsInTheWayIsNamed() {
    ComputationGraph graph = graph("x = [1, 2]; q = 2*x; f = prod(q)");
    assertEquals("derive.unformulated", TensorDerivation.objection(graph, "x").orElseThrow().key());
    assertEquals(Optional.empty(), TensorDerivation.objection(graph("x = 2; f = prod(x)"), "x"));
    String[] refused = {
      "sum(transpose(A, 0, 1)*B)", "sum(A, axis=(0, 1))^2", "sum(C*v)", "sum(sum(C, 1)^2)"
    };
    for (String of : refused) {
      String inputs =
          "A = [[1, 2], [3, 4]]; B = [[1, 0], [2, 5]]; C = [[[1, 2], [3, 4]]]; v = [1, 2]";
      String wrt = of.contains("C") ? "C" : "A";
      ComputationGraph none = graph(inputs + "; f = " + of);
      assertEquals(Optional.empty(), TensorDerivation.of(none, wrt, Signs.TEXTBOOK), of);
    }
  }

  private static final List<String> PROGRAMS =
      List.of(
          "W = [[1, 2], [3, -4]]; x = [1, 0.5]; b = [0.5, -1]; z = W x + b; f = sum(z^2)",
          "W = [[1, 2], [3, -4]]; x = [1, 0.5]; b = [0.5, -1]; f = sum(σ(W x + b))",
          "W = [[1, 2], [3, -4]]; x = [1, 0.5]; y = tanh(W x); f = sum(y)",
          "W = [[1, 2], [3, -4]]; x = [1, 0.5]; y = relu(W x); f = 3*sum(y*y)/2",
          "W = [[1, 2], [3, -4]]; x = [1, 0.5]; f = ‖W x‖",
          "X = [[1, 2], [3, 4], [5, 6]]; W = [[0.1, 0.2], [0.3, 0.4]]; b = [1, 2]; Z = X W + b; f ="
              + " sum(Z^3)",
          "X = [[1, 2], [3, 4], [5, 6]]; W = [[0.1, 0.2], [0.3, 0.4]]; t = [[1, 0], [0, 1], [1,"
              + " 1]]; f = mse(X W, t)",
          "A = [[1, 2], [3, 4]]; x = [1, -1]; f = x^T A x",
          "x = [1, 2]; W1 = [[1, 2], [-3, 4]]; W2 = [[0.5, -1]]; h = W1 x; s = W2 max(0, h); f ="
              + " sum(s^2)",
          "s = [3.2, 5.1, -1.7]; f = hinge(s, 0)",
          "s = [1, 2, 3]; f = hinge(2*s, 1)^2",
          "a = [1, 2, 3]; f = cross_entropy(a, 2)*2",
          "A = [[1, 2, 3], [0, 1, -1]]; y = softmax(A); f = sum(y*y)",
          "A = [[1, 2, 3], [0, 1, -1]]; c = sum(A, 0); d = sum(A, 1); f = sum(c^2) + sum(d^3)",
          "A = [[1, 2, 3], [0, 1, -1]]; f = mean(A^2)",
          "a = [1, 2]; b = [3, 4]; M = outer(a, b); f = sum(M*M)",
          "a = [1, 2]; b = [3, 4]; f = exp(dot(a, b)/10)",
          "a = [1, 2]; b = [3, 4]; f = sum(a/b) - sum(b/a)",
          "a = [1, 2]; c = 3; f = sum(max(a, c) + min(c - a, 2*a))",
          "a = [1, 2]; f = sum(log(a)) + sum(sqrt(a)) + sum(exp(-a))",
          "A = [[1, 2], [3, 4]]; B = transpose(A); f = sum(A B)",
          "x = [1, -2]; f = -‖x‖² + sum(abs(x))",
          "a = [0.5, 1]; f = sum(a^3 - 1/a)",
          "s = [1, 2, 3]; y = 1; L = -s_y + log(sum(exp(s)))",
          "s = [1, 2, 3]; w = [2, 1, 5]; f = (s*w)[2]^2 + logsumexp(2*s)",
          "s = [1, 2, 3]; y = 1; L = -log(softmax(s)[y])",
          "W = [[1, 2], [3, 4], [0, 1]]; x = [1, 2]; s = W x; L = 2*log(sum(exp(s))) - s[-1]",
          "CE(y, t) = -sum(t*log(y)); a = [1, 2]; t = [0.5, 0.25]; y = softmax(a); L = CE(y, t)");

  /// The formula, evaluated where the program stands, is what the backward pass hands to the input.
  @Test
  void everyResultIsWhatTheBackwardPassSays() {
    List<String> texts = new ArrayList<>(PROGRAMS);
    Examples.all().stream().map(Example::program).forEach(texts::add);
    int checked = 0;
    for (String text : texts) {
      ComputationGraph graph = graph(text);
      Trace trace = Trace.of(graph);
      for (Gate input : graph.inputs()) {
        Optional<TensorDerivation> chain = TensorChain.of(graph, input.name(), Signs.TEXTBOOK);
        if (chain.isEmpty()) continue;
        String result = text + "\nslope_of_output = " + chain.get().result().orElseThrow();
        ComputationGraph with = Texts.build(result).graph();
        Tensor value =
            Trace.of(with).value(with.named("slope_of_output").orElseThrow()).orElseThrow();
        Tensor gradient = trace.gradient(input).orElseThrow();
        assertEquals(gradient.shape(), value.shape(), result);
        for (int i = 0; i < gradient.size(); i++) {
          double off = Math.abs(gradient.get(i) - value.get(i));
          assertTrue(off <= 1e-12 * (1 + Math.abs(gradient.get(i))), result + ": " + gradient);
        }
        checked++;
      }
    }
    assertEquals(75, checked);
  }
}
