package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetoursTest {
  /// A round gate of two operands with its numbers behind it.
  private static final Plan.Item GATE =
      new Plan.Item(Plan.Purpose.GATE, 91, 40, List.of(19.5, 20.5), List.of(20.0), 20, 20, "");

  private static final Plan.Item NUMBERS =
      new Plan.Item(Plan.Purpose.LABEL, 40, 20, List.of(10.0), 10);

  /// Two wires from these heights that come to a round gate, its middle at 220, 220, with these
  /// last bends.
  private static Layout meeting(List<Point> one, List<Point> other) {
    Plan plan =
        new Plan(
            List.of(NUMBERS, NUMBERS, GATE),
            List.of(new Plan.Lead(0, 2, 0), new Plan.Lead(1, 2, 1)));
    List<Box> boxes =
        List.of(
            new Box(0, one.getFirst().y() - 10, 40, 20),
            new Box(0, other.getFirst().y() - 10, 40, 20),
            new Box(200, 200, 91, 40));
    List<List<Point>> ways = new ArrayList<>();
    for (List<Point> way : List.of(one, other)) {
      List<Point> whole = new ArrayList<>(way);
      whole.addFirst(new Point(40, way.getFirst().y()));
      whole.add(new Point(200, ways.isEmpty() ? 219.5 : 220.5));
      ways.add(whole);
    }
    return Detours.of(plan, new Layout(300, 300, boxes, ways));
  }

  /// How far apart two wires reach the outline of the gate.
  private static double tips(Layout layout) {
    Box gate = layout.boxes().get(2);
    Point middle = new Point(gate.x() + 20, gate.y() + 20);
    List<Point> tips =
        layout.wires().stream()
            .map(way -> way.reversed())
            .map(way -> Slope.tip(way.get(1), middle, 20, way.get(1).y() == way.get(2).y()).at())
            .toList();
    return tips.getFirst().distance(tips.getLast());
  }

  @Test
  void twoWiresThatComeToAGateInOneLineGetATipEach() {
    // Both slope by two down and one to the right: the lower one does so from further away.
    Layout steep = meeting(List.of(new Point(115, 10)), List.of(new Point(145, 70)));
    assertEquals(105, steep.wires().get(0).get(1).x() - steep.boxes().get(0).x() - 10, 1e-9);
    assertTrue(steep.wires().get(1).get(1).x() - steep.boxes().get(1).x() < 145);
    assertTrue(tips(steep) >= 6.6, "" + tips(steep));
    // Almost level, and the other level: it slopes from nearer by.
    Layout flat =
        meeting(List.of(new Point(60, 180), new Point(80, 219.5)), List.of(new Point(60, 240)));
    assertTrue(tips(flat) >= 6.6, "" + tips(flat));
    // Where they come from both sides nothing changes.
    Layout sides = meeting(List.of(new Point(190, 160)), List.of(new Point(190, 280)));
    assertEquals(150, sides.wires().get(0).get(1).x() - sides.wires().get(0).get(0).x(), 1e-9);
  }

  /// A wire that slopes into a round gate at 220, 220 and another that goes up from here to there.
  private static Layout crossing(Point bend, Point from, Point to) {
    Plan plan =
        new Plan(
            List.of(NUMBERS, GATE, NUMBERS, NUMBERS),
            List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(2, 3, 0)));
    List<Box> boxes =
        List.of(
            new Box(0, bend.y() - 10, 40, 20),
            new Box(200, 200, 91, 40),
            new Box(0, from.y() - 10, 40, 20),
            new Box(320, to.y() - 10, 40, 20));
    List<List<Point>> ways =
        List.of(
            List.of(new Point(40, bend.y()), bend, new Point(200, 219.5)),
            List.of(new Point(40, from.y()), from, to, new Point(320, to.y())));
    return Detours.of(plan, new Layout(360, 320, boxes, ways));
  }

  /// How far from where they cross the nearest bend of two wires is.
  private static double beside(Layout layout) {
    List<Point> one = layout.wires().get(0);
    List<Point> other = layout.wires().get(1);
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < one.size(); i++) {
      for (int k = 1; k < other.size(); k++) {
        Point at = Routes.crossing(one.get(i - 1), one.get(i), other.get(k - 1), other.get(k));
        if (at == null) continue;
        for (Point bend : List.of(one.get(1), other.get(1), other.get(2))) {
          nearest = Math.min(nearest, bend.distance(at));
        }
      }
    }
    return nearest;
  }

  @Test
  void noTwoWiresCrossWhereOneBends() {
    // They would cross right behind the bend at 180, 150.
    Layout late = crossing(new Point(180, 150), new Point(140, 240), new Point(190, 130));
    assertTrue(beside(late) >= 17, "" + beside(late));
    // Both bend at one point.
    Layout both = crossing(new Point(180, 150), new Point(130, 240), new Point(180, 150));
    assertTrue(beside(both) >= 17, "" + beside(both));
    // Far from all bends nothing moves.
    Layout far = crossing(new Point(184, 100), new Point(60, 280), new Point(130, 40));
    assertEquals(144, far.wires().get(0).get(1).x() - far.wires().get(0).get(0).x(), 1e-9);
    assertEquals(20, far.wires().get(1).get(1).x() - far.wires().get(1).get(0).x(), 1e-9);
  }

  /// One comes down to almost the height that the other leaves further on.
  @Test
  void noTwoWiresRunAlongEachOther() {
    Plan plan =
        new Plan(
            List.of(NUMBERS, NUMBERS, NUMBERS, NUMBERS),
            List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(2, 3, 0)));
    List<Box> boxes =
        List.of(
            new Box(0, 20, 40, 20),
            new Box(320, 160, 40, 20),
            new Box(0, 162, 40, 20),
            new Box(320, 182, 40, 20));
    List<List<Point>> ways =
        List.of(
            List.of(new Point(40, 30), new Point(60, 30), new Point(128, 170), new Point(320, 170)),
            List.of(
                new Point(40, 172), new Point(200, 172), new Point(210, 192), new Point(320, 192)));
    Layout layout = Detours.of(plan, new Layout(360, 320, boxes, ways));
    double comes = layout.wires().get(0).get(2).x();
    double leaves = layout.wires().get(1).get(1).x();
    assertTrue(comes > leaves + 8, comes + " and " + leaves);
    List<Point> slope = layout.wires().get(0).subList(1, 3);
    assertEquals(68, slope.getLast().x() - slope.getFirst().x(), 1e-9);
  }

  /// The second operand comes from above and crosses the first right before the gate, where its
  /// numbers stand on one line with it.
  @Test
  void numbersMakeWayWhereTwoWiresWouldRunIntoAGateAsOne() {
    Plan plan =
        new Plan(
            List.of(NUMBERS, NUMBERS, NUMBERS, GATE),
            List.of(new Plan.Lead(0, 3, 0), new Plan.Lead(1, 2, 0), new Plan.Lead(2, 3, 1)));
    for (double above : new double[] {5, 13}) {
      List<Box> boxes =
          List.of(
              new Box(0, 209.5, 40, 20),
              new Box(0, 110, 40, 20),
              new Box(210, 210.5, 40, 20),
              new Box(300, 200, 91, 40));
      double y = 219.5 - above;
      List<List<Point>> ways =
          List.of(
              List.of(
                  new Point(40, 219.5),
                  new Point(100, 219.5),
                  new Point(130, y),
                  new Point(290, y),
                  new Point(300, 219.5)),
              List.of(
                  new Point(40, 120),
                  new Point(120, 120),
                  new Point(170, 220.5),
                  new Point(210, 220.5)),
              List.of(new Point(250, 220.5), new Point(300, 220.5)));
      Layout layout = Detours.of(plan, new Layout(420, 320, boxes, ways));
      // Seen from the gate, whose place is the same.
      double dy = layout.boxes().get(3).y() - 200;
      assertEquals(234.5, layout.boxes().get(2).y() - dy, 1e-9);
      List<Point> first = layout.wires().get(0);
      assertEquals(2, first.size(), first + " has no step");
      assertEquals(219.5, first.getFirst().y() - dy, 1e-9);
      assertEquals(244.5, layout.wires().get(2).getFirst().y() - dy, 1e-9);
      assertEquals(220.5, layout.wires().get(2).getLast().y() - dy, 1e-9);
      assertTrue(Routes.cross(first, layout.wires().get(1)), "the crossing stays one");
    }
  }
}
