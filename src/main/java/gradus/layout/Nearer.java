package gradus.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Moves inputs to the gates that use them: an input stands as near to where its wire bends or
/// parts as its neighbours allow, and what is almost level with its use becomes level. Numbers move
/// to the height of the gate they lead to.
final class Nearer {
  static final double STEP = 4;
  private static final double CLEAR = 5;

  /// Between an input's numbers and the bend of its wire.
  static final double BEND = 3;

  /// Between an input's numbers and where its wire ends or parts.
  private static final double BEFORE = 13;

  /// The level piece before an end.
  static final double STRAIGHT = 14;

  /// A level piece of this length before an end is longer than it need be.
  private static final double FAR = 70;

  /// Between what is moved into line and its neighbours.
  private static final double BESIDE = 3;

  private Nearer() {}

  static Layout inputs(Attached attached, Layout layout) {
    Plan plan = attached.plan;
    List<Box> boxes = new ArrayList<>(layout.boxes());
    List<List<Point>> wires = new ArrayList<>(layout.wires());
    for (int node = 0; node < boxes.size(); node++) {
      if (plan.nodes().get(node).kind() != Plan.Purpose.INPUT) continue;
      int input = node;
      List<Integer> own =
          IntStream.range(0, wires.size())
              .filter(i -> plan.wires().get(i).from() == input)
              .boxed()
              .toList();
      if (!own.isEmpty() && attached.holder[node] < 0) move(plan, boxes, wires, node, own);
    }
    return Routes.tidy(plan, boxes, wires);
  }

  /// Moves what begins a wire, an input or where it comes into a frame, to the height of one of its
  /// ends where that is so near that the wire would have a small jog.
  static Layout inLine(Plan plan, Layout layout) {
    return begun(plan, layout, jog -> jog);
  }

  /// Moves it away from there where it cannot come level, so far that the wire is seen to bend.
  static Layout bent(Plan plan, Layout layout) {
    return begun(plan, layout, jog -> jog - Math.copySign(Slope.JOG, jog));
  }

  /// @param way how far what begins a wire moves, by how far that goes down
  private static Layout begun(Plan plan, Layout layout, DoubleUnaryOperator way) {
    List<Box> boxes = new ArrayList<>(layout.boxes());
    boolean any = false;
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      double jog = jog(plan, boxes, wire);
      if (!begins(plan.nodes().get(wire.from())) || !Slope.isJog(jog)) continue;
      Box there = boxes.get(wire.from()).plus(0, way.applyAsDouble(jog));
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

  /// Moves what is level with one end of a wire, where that takes a small jog from it and makes no
  /// other.
  static Layout levelled(Plan plan, Layout layout) {
    Layout now = layout;
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      double jog = jog(plan, now.boxes(), wire);
      if (!Slope.isJog(jog)) continue;
      Layout back = moved(plan, now, wire.from(), wire.to(), jog);
      if (back == now) back = moved(plan, now, wire.to(), wire.from(), -jog);
      now = back;
    }
    return now == layout ? layout : Routes.tidy(plan, now.boxes(), now.wires());
  }

  /// The layout with a node and all that is level with it elsewhere; as it was where that cannot
  /// be.
  ///
  /// @param stays what must not be among it
  private static Layout moved(Plan plan, Layout layout, int node, int stays, double dy) {
    boolean[] along = alongside(plan, layout.boxes(), node);
    if (along[stays]) return layout;
    List<Box> boxes = new ArrayList<>(layout.boxes());
    for (int i = 0; i < along.length; i++) {
      if (along[i]) boxes.set(i, boxes.get(i).plus(0, dy));
    }
    List<List<Point>> wires = new ArrayList<>();
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      List<Point> way = new ArrayList<>(layout.wires().get(i));
      int last = way.size() - 1;
      double from = way.getFirst().y();
      double to = way.getLast().y();
      for (int k = 0; k <= last && along[wire.from()] && isLevel(way.get(k).y() - from); k++) {
        way.set(k, way.get(k).plus(0, dy));
      }
      boolean whole = along[wire.from()] && isLevel(to - from);
      for (int k = last; k >= 0 && along[wire.to()] && !whole; k--) {
        if (!isLevel(way.get(k).y() - to)) break;
        way.set(k, way.get(k).plus(0, dy));
      }
      wires.add(way);
    }
    for (int i = 0; i < along.length; i++) {
      if (along[i] && !isFree(boxes.get(i).grown(CLEAR), i, boxes, wires, plan)) return layout;
    }
    for (int i = 0; i < wires.size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      if (along[wire.from()] == along[wire.to()]) continue;
      if (Slope.isJog(jog(plan, boxes, wire)) || isBent(wires.get(i))) return layout;
    }
    return new Layout(layout.width(), layout.height(), boxes, wires);
  }

  private static boolean isBent(List<Point> way) {
    for (int k = 1; k < way.size(); k++) {
      if (Slope.isJog(way.get(k).y() - way.get(k - 1).y())) return true;
    }
    return false;
  }

  static boolean isLevel(double dy) {
    return Math.abs(dy) < 1;
  }

  /// A node and those to which level wires lead from it, one after the other.
  private static boolean[] alongside(Plan plan, List<Box> boxes, int node) {
    boolean[] along = new boolean[boxes.size()];
    along[node] = true;
    boolean more = true;
    while (more) {
      more = false;
      for (Plan.Lead wire : plan.wires()) {
        if (along[wire.from()] == along[wire.to()]) continue;
        if (!isLevel(jog(plan, boxes, wire))) continue;
        along[wire.from()] = true;
        along[wire.to()] = true;
        more = true;
      }
    }
    return along;
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
      Plan.Lead wire = plan.wires().get(k);
      if (wire.from() == node || wire.to() == node) continue;
      List<Point> route = wires.get(k);
      for (int p = 1; p < route.size(); p++) {
        if (place.intersects(route.get(p - 1), route.get(p))) return false;
      }
    }
    return true;
  }

  /// @param own the wires that leave the input
  private static void move(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int input, List<Integer> own) {
    Box box = boxes.get(input);
    double room = Double.POSITIVE_INFINITY;
    for (int i : own) {
      List<Point> route = wires.get(i);
      boolean bends = own.size() == 1 && route.size() > 2;
      room = Math.min(room, route.get(1).x() - box.right() - (bends ? BEND : BEFORE));
    }
    double more = own.size() == 1 ? later(wires.get(own.getFirst())) : 0;
    // As far as it may, past wires that would only cross its own.
    for (double by = room + more; by > 0; by -= STEP) {
      if (!isFree(box.plus(by, 0).grown(CLEAR), input, boxes, wires, plan)) continue;
      List<List<Point>> moved = new ArrayList<>();
      for (int i : own) {
        moved.add(moved(wires.get(i), by, Math.max(0, by - room)));
      }
      boolean bends = by > room;
      Plan.Lead lead = plan.wires().get(own.getFirst());
      if (bends && !isClear(moved.getFirst(), lead, own, boxes, wires)) continue;
      boxes.set(input, box.plus(by, 0));
      for (int k = 0; k < own.size(); k++) {
        wires.set(own.get(k), moved.get(k));
      }
      return;
    }
  }

  /// How much later a wire may bend that goes up or down once on its way; where that is little,
  /// inputs below each other are to stay in line.
  private static double later(List<Point> way) {
    if (way.size() != 4 || !isLevel(way.get(3).y() - way.get(2).y())) return 0;
    double later = way.get(3).x() - STRAIGHT - way.get(2).x();
    return later < FAR ? 0 : later;
  }

  /// A wire that begins, and bends, further to the right.
  private static List<Point> moved(List<Point> way, double start, double bend) {
    List<Point> moved = new ArrayList<>(way);
    moved.set(0, way.getFirst().plus(start, 0));
    for (int k = 1; k < way.size() - 1 && bend > 0; k++) {
      moved.set(k, way.get(k).plus(bend, 0));
    }
    return moved;
  }

  /// Whether a wire may run so: through no box, and across none that its own wires do not cross
  /// now.
  static boolean isClear(
      List<Point> way,
      Plan.Lead lead,
      List<Integer> own,
      List<Box> boxes,
      List<List<Point>> wires) {
    for (int k = 0; k < boxes.size(); k++) {
      if (k == lead.from() || k == lead.to()) continue;
      Box box = boxes.get(k).grown(CLEAR);
      for (int p = 1; p < way.size(); p++) {
        if (box.intersects(way.get(p - 1), way.get(p))) return false;
      }
    }
    double left = way.getFirst().x();
    double right = way.getLast().x();
    for (int k = 0; k < wires.size(); k++) {
      List<Point> other = wires.get(k);
      // All run from left to right, and most elsewhere.
      if (other.getFirst().x() > right || other.getLast().x() < left) continue;
      if (!Routes.cross(way, other) || own.contains(k)) continue;
      if (own.stream().noneMatch(wire -> Routes.cross(wires.get(wire), other))) return false;
    }
    return true;
  }

  /// Takes humps out of a layout: where a wire goes up to a level piece with its numbers and down
  /// again to its gate, or the other way round, the numbers move to the height of the gate, if
  /// there is room and no wire is crossed for it.
  static Layout straightened(Plan plan, Layout layout) {
    List<List<Integer>> in = new ArrayList<>();
    List<List<Integer>> out = new ArrayList<>();
    for (int i = 0; i < plan.nodes().size(); i++) {
      in.add(new ArrayList<>());
      out.add(new ArrayList<>());
    }
    for (int i = 0; i < plan.wires().size(); i++) {
      in.get(plan.wires().get(i).to()).add(i);
      out.get(plan.wires().get(i).from()).add(i);
    }
    List<Box> boxes = new ArrayList<>(layout.boxes());
    List<List<Point>> wires = new ArrayList<>(layout.wires());
    boolean any = false;
    for (int i = 0; i < boxes.size(); i++) {
      boolean numbers = plan.nodes().get(i).kind() == Plan.Purpose.LABEL;
      if (!numbers || in.get(i).size() != 1 || out.get(i).size() != 1) continue;
      any |= straighten(plan, boxes, wires, in.get(i).getFirst(), out.get(i).getFirst());
    }
    return any ? Routes.tidy(plan, boxes, wires) : layout;
  }

  /// Whether the numbers between two wires could be moved to where the second ends.
  private static boolean straighten(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int in, int out) {
    Plan.Lead before = plan.wires().get(in);
    Plan.Lead after = plan.wires().get(out);
    double up = jog(plan, boxes, before);
    double down = jog(plan, boxes, after);
    if (up * down >= 0 || isLevel(up) || isLevel(down)) return false;
    int numbers = after.from();
    Box there = boxes.get(numbers).plus(0, down);
    if (!isFree(there.grown(CLEAR), numbers, boxes, wires, plan)) return false;
    List<Point> coming = new ArrayList<>(wires.get(in));
    double level = coming.getLast().y();
    for (int k = coming.size() - 1; k > 0 && coming.get(k).y() == level; k--) {
      coming.set(k, coming.get(k).plus(0, down));
    }
    Point end = Routes.entry(plan, boxes, after);
    List<Point> going = List.of(new Point(there.right(), end.y()), end);
    List<Integer> own = List.of(in, out);
    boolean clear =
        isClear(coming, before, own, boxes, wires) && isClear(going, after, own, boxes, wires);
    if (!clear) return false;
    boxes.set(numbers, there);
    wires.set(in, coming);
    wires.set(out, going);
    return true;
  }

  /// Between two wires that run beside each other.
  private static final double TRACK = 5;

  /// A picture of more gates shows no numbers, and to look for small jogs in it takes too long.
  private static final int MOST = 500;

  /// Takes small jogs out of wires that run level and upright: what is level with one end of a wire
  /// moves, or a piece of the wire between two others, where nothing is in the way.
  static Layout upright(Plan plan, Layout layout) {
    if (plan.gates() > MOST) return layout;
    Layout now = layout;
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      double jog = jog(plan, now.boxes(), wire);
      if (Slope.isJog(jog)) {
        Layout back = apart(plan, now, moved(plan, now, wire.from(), wire.to(), jog));
        if (back == now) back = apart(plan, now, moved(plan, now, wire.to(), wire.from(), -jog));
        now = back;
      }
      List<Point> way = now.wires().get(i);
      for (int k = 2; k < way.size() - 1; k++) {
        double step = way.get(k).y() - way.get(k - 1).y();
        if (!Slope.isJog(step)) continue;
        Layout next = k + 2 < way.size() ? shifted(now, i, k, -step) : now;
        Layout back = apart(plan, now, next);
        if (back == now && k > 2) back = apart(plan, now, shifted(now, i, k - 2, step));
        now = back;
        way = now.wires().get(i);
      }
    }
    return now == layout ? layout : Routes.tidy(plan, now.boxes(), now.wires());
  }

  /// With the level piece of a wire that begins at this point elsewhere.
  private static Layout shifted(Layout layout, int wire, int k, double dy) {
    List<Point> way = new ArrayList<>(layout.wires().get(wire));
    if (!isLevel(way.get(k + 1).y() - way.get(k).y())) return layout;
    way.set(k, way.get(k).plus(0, dy));
    way.set(k + 1, way.get(k + 1).plus(0, dy));
    List<List<Point>> wires = new ArrayList<>(layout.wires());
    wires.set(wire, way);
    return new Layout(layout.width(), layout.height(), layout.boxes(), wires);
  }

  /// A layout, or the one before where a wire would come too near to something or cross another.
  private static Layout apart(Plan plan, Layout before, Layout after) {
    if (after == before) return before;
    for (int i = 0; i < after.wires().size(); i++) {
      List<Point> way = after.wires().get(i);
      if (way.equals(before.wires().get(i))) continue;
      Plan.Lead lead = plan.wires().get(i);
      if (!isClear(way, lead, List.of(i), after.boxes(), before.wires())) return before;
      for (int k = 0; k < after.wires().size(); k++) {
        List<Point> other = after.wires().get(k);
        if (k == i || plan.wires().get(k).from() == lead.from()) continue;
        if (isBeside(way, other) && !isBeside(before.wires().get(i), before.wires().get(k))) {
          return before;
        }
      }
    }
    return after;
  }

  /// Whether level pieces of two wires come too near to each other.
  private static boolean isBeside(List<Point> one, List<Point> other) {
    for (int i = 1; i < one.size(); i++) {
      Point a = one.get(i - 1);
      Point b = one.get(i);
      if (!isLevel(b.y() - a.y())) continue;
      for (int k = 1; k < other.size(); k++) {
        Point c = other.get(k - 1);
        Point d = other.get(k);
        boolean near = isLevel(d.y() - c.y()) && Math.abs(c.y() - a.y()) < TRACK;
        if (near && c.x() < b.x() + TRACK && a.x() < d.x() + TRACK) return true;
      }
    }
    return false;
  }
}
