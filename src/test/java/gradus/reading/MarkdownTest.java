package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Notes in Markdown and sessions of Python, whose marks are no formulas.
class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "```; f = (x + y) * z; x = -2; y = 5; z = -4; ```     ! -12 ! ```",
        "```python; x = 2.0; w = -1.5; z = w * x; ```         ! -3  ! ```python ```",
        "~~~; x = 2; f = x^3; ~~~                             ! 8   ! ~~~",
        "---; x = 2; ---; f = x^3                             ! 8   ! ---",
        "> x = 3; > f = x^2 + 1                               ! 10  ! >",
        "x = 3; ; > > f = x^2 + 1                             ! 10  ! > >",
        "Consider `f = x * y` with `x = 3` and `y = 4`.       ! 12  ! `",
        "``x = 3``, `f = x^2`                                 ! 9   ! `` `",
        "* **x** = 2; * **y** = 3; * **f** = x*y              ! 6   ! **",
        "**Given:** x = 2; f = 3x                             ! 6   ! **",
        "x = 2, **y** = 3; f = x*y                            ! 6   ! **",
        "1. **Forward pass**; - z = w*x; 2. **Values**; - w = 2; - x = 4 ! 8 ! **",
        "**순전파**; z = w*x; w = 2; x = 4                    ! 8   ! **",
        "```math; L = \\frac{x}{4}; ```; x = 2                ! 0.5 ! ```math ```",
      })
  void marksAreLeftOutAndToldOnce(String lines, String value, String marks) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    String told = told(text).getFirst();
    assertEquals(marks, told.substring(0, Math.min(marks.length(), told.length())), text);
    assertEquals(1, told(text).size());
  }

  private static List<String> told(String text) {
    return Texts.build(text).notices().stream()
        .filter(p -> p.key().equals("notice.markdown"))
        .map(p -> p.args().getFirst().toString())
        .toList();
  }

  @Test
  void whatPythonAnsweredInASessionIsNoFormula() {
    Outcomes.assertGives(">>> x = 2\n>>> y = x ** 3\n>>> z = y + 1\n>>> z\n9", "9");
  }

  @Test
  void whatStandsBeforeASessionIsNoAnswer() {
    Outcomes.assertGives("w = 4\n>>> x = 2\n>>> y = w*x\n>>> y\n8", "8", "w", "2");
    Outcomes.assertGives("w = 4\n\n>>> x = 2\n>>> x\n2\n\ny = w*x", "8", "w", "2");
  }

  @Test
  void aTableOfNamesAndValuesGivesThem() {
    Outcomes.assertGives(
        "| name | value |\n|:-----|------:|\n| x | 2 |\n| `y` | -5.5 |\n\nf = x*y + 1", "-10");
    Outcomes.assertGives("| | |\n|---|---|\n| **w** | [1, 2] |\n| x | [3, 4] |\n\nf = w·x", "11");
    Outcomes.assertGives("| name | value |\n|---|---|\n| x | -1/2 |\n| y | 4 |\nf = x*y", "-2");
    Outcomes.assertGives("| x | 2 | input |\n|---|---|---|\n| w | 3 | weight |\nf = w x", "6");
  }

  @Test
  void namesAboveTheirValuesAreRefusedWithThemAsDefinitions() {
    Problem one = Texts.build("| x | y |\n|---|---|\n| -2 | 5 |\n\nf = x + y").errors().getFirst();
    assertEquals("syntax.table.columns", one.key());
    assertEquals("x = -2, y = 5", one.fix());
    Problem more =
        Texts.build("| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nf = x·y").errors().getFirst();
    assertEquals("x = [1, 3], y = [2, 4]", more.fix());
    Problem words = Texts.build("| x | is |\n|---|---|\n| a | good |\nx = 1").errors().getFirst();
    assertEquals("syntax.table", words.key());
    assertEquals(null, words.fix());
  }

  @Test
  void emphasisOfAFormulaIsRefusedWithTheFormula() {
    Problem problem = Texts.build("**z = w*x + b**\nw = 2, x = 3, b = 1").errors().getFirst();
    assertEquals("syntax.strong", problem.key());
    assertEquals("z = w*x + b", problem.fix());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = x\n> 1\nx = 2",
        "f = `x\nx = 2",
        "**f = x** (2)\nx = 3",
        "... x = 2",
        "f = | x |\n|---|\nx = 2",
      })
  void whatMayBeAFormulaIsNoMark(String text) {
    assertEquals(List.of(), told(text), text);
    assertEquals(false, Texts.build(text).errors().isEmpty(), text);
  }

  @Test
  void starsBetweenOperandsAreAPower() {
    Outcomes.assertGives("x = 3\ny = x **2 + x** 2", "18");
    Outcomes.assertGives("x = 3\nf = 2**x**2", "512");
    Outcomes.assertGives("x = 3\nf = 2 **x** 2", "512");
    assertEquals(List.of(), told("x = 3\ny = x **2 + x** 2"));
  }
}
