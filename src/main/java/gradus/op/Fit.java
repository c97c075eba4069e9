package gradus.op;

import gradus.tensor.Shape;
import java.util.List;

/// Whether operands suit an operation: the shape of the result, or why they do not.
public sealed interface Fit {
  /// The result has this shape.
  record Of(Shape shape) implements Fit {}

  /// They do not fit: a message key and its arguments. Shapes are written by their `toString`.
  record Misfit(String key, List<Object> args) implements Fit {}

  static Fit of(Shape shape) {
    return new Of(shape);
  }

  static Fit misfit(String key, Object... args) {
    return new Misfit(key, List.of(args));
  }
}
