package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the wires of a graph are called in formulas of whole tensors: by their names, or by what
/// they are made of.
final class TensorValues {
  private static final Span NOWHERE = new Span(0, 0);

  /// A value made of more parts is not written out.
  private static final int MOST_PARTS = 100;

  private static final int MOST_ENTRIES = 64;

  /// A value that is too long to be written, or no expression.
  static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unwritten() {
      super("unwritten", null, false, false);
    }
  }

  private final ComputationGraph graph;
  private final Map<Gate, Expr> known = new HashMap<>();
  private final Map<Gate, Integer> parts = new HashMap<>();

  TensorValues(ComputationGraph graph) {
    this.graph = graph;
    for (Gate gate : graph.gates()) {
      int size = 1;
      boolean all = true;
      if (gate.isOperation() && name(gate).isEmpty()) {
        for (Wire wire : graph.operands(gate)) {
          all &= known.containsKey(wire.source());
          size += parts.getOrDefault(wire.source(), MOST_PARTS);
        }
      }
      if (!all || size > MOST_PARTS) continue;
      written(gate).ifPresent(expr -> known.put(gate, expr));
      parts.put(gate, size);
    }
  }

  /// The name that the program has for this wire and for nothing else.
  Optional<String> name(Gate gate) {
    String name = gate.name();
    boolean own = name != null && graph.named(name).orElse(null) == gate;
    return own ? Optional.of(name) : Optional.empty();
  }

  /// @throws Unwritten where it has none
  Expr of(Gate gate) {
    Expr expr = known.get(gate);
    if (expr == null) throw new Unwritten();
    return expr;
  }

  /// What a gate makes of its operands, whatever it is called itself.
  ///
  /// @throws Unwritten where that is too long or no expression
  Expr made(Gate gate) {
    if (!graph.operands(gate).stream().allMatch(w -> known.containsKey(w.source()))) {
      throw new Unwritten();
    }
    return operation(gate);
  }

  private Optional<Expr> written(Gate gate) {
    Optional<String> name = name(gate);
    if (name.isPresent()) return Optional.of(TensorTerm.name(name.get()));
    return switch (gate.kind()) {
      case INPUT -> Optional.empty();
      case CONSTANT -> constant(gate.literal());
      case OPERATION -> Optional.of(operation(gate));
    };
  }

  private static Optional<Expr> constant(Tensor literal) {
    if (literal.size() > MOST_ENTRIES) return Optional.empty();
    if (literal.shape().isScalar()) return Optional.of(signed(literal.item()));
    List<Expr> rows = new ArrayList<>();
    int cols = literal.shape().cols();
    for (int row = 0; row < literal.size() / cols; row++) {
      List<Expr> items = new ArrayList<>();
      for (int col = 0; col < cols; col++) {
        items.add(signed(literal.get(row * cols + col)));
      }
      rows.add(new Expr.Array(NOWHERE, items));
    }
    return Optional.of(
        literal.shape().isVector() ? rows.getFirst() : new Expr.Array(NOWHERE, rows));
  }

  private static Expr signed(double value) {
    boolean negative = Double.compare(value, 0) < 0;
    return negative
        ? new Expr.Negate(NOWHERE, TensorTerm.number(-value))
        : TensorTerm.number(value);
  }

  private Expr operation(Gate gate) {
    Op op = gate.op();
    List<Wire> wires = graph.operands(gate);
    List<Expr> operands = new ArrayList<>();
    for (Wire wire : wires) {
      operands.add(known.get(wire.source()));
    }
    Expr first = operands.getFirst();
    if (op == Ops.COPY) return first;
    if (op == Ops.NEGATE) return new Expr.Negate(NOWHERE, first);
    List<Expr> attributes = new ArrayList<>();
    for (int attribute : gate.attributes()) {
      attributes.add(signed(attribute));
    }
    if (op == Ops.INDEX) return new Expr.Index(NOWHERE, first, attributes);
    for (Operator sign : Operator.values()) {
      if (op.isInfix() && sign.sign().equals(op.name())) {
        boolean entries = wires.stream().noneMatch(w -> w.source().shape().isScalar());
        boolean number = sign == Operator.MULTIPLY && !entries;
        return TensorTerm.binary(
            number ? Operator.PRODUCT : sign, operands.get(0), operands.get(1));
      }
    }
    List<Expr> arguments = new ArrayList<>(operands);
    arguments.addAll(attributes);
    if (op == Ops.SQUARED_NORM) {
      Expr norm = TensorTerm.call("norm", arguments.toArray(Expr[]::new));
      return TensorTerm.binary(Operator.POWER, norm, TensorTerm.number(2));
    }
    return TensorTerm.call(op.name(), arguments.toArray(Expr[]::new));
  }
}
