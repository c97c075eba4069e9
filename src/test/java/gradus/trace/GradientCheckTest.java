package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
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

  private static Stream<JsonNode> lines(String file, int count) throws IOException {
    try (InputStream in = GradientCheckTest.class.getResourceAsStream("/reference/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> lines = text.lines().map(JsonMapper.shared()::readTree).toList();
      assertEquals(count, lines.size(), file);
      return lines.stream();
    }
  }

  private static GradientCheck check(String program) {
    return GradientCheck.of(Trace.of(Texts.build(program).graph()), () -> false);
  }

  @TestFactory
  Stream<DynamicTest> everyReferenceProgramPasses() throws IOException {
    return lines("gradients.jsonl", 248)
        .map(line ->
            dynamicTest(
                line.get("id").stringValue(),
                () -> {
                  GradientCheck check = check(line.get("program").stringValue());
                  for (GradientCheck.Compared e : check.entries()) {
                    assertTrue(e.ok(), e::toString);
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyKinkIsNamed() throws IOException {
    return lines("kinks.jsonl", 17)
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
    GradientCheck.Compared relu = check("x = 0; f = relu(x)").entries().getFirst();
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
      for (GradientCheck.Compared e : check(program).entries()) {
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
    List<GradientCheck.Compared> entries = check("s = [1, 2, 3]; y = 1; f = hinge(s, y)").entries();
    assertTrue(entries.getLast().label());
    assertFalse(entries.getLast().kink());
    assertTrue(entries.getLast().ok());
  }

  @Test
  void whatSaysWhichEntryIsTakenIsALabelToo() {
    List<GradientCheck.Compared> entries =
        check("s = [1, 2, 3]; y_i = 1; L_i = -log(softmax(s)[y_i])").entries();
    assertTrue(entries.getLast().label());
    assertFalse(entries.getFirst().label());
    assertTrue(check("s = [1, 2]; y = 1; f = cross_entropy(s, y)").entries().getLast().label());
    assertFalse(check("s = [1, 2]; y = 1; f = s[y]*y").entries().getLast().label());
  }

  @Test
  void aRightGradientAgreesToManyDigits() {
    GradientCheck.Compared e = check("x = 2; f = x^3").entries().getFirst();
    assertEquals(12, e.numeric(), 1e-7);
    assertEquals(12, e.analytic());
    assertTrue(e.error() < 1e-9);
  }

  /// What the check says where a backward pass were to give `analytic` for `x`.
  private static GradientCheck.Compared claimed(String program, double analytic) {
    Tape tape = Tape.of(Texts.build(program).graph());
    Gate x = tape.graph().named("x").orElseThrow();
    return GradientCheck.entry(new Differences(tape, () -> false), x, 0, analytic);
  }

  @Test
  void aWrongGradientIsNamedWithItsError() {
    GradientCheck.Compared wrong = claimed("x = 2; f = x^3", 13);
    assertFalse(wrong.ok());
    assertFalse(wrong.kink() || wrong.singular() || wrong.label());
    assertEquals(12, wrong.numeric(), 1e-9);
    assertEquals(1 / 13.0, wrong.error(), 1e-9);
    assertFalse(claimed("x = 2; f = x^3", -12).ok());
    assertEquals(2, claimed("x = 2; f = x^3", -12).error(), 1e-9);
    assertFalse(claimed("x = 2; f = x^3", 12 * (1 + 1e-5)).ok());
    assertTrue(claimed("x = 2; f = x^3", 12 * (1 + 1e-7)).ok());
    assertFalse(claimed("x = 2; f = x^3", 0).ok());
    assertFalse(claimed("x = 2; f = x^3", Double.NaN).ok());
    assertFalse(claimed("x = [2, 5]; f = sum(x^3)", 75).ok());
  }

  @Test
  void atAKinkAnythingBetweenTheSlopesIsRight() {
    for (double right : new double[] {-1, -0.5, 0, 0.3, 1}) {
      assertTrue(claimed("x = 0; f = abs(x)", right).ok(), "" + right);
    }
    for (double wrong : new double[] {-1.01, 1.01, 2, -5}) {
      assertFalse(claimed("x = 0; f = abs(x)", wrong).ok(), "" + wrong);
    }
    GradientCheck.Compared kink = claimed("x = 0; f = abs(x)", 0.5);
    assertTrue(kink.kink());
    assertEquals(-1, kink.left(), 1e-12);
    assertEquals(1, kink.right(), 1e-12);
    assertTrue(claimed("x = 3; f = max(x, 3)*2", 1).ok());
    assertFalse(claimed("x = 3; f = max(x, 3)*2", -1).ok());
    assertFalse(claimed("x = 3; f = max(x, 3)*2", 3).ok());
  }

  @Test
  void aKinkForgivesAThousandthOfItsSlopes() {
    // −1 and 1 beside it: a thousandth of 1 + 1 + 1
    assertTrue(claimed("x = 0; f = abs(x)", 1.0029).ok());
    assertFalse(claimed("x = 0; f = abs(x)", 1.0031).ok());
    assertTrue(claimed("x = 0; f = abs(x)", -1.0029).ok());
    assertFalse(claimed("x = 0; f = abs(x)", -1.0031).ok());
    assertTrue(claimed("x = 0; f = abs(x)", 1 + 1e-3 * 3).ok());
    assertTrue(claimed("x = 0; f = abs(x)", -1 - 1e-3 * 3).ok());
  }

  @Test
  void aPointWithAValueOnOneSideIsNotSingularOneAloneIs() {
    assertFalse(claimed("x = 0; f = sqrt(x)", 0).singular());
    assertFalse(claimed("x = 0; f = sqrt(-x)", 0).singular());
    GradientCheck.Compared alone = claimed("x = 0; f = sqrt(-abs(x))", 5);
    assertTrue(alone.singular());
    assertFalse(alone.kink());
    assertTrue(alone.ok());
  }

  @Test
  void aMillionthIsForgivenAndNoMore() {
    assertTrue(claimed("x = 2; f = 1000000*x", 999_999).ok());
    assertFalse(claimed("x = 2; f = 1000000*x", 999_998.9).ok());
    assertEquals(1e-6, claimed("x = 2; f = 1000000*x", 999_999).error());
  }

  @Test
  void whatRoundingMayHaveDoneIsForgiven() {
    // With 2^20 in the sum the first step is rounded by 2^-26, the second by 2^-25.
    String buried = "x = 1; f = x/1024 + 1048576";
    double unit = 0x1p-26;
    assertTrue(claimed(buried, 0x1p-10 + 1003 * unit).ok());
    assertFalse(claimed(buried, 0x1p-10 + 1005 * unit).ok());
    assertTrue(claimed(buried, 0x1p-10 - 1003 * unit).ok());
    assertFalse(claimed(buried, 0x1p-10 - 1005 * unit).ok());
  }

  @Test
  void theErrorOfACubicIsHSquaredOverItsSlope() {
    Trace trace = Trace.of(Texts.build("x = 2; f = x^3").graph());
    List<GradientCheck.Measurement> curve =
        GradientCheck.curve(trace, trace.graph().inputs().getFirst(), 0);
    assertEquals(29, curve.size());
    assertEquals(0.1, curve.getFirst().h(), 1e-15);
    assertEquals(1e-15, curve.getLast().h(), 1e-25);
    for (int i = 0; i < 6; i++) {
      double h = Math.pow(10, -1 - i / 2.0);
      assertEquals(h, curve.get(i).h(), 1e-15);
      assertEquals(h * h / (12 + h * h), curve.get(i).error(), 1e-11);
    }
  }

  @Test
  void relativeErrorIsAPartOfTheLargerNumber() {
    assertEquals(0, GradientCheck.relative(0, 0));
    assertEquals(0.25, GradientCheck.relative(3, 4));
    assertEquals(0.25, GradientCheck.relative(4, 3));
    assertEquals(2, GradientCheck.relative(-5, 5));
    assertEquals(1, GradientCheck.relative(0, 1e-9));
    assertEquals(0.5, GradientCheck.relative(-100, -200));
  }

  @Test
  void aStraightLineIsSureAfterFiveSteps() {
    // 1 where it is, two for each step, two for each of three probes
    assertEquals(1 + 2 * 5 + 2 * 3, check("x = 2; f = 4*x").evaluations());
    assertEquals(2 * 17, check("x = [2, 3]; f = sum(4*x)").evaluations());
  }

  @Test
  void everyInputStandsWhereItIsWhileAnotherIsMoved() {
    GradientCheck check = check("x = 2; v = [3, 5]; y = 7; f = x*y*v[0]*v[1]");
    List<Double> numeric =
        check.entries().stream().map(e -> (double) Math.round(e.numeric() * 1e6) / 1e6).toList();
    assertEquals(List.of(105.0, 70.0, 42.0, 30.0), numeric);
    assertTrue(check.ok());
    List<String> names = check.entries().stream().map(e -> e.input().name()).toList();
    assertEquals(List.of("x", "v", "v", "y"), names);
    assertEquals(List.of(0, 0, 1, 0), check.entries().stream().map(e -> e.position()).toList());
  }

  @Test
  void aBlankInputBesideTheOutputIsLeftOut() {
    GradientCheck check = check("x = 2; side = x*y; f = 3*x");
    assertEquals(List.of("x"), check.entries().stream().map(e -> e.input().name()).toList());
  }

  @Test
  void theCheckEndsWhereItIsCancelled() {
    Trace trace = Trace.of(Texts.build("x = 2; f = x^3").graph());
    assertThrows(CancellationException.class, () -> GradientCheck.of(trace, () -> true));
  }

  @Test
  void entriesOfAVectorHaveOneIndexAndAScalarNone() {
    GradientCheck check = check("x = 2; v = [3, 5]; f = x*sum(v)");
    assertArrayEquals(new int[0], check.entries().get(0).index());
    assertArrayEquals(new int[] {1}, check.entries().get(2).index());
    GradientCheck wide = check("W = [[1, 2, 3], [4, 5, 6]]; f = sum(W)");
    assertArrayEquals(new int[] {1, 2}, wide.entries().get(5).index());
    assertArrayEquals(new int[] {1, 0}, wide.entries().get(3).index());
    assertArrayEquals(new int[] {0, 2}, wide.entries().get(2).index());
  }

  @Test
  void entriesOfAMatrixHaveRowAndColumn() {
    List<GradientCheck.Compared> entries = check("W = [[1, 2], [3, 4]]; f = sum(W^2)").entries();
    assertEquals(4, entries.size());
    assertEquals(List.of(1, 0), Arrays.stream(entries.get(2).index()).boxed().toList());
    assertEquals(6, entries.get(2).analytic());
  }

  @Test
  void theErrorCurveHasItsValley() {
    ComputationGraph graph = Texts.build("x = 0.7; f = exp(sin(3x))").graph();
    List<GradientCheck.Measurement> curve =
        GradientCheck.curve(Trace.of(graph), graph.inputs().getFirst(), 0);
    double best = curve.stream().mapToDouble(GradientCheck.Measurement::error).min().orElseThrow();
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
