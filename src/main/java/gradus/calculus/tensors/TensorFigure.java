package gradus.calculus.tensors;

import gradus.graph.Gate;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Optional;

/// A formula of a derivation that is said in numbers too.
///
/// @param text what stands before the equals sign
/// @param gate the wire it is about
public record TensorFigure(String text, String latex, Gate gate, Quantity quantity) {
  /// Of a larger Jacobian the numbers are not worked out.
  private static final int MOST_ENTRIES = 64;

  /// What of a wire it is: its value, the gradient that the backward pass has for it, or how each
  /// entry of the output changes with it.
  enum Quantity {
    VALUE,
    GRADIENT,
    JACOBIAN
  }

  /// One with its numbers.
  public record Valued(String text, String latex, Tensor value) {}

  /// Empty where that is not known, or too much.
  Optional<Valued> known(Trace trace) {
    Optional<Tensor> value =
        switch (quantity) {
          case VALUE -> trace.value(gate);
          case GRADIENT -> trace.gradient(gate);
          case JACOBIAN -> jacobian(trace, trace.graph().output().shape().size());
        };
    return value.map(v -> new Valued(text, latex, v));
  }

  /// Row by row, each by a backward pass from one entry of the output.
  private Optional<Tensor> jacobian(Trace trace, int rows) {
    int cols = gate.shape().size();
    if (rows > MOST_ENTRIES || cols > MOST_ENTRIES) return Optional.empty();
    double[] all = new double[rows * cols];
    for (int row = 0; row < rows; row++) {
      double[] unit = new double[rows];
      unit[row] = 1;
      Optional<Tensor> gradient =
          Trace.of(trace.graph().seeded(Tensor.vector(unit))).gradient(gate);
      if (gradient.isEmpty()) return Optional.empty();
      for (int col = 0; col < cols; col++) {
        all[row * cols + col] = gradient.get().get(col);
      }
    }
    return Optional.of(Tensor.of(Shape.matrix(rows, cols), all));
  }
}
