package gradus.graph;

import gradus.graph.doubt.KnownOperand;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// What an expression came to while a program is lowered: a gate of a body, a constant that joins
/// the graph only when a gate uses it, or nothing because of a problem already told.
///
/// @param written the constant as the text has it; null for a gate
record Lowered(Gate gate, Body body, Tensor constant, Expr written) implements KnownOperand {
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

  @Override
  public boolean failed() {
    return gate == null && constant == null;
  }

  @Override
  public Shape shape() {
    if (failed()) return null;
    return constant != null ? constant.shape() : gate.shape();
  }

  @Override
  public Op op() {
    return gate == null ? null : gate.op();
  }

  @Override
  public int[] attributes() {
    return gate.attributes();
  }

  @Override
  public List<Lowered> takes() {
    if (gate == null) return List.of();
    return body.sources().get(gate.id()).stream().map(g -> Lowered.of(g, body)).toList();
  }

  @Override
  public Tensor literal() {
    return gate != null ? gate.literal() : constant;
  }
}
