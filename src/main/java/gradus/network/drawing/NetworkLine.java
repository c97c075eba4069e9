package gradus.network.drawing;

import gradus.network.WireEntry;
import java.util.Optional;

/// A line of the picture.
///
/// @param from where it comes from; empty of a bias, which comes from the +1 of the column before
/// @param weight whose size and sign it shows; empty of a line to what stands behind the neurons
/// @param isNegative whether what it brings is taken away
/// @param size what it multiplies by, its sign included; NaN where there is no weight
public record NetworkLine(
    Optional<NetworkNode> from,
    NetworkNode to,
    Optional<WireEntry> weight,
    boolean isNegative,
    double size,
    double x1,
    double y1,
    double x2,
    double y2) {
  /// Between two of several lines from one node to another, px.
  private static final double BESIDE = 11;

  /// From a node to another.
  ///
  /// @param which of `count` lines between the two, which stand beside each other
  static NetworkLine between(
      NetworkNode from,
      NetworkNode to,
      Optional<WireEntry> weight,
      double size,
      int which,
      int count,
      boolean isNegative) {
    double away = (which - (count - 1) / 2.0) * BESIDE;
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = Math.hypot(dx, dy);
    double ax = -dy / length * away;
    double ay = dx / length * away;
    return new NetworkLine(
        Optional.of(from),
        to,
        weight,
        isNegative,
        size,
        from.x() + ax,
        from.y() + ay,
        to.x() + ax,
        to.y() + ay);
  }

  /// Whether it brings a bias.
  public boolean isBias() {
    return from.isEmpty();
  }

  NetworkLine moved(double dx, double dy) {
    return new NetworkLine(
        from.map(n -> n.at(n.x() + dx, n.y() + dy)),
        to.at(to.x() + dx, to.y() + dy),
        weight,
        isNegative,
        size,
        x1 + dx,
        y1 + dy,
        x2 + dx,
        y2 + dy);
  }

  /// How far a point is from it, px.
  double distance(double x, double y) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
    double t = Math.clamp(along, 0, 1);
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }
}
