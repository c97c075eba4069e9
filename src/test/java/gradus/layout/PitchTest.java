package gradus.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitchTest {
  private static final LayoutEngine ELK = LayoutEngines.standard();

  /// A round gate with its numbers behind it, as a picture has them.
  private static Plan.Item gate(int operands) {
    List<Double> ports = operands == 1 ? List.of(20.0) : List.of(19.5, 20.5);
    return new Plan.Item(Plan.Purpose.GATE, 91, 40, ports, List.of(20.0), 20, 20, "");
  }

  private static Plan.Item input() {
    return new Plan.Item(Plan.Purpose.INPUT, 90, 37, List.of(), 19);
  }

  /// Gates in a chain, each with an input of its own as its first operand.
  private static Plan weighted(int gates) {
    List<Plan.Item> nodes = new ArrayList<>(List.of(input()));
    List<Plan.Lead> wires = new ArrayList<>();
    int last = 0;
    for (int i = 0; i < gates; i++) {
      nodes.add(input());
      nodes.add(gate(2));
      int gate = nodes.size() - 1;
      wires.add(new Plan.Lead(gate - 1, gate, 0));
      wires.add(new Plan.Lead(last, gate, 1));
      last = gate;
    }
    return new Plan(nodes, wires);
  }

  /// One input that so many gates use, each with an input of its own, and a gate of them all.
  private static Plan fan(int gates) {
    List<Plan.Item> nodes = new ArrayList<>(List.of(input()));
    List<Plan.Lead> wires = new ArrayList<>();
    int sum = -1;
    for (int i = 0; i < gates; i++) {
      nodes.add(input());
      nodes.add(gate(2));
      int gate = nodes.size() - 1;
      wires.add(new Plan.Lead(gate - 1, gate, 0));
      wires.add(new Plan.Lead(0, gate, 1));
      if (sum >= 0) {
        nodes.add(gate(2));
        wires.add(new Plan.Lead(sum, gate + 1, 0));
        wires.add(new Plan.Lead(gate, gate + 1, 1));
      }
      sum = nodes.size() - 1;
    }
    return new Plan(nodes, wires);
  }

  @Test
  void aStraightColumnIsAsWideAsItsGateItsNumbersAndTheHeadOfAnArrow() {
    List<Plan.Item> nodes = List.of(gate(1), gate(1), gate(1));
    List<Plan.Lead> wires = List.of(new Plan.Lead(0, 1, 0), new Plan.Lead(1, 2, 0));
    Layout layout = ELK.layout(new Plan(nodes, wires), () -> false);
    for (int i = 1; i < 3; i++) {
      assertEquals(
          91 + Pitch.HEAD, layout.boxes().get(i).x() - layout.boxes().get(i - 1).x(), 1e-9);
    }
  }

  @Test
  void whatIsComputedRunsStraightOnAndInputsOfOneGateComeInFromAbove() {
    Plan plan = weighted(6);
    Layout layout = ELK.layout(plan, () -> false);
    int level = 0;
    int fromAbove = 0;
    for (Plan.Lead wire : plan.wires()) {
      double from = Routes.exit(plan, layout.boxes(), wire).y();
      double to = Routes.entry(plan, layout.boxes(), wire).y();
      boolean gate = plan.nodes().get(wire.from()).kind() == Plan.Purpose.GATE;
      if (gate && Math.abs(from - to) < 1) level++;
      if (wire.port() == 0 && from < to - 30) fromAbove++;
    }
    assertEquals(5, level);
    // The first gate has two inputs, one a little above and one below.
    assertEquals(5, fromAbove);
  }

  @Test
  void noWireIsSteeperThanItMayBeAndGatesOfOneColumnStandInLine() {
    int sloped = 0;
    for (Plan plan : List.of(weighted(3), weighted(9), fan(9))) {
      Layout layout = ELK.layout(plan, () -> false);
      for (int i = 0; i < layout.wires().size(); i++) {
        List<Point> wire = layout.wires().get(i);
        double aim = plan.nodes().get(plan.wires().get(i).to()).aim();
        for (int k = 1; k < wire.size(); k++) {
          double dy = Math.abs(wire.get(k).y() - wire.get(k - 1).y());
          double dx = wire.get(k).x() - wire.get(k - 1).x() + (k == wire.size() - 1 ? aim : 0);
          if (dy < 1) continue;
          sloped++;
          assertTrue(dx >= Slope.run(dy, 0) - 1, dx + " to the right, " + dy + " down");
        }
      }
    }
    assertTrue(sloped > 40, "slopes: " + sloped);
  }

  /// Two wires from these heights that come to a round gate, its middle at 220, 220, with these
  /// last bends.
  private static Layout meeting(List<Point> one, List<Point> other) {
    Plan.Item numbers = new Plan.Item(Plan.Purpose.LABEL, 40, 20, List.of(10.0), 10);
    Plan plan =
        new Plan(
            List.of(numbers, numbers, gate(2)),
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
    return Nearer.apart(plan, new Layout(300, 300, boxes, ways));
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
}
