package gradus.blanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          L = -y log(p) - (1-y) log(1-p)                               | y
          L = -y\\log\\hat{y} - (1-y)\\log(1-\\hat{y}), \\hat{y} = \\sigma(z) | y
          L = -(y * log(s) + log(1-s) * (1-y)) ;; s = sigmoid(w*x)       | y
          f = x log(y)                                                 | ''
          f = p log(p) + (1-p) log(q)                                  | p
          f = (1-y) log(p)                                             | ''
          f = y log(p) + (2-y) log(q)                                  | ''
          """)
  void whatSaysWhichOfTwoIsTrueIsNoughtOrOne(String text, String labels) {
    assertEquals(
        labels,
        blanks(text).all().stream()
            .filter(b -> b.label() == 2)
            .map(Blank::name)
            .collect(Collectors.joining(", ")));
  }

  @Test
  void aLogisticLossIsFilledAsALectureWould() {
    String text =
        """
        \\mathbf{z} = \\mathbf{W}^\\top \\mathbf{x} + \\mathbf{b}
        \\hat{y} = \\frac{1}{1+\\exp\\left(-\\mathbf{v}\\cdot\\mathbf{z}\\right)}
        L = -y\\log\\hat{y} - (1-y)\\log(1-\\hat{y})
        """;
    Blanks.Filled filled = blanks(text).filled();
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(filled.text())).graph());
    for (Gate input : trace.graph().inputs()) {
      double most = input.name().equals("y") ? 1 : input.literal().shape().isMatrix() ? 2 : 3;
      for (int i = 0; i < input.literal().shape().size(); i++) {
        double value = input.literal().get(i);
        assertTrue(Math.abs(value) <= most, () -> input.name() + " " + value);
        assertEquals(input.name().equals("y") && value == 0, value == 0, input.name());
      }
    }
    double loss = trace.value(trace.graph().output()).orElseThrow().get(0);
    assertTrue(loss < 50, filled.text() + " " + loss);
  }

  @Test
  void everyExampleWithoutItsValuesIsFilledWithFiniteOnes() {
    int blank = 0;
    for (Example example : Examples.all()) {
      Program program = ProgramReader.read(example.program());
      ComputationGraph whole = GraphBuilder.build(program).graph();
      List<Integer> literals =
          whole.inputs().stream()
              .filter(g -> g.literal() != null)
              .map(g -> g.span().start())
              .toList();
      Map<String, Shape> given = new HashMap<>();
      whole.inputs().stream()
          .filter(g -> g.literal() != null && g.name() != null)
          .forEach(g -> given.put(g.name(), g.literal().shape()));
      // What a repetition begins with is no value to be filled: without it there is a cycle.
      for (Statement s : program.statements()) {
        if (!(s instanceof Statement.Repeat repeat)) continue;
        for (Statement inner : repeat.body()) {
          if (inner instanceof Statement.Definition d) given.remove(d.name());
        }
      }
      List<Statement> rest =
          program.statements().stream()
              .filter(s ->
                  !(s instanceof Statement.Definition d
                      && literals.contains(d.body().span().start())
                      && given.containsKey(d.name())))
              .toList();
      if (rest.size() == program.statements().size() || !program.open().isEmpty()) continue;
      String text = Notation.of(program.text()).text(new Program("", rest, List.of()));
      Blanks blanks = Blanks.of(ProgramReader.read(text)).given(given);
      assertFalse(blanks.all().isEmpty(), text);
      Blanks.Filled filled = blanks.filled();
      assertEquals(Optional.empty(), filled.objection(), example.name() + "\n" + filled.text());
      Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(filled.text())).graph());
      for (Gate gate : trace.graph().gates()) {
        assertTrue(
            trace.value(gate).filter(v -> v.isFinite()).isPresent(),
            () -> example.name() + " " + gate.key() + "\n" + filled.text());
      }
      blank++;
    }
    assertTrue(blank >= 10, "blanked: " + blank);
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
