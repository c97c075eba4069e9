package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What means something on paper or in other languages: read where it has one meaning here, else
/// refused with what to write.
class MeantElsewhereTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2.5; f = ⌊x⌋          | syntax.function.steps",
        "f = sin(30°)              | syntax.function.other",
        "x → 3                     | syntax.function.other",
        "x = 2.5; f = (x)₊         | syntax.function.other",
        "y = ±3                    | syntax.function.other",
        "x = 1; f = ∫x             | latex.integral",
        "f(x) = f(x) = x^2, x = 3  | graph.recursion",
        "X = [[1, 2], [3, 5]]; y = softmax(X, dim=0) | graph.axis.last",
      })
  void itIsRefusedWithWhatToWrite(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(key, errors.getFirst().key(), text);
  }

  // NumPy: softmax along the last axis, and of a range.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1, 2]; y = softmax(x, dim=0)[1]                   | 0.731059",
        "x = [1, 2]; y = softmax(x, axis=-1)[1]                 | 0.731059",
        "X = [[1, 2], [3, 5]]; y = F.softmax(X, dim=1)[1, 1]    | 0.880797",
        "X = [[1, 2], [3, 5]]; y = log_softmax(X, dim=-1)[1, 0] | -2.126928",
        "f = np.arange(1, 4).sum()                              | 6",
        "f = sum(np.arange(2, 5))                               | 9",
      })
  void itIsReadWhereItHasOneMeaning(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @CsvSource({"'f(x) = x + 1, y = x(2), x = 3'", "'f(x) = x^{2}, y = x(2), x = 3'"})
  void aNumberInBracketsBehindANameIsToldToBeAFactor(String text) {
    long told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.FACTOR.key()))
            .count();
    assertEquals(1, told, text);
  }

  @Test
  void aLabelBehindAFunctionWithoutBracketsKeepsItsEditReadable() {
    String text = "s = [3, 5, 1], y = 1, L = -\\log s_y";
    Problem told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.LABEL.key()))
            .findFirst()
            .orElseThrow();
    assertEquals("{s[1]}", told.fix());
    Outcomes.assertGives("s = [3, 5, 1], y = 1, L = -\\log {s[1]}", "-1.609438");
  }
}
