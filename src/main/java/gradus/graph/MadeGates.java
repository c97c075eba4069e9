package gradus.graph;

import gradus.graph.place.Site;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The gates of a graph in which others are drawn by their entries, in the order in which they are
/// made.
final class MadeGates {
  private final List<Gate> gates = new ArrayList<>();
  private final List<List<Gate>> sources = new ArrayList<>();

  List<Gate> gates() {
    return gates;
  }

  /// What each of them takes.
  List<List<Gate>> sources() {
    return sources;
  }

  /// The number of the next.
  int next() {
    return gates.size();
  }

  /// Puts a gate in the place of one with its number.
  void put(Gate gate) {
    gates.set(gate.id(), gate);
  }

  Gate add(Gate gate, List<Gate> from) {
    gates.add(gate);
    sources.add(List.copyOf(from));
    return gate;
  }

  /// An operation on what there is, for a gate that opens.
  Gate make(Op op, int[] attributes, List<Gate> in, Site site, Gate of) {
    List<Shape> shapes = in.stream().map(Gate::shape).toList();
    if (!(op.fit(shapes, attributes) instanceof Fit.Of fit)) {
      throw new IllegalStateException(of.key());
    }
    Expr written = written(op, attributes, in, of.span());
    return add(
        Gate.operation(
            gates.size(),
            site,
            null,
            written,
            op,
            attributes,
            fit.shape(),
            site.group(),
            List.of()),
        in);
  }

  /// A number of its own.
  Gate constant(double value, Site site, Span span) {
    return add(
        Gate.constant(gates.size(), site, number(value, span), Tensor.scalar(value)), List.of());
  }

  private static Expr written(Op op, int[] attributes, List<Gate> in, Span span) {
    List<Expr> operands = new ArrayList<>();
    for (Gate g : in) {
      boolean named = g.name() != null || g.written() == null;
      operands.add(named ? new Expr.Name(span, g.name()) : g.written());
    }
    if (op.isInfix()) {
      for (Expr.Operator operator : Expr.Operator.values()) {
        if (operator.sign().equals(op.name())) {
          return new Expr.Binary(span, operator, operands.getFirst(), operands.getLast());
        }
      }
    }
    if (op == Ops.NEGATE) return new Expr.Negate(span, operands.getFirst());
    List<Expr> numbers = new ArrayList<>();
    for (int a : attributes) {
      numbers.add(number(a, span));
    }
    if (op == Ops.INDEX) return new Expr.Index(span, operands.getFirst(), numbers);
    operands.addAll(numbers);
    return new Expr.Call(span, span, op.name(), operands);
  }

  private static Expr number(double value, Span span) {
    Expr size = new Expr.Num(span, Math.abs(value), Numbers.exact(Math.abs(value)));
    return value < 0 ? new Expr.Negate(span, size) : size;
  }
}
