package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.graph.ComputationGraph;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A loss that grows is told of while it is a finite number.
class GrowthTest {
  private static List<Iterate> walk(String program, double rate, int steps, String... names) {
    ComputationGraph graph = DescentTest.graph(program);
    Parameters parameters = DescentTest.parameters(graph, names);
    Descent descent = Descent.of(Tape.of(graph), parameters, Stride.plain(rate));
    List<Iterate> points = new ArrayList<>(List.of(descent.now()));
    for (int i = 0; i < steps; i++) {
      descent.step();
      points.add(descent.now());
    }
    return points;
  }

  @Test
  void itIsFoundOnceTheLossIsAHundredTimesThatOfTheStart() {
    // each step makes w −3 times as large and so the loss 9 times: 81 after two, 729 after three
    assertEquals(Optional.empty(), Growth.of(walk("w = 1; L = w^2", 2, 2, "w")));
    assertEquals(Optional.of(new Growth(1, 1, 729)), Growth.of(walk("w = 1; L = w^2", 2, 3, "w")));
  }

  @Test
  void itBeganAfterTheLeastLoss() {
    // w falls to a tenth at each step, while v, which begins at almost nothing, grows by 9
    List<Iterate> points = walk("w = 1, v = 1e-6, c = 0.09; L = c*w^2 + v^2", 5, 9, "w", "v");
    int least = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).loss() < points.get(least).loss()) least = i;
    }
    assertEquals(3, least);
    Growth growth = Growth.of(points).orElseThrow();
    assertEquals(4, growth.step());
    assertEquals(points.get(3).loss(), growth.least());
    assertEquals(points.getLast().loss(), growth.now());
  }

  @Test
  void whatFallsOrStandsOrFallsAgainIsNone() {
    assertEquals(Optional.empty(), Growth.of(walk("w = 1; L = w^2", 0.1, 50, "w")));
    // to and fro
    assertEquals(Optional.empty(), Growth.of(walk("w = 1; L = w^2", 1, 50, "w")));
    // at the lowest point from the start
    assertEquals(Optional.empty(), Growth.of(walk("w = 0; L = w^2", 9, 5, "w")));
    // far up for once, and down again
    List<Iterate> points = new ArrayList<>(walk("w = 1; L = w^2", 2, 6, "w"));
    points.addAll(walk("w = 20; L = w^2", 0.01, 20, "w"));
    assertEquals(Optional.empty(), Growth.of(points));
  }
}
