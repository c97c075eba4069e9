package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

class NudgeTest {
  private static Trace trace(String program) {
    return Trace.of(Texts.build(program).graph());
  }

  private static Gate named(Trace trace, String name) {
    return trace.graph().named(name).orElseThrow();
  }

  /// x² from 3: ε = 0.01 gives 0.0601 where the gradient foretells 0.06.
  @Test
  void theRealChangeStandsBesideGradientTimesEpsilon() {
    Trace trace = trace("x = 3\nf = x^2");
    Nudge nudge = Nudge.of(trace, named(trace, "x"), 0, 0.01);
    assertEquals(9, nudge.before());
    assertEquals(0.0601, nudge.change(), 1e-12);
    assertEquals(0.06, nudge.foretold(), 1e-15);
  }

  @Test
  void oneEntryOfAMatrixIsMovedAndTheRestStays() {
    Trace trace = trace("W = [[1,2],[3,4]], x = [5,6]\nf = sum(W@x)");
    Nudge nudge = Nudge.of(trace, named(trace, "W"), 3, 0.5);
    assertEquals(3, nudge.change(), 1e-12);
    assertEquals(3, nudge.foretold(), 1e-12);
    assertEquals(56, trace.value(trace.graph().output()).orElseThrow().item());
  }

  private static List<String> culprits(String program) {
    Trace trace = trace(program);
    Gate broken = trace.forward().stream().filter(trace::breaks).findFirst().orElseThrow();
    return Breakage.culprits(trace, broken).stream().map(Wire::source).map(Gate::name).toList();
  }

  @Test
  void theOperandThatMadeANanIsFound() {
    assertEquals(List.of("y"), culprits("x = 1, y = 0\nq = x/y\nf = q + 1"));
    assertEquals(List.of("x"), culprits("x = -1\nf = log(x)"));
    assertEquals(List.of("a", "b"), culprits("a = 1e200, b = 1e200\nf = a*b"));
    assertEquals(List.of("b"), culprits("a = -8, b = 0.5\nf = a^b").subList(1, 2));
  }

  @Test
  void theOtherOperandsOfABrokenGateAreNoCulprits() {
    assertEquals(List.of("y", "z"), culprits("x = 5, y = 1e200, z = 1e200\nq = y*z\nf = q + x"));
    assertEquals(List.of("v"), culprits("u = [1, 2, 3], v = [4, 0, 5]\nf = u/v"));
    assertEquals(List.of("y"), culprits("s = [1, 2, 3], y = 7\nf = hinge(s, y)"));
  }

  @Test
  void whereNoOperandIsHarmlessAloneAllAreCulprits() {
    assertEquals(List.of("a", "b"), culprits("a = [1e200], b = [-1e200]\nf = mse(a, b)"));
  }

  @Test
  void aNudgeIsOfItsOwnEntryAlone() {
    Trace trace = trace("v = [1, 2, 3]\nf = v*v");
    Nudge nudge = Nudge.of(trace, named(trace, "v"), 2, -0.5);
    assertEquals(14, nudge.before());
    assertEquals(11.25, nudge.after());
    assertEquals(-2.75, nudge.change());
    assertEquals(6, nudge.gradient());
    assertEquals(-3, nudge.foretold());
    assertEquals(2, nudge.position());
    assertEquals(-0.5, nudge.epsilon());
  }

  @Test
  void theErrorCurveFallsByTruncationAndRisesByRounding() {
    Trace trace = trace("x = 1\nf = exp(x)");
    var measurements = GradientCheck.curve(trace, named(trace, "x"), 0);
    double large = measurements.getFirst().error();
    double best =
        measurements.stream().mapToDouble(GradientCheck.Measurement::error).min().orElseThrow();
    double small = measurements.getLast().error();
    assertTrue(large > 1e-4 && small > 1e-4 && best < 1e-8, large + " " + best + " " + small);
    double h = 1e-2;
    double numeric = GradientCheck.difference(trace, named(trace, "x"), 0, h);
    assertEquals((Math.exp(1 + h) - Math.exp(1 - h)) / (2 * h), numeric, 1e-12);
  }
}
