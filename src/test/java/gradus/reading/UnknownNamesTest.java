package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that nothing defines and that are made of what the program defines; powers that lost their
/// place; values that nobody takes.
class UnknownNamesTest {
  private static List<String> keys(List<Problem> problems) {
    return problems.stream()
        .map(Problem::key)
        .filter(key -> !key.equals("notice.seed"))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w1 = 2; x1 = 3; y = w_1x_1                        | 6   | x1    | 2",
        "w1 = 2; w2 = 5; x1 = 3; x2 = 7; y = w_1x_1+w_2x_2 | 41  | x2    | 5",
        "w₁ = 2; x₁ = 3; y = w1x1                          | 6   | x₁    | 2",
        "w1 = 2; x1 = 3; y = 2w₁x₁^2                       | 36  | x1    | 24",
        "w1 = 2; x = [3, 4]; y = w_1x_1                    | 6   | x     | 2 0",
        "theta_1 = 3; x = 2; y = theta1 x                  | 6   | x     | 3",
        "w1 = 2, x1 = 3, y = w_1 x_1 \\cdot 2              | 12  | w1    | 6",
        "h_prev = 2, w = 3, y = w h_{prev}                 | 6   | w     | 2",
        "y_hat = 2, y = 3, L = (y - \\hat{y})^2            | 1   | y_hat | -2",
        "yhat = 2, y = 3, L = \\frac{1}{2}(y - ŷ)^2        | 0.5 | yhat  | -1",
        "f(x_1, x_2) = x_1x_2 + \\sin x_1, x1 = 0, x2 = 5   | 0   | x1    | 6",
        "f(x₁, x₂) = x₁² + 3x₂; x1 = 2; x2 = 5             | 19  | x2    | 3",
        "f(x1, x2) = x1*x2; x_1 = 2; x_2 = 5               | 10  | x_1   | 5",
        "f(x1) = x1^2; y = f(x_1); x_1 = 3                 | 9   | x_1   | 6",
        "x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 7]; y = x_10^2    | 49  | x     | 0 0 0 0 0 0 0 0 0 14",
        "x = [9, 2, 3, 4, 5, 6, 7, 8, 9, 4]; y = 2x₁₀      | 8   | x     | 0 0 0 0 0 0 0 0 0 2",
      })
  void aNameInAnotherSpellingIsTheOneThatIsDefined(
      String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w = [1, 2]; x = [3, 4]; y = wTx          | wTx        | w^T x           | wTx = …",
        "z = 1; y = 1/(1 + ez)                    | ez         | e^z             | e z",
        "x = 2; y = x2 + 3x                       | x2         | x^2             | x2 = …",
        "f(x) = x2 + 3x                           | x2         | x^2             | x2 = …",
        "x = 2; y = xlog2x                        | xlog2x     | x log(x)/log(2) | x log(2 x)",
        "x = 2; y = log₁₀x                        | log₁₀x     | log(x)/log(10)  | log₁₀x = …",
        "W = [[1, 2], [3, 4]], x = 2, y = w_{12}x | w_{12}     | W_{12}          | w_{12} = …",
        "x = 2; y = wx + b                        | wx         | w x             | wx = …",
        "price = 2; count = 3; y = pricecnt       | pricecnt   |                 |",
        "y = 3x10−5                               | x10−5      | *10^-5          | x10 = …",
        "rate = 2; x = 3; y = rate x + Rate       | Rate       |                 |",
      })
  void aNameMadeOfOthersIsRefusedWithWhatItCanBe(
      String text, String place, String first, String other) {
    List<Problem> errors = Texts.build(text).errors();
    if (first == null) {
      assertEquals(List.of(), errors, text);
      return;
    }
    assertEquals(List.of("syntax.glued"), keys(errors), text);
    Problem problem = errors.getFirst();
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()), text);
    assertEquals(List.of(place, first, other), problem.args(), text);
    assertEquals(first, problem.fix(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "net = Σ wi xi; w = [1, 2]; x = [3, 4]    | wi   | w",
        "net = Σ wixi; w = [1, 2]; x = [3, 4]     | wixi | w",
        "L = Σ W_kl²; W = [[1, 2], [3, 4]]        | W_kl | W",
        "H = -Σ pi log pi; p = [0.5, 0.5]         | pi   | p",
        "y = p*A; A = pi r^2; r = 2; p = [1, 2]   |      |",
        "y = π + 1; p = [1, 2]                    |      |",
      })
  void anEntryThatLostItsPlaceIsNoInputAndNoConstant(String text, String place, String tensor) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(place == null ? List.of() : List.of("syntax.index"), keys(errors), text);
    if (place != null) assertEquals(List.of(place, tensor), errors.getFirst().args(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x1 = 3; x2 = 2; y = x1 + x2 + x3",
        "x = 3; y = x_1 + x",
        "f(w) = 2*w0",
        "w_new = 3; w = 2; y = w x + w_new",
        "f(x, y) = (x + y)z",
        "y = apple + x; x = 2",
        "μ = 1/H·sum(i=1..H, a[i]); a = [1, 2]; h = 2μ",
      })
  void aNameThatIsItsOwnWaitsForItsValue(String text) {
    assertEquals(List.of(), keys(Texts.build(text).errors()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = x^2; x = 3; dy/dx             | dy/dx",
        "y = x^2; x = 3; g = 2*dy/dx       |",
        "L = w^2; w = 3; g = dL/dw         | dL/dw",
        "dy = 6; dx = 2; y = x; x = dy/dx  |",
      })
  void aDerivativeIsNoQuotientOfTwoInputs(String text, String place) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(place == null ? List.of() : List.of("latex.derivative"), keys(errors), text);
    if (place == null) return;
    Problem problem = errors.getFirst();
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 3; y = √x²           | √(x²)   | (√x)²",
        "x = 3; y = 1 + 2√x^2     | √(x^2)  | (√x)^2",
        "y = x - √3²; x = 2       | √(3²)   | (√3)²",
        "y = √(x-5)²; x = 2       | √((x-5)²) | (√(x-5))²",
        "x = [3, 4]; y = √x_1^3   | √(x_1^3) | (√x_1)^3",
        "x = 3; y = √(x)² + (√x)² |         |",
        "x = 3, y = \\sqrt x^2    |         |",
      })
  void aRootBeforeAPowerIsRefusedWithBothReadings(String text, String all, String first) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(all == null ? List.of() : List.of("syntax.root"), keys(errors), text);
    if (all == null) return;
    assertEquals(List.of(all, first), errors.getFirst().args().subList(1, 3));
    assertEquals(all, errors.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d = √(a-b)² + (b-c)²     | √((a-b)² + (b-c)²) | √((a-b)²) + (b-c)²",
        "g = 1/√1 - v²/c²         | √(1 - v²/c²)       | √(1) - v²/c²",
        "y = √1 - x²              | √(1 - x²)          | √(1) - x²",
        "y = 2 (√2 - x) + x       | √(2 - x)           | √(2) - x",
        "y = √3 + x²              | √(3 + x²)          | √(3) + x²",
        "s = √1/n sum(x)          | √(1/n sum(x))      | √(1)/n sum(x)",
        "s = √sum((x-m)²)/n       | √(sum((x-m)²)/n)   | √(sum((x-m)²))/n",
        "x = (-b + √b² − 4ac)/(2a) | √(b² − 4ac)       | √(b²) − 4ac",
        "x = 3, y = √x² \\cdot 2  | √(x² \\cdot 2)    | √(x²) \\cdot 2",
        "c = √a² + √b²            | √(a²) + √b²        | √(a² + √b²)",
        "c = exp(√1 - x)          | √(1 - x)           | √(1) - x",
      })
  void aRootWithoutItsBarIsRefusedWithBothReadings(String text, String all, String first) {
    Problem problem =
        Texts.build(text).errors().stream()
            .filter(e -> e.key().equals("syntax.root.reach"))
            .findFirst()
            .orElseThrow();
    assertEquals(List.of(all, first), problem.edits());
    assertEquals(problem.edits(), problem.args().subList(1, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = √x + 1",
        "y = 2√x - b",
        "y = √2 x + b",
        "y = √2 + x",
        "y = x/√2 - b",
        "y = (√5 - 1)/2 + x",
        "y = √4 + 1",
        "y = (√1) - x",
        "y = √(1) - x",
        "y = √(x) - b²",
        "y = √(x² + b²) - 1",
        "y = √n - 1",
        "y = √1",
        "y = |√1| - x",
        "y = [√1, x²]",
        "y = x, y = \\sqrt 1 - x^2",
      })
  void aRootWhoseReachIsClearIsRead(String text) {
    assertFalse(keys(Texts.build(text).errors()).contains("syntax.root.reach"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = 0.5; L = -log(y + 10-7)     | 10-7 | 10 - 7 | 10^-7",
        "δ = 10−7; y = 2δ                | 10−7 | 3      | 10^-7",
        "y = 3*10-5                      | 10-5 | 10 - 5 | 10^-5",
        "x = 2, y = x \\cdot 10-12       | 10-12 | 10 - 12 | 10^{-12}",
        "y = 10 - 7x; x = 2              |      |        |",
        "y = 10-7x; x = 2                |      |        |",
        "y = 110-7 + x; x = 2            |      |        |",
        "y = x^10-7; x = 2               |      |        |",
        "y = 10-7.5 + x; x = 2           |      |        |",
      })
  void aPowerOfTenThatLostItsPlaceIsTold(String text, String place, String read, String edit) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    List<Problem> told =
        lowering.notices().stream().filter(p -> p.key().equals("notice.subtracted")).toList();
    assertEquals(edit == null ? 0 : 1, told.size(), text);
    if (edit == null) return;
    assertEquals(List.of(place, read, edit), told.getFirst().args());
    assertEquals(edit, told.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; y = 3x + 1; k = 5                              | k",
        "x = 2; weight = 3; y = 3x                             | weight",
        "N = 3, x = [1, 2, 3], f = \\sum_{i=1}^{N} x_i         |",
        "x = 2; y = x^2 = k; k = 4                             |",
        "x = 2; k = 3                                          |",
        "f(x, y) = 2x; x = 2; y = 3                            |",
        "x = 2; y = 3x; x := x - eta*grad(y, x); eta = 0.1     |",
        "s = [1, 2]; y = 1; L = -log s_y                       |",
      })
  void aValueThatNoFormulaSpeaksOfIsTold(String text, String name) {
    List<Problem> told =
        Texts.build(text).notices().stream().filter(p -> p.key().equals("notice.unused")).toList();
    assertEquals(name == null ? 0 : 1, told.size(), text);
    if (name != null) assertEquals(List.of(name), told.getFirst().args());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r = [1, 2], G = Σ_{k=0}^{1} 2^k r_{k+1}                       | 5",
        "r = [1, 2], G = \\sum_{k=0}^{T-1} 2^k r_{k+1}, T = 2          | 5",
        "r = [1, 2, 5], G = \\sum_{k=0}^{n-1} 2^k r_{k+1}              | 25",
        "R = [1, 2, 5]; G = sum(k=0..2, 2^k*R[k+1])                    | 25",
        "r = [1, 2], a = [3, 4], G = \\sum_{k=0}^{1} a_k r_{k+1}       | 11",
        "r = [1, 2, 5], G = \\sum_{t=0}^{1} (r_{t+2} - r_{t+1})^2      | 10",
      })
  void subscriptsShiftedToBeginWithOneThatFitCountFromOne(String text, String value) {
    Outcomes.assertGives(text, value);
    List<Problem> told = Texts.build(text).notices();
    assertEquals(List.of("notice.count"), keys(told), text);
    assertEquals(List.of(text.substring(0, 1), 1), told.getFirst().args());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "r = [1, 2, 5], G = Σ_{k=0}^{1} 2^k r_{k+1}     | r_{k+1} | r_{k}   | r_{k}",
        "r = [1, 2, 5, 7], G = \\sum_{k=0}^{1} r_{k+2}  | r_{k+2} | r_{k+1} | r_{k+1}",
        "r = [1, 2, 5], G = \\sum_{k=0}^{5} r_{k+1}     | r_{k+1} | r_{k}   |",
      })
  void shiftedSubscriptsThatFitBothWaysOrNeitherAreRefused(
      String text, String place, String first, String fix) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("indices.shifted"), keys(errors), text);
    assertEquals(List.of(place, first, "k"), errors.getFirst().args().subList(0, 3));
    assertEquals(fix, errors.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = [5, 2, 3], p = \\sum_{k=0}^{2} a_k + \\sum_{k=0}^{1} k a_{k+1}  | 13",
        "r = [1, 2, 5], G = \\sum_{t=0}^{1} (r_{t+1} - r_t)^2               | 10",
        "r = [1, 2, 5], G = \\sum_{k=1}^{2} r_{k+1}                         | 7",
        "r = [1, 2, 5], G = r_0 + \\sum_{k=0}^{1} r_{k+1}                   | 8",
        "r = [1, 2, 5]; G = sum(k=0..1, r[k+1])                             | 7",
      })
  void whereAnEntryNumberedZeroStandsOrTheIndexBeginsWithOneNothingIsInDoubt(
      String text, String value) {
    Outcomes.assertGives(text, value);
    assertEquals(List.of(), keys(Texts.build(text).notices()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = [1, 2]; t = [2, 4]; E = Σ ½(y - t)²                            | 2.5",
        "y = [1, 2]; t = [2, 4]; E = ∑ ½ (t − y)^2 + 1                      | 3.5",
        "x = [1, 2]; E = 2Σ ½x²                                             | 5",
        "x = [1, 2, 3], L = Σ x_t x_{t-1}                                   | 8",
        "x = [1, 2, 3]; L = Σ_t x_t x_{t-1}                                 | 8",
        "t = [1, 2]; w = [1, 1]; x = [[1, 2], [3, 4]]; E = Σ (t_n − w·x_n)² | 29",
        "t = [1, 2]; y = [2, 5]; E = ½ Σ (t_n − y_n)²                       | 5",
        "t = [1, 2]; y = [2, 5]; E = 1/N Σ (t_n − y_n)²                     | 5",
        "err = [1, 2]; E = Σ err_t²                                         | 5",
        "h_t = 2; x = [1, 2]; E = sum(x) h_t                                | 6",
      })
  void aSignWithoutAnIndexIsASumAndNeverAnInput(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
