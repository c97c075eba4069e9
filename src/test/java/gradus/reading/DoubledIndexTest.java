package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A number before an index below a vector is a factor of it, `x_{2i}`; below a matrix it is the
/// row. Values by Python loops.
class DoubledIndexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\sum_{i=1}^{2} x_{2i}                     | 10 | 0 1 0 1",
        "f = \\sum_i x_{2i}^2                           | 68 | 0 4 0 16",
        "f = \\sum_{i=1}^{2} x_{2i} x_{2i-1}            | 26 | 2 1 8 3",
        "y_i = x_{2i}, f = \\sum_i y_i                  | 10 | 0 1 0 1",
        "f = \\prod_{i=1}^{2} (x_{2i} - x_i)            | 6  | -6 5 0 1",
      })
  void ofAVectorIsTwiceTheIndex(String text, String value, String gradient) {
    Outcomes.assertGives(text + ", x = [1, 2, 3, 8]", value, "x", gradient);
  }

  @Test
  void ofAMatrixIsTheRow() {
    Outcomes.assertGives("f = \\sum_i A_{2i}, A = [[1, 2], [3, 4]]", "7", "A", "0 0 1 1");
  }

  /// What is swallowed by a brace that is never closed says nothing of its own.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\sqrt{x + 1, x = 3                  | 9",
        "f = x_{1, x = [1, 2]                     | 6",
        "f = \\sum_{i=1^{2} x_i, x = [1, 2]       | 9",
        "f = \\frac{a}{b + 1, a = 2               | 12",
      })
  void anOpenBraceIsTheMistakeOfItsStatement(String text, int place) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("latex.unclosed", problem.key(), text);
    assertEquals(place, problem.span().start(), text);
  }
}
