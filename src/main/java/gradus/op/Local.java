package gradus.op;

import gradus.tensor.Tensor;
import java.util.List;

/// What a gate sees of the world while gradients flow: its operands' values, its own value `y`, the
/// upstream gradient `ȳ` (of the shape of `y`), its attributes (an axis, an index), and which
/// entries of `y` only branches read that were not chosen.
public record Local(List<Tensor> in, Tensor out, Tensor grad, int[] attributes, Unchosen unread) {
  /// All of whose entries are read.
  public Local(List<Tensor> in, Tensor out, Tensor grad, int[] attributes) {
    this(in, out, grad, attributes, Unchosen.nothing());
  }

  public Tensor in(int operand) {
    return in.get(operand);
  }
}
