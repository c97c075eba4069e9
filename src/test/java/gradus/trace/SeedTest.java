package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.WireNames;
import gradus.lang.Problem;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A backward pass that starts with a gradient that was given.
class SeedTest {
  private static final String PRODUCT = "q = W @ x, W = [[1,2],[3,4]], x = [1, -1]";

  private static ComputationGraph graph(String text) {
    return GraphBuilder.build(ProgramReader.read(text)).graph();
  }

  private static Tensor gradient(Trace trace, String name) {
    return trace.gradient(trace.graph().names().get(name)).orElseThrow();
  }

  /// The numbers are those of Python's loops over W and x.
  @Test
  void everyGradientIsOfWhatIsBehindTheOutput() {
    Trace trace = Trace.of(graph(PRODUCT).seeded(Tensor.vector(1, 0.5)));
    assertEquals(Tensor.vector(1, 0.5), gradient(trace, "q"));
    assertEquals(
        Tensor.matrix(new double[] {1, -1}, new double[] {0.5, -0.5}), gradient(trace, "W"));
    assertEquals(Tensor.vector(2.5, 4), gradient(trace, "x"));
    Trace scalar = Trace.of(graph("f = x^2*y, x = 3, y = 5").seeded(Tensor.scalar(-2)));
    assertEquals(Tensor.scalar(-60), gradient(scalar, "x"));
    assertEquals(Tensor.scalar(-18), gradient(scalar, "y"));
  }

  @Test
  void differencesPathsAndNudgesKnowIt() {
    Trace trace = Trace.of(graph(PRODUCT).seeded(Tensor.vector(1, 0.5)));
    assertTrue(GradientCheck.of(trace, () -> false).ok());
    Gate x = trace.graph().names().get("x");
    Nudge nudge = Nudge.of(trace, x, 0, 0.5);
    assertEquals(1.25, nudge.change(), 1e-12);
    assertEquals(1.25, nudge.foretold(), 1e-12);
    Trace fork = Trace.of(graph("f = x*x, x = 3").seeded(Tensor.scalar(2)));
    List<ChainPaths.Way> ways =
        ChainPaths.of(fork, fork.graph().names().get("x"), () -> false).strongest(5);
    assertEquals(
        List.of(Tensor.scalar(6), Tensor.scalar(6)),
        ways.stream().map(ChainPaths.Way::product).toList());
  }

  @Test
  void onesAreTheUsualSeedAndNamesKeepIt() {
    ComputationGraph graph = graph(PRODUCT);
    assertTrue(graph.seed().isEmpty());
    assertEquals(Tensor.vector(4, 6), gradient(Trace.of(graph), "x"));
    ComputationGraph seeded = graph.seeded(Tensor.vector(0, 1));
    assertEquals(Tensor.vector(0, 1), seeded.keeping(WireNames.NONE).seed().orElseThrow());
  }

  @Test
  void aSeedThatDoesNotFitIsAProblem() {
    ComputationGraph graph = graph(PRODUCT);
    Problem problem = graph.seedObjection(Tensor.vector(1, 2, 3)).orElseThrow();
    assertEquals("graph.seed.shape", problem.key());
    assertEquals(List.of("[1, 2, 3]", "q", 2, "2"), problem.args());
    assertThrows(IllegalArgumentException.class, () -> graph.seeded(Tensor.scalar(1)));
    assertEquals(
        "graph.seed.blank", graph("f = x^2").seedObjection(Tensor.scalar(1)).orElseThrow().key());
  }

  @Test
  void theLossBehindItHasALetterThatTheTextLeavesFree() {
    ComputationGraph loss = graph("L = x^2, x = 3");
    assertEquals("L", loss.loss());
    assertEquals("J", loss.seeded(Tensor.scalar(2)).loss());
  }
}
