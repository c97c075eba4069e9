package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> lowering.problems().toString());
    return Trace.of(lowering.graph());
  }

  private static Gate gate(Trace trace, String name) {
    return trace.graph().named(name).orElseThrow();
  }

  private static Tensor value(Trace trace, String name) {
    return trace.value(gate(trace, name)).orElseThrow();
  }

  private static Tensor gradient(Trace trace, String name) {
    return trace.gradient(gate(trace, name)).orElseThrow();
  }

  @Test
  void lecturesOpeningExample() {
    Trace trace = trace("f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4");
    assertEquals(-12, value(trace, "f").item());
    assertEquals(-4, gradient(trace, "x").item());
    assertEquals(-4, gradient(trace, "y").item());
    assertEquals(3, gradient(trace, "z").item());
  }

  @Test
  void sharedWireAddsBothGradients() {
    Trace trace = trace("x = 3, y = 5\nq = x*y\nf = q + x");
    assertEquals(6, gradient(trace, "x").item());
    Gate x = gate(trace, "x");
    List<Wire> branches = trace.branches(x);
    assertEquals(2, branches.size());
    double sum = branches.stream().mapToDouble(w -> trace.contribution(w).item()).sum();
    assertEquals(6, sum);
  }

  @Test
  void bothOperandsOfASquareAddUp() {
    assertEquals(6, gradient(trace("x = 3\nf = x*x"), "x").item());
    assertEquals(0, gradient(trace("x = 3\nf = x - x"), "x").item());
    assertEquals(0, gradient(trace("x = 3\nf = x/x"), "x").item(), 1e-15);
  }

  @Test
  void copyHasAGradientOfItsOwn() {
    Trace trace = trace("x = 3\ny = x\nf = y*x^2");
    assertEquals(9, gradient(trace, "y").item());
    assertEquals(27, gradient(trace, "x").item());
  }

  @Test
  void stretchedOperandsGetTheirGradientsSummedBack() {
    Trace trace = trace("s = 2\nv = [1,2,3]\nM = [[1,2,3],[4,5,6]]\nf = sum(s*M + v)");
    assertEquals(21, gradient(trace, "s").item());
    assertEquals(Tensor.vector(2, 2, 2), gradient(trace, "v"));
    assertEquals(Tensor.full(gate(trace, "M").shape(), 2), gradient(trace, "M"));
  }

  @Test
  void vectorOutputIsSeededWithOnes() {
    Trace trace = trace("x = [1,2]\nf = x*x");
    assertEquals(Tensor.vector(1, 1), gradient(trace, "f"));
    assertEquals(Tensor.vector(2, 4), gradient(trace, "x"));
  }

  @Test
  void whatTheOutputDoesNotDependOnHasGradientZero() {
    Trace trace = trace("x = 2\nv = [1,2]\nunused = exp(v)\nf = x*x");
    assertEquals(Tensor.vector(0, 0), gradient(trace, "v"));
    assertEquals(Tensor.vector(0, 0), gradient(trace, "unused"));
  }

  @Test
  void blankIsNeverZero() {
    Trace trace = trace("f = (x + y)*z\nx = 3\nz = 2\nw = 2*z");
    assertEquals(Optional.empty(), trace.value(gate(trace, "y")));
    assertEquals(Optional.empty(), trace.value(gate(trace, "f")));
    assertTrue(trace.value(gate(trace, "w")).isPresent());
    Trace blank = trace("f = x*y\nx = 0");
    assertEquals(Optional.empty(), blank.value(blank.graph().output()));
    assertEquals(Optional.empty(), blank.gradient(gate(blank, "x")));
    assertFalse(blank.hasBackward());
  }

  @Test
  void blankBesideTheOutputDoesNotStopIt() {
    Trace trace = trace("x = 3\nside = x*y\nf = 2*x");
    assertEquals(2, gradient(trace, "x").item());
    assertEquals(Optional.empty(), trace.gradient(gate(trace, "y")));
    assertEquals(Optional.empty(), trace.gradient(gate(trace, "side")));
  }

  @Test
  void onlyTheFirstGateThatMadeItIsMarked() {
    Trace trace = trace("x = -1\nq = log(x)\nf = q + 1\ng = 1/(x + 1)\nh = g*2 + f");
    assertTrue(Double.isNaN(value(trace, "q").item()));
    assertTrue(trace.breaks(gate(trace, "q")));
    assertFalse(trace.breaks(gate(trace, "f")));
    assertEquals(Double.POSITIVE_INFINITY, value(trace, "g").item());
    assertTrue(trace.breaks(gate(trace, "g")));
    assertFalse(trace.breaks(gate(trace, "h")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 0; f = where(x > 0, x, x)                              | false",
        "x = 0; f = where(x > 0, x^2, x*x)                          | false",
        "x = 0; f = where(x >= 0, 3x + 1, 1 + x + 2x)               | false",
        "x = 0; f = where(x > 0, x^2, 0)                            | false",
        "x = [0, 2]; f = sum(where(x > 0, x, x))                    | false",
        "x = [0, 1]; y = [1, 1]; f = sum(where(x > y, x^2, 2x - 1)) | false",
        "x = 0; f = where(x > 0, x, -x)                             | true",
        "x = 0; f = where(x > 0, x, x + 1)                          | true",
        "x = 0; f = where(x < 0, 0, x)                              | true",
        "x = [0, 1]; f = sum(where(x > 0, x, 2x))                   | true",
        "x = 0; a = 1; b = 1; f = where(x > 0, a, b)                | true",
        "x = 0; f = (x > 0)*x                                       | true",
        "x = 0; f = where((x > 0)*1, x, x)                          | true",
        "x = 0; c = x > 0; f = where(c, x, x) + c                   | true",
        "x = 0; f = x > 0                                           | true",
        "x = 1; f = where(x > 0, x, -x)                             | false",
      })
  void aChoiceBetweenBranchesThatMeetSmoothlyIsNoKink(String text, boolean kink) {
    Trace trace = trace(text.replace("; ", "\n"));
    Gate comparison =
        trace.graph().gates().stream()
            .filter(g -> g.isOperation() && "< > <= >=".contains(g.op().name()))
            .findFirst()
            .orElseThrow();
    assertEquals(kink, trace.atKink(comparison));
  }

  // by hand: x₀(2x₀ + A₁₀) + 3x₁ + Σx² + x₁x₂, and twice the last row of A
  @Test
  void gradientsOfEntriesAddUpInTheirTensor() {
    Trace trace =
        trace(
            "x = [2, 3, 5]\nA = [[1, 4], [7, 9]]\n"
                + "f = x[0]*(2*x[0] + A[1, 0]) + 3*x[1] + sum(x^2) + x[1]*x[-1] + sum(2*A[-1])");
    assertEquals(Tensor.vector(19, 14, 13), trace.gradient(gate(trace, "x")).orElseThrow());
    double[][] rows = {{0, 0}, {4, 2}};
    assertEquals(Tensor.matrix(rows), trace.gradient(gate(trace, "A")).orElseThrow());
  }

  @Test
  void kinksAndTiesAreMarked() {
    Trace trace = trace("x = 0\ny = 2\na = relu(x)\nb = max(y, 2)\nf = a + b + relu(y)");
    assertTrue(trace.atKink(gate(trace, "a")));
    assertTrue(trace.atKink(gate(trace, "b")));
    assertEquals(0.5, trace.contribution(trace.graph().operands(gate(trace, "b")).get(0)).item());
    assertFalse(trace.atKink(trace.graph().output()));
  }

  @Test
  void labelOutsideTheScoresIsAProblemWithItsPlace() {
    String text = "s = [1,2,3]\ny = 3\nf = hinge(s, y)";
    Trace trace = trace(text);
    assertEquals(1, trace.problems().size());
    assertEquals(text.indexOf("hinge"), trace.problems().getFirst().span().start());
    assertFalse(trace.problems().getFirst().message(Locale.ENGLISH).contains("{"));
    assertFalse(trace.problems().getFirst().message(Locale.KOREAN).contains("{"));
  }

  @Test
  void localGradientTimesUpstreamIsWhatFlowsBack() {
    Trace trace = trace("x = 3, y = -4\nnum = x + σ(y)\nden = σ(x) + (x + y)^2\nf = num/den");
    for (Wire wire : trace.wires()) {
      double upstream = trace.gradient(wire.target()).orElseThrow().item();
      assertEquals(
          upstream * trace.local(wire), trace.contribution(wire).item(), 1e-15, wire.toString());
    }
  }

  @Test
  void everyGradientIsTheSumOfItsBranches() {
    Trace trace = trace("x = 3, y = -4\nnum = x + σ(y)\nden = σ(x) + (x + y)^2\nf = num/den");
    for (Gate gate : trace.graph().gates()) {
      if (gate.isConstant() || gate == trace.graph().output()) continue;
      double sum =
          trace.branches(gate).stream().mapToDouble(w -> trace.contribution(w).item()).sum();
      assertEquals(sum, trace.gradient(gate).orElseThrow().item(), 1e-14, gate.key());
    }
  }

  @Test
  void inputCanBeGivenAnotherValueWithoutBuildingAgain() {
    ComputationGraph graph = Texts.build("x = 3\nv = [1,2]\nf = x*x + sum(v)").graph();
    Run run = Tape.of(graph).run();
    run.set(graph.named("x").orElseThrow(), Tensor.scalar(5));
    run.set(graph.named("v").orElseThrow(), Tensor.vector(10, 20));
    run.forward(() -> false);
    run.backward(() -> false);
    assertEquals(55, run.value(graph.output()).orElseThrow().item());
    assertEquals(10, run.gradient(graph.named("x").orElseThrow()).orElseThrow().item());
    Gate v = graph.named("v").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> run.set(v, Tensor.scalar(1)));
  }

  @Test
  void secondBackwardPassDoesNotAddToTheFirst() {
    ComputationGraph graph = Texts.build("x = 3\nM = [[1,2]]\nf = sum(x*M)").graph();
    Run run = Tape.of(graph).run();
    for (int i = 0; i < 3; i++) {
      run.forward(() -> false);
      run.backward(() -> false);
    }
    assertEquals(3, run.gradient(graph.named("x").orElseThrow()).orElseThrow().item());
    Tensor matrix = run.gradient(graph.named("M").orElseThrow()).orElseThrow();
    assertEquals(Tensor.matrix(new double[] {3, 3}), matrix);
  }

  @Tag("huge")
  @Test
  void longChainNeitherOverflowsNorCrawls() {
    int n = Nightly.size(100_000);
    StringBuilder text = new StringBuilder("x0 = 0.5\n");
    for (int i = 1; i <= n; i++) {
      text.append("x").append(i).append(" = 1*x").append(i - 1).append("\n");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          Trace trace = trace(text.toString());
          assertEquals(0.5, value(trace, "x" + n).item());
          assertEquals(1, gradient(trace, "x0").item());
          Steps steps = Steps.of(trace, Grain.GATE);
          assertEquals(2 * n + 1, steps.last());
          for (int step = 0; step <= steps.last(); step++) {
            steps.moment(step);
          }
        });
  }

  @Tag("huge")
  @Test
  void momentsOfAWideForkAreCheap() {
    // One input used 20,000 times: asking for every wire's state at a moment must stay quick.
    Trace trace = trace("x = 2\nf = x" + " + x".repeat(19_999));
    Gate x = gate(trace, "x");
    Steps steps = Steps.of(trace, Grain.GATE);
    assertTimeoutPreemptively(
        Duration.ofSeconds(120),
        () -> {
          for (int n = 0; n <= steps.last(); n += 400) {
            trace.gradient(x, steps.moment(n));
          }
        });
    assertEquals(20_000, gradient(trace, "x").item());
  }

  @Test
  void passesStopWhenTheyAreCancelled() {
    ComputationGraph graph = Texts.build("x = 1\nf = x + 1").graph();
    assertThrows(CancellationException.class, () -> Trace.of(graph, () -> true));
  }

  @Test
  void overriddenValuesAreTraced() {
    Map<String, Tensor> set = Map.of("x", Tensor.scalar(4));
    Trace trace = Trace.of(Texts.build("x = 3\nf = x*x", set, null).graph());
    assertEquals(16, value(trace, "f").item());
    assertEquals(8, gradient(trace, "x").item());
  }

  @Test
  void numbersArePlainIntegersOnlyWhereAllAre() {
    assertTrue(trace("x = 3, y = -4\nf = x*y").numbers(2).integers());
    assertFalse(trace("x = 3, y = -4\nf = x*y/8").numbers(2).integers());
    // Values are whole, one gradient is not.
    assertFalse(trace("x = 4\nf = sqrt(x)").numbers(2).integers());
    // Gradients are whole, one value is not.
    assertFalse(trace("x = 0.5\nf = x + 1").numbers(2).integers());
    // Values and gradients are whole, the four branches of x, a quarter each, are not.
    Trace quarters = trace("x = 4\nf = sqrt(x) + sqrt(x) + sqrt(x) + sqrt(x)");
    assertEquals(1, gradient(quarters, "x").item());
    assertFalse(quarters.numbers(2).integers());
  }

  @Test
  void numbersHaveTwoDecimalsOrThreeWhereAllOfThemEndThere() {
    // The gradient of x is 0.125; 0.1 · 0.3 is 0.03, off by the dust of binary fractions.
    assertEquals(3, decimals("x = 3, y = 0.125\nf = x*y"));
    assertEquals(2, decimals("x = 0.1, y = 0.3\nf = x*y"));
    assertEquals(2, decimals("x = 0.1234, y = 0.125\nf = x*y"));
    assertEquals(2, decimals("x = 3\nf = x/7"));
    assertEquals(2, decimals("x = 1e9, y = 0.125\nf = x + y"));
    Trace trace = trace("x = 3, y = 0.125\nf = x*y");
    assertEquals(1, trace.numbers(Decimals.of(1)).digits());
    assertEquals("0.375", trace.numbers(Decimals.AS_NEEDED).show(0.375));
  }

  @Test
  void numbersThatTwoDecimalsHideHaveTwoDigitsAndTheOthersTwoDecimals() {
    Numbers small = trace("a = 0.004, c = 2\nf = a*c").numbers(Decimals.AS_NEEDED);
    assertEquals("0.0040", small.show(0.004));
    assertEquals("0.0080", small.show(0.008));
    assertEquals("2.00", small.show(2));
    // Only a branch of x is small: 0.0016, beside one of 0.75.
    Numbers branch = trace("x = 1.5\nf = x*0.0016 + x*0.75").numbers(Decimals.AS_NEEDED);
    assertEquals("0.0016", branch.show(0.0016));
    assertEquals("0.75", branch.show(0.75));
    assertEquals("2.8·10⁻⁷", branch.show(2.78e-7));
  }

  @Test
  void anInputIsNotWrittenAsAnotherNumberThatTheNextLineContradicts() {
    Numbers numbers = trace("x = 0.999\nf = 1 - x").numbers(Decimals.AS_NEEDED);
    assertEquals("0.999", numbers.show(0.999));
    assertEquals("0.001", numbers.show(1 - 0.999));
    Numbers finer = trace("x = 0.9999\nf = (1 - x)^2").numbers(Decimals.AS_NEEDED);
    assertEquals("0.9999", finer.show(0.9999));
    Numbers pair = trace("x = 1.234, y = 1.233\nf = x - y").numbers(Decimals.AS_NEEDED);
    assertEquals("1.234", pair.show(1.234));
    assertEquals("0.001", pair.show(0.001));
    // 2 − 0.998 is 1.002: nothing is hidden, and 2.00 − 1.00 is 1.00.
    assertEquals(2, decimals("x = 0.9987\nf = 2 - x"));
  }

  @Test
  void wholeNumbersHaveNoDecimalsBesideALargeOne() {
    Numbers numbers = trace("a = 2000000, b = 3\nf = a*b*1000").numbers(Decimals.AS_NEEDED);
    assertEquals("2\u2009000\u2009000", numbers.show(2e6));
    assertEquals("3", numbers.show(3));
    assertEquals("6·10⁹", numbers.show(6e9));
    assertTrue(trace("a = 123456789, b = 987654321\nf = a*b").numbers(2).integers());
  }

  private static int decimals(String text) {
    return trace(text).numbers(Decimals.AS_NEEDED).digits();
  }

  @Test
  void aSumThatIsCompleteIsTheGradientItself() {
    // The only branch brings −0, and a gradient begins at 0.
    Trace trace = trace("x = 3, y = 0\nq = -y\nf = q*x");
    Gate x = gate(trace, "x");
    assertEquals("-0.0", "" + trace.contribution(trace.branches(x).getFirst()).item());
    assertEquals("0.0", "" + trace.gradient(x, trace.end()).orElseThrow().item());
  }

  @Test
  void theMomentsAroundAWireDifferByItAlone() {
    Trace trace = trace("x = 3, y = 5\nq = x*y\nf = q + x");
    assertEquals(4, trace.wires().size());
    for (int i = 0; i < 4; i++) {
      Wire wire = trace.wires().get(i);
      assertEquals(new Moment(2, true, i), trace.before(wire));
      assertEquals(new Moment(2, true, i + 1), trace.after(wire));
      assertFalse(trace.isAdded(wire, trace.before(wire)));
      assertTrue(trace.isAdded(wire, trace.after(wire)));
      assertEquals(Optional.empty(), trace.contribution(wire, trace.before(wire)));
      assertEquals(
          Optional.of(trace.contribution(wire)), trace.contribution(wire, trace.after(wire)));
    }
    assertEquals(new Moment(2, true, 4), trace.end());
  }

  @Test
  void whatTheOutputDoesNotUseIsZeroOnlyOnceAllIsAdded() {
    Trace trace = trace("x = 3, v = [1, 2]\nunused = 2*v\nf = x*x");
    Gate v = gate(trace, "v");
    Gate unused = gate(trace, "unused");
    assertEquals(Optional.empty(), trace.gradient(v, new Moment(2, true, 1)));
    assertEquals(Optional.of(Tensor.vector(0, 0)), trace.gradient(v, trace.end()));
    assertEquals(Optional.of(Tensor.vector(0, 0)), trace.gradient(unused, trace.end()));
    assertEquals(List.of(gate(trace, "f")), trace.backward());
    assertEquals(List.of(), trace.branches(v));
    assertFalse(trace.isPartial(v, trace.end()));
  }
}
