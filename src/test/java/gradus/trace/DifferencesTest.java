package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import org.junit.jupiter.api.Test;

/// Where the thresholds of a measured derivative lie, with numbers that a double holds exactly.
class DifferencesTest {
  private static Differences.Estimate estimate(String program, double expected) {
    Tape tape = Tape.of(Texts.build(program).graph());
    Gate x = tape.graph().named("x").orElseThrow();
    return new Differences(tape, () -> false).estimate(x, 0, expected);
  }

  /// Steps of the extrapolation: all evaluations but the middle and those of three probes, by two.
  private static long steps(String program, double expected) {
    Tape tape = Tape.of(Texts.build(program).graph());
    Differences differences = new Differences(tape, () -> false);
    differences.estimate(tape.graph().named("x").orElseThrow(), 0, expected);
    return (differences.evaluations() - 7) / 2;
  }

  private static boolean apart(String program) {
    return estimate(program, 0).apart();
  }

  @Test
  void anInputStandsAgainWhereItStoodOnceItIsMeasured() {
    Tape tape = Tape.of(Texts.build("x = 2, y = 3\nf = x*y").graph());
    Differences differences = new Differences(tape, () -> false);
    assertEquals(3, differences.central(tape.graph().named("x").orElseThrow(), 0, 0.25));
    assertEquals(2, differences.central(tape.graph().named("y").orElseThrow(), 0, 0.5));
    assertEquals(4, differences.evaluations());
  }

  @Test
  void aCubicMeasuredWithOneStepIsOffByItsSquare() {
    Tape tape = Tape.of(Texts.build("x = 2\nf = x^3").graph());
    Differences differences = new Differences(tape, () -> false);
    Gate x = tape.graph().named("x").orElseThrow();
    assertEquals(12 + 0.25, differences.central(x, 0, 0.5));
    assertEquals(12 + 1, differences.central(x, 0, 1));
  }

  /// ulp(1)·|f|/h with the first step, a 64th of the number.
  @Test
  void roundingIsThatOfTheFirstStep() {
    assertEquals(12 * 16 * 0x1p-52, estimate("x = 4\nf = 3*x", 3).rounding());
    assertEquals(12 * 16 * 0x1p-52, estimate("x = -4\nf = 3*x", 3).rounding());
    assertEquals(5 * 64 * 0x1p-52, estimate("x = 0\nf = 3*x + 5", 3).rounding());
    assertEquals(12, estimate("x = 4\nf = 3*x", 3).middle());
  }

  @Test
  void aSteepLineIsAsSureAsAFlatOne() {
    assertEquals(5, steps("x = 2\nf = 4000000*x", 4e6));
    assertEquals(5, steps("x = 2\nf = x/1024", 1 / 1024.0));
    assertEquals(27, steps("x = 2\nf = 4*x", 5));
  }

  /// Each column of the extrapolation takes one even power of the step away.
  @Test
  void aPolynomialIsExactOnceEachOfItsPowersIsTakenAway() {
    assertEquals(12, estimate("x = 2\nf = x^3", 12).numeric());
    assertEquals(5, steps("x = 1\nf = x^5", 5));
    assertEquals(5, steps("x = 1\nf = x^7", 7));
    assertEquals(5, estimate("x = 1\nf = x^5", 5).numeric(), 1e-13);
    assertEquals(9, estimate("x = 1\nf = x^9", 9).numeric(), 1e-12);
  }

  @Test
  void theFirstStepIsA64thOfTheNumber() {
    // 63 is one step below 64: the first difference is infinite, and the table begins after it
    assertEquals(-1, estimate("x = 64\nf = 1/(x - 63)", -1).numeric(), 1e-9);
    assertTrue(steps("x = 64\nf = 1/(x - 63)", -1) > steps("x = 64\nf = 1/(x - 62)", -0.25));
    assertEquals(
        steps("x = 64\nf = 1/(x - 60)", -1 / 16.0), steps("x = 1\nf = 1/(16*x - 15)", -16));
  }

  @Test
  void aSlopeIsInfiniteOnlyWhereItGrowsFourfoldAndBeyondAHundred() {
    assertEquals(400, estimate("x = 0\nf = min(400*x, 100/1048576)", 400).right());
    assertEquals(
        Double.POSITIVE_INFINITY, estimate("x = 0\nf = min(401*x, 100/1048576)", 401).right());
    assertEquals(401, estimate("x = 0\nf = min(401*x, 100/1048576)", 401).left());
    assertEquals(100, estimate("x = 0\nf = min(100*x, 20/1048576)", 100).right());
    assertEquals(
        Double.POSITIVE_INFINITY, estimate("x = 0\nf = min(101*x, 20/1048576)", 101).right());
    assertEquals(
        Double.NEGATIVE_INFINITY, estimate("x = 0\nf = max(-401*x, -100/1048576)", -401).right());
    assertEquals(
        Double.POSITIVE_INFINITY, estimate("x = 0\nf = max(401*x, -100/1048576)", 401).left());
    assertEquals(1000, estimate("x = 3\nf = 1000*x", 1000).right());
    assertEquals(1000, estimate("x = 3\nf = 1000*x", 1000).left());
  }

  @Test
  void aKinkIsSeenOnceItStandsOutOfTheRounding() {
    // The gap of |x - 2| is twice its factor; rounding of 2^20 over the last step is 1/8, and
    // eight times as much is the edge.
    assertFalse(apart("x = 2\nf = 0.5*abs(x - 2) + 1048576"));
    assertTrue(apart("x = 2\nf = 0.625*abs(x - 2) + 1048576"));
    assertTrue(apart("x = 2\nf = 0.5*abs(x - 2) + 524288"));
    assertTrue(apart("x = 2\nf = 0.5*abs(x - 2)"));
  }

  @Test
  void aKinkIsABendByMoreThanAThousandth() {
    assertFalse(apart("x = 0\nf = 999*x + relu(x)"));
    assertTrue(apart("x = 0\nf = 998*x + 2*relu(x)"));
    assertFalse(apart("x = 0\nf = relu(-x) - 1000*x"));
    assertTrue(apart("x = 0\nf = 2*relu(-x) - 1000*x"));
  }

  /// A slope that changes between the last two probes, beside one of 0.
  @Test
  void slopesThatComeTogetherByHalfAreNoKink() {
    assertFalse(apart("x = 0\nf = relu(x)*(1 + step(x - 3e-8))"));
    assertFalse(apart("x = 0\nf = relu(x)*(1 + 2*step(x - 3e-8))"));
    assertTrue(apart("x = 0\nf = relu(x)*(1 + 0.75*step(x - 3e-8))"));
    assertTrue(apart("x = 0\nf = relu(x)*(1 - 0.5*step(x - 3e-8))"));
    // what happens before the widest probe does not count
    assertTrue(apart("x = 0\nf = relu(x)*(1 + 0.75*step(x - 0.01))"));
  }
}
