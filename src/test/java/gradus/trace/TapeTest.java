package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// One tape and the runs on it.
class TapeTest {
  private static final String MIXED =
      "x = 3, v = [1, -2], W = [[1, 2], [3, 4], [5, 6]]\n"
          + "s = tanh(x)*x\nh = relu(W@v + s)\nf = sum(h)*x - s";

  private static ComputationGraph graph(String program) {
    return Texts.build(program).graph();
  }

  private static Gate named(Tape tape, String name) {
    return tape.graph().named(name).orElseThrow();
  }

  private static Run passed(Run run) {
    run.forward(() -> false);
    run.backward(() -> false);
    return run;
  }

  /// Every value and every gradient, in the order of the gates.
  private static List<Optional<Tensor>> all(Run run) {
    List<Optional<Tensor>> all = new ArrayList<>();
    for (Gate gate : run.tape().graph().gates()) {
      all.add(run.value(gate));
      all.add(run.gradient(gate));
    }
    return all;
  }

  private static List<ComputationGraph> references() throws IOException {
    try (InputStream in = TapeTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> JsonMapper.shared().readTree(line).get("program").stringValue())
          .map(TapeTest::graph)
          .toList();
    }
  }

  private static List<Optional<Tensor>> at(Run run, double x) {
    run.set(named(run.tape(), "x"), Tensor.scalar(x));
    run.set(named(run.tape(), "W"), Tensor.matrix(new double[][] {{x, 1}, {2, -x}, {x, x}}));
    return all(passed(run));
  }

  @Test
  void twoRunsInTwoThreadsGiveWhatEachGivesAlone() throws Exception {
    Tape tape = Tape.of(graph(MIXED));
    List<Optional<Tensor>> two = at(tape.run(), 2);
    List<Optional<Tensor>> five = at(tape.run(), 5);
    assertFalse(two.equals(five));
    CyclicBarrier together = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (double x : new double[] {2, 5}) {
        tasks.add(() -> {
          Run run = tape.run();
          int same = 0;
          for (int i = 0; i < 500; i++) {
            together.await();
            if (at(run, x).equals(x == 2 ? two : five)) same++;
          }
          return same;
        });
      }
      for (var same : threads.invokeAll(tasks)) {
        assertEquals(500, same.get());
      }
    }
  }

  @Test
  void runsTakingTurnsKnowNothingOfEachOther() {
    Tape tape = Tape.of(graph(MIXED));
    Run one = tape.run();
    Run other = tape.run();
    List<Optional<Tensor>> before = all(passed(one));
    at(other, 5);
    assertEquals(before, all(one));
    assertFalse(before.equals(all(other)));
  }

  @Test
  void aTapeIsNotChangedByRuns() {
    Tape tape = Tape.of(graph(MIXED));
    List<Optional<Tensor>> fresh = all(passed(tape.run()));
    int[] source = tape.source.clone();
    int[] first = tape.first.clone();
    boolean[] reached = tape.reached.clone();
    at(tape.run(), 7);
    Run moved = tape.run();
    moved.set(named(tape, "v"), 1, 20);
    passed(moved);
    passed(tape.run(List.of(named(tape, "v"))));
    assertArrayEquals(source, tape.source);
    assertArrayEquals(first, tape.first);
    assertArrayEquals(reached, tape.reached);
    assertEquals(fresh, all(passed(tape.run())));
    assertEquals(fresh, all(passed(Tape.of(tape.graph()).run())));
  }

  @Test
  void wantedGradientsAreThoseOfAFullRunAndTheOthersAreAbsent() throws IOException {
    int programs = 0;
    int gradients = 0;
    for (ComputationGraph graph : references()) {
      programs++;
      Tape tape = Tape.of(graph);
      Run full = passed(tape.run());
      List<Gate> inputs = graph.inputs();
      List<List<Gate>> wishes = new ArrayList<>(inputs.stream().limit(12).map(List::of).toList());
      wishes.add(inputs);
      wishes.add(List.of(graph.gates().get(graph.gates().size() / 2)));
      for (List<Gate> wanted : wishes) {
        Run run = passed(tape.run(wanted));
        for (Gate gate : graph.gates()) {
          boolean asked = wanted.contains(gate);
          assertEquals(asked ? full.gradient(gate) : Optional.empty(), run.gradient(gate));
          assertEquals(full.value(gate), run.value(gate));
          if (asked) gradients++;
        }
      }
    }
    assertEquals(248, programs);
    assertTrue(gradients > 2 * 248, "" + gradients);
  }

  private static List<String> working(Tape tape, String... wanted) {
    List<Gate> gates = Arrays.stream(wanted).map(name -> named(tape, name)).toList();
    boolean[] working = Demand.of(tape, gates).working();
    return tape.graph().gates().stream().filter(g -> working[g.id()]).map(Gate::name).toList();
  }

  @Test
  void noWorkIsDoneThatLeadsToNoWantedGradient() {
    Tape tape = Tape.of(graph("x = 1, y = 2\na = exp(x)\nb = exp(y)\nside = sin(x)\nf = a*b"));
    assertEquals(List.of("a", "f"), working(tape, "x"));
    assertEquals(List.of("b", "f"), working(tape, "y"));
    assertEquals(List.of("f"), working(tape, "a"));
    assertEquals(List.of("a", "b", "f"), working(tape, "x", "y"));
    assertEquals(List.of(), working(tape, "f"));
    assertEquals(List.of(), working(tape));
  }

  @Test
  void nothingIsAskedForWhereNoGateIs() {
    Tape tape = Tape.of(graph("x = 1, y = 2\nf = x*y"));
    assertTrue(Demand.of(tape, List.of()).isNothing());
    assertFalse(Demand.of(tape, List.of(named(tape, "y"))).isNothing());
    assertFalse(Demand.everything(tape).isNothing());
  }

  /// Bytes that one pass takes from the heap once everything is loaded.
  private static long allocated(Runnable pass) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20; i++) {
      pass.run();
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      pass.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void scalarsTakeNothingFromTheHeap() {
    String chain =
        IntStream.range(0, 500)
            .mapToObj(i -> "x%d = tanh(x%d)*x0 + exp(-x%d)/2".formatted(i + 1, i, i))
            .collect(Collectors.joining("\n"));
    Tape tape = Tape.of(graph("x0 = 0.3\n" + chain));
    Gate x = named(tape, "x0");
    Run run = tape.run();
    assertEquals(
        0,
        allocated(() -> {
          run.set(x, 0, 0.4);
          run.forward(() -> false);
          run.backward(() -> false);
          assertTrue(run.total() > 0);
        }));
  }

  @Test
  void whatNobodyAsksForIsNotComputed() {
    // 64 × 64 numbers of 8 bytes for each gradient on the side of the vectors
    String numbers = IntStream.range(0, 64).mapToObj(i -> "0." + (i + 10)).toList().toString();
    Tape tape =
        Tape.of(graph("x = 2, u = %s\nW = outer(u, u)\nf = sum(exp(W)@u)*x".formatted(numbers)));
    long all = allocatedBackward(tape.run());
    assertTrue(all > 2 * 64 * 64 * 8, "" + all);
    assertEquals(0, allocatedBackward(tape.run(List.of(named(tape, "x")))));
    Tape product =
        Tape.of(graph("u = %s\nW = outer(u, u)\nv = 2*u\nf = sum(W@v)".formatted(numbers)));
    long vector = allocatedBackward(product.run(List.of(named(product, "v"))));
    assertTrue(vector < 64 * 64 * 8, "" + vector);
    long matrix = allocatedBackward(product.run(List.of(named(product, "W"))));
    assertTrue(matrix > 64 * 64 * 8, "" + matrix);
  }

  private static long allocatedBackward(Run run) {
    run.forward(() -> false);
    return allocated(() -> run.backward(() -> false));
  }

  @Test
  void aForwardRunHasValuesAndNoGradient() {
    Tape tape = Tape.of(graph(MIXED));
    Run run = passed(tape.forwardRun());
    Run full = passed(tape.run());
    for (Gate gate : tape.graph().gates()) {
      assertEquals(full.value(gate), run.value(gate));
      assertEquals(Optional.empty(), run.gradient(gate));
      assertTrue(full.gradient(gate).isPresent());
    }
  }

  @Test
  void aWantedGateBesideTheOutputHasGradientZero() {
    Tape tape = Tape.of(graph("x = 3, v = [1, 2]\nside = 2*v\nf = x*x"));
    Run run = passed(tape.run(List.of(named(tape, "v"))));
    assertEquals(Optional.of(Tensor.vector(0, 0)), run.gradient(named(tape, "v")));
    assertEquals(Optional.empty(), run.gradient(named(tape, "x")));
    assertFalse(tape.isReached(named(tape, "v")));
    assertFalse(tape.isReached(named(tape, "side")));
    assertTrue(tape.isReached(named(tape, "x")));
  }

  @Test
  void whatIsNotComputedYetIsAbsent() {
    Tape tape = Tape.of(graph("x = 3\nf = x*x"));
    Gate x = named(tape, "x");
    Gate f = named(tape, "f");
    Run run = tape.run();
    assertEquals(Optional.of(Tensor.scalar(3)), run.value(x));
    assertEquals(Optional.empty(), run.value(f));
    assertThrows(IllegalStateException.class, run::total);
    assertThrows(IllegalStateException.class, () -> run.backward(() -> false));
    run.forward(() -> false);
    assertEquals(9, run.total());
    assertEquals(Optional.empty(), run.gradient(x));
    run.backward(() -> false);
    assertEquals(Optional.of(Tensor.scalar(6)), run.gradient(x));
    run.set(x, 0, 4);
    assertEquals(Optional.of(Tensor.scalar(4)), run.value(x));
    assertEquals(Optional.empty(), run.value(f));
    assertEquals(Optional.empty(), run.gradient(x));
    run.forward(() -> false);
    assertEquals(Optional.empty(), run.gradient(x));
    run.backward(() -> false);
    assertEquals(Optional.of(Tensor.scalar(8)), run.gradient(x));
    run.set(x, Tensor.scalar(5));
    assertEquals(Optional.of(Tensor.scalar(5)), run.value(x));
    assertEquals(Optional.empty(), run.value(f));
    assertEquals(Optional.empty(), run.gradient(x));
    assertThrows(IllegalStateException.class, run::total);
    assertThrows(IllegalStateException.class, () -> run.backward(() -> false));
  }

  @Test
  void aBlankOutputHasNoTotal() {
    Tape tape = Tape.of(graph("x = 3\nf = x*y"));
    Run run = passed(tape.run());
    assertThrows(IllegalStateException.class, run::total);
    assertEquals(Optional.empty(), run.gradient(named(tape, "x")));
    assertFalse(tape.isReached(named(tape, "x")));
  }

  @Test
  void theTotalIsTheSumOfTheOutputsEntries() {
    assertEquals(21, totalOf("x = [[1, 2, 3], [4, 5, 6]]\nf = -(-x)"));
    assertEquals("0.0", "" + totalOf("x = 0\nf = -x"));
    assertEquals("0.0", "" + totalOf("x = [0, 0]\nf = -x"));
  }

  private static double totalOf(String program) {
    return passed(Tape.of(graph(program)).forwardRun()).total();
  }

  @Test
  void oneEntryIsReplacedInTheProgramsValue() {
    Tape tape = Tape.of(graph("W = [[1, 2, 3], [4, 5, 6]]\nf = sum(W)"));
    Gate w = named(tape, "W");
    Run run = tape.forwardRun();
    run.set(w, 0, 100);
    run.set(w, 5, 10);
    assertEquals(
        Optional.of(Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 10})), run.value(w));
    run.forward(() -> false);
    assertEquals(25, run.total());
  }

  @Test
  void onlyInputsAreSetAndOnlyInTheirShape() {
    Tape tape = Tape.of(graph("x = 3, v = [1, 2]\ny = 2*x\nf = y*sum(v)"));
    Run run = tape.run();
    for (Gate gate : tape.graph().gates()) {
      if (!gate.isInput()) {
        Tensor value = Tensor.ones(gate.shape());
        assertThrows(IllegalArgumentException.class, () -> run.set(gate, value), gate.key());
      }
    }
    Gate x = named(tape, "x");
    assertThrows(IllegalArgumentException.class, () -> run.set(x, Tensor.vector(1)));
    assertThrows(IndexOutOfBoundsException.class, () -> run.set(x, 1, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> run.set(named(tape, "v"), 2, 5));
    run.forward(() -> false);
    assertEquals(18, run.total());
  }

  @Test
  void anObjectionIsForgottenByTheNextPass() {
    Tape tape = Tape.of(graph("s = [1, 2, 3], y = 3\nf = hinge(s, y)"));
    Run run = tape.run();
    run.forward(() -> false);
    assertEquals(1, run.problems().size());
    Problem problem = run.problems().getFirst();
    assertTrue(Double.isNaN(run.total()));
    run.forward(() -> false);
    assertEquals(List.of(problem), run.problems());
    run.set(named(tape, "y"), 0, 1);
    run.forward(() -> false);
    assertEquals(List.of(), run.problems());
    assertEquals(2, run.total());
  }

  @Test
  void eitherPassEndsWhereItIsCancelled() {
    Run run = Tape.of(graph("x = 3\nf = x*x")).run();
    assertThrows(CancellationException.class, () -> run.forward(() -> true));
    assertEquals(Optional.empty(), run.value(run.tape().graph().output()));
    run.forward(() -> false);
    assertThrows(CancellationException.class, () -> run.backward(() -> true));
    assertEquals(Optional.empty(), run.gradient(run.tape().graph().output()));
  }
}
