package gradus.calculus.formulas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.calculus.tensors.TensorDerivation;
import gradus.calculus.tensors.TensorLine;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Statement;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands or lies among matrices is written as in a lecture, and is what the program has.
class StandingVectorsTest {
  private static final String ATTENTION =
      "Q = [[1, 0.5], [0.2, -1]]; K = [[0.3, 1], [1, -0.4], [0.7, 0.1]]; V = [[1, 2], [0, 1], [-1,"
          + " 1]]; A = softmax(Q Kᵀ); O = A V; L = sum(O^2)";
  private static final String HINGE =
      "X = [[1, 2], [3, 4]]; W = [[1, 0, 1], [2, 1, 0]]; S = X W; L = hinge(S, [0, 2])";
  private static final String ROWS =
      "X = [[1, 0.5], [0.2, -1], [0.3, 0.7]]; g = [[1], [2], [3]]; m = mean(X, 1); v = mean((X -"
          + " reshape(m, 3, 1))^2, 1); Z = (X - reshape(m, 3, 1))/reshape(sqrt(v + 0.1), 3, 1); Y ="
          + " g*Z; L = sum(Y^2)";
  private static final String LYING =
      "X = [[1, 2], [3, 4], [5, 6]]; r = [[2, 3]]; b = [1, 2]; L = sum((X*r + b)^3)/sum(X)";

  private static TensorDerivation derived(String text, String wrt) {
    return TensorDerivation.of(Texts.build(text).graph(), wrt, Signs.TEXTBOOK).orElseThrow();
  }

  private static String line(String text, String wrt, String start) {
    return derived(text, wrt).lines().stream()
        .map(TensorLine::equation)
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSumOfRowsIsAProductWithOnes() {
    assertEquals(
        "∂L/∂p = A ⊙ (∂L/∂A − (∂L/∂A ⊙ A) 𝟏 𝟏ᵀ) = 2 O Vᵀ ⊙ A − 2 (O Vᵀ ⊙ A) 𝟏 𝟏ᵀ ⊙ A",
        line(ATTENTION, "Q", "∂L/∂p"));
    assertEquals(
        "∂L/∂v = −(∂L/∂Z ⊙ (X − m 𝟏ᵀ)/((v + 0.1) 𝟏ᵀ)) 𝟏/(2 · sqrt(v + 0.1)) = −(Y ⊙ g ⊙ (X − m"
            + " 𝟏ᵀ)/((v + 0.1) 𝟏ᵀ)) 𝟏/sqrt(v + 0.1)",
        line(ROWS, "X", "∂L/∂v"));
    assertEquals("2 (Y ⊙ Z) 𝟏", derived(ROWS, "g").resultText());
    assertEquals(
        "2 \\, \\left(\\boldsymbol{Y} \\odot \\boldsymbol{Z}\\right) \\, \\mathbf{1}",
        derived(ROWS, "g").latexResult());
    assertEquals("3 𝟏ᵀ ((X ⊙ r + b)² ⊙ X)/(Σ X)", derived(LYING, "r").resultText());
  }

  @Test
  void noLineForPeopleReshapesASum() {
    for (String text : List.of(ATTENTION, HINGE, ROWS, LYING)) {
      ComputationGraph graph = Texts.build(text).graph();
      for (Gate input : graph.inputs()) {
        for (TensorLine line : derived(text, input.name()).lines()) {
          assertFalse(line.equation().contains("reshape"), line.equation());
          assertFalse(String.join("", line.latex()).contains("reshape"), line.latex().toString());
        }
      }
    }
  }

  @Test
  void aVectorAmongMatricesStaysOneThatLies() {
    String text = "X = [[1, 2], [3, 4]]; s = sum(X^2, 1); f = sum((X + sum(X, 1))*s)";
    assertEquals("∂f/∂s = sum(X + sum(X, 1), 0)", line(text, "X", "∂f/∂s"));
  }

  /// What people read, put in numbers with columns of ones, is what the program's formula is.
  @Test
  void whatPeopleReadHasTheSameNumbers() {
    int checked = 0;
    for (String text : List.of(ATTENTION, HINGE, ROWS, LYING)) {
      ComputationGraph graph = Texts.build(text).graph();
      StandingVectors standing = new StandingVectors();
      graph.gates().forEach(g -> graph.called(g).ifPresent(name -> standing.know(name, g.shape())));
      for (Gate input : graph.inputs()) {
        String formula = derived(text, input.name()).result().orElseThrow();
        Expr typed = formula(formula);
        Expr shown = standing.of(typed);
        if (shown.equals(typed)) continue;
        double[] expected = value(text, formula);
        assertArrayEquals(
            expected, value(text, TensorProgram.text(columns(shown))), 1e-12, formula);
        checked++;
      }
    }
    assertEquals(8, checked);
  }

  private static Expr formula(String text) {
    return ((Statement.Definition) ProgramReader.read("f = " + text).statements().getLast()).body();
  }

  private static double[] value(String text, String formula) {
    ComputationGraph graph = Texts.build(text + "; slope = " + formula).graph();
    Tensor value = Trace.of(graph).value(graph.named("slope").orElseThrow()).orElseThrow();
    double[] entries = new double[value.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = value.get(i);
    }
    return entries;
  }

  /// As a program has it: v 𝟏ᵀ is an outer product, 𝟏ᵀ A the sum of the rows.
  private static Expr columns(Expr expr) {
    Expr same =
        expr.parts().isEmpty()
            ? expr
            : expr.with(expr.parts().stream().map(StandingVectorsTest::columns).toList());
    boolean product = same instanceof Expr.Binary b && b.operator() == Operator.MATMUL;
    if (!product) return same;
    Expr.Binary b = (Expr.Binary) same;
    if (ones(b.right()) != null) return TensorAlgebra.call("outer", b.left(), ones(b.right()));
    return ones(b.left()) == null ? same : TensorAlgebra.matrices(ones(b.left()), b.right());
  }

  private static Expr ones(Expr expr) {
    boolean lies =
        expr instanceof Expr.Call c
            && c.name().equals("transpose")
            && c.arguments().getFirst() instanceof Expr.Call o
            && o.name().equals(TensorAlgebra.ONES);
    return lies ? ((Expr.Call) expr).arguments().getFirst() : null;
  }
}
