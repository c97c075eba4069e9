package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static Layout elk(Plan plan) {
    return LayoutEngines.named("jgraphx").orElseThrow().layout(plan, () -> false);
  }

  @Test
  void aLongChainIsBrokenIntoRowsThatFitASlide() {
    Layout layout = elk(Draft.chain(30, true));
    double aspect = layout.width() / layout.height();
    assertTrue(aspect > 1 && aspect < 3, "aspect " + aspect);
    TreeSet<Long> heights = new TreeSet<>();
    layout.boxes().forEach(box -> heights.add(Math.round(box.centre().y() / 20)));
    assertTrue(heights.size() > 2);
  }

  @Test
  void aShortChainStaysInOneRow() {
    Layout layout = elk(Draft.chain(8, true));
    assertTrue(layout.height() < 120);
  }

  @Test
  void anInputStaysInTheRowThatUsesIt() {
    Plan plan = Draft.layers(10);
    Layout layout = elk(plan);
    for (Plan.Lead wire : plan.wires()) {
      if (plan.nodes().get(wire.from()).kind() == Plan.Purpose.INPUT) {
        Box from = layout.boxes().get(wire.from());
        Box to = layout.boxes().get(wire.to());
        assertTrue(to.x() > from.right() && to.x() - from.right() < 60);
      }
    }
  }

  @Test
  void onlyOneWireTurnsAtEachBreakAndItEndsBelow() {
    Plan plan = Draft.chain(30, true);
    Layout layout = elk(plan);
    int turned = 0;
    for (List<Point> wire : layout.wires()) {
      if (wire.getLast().x() < wire.getFirst().x()) {
        turned++;
        assertTrue(wire.getLast().y() > wire.getFirst().y());
      }
    }
    assertTrue(turned > 0);
    assertEquals(rows(layout) - 1, turned);
  }

  /// How many groups of boxes there are with a free strip between them.
  private static int rows(Layout layout) {
    List<Box> down = layout.boxes().stream().sorted(Comparator.comparingDouble(Box::y)).toList();
    int rows = 0;
    double reached = Double.NEGATIVE_INFINITY;
    for (Box box : down) {
      rows += box.y() > reached + 20 ? 1 : 0;
      reached = Math.max(reached, box.bottom());
    }
    return rows;
  }
}
