package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import gradus.lang.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A dot product that its transpose says needs no word; one that none says is told. NumPy's values.
class RowsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = y w^T x; y = 2; w = [1, 2]; x = [3, 4]                                | 22   | 0",
        "f = w^T x; w = [1, 2]; x = [3, 4]                                         | 11   | 0",
        "f = \\frac12 x^\\top Q x - b^\\top x, x = [1, 2], Q = [[1, 2], [3, 4]], b = [1, 1] | 10.5"
            + " | 0",
        "f = \\sum_{i} \\max(0, 1 - y_i w^T x_i), w = [1, 2], x = [[3, 4], [5, 6]], y = [1, -1] |"
            + " 18 | 0",
        "f = 2 a b; a = [1, 2]; b = [3, 4]                                         | 22   | 1",
        "f = A^T x y; A = [[1, 2], [3, 4]]; x = [1, 2]; y = [3, 4]                 | 61   | 1",
        "f = 2 A^T x y; A = [[1, 2], [3, 4]]; x = [1, 2]; y = [3, 4]               | 122  | 1",
      })
  void onlyATransposedVectorSaysADotProduct(String text, String value, int told) {
    Outcomes.assertGives(text, value);
    long dots =
        Texts.build(text).notices().stream().filter(p -> p.key().equals(Reading.DOT.key())).count();
    assertEquals(told, dots, text);
  }

  /// By a number too, told each time; where the text defines some x raised in brackets, or no
  /// matrix, it is no row.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X = [[1, 2], [3, 4]], f = \\lVert x^{(2)} \\rVert^2                        | 25  | 1",
        "X = [[1, 2], [3, 4]], w = [1, 2], f = w^T x^{(1)} + 3 w^T x^{(2)}  | 38  | 2",
        "X = [[1, 2], [3, 4]], w = [1, 2], f = w^T x^{(0)} + 3 w^T x^{(1)}  | 38  | 2",
        "X = [[1, 2], [3, 4]], x^{(1)} = 2, x^{(2)} = 3 x^{(1)}, f = x^{(2)} + \\lVert X \\rVert^2"
            + " | 36 | 0",
      })
  void aRowOfACapitalIsWrittenWithItsNumberToo(String text, String value, int told) {
    Outcomes.assertGives(text, value);
    long rows =
        Texts.build(text).notices().stream().filter(p -> p.key().equals(Reading.ROW.key())).count();
    assertEquals(told, rows, text);
    if (told == 0) return;
    String vector = text.replaceFirst("X = \\[\\[.*?]]", "X = [1, 2]");
    assertFalse(Texts.build(vector).graph().blanks().isEmpty(), vector);
  }
}
