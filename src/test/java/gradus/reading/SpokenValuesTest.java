package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exercises and notes as sentences, with the values that they give.
class SpokenValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; w = 3; z = wx = 6                                | 6   | w | 2",
        "f = x*y when x is 3 and y is -4                         | -12 | x | -4",
        "f(x, y, z) = (x + y)z\\ne.g. x = -2, y = 5, z = -4    | -12 | z | 3",
        "f(x, y) = x y\\nFor example: x = -2, y = 5          | -10 | y | -2",
        "f = x^2, e.g., x = 3                                    | 9   | x | 6",
        "f = x^2\\ni.e. x = 3                                     | 9   | x | 6",
        "f = x^2 for instance x = 3                              | 9   | x | 6",
        "f = x^2\\n예: x = 3                                        | 9   | x | 6",
        "f = x^2\\n예를 들어 x = 3                                  | 9   | x | 6",
        "f(x, y) = x y \\\\ \\\\text{e.g. } x = -2, y = 5           | -10 | y | -2",
        "f(x) = x^2 \\\\\\\\ \\\\text{예를 들어 } x = 3               | 9   | x | 6",
        "f = x^2, x equals 3                                     | 9   | x | 6",
        "set x to 3\\nf = x^2                                    | 9   | x | 6",
        "x is [1, 2]\\nf = sum(x)                                | 3   | x | 1 1",
        "Evaluate f(x,y) = x^2 y at the point (2, 3)             | 12  | x | 12",
        "f(x, y) = x^2 + y^2 at (1, -2)                          | 5   | y | -4",
        "Let f(x, y) = x y + y. Find f at x = 2, y = 5.          | 15  | y | 3",
        "Assume that x = 2. Then f = x^2 + x.                    | 6   | x | 5",
        "Consider the function f(x) = 3x^2 + 2x with x = 2       | 16  | x | 14",
        "Find f(2) if f(x) = x^3 - 1                             | 7   |   |",
        "Let f(x) = x^2. Compute f(3).                           | 9   |   |",
        "We have x = 2, w = 3, so z = wx = 6                     | 6   | x | 3",
        "with x=1, y=2: f = x + y                                | 3   | x | 1",
        "Define f(x) = x² + 1 and let x = 2.                     | 5   | x | 4",
        "For x = 2 and y = 3 we get f = x*y                      | 6   | x | 3",
        "Using x = 2, f = x^2 = 4                                | 4   | x | 4",
        "f = x^2, evaluated at x = 3                             | 9   | x | 6",
        "x가 2이고 y가 -3일 때 f = x*y                           | -6  | x | -3",
        "x=2, y=3일 때 f = xy + 1의 값은?                        | 7   | x | 3",
        "f = x^2 + y 이고 x = 2, y = 1이다.                      | 5   | x | 4",
        "x는 2, y는 3이라고 하자. f = x + y                      | 5   | x | 1",
        "함수 f(x) = x^2 + 3x에서 x = 2일 때                     | 10  | x | 7",
        "다음 함수의 기울기를 구하라: f = x^2 y, x = 2, y = 1    | 4   | x | 4",
        "x = 3 이면 f = x^2 이다                                 | 9   | x | 6",
        "여기서 x = 2, y = 1 이고 f = x - y 이다.                | 1   | x | 1",
        "손실 함수는 L = (y - t)^2 이고 y = 0.5, t = 1이다       | 0.25 | y | -1",
        "f(x) = x^2 (x = 3일 때)                                 | 9   | x | 6",
        "가격은 100, 개수는 2\\n합계 = 가격*개수                 | 200 | 개수 | 100",
        "Sure! Let's compute it step by step.\\nx = 2\\nf = 3x     | 6   | x | 3",
        "Here is the forward pass:\\nx = 2\\nf = 3x                | 6   | x | 3",
        "If y = 2x + 1 and x = 3, what is y?                     | 7   | x | 2",
        "What is the value of f = x^2 + 1 when x = 2?            | 5   | x | 4",
        "Therefore, f = x + 1 where x = 2.                       | 3   | x | 1",
        "f := x^2, x := 3                                        | 9   | x | 6",
        "f(x) := x^2 + 1\\nx := 3                                | 10  | x | 6",
        "x = 2 ⇒ f = x² = 4                                      | 4   | x | 4",
        "x = 2, f = x^2 → 4                                      | 4   | x | 4",
        "x = 2 ∴ f = x^2                                         | 4   | x | 4",
        "x ∈ ℝ³, x = [1,2,3], f = ‖x‖²                           | 14  | x | 2 4 6",
        "x = 2\\nf is x^2 + 1                                       | 5   | x | 4",
        "f is x^2, x is 3                                         | 9   | x | 6",
        "let x be 3\\nf = x^2                                     | 9   | x | 6",
        "let f be w*x, w = 2, x = 3                               | 6   | x | 2",
        "f equals x^2 and x equals 3                              | 9   | x | 6",
        "f = x에서\\nx = 3                                        | 3   | x | 1",
        "길이 = 3\\nf = 2 길이이고                                 | 6   | 길이 | 2",
        "x is y, y = 3, f = x*2                                  | 6   | y | 2",
        "f = 3x where\\nx = 2                                     | 6   | x | 3",
        "f = x이고 x = 3                                          | 3   | x | 1",
        "f = x^2 given; x = 3                                     | 9   | x | 6",
        "x = 2, y = 3, so f is x*y                               | 6   | x | 3",
      })
  void whatASentenceGivesIsRead(String written, String value, String name, String gradient) {
    String text = written.translateEscapes();
    if (name == null) {
      Outcomes.assertGives(text, value);
    } else {
      Outcomes.assertGives(text, value, name, gradient);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 2\nprice times count of apples\ny = x",
        "x = 2\nprice count tax\ny = x",
        "x = 2\nthe value x of it.\ny = x",
        "price + count and tax of it.\nx = 2",
        "예 x = 3\nf = 예 x + 1",
        "all of these words are alone.",
      })
  void aLineThatMayBeAFormulaIsNoProse(String text) {
    assertFalse(
        Texts.build(text).notices().stream().anyMatch(p -> p.key().equals("notice.words")), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "f = x^2 \\Big|_{x=3}                                   ! 9 ! x ! 6",
        "f = \\frac{x}{y} \\bigg|_{x=4, y=2}                    ! 2 ! y ! -1",
        "\\left. x^2 \\right|_{x=3}                              ! 9 ! x ! 6",
        "f = 2\\left. (x + y) \\right|_{x=3, y=-1}              ! 4 ! y ! 2",
        "$f = x^2 |_{x=3}$                                       ! 9 ! x ! 6",
        "f = x^2 y \\Big|_{x=3}, y = 2                          ! 18 ! x ! 12",
        "f = |x - 5| \\Big|_{x=3}                               ! 2 ! x ! -1",
      })
  void aBarGivesTheValuesBelowIt(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = x^2 \\Big|_{x=3} + 1",
        "f = x^2 \\Big|_{x=3}, x = 2",
        "f = x^2 \\Big|_0^1",
        "f = x^2 \\Big|_{3}",
        "f(x, y) = \\frac{x}{y}\\Big|_{(1,2)}",
      })
  void aBarThatGivesNoValueIsRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f = 2x at (1, 2), x = 3",
        "f(x, y) = x*y at (1, 2, 3)",
        "f(x, y) = x*y at (1, 2)\nx = 3",
        "f(x) = x^2, g(y) = y at (3)",
        "answer is 5\nx = 2",
        "x is 3\nx = 2\nf = x",
        "x → 3",
        "x = 2 → 3",
        "x = 2\nf = 3x . y",
        "x := x + 1",
        "x에 2를 대입하면 f = x^2",
        "f = x^2의 미분, x = 3",
        "i ∈ {1, 2}\nf = i",
        "x = 2\nf = x ? 3",
        "x is y\nf = 2x",
        "x is not y\nx = 2\ny = 3",
        "y = x with z",
        "y = x let z, x = 3",
        "f = x at 3",
        "f = let x, x = 2",
        "loss is (y - t)^2 - s is 3, y = 1, t = 3",
        "f(x, to) = x at to",
      })
  void whatMayMeanSomethingElseIsRefused(String text) {
    assertFalse(Texts.build(text).errors().isEmpty(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is = 2; x = 3; f = x is                   | 6",
        "so = 2; f = 3 so                          | 6",
        "learning rate = 0.5; f = 2 learning rate | 1",
        "time at rest = 3; f = 2 time at rest       | 6",
        "f(x, at) = x at; f(2, 3)                  | 6",
        "이다 = 2; f = 3 * 이다                    | 6",
        "함수 = 2; f = 3 * 함수                    | 6",
        "at(x) = 2x; f = at(3)                     | 6",
        "at = 3; f = at (2)                        | 6",
        "x가 = 4; f = x가 + 1                      | 5",
      })
  void wordsThatTheTextDefinesAreNames(String lines, String value) {
    String text = lines.replace("; ", "\n");
    Outcomes.assertGives(text, value);
    assertEquals(0, Texts.build(text).errors().size());
  }
}
