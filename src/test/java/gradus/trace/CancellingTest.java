package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancellingTest {
  private static Tensor gradient(String program, String input) {
    ComputationGraph graph = Texts.build(program).graph();
    return Trace.of(graph).gradient(graph.named(input).orElseThrow()).orElseThrow();
  }

  @Test
  void whatCancelsAtAForkIsZeroAndNoNoise() {
    String gaussian = "x = 1.3; m = 0.5; s = 0.8; f = exp(-(x - m)^2/(2*s^2))/(s*sqrt(2*pi))";
    assertEquals(0, gradient(gaussian, "s").item());
    assertEquals(-0.378, gradient(gaussian, "x").item(), 1e-3);
    // The same of a vector, as a whole and entry by entry.
    String vector = "v = [0.1, 3]; a = 0.1*v + 0.2*v - 0.3*v; f = sum(a)";
    assertEquals(Tensor.vector(0, 0), gradient(vector, "v"));
    String entries = "v = [0.1, 3]; f = 0.1*v[0] + 0.2*v[0] - 0.3*v[0] + v[1]";
    assertEquals(Tensor.vector(0, 1), gradient(entries, "v"));
    String both = "v = [0.1, 3]; f = sum(0.1*v) + 0.2*v[0] - 0.3*v[0] + 0.1*v[1] + 0.2*v[1]";
    assertEquals(Tensor.vector(0, 0.4), gradient(both, "v").map(d -> Math.rint(d * 10) / 10));
    assertEquals(0, gradient(both, "v").get(0));
  }

  @Test
  void whatBecomesOfNoiseIsZeroToo() {
    String behind = "w = 2; x = 1000*w; f = 0.1*x + 0.2*x - 0.3*x";
    assertEquals(0, gradient(behind, "x").item());
    assertEquals(0, gradient(behind, "w").item());
  }

  @Test
  void aSmallGradientIsKept() {
    assertEquals(1e-40, gradient("x = 3; f = 1e-40*x", "x").item());
    assertEquals(1e-20, gradient("x = 3; f = 2e-20*x - 1e-20*x", "x").item(), 1e-33);
    assertEquals(-1e-12, gradient("x = 3; f = x - (1 + 1e-12)*x", "x").item(), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    "5e-17, 1, 0",
    "-5e-17, 1, 0",
    "2e-13, 1, 2e-13",
    "5e-17, 1e-10, 5e-17",
    "0, 0, 0",
    "NaN, 1, NaN",
    "Infinity, Infinity, Infinity",
    "1, 0, 1"
  })
  void noiseIsToldByThePartsOfASum(double sum, double magnitude, double told) {
    assertEquals(told, Cancelling.sum(sum, magnitude));
  }
}
