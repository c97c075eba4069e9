package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.Texts;
import gradus.graph.GraphBuilder;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other languages write and this one writes otherwise: the sentence, and what its edit gives.
class OtherFunctionsTest {
  private static Problem refused(String text) {
    List<Problem> errors = GraphBuilder.build(ProgramReader.read(text)).errors();
    assertEquals(1, errors.size(), text + errors);
    return errors.getFirst();
  }

  /// A text is refused with an edit, and the edit gives a text with a value and a gradient.
  private static void assertMended(
      String key, String text, String expected, String value, String input, String gradient) {
    Problem problem = refused(text);
    assertEquals(key, problem.key(), text);
    String mended = Texts.mended(text, problem);
    assertEquals(expected, mended);
    Outcomes.assertGives(mended, value, input, gradient);
  }

  // Values by NumPy, gradients by its differences.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = log10(x); x = 100                 | f = log(x)/log(10); x = 100          | 2         |"
            + " 0.004343",
        "f = np.log10(x); x = 100              | f = log(x)/log(10); x = 100          | 2         |"
            + " 0.004343",
        "f = log2(x); x = 8                    | f = log(x)/log(2); x = 8             | 3         |"
            + " 0.180337",
        "f = 1/log2(x)^2; x = 8                | f = 1/(log(x)/log(2))^2; x = 8       | 0.111111  |"
            + " -0.013358",
        "f = log1p(x); x = 0.5                 | f = log(1 + x); x = 0.5              | 0.405465  |"
            + " 0.666667",
        "f = expm1(x); x = 1                   | f = exp(x) - 1; x = 1                | 1.718282  |"
            + " 2.718282",
        "f = 2 - expm1(x)*3; x = 1             | f = 2 - (exp(x) - 1)*3; x = 1        | -3.154845 |"
            + " -8.154845",
        "f = cbrt(x); x = -8                   | f = sign(x)*abs(x)^(1/3); x = -8     | -2        |"
            + " 0.083333",
        "f = silu(x); x = 1                    | f = x*sigmoid(x); x = 1              | 0.731059  |"
            + " 0.927671",
        "f = F.silu(x); x = 1                  | f = x*sigmoid(x); x = 1              | 0.731059  |"
            + " 0.927671",
        "f = mish(x); x = 1                    | f = x*tanh(softplus(x)); x = 1       | 0.865098  |"
            + " 1.049036",
        "f = selu(x); x = -1 | f = 1.0507009873554805*where(x > 0, x, 1.6732632423543772*(exp(x) -"
            + " 1)); x = -1 | -1.111331 | 0.646769",
        "f = clip(2x - 1, -1, 1); x = 0.5      | f = min(max(2x - 1, -1), 1); x = 0.5 | 0         |"
            + " 2",
        "f = clamp(x, 0, 1); x = 0.5           | f = min(max(x, 0), 1); x = 0.5       | 0.5       |"
            + " 1",
        "f = log₁₀(x); x = 100                 | f = log(x)/log(10); x = 100          | 2         |"
            + " 0.004343",
        "f = sgn(x); x = -2                    | f = sign(x); x = -2                  | -1        |"
            + " 0",
        "f = torch.sgn(x); x = -2              | f = sign(x); x = -2                  | -1        |"
            + " 0",
        "f = tg(x); x = 1                      | f = tan(x); x = 1                    | 1.557408  |"
            + " 3.425519",
        "f = sq(2x); x = 3                     | f = (2x)^2; x = 3                    | 36        |"
            + " 24",
        "f = asinh(x); x = 1                   | f = log(x + sqrt(x^2 + 1)); x = 1    | 0.881374  |"
            + " 0.707107",
        "f = arccosh(2x); x = 1 | f = log((2x) + sqrt((2x)^2 - 1)); x = 1         | 1.316958  |"
            + " 1.154701",
        "f = atanh(x); x = 0.5                 | f = log((1 + x)/(1 - x))/2; x = 0.5  | 0.549306  |"
            + " 1.333333",
        "f = sech(x); x = 1                    | f = 1/cosh(x); x = 1                 | 0.648054  |"
            + " -0.493554",
        "f = avg(x); x = [1, 2]                | f = mean(x); x = [1, 2]              | 1.5       |"
            + " 0.5 0.5",
        "f = inner(x, x); x = [1, 2]           | f = dot(x, x); x = [1, 2]            | 5         |"
            + " 2 4",
        "f = sse(x, [3, 3]); x = [1, 2]        | f = sum((x - ([3, 3]))^2); x = [1, 2] | 5        |"
            + " -4 -2",
        "f = prelu(x, 0.2); x = -1             | f = max(x, 0) + 0.2*min(x, 0); x = -1 | -0.2     |"
            + " 0.2",
        "f = x*stopgrad(x); x = 3              | f = x*(detach(x)); x = 3             | 9         |"
            + " 3",
        "f = sin(radians(x)); x = 30           | f = sin(x*pi/180); x = 30            | 0.5       |"
            + " 0.015115",
        "f = tr(x); x = [[1, 2], [3, 4]]       | f = trace(x); x = [[1, 2], [3, 4]]   | 5         |"
            + " 1 0 0 1",
        "f = \\operatorname{asinh}(x), x = 1 | f = \\log(x + \\operatorname{sqrt}(x^2 + 1)), x = 1"
            + " | 0.881374 | 0.707107",
        "f = \\operatorname{silu}(x), x = 1    | f = x \\cdot \\operatorname{sigmoid}(x), x = 1 |"
            + " 0.731059 | 0.927671",
        "f = \\operatorname{cbrt}(x), x = -8   | f = \\operatorname{sign}(x) \\cdot"
            + " \\operatorname{abs}(x)^{1/3}, x = -8 | -2 | 0.083333",
        "f = \\operatorname{clip}(x, 0, 1), x = 0.5 | f = \\min(\\max(x, 0), 1), x = 0.5 | 0.5    |"
            + " 1",
      })
  void aFunctionOfOtherLanguagesIsReadAsItsFormula(
      String text, String expected, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
    Problem notice =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals("notice.spelling") && p.fix() != null)
            .findFirst()
            .orElseThrow();
    String mended = Texts.mended(text, notice);
    assertEquals(expected, mended);
    Outcomes.assertGives(mended, value, "x", gradient);
    for (Notation notation : Notation.values()) {
      Outcomes.assertGives(notation.text(ProgramReader.read(text)), value, "x", gradient);
    }
  }

  @Test
  void whatItsNameMeansTwiceIsRefusedWithOneOfThem() {
    assertMended(
        "syntax.function.other",
        "f = hard_sigmoid(x); x = 1",
        "f = min(max(x + 3, 0), 6)/6; x = 1",
        "0.666667",
        "x",
        "0.166667");
    assertEquals("syntax.function.other", refused("f = lg(x); x = 1").key());
    assertEquals("syntax.function.choice", refused("f = var(x); x = [1, 2]").key());
    assertEquals("syntax.function.choice", refused("f = torch.var(x); x = [1, 2]").key());
    assertEquals("syntax.function.choice", refused("np = 2; f = var(x)*np; x = [1, 2]").key());
    assertEquals("syntax.function.other", refused("log(x) = x; f = log2(x); x = 1").key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1, 2, 4]; f = np.var(x)                      | 1.555556 | -0.888889 -0.222222"
            + " 1.111111",
        "x = np.array([1, 2, 4]); f = x.std()              | 1.247219 | -0.356348 -0.089087"
            + " 0.445435",
        "x = [1, 2, 4]; std = np.std(x); f = sum(x)/std    | 5.612486 | 2.405351 1.202676"
            + " -1.202676",
        "x = 2; log2(x) = 3x; f = log2(x)                  | 6        | 3",
        "x = 3; f = log2(log2(x)) + log2(x)                | 2.249411 | 0.918631",
        "x = [1, 3]; f = F.mse_loss(x, [0, 0])             | 5        | 1 3",
      })
  void aFunctionIsTheOneThatTheTextSpeaksOf(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = floor(x); x = 1.5          | syntax.function.steps",
        "f = one_hot(x); x = 1          | syntax.function.steps",
        "f = erf(x); x = 1              | syntax.function.none",
        "f = std(x); x = [1, 2]         | syntax.function.choice",
        "f = np.var(x, 0); x = [1, 2]   | syntax.function.choice",
        "f = bce(p, y); p = 0.3; y = 1  | syntax.function.choice",
        "f = huber(p, y); p = 1; y = 3  | syntax.function.choice",
        "f = log10 x; x = 100           | syntax.function.other",
        "f = clip(x, 1); x = 100        | syntax.function.other",
        "f = tg x; x = 1                | syntax.function.other",
        "f = \\operatorname{tg} x, x = 1 | syntax.function.other",
        "f = sqr(x); x = 3              | syntax.function.choice",
        "f = sinc(x); x = 3             | syntax.function.choice",
        "f = l2(x); x = [1, 2]          | syntax.function.choice",
        "f = median(x); x = [1, 2]      | syntax.function.order",
        "f = sort(x); x = [1, 2]        | syntax.function.order",
        "f = cumsum(x); x = [1, 2]      | syntax.function.entries",
        "f = vec(x); x = [1, 2]         | syntax.function.entries",
        "f = len(x); x = [1, 2]         | syntax.function.none",
        "f = arctan2(x, 2); x = 1       | syntax.function.none",
        "f = pos(x); x = 1              | syntax.function.word",
        "f = sqt(x); x = 1              | syntax.function.word",
        "f = stop(x); x = 1             | syntax.function.word",
        "f = logn(x); x = 1             | syntax.function.word",
      })
  void whatHasNoOneFormulaHasNoEdit(String text, String key) {
    Problem problem = refused(text);
    assertEquals(key, problem.key(), text);
    assertNull(problem.fix(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmod, sigmoid",
    "tahn, tanh",
    "epx, exp",
    "nom, ",
    "sinn, sin",
    "crosentropy, cross_entropy"
  })
  void onlyASlipIsOfferedAnotherFunction(String typed, String meant) {
    Problem problem = refused("f = " + typed + "(x); x = 1");
    assertEquals(meant, problem.fix(), typed);
    assertEquals(meant == null ? "syntax.function.word" : "syntax.function.near", problem.key());
  }

  @Test
  void aMethodIsToldOnceAsTheFunctionAndOnceAsTheFormulaWhereItIsWritten() {
    List<Object> shown =
        Texts.build("f = x.log2(); x = 8").notices().stream()
            .map(p -> p.args().getFirst())
            .toList();
    assertEquals(List.of("x.log2()"), shown);
  }

  /// `log2(8)` would be the product with the value.
  @Test
  void theNameOfAValueIsNoOtherSpellingOfAModulesFunction() {
    String text = "log2 = 3; y = np.log2(8) + log2";
    Outcomes.assertGives(text, "6");
    assertEquals(
        List.of(),
        Texts.build(text).notices().stream().filter(p -> "log2".equals(p.fix())).toList());
  }

  @Test
  void aNumberOfTheTextMayBeCalledLikeAFunctionOfOtherLanguages() {
    Outcomes.assertGives("avg = 3; x = 2; f = avg x", "6", "x", "3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T = 2; x = [3, 1]; f = x^T x               | T = 2; x = [3, 1]; f = xᵀ x               |"
            + " 10    | 6 2",
        "T = 3; x = [1, 2]; f = (2x)^T x            | T = 3; x = [1, 2]; f = (2x)ᵀ x            |"
            + " 10    | 4 8",
        "T = [[1, 2], [3, 4]]; x = [1, 2]; f = x^T x | T = [[1, 2], [3, 4]]; x = [1, 2]; f = xᵀ x |"
            + " 5  | 2 4",
        "T = 2; x = [1, 2]; f = x^T @ x             | T = 2; x = [1, 2]; f = xᵀ @ x             | 5"
            + "     | 2 4",
      })
  void aRaisedTOfATensorIsRefusedWhereTheProgramHasAT(
      String text, String expected, String value, String gradient) {
    assertMended("graph.power.T", text, expected, value, "x", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T = 2; x = 3; f = x^T                          | 9    | 6",
        "T = 2; x = [3, 1]; f = x^(T)                   | 9 1  | 6 2",
        "T = 2; x = [3, 1]; f = x**T                    | 9 1  | 6 2",
        "x = [1, 2]; f = cross_entropy(x, [0, 1])       | 0.313262 | 0.268941 -0.268941",
        "x = [1, 2]; f = cross_entropy(x, [0.5, 0.5])   | 0.813262 | -0.231059 0.231059",
        "x = [1, 2]; t = [0, 1]; f = cross_entropy(x, t) | 0.313262 | 0.268941 -0.268941",
        "x = [[1, 2], [3, 5]]; f = cross_entropy(x, [[0, 1], [0.25, 0.75]]) | 0.470095 | 0.134471"
            + " -0.134471 -0.065399 0.065399",
        "x = [[1, 2], [3, 5]]; f = cross_entropy(x, [1, 0]) | 1.220095 | 0.134471 -0.134471"
            + " -0.440399 0.440399",
      })
  void powersOfNumbersAndProbabilitiesForLabelsAreRead(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(X*K)                                | f = sum(conv2d(X, K))                      "
            + " | 56 | 1 2 1 1 3 2 0 1 1",
        "f = \\operatorname{sum}(X \\ast K)          | f ="
            + " \\operatorname{sum}(\\operatorname{conv2d}(X, K)) | 40 | 1 1 0 1 2 1 0 1 1",
      })
  void anImageTimesAKernelIsNamedAConvolution(
      String formula, String expected, String value, String gradient) {
    boolean latex = formula.contains("\\");
    String kernel = latex ? "[[1, 0], [0, 1]]" : "[[1, 1], [0, 1]]";
    String inputs = ", X = [[1, 2, 3], [4, 5, 6], [7, 8, 9]], K = " + kernel;
    assertMended("graph.convolution", formula + inputs, expected + inputs, value, "X", gradient);
  }

  @ParameterizedTest
  @CsvSource({"'cross_entropy(x, [1, 2])'", "'cross_entropy(x, [0, 1, 0])'"})
  void whatIsNoProbabilityIsNoLabel(String formula) {
    assertEquals("shape.labels", refused("x = [1, 2]; f = " + formula).key());
  }
}
