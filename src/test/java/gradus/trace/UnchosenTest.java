package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only a branch reads that was not chosen gets 0, whatever the local gradients are.
class UnchosenTest {
  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> lowering.problems().toString());
    return Trace.of(lowering.graph());
  }

  private static Tensor gradient(Trace trace) {
    return trace.gradient(trace.graph().named("x").orElseThrow()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = where(x > 0, sqrt(x), x); x = -1             | 1",
        "y = where(x > 0, 1/x, 0); x = 0                  | 0",
        "y = where(x > 0, x^1.5, 2x); x = -2              | 2",
        "y = where(x < 1, x, exp(1000x)); x = 0.9         | 1",
        "y = where(x < 1, x, exp(1000x)*log(-x)); x = 0.9 | 1",
        "y = where(x > 0, where(x > 1, log(x - 1), sqrt(x)), 3x); x = 0 | 3",
        "g(t) = where(t > 0, sqrt(t), t); y = g(x); x = -1 | 1",
        "g(t) = sqrt(t); y = where(x > 0, g(x), x); x = -1 | 1",
        "g(t, s) = where(t > 0, s, t); y = g(x, sqrt(x)); x = -1 | 1",
        "y = where(0, sum(sqrt(x*v)), x); x = -1; v = [1, 2] | 1",
        "y = where(x > 0, sqrt(x), x) + sqrt(x); x = 0    | ∞",
        "y = where(x > -1, sqrt(x), x); x = 0             | ∞",
        "y = \\begin{cases}\\log x & x > 0\\\\ 0 & \\text{otherwise}\\end{cases}; x = 0 | 0",
        "y = \\begin{cases}\\frac1x & x > 0\\\\ x^2 & x \\le 0\\end{cases}; x = 0 | 0",
      })
  void aNumberGetsWhatTheChosenBranchSays(String text, String gradient) {
    Trace trace = trace(text.replace("; ", "\n"));
    double due = gradient.equals("∞") ? Double.POSITIVE_INFINITY : Double.parseDouble(gradient);
    assertEquals(due, gradient(trace).item());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = where(x > 0, sqrt(x), x); x = [-1, 4, -2]    | 1, 0.25, 1",
        "y = sum(where(x > 0, log(2x), 5x)); x = [0, 4]   | 5, 0.25",
        "g(t) = where(t > 0, sqrt(t), t); y = g(x); x = [0, 4] | 1, 0.25",
        "y = where(c, sqrt(x), 1); c = [[1, 0], [0, 0]]; x = [4, 0] | 0.25, 0",
        "y = where([1, 0], 3/x, 1); x = [2, 0]            | -0.75, 0",
      })
  void everyEntryGetsWhatItsOwnBranchSays(String text, String gradient) {
    Trace trace = trace(text);
    double[] due =
        List.of(gradient.split(", ")).stream().mapToDouble(Double::parseDouble).toArray();
    assertEquals(Tensor.vector(due), gradient(trace));
  }

  @Test
  void aNumberStretchedOverBranchesGetsOnlyWhatIsRead() {
    Trace trace = trace("y = where([1, 0], sqrt(x*[4, 0]), 1); x = 1");
    assertEquals(1, gradient(trace).item());
  }

  @Test
  void aWayThroughABranchThatWasNotChosenComesToZero() {
    Trace trace = trace("y = where(x > 0, sqrt(x), x); x = -1");
    ChainPaths paths = ChainPaths.of(trace, trace.graph().named("x").orElseThrow(), () -> false);
    List<Double> products =
        paths.strongest(5).stream().map(w -> w.product().item()).map(p -> 0 + p).toList();
    assertEquals(List.of(1.0, 0.0, 0.0), products);
  }

  @Test
  void differencesAgree() {
    Trace trace = trace("y = where(x > 0, sqrt(x), 2x); x = [-1, 4]");
    assertEquals(Tensor.vector(2, 0.25), gradient(trace));
    assertTrue(GradientCheck.of(trace, () -> false).ok());
  }
}
