package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Words between formulas, functions with a quote, and names with an index that nothing binds.
class JoinedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "z = \\frac{x}{y}, x = 6 and y = 3",
        "z = \\frac{x}{y} where x = 6 and y = 3",
        "z = \\frac{x}{y} with x = 6, y = 3",
        "z = \\frac{x}{y} for x = 6 and let y = 3",
        "z = \\frac{x}{y} if x = 6 and y = 3",
        "\\[ z = \\frac{x}{y} \\] with $x = 6$ and $y = 3$",
      })
  void aWordBeforeAValueJoinsFormulas(String text) {
    Outcomes.assertGives(text, "2", "x", "0.333333");
  }

  @Test
  void lettersOfAWordThatNoValueFollowsAreFactors() {
    Outcomes.assertGives("y = \\frac{x}{2} a n d, x = 4, a = 1, n = 2, d = 3", "12", "x", "3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = σ'(x); x = 0                    | 0.25 | 0",
        "y = tanh'(x) + relu'(x); x = 0      | 1    | 0",
        "y = sin'(x)²; x = 0                 | 1    | 0",
        "σ(x) = 3x; y = σ(x); x = 1          | 3    | 3",
        "f(x) = x²; σ' = 2; y = σ'(x); x = 3 | 6    | 2",
      })
  void aQuoteBehindAKnownFunctionIsItsDerivative(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = gelu'(x); x = 1                  | latex.derived",
        "z = [1, 2]; p_i = softmax(z_i)       | indices.single",
        "x = [1, 2]; y = sum(x_i*x_j)         | syntax.index",
      })
  void whatIsNotSurelyMeantIsRefused(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(key, errors.getFirst().key(), text);
  }

  @Test
  void anIBesideAMatrixIsAskedForAsTheIdentity() {
    Outcomes.assertGives(
        "A = [[2, 1], [1, 2]]; x = 3; B = sum(A + xI); I = [[1, 0], [0, 1]]", "12", "x", "2");
  }
}
