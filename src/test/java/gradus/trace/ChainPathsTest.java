package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.ChainPaths.Way;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ChainPathsTest {
  private static final int MOST = 10_000;

  private static Trace trace(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static ChainPaths paths(Trace trace, String name) {
    return ChainPaths.of(trace, trace.graph().named(name).orElseThrow(), () -> false);
  }

  private static List<JsonNode> programs() throws IOException {
    try (InputStream in = ChainPathsTest.class.getResourceAsStream("/reference/gradients.jsonl")) {
      ObjectMapper mapper = new ObjectMapper();
      List<JsonNode> out = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank()) out.add(mapper.readTree(line));
      }
      assertEquals(248, out.size());
      return out;
    }
  }

  @TestFactory
  Stream<DynamicTest> productsAlongAllWaysAddUpToTheGradient() throws IOException {
    return programs().stream()
        .map(line ->
            dynamicTest(
                line.get("id").asString(),
                () -> {
                  Trace trace = trace(line.get("program").asString());
                  for (Gate input : trace.graph().inputs()) {
                    addsUp(trace, input);
                  }
                }));
  }

  private static void addsUp(Trace trace, Gate input) {
    ChainPaths paths = ChainPaths.of(trace, input, () -> false);
    if (paths.count().compareTo(BigInteger.valueOf(MOST)) > 0) return;
    List<Way> all = paths.strongest(MOST);
    assertEquals(paths.count().intValue(), all.size());
    Tensor sum = Tensor.zeros(input.shape());
    double scale = 0;
    for (Way way : all) {
      sum = sum.plus(way.product());
      for (int i = 0; i < sum.size(); i++) {
        scale += Math.abs(way.product().get(i));
      }
    }
    Tensor gradient = trace.gradient(input).orElseThrow();
    for (int i = 0; i < sum.size(); i++) {
      assertEquals(
          gradient.get(i), sum.get(i), 1e-10 * Math.abs(gradient.get(i)) + 1e-13 * scale + 1e-300);
    }
  }

  @Test
  void nearlyAllInputsHaveFewEnoughWaysToAddUp() throws IOException {
    int few = 0;
    int many = 0;
    for (JsonNode line : programs()) {
      Trace trace = trace(line.get("program").asString());
      for (Gate input : trace.graph().inputs()) {
        BigInteger count = ChainPaths.of(trace, input, () -> false).count();
        if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
          many++;
        } else {
          few++;
        }
      }
    }
    assertEquals(1073, few);
    assertEquals(2, many);
  }

  @Test
  void theReferenceProgramsHaveManyScalarOnes() throws IOException {
    long few =
        programs().stream()
            .filter(line -> {
              Trace trace = trace(line.get("program").asString());
              return trace.graph().gates().stream().allMatch(g -> g.shape().isScalar());
            })
            .count();
    assertTrue(few >= 30, "" + few);
  }

  @Test
  void fibonacciManyWaysAreCountedExactly() throws IOException {
    JsonNode line =
        programs().stream()
            .filter(l -> l.get("id").asString().equals("fib_dag_40"))
            .findFirst()
            .orElseThrow();
    Trace trace = trace(line.get("program").asString());
    BigInteger all =
        trace.graph().inputs().stream()
            .map(g -> ChainPaths.of(trace, g, () -> false).count())
            .reduce(BigInteger::add)
            .orElseThrow();
    // Every local gradient of a sum is 1, so that each gradient is the number of ways.
    double gradients =
        trace.graph().inputs().stream()
            .mapToDouble(g -> trace.gradient(g).orElseThrow().item())
            .sum();
    assertEquals(new BigDecimal(gradients).toBigIntegerExact(), all);
    assertTrue(all.compareTo(BigInteger.valueOf(100_000_000)) > 0, "" + all);
    Gate first = trace.graph().inputs().getFirst();
    assertEquals(5, ChainPaths.of(trace, first, () -> false).strongest(5).size());
  }

  @Test
  void aThousandDoublingsAreCountedToo() {
    StringBuilder program = new StringBuilder("x0 = 0.5\n");
    for (int i = 0; i < 1000; i++) {
      program.append("x%d = x%d + x%d\n".formatted(i + 1, i, i));
    }
    Trace trace = trace(program.toString());
    assertEquals(BigInteger.TWO.pow(1000), paths(trace, "x0").count());
    assertEquals(3, paths(trace, "x0").strongest(3).size());
  }

  @Test
  void theStrongestComeFirst() {
    Trace trace = trace("x = 2\na = 3*x\nb = 5*x\nf = a + 4*b + 0.1*x");
    List<Way> paths = paths(trace, "x").strongest(2);
    assertEquals(20, paths.get(0).product().item(), 1e-12);
    assertEquals(3, paths.get(1).product().item(), 1e-12);
  }

  private static List<Tensor> products(String program, int most) {
    return paths(trace(program), "x").strongest(most).stream().map(Way::product).toList();
  }

  @Test
  void theStrongestIsFoundWhereverItStands() {
    String last = "x = 2\na = 3*x\nb = 5*x\nf = 0.1*x + a + 4*b";
    assertEquals(List.of(Tensor.scalar(20)), products(last, 1));
    assertEquals(List.of(Tensor.scalar(20), Tensor.scalar(3)), products(last, 2));
    String middle = "x = 2\na = 3*x\nb = 5*x\nf = a - 4*b + 0.5*x";
    assertEquals(List.of(Tensor.scalar(-20)), products(middle, 1));
    // The largest last factor, and the largest first one, each lie on a weak way.
    String mixed = "x = 2\na = 10*x\nb = 2*x\nc = 0.1*x\nf = 0.01*a + b + 8*c";
    assertEquals(List.of(Tensor.scalar(2)), products(mixed, 1));
  }

  @Test
  void theStrongestOfVectorsIsFoundWhereverItStands() {
    String last = "x = [1, 2, 3]\nf = sum(0.5*x) + sum(3*x) + sum(-7*x)";
    assertEquals(List.of(Tensor.vector(-7, -7, -7)), products(last, 1));
    assertEquals(List.of(Tensor.vector(-7, -7, -7), Tensor.vector(3, 3, 3)), products(last, 2));
    String dead = "x = [1, 2, 3]\nf = sum(relu(-x)*x) + sum(x)";
    assertEquals(List.of(Tensor.vector(1, 1, 1)), products(dead, 1));
  }

  @Test
  void theWiresOfAllWaysRunFromTheOutputBack() {
    Trace trace = trace("x = 2, y = 3\na = x*y\nside = 2*x\nf = a + exp(x)");
    List<String> wires = paths(trace, "x").wires().stream().map(w -> ends(w)).toList();
    assertEquals(List.of("a→f", "·→f", "x→·", "x→a"), wires);
    List<String> toA = paths(trace, "a").wires().stream().map(w -> ends(w)).toList();
    assertEquals(List.of("a→f"), toA);
    assertEquals(List.of(), paths(trace, "f").wires());
    assertEquals(List.of(), paths(trace, "side").wires());
  }

  private static String ends(Wire wire) {
    return name(wire.source()) + "→" + name(wire.target());
  }

  private static String name(Gate gate) {
    return gate.name() == null ? "·" : gate.name();
  }

  @Test
  void toTheOutputItselfThereIsOneWayWithoutWires() {
    Trace trace = trace("x = [1, 2]\nf = 2*x");
    List<Way> paths = paths(trace, "f").strongest(5);
    assertEquals(1, paths.size());
    assertEquals(List.of(), paths.getFirst().wires());
    assertEquals(Tensor.vector(1, 1), paths.getFirst().product());
    assertEquals(BigInteger.ONE, paths(trace, "f").count());
  }

  @Test
  void aBlankOutputHasNoStrongestWay() {
    Trace trace = trace("x = 2\nf = x*y");
    assertEquals(BigInteger.ONE, paths(trace, "x").count());
    assertEquals(List.of(), paths(trace, "x").strongest(3));
  }

  @Test
  void countingEndsWhereItIsCancelled() {
    Trace trace = trace("x = 2\nf = x*x");
    Gate x = trace.graph().named("x").orElseThrow();
    assertThrows(CancellationException.class, () -> ChainPaths.of(trace, x, () -> true));
    AtomicBoolean stopped = new AtomicBoolean();
    ChainPaths paths = ChainPaths.of(trace, x, stopped::get);
    assertEquals(2, paths.strongest(5).size());
    stopped.set(true);
    assertThrows(CancellationException.class, () -> paths.strongest(5));
  }

  @Test
  void theChainToTheFirstWeightHasTheFiveFactorsOfTheNotes() {
    Trace trace =
        trace(
            """
            x_1 = 1, x_2 = 0.5, y = 0.2, v_1 = 0.3, v_2 = -0.4
            w_{11}^{(1)} = 0.1, w_{21}^{(1)} = 0.2, w_{12}^{(1)} = 0.3, w_{22}^{(1)} = 0.4
            s_1^{(1)} = w_{11}^{(1)} x_1 + w_{21}^{(1)} x_2
            z_1^{(1)} = \\tanh(s_1^{(1)})
            s_2^{(1)} = w_{12}^{(1)} x_1 + w_{22}^{(1)} x_2
            z_2^{(1)} = \\tanh(s_2^{(1)})
            s^{(2)} = v_1 z_1^{(1)} + v_2 z_2^{(1)}
            z^{(2)} = \\tanh(s^{(2)})
            L = (y - z^{(2)})^2
            """);
    List<Way> paths = paths(trace, "w₁₁⁽¹⁾").strongest(10);
    assertEquals(1, paths.size());
    List<String> names =
        ChainPaths.stations(paths.getFirst(), trace.graph()).stream().map(Gate::name).toList();
    assertEquals(List.of("L", "z⁽²⁾", "s⁽²⁾", "z₁⁽¹⁾", "s₁⁽¹⁾", "w₁₁⁽¹⁾"), names);
  }

  @Test
  void namesJoinedInTwoWaysAreNotSkippedOver() {
    Trace trace = trace("x = 2\nf = exp(x) + 3*x");
    for (Way way : paths(trace, "x").strongest(10)) {
      assertEquals(3, ChainPaths.stations(way, trace.graph()).size());
    }
    Trace square = trace("x = 2\nf = exp(x)*3");
    assertEquals(
        3, ChainPaths.stations(paths(square, "x").strongest(1).getFirst(), square.graph()).size());
  }

  private static List<List<String>> stations(String program, String name, int ways) {
    Trace trace = trace(program);
    List<Way> all = paths(trace, name).strongest(10);
    assertEquals(ways, all.size());
    return all.stream()
        .map(way -> ChainPaths.stations(way, trace.graph()).stream().map(g -> name(g)).toList())
        .toList();
  }

  @Test
  void unnamedGatesAreStationsWhereNamesWouldNotTellTheWay() {
    // where no name is in between, all are told
    assertEquals(List.of(List.of("f", "·", "x")), stations("x = 2\nf = exp(sin(x))", "x", 1));
    assertEquals(List.of(List.of("f", "x")), stations("x = 2\nf = exp(x)", "x", 1));
    // e² > 1: first the way through exp, then the wire itself
    assertEquals(
        List.of(List.of("f", "·", "x"), List.of("f", "x")),
        stations("x = 2\nf = exp(x) + x", "x", 2));
    // two unnamed gates on one of three ways
    assertEquals(
        List.of(List.of("f", "·", "·", "·", "x"), List.of("f", "·", "·", "x"), List.of("f", "x")),
        stations("x = 2\nf = exp(2*x) + 3*x + x", "x", 3));
    // a name in between tells them apart
    assertEquals(
        List.of(List.of("f", "q", "x"), List.of("f", "x")),
        stations("x = 2\nq = exp(x)\nf = 5*q + x", "x", 2));
    // another way joins h and x by way of a name
    assertEquals(
        List.of(List.of("f", "h", "q", "x"), List.of("f", "h", "·", "x")),
        stations("x = 2\nq = 3*x - 1\nh = exp(q*x)\nf = 2*h", "x", 2));
    assertEquals(List.of(List.of("f")), stations("x = 2\nf = exp(x)", "f", 1));
  }

  @Test
  void aWayToAGateWithoutANameEndsThere() {
    Trace trace = trace("x = 2\nf = 3*exp(x)");
    Gate exp = trace.forward().getFirst();
    Way way = ChainPaths.of(trace, exp, () -> false).strongest(5).getFirst();
    assertEquals(List.of(trace.graph().output(), exp), ChainPaths.stations(way, trace.graph()));
  }

  /// Once for each pass over the gates, and once more for every 1,024 of them.
  @Test
  void cancellingIsAskedForInEveryPass() {
    StringBuilder program = new StringBuilder("x0 = 1");
    for (int i = 1; i <= 1100; i++) {
      program.append("\nx%d = -x%d".formatted(i, i - 1));
    }
    Trace trace = trace(program.toString());
    AtomicInteger asked = new AtomicInteger();
    ChainPaths paths =
        ChainPaths.of(
            trace,
            trace.graph().inputs().getFirst(),
            () -> {
              asked.incrementAndGet();
              return false;
            });
    assertEquals(4, asked.get());
    assertEquals(1, paths.strongest(3).size());
    assertEquals(6, asked.get());
  }

  @Test
  void ofVectorsTheProductsHaveTheLastWord() {
    // Up to a the way with 9 is the larger one; what a hands on is nothing of it.
    assertEquals(
        List.of(Tensor.vector(0, 2), Tensor.vector(0, 0)),
        products("x = [1, 2]\na = [0, 1]*x\nf = sum([9, 0]*a + [0, 2]*a)", 5));
  }

  @Test
  void theMeasureOfAWayOfVectorsIsItsFactorsMultiplied() {
    // 10·2 against 2·15
    String two = "x = [1, 2]\na = 2*x\nb = 15*x\nf = sum(10*a + 2*b)";
    assertEquals(List.of(Tensor.vector(30, 30)), products(two, 1));
    String other = "x = [1, 2]\na = 15*x\nb = 2*x\nf = sum(2*a + 10*b)";
    assertEquals(List.of(Tensor.vector(30, 30)), products(other, 1));
  }

  @Test
  void amongTooManyGatesWithoutNamesTheOnesOnTheWayAreShown() {
    // Only one way leads to x, but whether a second one does is lost among 2^14 to y.
    String doubled = "y" + ")".repeat(14);
    String program =
        "twice(t) = t + t\nx = 2, y = 3\nf = exp(x) + " + "twice(".repeat(14) + doubled;
    Lowering lowering =
        GraphBuilder.build(
            ProgramReader.read(program), Map.of(), null, Folding.UNFOLDED, () -> false);
    assertFalse(lowering.hasErrors(), () -> lowering.problems().toString());
    Trace trace = Trace.of(lowering.graph());
    Way way = paths(trace, "x").strongest(1).getFirst();
    List<Gate> stations = ChainPaths.stations(way, trace.graph());
    assertEquals(List.of("f", "·", "x"), stations.stream().map(g -> name(g)).toList());
  }

  @Test
  void whatTheOutputDoesNotDependOnHasNoWay() {
    Trace trace = trace("x = 2, y = 3\ng = 2*y\nf = x + 1");
    assertEquals(BigInteger.ZERO, paths(trace, "y").count());
    assertTrue(paths(trace, "y").strongest(3).isEmpty());
  }

  @Test
  void constantsAreNoWay() {
    Trace trace = trace("x = 2\nf = 3*x*4");
    assertEquals(BigInteger.ONE, paths(trace, "x").count());
  }
}
