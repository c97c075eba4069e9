package gradus.calculus.tensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.calculus.Derivation;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The derivations of whole tensors, as the lecture writes them.
class TensorChainTest {
  private static final String NORM = Examples.named("norm").orElseThrow().program();

  private static ComputationGraph graph(String text) {
    Program program = ProgramReader.read(text);
    Folding folding = Derivation.folding(program);
    return GraphBuilder.build(program, Map.of(), null, folding, () -> false).graph();
  }

  private static Optional<TensorDerivation> chain(String text, String wrt) {
    return TensorChain.of(graph(text), wrt, Signs.TEXTBOOK);
  }

  private static List<String> equations(String text, String wrt) {
    return chain(text, wrt).orElseThrow().lines().stream().map(TensorLine::equation).toList();
  }

  private static List<String> lines(String text, String wrt) {
    return chain(text, wrt).orElseThrow().lines().stream()
        .map(line -> line.called(Locale.ENGLISH) + ": " + line.equation())
        .toList();
  }

  @Test
  void sumsAndMeansHaveTheirNamesInKorean() {
    List<String> korean =
        Stream.of("sum", "mean")
            .map(f -> chain("x = [1, 2]; z = x^2; L = " + f + "(z)", "x").orElseThrow())
            .map(d -> d.lines().get(1).called(Locale.KOREAN))
            .toList();
    assertEquals(List.of("원소의 합", "평균"), korean);
  }

  @Test
  void theSquaredNormIsDerivedAsOnTheSlide() {
    assertEquals(
        List.of(
            "definition: f = Σ_i q_i²",
            "squared norm: ∂f/∂q = 2 q",
            "entries: q_k = Σ_j W_kj x_j",
            "chain rule over entries: ∂f/∂W_ij = Σ_k ∂f/∂q_k · ∂q_k/∂W_ij",
            "local derivative: ∂q_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂f/∂W_ij = Σ_k 2 q_k · 1[k = i] x_j = 2 q_i x_j",
            "as tensors: ∂f/∂W = ∂f/∂q xᵀ = 2 q xᵀ",
            "shapes agree: ∂f/∂W: 2×2, W: 2×2"),
        lines(NORM, "W"));
    assertEquals(
        List.of(
            "definition: f = Σ_i q_i²",
            "squared norm: ∂f/∂q = 2 q",
            "entries: q_k = Σ_j W_kj x_j",
            "chain rule over entries: ∂f/∂x_i = Σ_k ∂f/∂q_k · ∂q_k/∂x_i",
            "local derivative: ∂q_k/∂x_i = W_ki",
            "entries: ∂f/∂x_i = Σ_k 2 q_k W_ki",
            "as tensors: ∂f/∂x = Wᵀ ∂f/∂q = 2 Wᵀ q",
            "shapes agree: ∂f/∂x: 2, x: 2"),
        lines(NORM, "x"));
    TensorDerivation ofW = chain(NORM, "W").orElseThrow();
    assertEquals(Optional.of("2*outer(q, x)"), ofW.result());
    assertEquals("2 \\, \\boldsymbol{q} \\, \\boldsymbol{x}^{\\top}", ofW.latexResult());
    assertEquals(Optional.of("2*transpose(W) @ q"), chain(NORM, "x").orElseThrow().result());
    assertEquals("∂f/∂W", ofW.slope());
  }

  @Test
  void aMatrixThatIsUsedBesideAProductIsToldByEntriesToo() {
    String svm = Examples.named("hinge").orElseThrow().program();
    List<String> lines = lines(svm, "W");
    assertEquals(
        List.of(
            "entries: s_k = Σ_j W_kj x_j",
            "sum rule, constant multiple, squared norm, chain rule over entries: ∂L/∂W_ij = 2 λ"
                + " W_ij + Σ_k ∂L/∂s_k · ∂s_k/∂W_ij",
            "local derivative: ∂s_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = 2 λ W_ij + Σ_k ∂L/∂s_k · 1[k = i] x_j = 2 λ W_ij +"
                + " ∂L/∂s_i x_j"),
        lines.subList(4, 8));
    String net =
        "W = [[1, 2], [3, 4]]; V = [[1, 1], [2, 1]]; b = [1, 1]; x = [1, 2]; h = W x + b; q = V"
            + " tanh(h); L = sum(q^2)";
    assertEquals(
        List.of(
            "entries: q_k = Σ_j V_kj (tanh(h))_j",
            "chain rule over entries: ∂L/∂V_ij = Σ_k ∂L/∂q_k · ∂q_k/∂V_ij",
            "local derivative: ∂q_k/∂V_ij = 1[k = i] (tanh(h))_j",
            "the indicator selects: ∂L/∂V_ij = Σ_k 2 q_k · 1[k = i] (tanh(h))_j = 2 q_i"
                + " (tanh(h))_j"),
        lines(net, "V").subList(2, 6));
    assertTrue(lines(net, "x").contains("entries: h_k = Σ_j W_kj x_j + b_k"), "" + lines(net, "x"));
    // What is added depends on x itself: W_ki is not all of its derivative.
    String own = "W = [[1, 2], [3, 4]]; x = [1, 2]; h = W x + x; L = sum(h^2)";
    assertEquals(
        List.of(
            "entries: q_k = Σ_j W_kj x_j",
            "sum rule, chain rule over entries: ∂L/∂x_i = 2 h_i + Σ_k ∂L/∂q_k · ∂q_k/∂x_i",
            "local derivative: ∂q_k/∂x_i = W_ki",
            "entries: ∂L/∂x_i = 2 h_i + Σ_k 2 h_k W_ki"),
        lines(own, "x").subList(4, 8));
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
  void aFunctionOfTheProgramsOwnIsPassedAndTheLossOfSoftmaxIsYMinusT() {
    assertEquals(
        List.of(
            "definition: L = −Σ(t ⊙ log(y))",
            "constant multiple, sum, product rule, log: ∂L/∂y = −t/y",
            "the entries, as they stand, add up to 1: Σ t = 1",
            "softmax: ∂L/∂a = y ⊙ (∂L/∂y − Σ(∂L/∂y ⊙ y)) = (Σ t) y − t = y − t",
            "shapes agree: ∂L/∂a: 3, a: 3"),
        lines(Examples.named("softmax-loss").orElseThrow().program(), "a"));
    TensorDerivation loss =
        chain(Examples.named("softmax-loss").orElseThrow().program(), "a").orElseThrow();
    assertEquals("y − t", loss.resultText());
    assertEquals("\\boldsymbol{y} - \\boldsymbol{t}", loss.latexResult());
    assertEquals(Optional.of("y - t"), loss.result());
    String twice =
        "CE(y, t) = -sum(t*log(y)); a = [1, 2]; t = [1, 1]; y = softmax(a); L = CE(y, t)";
    assertEquals(List.of("(Σ t) y − t"), List.of(chain(twice, "a").orElseThrow().resultText()));
    // Targets that do not add up to 1 leave no y − t.
    assertEquals(4, lines(twice, "a").size());
    assertEquals(
        "softmax(a) − [1[i = k]]_i",
        chain(Examples.named("cross-entropy").orElseThrow().program(), "a")
            .orElseThrow()
            .resultText());
  }

  @Test
  void theSlopeOfAHingeIsWrittenAsTheStepHasIt() {
    String loss = "; y = 0; L = hinge(s, y)";
    String within = "1[s_j + 1 > s_y]";
    String slope = " · (1[i = j] − 1[i = y])]_i";
    assertEquals(
        List.of(
            "definition: L = Σ_{j≠y} max(0, s_j − s_y + 1)",
            "hinge: ∂L/∂s = [Σ_{j≠y} " + within + slope,
            "shapes agree: ∂L/∂s: 3, s: 3"),
        lines("s = [3.2, 5.1, -1.7]" + loss, "s"));
    TensorDerivation apart = chain("s = [3.2, 5.1, -1.7]" + loss, "s").orElseThrow();
    assertEquals(Optional.of("(s + 1 > s[0]) - sum(s + 1 > s[0])*[1, 0, 0]"), apart.result());
    assertEquals(
        "\\left[ \\sum_{j \\ne y} \\mathbf{1}[s_{j} + 1 > s_{y}] \\cdot \\left( \\mathbf{1}[i = j]"
            + " - \\mathbf{1}[i = y] \\right) \\right]_{i}",
        apart.latexResult());
    TensorDerivation tied = chain("s = [3.2, 2.2, -1.7]" + loss, "s").orElseThrow();
    assertEquals("[Σ_{j≠y} (" + within + " + ½ · 1[s_j + 1 = s_y])" + slope, tied.resultText());
    assertEquals(
        Optional.of(
            "(s + 1 > s[0]) + (s + 1 == s[0])/2 - sum((s + 1 > s[0]) + (s + 1 == s[0])/2)*[1, 0,"
                + " 0]"),
        tied.result());
    assertEquals(
        "[Σ_{j≠1} 1[(W x)_j + 1 > (W x)_1] · (1[i = j] − 1[i = 1])]_i xᵀ",
        chain("W = [[1, 2], [3, 4]]; x = [1, 2]; L = hinge(W x, 1)", "W")
            .orElseThrow()
            .resultText());
  }

  @Test
  void whatIsDerivedIsSaidFirst() {
    String s = "W = [[1, 2], [3, 4]]; x = [1, 2]; s = W x; ";
    assertEquals("definition: f = Σ_i s_i", lines(s + "f = sum(s)", "W").getFirst());
    assertEquals("definition: f = Σ_ij W_ij²", lines(s + "f = ‖W‖²", "W").getFirst());
    assertEquals(
        "definition, classes count from 0: L = −log(softmax(s)[1])",
        lines(s + "L = cross_entropy(s, 1)", "W").getFirst());
    assertEquals(
        "definition, classes count from 0: L = Σ_{j≠1} max(0, (2 s)_j − (2 s)_1 + 1)",
        lines(s + "L = hinge(2*s, 1)", "W").getFirst());
    assertEquals(
        List.of(
            "definition: L = D + ‖W‖²",
            "definition: D = Σ_{j≠y} max(0, s_j − s_y + 1)",
            "sum rule: ∂L/∂D = 1"),
        lines(s + "y = 0; D = hinge(s, y); L = D + ‖W‖²", "W").subList(0, 3));
    assertEquals("definition: f = Σ(σ(s))", lines(s + "f = sum(sigmoid(s))", "W").getFirst());
    assertEquals(
        List.of("definition: L = 1/2 · Σ_i (s_i − t_i)²", "mse: ∂L/∂s = s − t"),
        lines(s + "t = [1, 2]; L = mse(s, t)", "x").subList(0, 2));
  }

  @Test
  void aLossOfABatchIsSaidInItsEntriesToo() {
    Written squares = definition("S = [[1, 2], [3, 4]]; t = [0, 1]; L = mse(S, t)", Signs.TEXTBOOK);
    assertEquals("1/4 · Σ_ij (S_ij − t_j)²", squares.text());
    assertEquals("\\frac{1}{4} \\, \\sum_{ij} \\left(S_{ij} - t_{j}\\right)^{2}", squares.latex());
    Written margins =
        definition("S = [[1, 2], [3, 4]]; y = [0, 1]; L = hinge(S, y)", Signs.TEXTBOOK);
    assertEquals("1/2 · Σ_i Σ_{j≠y_i} max(0, S_ij − S_{i, y_i} + 1)", margins.text());
    assertEquals(
        "\\frac{1}{2} \\, \\sum_{i} \\sum_{j \\ne y_{i}} \\max\\left(0, S_{ij} - S_{i\\,y_{i}} +"
            + " 1\\right)",
        margins.latex());
    // Letters of the program count nothing.
    assertEquals(
        "−1/2 ∗ Σ_k log(softmax(S)[k, j_k])",
        definition("S = [[1, 2], [3, 4]]; j = [0, 1]; i = cross_entropy(S, j)", Signs.NOTES)
            .text());
  }

  private static Written definition(String program, Signs signs) {
    ComputationGraph graph = Texts.build(program).graph();
    TensorWriter writer = new TensorWriter("L", signs, graph);
    return new LossBody(graph, new TensorValues(graph), writer).of(graph.output()).orElseThrow();
  }

  @Test
  void twoOverTheCountIsInLowestTerms() {
    assertEquals(
        "2 · (a − t)/3",
        chain("a = [1, 2, 4]; t = [0, 0, 0]; L = mse(a, t)", "a").orElseThrow().resultText());
    assertEquals(
        "(a − t)/2",
        chain("a = [1, 2, 4, 5]; t = [0, 0, 0, 0]; L = mse(a, t)", "a").orElseThrow().resultText());
    assertEquals(
        "−(a − t)", chain("a = [1, 2]; t = [0, 0]; L = mse(a, t)", "t").orElseThrow().resultText());
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
  void theLossOfSoftmaxByEntriesIsSoftmaxLessTheRightClass() {
    String scores = "W = [[1, 2], [3, 4], [0, 1]]; x = [1, 2]; y = 1; s = W x; ";
    for (String loss :
        List.of(
            "L = -s_y + log(sum(exp(s)))",
            "L = logsumexp(s) - s[y]",
            "L = -log(softmax(s)[y])",
            "L = cross_entropy(s, y)")) {
      assertEquals(
          "(softmax(s) − [1[i = y]]_i) xᵀ",
          chain(scores + loss, "W").orElseThrow().resultText(),
          loss);
    }
    assertEquals(
        "softmax(s) − [1[i = 0]]_i",
        chain("s = [1, 2, 3]; L = -s_1 + log(\\sum_j e^{s_j})", "s").orElseThrow().resultText());
    assertEquals(
        List.of(
            "definition: L = −log(p_1)",
            "constant multiple, log, index: ∂L/∂p = −[1[i = y]]_i/p_1",
            "softmax: ∂L/∂s = p ⊙ (∂L/∂p − Σ(∂L/∂p ⊙ p)) = p − [1[i = y]]_i",
            "shapes agree: ∂L/∂s: 3, s: 3"),
        lines("s = [1, 2, 3]; y = 1; p = softmax(s); L = -log(p[y])", "s"));
    assertEquals(
        Optional.of("outer([1, 0], [0, 1])"),
        chain("A = [[1, 2], [3, 4]]; f = A[0, 1]", "A").orElseThrow().result());
    // the sum of other powers is no softmax
    assertEquals(
        "eˢ/(Σ(eˢ) + 1)",
        chain("s = [1, 2]; f = log(sum(exp(s)) + 1)", "s").orElseThrow().resultText());
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

  /// What the text gives no name has one in the lines, and none in the answer.
  @Test
  void aProductWithoutANameIsToldByEntriesToo() {
    String numbers = "W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]; y = [1, 0]; ";
    assertEquals(
        List.of(
            "definition: L = Σ_i p_i²",
            "definition: p = y − W x",
            "squared norm: ∂L/∂p = 2 p",
            "entries: p_k = y_k − Σ_j W_kj x_j",
            "chain rule over entries: ∂L/∂W_ij = Σ_k ∂L/∂p_k · ∂p_k/∂W_ij",
            "local derivative: ∂p_k/∂W_ij = −1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = Σ_k 2 p_k · (−1[k = i] x_j) = −2 p_i x_j",
            "as tensors: ∂L/∂W = −(∂L/∂p xᵀ) = −2 p xᵀ = −2 · (y − W x) xᵀ",
            "shapes agree: ∂L/∂W: 2×2, W: 2×2"),
        lines(numbers + "L = ‖y - W x‖²", "W"));
    TensorDerivation ofW = chain(numbers + "L = ‖W x - y‖²", "W").orElseThrow();
    assertEquals("2 · (W x − y) xᵀ", ofW.resultText());
    assertEquals(Optional.of("2*outer(W @ x - y, x)"), ofW.result());
    String net =
        "W1 = [[1, 2], [3, 4]]; b1 = [1, 1]; W2 = [[1, 0], [2, 1]]; x = [1, 2]; h = relu(W1 x +"
            + " b1); s = W2 h; L = cross_entropy(s, 0)";
    assertEquals(
        List.of(
            "chain rule over entries: ∂L/∂(b₁)_i = Σ_k ∂L/∂p_k · ∂p_k/∂(b₁)_i",
            "local derivative: ∂p_k/∂(b₁)_i = 1[k = i]",
            "the indicator selects: ∂L/∂(b₁)_i = Σ_k ∂L/∂p_k · 1[k = i] = ∂L/∂p_i"),
        lines(net, "b1").stream().filter(l -> l.contains("(b₁)_i")).toList());
  }

  @Test
  void aBatchIsToldByEntries() {
    String batch =
        "X = [[1, 2], [3, 4], [5, 6]]; W = [[0.1, 0.2], [0.3, 0.4]]; b = [1, 2]; G = [[1, 2], [3,"
            + " 4], [5, 6]]; Y = X W + b; L = sum(Y*G)";
    assertEquals(
        List.of(
            "entries: Y_kl = Σ_m X_km W_ml + b_l",
            "chain rule over entries: ∂L/∂W_ij = Σ_kl ∂L/∂Y_kl · ∂Y_kl/∂W_ij",
            "local derivative: ∂Y_kl/∂W_ij = 1[l = j] X_ki",
            "the indicator selects: ∂L/∂W_ij = Σ_kl G_kl · 1[l = j] X_ki = Σ_k G_kj X_ki",
            "as tensors: ∂L/∂W = Xᵀ ∂L/∂Y = Xᵀ G"),
        lines(batch, "W").subList(2, 7));
    assertEquals(
        "the indicator selects: ∂L/∂X_ij = Σ_kl G_kl · 1[k = i] W_jl = Σ_l G_il W_jl",
        lines(batch, "X").get(5));
    assertEquals(
        "the indicator selects: ∂L/∂b_i = Σ_kl G_kl · 1[l = i] = Σ_k G_ki",
        lines(batch, "b").get(5));
    assertEquals("sum(G, 0)", chain(batch, "b").orElseThrow().resultText());
  }

  /// One number for all examples, and the weights, of logistic regression as a lecture has them.
  @Test
  void logisticRegressionIsToldByEntriesToTheErrors() {
    String program =
        "X = [[1, 2], [0.5, -1], [-2, 0.3]]; w = [0.4, -0.7]; b = 0.2; y = [1, 0, 1]; "
            + "z = X w + b; p = sigmoid(z); L = mean(-y*log(p) - (1-y)*log(1-p))";
    List<String> above =
        List.of(
            "L = mean(−y ⊙ log(p) − (1 − y) ⊙ log(1 − p))",
            "∂L/∂p = (1 − y)/(3 · (1 − p)) − y/(3 p)",
            "∂L/∂z = ∂L/∂p ⊙ (p ⊙ (1 − p)) = (p − y)/3",
            "z_k = Σ_j X_kj w_j + b");
    List<String> bias = new ArrayList<>(above);
    bias.add("∂L/∂b = Σ_k ∂L/∂z_k · ∂z_k/∂b");
    bias.add("∂z_k/∂b = 1");
    bias.add("∂L/∂b = Σ_k ∂L/∂z_k");
    bias.add("∂L/∂b = Σ(∂L/∂z) = Σ(p − y)/3");
    assertEquals(bias, equations(program, "b"));
    List<String> weights = new ArrayList<>(above);
    weights.add("∂L/∂w_i = Σ_k ∂L/∂z_k · ∂z_k/∂w_i");
    weights.add("∂z_k/∂w_i = X_ki");
    weights.add("∂L/∂w_i = Σ_k ∂L/∂z_k X_ki");
    weights.add("∂L/∂w = Xᵀ ∂L/∂z = Xᵀ (p − y)/3");
    weights.add("∂L/∂w: 2, w: 2");
    assertEquals(weights, equations(program, "w"));
    String batch = "X = [[1, 2], [3, 4], [5, 6]]; W = [[1, 2], [0, 1]]; c = 2; Z = c - X W; ";
    assertEquals(
        List.of(
            "Z_kl = c − Σ_m X_km W_ml",
            "∂L/∂c = Σ_kl ∂L/∂Z_kl · ∂Z_kl/∂c",
            "∂Z_kl/∂c = 1",
            "∂L/∂c = Σ_kl ∂L/∂Z_kl",
            "∂L/∂c = Σ(∂L/∂Z) = 3 Σ(Z²)"),
        equations(batch + "L = sum(Z^3)", "c").subList(2, 7));
    assertEquals(
        List.of("∂L/∂c = Σ_kl ∂L/∂Z_kl · ∂Z_kl/∂c", "∂Z_kl/∂c = −1", "∂L/∂c = −Σ_kl ∂L/∂Z_kl"),
        equations(batch.replace("c - X W", "X W - c") + "L = sum(Z^3)", "c").subList(3, 6));
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
  void aQuadraticFormIsToldByEntries() {
    String form = "A = [[2, 1], [0, 3]]; x = [1, -2]; f = x^T A x";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x",
            "entries: f = Σ_kl x_k A_kl x_l",
            "the indicator selects: ∂f/∂A_ij = Σ_kl x_k 1[k = i] 1[l = j] x_l = x_i x_j",
            "as tensors: ∂f/∂A = x xᵀ",
            "shapes agree: ∂f/∂A: 2×2, A: 2×2"),
        lines(form, "A"));
    assertEquals(
        List.of(
            "entries: f = Σ_kl x_k A_kl x_l",
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i]) = Σ_l A_il x_l + Σ_k x_k A_ki",
            "as tensors: ∂f/∂x = Aᵀ x + A x = (A + Aᵀ) x"),
        lines(form, "x").subList(1, 4));
  }

  /// Beside a product of two vectors, a number, and each with a number before it.
  @Test
  void aQuadraticFunctionIsToldByEntries() {
    String program =
        "A = [[2, 1, 0.5], [0, 3, -1], [1, 2, 4]]; b = [1, -2, 0.5]; x = [0.5, 2, -1]; c = 3; "
            + "f = x^T A x / 2 - b^T x + c";
    String entries = "entries: f = Σ_kl x_k A_kl x_l/2 − Σ_k b_k x_k + c";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x/2 − bᵀ x + c",
            entries,
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i])/2 − Σ_k b_k 1[k = i] = (Σ_l A_il x_l + Σ_k x_k A_ki)/2 − b_i",
            "as tensors: ∂f/∂x = Aᵀ x/2 + A x/2 − b = (A + Aᵀ) x/2 − b",
            "shapes agree: ∂f/∂x: 3, x: 3"),
        lines(program, "x"));
    assertEquals(
        Optional.of("(A + transpose(A)) @ x/2 - b"), chain(program, "x").orElseThrow().result());
    assertEquals(
        List.of(
            entries,
            "the indicator selects: ∂f/∂b_i = −Σ_k 1[k = i] x_k = −x_i",
            "as tensors: ∂f/∂b = −x"),
        lines(program, "b").subList(1, 4));
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl x_k 1[k = i] 1[l = j] x_l/2 = x_i x_j/2",
        lines(program, "A").get(2));
    assertTrue(
        chain(program, "x")
            .orElseThrow()
            .lines()
            .get(2)
            .latex()
            .getLast()
            .startsWith(
                "\\frac{\\sum_{l} A_{il} \\, x_{l} + \\sum_{k} x_{k} \\, A_{ki}}{2} - b_{i}"));
    String ridge = "A = [[2, 1], [0, 3]]; x = [1, -2]; λ = 0.1; f = λ*‖x‖² - xᵀ A x";
    assertEquals(
        List.of(
            "entries: f = λ Σ_k x_k² − Σ_kl x_k A_kl x_l",
            "power rule, product rule, the indicator selects: ∂f/∂x_i = 2 λ Σ_k x_k 1[k = i] − Σ_kl"
                + " (1[k = i] A_kl x_l + x_k A_kl 1[l = i]) = 2 λ x_i − (Σ_l A_il x_l + Σ_k x_k"
                + " A_ki)",
            "as tensors: ∂f/∂x = 2 λ x − Aᵀ x − A x = 2 λ x − (A + Aᵀ) x"),
        lines(ridge, "x").subList(1, 4));
    // where one of the three is made of another the lines would be half of it
    List<String> made = lines("A = [[2, 1], [0, 3]]; x = [1, -2]; q = A x; f = x^T A q", "x");
    assertTrue(made.stream().noneMatch(line -> line.contains("q_l")), made::toString);
  }

  /// Each entry lies in one window and is the largest there or not.
  @Test
  void thePoolingOfAnImageIsToldByEntries() {
    String image = "X = [[1, 3, 2, 4, 0, 1], [5, 6, 0, 1, 8, 9]]; ";
    List<String> squares = lines(image + "P = maxpool(X, 2); L = sum(P^2)", "X");
    assertEquals(
        List.of(
            "entries: P_kl = max_mn X_{2k+m, 2l+n}",
            "chain rule over entries: ∂L/∂X_ij = Σ_kl ∂L/∂P_kl · ∂P_kl/∂X_ij",
            "local derivative: ∂P_kl/∂X_ij = 1[k = ⌊i/2⌋] 1[l = ⌊j/2⌋] 1[X_ij = P_kl]",
            "the indicator selects: ∂L/∂X_ij = Σ_kl 2 P_kl · 1[k = ⌊i/2⌋] 1[l = ⌊j/2⌋] 1[X_ij ="
                + " P_kl] = 2 P_kl 1[X_ij = P_kl], k = ⌊i/2⌋, l = ⌊j/2⌋",
            "as tensors: ∂L/∂X = upsample(∂L/∂P) ⊙ 1[X = upsample(P)] = 2 · upsample(P) ⊙ 1[X ="
                + " upsample(P)]"),
        squares.subList(2, 7));
    List<String> unnamed = lines(image + "k = 2; L = k*sum(maxpool(X, 2))", "X");
    assertTrue(unnamed.contains("definition: q = pool(X, 2)"), unnamed::toString);
    // k is a number of the program
    assertTrue(unnamed.contains("entries: q_lm = max_na X_{2l+n, 2m+a}"), unnamed::toString);
    // what no window covers has no place in one
    List<String> rest = lines("X = [[1, 3, 2], [5, 6, 0]]; P = maxpool(X, 2); L = sum(P^2)", "X");
    assertTrue(rest.stream().noneMatch(line -> line.startsWith("entries")), rest::toString);
  }

  @Test
  void theKernelOfAConvolutionIsToldByEntries() {
    String slid =
        "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]; K = [[1, -1], [0.5, 2]]; C = conv2d(X, K); L ="
            + " sum(C^2)";
    assertEquals(
        List.of(
            "entries: C_kl = Σ_mn X_{k+m, l+n} K_mn",
            "chain rule over entries: ∂L/∂K_ij = Σ_kl ∂L/∂C_kl · ∂C_kl/∂K_ij",
            "local derivative: ∂C_kl/∂K_ij = X_{k+i, l+j}",
            "entries: ∂L/∂K_ij = Σ_kl 2 C_kl X_{k+i, l+j}",
            "as tensors: ∂L/∂K = conv(X, ∂L/∂C) = 2 · conv(X, C)"),
        lines(slid, "K").subList(2, 7));
  }

  /// Which windows hold a pixel is said by the indicator.
  @Test
  void theImageOfAConvolutionIsToldByEntries() {
    String slid =
        "X = [[1, 2, 0], [3, 1, 2], [0, 1, 4]]; K = [[1, -1], [0.5, 2]]; C = conv2d(X, K); L ="
            + " sum(C^2)";
    assertEquals(
        List.of(
            "entries: C_kl = Σ_mn X_{k+m, l+n} K_mn",
            "chain rule over entries: ∂L/∂X_ij = Σ_kl ∂L/∂C_kl · ∂C_kl/∂X_ij",
            "local derivative: ∂C_kl/∂X_ij = 1[0 ≤ i−k < 2, 0 ≤ j−l < 2] K_{i−k, j−l}",
            "the indicator selects: ∂L/∂X_ij = Σ_kl 2 C_kl · 1[0 ≤ i−k < 2, 0 ≤ j−l < 2] K_{i−k,"
                + " j−l} = Σ_{i−2<k≤i, j−2<l≤j} 2 C_kl K_{i−k, j−l}",
            "as tensors: ∂L/∂X = conv(pad(∂L/∂C), rot180(K)) = 2 · conv(pad(C), rot180(K))"),
        lines(slid, "X").subList(2, 7));
  }

  /// While one of them is told the others are held.
  @Test
  void aMatrixInSeveralProductsIsToldUseByUse() {
    String apart = "W = [[1, 2], [3, 4]]; x = [1, 2]; y = [3, 1]; q = W x; L = sum(q^2) + sum(W y)";
    assertEquals(
        List.of(
            "definition: L = Σ(q²) + Σ(v)",
            "definition: v = W y",
            "sum rule, sum: ∂L/∂v = 𝟏",
            "sum rule, sum, power rule: ∂L/∂q = 2 q",
            "entries: v_k = Σ_j W_kj y_j",
            "entries: q_k = Σ_j W_kj x_j",
            "each use by itself, chain rule over entries: ∂L/∂W_ij = Σ_k ∂L/∂v_k · ∂v_k/∂W_ij +"
                + " Σ_k ∂L/∂q_k · ∂q_k/∂W_ij",
            "local derivative: ∂v_k/∂W_ij = 1[k = i] y_j",
            "local derivative: ∂q_k/∂W_ij = 1[k = i] x_j",
            "the indicator selects: ∂L/∂W_ij = Σ_k 1[k = i] y_j + Σ_k 2 q_k · 1[k = i] x_j = y_j"
                + " + 2 q_i x_j",
            "as tensors: ∂L/∂W = ∂L/∂v yᵀ + ∂L/∂q xᵀ = 𝟏 yᵀ + 2 q xᵀ",
            "shapes agree: ∂L/∂W: 2×2, W: 2×2"),
        lines(apart, "W"));
  }

  @Test
  void aMatrixTimesItselfIsToldByBothItsUses() {
    assertEquals(
        List.of(
            "definition: f = Σ_ij p_ij",
            "definition: p = Aᵀ A",
            "sum: ∂f/∂p = 𝟏",
            "entries: p_kl = Σ_m A_mk A_ml",
            "chain rule over entries: ∂f/∂A_ij = Σ_kl ∂f/∂p_kl · ∂p_kl/∂A_ij",
            "local derivative: ∂p_kl/∂A_ij = 1[k = j] A_il + 1[l = j] A_ik",
            "the indicator selects: ∂f/∂A_ij = Σ_kl (1[k = j] A_il + 1[l = j] A_ik) = Σ_l A_il +"
                + " Σ_k A_ik",
            "as tensors: ∂f/∂A = A ∂f/∂p + A (∂f/∂p)ᵀ = 2 A 𝟏",
            "shapes agree: ∂f/∂A: 3×2, A: 3×2"),
        lines("A = [[1, 2], [3, 4], [5, 6]]; f = sum(Aᵀ A)", "A"));
    List<String> square = lines("W = [[1, 2], [3, 4]]; q = W W; L = sum(q^2)", "W");
    assertTrue(square.contains("local derivative: ∂q_kl/∂W_ij = 1[k = i] W_jl + 1[l = j] W_ki"));
    assertEquals("as tensors: ∂L/∂W = ∂L/∂q Wᵀ + Wᵀ ∂L/∂q = 2 q Wᵀ + 2 Wᵀ q", square.get(6));
  }

  /// Of Aᵀ the rows are columns of A.
  @Test
  void aMatrixThatIsTransposedIsToldByItsOwnEntries() {
    List<String> keys =
        lines("Q = [[1, 2], [3, 4]]; K = [[1, 0], [2, 1], [1, 1]]; S = Q Kᵀ; L = sum(S^3)", "K");
    assertEquals("entries: S_kl = Σ_m Q_km K_lm", keys.get(2));
    assertEquals(
        "the indicator selects: ∂L/∂K_ij = Σ_kl ∂L/∂S_kl · 1[l = i] Q_kj = Σ_k ∂L/∂S_ki Q_kj",
        keys.get(5));
    List<String> column = lines("A = [[1, 2], [3, 4]]; x = [1, 2]; f = sum((Aᵀ x)^2)", "A");
    assertEquals("entries: p_k = Σ_j A_jk x_j", column.get(3));
    assertEquals("as tensors: ∂f/∂A = x (∂f/∂p)ᵀ = 2 x pᵀ = 2 x xᵀ A", column.get(7));
  }

  @Test
  void aTraceSelectsTheDiagonal() {
    assertEquals(
        List.of(
            "definition: f = Σ_k A_kk",
            "the indicator selects: ∂f/∂A_ij = Σ_k 1[k = i] 1[k = j] = 1[i = j]",
            "as tensors: ∂f/∂A = I",
            "shapes agree: ∂f/∂A: 2×2, A: 2×2"),
        lines("A = [[1, 2], [3, 4]]; f = trace(A)", "A"));
    List<String> gram = lines("A = [[1, 2], [3, 4]]; f = trace(Aᵀ A)", "A");
    assertEquals("definition: f = Σ_k p_kk", gram.getFirst());
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl 1[k = l] · (1[k = j] A_il + 1[l = j] A_ik) ="
            + " Σ_l 1[j = l] A_il + Σ_k 1[k = j] A_ik = 2 A_ij",
        gram.get(6));
    List<String> product = lines("A = [[1, 2], [3, 4]]; B = [[1, 0], [2, 1]]; f = trace(A B)", "A");
    assertEquals(
        "the indicator selects: ∂f/∂A_ij = Σ_kl 1[k = l] · 1[k = i] B_jl = Σ_l 1[i = l] B_jl ="
            + " B_ji",
        product.get(6));
  }

  @Test
  void aBiasThatIsAColumnIsToldByEntriesToo() {
    String layer =
        "W = [[1, 2], [3, 4]]; x = [[1], [2]]; b = [[1], [1]]; y = W x + b; L = sum(y^2)";
    assertEquals(
        List.of(
            "entries: y_kl = Σ_m W_km x_ml + b_kl",
            "chain rule over entries: ∂L/∂b_ij = Σ_kl ∂L/∂y_kl · ∂y_kl/∂b_ij",
            "local derivative: ∂y_kl/∂b_ij = 1[k = i] 1[l = j]",
            "the indicator selects: ∂L/∂b_ij = Σ_kl 2 y_kl · 1[k = i] 1[l = j] = 2 y_ij",
            "as tensors: ∂L/∂b = ∂L/∂y = 2 y"),
        lines(layer, "b").subList(2, 7));
  }

  @Test
  void aQuadraticFormOfColumnsIsToldByEntries() {
    String form = "A = [[2, 1], [0, 3]]; x = [[1], [-2]]; f = x^T A x";
    assertEquals(
        List.of(
            "definition: f = xᵀ A x",
            "one entry, so a gradient: ∂f/∂f = 𝟏",
            "entries: f = Σ_kl x_k A_kl x_l",
            "product rule, the indicator selects: ∂f/∂x_i = Σ_kl (1[k = i] A_kl x_l + x_k A_kl 1[l"
                + " = i]) = Σ_l A_il x_l + Σ_k x_k A_ki",
            "as tensors: ∂f/∂x = Aᵀ x + A x = (A + Aᵀ) x",
            "shapes agree: ∂f/∂x: 2×1, x: 2×1"),
        lines(form, "x"));
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
    assertEquals(62, checked);
  }
}
