package gradus.layout;

/// A place on the drawing, in px; y grows downwards.
public record Point(double x, double y) {

  /// This point moved by the given px.
  public Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /// The straight distance to another point, in px.
  public double distance(Point other) {
    return length(x - other.x, y - other.y);
  }

  /// How long a straight piece is. No number of px overflows when squared, and what guards against
  /// that takes twenty times as long.
  public static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}
