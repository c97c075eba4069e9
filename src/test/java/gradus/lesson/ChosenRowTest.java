package gradus.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Folding.Level;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of more rows or entries than all could be drawn one by itself, beside the rest as one gate.
class ChosenRowTest {
  private static final String SMALL = "W = [[1, 2], [3, 4]]; x = [5, 6]; q = W x";

  private static final String LARGE =
      "W = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [9, 8, 7, 6, 5, 4, 3, 2, 1], [1, -1, 1, -1, 1, -1, 1, -1,"
          + " 1], [0, 1, 0, 2, 0, 3, 0, 4, 0], [5, 5, 5, 5, 5, 5, 5, 5, 5], [2, 7, 1, 8, 2, 8, 1,"
          + " 8, 2], [3, 1, 4, 1, 5, 9, 2, 6, 5], [0.5, 0, 0, 0.1, 0, 0, 0.7, 0, 0.3]]; ";

  private static final String ONE_OF_EIGHT =
      LARGE
          + "x = [0.1, 0.2, -0.1, 0.3, 0.5, -0.4, 0.2, 0.1, 0.3]; b = [1, 2, 3, 4, 5, 6, 7, 8]; h ="
          + " tanh(W x/10 + b/10); f = sum(h)";

  private static Lowering build(String text, Folding folding) {
    return GraphBuilder.build(ProgramReader.read(text), Map.of(), null, folding, () -> false);
  }

  /// Each operation with what it takes, by name or else by the operation it comes from.
  private static List<String> called(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(g ->
            g.op().name()
                + graph.operands(g).stream()
                    .map(Wire::source)
                    .filter(s -> !s.isConstant())
                    .map(s -> s.name() != null ? s.name() : s.op().name())
                    .collect(Collectors.joining(" ", "(", ")")))
        .toList();
  }

  @Test
  void ofMoreThan64EntriesOneRowOpensAndTheRestStaysOneGate() {
    String text =
        LARGE + "x = [1, 1, 1, 1, 1, 1, 1, 1, 1]; b = [1, 2, 3, 4, 5, 6, 7, 8]; h = W x + b";
    Folding second = Folding.FOLDED.at(Level.NEURON, 1);
    ComputationGraph graph = build(text, second).graph();
    assertEquals(
        List.of(
            "rows(W)",
            "@(rows x)",
            "index(W)",
            "dot(index x)",
            "rows(W)",
            "@(rows x)",
            "rows(b)",
            "+(@ rows)",
            "index(b)",
            "+(dot index)",
            "rows(b)",
            "+(@ rows)",
            "concat(+ + +)"),
        called(graph));
    assertEquals(8, Folding.choices(graph));
    List<String> first = called(build(text, Folding.FOLDED.at(Level.SCALAR, 0)).graph());
    assertEquals(9, first.stream().filter(g -> g.startsWith("*")).count());
    assertEquals(1, first.stream().filter("rows(W)"::equals).count(), "nothing is before it");
    List<String> none = called(build(text, Folding.FOLDED.at(Level.NEURON, 8)).graph());
    assertEquals(List.of("@(W x)"), none.subList(0, 1));
    assertEquals(0, Folding.choices(build(SMALL, Folding.FOLDED.at(Level.NEURON, 0)).graph()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ONE_OF_EIGHT,
        LARGE + "y = [1, -2, 3, 0.5, 1, 1, 2, 0.1]; v = y @ W; f = sum(v^2)",
        LARGE
            + "V = [[1, 2], [0.5, 1], [2, 1], [1, 1], [3, 1], [1, 0], [0, 1], [2, 2], [1, 3]]; c ="
            + " [0.5, -40]; H = relu(W @ V + c); f = sum(H^2)",
        LARGE + "E = exp(W/10)*[1, 2, 3, 4, 5, 6, 7, 8, 9]; f = sum(E) + mean(W)",
      })
  void theChosenRowAndTheRestHaveTheSameValuesAndGradients(String text) {
    ComputationGraph whole = build(text, Folding.FOLDED).graph();
    Trace one = Trace.of(whole);
    for (Level level : List.of(Level.NEURON, Level.SCALAR)) {
      for (int row : new int[] {0, 3, 7}) {
        ComputationGraph parts = build(text, Folding.FOLDED.at(level, row)).graph();
        assertTrue(called(parts).stream().anyMatch(g -> g.startsWith("rows")), text);
        Trace other = Trace.of(parts);
        whole
            .names()
            .forEach((name, gate) -> {
              Gate twin = parts.named(name).orElseThrow();
              Alike.near(one.value(gate), other.value(twin), name);
              Alike.near(one.gradient(gate), other.gradient(twin), "∂" + name);
            });
        Starts.knowTheirWholeGradients(other, text);
      }
    }
  }

  @Test
  void whatTheChosenRowTakesKnowsWhatTheRestHandsBackToo() {
    String text = LARGE + "x = [1, 2, 3, 4, 5, 6, 7, 8, 9]; q = W x; f = sum(q^2)";
    Trace trace = Trace.of(build(text, Folding.FOLDED.at(Level.SCALAR, 1)).graph());
    // nine of W's row, nine of x, and the rows of W before and behind
    assertEquals(20, Starts.knowTheirWholeGradients(trace, text));
    ComputationGraph graph = trace.graph();
    List<String> called =
        graph.gates().stream()
            .filter(Gate::isTakenOut)
            .map(g -> graph.called(g).orElseThrow())
            .toList();
    assertEquals(List.of("W[0:1]", "x_0", "x_1"), called.subList(0, 3));
    assertTrue(called.contains("W[2:8]"), called.toString());
    // of a larger one that is used as a whole too nothing begins a wire
    String twice = text.replace("sum(q^2)", "sum(q^2) + max(W)");
    Trace other = Trace.of(build(twice, Folding.FOLDED.at(Level.SCALAR, 1)).graph());
    assertEquals(9, Starts.knowTheirWholeGradients(other, twice));
    assertEquals(
        List.of(),
        other.graph().gates().stream()
            .map(g -> other.graph().called(g).orElse(""))
            .filter(name -> name.matches("W_.*|W\\[.*"))
            .toList());
  }

  @Test
  void aProductOfTwoVectorsOpensIntoNumbersWhereItIsAskedFor() {
    String text = "a = [1, 2]; b = [3, 4]; f = a @ b";
    assertEquals(
        List.of("@(a b)"), called(build(text, Folding.FOLDED.at(Level.NEURON, 0)).graph()));
    List<String> numbers =
        List.of(
            "index(a)",
            "index(b)",
            "*(index index)",
            "index(a)",
            "index(b)",
            "*(index index)",
            "+(* *)");
    assertEquals(numbers, called(build(text, Folding.FOLDED.at(Level.SCALAR, 0)).graph()));
    assertEquals(numbers, called(build(text, new Folding(false, Set.of("f"), Set.of())).graph()));
    assertEquals(numbers, called(build(text, new Folding(false, Set.of("@"), Set.of())).graph()));
    assertEquals(List.of("@(a b)"), called(build(text, Folding.UNFOLDED).graph()));
  }
}
