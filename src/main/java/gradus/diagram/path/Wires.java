package gradus.diagram.path;

import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.util.ArrayList;
import java.util.List;

/// Polylines: joining them, measuring along them, cutting a piece out for a moving pulse. Lengths
/// in px.
public final class Wires {
  private static final double CORNER = 8;

  /// How near to a wire what lies on it is, px.
  static final double ON = 0.1;

  private Wires() {}

  /// A plain line through x, y, x, y, …
  public static Figure line(Ink ink, double width, double... xy) {
    List<Double> points = new ArrayList<>();
    for (double d : xy) {
      points.add(d);
    }
    return new Figure.Polyline(points, ink, width, Figure.Dash.SOLID, false, 0);
  }

  public static Figure draw(
      List<Point> path, Ink ink, double width, Figure.Dash dash, boolean arrow) {
    return new Figure.Polyline(flat(path), ink, width, dash, arrow, CORNER);
  }

  /// A wire at work: a value goes on solid, its arrowhead at the gate; a gradient comes back
  /// dashed, its arrowhead at the operand.
  public static List<Figure> lit(List<Point> path, double width, boolean backward) {
    if (!backward) return List.of(draw(path, Ink.VALUE, width, Figure.Dash.SOLID, true));
    // What lies under it would close the gaps.
    return List.of(
        draw(path, Ink.GRADIENT_TINT, width + 1, Figure.Dash.SOLID, false),
        draw(path.reversed(), Ink.GRADIENT, width, Figure.Dash.DASHED, true));
  }

  /// The outline of a box; it begins in the middle of its top, so that every corner is rounded.
  public static Figure outline(Box box, Ink edge, double width, Figure.Dash dash, double arc) {
    double middle = box.centre().x();
    double low = box.y() + box.height();
    List<Double> round =
        List.of(
            middle,
            box.y(),
            box.right(),
            box.y(),
            box.right(),
            low,
            box.x(),
            low,
            box.x(),
            box.y(),
            middle,
            box.y());
    return new Figure.Polyline(round, edge, width, dash, false, arc);
  }

  private static List<Double> flat(List<Point> path) {
    List<Double> points = new ArrayList<>(path.size() * 2);
    for (Point p : path) {
      points.add(p.x());
      points.add(p.y());
    }
    return points;
  }

  /// Adds a piece to a path, leaving out points that repeat or lie on a straight line.
  public static void join(List<Point> path, List<Point> piece) {
    for (Point p : piece) {
      if (!path.isEmpty() && distance(path.getLast(), p) < 0.01) continue;
      int n = path.size();
      if (n >= 2 && straight(path.get(n - 2), path.get(n - 1), p)) path.removeLast();
      path.add(p);
    }
  }

  private static boolean straight(Point a, Point b, Point c) {
    double cross = (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
    double dot = (b.x() - a.x()) * (c.x() - b.x()) + (b.y() - a.y()) * (c.y() - b.y());
    return Math.abs(cross) < 0.01 && dot > 0;
  }

  public static double distance(Point a, Point b) {
    return a.distance(b);
  }

  /// How far a point is from the straight piece between two others.
  public static double distance(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double square = dx * dx + dy * dy;
    double along = square == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / square;
    double t = Math.clamp(along, 0, 1);
    return p.distance(a.plus(t * dx, t * dy));
  }

  public static double length(List<Point> path) {
    double total = 0;
    for (int i = 1; i < path.size(); i++) {
      total += distance(path.get(i - 1), path.get(i));
    }
    return total;
  }

  /// How far from a path's start a point of it is; −1 for what is not on it.
  static double along(List<Point> path, Point at) {
    double far = 0;
    for (int i = 1; i < path.size(); i++) {
      Point a = path.get(i - 1);
      Point b = path.get(i);
      if (distance(at, a, b) < ON) return far + Math.min(distance(a, b), distance(a, at));
      far += distance(a, b);
    }
    return -1;
  }

  /// The piece of a path between two distances from its start.
  public static List<Point> piece(List<Point> path, double from, double to) {
    List<Point> out = new ArrayList<>();
    double at = 0;
    for (int i = 1; i < path.size(); i++) {
      Point a = path.get(i - 1);
      Point b = path.get(i);
      double step = distance(a, b);
      if (step > 0 && at + step >= from && at <= to) {
        if (out.isEmpty()) out.add(between(a, b, (Math.max(from, at) - at) / step));
        out.add(between(a, b, (Math.min(to, at + step) - at) / step));
      }
      at += step;
    }
    return out;
  }

  /// The point so far from a path's start, at most its end.
  public static Point at(List<Point> path, double far) {
    double left = far;
    for (int i = 1; i < path.size(); i++) {
      double step = distance(path.get(i - 1), path.get(i));
      if (step > 0 && left <= step) {
        return between(path.get(i - 1), path.get(i), Math.max(0, left) / step);
      }
      left -= step;
    }
    return path.getLast();
  }

  private static Point between(Point a, Point b, double t) {
    return new Point(a.x() + (b.x() - a.x()) * t, a.y() + (b.y() - a.y()) * t);
  }
}
