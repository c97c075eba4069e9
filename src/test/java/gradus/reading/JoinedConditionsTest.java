package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions in LaTeX of which all have to hold, or one of several. Values by Python's `and` and
/// `or`.
class JoinedConditionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\begin{cases} 5 & x > 1 \\land x < 3 \\\\ 4 & \\text{otherwise} \\end{cases} | 2  |"
            + " 5",
        "f = \\begin{cases} 5 & x > 1 \\land x < 3 \\\\ 4 & \\text{otherwise} \\end{cases} | 3  |"
            + " 4",
        "f = \\begin{cases} 5 & \\text{if } x > 1 \\text{ and } x < 3 \\\\ 4 & \\text{else}"
            + " \\end{cases} | 1 | 4",
        "f = \\begin{cases} 5 & x > 3 \\text{ or } x < 0 \\\\ 4 & \\text{otherwise} \\end{cases} |"
            + " -1 | 5",
        "f = \\begin{cases} 5 & x > 3 \\lor x < 0 \\\\ 4 & \\text{otherwise} \\end{cases} | 1  | 4",
        "f = \\mathbb{1}[x > 1 \\land x < 3 \\lor x > 5]    | 6  | 1",
        "f = \\mathbb{1}[x > 1 \\land x < 3 \\lor x > 5]    | 4  | 0",
        "f = \\mathbb{1}[x > 5 \\lor x > 1 \\land x < 3]    | 2  | 1",
        "f = 2 \\mathbb{1}[0 < x < 3 \\text{ 그리고 } x \\ne 1] | 2  | 2",
        "f = 2 \\mathbb{1}[0 < x < 3 \\text{ 그리고 } x \\ne 1] | 1  | 0",
      })
  void areReadAsProductsAndMaxima(String text, String x, String value) {
    Outcomes.assertGives(text + ", x = " + x, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = \\mathbb{1}[x \\land y < 2], x = 1, y = 1         | latex.joined | \\land",
        "f = \\mathbb{1}[y < 2 \\lor x], x = 1, y = 1          | latex.joined | \\lor",
        "f = \\mathbb{1}[y < 2 \\land \\land x < 1], x = 1, y = 1 | latex.joined | \\land",
        "f = x \\land y, x = 1, y = 1                         | latex.joined | \\land",
      })
  void withoutAComparisonOnBothSidesAreRefused(String text, String key, String about) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals(key, problem.key(), text);
    assertEquals(about, text.substring(problem.span().start(), problem.span().end()));
  }
}
