package gradus.diagram.scene;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;

/// What a picture of a graph takes at the least, known before it is laid out.
///
/// @param gates how many stand in it
/// @param ranks how many of them stand one behind the other
public record Forecast(long gates, int ranks) {
  /// A picture of more gates stands in one row: to find where to break it takes too long.
  public static final int MOST_IN_ROWS = 1000;

  /// From a gate to the next, px.
  private static final double STEP = 46;

  /// Px² that a gate and the number behind it take where they stand closest.
  private static final double PLACE = 61 * 40;

  /// How high the numbers are, or would be, px.
  private static final double TEXT = 16;

  /// By how much more a gate of several side by side takes to lay out than one of a chain: their
  /// wires pass each other.
  private static final double BESIDE = 0.2;

  public static Forecast of(ComputationGraph graph) {
    return new Forecast(Folding.drawn(graph), new Cuts(graph, Arrangement.WHOLE).deepest());
  }

  /// Whether it may be broken into rows.
  public boolean isInRows() {
    return gates <= MOST_IN_ROWS;
  }

  /// How long laying it out takes, in times a gate of a chain; what is counted so differs from
  /// picture to picture by two or three.
  public double work() {
    return gates * (1 + BESIDE * gates / Math.max(1, ranks));
  }

  /// How long laying out a picture is expected to take: to the next five seconds or thirty, for
  /// more cannot be told before.
  public record Wait(long gates, int seconds) {}

  /// @param pace ms that a gate of a chain takes
  public Wait expected(double pace) {
    double seconds = work() * pace / 1000;
    int step = seconds < 5 ? 1 : seconds < 60 ? 5 : 30;
    return new Wait(gates, step * (int) Math.ceil(seconds / step));
  }

  /// Px that it is wide in one row, at the least.
  public double width() {
    return ranks * STEP;
  }

  /// Px² that it takes, at the least.
  public double area() {
    return gates * PLACE;
  }

  /// How high numbers are at the most where it fills so many px.
  public double text(double wide, double high) {
    double scale = Math.sqrt(wide * high / area());
    return TEXT * (isInRows() ? scale : Math.min(scale, wide / width()));
  }
}
