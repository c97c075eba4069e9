package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sets in braces behind max and min, square brackets behind a number, inverse functions and
/// matrices.
class BracesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = max{0, x}; x = 3                          | 3",
        "f = 2 + max{0, min{x, 2}}*2; x = 3            | 6",
        "f = \\max{0, x}, x = 3                        | 3",
        "f = \\frac{1}{2} \\max{0, 1 - x}, x = -3      | 2",
        "f = max\\{0, x\\}, x = 3                      | 3",
        "함수는 $f = \\max{0, x}$이고 $x = 3$이다       | 3",
        "関数は $f = \\min\\{0, x\\}$ で $x = -3$ です   | -3",
        "repeat 2 { h = max{h, 1} }; h = 3             | 3",
      })
  void aSetBehindMaxAndMinIsTheirArguments(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = ½[y + a]; y = 1; a = 2       | 1.5",
        "f = (1/2)[y + a]; y = 1; a = 2   | 1.5",
        "f = ½[y + a]^2; y = 1; a = 3     | 8",
        "f = [1, 2][0] + y; y = 1         | 2",
        "f = (x + 1)[0]; x = [1, 2]       | 2",
      })
  void squareBracketsBehindANumberHoldAFactor(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = max{0, x; x = 2",
        "f = max(0, x}; x = 2",
        "f = max{0; x}; x = 2",
        "f = sqrt{x}; x = 4",
        "f = {1, 2}",
      })
  void otherBracesAreRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = sin^-1 x; x = 0.5                  | syntax.function.inverse",
        "y = sin^-1(x); x = 0.5                 | syntax.function.inverse",
        "y = tan⁻¹x; x = 0.5                    | syntax.function.inverse",
        "A = [[1, 2], [3, 4]]; y = A^-1         | graph.inverse",
        "A = [[1, 2], [3, 4]]; y = A^(-1)       | graph.inverse",
        "A = [[1, 2], [3, 4]]; y = A⁻¹          | graph.inverse",
        "A = [[1, 2], [3, 4]], y = A^{-1} b, b = [1, 1] | graph.inverse",
      })
  void anInverseOrAPowerIsRefused(String text, String key) {
    assertEquals(List.of(key), Texts.build(text).errors().stream().map(Problem::key).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = [[1, 2], [3, 4]]; y = sum(A**-1) | 2.083333",
        "x = [1, 2]; y = x^-1                 | 1 0.5",
        "x = 4; y = x^-1                      | 0.25",
        "x = 0.5; y = sin^2 x                 | 0.229849",
      })
  void whatIsNoInverseIsRead(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
