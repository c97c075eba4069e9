package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Blackboard;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Left sides that are no name, in both notations: what is said of names with values is checked
/// under a name that the text does not have.
class LeftSidesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; x^2 = 4                          | c = x^2",
        "x = 2; x² = 4                           | c = x²",
        "x = 2; 2x + 1 = 5; y = c                | v = 2x + 1",
        "a = 3; b = 4; a^2 + b^2 = 25            | c = a^2 + b^2",
        "x^T x = 25; x = [3, 4]                  |",
        "w = 3; w^2 = w - 1                      |",
        "x = 2; y + x = 5                        |",
        "x = 2; x^2 = z                          |",
        "2 = x                                   |",
        "x = 2 \\implies x^2 = 4                 | c = x^2",
        "x = 2, x^{n} = 8, n = 3                 | c = x^{n}",
        "c = 2, y = 1 \\\\ \\frac{c}{y} = 2      | v = \\frac{c}{y}",
        "\\theta = 1, \\theta^2 = \\theta - 2    |",
        "x = 2, x^2 = W x                        |",
        "x = 2, \\quad y + x = 5                 |",
      })
  void anEquationOfValuesHasAnEditThatChecksIt(String text, String edit) {
    List<Problem> problems = Blackboard.parse(text).problems();
    assertEquals(List.of("syntax.left"), problems.stream().map(Problem::key).toList(), text);
    assertEquals(edit, problems.getFirst().fix(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h^1 = 3, \\quad h^2 = 2 h^1",
        "x = 2, x^1 = W x, x^2 = W x^1, W = 3, y = \\frac{x^2}{2}",
        "\\sigma^2 = 4, y = \\sqrt{\\sigma^2}",
        "c^2 = a^2 + b^2; a = 3; b = 4",
      })
  void whatIsRaisedOnTheLeftIsANameWhereItsLetterHasNoValue(String text) {
    assertEquals(List.of(), Blackboard.parse(text).problems(), text);
  }
}
