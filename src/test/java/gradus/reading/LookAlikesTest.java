package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks like one thing and may be another: read where it can be meant in one way only,
/// refused with what to write where not. The numbers are small enough to be worked out by hand;
/// those with many digits are plain Python's for the same formula.
class LookAlikesTest {
  private static void assertGives(String text, String value) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    Trace trace = Trace.of(lowering.graph());
    assertEquals(value, Numbers.exact(trace.value(lowering.graph().output()).orElseThrow()), text);
  }

  private static void assertRefuses(String text, String key, String place) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList(), text);
    Span span = errors.getFirst().span();
    assertEquals(place, text.substring(span.start(), span.end()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = (f \\circ g)(x)                     | 10",
        "y = (f \\circ g)(x)^{2}                 | 100",
        "y = 2 (g \\circ f)(x) + \\sqrt{4}       | 34",
        "y = (f \\circ \\sin \\circ g)(x)        | 1.4121184852417565",
        "y = f(x)^{2}                            | 16",
        "y = (f∘g)(x)                            | 10",
        "y = 2(f ∘ g)(x)²                        | 200",
        "y = (g∘f∘f)(x) + 1                      | 26",
        "y = 2 f + 1                             | 9",
      })
  void functionsOneAfterTheOtherAreCalls(String formula, String value) {
    assertGives("f(x) = x + 1, g(x) = x², x = 3, " + formula, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = f^{2}(x)            | syntax.function.power   | f^{2}(x)",
        "y = 2 f^{3}(x + 1)      | syntax.function.power   | f^{3}(x + 1)",
        "y = \\frac{f^{n}(x)}{2} | syntax.function.power   | f^{n}(x)",
        "y = f^{-1}(x)           | syntax.function.undone  | f^{-1}(x)",
        "y = f \\circ g(x)       | syntax.function.after   | f \\circ g",
        "h = f \\circ g          | syntax.function.after   | f \\circ g",
        "y = (f \\circ h)(x)     | syntax.function.unknown | h",
        "y = f²(x)               | syntax.function.power   | f²(x)",
        "y = f^3(x + (1)) + 1    | syntax.function.power   | f^3(x + (1))",
        "y = 1/f^(2)(x)          | syntax.function.power   | f^(2)(x)",
        "y = f⁻¹(x)²             | syntax.function.undone  | f⁻¹(x)",
        "y = f ∘ g               | syntax.function.after   | f ∘ g",
        "y = (f∘h)(x)            | syntax.function.unknown | h",
      })
  void powersOfFunctionsOfTheTextAreRefused(String formula, String key, String place) {
    assertRefuses("f(x) = x + 1, g(x) = x², x = 3, " + formula, key, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = (f·g)(x)                  | (f·g)(x)",
        "y = 2(2f)(x + 1) - 1          | (2f)(x + 1)",
        "y = (f + g)(x)²               | (f + g)(x)",
        "y = (f \\cdot g)(x)           | (f \\cdot g)(x)",
        "y = \\left(2 f\\right)(x) + 1 | \\left(2 f\\right)(x)",
      })
  void functionsOfTheTextInABracketBeforeAnotherAreRefused(String formula, String place) {
    assertRefuses("f(x) = x + 1, g(x) = x², x = 3, " + formula, "syntax.function.applied", place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "f = \\frac{1}{mn}\\sum_{i=1}^m\\sum_{j=1}^n A_{ij}, A = [[1, 2, 3], [4, 5, 6]] # 3.5",
        "f = n\\bar x, \\bar x = \\frac1n\\sum_{i=1}^n x_i, x = [1, 2, 6] # 9",
        "f = \\left(\\prod_{i=1}^n x_i\\right)^{1/n}, x = [1, 2, 4] # 2",
        "f = \\sqrt[n]{\\prod_{i=1}^n x_i}, x = [1, 2, 4] # 2",
        "f = \\frac{n}{2} + \\sum_{i=1}^n (x_i - \\mu)^2, x = [1, 2, 3], \\mu = 1 # 6.5",
        "s = sum(i=1..n, x[i]); f = s/(n - 1); x = [1, 2, 6] # 4.5",
        "g = n^2; f = g + sum(i=1..n, x[i]); x = [1, 2, 6] # 18",
        "f = n + \\sum_{i=1}^n x_i, x = [1, 2, 6], n = 2 # 5",
      })
  void theEndOfARangeIsThatLengthEverywhere(String text, String value) {
    assertGives(text, value);
  }

  @Test
  void aLetterThatCountsTwoTensorsCountsTheSameOfBoth() {
    Lowering lowering =
        Texts.build(
            "f = n + a, a = \\sum_{i=1}^n x_i, b = a + \\sum_{i=1}^n z_i, x = [1, 2], z = [1, 2,"
                + " 3]");
    assertEquals(
        List.of("indices.length.two"), lowering.errors().stream().map(Problem::key).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "f = \\frac{1}{2n}\\|X\\|^2, X = [[1, 2], [3, 4]] # n",
        "f = m*a; a = 2 # m",
      })
  void ofWhatCountsNoNumberIsAnExample(String text, String name) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors());
    List<Problem> lacks = lowering.graph().lacks();
    assertEquals(List.of("graph.blank.count"), lacks.stream().map(Problem::key).toList());
    assertEquals(List.of(name), lacks.getFirst().args());
  }

  @Test
  void aFunctionOfTheTextInBothBracketsIsAValue() {
    assertGives("f(x) = x + 1, x = 3, y = (f - 1)(f - 2)", "6");
    assertGives("f(x) = x + 1, x = 3, y = (f - 1) (f - \\sqrt{4})", "6");
    assertGives("f(x) = x + 1, x = 3, y = (f(x) - 1)(x)", "9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sg = 2; y = sg(3)                  | notice.call   | sg*",
        "step = 0.1; x = 3; y = 1 - step(x) | notice.call   | step*",
        "mean = 2; x = [3]; y = mean(x + 1) | notice.call   | mean*",
        "norm = 2, x = 3, y = \\mathrm{norm}(x - 1) | notice.factor | \\mathrm{norm} \\cdot",
      })
  void aNumberWithTheNameOfAKnownFunctionIsTold(String text, String key, String edit) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors());
    assertEquals(
        List.of(edit),
        lowering.notices().stream().filter(n -> n.key().equals(key)).map(Problem::fix).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = [3, 4]; norm = norm(x); y = 2norm",
        "max = 5; x = 3; y = max(x, 1)",
        "step(x) = 2x; y = step(3)",
      })
  void whatCanOnlyBeACallIsNotTold(String text) {
    List<Problem> told = Texts.build(text).problems();
    // the 5 that max is given is used nowhere, which is said of any value
    assertEquals(List.of(), told.stream().filter(p -> !p.key().equals("notice.unused")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "y = \\sum_i \\|A_i\\|^2, A = [[1, 2], [3, 4]]                    # 30",
        "y = \\sum_i \\|x_i - 1\\|, x = [1, 5]                           # 4",
        "y = \\sum_i \\operatorname{sum}(A_i)^2, A = [[1, 2], [3, 4]]     # 58",
        "y = sum(a/(1 + |a|)); a = [1, -3]                              # -0.25",
        "y = |a||b|; a = -2; b = 3                                      # 6",
      })
  void rowsBarsAndNumbersAreTakenAsTheyAre(String text, String value) {
    assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "f = \\sum_{i < j \\ne k} x_i x_j x_k, x = [1, 2, 3] # latex.unequal.many # i < j \\ne k",
        "f = \\sum_i y_i \\operatorname{norm}(x_i), x = [1, 2], y = [1, 2] # indices.single #"
            + " \\operatorname{norm}(x_i)",
        "y = v/|v|; v = [3, 4] # graph.bars # v/|v|",
      })
  void whatIsNotSaidOfAllIsRefused(String text, String key, String place) {
    assertRefuses(text, key, place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, x = [7, 7], L = \\sum_i x_i^2     | x_i",
        "x_1 = 1, x = [7, 7], L = \\sum_{i=1}^{2} x_i^2      | x_i",
        "x_0 = 1, x = [7, 7], L = \\sum_{i=0}^{1} x_i^2      | x_i",
        "x_1 = 1; x_2 = 2; x = [7, 7]; L = sum(i, x[i]^2)     | x[i]",
        "w_{11} = 1, w = [[1, 2], [3, 4]], L = \\sum_{i,j} w_{ij} | w_{ij}",
      })
  void aNameThatASumWouldPassOverIsRefused(String text, String place) {
    assertRefuses(text, "indices.members", place);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 = 1, x_2 = 2, L = \\sum_{i=1}^{2} x_i^2           | 5",
        "x = [7, 8]; x_1 = x[0]; L = sum(i, x[i]^2)             | 113",
        "w_0 = 1, w = [2, 3], x = [4, 5], y = w_0 + \\sum_{i=1}^{n} w_i x_i | 24",
        "W_1 = 2, W = [[1, 2], [3, 4]], L = \\sum_{i,j} W_{ij} W_1 | 20",
        "x = 5; y = x(0) + x(2)                                 | 10",
        "x = [3, 4]; y = x(0.5)                                 | '[1.5, 2]'",
        "x = [3, 4]; y = x(-1)                                  | '[-3, -4]'",
        "f(x, y) = x*y; z = f(3, 4)                             | 12",
        "x = 0.5, L = \\sum_{k=0}^{3} \\frac{x^k}{k!}            | 1.6458333333333333",
        "x = 0.5, L = \\sum_{k=0}^{2} \\frac{(-1)^k x^{2k+1}}{(2k+1)!} | 0.47942708333333334",
        "x = [1, 2, 3], L = \\mathbf 1^\\top x + 1               | 7",
        "x = [1, 2], A = [[1, 2], [3, 4]], L = 2 \\mathbf{1}^T A x | 32",
        "w = [1, 2], X = [[1, 2], [3, 4], [5, 6]], y = [1, 2, 3], L = \\sum_i (y_i - w^T x_i)^2 |"
            + " 293",
        "\\mathbf{t} = (0, 1, 0), \\vec y = (0.5, 0.25, 0.25), L = \\sum_k t_k y_k | 0.25",
        "x1 = 1; x = [7, 7]; L = sum(i, x[i]^2) + x1            | 99",
        "L = \\sum_j \\sum_{i \\neq j} A_{ij}, A = [[1, 2], [3, 4]]  | 5",
        "L_j = \\sum_{i \\neq j} A_{ij}, A = [[1, 2], [3, 4]]    | '[3, 2]'",
        "L = \\sum_{i=1}^{n} x_i / n, x = [1, 2, 6]             | 3",
        "L = sum(i=1..n, x[i]/n + 1), x = [1, 2, 6]             | 6",
      })
  void whatOnlyLooksAlikeIsRead(String text, String value) {
    assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [3, 4]; y = x(2)^2                       | x(2)^2",
        "A = [[1, 2], [3, 4]]; y = A(1, n)            | A(1, n)",
        "A = [[1, 2], [3, 4]], y = 2 A(n, 1) + \\pi | A(n, 1)",
      })
  void aPlaceInRoundBracketsIsRefused(String text, String place) {
    assertRefuses(text, "indices.called", place);
    assertEquals(null, Texts.build(text).errors().getFirst().fix(), text);
  }

  @Test
  void aFormulaWithFreeIndicesThatHasNoNameIsTold() {
    Lowering lowering = Texts.build("A_{ij} x_j, A = [[1, 2], [3, 4]], x = [1, 2]");
    assertEquals(List.of(), lowering.errors());
    Problem free = lowering.notices().getFirst();
    assertEquals(List.of("notice.free", "i, j"), List.of(free.key(), free.args().getFirst()));
    assertEquals("f_{ij} = A_{ij} x_j", free.fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L = \\sum_i y_i \\lVert v \\rVert                 | y = [1, 2]; v = [3, 4]           | 15",
        "L = \\sum_i y_i v^T w                   | y = [1, 2]; v = [3, 4]; w = [1, 2] | 33",
        "L = \\sum_i y_i (v \\cdot w)            | y = [1, 2]; v = [3, 4]; w = [1, 2] | 33",
        "L = \\sum_i (W v)_i y_i                 | y = [1, 2]; v = [3, 4]; W = [[1, 2], [3, 4]] |"
            + " 61",
        "L = \\sum_i \\lVert X_i - v \\rVert^2             | X = [[1, 2], [3, 4]]; v = [3, 4] | 8",
        "L = \\sum_i \\log(y_i - X_i^T v)        | y = [12, 26]; X = [[1, 2], [3, 4]]; v = [3, 4] |"
            + " 0",
        "L = \\sum_i y_i v                       | y = [1, 2]; v = [3, 4, 5]        | [9, 12, 15]",
        "L = \\sum_i y_i X_i                     | y = [1, 2]; X = [[1, 2], [3, 4]] | [7, 10]",
      })
  void aTensorThatIsMeantWholeStandsInASum(String formula, String values, String value) {
    assertGives(formula + "\n" + values.replace("; ", "\n"), value);
  }
}
