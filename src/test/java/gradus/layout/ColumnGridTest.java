package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnGridTest {
  private static final double GATE = 40;

  /// A chain of gates whose left edges are there; the numbers of each begin right behind it.
  private static Plan plan(int gates) {
    List<Plan.Item> nodes = new ArrayList<>();
    List<Plan.Lead> wires = new ArrayList<>();
    nodes.add(new Plan.Item(Plan.Purpose.TAG, 30, 20, List.of(), 10));
    for (int i = 0; i < gates; i++) {
      nodes.add(new Plan.Item(Plan.Purpose.GATE, GATE, 40, List.of(20.0), 20));
      wires.add(new Plan.Lead(i, i + 1, 0));
    }
    return new Plan(nodes, wires);
  }

  private static Layout layout(double width, double... gates) {
    List<Box> boxes = new ArrayList<>(List.of(new Box(16, 26, 30, 20)));
    List<List<Point>> wires = new ArrayList<>();
    double from = 46;
    for (double x : gates) {
      boxes.add(new Box(x, 16, GATE, 40));
      wires.add(List.of(new Point(from, 36), new Point(x, 36)));
      from = x + GATE;
    }
    return new Layout(width, 72, boxes, wires, List.of(new Box(20, 10, from - 10, 60)));
  }

  private static List<Double> places(double width, double wide, double... gates) {
    Plan plan = plan(gates.length);
    Layout row = layout(wide, gates);
    Layout next =
        new Stack.ColumnGrid(plan(4), layout(width, 100, 200, 300, 400)).aligned(plan, row);
    List<Double> places = new ArrayList<>();
    for (int i = 1; i < next.boxes().size(); i++) {
      Box box = next.boxes().get(i);
      places.add(box.x());
      List<Point> wire = next.wires().get(i - 1);
      // The wires still reach from gate to gate.
      assertEquals(next.boxes().get(i - 1).right(), wire.getFirst().x());
      assertEquals(box.x(), wire.getLast().x());
    }
    double moved = places.getLast() - gates[gates.length - 1];
    assertEquals(wide + moved, next.width());
    assertEquals(row.frames().getFirst().width() + moved, next.frames().getFirst().width());
    return places;
  }

  @Test
  void gatesStandBelowThoseOfTheWidestRow() {
    assertEquals(List.of(100.0, 200.0, 300.0), places(500, 400, 80, 170, 265));
  }

  @Test
  void whatIsTooFarFromAnyColumnStaysAndTheNextIsPlacedAllTheSame() {
    assertEquals(List.of(145.0, 300.0), places(500, 400, 145, 260));
  }

  @Test
  void noRowBecomesWiderThanTheWidest() {
    assertEquals(List.of(100.0, 190.0), places(500, 480, 80, 170));
    assertEquals(List.of(80.0, 170.0), places(500, 485, 80, 170));
  }

  @Test
  void aRowThatStandsInTheGridStaysAsItIs() {
    Layout row = layout(400, 100, 200, 300);
    assertSame(
        row, new Stack.ColumnGrid(plan(4), layout(500, 100, 200, 300, 400)).aligned(plan(3), row));
  }

  @Test
  void roomIsPutInWhereASlopedWireIsStillLevel() {
    Plan.Item input = new Plan.Item(Plan.Purpose.INPUT, 30, 20, List.of(), 10);
    Plan.Item gate =
        new Plan.Item(Plan.Purpose.GATE, 40, 40, List.of(20.0), List.of(20.0), 20, 20, "");
    Plan plan = new Plan(List.of(input, gate), List.of(new Plan.Lead(0, 1, 0)));
    List<Point> wire = List.of(new Point(46, 36), new Point(60, 36), new Point(90, 76));
    Layout row =
        new Layout(
            200, 120, List.of(new Box(16, 26, 30, 20), new Box(90, 56, 40, 40)), List.of(wire));
    Layout next = new Stack.ColumnGrid(plan(1), layout(300, 100)).aligned(plan, row);
    assertEquals(
        List.of(List.of(new Point(46, 36), new Point(70, 36), new Point(100, 76))), next.wires());
    assertEquals(100, next.boxes().get(1).x());
    assertEquals(16, next.boxes().get(0).x());
  }
}
