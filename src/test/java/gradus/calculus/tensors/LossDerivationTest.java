package gradus.calculus.tensors;

import static gradus.calculus.tensors.Derived.chain;
import static gradus.calculus.tensors.Derived.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.graph.ComputationGraph;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Losses: what they are in entries, and what they hand back.
class LossDerivationTest {
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
}
