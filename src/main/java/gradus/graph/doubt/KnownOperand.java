package gradus.graph.doubt;

import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

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

  /// What this operation takes.
  List<? extends KnownOperand> takes();

  /// What it is where that stands in the text; null for all else.
  Tensor literal();
}
