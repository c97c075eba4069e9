package gradus.layout;

import java.util.List;

/// How badly wires of a layout cross. Wires from one exit may run together; they do not count.
final class Crossings {
  /// Two operands that cross in front of their gate hide which is the first.
  private static final int AT_ONE_GATE = 3;

  private Crossings() {}

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

  static int count(Plan plan, Layout layout) {
    int crossings = 0;
    List<List<Point>> wires = layout.wires();
    for (int i = 0; i < wires.size(); i++) {
      for (int k = i + 1; k < wires.size(); k++) {
        if (plan.wires().get(i).from() == plan.wires().get(k).from()) continue;
        if (!cross(wires.get(i), wires.get(k))) continue;
        boolean atOneGate = plan.wires().get(i).to() == plan.wires().get(k).to();
        crossings += atOneGate ? AT_ONE_GATE : 1;
      }
    }
    return crossings;
  }

  private static boolean cross(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        if (cross(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k))) return true;
      }
    }
    return false;
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }

  private static double side(Point a, Point b, Point p) {
    return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
  }
}
