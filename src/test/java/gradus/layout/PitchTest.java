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
}
