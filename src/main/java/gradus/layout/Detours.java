package gradus.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Leads wires a little elsewhere where one could not tell which is which: two that reach a round
/// gate on one line, two that cross where one of them bends, and two that run along each other.
final class Detours {
  /// Between two level wires into one gate.
  private static final double APART = 12;

  /// Between the tips of two wires at a round gate, as broad as the head of an arrow: nearer ones
  /// seem to be one.
  private static final double TIPS = 6.6;

  /// Between where two wires cross and the next bend of either, whose round takes as much.
  private static final double ROUND = 11;

  /// As much, where there is room: both wires are seen to go on straight.
  private static final double AMPLE = 20;

  /// How far a bend is moved at the most, px.
  private static final double MOST = 96;

  /// Level wires nearer to each other than this look like one.
  private static final double ONE = 4;

  /// How far numbers are moved to let their wire slope into a gate, px.
  private static final double ASIDE = 24;

  private static final double MOST_ASIDE = 64;

  /// A wire that is so far from the height of its end only made room for another, px.
  private static final double NEARLY = 16;

  /// Between them and what is there.
  private static final double AROUND = 5;

  private final Plan plan;
  private final List<Box> boxes;
  private final List<List<Point>> wires;

  /// By wire, see [#place]: bends are moved along what is level, so none leaves its place.
  private final List<Box> places = new ArrayList<>();

  private Detours(Plan plan, Layout layout) {
    this.plan = plan;
    boxes = new ArrayList<>(layout.boxes());
    wires = new ArrayList<>(layout.wires());
  }

  /// The layout with each wire into a round gate at a tip of its own, and bends beside crossings.
  static Layout of(Plan plan, Layout layout) {
    Detours detours = new Detours(plan, layout);
    boolean apart = detours.apart();
    boolean beside = detours.beside();
    return apart || beside ? Routes.tidy(plan, detours.boxes, detours.wires) : layout;
  }

  /// Each wire into a round gate has a tip of its own: where two come level, so that they would lie
  /// on each other, one of them runs beside the other and slopes into its middle; where they come
  /// from one side in one line, one of them slopes from further away or nearer by.
  private boolean apart() {
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
          any |= apart(here.get(i), here.get(k));
        }
      }
    }
    return any;
  }

  /// Whether one of two wires had to be led elsewhere, and could be.
  private boolean apart(int one, int other) {
    boolean level = endsLevel(wires.get(one)) && endsLevel(wires.get(other));
    if (!level && areApart(wires.get(one), wires.get(other), gate(one))) {
      return crossesBefore(one, other) && aside(one, other)
          || crossesBefore(other, one) && aside(other, one);
    }
    return turn(one, other)
        || turn(other, one)
        || bend(one, other)
        || bend(other, one)
        || join(one, other)
        || join(other, one)
        || aside(one, other)
        || aside(other, one)
        || straight(one, other) | straight(other, one);
  }

  /// Whether a wire comes to a gate level, close to another that its value has crossed right
  /// before.
  private boolean crossesBefore(int wire, int beside) {
    Point a = wires.get(wire).get(wires.get(wire).size() - 2);
    Point b = wires.get(beside).get(wires.get(beside).size() - 2);
    int from = plan.wires().get(wire).from();
    return Math.abs(a.y() - b.y()) < ASIDE
        && endsLevel(wires.get(wire))
        && IntStream.range(0, wires.size())
            .filter(i -> plan.wires().get(i).to() == from)
            .anyMatch(i -> Routes.cross(wires.get(i), wires.get(beside)));
  }

  private int gate(int wire) {
    return plan.wires().get(wire).to();
  }

  private double aim(int wire) {
    return plan.nodes().get(gate(wire)).aim();
  }

  private boolean areApart(List<Point> one, List<Point> other, int gate) {
    return tip(one, gate).distance(tip(other, gate)) >= TIPS;
  }

  /// Where a wire meets the outline of a round gate.
  private Point tip(List<Point> way, int gate) {
    Box box = boxes.get(gate);
    double aim = plan.nodes().get(gate).aim();
    Point middle = new Point(box.x() + aim, box.y() + plan.nodes().get(gate).outPort());
    int n = way.size();
    Point before = way.get(n - 2);
    boolean level = n < 3 || Nearer.isLevel(before.y() - way.get(n - 3).y());
    return Slope.tip(before, middle, aim, level).at();
  }

  /// A wire up to the outline of what it ends at: two do not cross inside of a gate.
  private List<Point> ended(List<Point> way, int gate) {
    Point last = way.getLast();
    boolean sloped = !Nearer.isLevel(last.y() - way.get(way.size() - 2).y());
    if (!sloped || plan.nodes().get(gate).aim() == 0) return way;
    List<Point> ended = new ArrayList<>(way);
    ended.set(way.size() - 1, tip(way, gate));
    return ended;
  }

  /// Whether a wire that slopes into a gate could do so from further away or from nearer by, its
  /// tip apart from that of another.
  private boolean turn(int wire, int beside) {
    List<Point> way = wires.get(wire);
    if (!slopesIn(way)) return false;
    int n = way.size();
    Point bend = way.get(n - 2);
    double run = Slope.run(bend.y() - way.getLast().y(), aim(wire));
    double before = bend.x() - way.get(n - 3).x() - Nearer.BEND;
    double behind = way.getLast().x() + aim(wire) - run - bend.x();
    for (double by = Nearer.STEP; by <= before; by += Nearer.STEP) {
      if (turned(wire, beside, -by)) return true;
    }
    for (double by = Nearer.STEP; by <= behind; by += Nearer.STEP) {
      if (turned(wire, beside, by)) return true;
    }
    return false;
  }

  /// Whether a wire goes up or down from a level piece to its end.
  private static boolean slopesIn(List<Point> way) {
    int n = way.size();
    return n > 2 && !endsLevel(way) && Nearer.isLevel(way.get(n - 2).y() - way.get(n - 3).y());
  }

  /// Whether the last bend of a wire could be moved by so much, its tip then apart from that of
  /// another.
  private boolean turned(int wire, int beside, double by) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    List<Point> end = List.of(way.get(n - 3), way.get(n - 2).plus(by, 0), way.getLast());
    return leads(wire, beside, end, n - 3);
  }

  /// Whether a wire that slopes into a gate along another could first be led to almost the height
  /// of its middle.
  private boolean join(int wire, int beside) {
    List<Point> way = wires.get(wire);
    if (!slopesIn(way)) return false;
    int n = way.size();
    double middle = boxes.get(gate(wire)).y() + plan.nodes().get(gate(wire)).outPort();
    Point bend = way.get(n - 2);
    double off = bend.y() - middle;
    double y = middle + Math.copySign(APART, off);
    if (Math.abs(off) < APART || Slope.isJog(bend.y() - y)) return false;
    double run = Slope.run(bend.y() - y, 0);
    Point end = way.getLast();
    Point slope = new Point(end.x() + aim(wire) - Slope.run(APART, aim(wire)), y);
    double first = Math.min(bend.x(), slope.x() - Nearer.BEND - run);
    for (double x = first; x >= way.get(n - 3).x() + Nearer.BEND; x -= Nearer.STEP) {
      Point up = new Point(x, bend.y());
      Point level = new Point(x + run, y);
      if (leads(wire, beside, List.of(way.get(n - 3), up, level, slope, end), n - 3)) return true;
    }
    return false;
  }

  /// Whether a wire that bends to the middle of a gate from almost its height could come in level.
  private boolean straight(int wire, int beside) {
    List<Point> way = wires.get(wire);
    int n = way.size();
    if (n < 4 || !endsLevel(way)) return false;
    Point from = way.get(n - 3);
    boolean level = Nearer.isLevel(from.y() - way.get(n - 4).y());
    if (!level || !Slope.isJog(from.y() - way.getLast().y())) return false;
    Point end = new Point(way.getLast().x() - Nearer.BEND, from.y());
    return leads(wire, beside, List.of(from, end, way.getLast()), n - 3);
  }

  /// Whether a wire may have this end, its tip then apart from that of another.
  ///
  /// @param from where the end begins
  private boolean leads(int wire, int beside, List<Point> end, int from) {
    List<Point> way = new ArrayList<>(wires.get(wire).subList(0, from));
    way.addAll(end);
    List<Point> other = wires.get(beside);
    if (!areApart(way, other, gate(wire))) return false;
    if (Routes.cross(ended(way, gate(wire)), ended(other, gate(wire)))) return false;
    if (!isClear(end, wire, List.of(wire, beside))) return false;
    wires.set(wire, way);
    return true;
  }

  /// Whether numbers right before a gate could stand beside its height, above it those of its first
  /// operand and below it those of its second, so that their wire slopes into its middle.
  private boolean aside(int wire, int beside) {
    Plan.Lead lead = plan.wires().get(wire);
    int numbers = lead.from();
    List<Integer> in =
        IntStream.range(0, wires.size())
            .filter(i -> plan.wires().get(i).to() == numbers)
            .boxed()
            .toList();
    boolean alone = plan.wires().stream().filter(w -> w.from() == numbers).count() == 1;
    boolean label = plan.nodes().get(numbers).kind() == Plan.Purpose.LABEL;
    if (!label || !alone || in.size() != 1 || !endsLevel(wires.get(wire))) return false;
    for (double by = ASIDE; by <= MOST_ASIDE; by += Nearer.STEP) {
      if (aside(wire, beside, in.getFirst(), lead.port() == 0 ? -by : by)) return true;
    }
    return false;
  }

  /// Whether they could stand so far below, or above, where they do.
  ///
  /// @param in the wire that comes to the numbers
  private boolean aside(int wire, int beside, int in, double dy) {
    int numbers = plan.wires().get(wire).from();
    Box place = boxes.get(numbers).plus(0, dy);
    for (int k = 0; k < boxes.size(); k++) {
      if (k != numbers && boxes.get(k).overlaps(place.grown(AROUND))) return false;
    }
    List<Point> came = wires.get(in);
    int bend = came.size() - 1;
    while (bend > 0 && Nearer.isLevel(came.get(bend).y() - came.getLast().y())) {
      bend--;
    }
    Point from = came.get(bend);
    double y = came.getLast().y() + dy;
    Point end = new Point(from.x() + Slope.run(y - from.y(), 0), y);
    if (bend == 0 || end.x() > place.x() || Slope.isJog(y - from.y())) return false;
    List<Point> coming = new ArrayList<>(came.subList(0, bend + 1));
    coming.add(end);
    coming.add(new Point(place.x(), y));
    Point to = wires.get(wire).getLast();
    Point last = new Point(to.x() + aim(wire) - Slope.run(dy, aim(wire)), y);
    if (last.x() < place.right()) return false;
    List<Point> going = List.of(new Point(place.right(), y), last, to);
    List<Integer> own = List.of(in, wire);
    if (!isClear(coming, in, own) || !isClear(going, wire, List.of(wire, beside))) return false;
    List<Point> went = wires.get(wire);
    Box stood = boxes.set(numbers, place);
    wires.set(in, coming);
    wires.set(wire, going);
    List<Point> other = flat(beside);
    boolean apart =
        areApart(going, other, gate(wire))
            && !Routes.cross(ended(going, gate(wire)), ended(other, gate(wire)));
    if (apart) {
      wires.set(beside, other);
    } else {
      boxes.set(numbers, stood);
      wires.set(in, came);
      wires.set(wire, went);
    }
    return apart;
  }

  /// A wire without small jogs before its end, which only made room for another.
  private List<Point> flat(int wire) {
    List<Point> way = wires.get(wire);
    int level = way.size() - 1;
    for (int k = level; k >= 0 && Math.abs(way.get(k).y() - way.getLast().y()) < NEARLY; k--) {
      if (Nearer.isLevel(way.get(k).y() - way.getLast().y())) level = k;
    }
    List<Point> flat = new ArrayList<>(way.subList(0, level));
    flat.add(new Point(way.get(level).x(), way.getLast().y()));
    if (level < way.size() - 1) flat.add(way.getLast());
    return isClear(flat.subList(Math.max(0, level - 1), flat.size()), wire, List.of(wire))
        ? flat
        : way;
  }

  private boolean isClear(List<Point> way, int wire, List<Integer> own) {
    return Nearer.isClear(way, plan.wires().get(wire), own, boxes, wires);
  }

  private static boolean endsLevel(List<Point> way) {
    return Nearer.isLevel(way.getLast().y() - way.get(way.size() - 2).y());
  }

  /// Whether a wire that comes level into a gate could be led beside that height.
  private boolean bend(int wire, int beside) {
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
    double end = way.getLast().x() + aim(wire) - Slope.run(APART, aim(wire));
    if (end < level.x() + Nearer.BEND) return false;
    // Its way to there stays.
    List<Point> last = List.of(level, new Point(end, y), way.getLast());
    if (!isClear(last, wire, List.of(wire, beside))) return false;
    List<Point> bent = new ArrayList<>(way.subList(0, n - 2));
    bent.addAll(last);
    wires.set(wire, bent);
    return true;
  }

  /// Moves bends along their wires where two cross at one of them, for nothing is left straight
  /// there and the eye goes on along the wrong one, or where two look like one.
  private boolean beside() {
    boolean any = false;
    wires.forEach(way -> places.add(place(way)));
    for (int one = 0; one < wires.size(); one++) {
      for (int other = 0; other < one; other++) {
        if (plan.wires().get(one).from() == plan.wires().get(other).from()) continue;
        if (!areMistaken(wires.get(one), one, other, ROUND)) continue;
        any |= unbend(one, other, AMPLE) || unbend(one, other, ROUND);
      }
    }
    return any;
  }

  /// All that a wire may look like one with another in.
  private static Box place(List<Point> way) {
    double top = way.getFirst().y();
    double bottom = top;
    for (Point bend : way) {
      top = Math.min(top, bend.y());
      bottom = Math.max(bottom, bend.y());
    }
    double left = way.getFirst().x();
    return new Box(left, top - ONE, way.getLast().x() - left, bottom - top + 2 * ONE);
  }

  /// Whether a wire, led so, crosses another so near to where either bends, or runs along it.
  private boolean areMistaken(List<Point> way, int wire, int other, double near) {
    if (!places.get(wire).overlaps(places.get(other))) return false;
    List<Point> second = wires.get(other);
    List<Point> a = ended(way, gate(wire));
    List<Point> b = ended(second, gate(other));
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        Point at = Routes.crossing(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k));
        if (at != null && (bends(a, at, near) || bends(b, at, near))) return true;
        if (along(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k)) > ROUND - near) return true;
      }
    }
    return false;
  }

  /// How far two level pieces run along each other; less than 0 where one ends before.
  private static double along(Point a, Point b, Point c, Point d) {
    boolean level = Nearer.isLevel(a.y() - b.y()) && Nearer.isLevel(c.y() - d.y());
    if (!level || Math.abs(a.y() - c.y()) >= ONE) return Double.NEGATIVE_INFINITY;
    return Math.min(b.x(), d.x()) - Math.max(a.x(), c.x());
  }

  private static boolean bends(List<Point> way, Point at, double near) {
    return way.subList(1, way.size() - 1).stream().anyMatch(bend -> bend.distance(at) < near);
  }

  /// Whether a bend of one of two wires, or a slope with both, could be moved so far from where
  /// they cross.
  private boolean unbend(int one, int other, double near) {
    for (double by = Nearer.STEP; by <= MOST; by += Nearer.STEP) {
      for (int wire : new int[] {one, other}) {
        int second = wire == one ? other : one;
        for (int k = 1; k < wires.get(wire).size() - 1; k++) {
          for (double far : new double[] {-by, by}) {
            if (isMovable(wire, k, far) && moved(wire, second, k, k, far, near)) return true;
            if (isShiftable(wire, k, far) && moved(wire, second, k, k + 1, far, near)) return true;
          }
        }
      }
    }
    return false;
  }

  /// Whether a bend may be moved so far: along a level piece of its wire, and not away from where
  /// its value branches.
  private boolean isMovable(int wire, int k, double by) {
    List<Point> way = wires.get(wire);
    Point at = way.get(k);
    Point before = way.get(k - 1);
    Point behind = way.get(k + 1);
    boolean leaves = Nearer.isLevel(at.y() - before.y());
    if (leaves == Nearer.isLevel(at.y() - behind.y())) return false;
    double x = at.x() + by;
    boolean last = k == way.size() - 2;
    double aim = last && leaves ? aim(wire) : 0;
    double run = Slope.run(leaves ? behind.y() - at.y() : at.y() - before.y(), aim);
    boolean room =
        leaves
            ? x > before.x() + Nearer.BEND && x + run <= behind.x() + aim
            : x - run >= before.x() && x <= behind.x() - (last ? Nearer.STRAIGHT : Nearer.BEND);
    return room && !isKnot(wire, at);
  }

  /// Whether a slope that begins at a bend may be moved so far, between two level pieces.
  private boolean isShiftable(int wire, int k, double by) {
    List<Point> way = wires.get(wire);
    if (k + 2 >= way.size()) return false;
    Point before = way.get(k - 1);
    Point from = way.get(k);
    Point to = way.get(k + 1);
    Point behind = way.get(k + 2);
    boolean slope = !Nearer.isLevel(from.y() - to.y());
    boolean level = Nearer.isLevel(from.y() - before.y()) && Nearer.isLevel(to.y() - behind.y());
    if (!slope || !level || isKnot(wire, from) || isKnot(wire, to)) return false;
    double end = k + 3 == way.size() ? Nearer.STRAIGHT : Nearer.BEND;
    return from.x() + by > before.x() + Nearer.BEND && to.x() + by <= behind.x() - end;
  }

  /// Whether another wire of the same value bends there too.
  private boolean isKnot(int wire, Point at) {
    int from = plan.wires().get(wire).from();
    for (int i = 0; i < wires.size(); i++) {
      if (i == wire || plan.wires().get(i).from() != from) continue;
      if (wires.get(i).stream().anyMatch(bend -> bend.distance(at) < 1)) return true;
    }
    return false;
  }

  /// Whether bends could be moved by so much, so that it is far enough from where its wire crosses
  /// another, and from no crossing less far than before.
  private boolean moved(int wire, int other, int first, int last, double by, double near) {
    List<Point> way = new ArrayList<>(wires.get(wire));
    for (int k = first; k <= last; k++) {
      way.set(k, way.get(k).plus(by, 0));
    }
    // First what takes least to see.
    if (areMistaken(way, wire, other, near)) return false;
    if (!isClear(way.subList(first - 1, last + 2), wire, List.of(wire))) return false;
    Set<Integer> own = new HashSet<>();
    for (int i = 0; i < wires.size(); i++) {
      if (i == wire) continue;
      if (gate(i) == gate(wire) && aim(wire) > 0 && !areApart(way, wires.get(i), gate(i))) {
        return false;
      }
      if (plan.wires().get(i).from() == plan.wires().get(wire).from()) own.add(i);
    }
    List<Point> was = wires.get(wire);
    for (int i = 0; i < wires.size(); i++) {
      if (i == wire || own.contains(i) || !areMistaken(way, wire, i, ROUND)) continue;
      if (i == other || !areMistaken(was, wire, i, ROUND)) return false;
    }
    wires.set(wire, way);
    return true;
  }
}
