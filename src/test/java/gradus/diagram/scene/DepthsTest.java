package gradus.diagram.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradus.layout.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthsTest {
  private static Plan.Item item(Plan.Purpose kind, double width, double height, int entries) {
    List<Double> in = List.of(5.0, 9.0).subList(0, entries);
    return new Plan.Item(kind, width, height, in, height / 2);
  }

  /// Along the longest way 26 px lie between two nodes, in a column 12 px; an input that comes in
  /// late makes no depth wider.
  @Test
  void whatRowsTakeIsToldBeforeAnythingIsPlaced() {
    Plan plan =
        new Plan(
            List.of(
                item(Plan.Purpose.INPUT, 60, 32, 0),
                item(Plan.Purpose.GATE, 90, 40, 1),
                item(Plan.Purpose.INPUT, 50, 20, 0),
                item(Plan.Purpose.GATE, 80, 44, 2)),
            List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(1, 3, 0), new Plan.Lead(2, 3, 1)));
    Depths depths = Depths.guessed(plan, new int[] {1, 1, 2, 2}, 2);
    assertArrayEquals(new double[] {0, 60 + 26 + 90, 26 + 80}, depths.widths());
    assertArrayEquals(new double[] {0, 48, 44}, depths.bottoms());
    assertArrayEquals(new double[] {-0.0, -48, -44}, depths.tops());
  }
}
