package gradus.diagram.path;

import gradus.layout.Box;
import gradus.layout.Point;
import java.util.List;

/// Where a value goes different ways, on which its gradients come back and are added up.
///
/// @param knots where the ways part; at the first stands the sign of the sum
/// @param ways from where the value leaves to each of those that read it
public record Fork(List<Point> knots, List<List<Point>> ways) {
  /// How far from a knot, and from a line, is still meant, px.
  private static final double REACH = 8;

  private static final double LINE = 4;

  public Fork {
    knots = List.copyOf(knots);
    ways = ways.stream().map(List::copyOf).toList();
  }

  /// What a sign of this radius takes at its place.
  public Box sign(double radius) {
    Point at = knots.getFirst();
    return new Box(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
  }

  /// Whether a point is at the sign or at another knot.
  public boolean isAt(Point point) {
    return knots.stream().anyMatch(knot -> knot.distance(point) <= REACH);
  }

  /// Whether a point lies on one of the ways.
  public boolean isAlong(Point point) {
    return ways.stream().anyMatch(way -> isOn(way, point));
  }

  private static boolean isOn(List<Point> way, Point point) {
    for (int i = 1; i < way.size(); i++) {
      if (Wires.distance(point, way.get(i - 1), way.get(i)) <= LINE) return true;
    }
    return false;
  }
}
