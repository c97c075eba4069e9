package gradus.blanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What inputs without a value need.
class BlanksTest {
  private static Blanks blanks(String text) {
    return Blanks.of(ProgramReader.read(text.replace(" ;; ", "\n")));
  }

  /// `x: 3, W: 2×2?`, with a question mark where it is to be asked.
  private static String told(Blanks blanks) {
    return blanks.all().stream()
        .map(b -> {
          String shape = b.shape().isScalar() ? "number" : b.shape().toString();
          return b.name() + ": " + shape + (b.isDecided() ? "" : "?");
        })
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          f = (x+y)z                                   | x: number, y: number, z: number
          s = W x + b ;; W = [[1,2],[3,4]]              | x: 2, b: 2
          s = W @ x + b ;; W = [[1,2],[3,4],[5,6]]      | x: 2, b: 3
          y = x @ W ;; W = [[1,2],[3,4],[5,6]]          | x: 3
          y = w * x ;; x = [1, 2, 3]                    | w: 3?
          y = w + x ;; x = [1, 2, 3]                    | w: 3
          d = norm(x - [1, 2])                         | x: 2
          p = softmax(z) ;; z = W x ;; W = [[1,2]]       | x: 2
          L = mse(y, [1, 2, 3])                        | y: 3
          f = s[2] - s[0]                              | s: 3
          f = A[1,2]                                   | A: 2×3
          f = sum(i=1..4, x[i]^2)                      | x: 4
          f = \\sum_{i=1}^{3} x_i^2 w_i                | x₁: number, w₁: number, x₂: number, w₂: number, x₃: number, w₃: number
          f = w^T x ;; x = [1, 2]                       | w: 2
          g(a) = a @ x ;; y = g(W) ;; W = [[1,2,3]]      | x: 3
          f = dot(a, b) ;; b = [1, 2]                   | a: 2
          h = [1, 2] ;; repeat 2 { h = W @ h + b }      | W: 2×2?, b: 2
          f(w,x) = \\frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}} | w₀: number, x₀: number, w₁: number, x₁: number, w₂: number
          """)
  void whatTheFormulaDecidesIsNotAsked(String text, String expected) {
    assertEquals(expected, told(blanks(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          y = W @ x                                   | W: 2×2?, x: 2?
          y = W x + b                                 | W: 2×2?, x: 2?, b: 2?
          'f = \\|Wx\\|^2'                            | W: 2×2?, x: 2?
          p = softmax(x)                              | x: 3?
          y = \\frac{1}{2} W x                        | W: 2×2?, x: 2?
          f = w^T x                                   | w: 3?, x: 3?
          y_i = \\sum_j W_{ij} x_j                    | W: 2×2?, x: 2?
          C_{ij} = \\sum_k A_{ik}B_{kj}               | A: 2×2?, B: 2×2?
          L = \\frac{1}{N}\\sum_{i=1}^{N} (x_i - t_i)^2 | x: 3?, t: 3?
          f = \\sum_t (x_t-x_{t-1})^2                 | x: 3?
          f = \\sum_{i<j} x_i x_j                     | x: 3?
          y = k x ;; x = [1, 2]                        | k: number?
          y = mean(A, 0)                               | A: 2×2?
          y = mean(A, 1) + b ;; b = [1, 2, 3]           | A: 3×2?
          y = sum(max(A, axis=1))                      | A: 2×2?
          y = sum(max(A, 1))                           | A: 3?
          y = reshape(x, 2, 3)                         | x: 6?
          y = x^T A x                                  | x: 2?, A: 2×2?
          y = a^T B c                                  | a: 2?, B: 2×2?, c: 2?
          y = x^T A x ;; x = [1, 2, 3]                 | A: 3×3?
          L = cross_entropy(W@x+b, 2)                  | W: 3×2?, x: 2?, b: 3
          """)
  void whatItLeavesOpenIsAskedWithAProposal(String text, String expected) {
    assertEquals(expected, told(blanks(text)));
  }

  @Test
  void whatWasSaidOfOneDecidesOthers() {
    Blanks open = blanks("y = W @ x + b");
    assertEquals("W: 2×2?, x: 2?, b: 2?", told(open));
    assertEquals("W: 4×3, x: 3, b: 4", told(open.given(Map.of("W", Shape.matrix(4, 3)))));
    assertEquals("W: 2×5?, x: 5, b: 2?", told(open.given(Map.of("x", Shape.vector(5)))));
  }

  @Test
  void everyFillingGivesAValueAndAGradientToEverything() {
    List<String> texts =
        List.of(
            "f = (x+y)z",
            "s = W x + b\nL = cross_entropy(s, y)",
            "L = hinge(W x, 1)",
            "f = \\|Wx\\|^2",
            "y = W @ x",
            "p = softmax(x)",
            "f = log(x) + sqrt(y)",
            "y_i = \\sum_j W_{ij} x_j",
            "C_{ij} = \\sum_k A_{ik}B_{kj}",
            "L = \\frac{1}{N}\\sum_{i=1}^{N} (x_i - t_i)^2",
            "f = \\sum_t (x_t-x_{t-1})^2",
            "f = \\sum_{i<j} x_i x_j",
            "f = \\frac{1}{2} w^T x + b",
            "y = W2 relu(W1 x + b1) + b2",
            "Y = conv2d(X, K)",
            "y = mean(A, 0)",
            "y = mean(A, 1)",
            "y = reshape(x, 2, 3)",
            "y = x^T A x",
            "y = a^T B c",
            "L = cross_entropy(W@x+b, 2)",
            "L = hinge(s, y)",
            "L = hinge(s, 4)",
            "f(w,x) = \\frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}}");
    int ran = 0;
    for (String text : texts) {
      Blanks.Filled filling = blanks(text).filled();
      assertTrue(filling.objection().isEmpty(), () -> text + ": " + filling.objection().get());
      Program program = ProgramReader.read(filling.text());
      Trace trace = Trace.of(GraphBuilder.build(program).graph());
      assertTrue(trace.graph().blanks().isEmpty(), text);
      assertTrue(trace.gradient(trace.graph().output()).isPresent(), text);
      assertTrue(trace.graph().gates().stream().allMatch(g -> trace.value(g).get().isFinite()));
      assertTrue(filling.text().startsWith(text), filling.text());
      ran++;
    }
    assertEquals(24, ran);
  }

  @Test
  void shapesThatDoNotFitLeaveTheTextAndSayWhy() {
    Blanks blanks =
        blanks("y = W @ x").given(Map.of("W", Shape.matrix(2, 2), "x", Shape.vector(3)));
    Blanks.Filled filling = blanks.filled();
    assertEquals("y = W @ x", filling.text());
    assertEquals("shape.matmul", filling.objection().get().key());
  }

  @Test
  void theCommandLineSaysTheShapeToo() {
    Program program = ProgramReader.read("s = W x + b + c[0]\nW = [[1,2,3],[3,4,5]]");
    assertEquals(
        List.of("[x, 3, x = [1, 1, 1]]", "[b, 2, b = [1, 1]]", "[c, 1, c = [1]]"),
        Blanks.lacks(program, GraphBuilder.build(program).graph()).stream()
            .map(p -> p.args().toString())
            .toList());
    Program latex = ProgramReader.read("f = \\|W x\\|^2");
    assertEquals(
        List.of("graph.blank.like", "graph.blank.like"),
        Blanks.lacks(latex, GraphBuilder.build(latex).graph()).stream().map(p -> p.key()).toList());
    Program numbers = ProgramReader.read("f = (x + y) z");
    assertEquals(
        GraphBuilder.build(numbers).graph().lacks(),
        Blanks.lacks(numbers, GraphBuilder.build(numbers).graph()));
  }

  @Test
  void aProgramWithMistakesOrWithSymbolsHasNoBlanks() {
    assertFalse(blanks("f = x +").all().iterator().hasNext());
    assertEquals(List.of(), blanks("z = f(x, y)").all());
    assertEquals(List.of(), blanks("z = x, x = 2").all());
  }

  @Test
  void aLongSumIsAnsweredWithoutBonds() {
    StringBuilder sum = new StringBuilder("f = x0");
    for (int i = 1; i < 20_000; i++) {
      sum.append(" + x").append(i);
    }
    assertEquals(20_000, blanks(sum.toString()).all().size());
  }
}
