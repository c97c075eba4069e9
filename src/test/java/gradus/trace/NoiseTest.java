package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {
  private static Trace trace(String text) {
    return Trace.of(Texts.build(text).graph());
  }

  private static Tensor value(Trace trace, String name) {
    return trace.value(trace.graph().named(name).orElseThrow()).orElseThrow();
  }

  private static Tensor gradient(Trace trace, String name) {
    return trace.gradient(trace.graph().named(name).orElseThrow()).orElseThrow();
  }

  /// The softmax of scores less their largest does not depend on what that is.
  @Test
  void theGradientOfAShiftIsNothing() {
    Trace trace = trace("s = [1,2,5]\nm = max(s)\ne1 = exp(s - m)\np = e1/sum(e1)\nL = -log(p[2])");
    assertEquals(0, gradient(trace, "m").item());
    Gate m = trace.graph().named("m").orElseThrow();
    Wire into = trace.graph().operands(m).getFirst();
    assertEquals(0, trace.contribution(into).map(Math::abs).sum());
    // What was computed is still to be had.
    assertNotEquals(0, gradient(trace.exact(), "m").item());
    assertTrue(Math.abs(gradient(trace.exact(), "m").item()) < 1e-15);
    assertEquals(gradient(trace.exact(), "s").get(0), gradient(trace, "s").get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1.1, 2.3, 3.7]; p = sum(x - mean(x)); L = p + x[0]",
        "a = 0.1; b = 0.2; c = 0.3; p = a + b - c; L = p + a",
        "a = 0.1; b = 0.2; c = 0.3; p = (a + b - c)*5; L = p^2 + a",
        "x = 0.7; p = sin(x)^2 + cos(x)^2 - 1; L = p*x + x",
      })
  void whatRoundingLeavesOfValuesThatCancelIsNothing(String text) {
    Trace trace = trace(text.replace("; ", "\n"));
    assertEquals(0, value(trace, "p").item());
    assertTrue(Math.abs(value(trace.exact(), "p").item()) < 1e-14);
    assertNotEquals(0, value(trace, "L").item());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = 1e-23; w = 1.5; p = a*w; L = p + w | 1.5e-23",
        "a = -60; b = 2; p = exp(a); L = p + b | 8.75651076269652e-27",
        "a = 1; h = 1e-13; p = (a + h) - a; L = p + a | 9.992007221626409e-14",
        "a = 1e-20; b = 3e-20; c = 4; p = b - a; L = p*c + c | 2e-20",
        "a = 1e-20; b = 1e-20; c = 4; p = max(a, b); L = p*c + c | 1e-20",
        "x = 40; c = 2; p = 1e-20*relu(x - 40) + 1e-20; L = p*c + c | 1e-20",
        "k = 2; x = 1e-9; c = 7; p = x^k; L = p*c + c | 1e-18",
      })
  void aTrueSmallNumberStaysWhatItIs(String text, double told) {
    assertEquals(told, value(trace(text.replace("; ", "\n")), "p").item(), told * 1e-12);
  }

  /// Each number is judged by itself, also within one tensor.
  @Test
  void noiseBesideTrueSmallNumbersIsNothing() {
    Trace trace =
        trace("a = [0.1, 1e-20]\nb = [0.2, 0]\nc = [0.3, 0]\np = a + b - c\nL = sum(p) + sum(a)");
    assertEquals(Tensor.vector(0, 1e-20), value(trace, "p"));
    assertNotEquals(0, value(trace.exact(), "p").get(0));
  }

  /// What is left of 1 − Σp has few values, and 0 is one of them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1, 2, 3", "1, 2, 0.5", "0.1, 0.2, 0.3", "3, 1, -2, 0.5", "10, 20, 30", "1e-3, 7"})
  void allOfASoftmaxNeverMovesWithItsScores(String scores) {
    Trace trace = trace("s = [" + scores + "]\np = softmax(s)");
    assertEquals(0, gradient(trace, "s").map(Math::abs).sum());
    Trace two = trace("s = [" + scores + "]\nq = s*3\np = softmax(q)\nL = 2*sum(p)");
    assertEquals(0, gradient(two, "s").map(Math::abs).sum());
  }

  @Test
  void whatGoesBackThroughNoiseIsNothingToo() {
    Trace trace = trace("a = 0.1\nb = 0.2\nc = 0.3\nq = a + b - c\nL = q^2 + a");
    assertEquals(0, gradient(trace, "q").item());
    Gate q = trace.graph().named("q").orElseThrow();
    Wire out = trace.graph().consumers(q).getFirst();
    assertEquals(Tensor.scalar(0), trace.localGradient(out).orElseThrow());
    assertEquals(1, gradient(trace, "a").item());
  }
}
