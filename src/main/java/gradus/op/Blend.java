package gradus.op;

import java.util.function.DoubleBinaryOperator;

/// An elementwise operation of two operands: `y = value(a, b)` and the local gradients ∂y/∂a,
/// ∂y/∂b.
public record Blend(DoubleBinaryOperator value, Slope first, Slope second) {
  /// One partial derivative at (a, b), with y at hand.
  @FunctionalInterface
  public interface Slope {
    double at(double a, double b, double y);
  }
}
