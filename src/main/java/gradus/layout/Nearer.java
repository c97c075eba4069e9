package gradus.layout;

import java.util.ArrayList;
import java.util.List;

/// Moves inputs to the gates that use them: an input that one wire leaves stands as near as its
/// slope and its neighbours allow.
final class Nearer {
  private static final double STEP = 4;
  private static final double CLEAR = 5;

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

  private static void move(Plan plan, List<Box> boxes, List<List<Point>> wires, int i) {
    Plan.Lead wire = plan.wires().get(i);
    List<Point> route = wires.get(i);
    Point bend = route.size() > 2 ? route.get(1) : route.getLast();
    Box box = boxes.get(wire.from());
    double room = bend.x() - box.right() - (route.size() > 2 ? 3 : 13);
    double shift = 0;
    // As far as it may, past wires that would only cross its own.
    for (double by = room; by > 0 && shift == 0; by -= STEP) {
      if (isFree(box.plus(by, 0).grown(CLEAR), wire.from(), i, boxes, wires)) shift = by;
    }
    if (shift == 0) return;
    boxes.set(wire.from(), box.plus(shift, 0));
    List<Point> moved = new ArrayList<>(route);
    moved.set(0, route.getFirst().plus(shift, 0));
    wires.set(i, moved);
  }

  private static boolean isFree(
      Box place, int node, int wire, List<Box> boxes, List<List<Point>> wires) {
    for (int k = 0; k < boxes.size(); k++) {
      if (k != node && boxes.get(k).overlaps(place)) return false;
    }
    for (int k = 0; k < wires.size(); k++) {
      if (k == wire) continue;
      List<Point> route = wires.get(k);
      for (int p = 1; p < route.size(); p++) {
        if (place.intersects(route.get(p - 1), route.get(p))) return false;
      }
    }
    return true;
  }
}
