package gradus.trace;

import gradus.tensor.Tensor;
import java.util.List;

/// Sums whose parts cancel: what rounding leaves of them is no number but noise, and they are 0.
/// Whether it is noise is told by how large the parts were, never by how small the sum is.
final class Cancelling {
  /// Of the sum of the parts' magnitudes, what rounding alone may leave.
  private static final double NOISE = 1e-13;

  private Cancelling() {}

  /// A sum, or 0 where it is noise.
  ///
  /// @param magnitude the sum of the parts' magnitudes
  static double sum(double sum, double magnitude) {
    return Math.abs(sum) < NOISE * magnitude ? 0 : sum;
  }

  static Tensor sum(Tensor sum, Tensor magnitude) {
    return sum.zip(magnitude, Cancelling::sum);
  }

  /// The sum of parts in their order.
  static Tensor sum(List<Tensor> parts) {
    Tensor sum = parts.stream().reduce(Tensor::plus).orElseThrow();
    if (parts.size() == 1) return sum;
    Tensor magnitude = parts.stream().map(p -> p.map(Math::abs)).reduce(Tensor::plus).orElseThrow();
    return sum(sum, magnitude);
  }
}
