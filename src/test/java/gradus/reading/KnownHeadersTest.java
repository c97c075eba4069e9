package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A known function on the left of an equals sign: a value to check, or a function of the text.
class KnownHeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "norm(x) = 5, x = [3, 4]              | norm                   | y = norm",
        "x = [3, 4]; norm(x) = 5              | norm                   | y = norm",
        "σ(y) = 0.73, y = 1                   | σ                      | f = σ",
        "\\tanh(x) = 0.76, x = 1              | \\tanh                 | y = \\tanh",
        "\\operatorname{norm}(x) = 5, x=[3,4] | \\operatorname{norm}   | y = \\operatorname{norm}",
        "relu(x) = 0, z = relu(3)             | relu                   | y = relu",
      })
  void aKnownFunctionWithTheSameValueEverywhereIsRefused(String text, String place, String fix) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.header.value"), errors.stream().map(Problem::key).toList(), text);
    Problem problem = errors.getFirst();
    assertEquals(place, text.substring(problem.span().start(), problem.span().end()));
    assertEquals(fix, problem.fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relu(x) = max(0, x); y = relu(z); z = 2                        | 2 | z | 1",
        "norm(x) = x + 1; y = norm(z); z = 2                            | 3 | z | 1",
        "g(x) = 5; y = g(z) + z; z = 3                                  | 8 | z | 1",
        "\\tanh(x) = \\frac{e^x - e^{-x}}{e^x + e^{-x}}, x = 0          | 0 | x | 1",
      })
  void aFormulaOfTheTextThatSpeaksOfItsParameterStays(
      String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }
}
