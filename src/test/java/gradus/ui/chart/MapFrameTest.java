package gradus.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.descent.Contours;
import gradus.descent.Descent;
import gradus.descent.Iterate;
import gradus.descent.Optimiser;
import gradus.descent.Parameters;
import gradus.descent.Stride;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import gradus.ui.descent.Plot;
import gradus.ui.descent.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;

/// What a map of the loss goes over, and when it is made anew.
class MapFrameTest {
  private static final String THREE =
      "w1 = 1, w2 = 1, u = 0.2; L = (w1 - u)^2 + (w2 - u)^2 + (u - 1.8)^2";
  private static final Serving WHOLE = Serving.of(Data.NONE, 0, 0, 0);

  /// Somebody's descent with all inputs that move.
  private static final class Way {
    private final Tape tape;
    private final Parameters parameters;
    private final Descent descent;
    private final Stride stride;
    private final List<Iterate> points = new ArrayList<>();

    private Way(String text, double rate, String... moving) {
      ComputationGraph graph = GraphBuilder.build(ProgramReader.read(text)).graph();
      List<Gate> gates = new ArrayList<>();
      for (String name : moving) {
        gates.add(graph.named(name).orElseThrow());
      }
      tape = Tape.of(graph);
      parameters = new Parameters(gates);
      stride = new Stride(Optimiser.SGD, rate, 0);
      descent =
          Descent.from(
              tape, parameters, stride, parameters.start(), Data.NONE, Batches.whole(Data.NONE));
      points.add(descent.now());
    }

    private Plot plot() {
      return new Plot(
          stride,
          parameters,
          WHOLE,
          points,
          descent.recall(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    private Plot after(int steps) {
      for (int i = 0; i < steps; i++) {
        descent.step();
        points.add(descent.now());
      }
      return plot();
    }

    private Contours map(MapFrame frame) {
      return Contours.around(
          tape,
          parameters,
          frame.point(),
          frame.data(),
          frame.across(),
          frame.up(),
          p -> {},
          () -> false);
    }
  }

  private static MapFrame of(MapFrame last, Plot plot) {
    return MapFrame.of(last, plot, List.of(), 0, 1);
  }

  private static void holds(Contours.Sweep sweep, double number) {
    assertTrue(sweep.from() < number && number < sweep.to(), number + " is not in " + sweep);
  }

  @Test
  void whereTheOtherNumbersMoveItIsTheLossAtTheOnesTheyHaveNow() {
    Way way = new Way(THREE, 0.1, "w1", "w2", "u");
    MapFrame start = of(null, way.plot());
    Plot now = way.after(20);
    MapFrame then = of(start, now);
    // the map is the same piece of the plane
    assertEquals(start.across(), then.across());
    assertEquals(start.up(), then.up());
    double u = now.last().value(2);
    assertTrue(u > 1.2, u + " moved");
    Contours.Sweep across = then.across();
    Contours.Sweep up = then.up();
    double expected =
        Math.pow(across.at(7) - u, 2) + Math.pow(up.at(9) - u, 2) + Math.pow(u - 1.8, 2);
    assertEquals(expected, way.map(then).loss(7, 9), 1e-12);
    assertNotEquals(expected, way.map(start).loss(7, 9), 0.1);
  }

  @Test
  void onceItStandsStillItIsMadeAnewAtOnceAndWhileItRunsAFewTimesASecond() {
    Way way = new Way(THREE, 0.1, "w1", "w2", "u");
    MapFrame start = of(null, way.plot());
    assertTrue(start.isDue(null, true, true, 0));
    assertFalse(of(start, way.plot()).isDue(start, false, false, Long.MAX_VALUE));
    MapFrame then = of(start, way.after(1));
    assertTrue(then.isDue(start, false, true, 0));
    assertFalse(then.isDue(start, true, false, MapFrame.AGAIN - 1));
    assertTrue(then.isDue(start, true, false, MapFrame.AGAIN));
    // one that takes long is not given up again and again, so that there never were any
    assertFalse(then.isDue(start, true, true, 100 * MapFrame.AGAIN));
  }

  @Test
  void whereNothingElseMovesItStaysUntilTheWayLeavesIt() {
    Way way = new Way("a = 1, b = 2; L = a^2 + b^2", 0.1, "a", "b");
    MapFrame start = of(null, way.plot());
    assertFalse(of(start, way.after(3)).isDue(start, false, false, 0));
    Way other = new Way("a = 1, b = 2; L = a^2 + b^2", 2.5, "a", "b");
    Plot out = other.after(3);
    MapFrame wider = of(start, out);
    assertTrue(wider.isDue(start, false, false, 0));
    // and back at the start it is not as wide as where the way led
    Way anew = new Way("a = 1, b = 2; L = a^2 + b^2", 0.1, "a", "b");
    assertEquals(start.across(), of(wider, anew.plot()).across());
  }

  @Test
  void theEndOfTheNextPlainStepIsInItAtStepZeroAlready() {
    Way way = new Way("w1 = 1, w2 = 1, c = 8; L = w1^2 + c*w2^2", 0.12, "w1", "w2");
    MapFrame start = of(null, way.plot());
    assertEquals(0.76, MapFrame.ring(way.plot(), 0), 1e-12);
    assertEquals(-0.92, MapFrame.ring(way.plot(), 1), 1e-12);
    holds(start.up(), -0.92);
    Way far = new Way("w1 = 1, w2 = 1, c = 8; L = w1^2 + c*w2^2", 5, "w1", "w2");
    assertEquals(-79, MapFrame.ring(far.plot(), 1), 1e-12);
    holds(of(start, far.plot()).up(), -79);
  }

  @Test
  void everyPointOfTheWayIsInItAndOfTheOnesBesideItToo() {
    Way way = new Way("w1 = 1, w2 = 1, c = 8; L = w1^2 + c*w2^2", 0.15, "w1", "w2");
    MapFrame frame = of(null, way.plot());
    for (int i = 0; i < 15; i++) {
      Plot plot = way.after(1);
      frame = of(frame, plot);
      for (Iterate point : plot.points()) {
        holds(frame.across(), point.value(0));
        holds(frame.up(), point.value(1));
      }
      holds(frame.up(), MapFrame.ring(plot, 1));
    }
    Way near = new Way("w1 = 1, w2 = 1, c = 8; L = w1^2 + c*w2^2", 0.01, "w1", "w2");
    MapFrame both = MapFrame.of(null, near.plot(), List.of(way.plot()), 0, 1);
    holds(both.up(), way.plot().last().value(1));
    assertTrue(Math.abs(way.plot().last().value(1)) > 15);
  }

  @Test
  void itBeginsWithTheTwoNumbersThatMoveMost() {
    Way way =
        new Way(
            "a = 1, b = 1, c = -1, d = 1; L = a^2 + 9*b^2 + a*d + 9*c^2", 0.1, "a", "b", "c", "d");
    assertArrayEquals(new int[] {1, 2}, MapFrame.steepest(way.plot(), 4));
    assertArrayEquals(new int[] {0, 1}, MapFrame.steepest(way.plot(), 2));
    Way still = new Way("a = 0, b = 0, c = 0; L = a^2 + b^2 + c^2", 0.1, "a", "b", "c");
    assertArrayEquals(new int[] {0, 1}, MapFrame.steepest(still.plot(), 3));
  }

  private static MapSheet.InView seen(Way way, MapFrame frame, Plot plot) {
    Canvas canvas = new Canvas(300, 250);
    return new MapSheet(canvas.getGraphicsContext2D(), way.map(frame), 1, "v").seen(plot);
  }

  @Test
  void oneIsToldWhatOfTheDescentIsOnTheMap() {
    Way away = new Way("w = 1, v = 1; L = w^2 + 3*v^2", 5, "w", "v");
    MapFrame frame = of(null, away.plot());
    assertEquals(MapSheet.InView.ALL, seen(away, frame, away.plot()));
    boolean farther = false;
    for (int step = 1; step <= 100; step++) {
      Plot plot = away.after(1);
      frame = of(frame, plot);
      farther |= seen(away, frame, plot) == MapSheet.InView.ARROW;
    }
    assertTrue(farther, "the step that leaves the map begins on it");
    assertTrue(Math.abs(away.plot().last().value(1)) > 1e100);
    assertEquals(MapSheet.InView.NOTHING, seen(away, frame, away.plot()));
    // halfway at once, and nothing is left to go
    Way there = new Way("w = 1, v = 1; L = w^2 + v^2", 0.5, "w", "v");
    Plot end = there.after(1);
    assertTrue(end.isStuck());
    assertFalse(away.plot().isStuck());
    assertEquals(MapSheet.InView.POINT, seen(there, of(null, end), end));
  }
}
