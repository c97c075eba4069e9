package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers side by side: thousands with a space between, a whole number before a fraction, and
/// brackets that close with a size behind a sum.
class SpacedNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 12\\,000, y = x/2                               | 6000",
        "N = 1\\,500, y = 2N                                 | 3000",
        "y = 25\\,000 \\cdot 2 + x, x = 1                    | 50001",
        "y = 3~x + 1\\,000, x = 1                            | 1003",
        "x = 6.022\\,140\\times 10^{23}, y = \\frac{x}{10^{23}} | 6.02214",
        "x = 6.022\\,140\\,76, y = 2x                        | 12.044282",
        "N = 60\\,000, y = \\frac{x}{N}, x = 30\\,000        | 0.5",
        "y = 1\\,234\\,567.5 - x, x = 0.5                    | 1234567",
        "y = 2\\,x, x = 3                                    | 6",
        "y = 2\\,\\frac{3}{2}, x = 3                         | 3",
        "y = 2 \\cdot \\frac{1}{2} x, x = 3                  | 3",
        "y = 2\\frac{x}{4}, x = 3                            | 1.5",
        "y = 2.5\\frac{1}{2}x, x = 2                         | 2.5",
        "y = x_2\\frac12, x_2 = 3                            | 1.5",
        "y = \\frac123, x = 3                                | 1.5",
      })
  void whatIsClearIsRead(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 12 000, y = x/2         | 12 000    | 12000    | 12*000",
        "x = 12'000, y = x/2         | 12'000    | 12000    | 12*000",
        "y = 1 000 x, x = 2          | 1 000     | 1000     | 1*000",
        "y = 1 234 567.5 x, x = 2    | 1 234 567.5 | 1234567.5 | 1*234*567.5",
        "y = 1\\;000 x, x = 2        | 1\\;000   | 1000     | 1 \\cdot 000",
        "y = 1~000 \\cdot x, x = 2          | 1~000     | 1000     | 1 \\cdot 000",
        "y = 1 000 \\cdot x, x = 2   | 1 000     | 1000     | 1 \\cdot 000",
      })
  void itMayBeOneNumberOrAProduct(String text, String written, String one, String product) {
    assertRefused("syntax.number.spaced", text, written, one, product);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = 2\\frac{1}{2} x, x = 2  | 2\\frac{1}{2} | \\left(2 + \\frac{1}{2}\\right) | 2 \\cdot"
            + " \\frac{1}{2}",
        "x = 2\\frac{1}{2}, y = x    | 2\\frac{1}{2} | \\left(2 + \\frac{1}{2}\\right) | 2 \\cdot"
            + " \\frac{1}{2}",
        "y = 1\\frac{3}{4} + x, x = 2 | 1\\frac{3}{4} | \\left(1 + \\frac{3}{4}\\right) | 1 \\cdot"
            + " \\frac{3}{4}",
        "y = 3\\frac12 x, x = 2      | 3\\frac12     | \\left(3 + \\frac12\\right)     | 3 \\cdot"
            + " \\frac12",
        "y = 2\\tfrac12, x = 2       | 2\\tfrac12    | \\left(2 + \\tfrac12\\right)    | 2 \\cdot"
            + " \\tfrac12",
        "y = 2½ x, x = 2             | 2½            | 2.5                             | 2·½",
      })
  void itMayBeASumOrAProduct(String text, String written, String sum, String product) {
    assertRefused("syntax.mixed", text, written, sum, product);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v = [1 -1], y = 2v           | 1 -1     | 1, -1     | 1 - 1",
        "w = [0.5 -0.3]; y = 2w       | 0.5 -0.3 | 0.5, -0.3 | 0.5 - 0.3",
        "v = [-1 +2]; y = 2v          | 1 +2     | 1, +2     | 1 + 2",
        "v = [3, 1 -1]; y = 2v        | 1 -1     | 1, -1     | 1 - 1",
        "W = [[1 -1], [2, 3]]; y = 2W | 1 -1     | 1, -1     | 1 - 1",
        "A = \\begin{bmatrix} 1 -1 \\\\ 2 & 3 \\end{bmatrix}, y = 2A | 1 -1 | 1 & -1 | 1 - 1",
        "v = [1 -1], y = 2 \\cdot v | 1 -1     | 1, -1     | 1 - 1",
      })
  void itMayBeTwoEntriesOrOne(String text, String written, String two, String one) {
    assertRefused("syntax.entries", text, written, two, one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v = [1 - 1, 2]; y = sum(v)     | 2",
        "v = [1-1, 2]; y = sum(v)       | 2",
        "v = [1, -1]; y = v[0] - v[1]   | 2",
        "y = 2[x -1], x = 3             | 4",
        "A = \\begin{bmatrix} 1 - 1 & 2-1 \\\\ -1 & x -1 \\end{bmatrix}, y ="
            + " \\operatorname{sum}(A), x = 3 | 2",
        "y = 2[x^2 -1], x = 3           | 16",
        "y = (1 -3) x, x = 1            | -2",
        "v = [1, -1], y = v \\cdot v  | 2",
        "y = 2[x -1] + \\frac{x}{3}, x = 3 | 5",
      })
  void aDifferenceStaysOne(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  private static void assertRefused(
      String key, String text, String written, String one, String product) {
    List<Problem> problems = Texts.build(text).errors();
    assertEquals(List.of(key), problems.stream().map(Problem::key).toList(), text);
    int at = text.indexOf(written);
    assertEquals(new Span(at, at + written.length()), problems.getFirst().span());
    assertEquals(List.of(written, one, product), problems.getFirst().args());
    assertEquals(one, problems.getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\Big( \\sum_i x_i \\Big)^2, x = [1, 2]                  | 9",
        "y = \\big(\\sum_i x_i\\big)^2, x = [1, 2]                    | 9",
        "y = \\bigl( \\sum_i x_i \\bigr)^2, x = [1, 2]                | 9",
        "y = \\Bigg( 1 + \\sum_i x_i \\Bigg)^2, x = [1, 2]            | 16",
        "y = \\Big[ \\sum_i x_i \\Big] \\cdot 2, x = [1, 2]           | 6",
        "y = \\Bigl\\lvert \\sum_i x_i \\Bigr\\rvert, x = [1, -2]                 | 1",
        "y = \\Big( \\sum_i \\big( x_i + 1 \\big) \\Big)^2, x = [1, 2] | 25",
        "y = \\log \\bigg( \\sum_i e^{x_i} \\bigg), x = [0, 0]         | 0.693147",
      })
  void aSizedBracketClosesBehindASum(String text, String value) {
    Outcomes.assertGives(text, value);
  }
}
