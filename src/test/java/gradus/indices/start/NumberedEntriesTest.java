package gradus.indices.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entries with numbers in LaTeX: where counting starts is told unless the text says it.
class NumberedEntriesTest {
  private static List<Problem> told(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    return lowering.notices().stream().filter(p -> p.key().equals(Reading.COUNT.key())).toList();
  }

  private static double value(String text) {
    Trace trace = Trace.of(Texts.build(text).graph());
    return trace.value(trace.graph().output()).orElseThrow().item();
  }

  /// @param other the value counted from 0, by the edit
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\frac{p_2}{1}, p = [1, 5, 4]                   | p_2    | 5 | 4",
        "y = \\frac{p_{1}}{1}, p = [1, 5, 4]                 | p_{1}  | 1 | 5",
        "y = \\frac{A_{12}}{2}, A = [[1,2,3],[3,4,5],[6,7,8]] | A_{12} | 1 | 2.5",
        "y = \\sum_{i=0}^{2} x_i + q_2, x = [1,2,3], q = [4,5,6] | q_2 | 11 | 12",
        "y = \\mathrm{hinge}(s, 1) + s_{1}, s = [1, 2, 3]    | s_{1}  | 3 | 4",
        "y = \\sum_i x_i + x_1, x = [1, 2, 3]                | x_1    | 7 | 8",
      })
  void itIsToldWithTheOtherCount(String text, String shown, double value, double other) {
    List<Problem> told = told(text);
    assertEquals(1, told.size(), text);
    Problem notice = told.getFirst();
    assertEquals(List.of(shown, 1), notice.args());
    assertEquals(value, value(text), 1e-12);
    String before = text.substring(0, notice.span().start());
    assertEquals(other, value(before + notice.fix() + text.substring(notice.span().end())), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\frac{p_2}{1}, p = [1, 5]                       | 5",
        "y = \\frac{x_1 + x_3}{1}, x = [1, 5, 7]              | 8",
        "y = \\sum_{i=1}^n x_i + x_1, x = [1, 2, 3]           | 7",
        "y = \\frac{x_0 + x_1}{1}, x = [1, 2, 3]              | 3",
        "y = \\frac{A_{12} + A_{33}}{1}, A = [[1,2,3],[3,4,5],[6,7,8]] | 10",
      })
  void whereTheTextOrTheLastEntrySaysItNothingIsTold(String text, double value) {
    assertEquals(List.of(), told(text));
    assertEquals(value, value(text), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"y = \\frac{x_1 + x_2}{1}, x = [1, 5, 7] | 6"})
  void severalEntriesAreToldOnce(String text, double value) {
    List<Problem> told = told(text);
    assertEquals(1, told.size());
    assertEquals(null, told.getFirst().fix());
    assertEquals(value, value(text), 1e-12);
  }
}
