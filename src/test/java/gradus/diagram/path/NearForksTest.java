package gradus.diagram.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.Plan;
import gradus.layout.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearForksTest {
  private static Plan.Item item(Plan.Purpose kind, double width, double height, boolean entry) {
    List<Double> in = entry ? List.of(height / 2) : List.of();
    return new Plan.Item(kind, width, height, in, height / 2);
  }

  /// An input that forks to two gates, 50 px above and below; on the lower wire, 400 px long, its
  /// share stands before the gate.
  private static Plan plan(boolean other) {
    List<Plan.Item> nodes = new ArrayList<>();
    nodes.add(item(Plan.Purpose.INPUT, 50, 20, false));
    nodes.add(item(Plan.Purpose.LABEL, 40, 20, true));
    nodes.add(item(Plan.Purpose.GATE, 40, 40, true));
    nodes.add(item(Plan.Purpose.GATE, 40, 40, true));
    if (other) nodes.add(item(Plan.Purpose.GATE, 40, 40, true));
    List<Plan.Lead> wires =
        List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(1, 2, 0), new Plan.Lead(0, 3, 0));
    return new Plan(nodes, wires);
  }

  private static Layout layout(List<Box> more, List<Box> frames) {
    List<Box> boxes =
        new ArrayList<>(
            List.of(
                new Box(0, 90, 50, 20),
                new Box(450, 140, 40, 20),
                new Box(500, 130, 40, 40),
                new Box(500, 30, 40, 40)));
    boxes.addAll(more);
    List<List<Point>> wires =
        List.of(
            List.of(new Point(50, 100), new Point(80, 150), new Point(450, 150)),
            List.of(new Point(490, 150), new Point(500, 150)),
            List.of(new Point(50, 100), new Point(80, 50), new Point(500, 50)));
    return new Layout(560, 200, boxes, wires, frames);
  }

  @Test
  void aShareMovesBackToTheBendBehindItsFork() {
    Layout near = NearForks.of(plan(false), layout(List.of(), List.of()));
    assertEquals(new Box(88, 140, 40, 20), near.boxes().get(1));
    assertEquals(
        List.of(new Point(50, 100), new Point(80, 150), new Point(88, 150)), near.wires().get(0));
    assertEquals(List.of(new Point(128, 150), new Point(500, 150)), near.wires().get(1));
    // Nothing else moves.
    assertEquals(layout(List.of(), List.of()).wires().get(2), near.wires().get(2));
    assertEquals(layout(List.of(), List.of()).boxes().get(2), near.boxes().get(2));
  }

  @Test
  void itStopsBeforeWhatStandsInItsWay() {
    List<Box> more = List.of(new Box(100, 155, 40, 40));
    Box there = NearForks.of(plan(true), layout(more, List.of())).boxes().get(1);
    // 4 px and more behind it, in steps of 4 px from the bend.
    assertEquals(new Box(144, 140, 40, 20), there);
  }

  @Test
  void itStaysInItsFrame() {
    List<Box> frames = List.of(new Box(300, 120, 250, 70));
    Box there = NearForks.of(plan(false), layout(List.of(), frames)).boxes().get(1);
    assertEquals(new Box(300, 140, 40, 20), there);
  }
}
