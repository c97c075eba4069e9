package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.MessagesTest;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused with an edit: the edit gives a text that is read, and has the value that was
/// meant. No edit is without a case here.
@Tag("sweep")
class EditTest {
  /// Problems of the program's text begin so.
  private static final Pattern FAMILY =
      Pattern.compile("(syntax|latex|indices|graph|shape|array|notice)\\..*");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /// A key, a text that has it alone, and what the text is worth after the edit; `blank` where it
  /// still waits for a value.
  private static final List<String> CASES =
      List.of(
          "latex.sum.unused | f = \\sum_i (y - \\hat{y})^2, y = [1, 2], \\hat y = [3, 0] | 8",
          "latex.sum.unused | f = Σᵢ (x − μ)², x = [1, 2, 3], μ = 2 | 2",
          "latex.sum | f = -Σ pᵢ ln pᵢ, p = [0.2, 0.8] | 0.5004024235381879",
          "latex.power.e | f = e^{-x}, e = 2, x = 1 | 0.36787944117144233",
          "latex.power.T | f = x^T \\cdot x, T = 3, x = [1, 2] | 5",
          "latex.function | f = -\\sum_i \\log q(x_i), x = [1, 2], q = 3 | -3.295836866004329",
          "latex.row | h(x) = x \\cdot x, X = [[1, 2], [3, 4]], f = \\sum_{i=1}^{m} h(x^{(i)}) |"
              + " 30",
          "syntax.mismatch | f = (1] | 1",
          "syntax.mismatch | f = (x], x = \\frac{1}{2} | 0.5",
          "syntax.base | e = 2; z = 1; a = e^-z | 0.36787944117144233",
          "syntax.base | e = 2; x = 1; a = e^(x + 1)/2 | 3.694528049465325",
          "syntax.colon | x: 3 | 3",
          "syntax.dash | x = 5; y = 2; f = x — y | 3",
          "syntax.equals | x := 3 | 3",
          "syntax.equals | x == 3 | 3",
          "syntax.equals | x <- 3 | 3",
          "syntax.function.brackets | x = [1, 2]; f = mean x | 1.5",
          "syntax.function.near | x = 0; f = sigmod(x) | 0.5",
          "syntax.function.other | x = 100; f = log10(x) | 2",
          "syntax.function.other | x = -2; f = sgn(x) | -1",
          "syntax.header.value | norm(x) = 5, x = [3, 4] | 5",
          "syntax.header.value | \\max(y) = 5, y = [3, 4] | 4",
          "syntax.numbered | x = 3\nf = 2x + 1 (3) | 7",
          "syntax.numbered | x = 3; f = x^2 [1] | 9",
          "syntax.mixed | x = 2; f = 2½x | 5",
          "syntax.particle | x = 3; y = x^2의 미분값 | 9",
          "syntax.percent | x = 50; f = x% | 0.5",
          "syntax.python.def | def f(x): return 3*x\ny = f(2) | 6",
          "syntax.python.if | z = x if x > 0 else 0.1*x; x = -2 | -0.2",
          "syntax.python.import | import numpy as np\nx = 2 | 2",
          "syntax.python.print | x = 2\nprint(x) | 2",
          "syntax.python.update | x = 1\nx += 2 | 3",
          "syntax.quote | x = 2; f = “x | 2",
          "syntax.sum | x = [1, 2]; y = [3, 4]; f = ∑ x*y | 11",
          "syntax.tuple | f = sum((1, 2)) | 3",
          "syntax.tuple | x = [3, 4], f = x \\cdot (1, 2) | 11",
          "syntax.unit | x = 100원 | 100",
          "syntax.unit | x = ₩100 | 100",
          "syntax.unmatched | x = 2; f = x) | 2",
          "syntax.function.other | f = log2(x); x = 8 | 3",
          "graph.power.T | x = [1, 2]; f = x^T x; T = 2 | 5",
          "graph.convolution | X = [[1, 2], [3, 4], [5, 6]]; K = [[1, 0], [0, 1]]; f = sum(X*K) |"
              + " 14",
          "syntax.words | 점수 s = 2; f = 3s | 6",
          "graph.bars | f = |x|^2, x = [1, 2] | 5",
          "graph.bars | f = \\left|x\\right|^2, x = [1, 2] | 5",
          "graph.norm.columns | f = ‖A‖_1, A = [[1, 2], [3, 4]] | 10",
          "graph.norm.columns | f = \\|A\\|_1, A = [[1, 2], [3, 4]] | 10",
          "graph.norm.rows | f = ‖A‖_∞, A = [[1, 2], [3, 4]] | 4",
          "graph.norm.rows | f = \\|A\\|_\\infty, A = [[1, 2], [3, 4]] | 4",
          "graph.norm.spectral | f = ‖A‖_2, A = [[1, 2], [3, 4]] | 5.477225575051661",
          "graph.norm.spectral | f = \\|A\\|_2, A = [[1, 2], [3, 4]] | 5.477225575051661",
          "graph.inverse | f = sum(A⁻¹), A = [[1, 2], [4, 4]] | 2",
          "graph.inverse | f = \\operatorname{sum}(A^{-1}), A = [[1, 2], [4, 4]] | 2",
          "graph.product.outer | x = [1, 2]; f = sum(x xᵀ) | 9",
          "graph.product.outer | x = [1, 2], f = \\operatorname{sum}(x x^{\\top}) | 9",
          "graph.product.reduced | f = mean(y p), y = [1, 2], p = [3, 4] | 5.5",
          "graph.product.reduced | f = \\operatorname{mean}(y p), y = [1, 2], p = [3, 4] | 5.5",
          "indices.outside | f = sum(i=1..4, x[i]), x = [1, 2, 3] | 6",
          "indices.outside | f = \\sum_{i=1}^4 x_i, x = [1, 2, 3] | 6",
          "indices.outside | f = sum(i=0..d, x[i]), x = [1, 2] | 3",
          "indices.outside | f = \\sum_{i=0}^{d} x_i, x = [1, 2] | 3",
          "indices.outside | f = \\frac{1}{d}\\sum_{i=0}^d x_i, x = [1, 2] | 1.5",
          "indices.outside | f = sum(i=1..n, x[i]*x[i+1]), x = [1, 2, 3] | 8",
          "indices.outside | f = sum(i=1..3, x[i]*x[i-1]), x = [1, 2, 3] | 8",
          "indices.letter | f = \\sum_{i=1}^{g} x_i, x = [1, 2, 3] | 6",
          "indices.letter | f = sum(i=2..s, x[i]), x = [1, 2, 3] | 5",
          "latex.unequal | f = \\sum_{i \\neq j} A_{ij}, A = [[1, 2], [3, 4]] | 5",
          "latex.unequal | \\sum_{i \\ne j} (x_i - x_j)^2, x = [1, 2, 4] | 28",
          "indices.again | x = [1, 2]; f = sum(i, x[i]*sum(i=1..2, x[i])) | 9",
          "indices.again | x = [1, 2]; f = sum(i, x[i]*sum(i, x[i])) | 9",
          "latex.bound | x = [1, 2], f = \\sum_i x_i \\sum_i x_i | 9",
          "latex.bound | x = [1, 2], y = [3, 5], f = \\sum_i x_i \\sum_{i=1}^{2} (y_i - x_j), j = 1"
              + " | 12",
          "latex.outside | f = \\sum_i x_i + (1 - x_i), x = [1, 2] | 2",
          "latex.outside | f = x_i \\sum_i x_i, x = [3] | 9",
          "latex.ones | A = [[1, 2], [3, 4]], f = \\mathbf{1}^\\top A | 10",
          "latex.positive | f = \\sum_i [1 - x_i]_{+}, x = [3, -1] | 2",
          "indices.called | x = [3, 4]; y = 2x(2) + 1 | 9",
          "indices.called | x = [3, 4]; a = x^2; y = a(1)*2 | 18",
          "indices.called | x = [3, 4], y = 2 x(2) + \\sqrt{4} | 10",
          "indices.called | x = [3, 4]; y = sum(x(7)) | 49",
          "indices.called | A = [[1, 2], [3, 4]]; y = 2A(1,2) | 4",
          "indices.called | A = [[1, 2], [3, 4]], y = A(2, 1) + \\sqrt{4} | 5",
          "indices.called | x = [3, 4], w = [1, 2], f = \\sum_i w_i x(i) | 11",
          "indices.called | x = [3, 4]; f = sum(i=1..2, x(i)) | 7",
          "indices.called | x = [3, 4]; w = [1, 2]; f = sum(i, w[i]*x(2)) | 12",
          "indices.whole | f = \\sum_i (y_i - \\hat y)^2, y = [1, 2, 3], \\hat y = [0, 1, 5] | 6",
          "indices.whole | f = -\\sum_i y_i \\log p, y = [1, 0], p = [0.2, 0.8] |"
              + " 1.6094379124341003",
          "indices.whole | f = \\sum_i w_i (x + 1), w = [1, 2], x = [3, 5] | 16",
          "indices.whole | f = sum(i, (y[i] - p^2)^2), y = [1, 2], p = [2, 1] | 10",
          "indices.whole | f = \\sum_{i,j} (A_{ij} - B)^2, A = [[1, 2], [3, 4]], B = [[1, 1], [1,"
              + " 1]] | 14",
          "syntax.function.power | f(x) = x + 1, y = f^{2}(x), x = 3 | 16",
          "syntax.function.power | f(x) = x + 1, y = f²(x) + \\sqrt{4}, x = 3 | 18",
          "syntax.function.undone | f(x) = x + 1, y = f^{-1}(x), x = 3 | 0.25",
          "syntax.function.power | f(x) = x + 1, y = 2f^2(x) + 1, x = 3 | 33",
          "syntax.function.power | f(x) = x + 1, y = f³(x), x = 1 | 8",
          "syntax.function.undone | f(x) = x + 1, y = 2f⁻¹(x), x = 3 | 0.5",
          "syntax.function.undone | f(x) = x + 1, y = f^(-1)(2x), x = 1.5 | 0.25",
          "syntax.function.after | f(x) = x + 1, g(x) = x², y = g∘f(x), x = 3 | 16",
          "syntax.function.after | f(x) = x + 1, g(x) = x^{2}, y = g \\circ f(x), x = 3 | 16",
          "syntax.function.applied | f(x) = x²; g(x) = x + 1; y = (f·g)(x); x = 3 | 36",
          "syntax.function.applied | f(x) = x²; y = 1 + (2f + f)(x); x = 3 | 28",
          "syntax.function.applied | f(x) = x^{2}, y = \\left(f + f\\right)(x), x = 3 | 18",
          "indices.single | L = -\\sum_i y_i \\log \\mathrm{softmax}(z_i), z = [1, 2, 3], y = [0,"
              + " 1, 0] | 1.4076059644443804",
          "indices.single | L = -sum(i, y[i]*log(softmax(z[i]))); z = [1, 2, 3]; y = [0, 1, 0] |"
              + " 1.4076059644443804",
          "indices.single | f = \\sum_i (x_i - \\operatorname{mean}(x_i))^2, x = [1, 2, 6] | 14",
          "indices.single | z = [1, 2, 3]; f = -log(softmax(z[1])) | 1.4076059644443804",
          "latex.unequal.many | f = \\sum_{i \\ne j \\ne k} x_i x_j x_k, x = [1, 2, 3] | 36",
          "graph.bars | f = a·b / (|a||b|); a = [1, 2]; b = [3, 1] | 0.7071067811865475",
          "graph.bars | f = \\frac{a \\cdot b}{|a| |b|}, a = [1, 2], b = [3, 1] |"
              + " 0.7071067811865475",
          "graph.bars | v = [3, 4]; f = sum(v/|v|) | 1.4",
          "latex.sum | f = \\sum x_i, x = [1, 2] | 3",
          "latex.sum | f = \\sum x^2, x = [1, 2] | 5",
          "latex.sum | f = \\prod x_k + 1, x = [1, 2] | 3",
          "latex.positive | f = \\left[1 - x\\right]_+, x = -3 | 4",
          "latex.positive | f = [1 - x]_+ + 1, x = -3 | 5",
          "latex.positive | f = (x - 1)_+ \\cdot \\frac{1}{2}, x = 3 | 1",
          "indices.before | f = sum(i=1..2, u[i-1]*u[i-2]) + sum(i=2..3, u[i-1]) | blank");

  /// What no single edit puts right: its sentence says what to write.
  private static final Set<String> WITHOUT =
      new TreeSet<>(
          List.of(
              "array.deep",
              "array.empty",
              "array.entry",
              "array.mixed",
              "array.ragged",
              "graph.arguments",
              "graph.attribute",
              "graph.axis.last",
              "graph.axis.none",
              "graph.blank",
              "graph.blank.count",
              "graph.blank.like",
              "graph.blank.shape",
              "graph.cycle",
              "graph.index",
              "graph.open",
              "graph.output",
              "graph.product.vectors",
              "graph.recursion",
              "graph.repeat",
              "graph.seed.blank",
              "graph.seed.other",
              "graph.seed.shape",
              "graph.seed.written",
              "graph.set.gate",
              "graph.set.unknown",
              "graph.symbols",
              "graph.times",
              "graph.unknown",
              "indices.blank",
              "indices.body",
              "indices.comma",
              "indices.condition",
              "indices.dots",
              "indices.empty",
              "indices.end",
              "indices.entry",
              "indices.form",
              "indices.indicator",
              "indices.label",
              "indices.length",
              "indices.length.two",
              "indices.lengths",
              "indices.many",
              "indices.members",
              "indices.named",
              "indices.nowhere",
              "indices.range",
              "indices.terms",
              "indices.twice",
              "indices.unclear",
              "indices.unused",
              "latex.argument",
              "latex.bracket",
              "latex.cases",
              "latex.comparison",
              "latex.count",
              "latex.derivative",
              "latex.derived",
              "latex.dots",
              "latex.environment",
              "latex.factorial",
              "latex.free",
              "latex.free.many",
              "latex.in",
              "latex.index",
              "latex.index.two",
              "latex.indicator",
              "latex.infinity",
              "latex.integral",
              "latex.inverse",
              "latex.norm",
              "latex.percent",
              "latex.powers",
              "latex.range",
              "latex.script",
              "latex.sequence",
              "latex.sum.range",
              "latex.update",
              "latex.words",
              "notice.blank.many",
              "notice.blank.one",
              "notice.ends",
              "notice.form.agrees",
              "notice.form.blank",
              "notice.form.differs",
              "notice.form.digits",
              "notice.gradient.infinite",
              "notice.gradient.nan",
              "notice.gradient.sum",
              "notice.parameter",
              "notice.seed",
              "notice.update",
              "shape.axis",
              "shape.axis.scalar",
              "shape.broadcast",
              "shape.concat",
              "shape.concat.many",
              "shape.conv",
              "shape.diag",
              "shape.dot",
              "shape.index",
              "shape.index.many",
              "shape.label",
              "shape.labels",
              "shape.large",
              "shape.matmul",
              "shape.matmul.scalar",
              "shape.outer",
              "shape.pool",
              "shape.reshape",
              "shape.trace",
              "shape.work",
              "syntax.adjacent",
              "syntax.binary",
              "syntax.brace",
              "syntax.brackets.empty",
              "syntax.chained",
              "syntax.character",
              "syntax.comma",
              "syntax.command",
              "syntax.defined.twice",
              "syntax.empty",
              "syntax.equals.inside",
              "syntax.equals.twice",
              "syntax.exponent",
              "syntax.factorial",
              "syntax.function.bare",
              "syntax.function.choice",
              "syntax.function.entries",
              "syntax.function.inverse",
              "syntax.function.open",
              "syntax.function.order",
              "syntax.function.none",
              "syntax.function.steps",
              "syntax.function.unknown",
              "syntax.infinity",
              "syntax.left",
              "syntax.many",
              "syntax.nesting",
              "syntax.number",
              "syntax.number.large",
              "syntax.operand.after",
              "syntax.operand.before",
              "syntax.parameter",
              "syntax.parameter.twice",
              "syntax.python.array",
              "syntax.python.for",
              "syntax.python.keepdims",
              "syntax.python.name",
              "syntax.raised",
              "syntax.derivative",
              "syntax.repeat.block",
              "syntax.repeat.count",
              "syntax.repeat.nesting",
              "syntax.reserved",
              "syntax.right",
              "syntax.rows",
              "syntax.semicolon",
              "syntax.separator",
              "syntax.unclosed",
              "syntax.vector"));

  private static List<String> cells(String row) {
    return List.of(row.split(" \\| "));
  }

  static Stream<String> cases() {
    return CASES.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEditFollowedLiterallyGivesWhatWasMeant(String row) {
    String text = cells(row).get(1);
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(cells(row).get(0)), errors.stream().map(Problem::key).toList());
    Problem problem = errors.getFirst();
    String before = text.substring(0, problem.span().start());
    String edited = before + problem.fix() + text.substring(problem.span().end());
    Lowering mended = Texts.build(edited);
    assertEquals(List.of(), mended.errors(), edited);
    String value =
        Trace.of(mended.graph())
            .value(mended.graph().output())
            .map(v -> Double.toString(v.item()))
            .orElse("blank");
    String meant = cells(row).get(2);
    if (meant.equals("blank")) {
      assertEquals(meant, value, edited);
    } else {
      assertEquals(Double.parseDouble(meant), Double.parseDouble(value), 1e-12, edited);
    }
  }

  @Test
  void everySentenceHasAnEditWithACaseOrNone() {
    Set<String> known =
        MessagesTest.keys("messages.properties").stream()
            .filter(key -> FAMILY.matcher(key).matches())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> told = new TreeSet<>(WITHOUT);
    Set<String> edits = CASES.stream().map(c -> cells(c).get(0)).collect(Collectors.toSet());
    edits.addAll(Arrays.stream(Reading.values()).map(Reading::key).toList());
    assertEquals(Set.of(), WITHOUT.stream().filter(edits::contains).collect(Collectors.toSet()));
    told.addAll(edits);
    assertEquals(known, told);
  }

  /// Every text of the tests of reading is run: whoever makes an edit and tries it at all has it
  /// checked here.
  @Test
  void noTextOfTheTestsHasAnEditWithoutACase() throws IOException {
    Set<String> texts = texts();
    assertTrue(texts.size() > 1500, () -> "only " + texts.size());
    Map<String, String> unknown = new TreeMap<>();
    for (String text : texts) {
      for (Problem problem : Texts.build(text).problems()) {
        boolean edited = problem.fix() != null && WITHOUT.contains(problem.key());
        if (edited) unknown.put(problem.key(), text);
      }
    }
    assertEquals(Map.of(), unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w ← w − eta ∇L", "w \\leftarrow w - eta \\nabla L", "repeat 2 {}"})
  void whatLeavesNothingToDrawIsSaidToBeEmpty(String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.empty"), errors.stream().map(Problem::key).toList());
  }

  private static Set<String> texts() throws IOException {
    Set<String> texts = new HashSet<>();
    List<Path> files = new ArrayList<>();
    for (String room : List.of("plain", "latex", "indices", "graph", "reading")) {
      try (Stream<Path> walk = Files.walk(Path.of("src/test/java/gradus", room))) {
        walk.filter(p -> p.toString().endsWith(".java")).forEach(files::add);
      }
    }
    for (Path file : files) {
      Matcher literal = LITERAL.matcher(Files.readString(file, StandardCharsets.UTF_8));
      while (literal.find()) {
        if (literal.group(1).contains("\\u")) continue;
        String text = literal.group(1).translateEscapes();
        texts.add(text);
        texts.addAll(List.of(text.split(" [|#] ")));
      }
    }
    texts.removeIf(text -> text.isBlank() || text.length() > 120);
    return texts;
  }
}
