package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused with an edit, in LaTeX and once shapes are known: the edit gives a text that is
/// read.
class EditTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "latex.power.e # f = e^{-x}, e = 2, x = 1",
        "latex.power.T # f = x^T \\cdot x, T = 3, x = [1, 2]",
        "latex.function # f = -\\sum_i \\log q(x_i), x = [1, 2], q = 3",
        "syntax.mismatch # f = (x], x = \\frac{1}{2}",
        "graph.product.reduced # f = mean(y p), y = [1, 2], p = [3, 4]",
        "graph.product.reduced # f = \\operatorname{mean}(y p), y = [1, 2], p = [3, 4]",
        "graph.bars # f = |x|^2, x = [1, 2]",
        "graph.bars # f = \\left|x\\right|^2, x = [1, 2]",
        "graph.norm.columns # f = \\|A\\|_1, A = [[1, 2], [3, 4]]",
        "graph.norm.spectral # f = \\|A\\|_2, A = [[1, 2], [3, 4]]",
      })
  void theEditMendsWhatIsRefused(String key, String text) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList());
    Problem problem = errors.getFirst();
    String before = text.substring(0, problem.span().start());
    String edited = before + problem.fix() + text.substring(problem.span().end());
    Lowering mended = Texts.build(edited);
    assertEquals(List.of(), mended.errors(), edited);
    assertEquals(true, mended.graph().output() != null, edited);
  }
}
