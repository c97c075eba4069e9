package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A formula of a paper in the language's own notation has the same value, wherever each counts
/// from.
class RecountedTest {
  private static final String VALUES = "\nx = [1, 2, 30]\ny = [5, 7, 11]";

  private static double value(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    return Trace.of(lowering.graph()).value(lowering.graph().output()).orElseThrow().item();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x_1 + \\sum_{i=1}^{2} x_i           | 4   | x[0] + sum(i=1..2, x[i - 1])",
        "x_0 + \\sum_{i=1}^{2} x_i           | 33  | x[0] + sum(i=1..2, x[i])",
        "\\sum_{i=1}^{2} x_i                 | 3   | sum(i=1..2, x[i])",
        "\\sum_{i=0}^{1} x_i                 | 3   | sum(i=0..1, x[i])",
        "x_3 + \\sum_{t=2}^{3} x_{t-1} y_t   | 59  | x[2] + sum(t=2..3, x[t - 1]·y[t])",
        "x_2 + \\sum_{t=1}^{2} x_{t+1}       | 34  | x[1] + sum(t=1..2, x[t + 1])",
        "x_1 \\sum_{t=2}^{3} x_{t-1} y_t     | 29  | x[0]·sum(t=2..3, x[t - 1 - 1]·y[t - 1])",
        "\\sum_{i=1}^{2} i x_i               | 5   | sum(i=1..2, i·x[i])",
      })
  void entriesMeanTheSame(String latex, double value, String text) {
    assertEquals(value, value(latex + VALUES));
    String own = Notation.PLAIN.text(ProgramReader.read(latex + VALUES));
    assertEquals(text, own.lines().findFirst().orElseThrow());
    assertEquals(value, value(own));
  }
}
