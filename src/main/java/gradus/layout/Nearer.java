package gradus.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Moves inputs to the gates that use them: an input stands as near to where its wire bends or
/// parts as its neighbours allow, and what is almost level with its use becomes level. Numbers move
/// to the height of the gate they lead to.
final class Nearer {
  private static final double STEP = 4;
  private static final double CLEAR = 5;

  /// Between an input's numbers and the bend of its wire.
  private static final double BEND = 3;

  /// Between an input's numbers and where its wire ends or parts.
  private static final double BEFORE = 13;

  /// The level piece before an end.
  private static final double STRAIGHT = 14;

  /// A level piece of this length before an end is longer than it need be.
  private static final double FAR = 70;

  /// Between two level wires into one gate.
  private static final double APART = 12;

  /// Between the tips of two wires at a round gate, as broad as the head of an arrow: nearer ones
  /// seem to be one.
  private static final double TIPS = 6.6;

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

  private static boolean isLevel(double dy) {
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
  private static boolean isClear(
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
    for (int k = 0; k < wires.size(); k++) {
      List<Point> other = wires.get(k);
      if (own.contains(k) || !Routes.cross(way, other)) continue;
      if (own.stream().noneMatch(wire -> Routes.cross(wires.get(wire), other))) return false;
    }
    return true;
  }

  /// Each wire into a round gate has a tip of its own: where two come level, so that they would lie
  /// on each other, one of them runs beside the other and slopes into its middle; where they come
  /// from one side in one line, one of them slopes from further away or nearer by.
  static Layout apart(Plan plan, Layout layout) {
    List<List<Point>> wires = new ArrayList<>(layout.wires());
    List<List<Integer>> ends = new ArrayList<>();
    plan.nodes().forEach(node -> ends.add(new ArrayList<>()));
    for (int i = 0; i < wires.size(); i++) {
      int to = plan.wires().get(i).to();
      if (plan.nodes().get(to).aim() > 0) ends.get(to).add(i);
    }
    boolean any = false;
    for (List<Integer> here : ends) {
      for (int i = 0; i < here.size(); i++) {
        for (int k = i + 1; k < here.size(); k++) {
          any |= apart(plan, layout.boxes(), wires, here.get(i), here.get(k));
        }
      }
    }
    return any ? Routes.tidy(plan, layout.boxes(), wires) : layout;
  }

  /// Whether one of two wires had to be led elsewhere, and could be.
  private static boolean apart(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int one, int other) {
    boolean level = endsLevel(wires.get(one)) && endsLevel(wires.get(other));
    int gate = plan.wires().get(one).to();
    if (!level && areApart(plan, boxes, wires.get(one), wires.get(other), gate)) return false;
    return turn(plan, boxes, wires, one, other)
        || turn(plan, boxes, wires, other, one)
        || bend(plan, boxes, wires, one, other)
        || bend(plan, boxes, wires, other, one)
        || join(plan, boxes, wires, one, other)
        || join(plan, boxes, wires, other, one)
        || straight(plan, boxes, wires, one, other) | straight(plan, boxes, wires, other, one);
  }

  private static boolean areApart(
      Plan plan, List<Box> boxes, List<Point> one, List<Point> other, int gate) {
    return tip(plan, boxes, one, gate).distance(tip(plan, boxes, other, gate)) >= TIPS;
  }

  /// Where a wire meets the outline of a round gate.
  private static Point tip(Plan plan, List<Box> boxes, List<Point> way, int gate) {
    Box box = boxes.get(gate);
    double aim = plan.nodes().get(gate).aim();
    Point middle = new Point(box.x() + aim, box.y() + plan.nodes().get(gate).outPort());
    int n = way.size();
    Point before = way.get(n - 2);
    boolean level = n < 3 || isLevel(before.y() - way.get(n - 3).y());
    return Slope.tip(before, middle, aim, level).at();
  }

  /// A wire up to the outline of its round gate: two do not cross inside of it.
  private static List<Point> ended(Plan plan, List<Box> boxes, List<Point> way, int gate) {
    List<Point> ended = new ArrayList<>(way);
    ended.set(way.size() - 1, tip(plan, boxes, way, gate));
    return ended;
  }

  /// Whether a wire that slopes into a gate could do so from further away or from nearer by, its
  /// tip apart from that of another.
  private static boolean turn(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int wire, int beside) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    if (n < 3 || endsLevel(way) || !isLevel(way.get(n - 2).y() - way.get(n - 3).y())) return false;
    int gate = plan.wires().get(wire).to();
    Point bend = way.get(n - 2);
    double aim = plan.nodes().get(gate).aim();
    double run = Slope.run(bend.y() - way.getLast().y(), aim);
    double before = bend.x() - way.get(n - 3).x() - BEND;
    double behind = way.getLast().x() + aim - run - bend.x();
    for (double by = STEP; by <= before; by += STEP) {
      if (turned(plan, boxes, wires, wire, beside, -by)) return true;
    }
    for (double by = STEP; by <= behind; by += STEP) {
      if (turned(plan, boxes, wires, wire, beside, by)) return true;
    }
    return false;
  }

  /// Whether the last bend of a wire could be moved by so much, its tip then apart from that of
  /// another.
  private static boolean turned(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int wire, int beside, double by) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    List<Point> end = List.of(way.get(n - 3), way.get(n - 2).plus(by, 0), way.getLast());
    return leads(plan, boxes, wires, wire, beside, end, n - 3);
  }

  /// Whether a wire that slopes into a gate along another could first be led to almost the height
  /// of its middle.
  private static boolean join(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int wire, int beside) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    if (n < 3 || endsLevel(way) || !isLevel(way.get(n - 2).y() - way.get(n - 3).y())) return false;
    Plan.Lead lead = plan.wires().get(wire);
    double aim = plan.nodes().get(lead.to()).aim();
    double middle = boxes.get(lead.to()).y() + plan.nodes().get(lead.to()).outPort();
    Point bend = way.get(n - 2);
    double off = bend.y() - middle;
    double y = middle + Math.copySign(APART, off);
    if (Math.abs(off) < APART || Slope.isJog(bend.y() - y)) return false;
    double run = Slope.run(bend.y() - y, 0);
    Point slope = new Point(way.getLast().x() + aim - Slope.run(APART, aim), y);
    double first = Math.min(bend.x(), slope.x() - BEND - run);
    for (double x = first; x >= way.get(n - 3).x() + BEND; x -= STEP) {
      List<Point> end =
          List.of(
              way.get(n - 3), new Point(x, bend.y()), new Point(x + run, y), slope, way.getLast());
      if (leads(plan, boxes, wires, wire, beside, end, n - 3)) return true;
    }
    return false;
  }

  /// Whether a wire that bends to the middle of a gate from almost its height could come in level.
  private static boolean straight(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int wire, int beside) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    if (n < 4 || !endsLevel(way) || !isLevel(way.get(n - 3).y() - way.get(n - 4).y())) return false;
    Point from = way.get(n - 3);
    if (!Slope.isJog(from.y() - way.getLast().y())) return false;
    Point level = new Point(way.getLast().x() - BEND, from.y());
    List<Point> end = List.of(from, level, way.getLast());
    return leads(plan, boxes, wires, wire, beside, end, n - 3);
  }

  /// Whether a wire may have this end, its tip then apart from that of another.
  ///
  /// @param from where the end begins
  private static boolean leads(
      Plan plan,
      List<Box> boxes,
      List<List<Point>> wires,
      int wire,
      int beside,
      List<Point> end,
      int from) {
    List<Point> way = new ArrayList<>(wires.get(wire).subList(0, from));
    way.addAll(end);
    List<Point> other = wires.get(beside);
    Plan.Lead lead = plan.wires().get(wire);
    if (!areApart(plan, boxes, way, other, lead.to())) return false;
    boolean cross =
        Routes.cross(ended(plan, boxes, way, lead.to()), ended(plan, boxes, other, lead.to()));
    if (cross) return false;
    if (!isClear(end, lead, List.of(wire, beside), boxes, wires)) return false;
    wires.set(wire, way);
    return true;
  }

  private static boolean endsLevel(List<Point> way) {
    return isLevel(way.getLast().y() - way.get(way.size() - 2).y());
  }

  /// Whether a wire that comes level into a gate could be led beside that height.
  private static boolean bend(
      Plan plan, List<Box> boxes, List<List<Point>> wires, int wire, int beside) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    if (n < 3 || !endsLevel(way)) return false;
    Point from = way.get(n - 3);
    Point corner = way.get(n - 2);
    double rise = from.y() - corner.y();
    if (Math.abs(rise) < APART) return false;
    double y = corner.y() + Math.copySign(APART, rise);
    double part = (y - from.y()) / (corner.y() - from.y());
    Point level = new Point(from.x() + part * (corner.x() - from.x()), y);
    Plan.Lead lead = plan.wires().get(wire);
    double aim = plan.nodes().get(lead.to()).aim();
    Point slope = new Point(way.getLast().x() + aim - Slope.run(APART, aim), y);
    if (slope.x() < level.x() + BEND) return false;
    // Its way to there stays.
    List<Point> end = List.of(level, slope, way.getLast());
    if (!isClear(end, lead, List.of(wire, beside), boxes, wires)) return false;
    List<Point> bent = new ArrayList<>(way.subList(0, n - 2));
    bent.addAll(end);
    wires.set(wire, bent);
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
}
