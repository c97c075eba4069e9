package gradus.graph;

import gradus.lang.Span;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/// What an expression came to while a program is lowered: a gate of a body, a constant that joins
/// the graph only when a gate uses it, or nothing because of a problem already told.
record Lowered(Gate gate, Body body, Tensor constant, Span span) {
  static final Lowered FAILED = new Lowered(null, null, null, new Span(0, 0));

  static Lowered of(Gate gate, Body body) {
    return new Lowered(gate, body, null, gate.span());
  }

  static Lowered of(Tensor constant, Span span) {
    return new Lowered(null, null, constant, span);
  }

  boolean failed() {
    return gate == null && constant == null;
  }

  /// Null while an input it depends on is blank.
  Shape shape() {
    return constant != null ? constant.shape() : gate.shape();
  }
}
