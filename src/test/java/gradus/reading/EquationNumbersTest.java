package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers in brackets at the ends of lines: of a formula, or a part of it. `¶` is a new line.
class EquationNumbersTest {
  private static Lowering built(String text) {
    return Texts.build(text.replace('¶', '\n'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = 2x + 1   (1)¶x = 3  (2)",
        "y = 2x + 1 \\quad (1) \\\\ x = 3 \\quad (2)",
        "$$y = 2x + 1 \\qquad (1)$$ $$x = 3 \\qquad (2)$$",
        "\\begin{aligned} y &= 2x+1 & (1) \\\\ x &= 3 & (2) \\end{aligned}",
        "y = 2x + 1 ⋯ ①¶x = 3 ⋯ ②",
        "y = 2x + 1 … (3.1)¶x = 3 … (3.2)",
        "y = 2x + 1 ---(1)¶x = 3 --- (2)",
        "y = 2x + 1 --(1)¶x = 3 ― (2)",
        "$y = 2x + 1$ (1)¶$x = 3$ (2)",
        "(1) $y = 2x + 1$¶(2) $x = 3$",
        "① y = 2x + 1¶② x = 3",
        "(1) y = 2x + 1¶(2) x = 3",
        "y = 2x + 1 (식 3.1)¶x = 3 (식 3.2)",
        "y = 2x + 1 \\quad (Eq. 4), x = 3 \\quad (eq 5)",
        "y = 2x + 1 (eq. 4)¶x = 3 (수식 5)",
        "y = 2x + 1  [1]; x = 3  [2]",
      })
  void whatSurelyNumbersAFormulaIsLeftOutWithANotice(String text) {
    Outcomes.assertGives(text.replace('¶', '\n'), "7", "x", "2");
    long said =
        built(text).notices().stream().filter(p -> p.key().equals(Reading.NUMBERED.key())).count();
    assertEquals(2, said, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = 2x + 1 (1)¶x = 3         | (1)",
        "y = 2x + 1 (1), x = 3        | (1)",
        "y = 2x + 1   (3)¶x = 3       | (3)",
        "y = 2x + 1 \\quad (2), x = 3 | (2)",
        "y = 2x + 1 (3.2)¶x = 3       | (3.2)",
        "y = 2x + 1 (7)¶x = 3         | (7)",
        "y = 2x + 1 [1]¶x = 3         | [1]",
        "x = 3¶b = 1¶y = 2x + b (1)   | (1)",
        "x = 3¶b = 1¶y = 2x + b (2)   | (2)",
        "b = 1¶y = 2x + b (7)¶x = 3   | (7)",
        "b = -1¶y = 2x - b (2)¶x = 3  | (2)",
      })
  void whatMayBeEitherIsRefused(String text, String number) {
    List<Problem> errors = built(text).errors();
    assertEquals(List.of("syntax.numbered"), errors.stream().map(Problem::key).toList(), text);
    Problem problem = errors.getFirst();
    assertEquals(number, text.substring(problem.span().start(), problem.span().end()));
    String mended =
        text.substring(0, problem.span().start()) + text.substring(problem.span().end());
    Outcomes.assertGives(mended.replace('¶', '\n'), "7", "x", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 3¶y = (x + 1)(2)               | 8    | 2",
        "x = 3¶y = 2·x·(2)                  | 12   | 4",
        "x = 3¶y = 2*x * (2)                | 12   | 4",
        "f(x) = x^2¶y = f(x) + f (3), x = 1 | 10   | 2",
        "x = 3¶y = x + cos (0)              | 4    | 1",
        "x = [3, 4]¶y = x [1]               | 4    | 0 1",
        "x = 3¶y = sum([x,¶2 (3)])          | 9    | 1",
        "x = 3¶y = 2x + 1 # (1)             | 7    | 2",
        "x = 3¶y = x (2)                    | 6    | 2",
        "x = 3¶y = x (2)¶z = y (3)          | 18   | 6",
        "x = 3¶y = 2 (x + 1)                | 8    | 2",
      })
  void whatCanOnlyBeAPartOfAFormulaStaysOne(String text, String value, String gradient) {
    Outcomes.assertGives(text.replace('¶', '\n'), value, "x", gradient);
  }

  @Test
  void manyNumberedLinesAreAllLookedAt() {
    String text = "y = 2x + 1 (1)\n".repeat(70_000);
    Program empty = new Program("", List.of(), List.of());
    assertEquals(70_000, EquationNumbers.of(text, Set.of()).whole(empty).problems().size());
  }
}
