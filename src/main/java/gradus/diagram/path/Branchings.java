package gradus.diagram.path;

import gradus.layout.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where ways that begin together go apart, and where those that run together again further on meet
/// and part once more.
public final class Branchings {
  /// How near two places are one, px.
  private static final double NEAR = 1;

  /// How near to a way a place is on it, px.
  private static final double ON = 0.01;

  /// The sine of the angle up to which two ways are one.
  private static final double STRAIGHT = 0.01;

  /// How wide the columns at least are in which pieces are looked up, px.
  private static final double COLUMN = 64;

  private final List<List<Point>> ways;
  private final List<Point> found = new ArrayList<>();

  /// A straight piece of one way, or of several that all have it.
  private record Piece(Point from, Point to) {
    double left() {
      return Math.min(from.x(), to.x());
    }

    double right() {
      return Math.max(from.x(), to.x());
    }

    double width() {
      return right() - left();
    }

    boolean holds(Point at) {
      double x = at.x();
      double y = at.y();
      boolean off =
          x < left() - ON
              || x > right() + ON
              || y < Math.min(from.y(), to.y()) - ON
              || y > Math.max(from.y(), to.y()) + ON;
      return !off && Wires.distance(at, from, to) <= ON;
    }
  }

  /// A way as far as it was followed along those it began with.
  ///
  /// @param next the index of the corner it goes to
  private record Pursuit(List<Point> way, int next) {
    boolean ends() {
      return next == way.size();
    }

    Point ahead() {
      return way.get(next);
    }

    /// Beyond the corners that are where it stands.
    Pursuit from(Point at) {
      int k = next;
      while (k < way.size() && Wires.distance(at, way.get(k)) < ON) {
        k++;
      }
      return new Pursuit(way, k);
    }
  }

  private Branchings(List<List<Point>> ways) {
    this.ways = ways;
  }

  /// Of ways that begin together, each place once.
  public static List<Point> of(List<List<Point>> ways) {
    Branchings branchings = new Branchings(ways);
    if (ways.size() < 2) return List.of();
    branchings.part();
    branchings.meet();
    return branchings.found;
  }

  /// A way in pieces, from one branching to the next.
  public static List<List<Point>> split(List<Point> way, List<Point> knots) {
    double length = Wires.length(way);
    double[] at =
        knots.stream()
            .mapToDouble(knot -> Wires.along(way, knot))
            .filter(far -> far > NEAR && far < length - NEAR)
            .sorted()
            .toArray();
    List<List<Point>> pieces = new ArrayList<>();
    double from = 0;
    for (double far : at) {
      pieces.add(Wires.piece(way, from, far));
      from = far;
    }
    pieces.add(at.length == 0 ? way : Wires.piece(way, from, length));
    return pieces;
  }

  private boolean isKnown(Point at) {
    for (Point known : found) {
      if (Wires.distance(known, at) < NEAR) return true;
    }
    return false;
  }

  private void add(Point at) {
    if (!isKnown(at)) found.add(at);
  }

  /// All ways are followed at once, those that go on in one direction as one: to look at every two
  /// of them takes minutes for a value that hundreds of gates read.
  private void part() {
    record Bundle(Point at, List<Pursuit> ways) {}
    List<Bundle> open = new ArrayList<>();
    open.add(
        new Bundle(
            ways.getFirst().getFirst(), ways.stream().map(way -> new Pursuit(way, 1)).toList()));
    while (!open.isEmpty()) {
      Bundle bundle = open.removeLast();
      if (bundle.ways.size() < 2) continue;
      Point at = bundle.at;
      List<List<Pursuit>> directions = new ArrayList<>();
      boolean ends = false;
      for (Pursuit way : bundle.ways) {
        Pursuit on = way.from(at);
        ends |= on.ends();
        if (!on.ends()) direction(directions, at, on).add(on);
      }
      if (ends || directions.size() > 1) add(at);
      for (List<Pursuit> one : directions) {
        Point nearest = one.getFirst().ahead();
        double least = Wires.distance(at, nearest);
        for (Pursuit way : one) {
          double far = Wires.distance(at, way.ahead());
          if (far >= least) continue;
          nearest = way.ahead();
          least = far;
        }
        open.add(new Bundle(nearest, one));
      }
    }
  }

  /// Those that go on from a place as this one does.
  private static List<Pursuit> direction(List<List<Pursuit>> known, Point at, Pursuit way) {
    for (List<Pursuit> one : known) {
      if (isTogether(at, one.getFirst().ahead(), way.ahead())) return one;
    }
    List<Pursuit> other = new ArrayList<>();
    known.add(other);
    return other;
  }

  /// Both ends of every straight piece that two ways share; where more than two directions lead
  /// away from one, a way branches there.
  private void meet() {
    Map<Piece, BitSet> pieces = new HashMap<>();
    Set<Point> corners = new LinkedHashSet<>();
    for (int way = 0; way < ways.size(); way++) {
      List<Point> points = ways.get(way);
      corners.addAll(points);
      for (int i = 1; i < points.size(); i++) {
        Piece piece = new Piece(points.get(i - 1), points.get(i));
        pieces.computeIfAbsent(piece, p -> new BitSet()).set(way);
      }
    }
    // So wide that few pieces stand in many columns.
    double mean = pieces.keySet().stream().mapToDouble(Piece::width).average().orElse(0);
    double column = Math.max(COLUMN, mean);
    Map<Integer, List<Piece>> columns = new HashMap<>();
    for (Piece piece : pieces.keySet()) {
      int last = (int) Math.floor((piece.right() + ON) / column);
      for (int c = (int) Math.floor((piece.left() - ON) / column); c <= last; c++) {
        columns.computeIfAbsent(c, k -> new ArrayList<>()).add(piece);
      }
    }
    for (Point corner : corners) {
      if (isKnown(corner)) continue;
      List<Piece> here = new ArrayList<>();
      for (Piece piece : columns.getOrDefault((int) Math.floor(corner.x() / column), List.of())) {
        if (piece.holds(corner)) here.add(piece);
      }
      if (branches(corner, here, pieces)) found.add(corner);
    }
  }

  /// Whether more than two directions lead away from a place, and two ways go one of them together.
  ///
  /// @param here the pieces that it lies on
  /// @param pieces the ways that have each
  private static boolean branches(Point at, List<Piece> here, Map<Piece, BitSet> pieces) {
    List<Point> directions = new ArrayList<>();
    List<BitSet> along = new ArrayList<>();
    for (Piece piece : here) {
      for (Point end : List.of(piece.from, piece.to)) {
        if (Wires.distance(end, at) <= NEAR) continue;
        int known = 0;
        while (known < directions.size() && !isTogether(at, directions.get(known), end)) {
          known++;
        }
        if (known == directions.size()) {
          directions.add(end);
          along.add(new BitSet());
        }
        along.get(known).or(pieces.get(piece));
      }
    }
    return directions.size() > 2 && along.stream().anyMatch(ways -> ways.cardinality() > 1);
  }

  private static boolean isTogether(Point from, Point a, Point b) {
    return a.equals(b) || isOneWay(from, a, b) || isAlong(from, a, b);
  }

  /// Whether the nearer of two places lies on the way to the other, but for what nobody sees.
  private static boolean isAlong(Point from, Point a, Point b) {
    boolean first = Wires.distance(from, a) <= Wires.distance(from, b);
    return Wires.distance(first ? a : b, from, first ? b : a) < Wires.ON;
  }

  /// Whether two pieces of wire cover each other.
  public static boolean isSame(List<Point> a, List<Point> b) {
    return Wires.distance(a.getFirst(), b.getFirst()) < Wires.ON
        && Wires.distance(a.getLast(), b.getLast()) < Wires.ON
        && a.stream().allMatch(p -> Wires.along(b, p) >= 0)
        && b.stream().allMatch(p -> Wires.along(a, p) >= 0);
  }

  private static boolean isOneWay(Point from, Point a, Point b) {
    double ax = a.x() - from.x();
    double ay = a.y() - from.y();
    double bx = b.x() - from.x();
    double by = b.y() - from.y();
    double sine = (ax * by - ay * bx) / (Point.length(ax, ay) * Point.length(bx, by));
    return Math.abs(sine) < STRAIGHT && ax * bx + ay * by > 0;
  }
}
