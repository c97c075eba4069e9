package gradus.layout;

import java.util.ArrayList;
import java.util.List;

/// Moves inputs to the gates that use them: an input that one wire leaves stands as near as its
/// slope and its neighbours allow, and what is almost level with its use becomes level.
final class Nearer {
  private static final double STEP = 4;
  private static final double CLEAR = 5;

  /// Between what is moved into line and its neighbours.
  private static final double BESIDE = 3;

  private Nearer() {}

  static Layout inputs(Attached attached, Layout layout) {
    Plan plan = attached.plan;
    List<Box> boxes = new ArrayList<>(layout.boxes());
    List<List<Point>> wires = new ArrayList<>(layout.wires());
    int[] leaving = new int[boxes.size()];
    for (Plan.Lead wire : plan.wires()) {
      leaving[wire.from()]++;
    }
    for (int i = 0; i < wires.size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      if (plan.nodes().get(wire.from()).kind() != Plan.Purpose.INPUT) continue;
      if (leaving[wire.from()] > 1 || attached.holder[wire.from()] >= 0) continue;
      move(plan, boxes, wires, i);
    }
    return Routes.tidy(plan, boxes, wires);
  }

  /// Moves what begins a wire, an input or where it comes into a frame, to the height of one of its
  /// ends where that is so near that the wire would have a small jog.
  static Layout inLine(Plan plan, Layout layout) {
    List<Box> boxes = new ArrayList<>(layout.boxes());
    boolean any = false;
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      double jog = jog(plan, boxes, wire);
      if (!begins(plan.nodes().get(wire.from())) || !Slope.isJog(jog)) continue;
      Box there = boxes.get(wire.from()).plus(0, jog);
      if (!isFree(there.grown(BESIDE), wire.from(), boxes, layout.wires(), plan)) continue;
      Box before = boxes.set(wire.from(), there);
      boolean worse =
          plan.wires().stream()
              .anyMatch(w -> w.from() == wire.from() && Slope.isJog(jog(plan, boxes, w)));
      if (worse) boxes.set(wire.from(), before);
      any |= !worse;
    }
    return any ? Routes.tidy(plan, boxes, layout.wires()) : layout;
  }

  private static boolean begins(Plan.Item node) {
    return node.kind() == Plan.Purpose.INPUT || node.kind() == Plan.Purpose.ENTRY;
  }

  /// How far a wire goes down.
  private static double jog(Plan plan, List<Box> boxes, Plan.Lead wire) {
    return Routes.entry(plan, boxes, wire).y() - Routes.exit(plan, boxes, wire).y();
  }

  /// Whether neither another node nor the wire of one is in a place.
  private static boolean isFree(
      Box place, int node, List<Box> boxes, List<List<Point>> wires, Plan plan) {
    for (int k = 0; k < boxes.size(); k++) {
      if (k != node && boxes.get(k).overlaps(place)) return false;
    }
    for (int k = 0; k < wires.size(); k++) {
      if (plan.wires().get(k).from() == node) continue;
      List<Point> route = wires.get(k);
      for (int p = 1; p < route.size(); p++) {
        if (place.intersects(route.get(p - 1), route.get(p))) return false;
      }
    }
    return true;
  }

  private static void move(Plan plan, List<Box> boxes, List<List<Point>> wires, int i) {
    Plan.Lead wire = plan.wires().get(i);
    List<Point> route = wires.get(i);
    Point bend = route.size() > 2 ? route.get(1) : route.getLast();
    Box box = boxes.get(wire.from());
    double room = bend.x() - box.right() - (route.size() > 2 ? 3 : 13);
    double shift = 0;
    // As far as it may, past wires that would only cross its own.
    for (double by = room; by > 0 && shift == 0; by -= STEP) {
      if (isFree(box.plus(by, 0).grown(CLEAR), wire.from(), boxes, wires, plan)) shift = by;
    }
    if (shift == 0) return;
    boxes.set(wire.from(), box.plus(shift, 0));
    List<Point> moved = new ArrayList<>(route);
    moved.set(0, route.getFirst().plus(shift, 0));
    wires.set(i, moved);
  }
}
