package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.GradientCheck.Compared;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A gradient that is stopped on purpose, beside differences that know it.
class DetachedTest {
  private static Trace trace(String text) {
    return Trace.of(GraphBuilder.build(ProgramReader.read(text)).graph());
  }

  private static GradientCheck check(String text) {
    return GradientCheck.of(trace(text), () -> false);
  }

  private static Tensor gradient(String text, String name) {
    Trace trace = trace(text);
    return trace.gradient(trace.graph().names().get(name)).orElseThrow();
  }

  @Test
  void theValueComesThroughAndTheGradientDoesNot() {
    Trace squared = trace("f = x*detach(x), x = 3");
    assertEquals(Tensor.scalar(9), squared.value(squared.graph().output()).orElseThrow());
    assertEquals(Tensor.scalar(3), gradient("f = x*detach(x), x = 3", "x"));
    assertEquals(Tensor.scalar(0), gradient("f = sg(x)^2, x = 3", "x"));
    assertEquals(
        Tensor.vector(2, 5), gradient("f = sum(stop_gradient(w)*x), w = [2, 5], x = [1, 1]", "x"));
    assertEquals(
        Tensor.vector(0, 0), gradient("f = sum(stop_gradient(w)*x), w = [2, 5], x = [1, 1]", "w"));
    assertEquals(Tensor.scalar(3), gradient("f = x \\operatorname{sg}(x)\nx = 3", "x"));
    assertEquals(Tensor.scalar(3), gradient("f = x \\mathrm{detach}(x)\nx = 3", "x"));
  }

  @Test
  void differencesHoldStillWhatIsDetached() {
    GradientCheck check = check("f = x*detach(x)^2 + y, x = 3, y = 2");
    assertTrue(check.ok());
    Compared x = check.entries().getFirst();
    assertEquals(9, x.numeric(), 1e-9);
    assertTrue(x.detached());
    assertFalse(check.entries().getLast().detached());
  }

  @Test
  void insideAFunctionTheDifferenceIsRightful() {
    Compared x = check("g(a) = a*sg(a); f = g(x), x = 3").entries().getFirst();
    assertEquals(List.of(3.0, 6.0), List.of(x.analytic(), (double) Math.round(x.numeric())));
    assertTrue(x.ok() && x.detached());
  }

  @Test
  void whatDoesNotReachTheOutputStopsNothing() {
    Compared x =
        check("g = detach(x); f = x^2 + y; x = 3; y = 1; h = f + 0*g").entries().getFirst();
    assertTrue(x.detached());
    assertFalse(check("f = x^2, x = 3, z = 1").entries().getFirst().detached());
  }
}
