package gradus.layout;

/// A place on the drawing, in px; y grows downwards.
public record Point(double x, double y) {

  /// This point moved by the given px.
  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /// The straight distance to another point, in px.
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
