package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.cli.CommandLineTest.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `gradus steps` in forward mode, as people run it.
class StepsCommandTest {
  private static final String PROGRAM = "W = [[1, 2], [3, 4]]; x = [5, 6]; s = 2; f = s*sum(W x)";

  private static Ran steps(String program, String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(new String[] {"steps", "--lang", "en", "-e", program}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return CommandLineTest.run(args);
  }

  @Test
  void tangentsGoAlongAndTheCostIsTold() {
    Ran ran = steps("x = -2; y = 5; z = -4; q = x + y; f = q*z", "--mode", "forward", "--wrt", "x");
    assertEquals(
        "Start: x = −2, y = 5, z = −4. Forward mode: ∂x/∂x is 1, every other number of the inputs"
            + " stands still.\n"
            + "+ : q = x + y = −2 + 5 = 3; ∂q/∂x = local 1 · tangent 1 = 1\n"
            + "× : f = q z = 3 × (−4) = −12; ∂f/∂x = local (−4) · tangent 1 = −4\n"
            + "One pass of forward mode finds the derivative of every value with respect to x"
            + " alone, in 2 products here. The inputs hold 3 numbers: 3 passes and 5 products for"
            + " all of them. One backward pass finds them in 4.\n",
        ran.out());
    assertEquals("", ran.err());
    assertEquals(0, ran.status());
  }

  @Test
  void aWholePassIsToldInOneSentence() {
    Ran ran =
        steps("x = [1, 2]; f = sum(x^2)", "--mode", "forward", "--grain", "pass", "--wrt", "x[1]");
    assertEquals(
        "Forward pass: 2 gates computed, f = 5; ∂f/∂x₁ = 4.", ran.out().lines().toList().get(1));
  }

  @Test
  void jsonHasTheTangentOfEachGate() {
    Ran ran = steps(PROGRAM, "--json", "--mode", "forward", "--wrt", "W[1,0]");
    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.out().contains("\"tangent\":[0.0,5.0]}"), ran.out());
    assertTrue(ran.out().contains("\"tangent\":10.0}"), ran.out());
    assertEquals(3, ran.out().split("\"tangent\"", -1).length - 1);
  }

  /// The notice of where a backward pass starts is none of forward mode.
  @Test
  void anOutputOfSeveralEntriesIsNoMatterHere() {
    Ran ran = steps("x = [1, 2]; f = 3x", "--mode", "forward", "--wrt", "x[1]");
    assertEquals("", ran.err());
    assertTrue(ran.out().contains("∂f/∂x₁ = ∂f/∂x · ∂x/∂x₁ = [0, 3]"), ran.out());
    assertTrue(steps("x = [1, 2]; f = 3x").err().contains("starts from all ones"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--mode forward | 2 | gradus: Forward mode follows one number of an input. --wrt takes one"
            + " of: W[0,0] … W[1,1], x[0], x[1], s",
        "--mode forward --wrt W[0] | 2 | gradus: W[0] is no number of an input. --wrt takes one of:"
            + " W[0,0] … W[1,1], x[0], x[1], s",
        "--wrt x[0] | 2 | gradus: --wrt names the number that forward mode follows: it needs --mode"
            + " forward.",
        "--mode forward --wrt s --seed-grad 2 | 2 | gradus: --seed-grad is where a backward pass"
            + " starts: forward mode has none.",
      })
  void whatCannotBeFollowedIsSaid(String options, int status, String message) {
    Ran ran = steps(PROGRAM, options.split(" "));
    assertEquals(status, ran.status());
    assertEquals(message, ran.err().strip().split("\n")[0]);
    assertEquals("", ran.out());
  }

  @Test
  void everyInputNeedsAValue() {
    Ran ran = steps("x = 2; f = x*y", "--mode", "forward", "--wrt", "x");
    assertEquals(1, ran.status());
    assertEquals("gradus: Forward mode needs a value for every input: y has none.\n", ran.err());
  }
}
