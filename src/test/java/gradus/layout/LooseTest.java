package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Inputs that no wire leaves.
class LooseTest {
  private static Plan.Item input(double width, double height) {
    return new Plan.Item(Plan.Purpose.INPUT, width, height, List.of(), height / 2);
  }

  /// Loose inputs of some widths between an input and a gate that it feeds.
  private static Plan plan(double... widths) {
    List<Plan.Item> nodes = new ArrayList<>();
    nodes.add(input(80, 30));
    for (double width : widths) {
      nodes.add(input(width, width / 2));
    }
    nodes.add(new Plan.Item(Plan.Purpose.GATE, 40, 40, List.of(20.0), 20));
    return new Plan(nodes, List.of(new Plan.Lead(0, nodes.size() - 1, 0)));
  }

  private static Layout placed(Plan plan) {
    return new ElkEngine().layout(plan, () -> false);
  }

  @Test
  void theyStandAboveAllElseSideBySideWithTheirWiresInLine() {
    Layout layout = placed(plan(40, 20, 10));
    Box first = layout.boxes().get(1);
    assertEquals(0, first.x());
    assertEquals(0, first.y());
    for (int i = 2; i < 4; i++) {
      assertEquals(first.centre().y(), layout.boxes().get(i).centre().y());
      assertTrue(layout.boxes().get(i).x() > layout.boxes().get(i - 1).right() + 20);
    }
    assertTrue(layout.boxes().get(0).y() > first.bottom());
    assertTrue(layout.boxes().get(4).bottom() <= layout.height());
    assertTrue(layout.wires().getFirst().getFirst().y() > first.bottom());
  }

  @Test
  void whatIsTooManyForOneLineGoesOnInTheNext() {
    Layout layout = placed(plan(90, 90, 90, 400));
    List<Box> boxes = layout.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      assertTrue(boxes.get(i).right() <= layout.width(), i + " of " + layout);
      for (int k = 0; k < i; k++) {
        assertFalse(boxes.get(i).overlaps(boxes.get(k)), i + " lies on " + k);
      }
    }
    assertTrue(boxes.get(3).y() > boxes.get(1).y());
  }

  @Test
  void thePlaceOfAllElseIsAsWithoutThem() {
    Layout without = placed(plan());
    Layout with = placed(plan(50));
    double down = with.boxes().getFirst().y() - without.boxes().getFirst().y();
    assertEquals(without.boxes().get(1).plus(0, down), with.boxes().get(2));
    assertEquals(with.height(), without.height() + down);
  }
}
