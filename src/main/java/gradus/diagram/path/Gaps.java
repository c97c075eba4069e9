package gradus.diagram.path;

import gradus.layout.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where wires cross the one below is interrupted, so that whose wire is whose is no guess: places
/// of the way that is cut, never at a bend of it and never at its tip.
public final class Gaps {
  /// What stays free on both sides of the wire above.
  private static final double CLEAR = 4.6;

  /// A gap along a wire that is nearly parallel is no longer than this, in both directions.
  private static final double LONGEST = 12;

  /// From a gap to the head of the arrow.
  private static final double TIP = 14;

  /// From a gap to a bend, whose round takes as much.
  private static final double BEND = 8;

  /// What is left between two gaps and is no piece of wire any more.
  private static final double CRUMB = 6;

  /// A piece between two gaps that is shorter, but no crumb, is a dash whose wire one looks for.
  private static final double SHORTEST = 14;

  /// A way of one value.
  ///
  /// @param knots where it branches
  public record Course(int source, List<Point> points, List<Point> knots) {}

  /// @param from where it begins
  /// @param to where it ends
  private record Cut(int source, Point at, double half, Point from, Point to) {
    /// How far along a way of its source it is; less than 0 where another of them is cut.
    double along(List<Point> way) {
      boolean whole = Wires.along(way, from) >= 0 && Wires.along(way, to) >= 0;
      return whole ? Wires.along(way, at) : -1;
    }
  }

  private final List<Course> ways;

  private final List<Cut> cuts = new ArrayList<>();

  /// Between any two ways: without a gap two of one source seem to part where they cross.
  public Gaps(List<Course> ways) {
    this.ways = List.copyOf(ways);
    for (int i = 0; i < ways.size(); i++) {
      for (int k = 0; k < i; k++) {
        cross(ways.get(i), ways.get(k));
      }
    }
  }

  private void cross(Course a, Course b) {
    for (int i = 1; i < a.points.size(); i++) {
      for (int k = 1; k < b.points.size(); k++) {
        Point p = a.points.get(i - 1);
        Point q = a.points.get(i);
        Point r = b.points.get(k - 1);
        Point s = b.points.get(k);
        Point at = crossing(p, q, r, s);
        if (at == null) continue;
        double half = Math.min(LONGEST, CLEAR / sine(p, q, r, s));
        // The flatter one stays whole where that can be.
        boolean steeper = slope(p, q) > slope(r, s);
        Course first = steeper ? a : b;
        Course other = steeper ? b : a;
        if (canCut(first, other, at, half)) {
          cut(first, at, half, steeper ? p : r, steeper ? q : s);
        } else if (canCut(other, first, at, half)) {
          cut(other, at, half, steeper ? r : p, steeper ? s : q);
        }
      }
    }
  }

  /// @param a before it on the way
  /// @param b behind it
  private void cut(Course way, Point at, double half, Point a, Point b) {
    double part = half / Wires.distance(a, b);
    double dx = part * (b.x() - a.x());
    double dy = part * (b.y() - a.y());
    cuts.add(new Cut(way.source, at, half, at.plus(-dx, -dy), at.plus(dx, dy)));
  }

  private boolean canCut(Course way, Course over, Point at, double half) {
    // Where the one above has a gap of its own there would be nothing at all.
    for (Cut cut : cuts) {
      double near = half + cut.half;
      if (cut.source == over.source && Wires.distance(cut.at, at) < near) return false;
    }
    for (Point knot : way.knots) {
      if (Wires.distance(knot, at) < half + BEND) return false;
    }
    for (Point bend : way.points) {
      double room = bend == way.points.getLast() ? TIP : BEND;
      if (Wires.distance(bend, at) < half + room) return false;
    }
    return !leavesDash(way.source, at, half);
  }

  /// Whether another gap of this value's ways is so near that hardly anything is left between.
  private boolean leavesDash(int source, Point at, double half) {
    for (Course way : ways) {
      if (way.source != source) continue;
      double here = Wires.along(way.points, at);
      if (here < 0) continue;
      for (Cut cut : cuts) {
        double there = cut.source == source ? cut.along(way.points) : -1;
        double left = Math.abs(here - there) - half - cut.half;
        if (there >= 0 && left > CRUMB && left < SHORTEST) return true;
      }
    }
    return false;
  }

  /// What is left of a piece of a source's ways.
  public List<List<Point>> pieces(int source, List<Point> piece) {
    List<double[]> gaps = new ArrayList<>();
    for (Cut cut : cuts) {
      if (cut.source != source) continue;
      double along = cut.along(piece);
      if (along >= 0) gaps.add(new double[] {along - cut.half, along + cut.half});
    }
    if (gaps.isEmpty()) return List.of(piece);
    gaps.sort(Comparator.comparingDouble(gap -> gap[0]));
    List<List<Point>> left = new ArrayList<>();
    double from = 0;
    for (double[] gap : gaps) {
      if (gap[0] > from + (left.isEmpty() && from == 0 ? 0 : CRUMB)) {
        left.add(Wires.piece(piece, from, gap[0]));
      }
      from = Math.max(from, gap[1]);
    }
    double length = Wires.length(piece);
    if (from < length) left.add(Wires.piece(piece, from, length));
    return left;
  }

  private static double slope(Point a, Point b) {
    return Math.abs(b.y() - a.y()) / Math.max(1e-6, Math.abs(b.x() - a.x()));
  }

  private static double sine(Point a, Point b, Point c, Point d) {
    double across = (b.x() - a.x()) * (d.y() - c.y()) - (b.y() - a.y()) * (d.x() - c.x());
    return Math.abs(across) / (Wires.distance(a, b) * Wires.distance(c, d));
  }

  /// Where two segments cross inside both; null where they do not.
  static Point crossing(Point a, Point b, Point c, Point d) {
    double abx = b.x() - a.x();
    double aby = b.y() - a.y();
    double cdx = d.x() - c.x();
    double cdy = d.y() - c.y();
    double across = abx * cdy - aby * cdx;
    if (Math.abs(across) < 1e-9) return null;
    double t = ((c.x() - a.x()) * cdy - (c.y() - a.y()) * cdx) / across;
    double u = ((c.x() - a.x()) * aby - (c.y() - a.y()) * abx) / across;
    boolean inside = t > 0 && t < 1 && u > 0 && u < 1;
    return inside ? a.plus(t * abx, t * aby) : null;
  }
}
