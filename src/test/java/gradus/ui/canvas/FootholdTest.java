package gradus.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootholdTest {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 300;

  /// A chain of twenty gates, so that narrow screens take it in rows.
  private static Diagram drawn(String start, double width, double height) {
    StringBuilder text = new StringBuilder(start);
    for (int i = 0; i < 20; i++) {
      text.append(String.format("%nx%d = x%d*y + %d", i + 1, i, i));
    }
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(text.toString())).graph());
    return Diagram.of(
        Steps.of(trace, Grain.GATE),
        Options.DEFAULT.withScreen(new Options.Screen(width, height)),
        LayoutEngines.standard(),
        () -> false);
  }

  private static Point centre(Diagram diagram, String key) {
    Gate gate =
        diagram.steps().trace().graph().gates().stream()
            .filter(g -> g.key().equals(key))
            .findFirst()
            .orElseThrow();
    return diagram.box(gate).orElseThrow().centre();
  }

  @Test
  void theGateInTheMiddleIsSeenWhereItWasInOtherRows() {
    Diagram was = drawn("x0 = 1\ny = 2", 1600, 300);
    Diagram now = drawn("x0 = 1\ny = 2", 600, 600);
    assertTrue(now.isArrangedUnlike(was));
    assertNotEquals(centre(was, "x11"), centre(now, "x11"));
    Viewport view = new Viewport(0.8, 0, 0).centred(centre(was, "x11"), WIDTH, HEIGHT);
    Viewport carried = Foothold.carry(view, was, now, WIDTH, HEIGHT).orElseThrow();
    assertEquals(0.8, carried.scale());
    Point seen = carried.onScreen(centre(now, "x11"));
    assertEquals(0, seen.distance(new Point(WIDTH / 2, HEIGHT / 2)), 1e-6, seen.toString());
  }

  @Test
  void whereNothingMovedTheViewIsTheSame() {
    Diagram was = drawn("x0 = 1\ny = 2", 600, 600);
    Viewport view = new Viewport(0.8, -333, -44);
    Optional<Viewport> same = Optional.of(view);
    assertEquals(same, Foothold.carry(view, was, was, WIDTH, HEIGHT));
    assertEquals(same, Foothold.carry(view, was, drawn("x0 = 1\ny = 2", 600, 600), WIDTH, HEIGHT));
  }

  @Test
  void nothingIsHeldInThePictureOfAnotherProgram() {
    Diagram was = drawn("x0 = 1\ny = 2", 600, 600);
    Diagram other = drawn("x0 = 1\ny = 3", 600, 600);
    assertEquals(
        Optional.empty(), Foothold.carry(new Viewport(0.8, 0, 0), was, other, WIDTH, HEIGHT));
  }
}
