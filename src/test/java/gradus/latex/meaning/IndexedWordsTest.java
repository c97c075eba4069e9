package gradus.latex.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of several letters with an index, and one letter for a loss and its terms. The numbers are
/// NumPy's.
class IndexedWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E = \\sum_{k} (t_k - net_k)^2, net_k = h_k, h=[0.1,0.2], t=[0,1] | 0.65 | 0.2 -1.6",
        "E = \\frac12 \\sum_{k} (t_k - o_k)^2, o_k = \\sigma(net_k), net_k = \\sum_j w_{kj} h_j,"
            + " w=[[1,2],[3,-4]], h=[0.1,0.2], t=[0,1]"
            + " | 0.38745561900026004 | -0.2925605070539151 0.8776815211617456",
        "E = \\sum_{k} (t_k - 손실_k)^2, 손실_k = 2h_k, h=[0.1,0.2], t=[0,1] | 0.4 | 0.8 -2.4",
        "E = \\frac1n \\sum_{i=1}^n loss_i, loss_i = (t_i - h_i)^2, h=[0,4], t=[1,2] | 2.5 | -1 2",
        "L = loss_a + 2 loss_b, loss_a = \\frac{h}{2}, loss_b = h^2, h=3 | 19.5 | 12.5",
        "L = \\frac1N \\sum_i L_i, L_i = (h_i - t_i)^2, h=[1,2], t=[0,1.5] | 0.625 | 1 0.5",
        "L_i = (h_i - t_i)^2, L = \\frac1N \\sum_j L_j, h=[1,2], t=[0,1.5],"
            + " R = \\sum_k L_k^2 + L | 1.6875 | 5 1"
      })
  void theIndexIsTheOneThatTheSumRunsOver(String text, double value, String gradient) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors());
    Trace trace = Trace.of(lowering.graph());
    assertEquals(value, trace.value(lowering.graph().output()).orElseThrow().item(), 1e-12);
    Tensor found = trace.gradient(lowering.graph().named("h").orElseThrow()).orElseThrow();
    String[] expected = gradient.split(" ");
    assertEquals(expected.length, found.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(Double.parseDouble(expected[i]), found.get(i), 1e-12, text);
    }
  }

  @Test
  void oneNameForALossAndItsTermsGivenIsRefused() {
    Lowering lowering = Texts.build("y = \\sum_i y_i, y=[1,2]");
    assertEquals(
        List.of("syntax.defined.twice"), lowering.errors().stream().map(Problem::key).toList());
  }
}
