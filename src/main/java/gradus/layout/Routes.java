package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What every engine does with its result: wires begin and end exactly at their ports, almost level
/// wires become level, points that bend nothing go, and the drawing starts at its margin.
final class Routes {
  /// Blank px around everything.
  static final double MARGIN = 16;

  /// Heights nearer than this, in px, are meant to be one height.
  private static final double LEVEL = 1;

  private static final double EPS = 1e-6;

  private Routes() {}

  /// Where the wire leaves its source.
  static Point exit(Plan plan, List<Box> boxes, Plan.Lead wire) {
    Box box = boxes.get(wire.from());
    return new Point(
        box.right(), box.y() + plan.nodes().get(wire.from()).outPorts().get(wire.exit()));
  }

  /// Where the wire enters its target.
  static Point entry(Plan plan, List<Box> boxes, Plan.Lead wire) {
    Box box = boxes.get(wire.to());
    return new Point(box.x(), box.y() + plan.nodes().get(wire.to()).inPorts().get(wire.port()));
  }

  /// Whether some wire runs through a box; where it aims into its own, through another.
  static boolean hidden(Plan plan, Layout layout) {
    List<Box> boxes = layout.boxes().stream().map(box -> box.grown(-0.5)).toList();
    for (int w = 0; w < layout.wires().size(); w++) {
      List<Point> wire = layout.wires().get(w);
      int to = plan.wires().get(w).to();
      double aim = plan.nodes().get(to).aim();
      for (int i = 1; i < wire.size(); i++) {
        Point a = wire.get(i - 1);
        boolean aimed = i == wire.size() - 1 && Math.abs(a.y() - wire.get(i).y()) > 1;
        Point b = aimed ? wire.get(i).plus(aim, 0) : wire.get(i);
        for (int k = 0; k < boxes.size(); k++) {
          if ((k != to || !aimed) && boxes.get(k).intersects(a, b)) return true;
        }
      }
    }
    return false;
  }

  /// The finished layout from an engine's boxes and rough wires (each with its end points).
  static Layout tidy(Plan plan, List<Box> rough, List<List<Point>> roughWires) {
    List<Box> boxes = levelled(plan, rough);
    List<List<Point>> wires = new ArrayList<>();
    for (int i = 0; i < roughWires.size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      wires.add(
          cleaned(anchored(roughWires.get(i), exit(plan, boxes, wire), entry(plan, boxes, wire))));
    }
    return framed(boxes, wires);
  }

  /// Moves a box by less than a px where that makes a wire into it exactly level.
  private static List<Box> levelled(Plan plan, List<Box> rough) {
    Box[] boxes = rough.toArray(new Box[0]);
    List<Box> view = Arrays.asList(boxes);
    boolean[] moved = new boolean[boxes.length];
    List<Plan.Lead> byPlace = new ArrayList<>(plan.wires());
    byPlace.sort(Comparator.comparingDouble(wire -> rough.get(wire.to()).x()));
    for (Plan.Lead wire : byPlace) {
      int to = wire.to();
      double dy = exit(plan, view, wire).y() - entry(plan, view, wire).y();
      double shift = boxes[to].y() + dy - rough.get(to).y();
      if (!moved[to] && Math.abs(dy) < LEVEL && Math.abs(shift) < LEVEL) {
        boxes[to] = boxes[to].plus(0, dy);
        moved[to] = true;
      }
    }
    return view;
  }

  /// The wire with its ends at the given places; level end pieces stay level.
  private static List<Point> anchored(List<Point> wire, Point from, Point to) {
    List<Point> points = new ArrayList<>(wire);
    int last = points.size() - 1;
    if (points.size() > 3) {
      if (Math.abs(points.get(1).y() - points.get(0).y()) < EPS) {
        points.set(1, new Point(points.get(1).x(), from.y()));
      }
      if (Math.abs(points.get(last - 1).y() - points.get(last).y()) < EPS) {
        points.set(last - 1, new Point(points.get(last - 1).x(), to.y()));
      }
    }
    points.set(0, from);
    points.set(last, to);
    return points;
  }

  private static List<Point> cleaned(List<Point> wire) {
    Point from = wire.getFirst();
    Point to = wire.getLast();
    boolean level = Math.abs(from.y() - to.y()) < LEVEL;
    for (Point point : wire) {
      level &= Math.abs(point.y() - from.y()) < LEVEL;
    }
    if (level && to.x() >= from.x()) return List.of(from, to);
    List<Point> kept = new ArrayList<>();
    for (Point point : wire) {
      if (!kept.isEmpty() && kept.getLast().distance(point) < EPS) continue;
      if (kept.size() > 1 && straight(kept.get(kept.size() - 2), kept.getLast(), point)) {
        kept.removeLast();
      }
      kept.add(point);
    }
    return kept;
  }

  /// Whether two wires cross.
  static boolean cross(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        if (cross(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k))) return true;
      }
    }
    return false;
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    return meet(a.x(), b.x(), c.x(), d.x())
        && meet(a.y(), b.y(), c.y(), d.y())
        && side(a, b, c) * side(a, b, d) < 0
        && side(c, d, a) * side(c, d, b) < 0;
  }

  /// Whether what lies between two numbers and between two others has something in common: nearly
  /// no two pieces of a picture do, and to see that is quick.
  private static boolean meet(double a, double b, double c, double d) {
    return Math.min(a, b) <= Math.max(c, d) && Math.min(c, d) <= Math.max(a, b);
  }

  /// Where two pieces cross; null where they do not.
  static Point crossing(Point a, Point b, Point c, Point d) {
    if (!cross(a, b, c, d)) return null;
    double from = side(c, d, a);
    double part = from / (from - side(c, d, b));
    return a.plus(part * (b.x() - a.x()), part * (b.y() - a.y()));
  }

  /// Less than 0 on one side of the line through two points, more on the other.
  private static double side(Point a, Point b, Point at) {
    return (b.x() - a.x()) * (at.y() - a.y()) - (b.y() - a.y()) * (at.x() - a.x());
  }

  /// Whether b lies on the way from a to c and bends it by less than a tenth of a px.
  private static boolean straight(Point a, Point b, Point c) {
    double ux = b.x() - a.x();
    double uy = b.y() - a.y();
    double vx = c.x() - b.x();
    double vy = c.y() - b.y();
    double length = a.distance(c);
    return ux * vx + uy * vy >= 0 && Math.abs(ux * vy - uy * vx) <= 0.1 * length;
  }

  private static Layout framed(List<Box> boxes, List<List<Point>> wires) {
    if (boxes.isEmpty()) return new Layout(0, 0, List.of(), List.of());
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Box box : boxes) {
      left = Math.min(left, box.x());
      top = Math.min(top, box.y());
      right = Math.max(right, box.right());
      bottom = Math.max(bottom, box.bottom());
    }
    for (List<Point> wire : wires) {
      for (Point point : wire) {
        left = Math.min(left, point.x());
        top = Math.min(top, point.y());
        right = Math.max(right, point.x());
        bottom = Math.max(bottom, point.y());
      }
    }
    double dx = MARGIN - left;
    double dy = MARGIN - top;
    return new Layout(
        right - left + 2 * MARGIN,
        bottom - top + 2 * MARGIN,
        boxes.stream().map(box -> box.plus(dx, dy)).toList(),
        wires.stream()
            .map(wire -> wire.stream().map(point -> point.plus(dx, dy)).toList())
            .toList());
  }
}
