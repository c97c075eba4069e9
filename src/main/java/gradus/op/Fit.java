package gradus.op;

import gradus.tensor.Shape;
import java.util.List;

/// Whether operands suit an operation: the shape of the result, or why they do not.
public sealed interface Fit {
  /// The result has this shape.
  record Of(Shape shape) implements Fit {}

  /// They do not fit: a message key and its arguments. Shapes are written by their `toString`.
  record Misfit(String key, List<Object> args) implements Fit {}

  /// They fit, and the result is more than is computed; what has no numbers may have this shape.
  ///
  /// @param refusal what is said where it would be computed
  record Large(Shape shape, Misfit refusal) implements Fit {}

  static Fit of(Shape shape) {
    return new Of(shape);
  }

  static Fit misfit(String key, Object... args) {
    return new Misfit(key, List.of(args));
  }

  static Fit large(Shape shape, String key, Object... args) {
    return new Large(shape, new Misfit(key, List.of(args)));
  }
}
