package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.graph.ComputationGraph;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// The loss over two numbers.
class ContoursTest {
  private final ComputationGraph graph =
      DescentTest.graph("a = 9; w = [1, 2, 3]; L = a + w[0] + 10*w[1] + 100*w[2]^2");
  private final Parameters parameters = DescentTest.parameters(graph, "a", "w");

  @Test
  void everyPlaceHasTheLossThatTheFormulaGives() {
    List<Double> progress = new ArrayList<>();
    Contours.Sweep across = new Contours.Sweep(1, -1, 1, 5);
    Contours.Sweep up = new Contours.Sweep(3, 0, 2, 3);
    Contours map =
        Contours.around(
            Tape.of(graph),
            parameters,
            new double[] {7, 0, 2, 0},
            Data.NONE,
            across,
            up,
            progress::add,
            () -> false);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 5; column++) {
        double first = -1 + 0.5 * column;
        assertEquals(7 + first + 20 + 100.0 * row * row, map.loss(column, row), 1e-12);
      }
    }
    assertEquals(List.of(1 / 3.0, 2 / 3.0, 1.0), progress);
    assertEquals(across, map.across());
    assertEquals(up, map.up());
  }

  @Test
  void ofSeveralExamplesItIsTheMeanOfTheirLosses() {
    ComputationGraph line = DescentTest.graph("x = 0; t = 0; w = 1; b = 0; L = (w*x + b - t)^2");
    Parameters moving = DescentTest.parameters(line, "w", "b");
    List<List<String>> table = List.of(List.of("x", "t"), List.of("1", "2"), List.of("3", "-1"));
    Data data =
        ((Data.Intake.Accepted) Data.of(ExampleTable.of(table), line, moving.gates())).data();
    Contours map =
        Contours.around(
            Tape.of(line),
            moving,
            new double[2],
            data,
            new Contours.Sweep(0, -1, 1, 3),
            new Contours.Sweep(1, 0, 2, 3),
            p -> {},
            () -> false);
    // w = 1, b = 2: (1 + 2 − 2)² and (3 + 2 + 1)²
    assertEquals((1 + 36) / 2.0, map.loss(2, 2), 1e-12);
    assertEquals((4 + 1) / 2.0, map.loss(1, 0), 1e-12);
  }

  @Test
  void itIsLeftWhereNobodyWaits() {
    Contours.Sweep side = new Contours.Sweep(0, 0, 1, 2);
    Contours.Sweep other = new Contours.Sweep(1, 0, 1, 2);
    assertThrows(
        CancellationException.class,
        () ->
            Contours.around(
                Tape.of(graph),
                parameters,
                new double[4],
                Data.NONE,
                side,
                other,
                p -> {},
                () -> true));
    assertThrows(IllegalArgumentException.class, () -> new Contours.Sweep(0, 1, 1, 5));
    assertThrows(IllegalArgumentException.class, () -> new Contours.Sweep(0, 0, 1, 1));
  }
}
