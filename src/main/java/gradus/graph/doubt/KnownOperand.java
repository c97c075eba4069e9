package gradus.graph.doubt;

import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/// What is known of an operand while a program is lowered.
public interface KnownOperand {
  /// Whether nothing came of it because of a problem already told.
  boolean failed();

  /// Null while an input it depends on is blank, or when nothing came of it.
  Shape shape();

  /// The operation that makes it; null for inputs and numbers.
  Op op();

  /// The constant whole numbers that this operation needs.
  int[] attributes();

  /// The shape of what this operation takes first.
  Shape from();

  /// What it is where that stands in the text; null for all else.
  Tensor literal();
}
