package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that nothing parts from the formula before them.
class UnpartedValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x)=x^2+3x+2 x=3          | f(x)=x^2+3x+2, x=3          | 20",
        "f(x) = x^2 + 2  x = -3     | f(x) = x^2 + 2, x = -3      | 11",
        "f(x) = x^{2} + 2 x = 3     | f(x) = x^{2} + 2, x = 3     | 11",
      })
  void theEditPartsThem(String text, String expected, String value) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.separator"), errors.stream().map(Problem::key).toList());
    String mended = Texts.mended(text, errors.getFirst());
    assertEquals(expected, mended);
    Outcomes.assertGives(mended, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "J = 3 v = 33; v = 11       | 33",
        "J = 3 v = 3v; v = 11       | 33",
        "y = (2) (3) = 6            | 6",
      })
  void aCheckStaysACheck(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
