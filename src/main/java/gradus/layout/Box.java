package gradus.layout;

/// An upright rectangle in px: its top left corner and its size.
public record Box(double x, double y, double width, double height) {

  public Point centre() {
    return new Point(x + width / 2, y + height / 2);
  }

  /// The x of the right edge.
  public double right() {
    return x + width;
  }

  /// The y of the lower edge.
  public double bottom() {
    return y + height;
  }

  /// Whether the point lies inside or on the edge.
  public boolean contains(Point point) {
    return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
  }

  /// Whether the insides share a place; boxes that only touch do not overlap.
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /// Whether the straight line from a to b passes through the inside (touching an edge is not
  /// enough). Liang and Barsky's clipping.
  public boolean intersects(Point a, Point b) {
    if (Math.max(a.x(), b.x()) <= x || Math.min(a.x(), b.x()) >= right()) return false;
    if (Math.max(a.y(), b.y()) <= y || Math.min(a.y(), b.y()) >= bottom()) return false;
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double[] p = {-dx, dx, -dy, dy};
    double[] q = {a.x() - x, right() - a.x(), a.y() - y, bottom() - a.y()};
    double from = 0;
    double to = 1;
    for (int side = 0; side < 4; side++) {
      if (p[side] == 0) {
        if (q[side] <= 0) return false;
      } else {
        double t = q[side] / p[side];
        if (p[side] < 0) {
          from = Math.max(from, t);
        } else {
          to = Math.min(to, t);
        }
      }
    }
    return from < to;
  }

  /// The box larger by the margin on all four sides; a negative margin shrinks it.
  public Box grown(double margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  /// This box moved by the given px.
  public Box plus(double dx, double dy) {
    return new Box(x + dx, y + dy, width, height);
  }

  /// The smallest box around both.
  public Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
