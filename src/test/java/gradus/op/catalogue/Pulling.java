package gradus.op.catalogue;

import gradus.op.Fit;
import gradus.op.Local;
import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// An entry of the catalogue at operands: what the tests of the families ask of it.
///
/// @param op the entry
/// @param attributes an axis, an index, or nothing
public record Pulling(Op op, int... attributes) {
  /// The entry of this name that takes so many operands and these attributes.
  public static Pulling of(String name, int operands, int... attributes) {
    return new Pulling(Ops.find(name, operands + attributes.length).orElseThrow(), attributes);
  }

  /// The result.
  public Tensor value(Tensor... in) {
    return op.value(List.of(in), attributes);
  }

  /// The gradient of one operand for this upstream gradient.
  public Tensor pull(int operand, Tensor upstream, Tensor... in) {
    return op.pull(operand, new Local(List.of(in), value(in), upstream, attributes));
  }

  /// Its shape, or why there is none.
  public Fit fit(Shape... shapes) {
    return op.fit(List.of(shapes), attributes);
  }
}
