package gradus.op;

import gradus.tensor.Tensor;
import java.util.List;

/// What a gate sees of the world while gradients flow: its operands' values, its own value `y`, the
/// upstream gradient `ȳ` (of the shape of `y`) and its attributes (an axis, an index).
public record Local(List<Tensor> in, Tensor out, Tensor grad, int[] attributes) {
  public Tensor in(int operand) {
    return in.get(operand);
  }
}
