package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums that leave nothing for some values of an index further out, running sums, entries that a
/// label names, and powers of σ. Values by plain loops in Python.
class EmptyTermsTest {
  private static Problem refused(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList(), text);
    return errors.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\sum_{i=1}^{n}\\sum_{j=i+1}^{n} x_i x_j, x = [1, 2, 3]          | 11 | 5 4 3",
        "f = \\sum_{i=1}^{n}\\sum_{j=1}^{i-1} x_i x_j, x = [1, 2, 3]          | 11 | 5 4 3",
        "f = \\prod_{i=1}^{n}\\prod_{j=i+1}^{n} (x_i - x_j), x = [1, 2, 4]    | -6 | 8 -3 -5",
        "f = sum(i=1..n, sum(j=i+1..n, x[i]*x[j])); x = [1, 2, 3]             | 11 | 5 4 3",
      })
  void aSumOfNothingBesideOthersIsZeroAndAProductOne(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "x", gradient);
  }

  @Test
  void aRangeThatIsAlwaysEmptyIsRefused() {
    refused("f = \\sum_{i=1}^{n}\\sum_{j=5}^{4} x_i x_j, x = [1, 2, 3]", "indices.empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s_t = \\sum_{k=1}^{t} x_k, x = [1, 2, 3]",
        "s_i = \\sum_{j=1}^{i-1} x_j, x = [1, 2, 3]"
      })
  void aRunningSumIsNoSumOfAllEntries(String text) {
    assertNull(refused(text, "indices.running").fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [1, 2, 4]; y = 1; L = -s_y            | -2       | 0 -1 0",
        "s = [1, 2, 4]; y = 1; L = -log s_y        | -0.693147 | 0 -0.5 0",
        "i = 2; s = [1, 2, 4]; y = s_i             | 4        | 0 0 1",
      })
  void aNumberBehindANameNamesTheEntry(String text, String value, String gradient) {
    Outcomes.assertGives(text, value, "s", gradient);
    List<String> told = Texts.build(text).notices().stream().map(Problem::key).toList();
    assertEquals(List.of(Reading.LABEL.key()), told, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = σ²(x); x = 0               | σ(x)²",
        "y = σ^2(x); x = 0              | σ(x)^2",
        "y = \\sigma^2(x), x = 0        | \\sigma(x)^2",
      })
  void aPowerOfSigmaBeforeABracketIsRefused(String text, String square) {
    Problem problem = refused(text, "syntax.sigma.power");
    assertEquals(square, problem.fix());
    String mended =
        text.substring(0, problem.span().start()) + square + text.substring(problem.span().end());
    Outcomes.assertGives(mended, "0.25", "x", "0.25");
  }

  @Test
  void aSigmaWithAValueIsANumber() {
    Outcomes.assertGives("σ = 2; y = σ²(x); x = 3", "12", "x", "4");
  }
}
