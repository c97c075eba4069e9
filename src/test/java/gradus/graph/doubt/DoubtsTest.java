package gradus.graph.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shapes make doubtful is told with the other reading, or refused.
class DoubtsTest {
  /// What is told, but for the names of the values in front that a formula does not speak of.
  private static List<Problem> told(Lowering lowering) {
    return lowering.notices().stream().filter(p -> !p.key().equals("notice.unused")).toList();
  }

  private static final String VECTORS = "a = [1, 2]; b = [3, 5]; c = [7, 1]; s = 2; ";
  private static final String MATRICES =
      "A = [[1, 2], [3, 4]]; B = [[5, 6], [7, 8]]; v = [1, 2]; k = [[1], [2]]; ";

  private static Problem only(String text) {
    Lowering lowering = Texts.build(text);
    List<Problem> all =
        lowering.hasErrors()
            ? lowering.errors()
            : told(lowering).stream().filter(p -> !p.key().equals("notice.seed")).toList();
    assertEquals(1, all.size(), text + all);
    return all.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f = a b ; a * b",
        "f = (a + b) c ; (a + b) * c",
        "f = a (b - c) ; a * (b - c)",
        "f = ab ; a * b",
        "f = 2a b ; 2a * b",
        "f = a log(b) ; a * log(b)",
        "f = s a (b + c) + s ; s a * (b + c)",
        "f = ((a)) ((b)) ; ((a)) * ((b))",
        "f = |a| b ; |a| * b",
        "f = a · σ(a) ; a * σ(a)",
        "f = (a − b)·σ'(c) ; (a − b) * σ'(c)",
        "f = tanh(a)·b ; tanh(a) * b",
        "f = a·b + c ; a * b",
        "f = c - a·b ; a * b",
      })
  void twoVectorsSideBySideAreADotProductWithANotice(String formula, String other) {
    String text = VECTORS + formula;
    Problem problem =
        told(Texts.build(text)).stream()
            .filter(p -> p.key().equals("notice.dot"))
            .findFirst()
            .orElseThrow();
    assertEquals(other, problem.fix());
    Lowering mended = Texts.build(Texts.mended(text, problem));
    assertEquals(List.of(), mended.errors());
    assertTrue(told(mended).stream().noneMatch(p -> p.key().equals("notice.dot")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = a·b",
        "f = dot(a, b)",
        "f = a @ b",
        "f = s a",
        "f = 2 a",
        "f = sum(a * b)",
        "f = σ(a·b + s)",
        "f = a·(b + c)",
        "f = a·b + b·c",
        "f = tanh(a·b + c·b + s)",
        "h = tanh(a); f = b·h + c·b"
      })
  void whatIsWrittenAsADotProductIsNoNews(String formula) {
    Lowering lowering = Texts.build(VECTORS + formula);
    assertEquals(List.of(), lowering.errors());
    assertTrue(told(lowering).stream().noneMatch(p -> p.key().equals("notice.dot")));
  }

  @Test
  void dotProductsOfWhatGatesGiveAreToldEach() {
    String text = VECTORS + "i = σ(a); g = tanh(b); f = a·c + i·g";
    List<String> others =
        told(Texts.build(text)).stream()
            .filter(p -> p.key().equals("notice.dot"))
            .map(Problem::fix)
            .toList();
    assertEquals(List.of("a * c", "i * g"), others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(A*v)             | notice.starred | A @ v",
        "f = sum(A * v)           | notice.starred | A @ v",
        "W = A; f = sum(W @ B + v) | notice.across  | W @ B + reshape(v, 2, 1)",
        "f = sum(A @ B + v)        | notice.across  | A @ B + reshape(v, 2, 1)",
        "f = sum(A B + v)          | notice.across  | A B + reshape(v, 2, 1)",
      })
  void aMatrixAndAVectorAreToldOfTheOtherReading(String formula, String key, String other) {
    Problem problem = only(MATRICES + formula);
    assertEquals(key, problem.key());
    assertEquals(other, problem.fix());
    assertEquals(List.of(), Texts.build(Texts.mended(MATRICES + formula, problem)).errors());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = sum(A ⊙ v)",
        "f = sum(v*A)",
        "f = sum([[1, 2], [3, 4], [5, 6]] @ B + v)",
        // the data stand in rows where the weights stand on the right
        "W = A; f = sum(B @ W + v)",
        "W = A; f = sum(B @ transpose(W) + v)",
        "W = A; f = sum(B W + v)",
        "H = tanh(A); f = sum(H @ B + v)"
      })
  void aMatrixAndAVectorThatGoTogetherAreNoNews(String formula) {
    List<String> keys = told(Texts.build(MATRICES + formula)).stream().map(Problem::key).toList();
    assertEquals(List.of(), keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = (a - b) a (1 - a) | (a - b) a (1 - a)",
        "f = s + a·b c         | a·b c",
        "f = 2a b c - s        | 2a b c",
        "f = a b s c           | a b s c",
      })
  void threeVectorsInOneProductAreRefused(String formula, String product) {
    Problem problem = Texts.build(VECTORS + formula).errors().getFirst();
    assertEquals("graph.product.vectors", problem.key());
    String text = VECTORS + formula;
    assertEquals(product, text.substring(problem.span().start(), problem.span().end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f = (a·b) c", "f = sum(a (b·c))", "f = a·b * c", "f = (a b)(b c)"})
  void bracketsAndStarsSayWhichIsMeant(String formula) {
    assertEquals(List.of(), Texts.build(VECTORS + formula).errors(), formula);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = mean(a log(b))                         | mean | f = mean(a * log(b))",
        "f = -mean(a log(b) + (1 - a) log(1 + b))   | mean | f = -mean(a * log(b) + (1 - a) log(1 +"
            + " b))",
        "f = sum(-(a b)/2)                          | sum  | f = sum(-(a * b)/2)",
        "f = max(2 + a b)                           | max  | f = max(2 + a * b)",
        "f = sum(a·b)                               | sum  | f = sum(a * b)",
      })
  void aReductionOfADotProductIsRefused(String formula, String reduction, String mended) {
    String text = VECTORS + formula;
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("graph.product.reduced", problem.key());
    assertEquals(reduction, problem.args().get(1));
    assertEquals(VECTORS + mended, Texts.mended(text, problem));
  }

  @Test
  void aReductionOfOtherThingsIsNot() {
    for (String formula : List.of("f = sum(exp(a·b) * c)", "f = sum(c/(a·b))", "f = mean(a*b)")) {
      assertEquals(List.of(), Texts.build(VECTORS + formula).errors(), formula);
    }
  }

  @Test
  void aCrossBetweenTensorsIsRefusedWithBothSpellings() {
    Problem problem = only(MATRICES + "f = sum(A × transpose(B))");
    assertEquals(
        "between two tensors × has no one meaning. Entry by entry is A * transpose(B), the matrix"
            + " product A @ transpose(B).",
        problem.message(Locale.ENGLISH));
    assertEquals("graph.times", only(VECTORS + "f = sum(a×b)").key());
    assertEquals(List.of(), Texts.build(VECTORS + "f = sum(s×a) + 2×s").errors());
  }

  @Test
  void aVectorAndAColumnThatStretchEachOtherAreTold() {
    String text = MATRICES + "f = sum(A k + v)";
    Problem problem = only(text);
    assertEquals("notice.stretched", problem.key());
    assertEquals(List.of("2×1", "2", "2×2"), problem.args());
    assertEquals("A k + reshape(v, 2, 1)", problem.fix());
    assertEquals(List.of(), told(Texts.build(Texts.mended(text, problem))));
    assertEquals(List.of(), told(Texts.build(MATRICES + "f = sum(A + v) + sum(k + k)")));
  }

  @Test
  void aVectorOfRowSumsAlongTheColumnsIsTold() {
    String text = MATRICES + "r = sum(A, 1); f = sum(A/r)";
    Problem problem = only(text);
    assertEquals("notice.across", problem.key());
    assertEquals("A/reshape(r, 2, 1)", problem.fix());
    assertEquals(List.of(), told(Texts.build(Texts.mended(text, problem))));
    assertEquals(List.of(), told(Texts.build(MATRICES + "f = sum(A/sum(A, 0))")));
    assertEquals(List.of(), told(Texts.build(MATRICES + "f = sum(A ⊙ v)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c - log(sum(exp(c),1))       | c - reshape(log(sum(exp(c),1)), 2, 1)",
        "c - logsumexp(c,1)           | c - reshape(logsumexp(c,1), 2, 1)",
        "c / sqrt(sum(c^2,1))         | c / reshape(sqrt(sum(c^2,1)), 2, 1)",
        "c/(2 sum(c,1))               | c/(reshape(2 sum(c,1), 2, 1))",
        "c/(sum(c,1)+1)               | c/(reshape(sum(c,1)+1, 2, 1))",
        "c*(1/sum(c,1))               | c*(reshape(1/sum(c,1), 2, 1))",
        "-sum(c,1) + c                | reshape(-sum(c,1), 2, 1) + c",
        "max(c, mean(c,1))            | max(c, reshape(mean(c,1), 2, 1))",
        "where(c > 1, c, max(c,axis=1)) | where(c > 1, c, reshape(max(c,axis=1), 2, 1))",
        "c > sum(c,1)                 | c > reshape(sum(c,1), 2, 1)",
        "\\frac{c}{\\sqrt{\\operatorname{sum}(c^2, 1)}} |"
            + " \\frac{c}{\\operatorname{reshape}(\\sqrt{\\operatorname{sum}(c^2, 1)}, 2, 1)}",
        "\\max(c, \\operatorname{mean}(c, 1)) | \\max(c,"
            + " \\operatorname{reshape}(\\operatorname{mean}(c, 1), 2, 1))",
      })
  void whatIsMadeOfRowSumsAlongTheColumnsIsToldToo(String formula, String other) {
    String text = "c = [[1, 2], [3, 4]]\nf = sum(" + formula + ")";
    Problem problem = only(text);
    assertEquals("notice.across", problem.key());
    assertEquals(other, problem.fix());
    assertEquals(List.of(), told(Texts.build(Texts.mended(text, problem))));
  }

  @Test
  void whatAFunctionOfTheProgramMakesOfRowSumsIsToldToo() {
    Problem problem = only("c = [[1, 2], [3, 4]]; half(t) = t/2; y = c/half(sum(c, 1))");
    assertEquals("notice.across", problem.key());
    assertEquals("c/reshape(half(sum(c, 1)), 2, 1)", problem.fix());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c - sum(c,0)",
        "c - log(sum(c,0))",
        "c @ sum(c,1)",
        "c + [5, 6]",
        "c + c @ [1, 1]",
        "c - sum(sum(c,1))"
      })
  void whatIsMadeOfColumnSumsIsNoNews(String formula) {
    String text = "c = [[1, 2], [3, 4]]\nf = sum(" + formula + ")";
    assertEquals(
        List.of(),
        told(Texts.build(text)).stream()
            .map(Problem::key)
            .filter(k -> !k.equals("notice.seed"))
            .toList());
  }

  @Test
  void everyOperationThatStretchesBothItsOperandsTellsOfIt() {
    List<String> telling = new ArrayList<>();
    for (Op op : Ops.all()) {
      Shape vector = Shape.vector(2);
      Shape column = Shape.matrix(2, 1);
      List<Shape> shapes = new ArrayList<>(Collections.nCopies(op.fewest(), Shape.SCALAR));
      if (shapes.size() < 2) continue;
      shapes.set(shapes.size() - 2, vector);
      shapes.set(shapes.size() - 1, column);
      boolean stretches =
          op.fit(shapes, new int[0]) instanceof Fit.Of of && of.shape().equals(Shape.matrix(2, 2));
      if (!stretches || op == Ops.OUTER) continue;
      telling.add(op.name());
      String call =
          op.isInfix()
              ? "a " + op.name() + " b"
              : op.name() + "(" + (op.fewest() == 3 ? "1, " : "") + "a, b)";
      Problem problem = only("a = [1, 2]; b = [[1], [2]]; f = sum(" + call + ")");
      assertEquals("notice.stretched", problem.key(), op.name());
      assertEquals(call.replaceFirst("\\ba\\b", "reshape(a, 2, 1)"), problem.fix());
    }
    assertEquals(
        List.of("+", "-", "*", "/", "^", "max", "min", "<", "<=", ">", ">=", "==", "!=", "where"),
        telling);
  }

  @Test
  void probabilitiesGivenToCrossEntropyAreTold() {
    String softmax = "s = [1, 2, 3]; f = cross_entropy(softmax(s), 1)";
    Problem problem = only(softmax);
    assertEquals("notice.probabilities", problem.key());
    assertEquals("cross_entropy(s, 1)", problem.fix());
    Problem named = only("s = [1, 2, 3]; p = softmax(s); f = cross_entropy(p, 1)");
    assertEquals("-log(p[1])", named.fix());
    Problem typeset = only("p = [0.25, 0.75], f = 2 \\cdot \\operatorname{cross\\_entropy}(p, 1)");
    assertEquals("\\left(-\\log\\left(p[1]\\right)\\right)", typeset.fix());
    Problem given = only("p = [0.2, 0.3, 0.5]; f = cross_entropy(p, 1)");
    assertEquals("notice.probabilities", given.key());
    assertEquals(List.of(), told(Texts.build("p = [0.2, 0.4, 0.5]; f = cross_entropy(p, 1)")));
  }

  @Test
  void aComparisonThatLooksLikeAnAxisIsTold() {
    String text = MATRICES + "f = sum(max(A, 1))";
    Problem problem = only(text);
    assertEquals(
        "max(A, 1) compares every entry with 1. Along an axis it is max(A, axis=1).",
        problem.message(Locale.ENGLISH));
    assertEquals(List.of(), told(Texts.build(Texts.mended(text, problem))));
    for (String formula :
        List.of("f = sum(max(A, 2))", "f = sum(max(v, 1))", "f = sum(max(0, A))")) {
      assertEquals(List.of(), told(Texts.build(MATRICES + formula)), formula);
    }
  }
}
