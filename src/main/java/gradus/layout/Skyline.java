package gradus.layout;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// How far to the right what has been placed reaches, at each height.
final class Skyline {
  private static final double CELL = 2;

  private final double[] reach;

  Skyline(double height) {
    reach = new double[(int) Math.ceil(height / CELL) + 2];
    Arrays.fill(reach, -1e9);
  }

  private int cell(double y) {
    return Math.clamp((int) Math.floor(y / CELL), 0, reach.length - 1);
  }

  /// The furthest reach at the heights of a box.
  double over(Box box) {
    double most = 0;
    for (int i = cell(box.y()); i <= cell(box.bottom()); i++) {
      most = Math.max(most, reach[i]);
    }
    return most;
  }

  /// From now on a box stands there.
  void raise(Box box) {
    for (int i = cell(box.y()); i <= cell(box.bottom()); i++) {
      reach[i] = Math.max(reach[i], box.right());
    }
  }

  /// From now on a wire runs there, between two heights at the x of each.
  void raise(double top, double bottom, DoubleUnaryOperator at) {
    for (int i = cell(top) + 1; i < cell(bottom); i++) {
      reach[i] = Math.max(reach[i], at.applyAsDouble(i * CELL));
    }
  }

  /// How far a wire must be moved to the right to stay clear of all but its own source, which ends
  /// at `own`.
  double beyond(double top, double bottom, DoubleUnaryOperator at, double clear, double own) {
    double most = 0;
    for (int i = cell(top); i <= cell(bottom); i++) {
      double y = Math.clamp(i * CELL, top, bottom);
      if (reach[i] <= own + 0.01) continue;
      most = Math.max(most, reach[i] + clear - at.applyAsDouble(y));
    }
    return most;
  }
}
