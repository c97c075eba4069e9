package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.Texts;
import gradus.lang.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people write before an equals sign.
class LeftSidesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z = x + \\Delta x, x = 1, \\Delta x = 0.1 | 1.1 | Δx | 1",
        "\\Delta G = \\Delta H - T\\Delta S, \\Delta H = 10, T = 2, \\Delta S = 3 | 4 | ΔS | -2",
        "\\Delta W_{1} = -\\eta g, \\eta = 0.5, g = 3 | -1.5 | g | -0.5",
        "y = 2\\delta \\theta + \\frac{x}{2}, \\delta \\theta = 3, x = 4 | 8 | δθ | 2",
        "$\\Delta t = 2$, $s = v\\,\\Delta t$, $v = 3$ | 6 | Δt | 3",
      })
  void aDifferenceIsOneName(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mean error = (a-b)^2; a = 1; b = 2; y = 3*mean error     | 3 | a | -6",
        "max value = 3; y = max value * 2                         | 6 | max_value | 2",
        "sum of squares = x^2 + y^2; x = 1; y = 2                 | 5 | y | 4",
        "log loss = -log(p); p = 0.5                              | 0.693147 | p | -2",
        "step size = 0.1; w = 2; y = step size * w                | 0.2 | step_size | 2",
      })
  void aNameOfSeveralWordsMayBeginWithOneThatIsKnown(
      String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loss = 2; log loss = -log(p); p = 0.5 | log loss",
        "log x = 2; y = x                      | log x",
        "max sum = 3; y = 2                    | max sum",
        "error = [1, 2]; mean error = 3        | mean error",
      })
  void aFunctionBeforeWhatHasAValueIsNoPartOfAName(String text, String shown) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.left", problem.key(), text);
    assertEquals(shown, text.substring(problem.span().start(), problem.span().end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "z = \\Delta x + \\frac{1}{2}, \\Delta = 3, x = 4 | 12.5",
        "z = \\delta x + \\Delta x, \\delta = 3, x = 4, \\Delta x = 5 | 17",
      })
  void twoLettersThatStandBeforeNoEqualsSignAreAProduct(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "|Z| = \\frac{x}{2}, y = |Z| + 1, x = 2",
        "|Z| = x/2; y = |Z| + 1; x = 2",
        "x + y = 5; x - y = 1",
        "n \\sin\\theta = m \\sin\\phi",
        "\\frac{1}{f} = \\frac{1}{a} + \\frac{1}{b}",
        "|a| + |b| = \\frac{1}{2}",
        "|a| + |b| = 3",
        "a/b = 3",
      })
  void noNameIsOfferedForWhatIsNoQuantityOrStandsElsewhereToo(String text) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.left", problem.key(), text);
    assertNull(problem.fix(), text);
  }
}
