package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums and products as they are pasted in Unicode: a letter or a sign, with what stands below it.
class BigLettersTest {
  private static final String GIVEN = "; x = [1, 2, 3]; y = [2, 0, 5]";

  // Σ xᵢ² = 14, Σ xᵢ yᵢ = 17, the first two 1 + 4 = 5, Π xᵢ = 6.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = Σᵢ xᵢ²                  | 14 | 2 4 6",
        "f = ∑ᵢ xᵢyᵢ                 | 17 | 2 0 5",
        "f = Σ_i x_i*y_i             | 17 | 2 0 5",
        "f = Σ_k x_k                 | 6  | 1 1 1",
        "f = Ʃ_k x_k y_k             | 17 | 2 0 5",
        "f = Σ_{i=1}^{n} x_i         | 6  | 1 1 1",
        "f = Σ_{i=1}^{2} x_i^2       | 5  | 2 4 0",
        "f = Σᵢ₌₁² xᵢ²               | 5  | 2 4 0",
        "f = ∑ᵢ₌₁ⁿ xᵢ                | 6  | 1 1 1",
        "f = Σᵢ₌₁² x[i]              | 3  | 1 1 0",
        "f = Πᵢ xᵢ                   | 6  | 6 3 2",
        "f = exp(2 - Σᵢ xᵢ/3)        | 1  | -0.333333 -0.333333 -0.333333",
        "f = 0.5*Σᵢ (xᵢ - yᵢ)^2      | 4.5 | -1 2 -2",
        "f = sum_{i=1}^2 x_i y_i     | 2   | 2 0 0",
        "f = sum_{i} x_i y_i + 1     | 18  | 2 0 5",
        "f = sum_{i=2}^n 2 x_i       | 10  | 0 2 2",
        "f = sum_{i=1}^{n} x_i^2     | 14  | 2 4 6",
      })
  void anIndexBelowABigLetterMakesASum(String formula, String value, String gradient) {
    Outcomes.assertGives(formula + GIVEN, value, "x", gradient);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Σ = the sign of a sum\nf = Σ x_i",
        "f = Σ x_i; sx_i = 3",
        "# sum_i = 3\nf = sum_i x_i",
      })
  void whatACommentOrALongerNameSaysNamesNoSum(String formula) {
    Outcomes.assertGives(formula + GIVEN, "6");
  }

  // log(e + e² + e³), √1 + √2 + √3, e⁰ + e⁻¹ + e⁻⁴ by Python's math.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = log Σ_j e^(x_j)         | 3.407606 | 0.090031 0.244728 0.665241",
        "f = Σ_i (x_i)^(1/2)         | 4.146264 | 0.5 0.353553 0.288675",
        "f = Σ_i e^(-(x_i-1)^2)      | 1.386195 | 0 -0.735759 -0.073263",
        "f = Σ_i x_i**(2)            | 14       | 2 4 6",
        "f = Σ_{i=1}^{3} x^(i)       | 6        | 1 1 1",
      })
  void aPowerOrALayerInRoundBracketsIsAsInBraces(String formula, String value, String gradient) {
    Outcomes.assertGives(formula + GIVEN, value, "x", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = Σ_i x_i^(2 + 1    | syntax.unclosed | (",
        "f = sum_{i=1}^10 x_i  | latex.index     | {i=1}",
      })
  void whatIsNotSurelyAPowerOrASumIsRefused(String formula, String key, String shown) {
    Problem problem = Texts.build(formula + GIVEN).errors().getFirst();
    assertEquals(key + " " + shown, problem.key() + " " + problem.args().getFirst(), formula);
  }

  @Test
  void aNumberOrLetterAloneInRaisedBracketsIsNoPower() {
    Lowering lowering = Texts.build("f = Σ_i x_i^(2)" + GIVEN);
    assertTrue(lowering.graph().named("x⁽²⁾").isPresent());
    assertTrue(Trace.of(lowering.graph()).value(lowering.graph().output()).isEmpty());
  }

  @Test
  void whatTheTextCallsSumIsNoSign() {
    Outcomes.assertGives("sum_{i} = 3; f = sum_{i} x_1" + GIVEN, "3", "x", "3 0 0");
    Outcomes.assertGives("sum_i = 3; f = sum_i x_{1}" + GIVEN, "3", "x", "3 0 0");
  }

  // 29 = 1·1·1 + 2·1·2·2 + 5·2·2.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Σ_k = [[1, 2], [2, 5]]; x_k = [1, 2]; f = x_k^T Σ_k x_k",
        "f = xᵀ Σ x; Σ = [[1, 2], [2, 5]]; x = [1, 2]",
        "x_{k} = [1, 2], \\Sigma_{k} = [[1, 2], [2, 5]], f = x_{k}^T \\Sigma_{k} x_{k}",
        "x_{k} = [1, 2], Σ_{k} = [[1, 2], [2, 5]], f = x_{k}^T Σ_{k} x_{k}",
      })
  void aNameIsNoSum(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    Trace trace = Trace.of(lowering.graph());
    assertEquals(29, trace.value(lowering.graph().output()).orElseThrow().get(0), text);
  }

  /// LaTeX would take the first sign of such a script alone.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = Σ_k z; z = 3",
        "f = Σ_kl x_k",
        "f = Σᵢ xᵢ^10",
        "f = ∑_i A_ij; A = [[1, 2], [3, 4]]; j = 2",
        "f = Σ_i x_i^-1",
      })
  void aScriptOfSeveralSignsWithoutBracesIsNoSum(String formula) {
    assertEquals(Notation.PLAIN, Notation.of(formula + GIVEN), formula);
    Lowering lowering = Texts.build(formula + GIVEN);
    boolean refused =
        lowering.hasErrors()
            || Trace.of(lowering.graph()).value(lowering.graph().output()).isEmpty();
    assertTrue(refused, formula);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = 2[x_1 - 3]_{+}, x = [5]          | 4   | 2",
        "f = [1-x]_{ + } + 1, x = 3           | 1   | 0",
        "f = \\left[1 - x\\right]_+, x = -3    | 4   | -1",
        "f = (x - 1)_+ \\cdot \\frac{1}{2}, x = 3 | 1 | 0.5",
        "f = (x)_+^{2}, x = 3                 | 9   | 6",
        "f = (1 - x)_+ (1 - y)_+ \\cdot \\frac{1}{2}, x = 0.5, y = 0 | 0.25 | -0.5",
        "f = \\frac{(x)_+}{2} - 3(-x)_+, x = 3 | 1.5 | 0.5",
        "f = \\sum_i (1 - x_i)_+, x = [3]       | 0   | 0",
        "f = (x)_+, x = -2                    | 0   | 0",
        "f = 2(x - 1)_+ + 1, x = 3            | 5   | 2",
        "f = -[x]_+^2, x = 3                  | -9  | -6",
        "f = max_a q_a + x, q = [1, 5], x = 2 | 7   | 1",
      })
  void thePositivePartOfABracketIsRead(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }
}
