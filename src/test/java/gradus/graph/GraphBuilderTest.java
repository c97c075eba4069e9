package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.Texts;
import gradus.lang.Problem;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private static final Duration FAST = Duration.ofSeconds(120);

  private static ComputationGraph graph(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), sentences(lowering.errors()));
    return lowering.graph();
  }

  private static List<String> sentences(List<Problem> problems) {
    return problems.stream().map(p -> p.message(Locale.ENGLISH)).toList();
  }

  private static double value(ComputationGraph graph) {
    return Trace.of(graph).value(graph.output()).orElseThrow().item();
  }

  private static double value(String text) {
    return value(graph(text));
  }

  private static List<String> ops(ComputationGraph graph) {
    return graph.gates().stream().filter(Gate::isOperation).map(g -> g.op().name()).toList();
  }

  @Test
  void operandsComeBeforeTheirUsersAndKeepTheirOrder() {
    ComputationGraph graph = graph("f = (x - y)/x\nx = 4, y = 3");
    for (Gate gate : graph.gates()) {
      assertSame(gate, graph.gates().get(gate.id()));
      for (Wire wire : graph.operands(gate)) {
        assertTrue(wire.source().id() < gate.id());
      }
    }
    Gate f = graph.output();
    assertEquals("/", f.op().name());
    assertEquals("-", graph.operands(f).get(0).source().op().name());
    assertEquals("x", graph.operands(f).get(1).source().name());
  }

  @Test
  void squareWrittenAsAProductHasTwoParallelWires() {
    ComputationGraph graph = graph("x = 3\nf = x*x");
    List<Wire> wires = graph.operands(graph.output());
    assertEquals(2, wires.size());
    assertSame(wires.get(0).source(), wires.get(1).source());
    assertNotSame(wires.get(0), wires.get(1));
    assertEquals(2, graph.dag().edgeSet().size());
    assertEquals(wires, graph.consumers(wires.get(0).source()));
    assertTrue(graph.isFork(wires.get(0).source()));
  }

  @Test
  void definitionsMayStandInAnyOrder() {
    assertEquals(-12, value("f = q*z\nq = x + y\nz = -4\ny = 5\nx = -2\nf2 = f"));
  }

  @Tag("huge")
  @Test
  void longChainOfDefinitionsInReverseIsLowered() {
    int n = Nightly.size(100_000);
    StringBuilder text = new StringBuilder();
    for (int i = n; i >= 1; i--) {
      text.append("x").append(i).append(" = x").append(i - 1).append("+1\n");
    }
    text.append("x0 = 0.5\n");
    assertTimeoutPreemptively(
        FAST,
        () -> {
          Lowering lowering = Texts.build(text.toString(), Map.of(), "x" + n);
          assertEquals(List.of(), sentences(lowering.errors()));
          assertEquals(n + 0.5, value(lowering.graph()));
        });
  }

  @Tag("huge")
  @Test
  void longSumIsFast() {
    int n = Nightly.size(100_000);
    String text = "x = 2\nf = x" + " + x".repeat(n - 1);
    assertTimeoutPreemptively(
        FAST,
        () -> {
          ComputationGraph graph = graph(text);
          Trace trace = Trace.of(graph);
          assertEquals(2 * n, trace.value(graph.output()).orElseThrow().item());
          Gate x = graph.named("x").orElseThrow();
          assertEquals(n, trace.gradient(x).orElseThrow().item());
        });
  }

  @Test
  void wholeNumbersInsideAnExpressionAreConstantsAndNotInputs() {
    ComputationGraph graph = graph("x = 3\nf = 2*x + 1");
    assertEquals(List.of("x"), graph.inputs().stream().map(Gate::name).toList());
    assertEquals(2, graph.gates().stream().filter(Gate::isConstant).count());
  }

  @Test
  void numberAloneIsAnInputAndSoIsItsNegative() {
    ComputationGraph graph = graph("x = -2\nW = [[1, -2], [3, 4]]\nc = --3\nf = x*c");
    assertEquals(List.of("x", "W", "c"), graph.inputs().stream().map(Gate::name).toList());
    assertEquals(Tensor.scalar(-2), graph.named("x").orElseThrow().literal());
    assertEquals(3, graph.named("c").orElseThrow().literal().item());
    assertEquals(Shape.matrix(2, 2), graph.named("W").orElseThrow().shape());
  }

  @Test
  void otherNameForAWireIsACopyGate() {
    ComputationGraph graph = graph("x = 3\ny = x\nf = y*x");
    Gate y = graph.named("y").orElseThrow();
    assertEquals("copy", y.op().name());
    Trace trace = Trace.of(graph);
    assertEquals(3, trace.gradient(y).orElseThrow().item());
    assertEquals(6, trace.gradient(graph.named("x").orElseThrow()).orElseThrow().item());
  }

  @Test
  void bareExpressionIsCalledFOrOut() {
    assertEquals("f", graph("x = 1\nx + 1").output().name());
    assertEquals("out", graph("f = 1\nf + 1").output().name());
    ComputationGraph two = graph("x = 1\nx + 1\nx + 2");
    assertEquals(Set.of("x", "f", "out"), two.names().keySet());
    assertEquals("out", two.output().name());
  }

  @Test
  void outputIsTheLastThatIsNoInput() {
    assertEquals("q", graph("q = x + 1\nx = 2").output().name());
    assertEquals("y", graph("x = 2\ny = 3").output().name());
  }

  @Test
  void outputCanBeChosen() {
    ComputationGraph graph = Texts.build("x = 2\nq = x^2\nf = 3*q", Map.of(), "q").graph();
    assertEquals("q", graph.output().name());
    assertEquals(4, value(graph));
  }

  @Test
  void blackboardHeaderMakesInputsOfItsParameters() {
    ComputationGraph graph = graph("f(x,y,z) = (x+y)z, x = -2, y = 5, z = -4");
    assertEquals("f", graph.output().name());
    assertEquals(-12, value(graph));
    assertEquals(Set.of("x", "y", "z", "f"), graph.names().keySet());
  }

  @Test
  void headerParameterThatNoFormulaUsesIsNoInput() {
    ComputationGraph graph = graph("f(x, y) = 2x\nx = 3");
    assertEquals(List.of(), graph.blanks());
    assertEquals(6, value(graph));
  }

  @Test
  void blankInputStaysBlank() {
    ComputationGraph graph = graph("f = x*y\nx = 3");
    Gate y = graph.named("y").orElseThrow();
    assertTrue(y.isInput());
    assertNull(y.literal());
    assertEquals(List.of(y), graph.blanks());
    assertNull(graph.output().shape());
  }

  @Test
  void overridesGiveInputsAndBlanksAValue() {
    Map<String, Tensor> set = Map.of("x", Tensor.scalar(10), "y", Tensor.vector(1, 2));
    Lowering lowering = Texts.build("x = 3\nf = sum(x*y)", set, null);
    assertEquals(List.of(), sentences(lowering.problems()));
    assertEquals(30, value(lowering.graph()));
  }

  @Test
  void overrideMayChangeTheShapeWhereItFits() {
    Map<String, Tensor> set = Map.of("W", Tensor.matrix(new double[] {1, 2, 3}));
    String text = "W = [[1, 2]]\nx = [1, 1, 1]\nf = sum(W@x)";
    assertEquals(6, value(Texts.build(text, set, null).graph()));
    assertTrue(Texts.build(text).hasErrors());
  }

  @Test
  void functionIsLoweredWhereItIsCalled() {
    ComputationGraph graph = graph("swish(x) = x*sigmoid(x)\nx = 5\ny = 2\nf = swish(2*y) + x");
    double expected = 4 / (1 + Math.exp(-4)) + 5;
    assertEquals(expected, value(graph), 1e-12);
    assertEquals(Set.of("x", "y", "f"), graph.names().keySet());
  }

  @Test
  void functionsCallFunctionsAndSeeTheProgramsNames() {
    String text = "double(x) = 2*x\ng(t) = double(double(t)) + k\nk = 1\nt = 9\nf = g(3)*t";
    assertEquals(117, value(text));
  }

  @Test
  void functionCalledTwiceInOneExpressionIsNoRecursion() {
    assertEquals(16, value("sq(x) = x*x\nf = sq(sq(2))"));
  }

  @Test
  void repeatUnrollsAndNamesItsRounds() {
    ComputationGraph graph = graph("h = 1\nw = 2\nrepeat 3 { h = w*h }\nf = h + 1");
    // The last round is what the name means from here on.
    assertEquals(9, value(graph));
    assertTrue(graph.names().keySet().containsAll(List.of("h⁽¹⁾", "h⁽²⁾", "h⁽³⁾")));
    Trace trace = Trace.of(graph);
    assertEquals(12, trace.gradient(graph.named("w").orElseThrow()).orElseThrow().item());
  }

  @Test
  void aRepeatInsideARepeatGoesThroughAllItsRounds() {
    assertEquals(136, value("h = 1\nrepeat 2 { k = h + 1; repeat 3 { k = 2k }; h = k }\nf = h"));
  }

  @Test
  void indexCountsFromTheEndWhenNegative() {
    assertEquals(3, value("s = [1,2,3]; f = s[-1]"));
    assertEquals(2, value("W = [[1,2],[3,4]]; f = W[0,1]"));
    assertEquals(7, value("W = [[1,2],[3,4]]; f = sum(W[-1])"));
  }

  @Test
  void blackboardsProductFollowsTheShapes() {
    assertEquals(List.of("*"), ops(graph("x = 2; y = [1,2]; f = x·y")));
    assertEquals(List.of("@"), ops(graph("W = [[1,2]]; x = [1,2]; f = W x")));
    assertEquals(List.of("dot"), ops(graph("x = [1,2]; y = [3,4]; f = x·y")));
    assertEquals(List.of("@"), ops(graph("x = [1,2]; W = [[1],[2]]; f = x W")));
  }

  @Test
  void partsMadeOfNumbersAloneLiveInsideTheirGate() {
    ComputationGraph graph = graph("x = 2\nf = x^(1+2)");
    assertEquals(List.of("^"), ops(graph));
    assertEquals(8, value(graph));
  }

  @Test
  void constantsHaveTheirUsualNamesUnlessDefined() {
    assertEquals(Math.PI + Math.E, value("f = pi + e"), 1e-15);
    assertEquals(5, value("e = 2; f = e + 3"));
    assertEquals(List.of("exp"), ops(graph("x = 1; f = e^x")));
    assertEquals(List.of("^"), ops(graph("e = 2; x = 1; f = e^2")));
    assertEquals(List.of("^"), ops(graph("e = 2; x = 1; f = (e)^x")));
  }

  @Test
  void vectorOutputIsSeededWithOnesAndSaysSo() {
    Lowering lowering = Texts.build("x = [1,2]; f = 2*x");
    assertEquals("notice.seed", lowering.notices().getFirst().key());
    // One entry alone is its own sum.
    assertEquals(List.of(), Texts.build("x = [1,2]; W = [[1, 3]]; f = W x").notices());
  }

  @Test
  void buildingStopsWhenItIsCancelled() {
    String text = "x = 2\nf = x" + " + x".repeat(10_000);
    assertThrows(
        CancellationException.class,
        () -> GraphBuilder.build(ProgramReader.read(text), Map.of(), null, () -> true));
  }

  @Test
  void keysAreUniqueAndSurviveAnEditElsewhere() {
    String text = "x = 1\nf = (x + 1)*(x + 2)";
    List<String> keys = graph(text).gates().stream().map(Gate::key).toList();
    assertEquals(keys.size(), new HashSet<>(keys).size(), keys.toString());
    List<String> more = graph("k = 7\nq = k*k\n" + text).gates().stream().map(Gate::key).toList();
    assertTrue(more.containsAll(keys), keys + " " + more);
  }

  @Test
  void spansLeadBackToTheText() {
    String text = "x = 1, y = 2\nf = (x + y)*sigmoid(-x)";
    ComputationGraph graph = graph(text);
    List<String> parts =
        graph.gates().stream()
            .filter(Gate::isOperation)
            .map(g -> text.substring(g.span().start(), g.span().end()))
            .toList();
    assertEquals(List.of("x + y", "-x", "sigmoid(-x)", "(x + y)*sigmoid(-x)"), parts);
  }

  @Tag("huge")
  @Test
  void longLineIsAnswered() {
    String text =
        "x = 1\nf = "
            + String.join(
                "*", IntStream.range(0, Nightly.size(250_000)).mapToObj(i -> "x").toList());
    assertTimeoutPreemptively(FAST, () -> assertEquals(1, value(text)));
    assertTimeoutPreemptively(FAST, () -> Texts.build("a".repeat(1_000_000)));
  }
}
