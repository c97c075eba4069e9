package gradus.op;

import java.util.function.DoubleUnaryOperator;

/// An elementwise operation of one operand: `y = value(x)` and its local gradient `slope(x, y)`.
public record Curve(DoubleUnaryOperator value, Slope slope) {
  /// dy/dx at x, with y at hand.
  @FunctionalInterface
  public interface Slope {
    double at(double x, double y);
  }
}
