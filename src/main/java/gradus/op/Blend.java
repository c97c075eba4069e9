package gradus.op;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/// An elementwise operation of two operands: `y = value(a, b)` and the local gradients ∂y/∂a,
/// ∂y/∂b.
public record Blend(DoubleBinaryOperator value, Slope first, Slope second) {
  /// One partial derivative at (a, b), with y at hand.
  @FunctionalInterface
  public interface Slope {
    double at(double a, double b, double y);
  }

  /// The upstream gradient times the local one, in the shape of the result.
  static Tensor pulled(Local l, Slope slope) {
    Shape s = l.out().shape();
    Tensor a = l.in(0).broadcastTo(s);
    Tensor b = l.in(1).broadcastTo(s);
    return Tensor.generate(s, i -> l.grad().get(i) * slope.at(a.get(i), b.get(i), l.out().get(i)));
  }

  static Fit fit(String op, Shape a, Shape b) {
    return a.broadcast(b)
        .map(Fit::of)
        .orElseGet(() -> Fit.misfit("shape.broadcast", op, a.toString(), b.toString()));
  }
}
