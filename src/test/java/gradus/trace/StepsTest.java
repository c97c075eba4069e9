package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepsTest {
  private static final String STAGED =
      "x = 3, y = -4\nnum = x + σ(y)\nden = σ(x) + (x + y)^2\nunused = 2*x\nf = num/den";

  static Steps steps(String text, Grain grain) {
    return Steps.of(Trace.of(Texts.build(text).graph()), grain);
  }

  private static String told(Step step) {
    return switch (step) {
      case Step.Start _ -> "start";
      case Step.ForwardPass _ -> "forward";
      case Step.Compute c -> "compute " + c.gate();
      case Step.Gather g -> "gather " + g.series().result();
      case Step.Seed s -> "seed " + s.gate();
      case Step.BackwardPass _ -> "backward";
      case Step.Pull p -> "pull " + p.wires();
      case Step.Spread s -> "spread " + s.wires();
      case Step.Part p -> p.factor() + " " + p.wire();
      case Step.Accumulate a -> "add " + a.wire();
    };
  }

  static List<String> told(Steps steps) {
    List<String> lines = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      lines.add(told(steps.step(n)));
    }
    return lines;
  }

  @Test
  void gateByGateForwardThenSeedThenBackward() {
    Steps steps = steps("x = -2, y = 5, z = -4\nq = x + y\nf = q*z", Grain.GATE);
    assertEquals(
        List.of(
            "start",
            "compute q",
            "compute f",
            "seed f",
            "pull [q → f[0], z → f[1]]",
            "pull [x → q[0], y → q[1]]"),
        told(steps));
    assertEquals(2, steps.forwardEnd());
  }

  @Test
  void wireByWireAddsAStepAtForks() {
    Steps steps = steps("x = 3, y = 5\nq = x*y\nf = q + x", Grain.WIRE);
    assertEquals(
        List.of(
            "start",
            "compute q",
            "compute f",
            "seed f",
            "pull [q → f[0]]",
            "pull [x → f[1]]",
            "add x → f[1]",
            "pull [x → q[0]]",
            "add x → q[0]",
            "pull [y → q[1]]"),
        told(steps));
  }

  private static List<Integer> added(Steps steps) {
    List<Integer> added = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      added.add(steps.moment(n).added());
    }
    return added;
  }

  @Test
  void aPullAddsItsGradientOnlyWhereThereIsNoFork() {
    String fork = "x = 3, y = 5\nq = x*y\nf = q + x";
    assertEquals(List.of(0, 0, 0, 0, 1, 1, 2, 2, 3, 4), added(steps(fork, Grain.WIRE)));
    assertEquals(List.of(0, 0, 0, 0, 2, 4), added(steps(fork, Grain.GATE)));
    assertEquals(List.of(0, 0, 0, 4), added(steps(fork, Grain.PASS)));
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 1), added(steps("x = 3\nf = -x", Grain.PART)));
    assertEquals(List.of(0, 0, 0, 1, 2), added(steps("x = 3, y = 5\nf = x*y", Grain.WIRE)));
  }

  @Test
  void aClassLabelIsOneStepAtTheFinestGrain() {
    Steps steps = steps("s = [1.5, 2, 3]; y = 0\nL = hinge(s, y)", Grain.PART);
    assertEquals(
        List.of(
            "start",
            "compute L",
            "seed L",
            "UPSTREAM s → L[0]",
            "LOCAL s → L[0]",
            "PRODUCT s → L[0]",
            "add s → L[0]",
            "pull [y → L[1]]"),
        told(steps));
    assertEquals(2, steps.moment(steps.last()).added());
  }

  @Test
  void valuesAppearOneByOneAndThenStay() {
    Steps steps = steps("x = 3, y = 5\nq = x*y\nf = q + x", Grain.WIRE);
    List<Integer> computed = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      computed.add(steps.moment(n).computed());
    }
    assertEquals(List.of(0, 1, 2, 2, 2, 2, 2, 2, 2, 2), computed);
    assertEquals(Grain.WIRE, steps.grain());
  }

  @Test
  void partByPartLooksAtEveryFactor() {
    Steps steps = steps("x = 3\nf = -x", Grain.PART);
    assertEquals(
        List.of(
            "start",
            "compute f",
            "seed f",
            "UPSTREAM x → f[0]",
            "LOCAL x → f[0]",
            "PRODUCT x → f[0]",
            "add x → f[0]"),
        told(steps));
  }

  @Test
  void aLongTraceKeepsAllItsSteps() {
    StringBuilder text = new StringBuilder("x0 = 1");
    for (int i = 1; i <= 100; i++) {
      text.append("\nx%d = -x%d".formatted(i, i - 1));
    }
    Steps steps = steps(text.toString(), Grain.PART);
    List<String> expected = new ArrayList<>(List.of("start"));
    List<Integer> added = new ArrayList<>(List.of(0));
    for (int i = 1; i <= 100; i++) {
      expected.add("compute x" + i);
      added.add(0);
    }
    expected.add("seed x100");
    added.add(0);
    for (int i = 100; i >= 1; i--) {
      for (String part : List.of("UPSTREAM", "LOCAL", "PRODUCT", "add")) {
        expected.add("%s x%d → x%d[0]".formatted(part, i - 1, i));
        added.add(part.equals("add") ? 101 - i : 100 - i);
      }
    }
    assertEquals(expected, told(steps));
    assertEquals(added, added(steps));
    assertEquals(501, steps.last());
    assertEquals(100, steps.forwardEnd());
  }

  @Test
  void everyStepNamesTheGateAtWork() {
    List<String> gates = new ArrayList<>();
    for (Grain grain : List.of(Grain.PASS, Grain.GATE, Grain.WIRE, Grain.PART)) {
      Steps steps = steps("x = 3\nq = -x\nf = q*q", grain);
      StringBuilder line = new StringBuilder();
      for (int n = 0; n <= steps.last(); n++) {
        line.append(steps.step(n).gateAtWork().map(Gate::name).orElse("-"));
      }
      gates.add(line.toString());
    }
    assertEquals(List.of("--f-", "-qfffq", "-qffffffq", "-qffffffffffqqqq"), gates);
  }

  @Test
  void passByPassIsThreeSteps() {
    assertEquals(
        List.of("start", "forward", "seed f", "backward"), told(steps(STAGED, Grain.PASS)));
  }

  @ParameterizedTest
  @EnumSource
  void everyGrainBeginsWithInputsOnlyAndEndsInTheSameMoment(Grain grain) {
    Steps steps = steps(STAGED, grain);
    Trace trace = steps.trace();
    assertEquals(Moment.START, steps.moment(0));
    assertEquals(trace.end(), steps.moment(steps.last()));
    for (Gate gate : trace.graph().gates()) {
      assertEquals(trace.value(gate), trace.value(gate, steps.moment(steps.last())));
      if (!gate.isConstant()) {
        assertEquals(trace.gradient(gate), trace.gradient(gate, steps.moment(steps.last())));
      }
      assertEquals(gate.isOperation(), trace.value(gate, Moment.START).isEmpty());
      assertEquals(Optional.empty(), trace.gradient(gate, Moment.START));
    }
  }

  @ParameterizedTest
  @EnumSource
  void momentsNeverGoBack(Grain grain) {
    Steps steps = steps(STAGED, grain);
    for (int n = 1; n <= steps.last(); n++) {
      Moment before = steps.moment(n - 1);
      Moment now = steps.moment(n);
      assertTrue(now.computed() >= before.computed() && now.added() >= before.added());
      assertTrue(now.seeded() || !before.seeded());
      boolean seeds = steps.step(n) instanceof Step.Seed;
      assertEquals(seeds, now.seeded() && !before.seeded());
    }
  }

  @ParameterizedTest
  @EnumSource
  void forwardEndHasEveryValueAndNoGradient(Grain grain) {
    Steps steps = steps(STAGED, grain);
    Trace trace = steps.trace();
    Moment at = steps.moment(steps.forwardEnd());
    for (Gate gate : trace.graph().gates()) {
      assertEquals(trace.value(gate), trace.value(gate, at));
      assertEquals(Optional.empty(), trace.gradient(gate, at));
    }
    assertInstanceOf(Step.Seed.class, steps.step(steps.forwardEnd() + 1));
  }

  @ParameterizedTest
  @EnumSource
  void nothingNotYetComputedShowsANumber(Grain grain) {
    Steps steps = steps(STAGED, grain);
    Trace trace = steps.trace();
    for (int n = 0; n <= steps.last(); n++) {
      Moment at = steps.moment(n);
      for (Gate gate : trace.graph().gates()) {
        boolean computed = trace.forward().indexOf(gate) < at.computed();
        assertEquals(computed, trace.value(gate, at).isPresent(), gate + " at " + n);
        for (Wire wire : trace.graph().operands(gate)) {
          int index = trace.wires().indexOf(wire);
          boolean added = at.seeded() && index >= 0 && index < at.added();
          assertEquals(added, trace.contribution(wire, at).isPresent(), wire + " at " + n);
        }
        boolean some =
            trace.branches(gate).stream().anyMatch(w -> trace.contribution(w, at).isPresent());
        boolean seed = at.seeded() && gate == trace.graph().output();
        boolean over = at.seeded() && at.added() == trace.wires().size();
        if (trace.gradient(gate, at).isPresent()) assertTrue(some || seed || over, gate + " " + n);
        if (some) assertTrue(trace.gradient(gate, at).isPresent(), gate + " " + n);
      }
    }
  }

  @Test
  void computingAGateAddsItsValueAlone() {
    Steps steps = steps(STAGED, Grain.GATE);
    Trace trace = steps.trace();
    for (int n = 1; n <= steps.forwardEnd(); n++) {
      Gate gate = assertInstanceOf(Step.Compute.class, steps.step(n)).gate();
      for (Gate other : trace.graph().gates()) {
        boolean before = trace.value(other, steps.moment(n - 1)).isPresent();
        boolean now = trace.value(other, steps.moment(n)).isPresent();
        assertEquals(other == gate, now && !before);
      }
    }
  }

  @Test
  void sumAtAForkGrowsBranchByBranch() {
    Steps steps = steps("x = 3, y = 5\nq = x*y\nf = q + x", Grain.GATE);
    Trace trace = steps.trace();
    Gate x = trace.graph().named("x").orElseThrow();
    // Start, two values, the seed, then f hands 1 to x and q hands 5 more.
    List<Optional<Tensor>> sums = new ArrayList<>();
    List<Boolean> partial = new ArrayList<>();
    for (int n = 3; n <= steps.last(); n++) {
      sums.add(trace.gradient(x, steps.moment(n)));
      partial.add(trace.isPartial(x, steps.moment(n)));
    }
    assertEquals(
        List.of(Optional.empty(), Optional.of(Tensor.scalar(1)), Optional.of(Tensor.scalar(6))),
        sums);
    assertEquals(List.of(false, true, false), partial);
  }

  @ParameterizedTest
  @EnumSource(names = {"GATE", "WIRE", "PART"})
  void partialSumsAtForksAreTheBranchesAddedSoFar(Grain grain) {
    Steps steps = steps(STAGED, grain);
    Trace trace = steps.trace();
    for (String name : List.of("x", "y")) {
      Gate fork = trace.graph().named(name).orElseThrow();
      int growths = 0;
      for (int n = 1; n <= steps.last(); n++) {
        Moment at = steps.moment(n);
        double sum = 0;
        int added = 0;
        for (Wire branch : trace.branches(fork)) {
          if (trace.contribution(branch, at).isEmpty()) continue;
          sum += trace.contribution(branch, at).orElseThrow().item();
          added++;
        }
        Optional<Tensor> shown = trace.gradient(fork, at);
        assertEquals(added > 0, shown.isPresent(), name + " at " + n);
        if (added > 0) assertEquals(sum, shown.orElseThrow().item(), 1e-14);
        if (!shown.equals(trace.gradient(fork, steps.moment(n - 1)))) growths++;
      }
      assertEquals(trace.branches(fork).size(), growths, name);
    }
  }

  @Test
  void bothOperandsOfASquareComeBackTogether() {
    Steps steps = steps("x = 3\nf = x*x", Grain.GATE);
    Trace trace = steps.trace();
    Gate x = trace.graph().named("x").orElseThrow();
    assertEquals(2, assertInstanceOf(Step.Pull.class, steps.step(steps.last())).wires().size());
    assertEquals(Optional.empty(), trace.gradient(x, steps.moment(steps.last() - 1)));
    assertEquals(6, trace.gradient(x, steps.moment(steps.last())).orElseThrow().item());
  }

  @Test
  void constantsAreNeverPulled() {
    Steps steps = steps("x = 3\nf = 2*x + 1", Grain.WIRE);
    for (int n = 0; n <= steps.last(); n++) {
      if (steps.step(n) instanceof Step.Pull p) {
        assertTrue(p.wires().stream().noneMatch(w -> w.source().isConstant()));
      }
    }
  }

  @Test
  void gateTheOutputDoesNotUseIsComputedButNeverPulls() {
    List<String> lines = told(steps(STAGED, Grain.GATE));
    assertTrue(lines.contains("compute unused"));
    assertTrue(lines.stream().noneMatch(l -> l.startsWith("pull") && l.contains("unused")));
  }

  @ParameterizedTest
  @EnumSource
  void blankOutputHasNoBackwardPass(Grain grain) {
    Steps steps = steps("x = 2\na = x*3\nf = a*y", grain);
    assertEquals(1, steps.last());
    assertEquals(1, steps.forwardEnd());
    assertFalse(steps.moment(1).seeded());
    assertTrue(told(steps).stream().noneMatch(l -> l.startsWith("seed")));
  }

  @ParameterizedTest
  @EnumSource
  void inputAloneHasASeedAndNothingElse(Grain grain) {
    Steps steps = steps("x = 2", grain);
    assertEquals(List.of("start", "seed x"), told(steps));
    assertEquals(0, steps.forwardEnd());
    Gate x = steps.trace().graph().output();
    assertEquals(Tensor.scalar(1), steps.trace().gradient(x, steps.moment(1)).orElseThrow());
  }
}
