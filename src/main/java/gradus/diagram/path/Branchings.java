package gradus.diagram.path;

import gradus.layout.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where ways that begin together go apart, and where those that run together again further on meet
/// and part once more.
public final class Branchings {
  /// How near two places are one, px.
  private static final double NEAR = 1;

  /// The sine of the angle up to which two ways are one.
  private static final double STRAIGHT = 0.01;

  private final List<List<Point>> ways;
  private final List<Point> found = new ArrayList<>();

  /// Where it was looked already.
  private final Set<Point> seen = new HashSet<>();

  private Branchings(List<List<Point>> ways) {
    this.ways = ways;
  }

  /// Of ways that begin together, each place once.
  public static List<Point> of(List<List<Point>> ways) {
    Branchings branchings = new Branchings(ways);
    for (int i = 0; i < ways.size(); i++) {
      for (int k = 0; k < i; k++) {
        branchings.add(parting(ways.get(i), ways.get(k)));
      }
    }
    for (int i = 0; i < ways.size(); i++) {
      for (int k = 0; k < i; k++) {
        branchings.again(ways.get(i), ways.get(k));
      }
    }
    return branchings.found;
  }

  private boolean isKnown(Point at) {
    return found.stream().anyMatch(p -> Wires.distance(p, at) < NEAR);
  }

  private void add(Point at) {
    if (seen.add(at) && !isKnown(at)) found.add(at);
  }

  /// Both ends of every straight piece that two ways share; where more than two directions lead
  /// away from one, a way branches there.
  private void again(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        for (Point end : shared(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k))) {
          if (seen.add(end) && !isKnown(end) && directions(end) > 2) found.add(end);
        }
      }
    }
  }

  /// The ends of what two straight pieces share; empty where that is no more than a place.
  private static List<Point> shared(Point a, Point b, Point c, Point d) {
    List<Point> on = new ArrayList<>();
    for (Point p : List.of(a, b)) {
      if (Wires.distance(p, c, d) < 0.01) on.add(p);
    }
    for (Point p : List.of(c, d)) {
      if (Wires.distance(p, a, b) < 0.01) on.add(p);
    }
    boolean place = on.stream().allMatch(p -> Wires.distance(p, on.getFirst()) < NEAR);
    return place ? List.of() : on;
  }

  private int directions(Point at) {
    List<Point> ends = new ArrayList<>();
    for (List<Point> way : ways) {
      for (int i = 1; i < way.size(); i++) {
        if (Wires.distance(at, way.get(i - 1), way.get(i)) > 0.01) continue;
        for (Point end : List.of(way.get(i - 1), way.get(i))) {
          boolean leads = Wires.distance(end, at) > NEAR;
          if (leads && ends.stream().noneMatch(known -> isOneWay(at, known, end))) ends.add(end);
        }
      }
    }
    return ends.size();
  }

  private static Point parting(List<Point> a, List<Point> b) {
    Point at = a.getFirst();
    int i = 1;
    int k = 1;
    while (i < a.size() && k < b.size()) {
      Point next = a.get(i);
      Point other = b.get(k);
      if (Wires.distance(at, next) < 0.01) {
        i++;
      } else if (Wires.distance(at, other) < 0.01) {
        k++;
      } else if (isOneWay(at, next, other)) {
        at = Wires.distance(at, next) <= Wires.distance(at, other) ? next : other;
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean isOneWay(Point from, Point a, Point b) {
    double ax = a.x() - from.x();
    double ay = a.y() - from.y();
    double bx = b.x() - from.x();
    double by = b.y() - from.y();
    double sine = (ax * by - ay * bx) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
    return Math.abs(sine) < STRAIGHT && ax * bx + ay * by > 0;
  }
}
