package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradientCheckTest {
  /// Kinks of the conventions' list at which the function is smooth after all, or has no value on
  /// one side.
  private static final Set<String> SMOOTH =
      Set.of("max_same_var", "pow_x_0_at_0", "norm_sq_at_0", "pow_zero_base");

  private static Stream<JsonNode> lines(String file) throws IOException {
    try (InputStream in = GradientCheckTest.class.getResourceAsStream("/reference/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().map(line -> JsonMapper.shared().readTree(line)).toList().stream();
    }
  }

  private static GradientCheck check(String program) {
    return GradientCheck.of(Trace.of(Texts.build(program).graph()), () -> false);
  }

  @TestFactory
  Stream<DynamicTest> everyReferenceProgramPasses() throws IOException {
    return lines("gradients.jsonl")
        .map(line ->
            dynamicTest(
                line.get("id").stringValue(),
                () -> {
                  GradientCheck check = check(line.get("program").stringValue());
                  for (GradientCheck.Entry e : check.entries()) {
                    assertTrue(e.ok(), e::toString);
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyKinkIsNamed() throws IOException {
    return lines("kinks.jsonl")
        .map(line ->
            dynamicTest(
                line.get("id").stringValue(),
                () -> {
                  GradientCheck check = check(line.get("program").stringValue());
                  boolean kink = check.entries().stream().anyMatch(e -> e.kink() || e.singular());
                  String id = line.get("id").stringValue();
                  assertEquals(!SMOOTH.contains(id), kink, check.entries()::toString);
                  // 0 · ∞ on the way back is NaN, in PyTorch too: that is no right answer
                  boolean answered =
                      check.entries().stream()
                          .noneMatch(e -> Double.isNaN(e.analytic()) && !Double.isNaN(e.numeric()));
                  assertEquals(answered, check.ok(), check.entries()::toString);
                }));
  }

  @Test
  void slopesOfBothSidesAreGiven() {
    GradientCheck.Entry relu = check("x = 0; f = relu(x)").entries().getFirst();
    assertEquals(0, relu.left(), 1e-9);
    assertEquals(1, relu.right(), 1e-9);
    assertEquals(0, relu.analytic());
  }

  @Test
  void aBendIsNoKinkAndALargeNumberNoObstacle() {
    List<String> smooth =
        List.of(
            "x = 0; f = x^2",
            "x = 0; f = cos(x) - 1",
            "x = 1; f = (x - 1)^2",
            "x = 2; f = x^2 - 4*x",
            "x = 0; f = x^4",
            "x = 1e6; f = sin(x)",
            "x = 1000; f = abs(x - 999.9999)",
            "w = [0, 1]; f = sum(w^2)");
    for (String program : smooth) {
      for (GradientCheck.Entry e : check(program).entries()) {
        assertFalse(e.kink() || e.singular(), program);
        assertTrue(e.error() <= 1e-6, program + e);
      }
    }
  }

  @Test
  void slopesThatGrowAreInfiniteAndNoValueIsNoVerdict() {
    assertEquals(
        Double.POSITIVE_INFINITY, check("x = 0; f = sqrt(x)").entries().getFirst().right());
    assertEquals(
        Double.POSITIVE_INFINITY, check("x = 1; f = step(x - 1)").entries().getFirst().right());
    assertTrue(check("x = 1e300; f = x*x").entries().getFirst().singular());
    assertTrue(check("x = 1; f = 1/(1 - x)").entries().getFirst().singular());
  }

  @Test
  void aLabelIsNoKinkAndNothingToCompare() {
    List<GradientCheck.Entry> entries = check("s = [1, 2, 3]; y = 1; f = hinge(s, y)").entries();
    assertTrue(entries.getLast().label());
    assertFalse(entries.getLast().kink());
    assertTrue(entries.getLast().ok());
  }

  @Test
  void aWrongGradientIsCaught() {
    // max(x, x) hands back 1 in all; were it 2, the difference of 1 would show
    GradientCheck.Entry e = check("x = 2; f = x^3").entries().getFirst();
    assertEquals(12, e.numeric(), 1e-7);
    assertEquals(12, e.analytic());
    assertTrue(e.error() < 1e-9);
  }

  @Test
  void entriesOfAMatrixHaveRowAndColumn() {
    List<GradientCheck.Entry> entries = check("W = [[1, 2], [3, 4]]; f = sum(W^2)").entries();
    assertEquals(4, entries.size());
    assertEquals(List.of(1, 0), java.util.Arrays.stream(entries.get(2).index()).boxed().toList());
    assertEquals(6, entries.get(2).analytic());
  }

  @Test
  void theErrorCurveHasItsValley() {
    ComputationGraph graph = Texts.build("x = 0.7; f = exp(sin(3x))").graph();
    List<GradientCheck.Sample> curve =
        GradientCheck.curve(Trace.of(graph), graph.inputs().getFirst(), 0);
    double best = curve.stream().mapToDouble(GradientCheck.Sample::error).min().orElseThrow();
    assertTrue(best < 1e-9);
    assertTrue(curve.getFirst().error() > 1e-3);
    assertTrue(curve.getLast().error() > 1e-3);
  }

  @Test
  void evaluationsAndTimesAreCounted() {
    GradientCheck check = check("x = 2; y = 3; f = x*y");
    assertTrue(check.evaluations() >= 4);
    assertTrue(check.numericNanos() > 0 && check.analyticNanos() > 0);
  }
}
