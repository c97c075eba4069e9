package gradus.op;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// What is known of the operands where an op unfolds: their shapes, and the values of its labels.
///
/// @param labels by position; empty for an operand that is no label, or is not known
public record Operands(List<Shape> shapes, List<Optional<Tensor>> labels) {
  public Operands {
    shapes = List.copyOf(shapes);
    labels = List.copyOf(labels);
  }

  /// Of `count` operands of an op; empty while a shape is not known.
  ///
  /// @param shape by position, or null
  /// @param value by position, or null; asked of labels only
  public static Optional<Operands> of(
      Op op, int count, IntFunction<Shape> shape, IntFunction<Tensor> value) {
    List<Shape> shapes = new ArrayList<>();
    List<Optional<Tensor>> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Shape known = shape.apply(i);
      if (known == null) return Optional.empty();
      shapes.add(known);
      boolean label = op.operand(i).isLabel();
      labels.add(label ? Optional.ofNullable(value.apply(i)) : Optional.empty());
    }
    return Optional.of(new Operands(shapes, labels));
  }

  /// Of operands that are all known.
  public static Operands of(Op op, List<Tensor> values) {
    return of(op, values.size(), i -> values.get(i).shape(), values::get).orElseThrow();
  }

  public Shape shape(int operand) {
    return shapes.get(operand);
  }

  /// The value of a label that is known.
  public Tensor label(int operand) {
    return labels.get(operand).orElseThrow();
  }

  /// Whether a label of the op is not known.
  boolean lacksLabel(Op op) {
    for (int i = 0; i < labels.size(); i++) {
      if (op.operand(i).isLabel() && labels.get(i).isEmpty()) return true;
    }
    return false;
  }
}
