package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/// What an expression came to while a program is lowered: a gate of a body, a constant that joins
/// the graph only when a gate uses it, or nothing because of a problem already told.
///
/// @param written the constant as the text has it; null for a gate
record Lowered(Gate gate, Body body, Tensor constant, Expr written) {
  static final Lowered FAILED = new Lowered(null, null, null, null);

  static Lowered of(Gate gate, Body body) {
    return new Lowered(gate, body, null, null);
  }

  static Lowered of(Tensor constant, Expr written) {
    return new Lowered(null, null, constant, written);
  }

  /// Where it stands in the text.
  Span span() {
    return gate != null ? gate.span() : written.span();
  }

  boolean failed() {
    return gate == null && constant == null;
  }

  /// Null while an input it depends on is blank, or when nothing came of it.
  Shape shape() {
    if (failed()) return null;
    return constant != null ? constant.shape() : gate.shape();
  }
}
