package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers with a comma inside.
class CommaNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = 1,000 + x, x = 2          | 1,000     | 1000 | [1, 000]",
        "f = 10,000x, x = 2            | 10,000    | 10000 | [10, 000]",
        "f = 1,234,567.5 - x, x = 1    | 1,234,567.5 | 1234567.5 | [1, 234, 567.5]",
        "y = 2,5 x + 1, x = 2          | 2,5       | 2.5 | [2, 5]",
        "A = 3,14r², r = 2             | 3,14      | 3.14 | [3, 14]",
        "f = (1,050 - x), x = 1        | 1,050     | 1050 | [1, 050]",
        "f = 100,200,300x, x = 1       | 100,200,300 | 100200300 | [100, 200, 300]",
        "f = 2,5\\frac{x}{2}, x = 2     | 2,5       | 2.5 | [2, 5]",
        "f = sum([1,000, 2])           | 1,000     | 1000 | 1, 000",
        "f = max(1,000, 2)             | 1,000     | 1000 | 1, 000",
      })
  void itMayBeOneNumberOrSeveral(String text, String written, String one, String several) {
    Problem problem =
        ProgramReader.read(text).problems().stream()
            .filter(p -> p.key().equals("syntax.number.comma"))
            .findFirst()
            .orElseThrow();
    int at = text.indexOf(written);
    assertEquals(new Span(at, at + written.length()), problem.span());
    assertEquals(List.of(one, several), problem.edits());
    assertEquals(List.of(written, one, several), problem.args());
  }

  @Test
  void threeNumbersAreAVector() {
    Problem problem =
        ProgramReader.read("f = 1,2,3x, x = 1").problems().stream()
            .filter(p -> p.key().equals("syntax.number.list"))
            .findFirst()
            .orElseThrow();
    assertEquals(new Span(4, 9), problem.span());
    assertEquals(List.of("[1, 2, 3]"), problem.edits());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,y = 1,2; f = x*y                 | 2",
        "x = 1,y = 2; f = x + y             | 3",
        "x = [1,2]; f = sum(x)              | 3",
        "x = [100,200,300]; f = sum(x)      | 600",
        "f(x, y) = x + y; x = 1; y = f(1,2) | 3",
        "A = [[1,2],[3,4]]; f = A[0,1]      | 2",
        "w_{1,2} = 3; f = 2w_{1,2}          | 6",
        "x = 2 # 1,000 apples               | 2",
        "x = 2, 3x                          | 6",
        "f = 1{,}000 + 1                    | 1001",
        "x = 1,000,000; f = 2x              | 2000000",
        "x = 12,050,000.5; f = 2x           | 24100001",
        "x = [1,000,000, 2]; f = sum(x)     | 1000002",
        "f = \\frac{1,000,000}{4}           | 250000",
        "x = 1,000,000.5, f = \\frac{x}{2}  | 500000.25",
      })
  void whatIsSurelyTwoOrOneIsReadSo(String text, String value) {
    assertFalse(
        ProgramReader.read(text).problems().stream()
            .anyMatch(p -> p.key().equals("syntax.number.comma")));
    Outcomes.assertGives(text, value);
  }
}
