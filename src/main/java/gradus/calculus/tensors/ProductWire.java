package gradus.calculus.tensors;

import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.Written;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.catalogue.Ops;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A wire that a product makes, with what is added to it or taken from it.
///
/// @param named the wire whose entries are told: the product, or a sum of it and another
/// @param other what that is; empty of the product itself
/// @param minus whether it is taken away
/// @param turned whether the product is taken away from it
record ProductWire(Gate product, Gate named, Optional<Gate> other, boolean minus, boolean turned) {
  /// The product itself where it has a name or is read by more, else with what is added to it.
  ///
  /// @param held whether what else stands in it is, though it may change with the variable
  static Optional<ProductWire> of(ComputationGraph graph, Wire use, boolean held) {
    Gate product = use.target();
    Gate wrt = untransposed(graph, use.source());
    Gate factor = graph.operands(product).get(1 - use.index()).source();
    boolean slid = product.op() == Ops.CONV2D && factor == wrt;
    boolean twice = slid || !held && changes(graph, factor, wrt);
    if (twice) return Optional.empty();
    ProductWire alone = new ProductWire(product, product, Optional.empty(), false, false);
    List<Wire> on = graph.consumers(product);
    boolean own = product.name() != null && graph.named(product.name()).orElse(null) == product;
    if (own || on.size() != 1 || product == graph.output()) return Optional.of(alone);
    Gate sum = on.getFirst().target();
    boolean adds = sum.op() == Ops.ADD || sum.op() == Ops.SUBTRACT;
    if (!adds || !sum.shape().equals(product.shape())) return Optional.of(alone);
    int at = on.getFirst().index();
    Gate other = graph.operands(sum).get(1 - at).source();
    boolean row = product.shape().isMatrix() && other.shape().isVector();
    boolean fits = other.shape().equals(sum.shape()) || row || other.shape().isScalar();
    boolean itself =
        other == wrt || graph.operands(other).stream().anyMatch(w -> w.source() == wrt);
    boolean moves = held ? itself : changes(graph, other, wrt);
    if (!fits || moves) return Optional.of(alone);
    boolean minus = sum.op() == Ops.SUBTRACT;
    return Optional.of(
        new ProductWire(product, sum, Optional.of(other), minus && at == 0, minus && at == 1));
  }

  private static Gate untransposed(ComputationGraph graph, Gate gate) {
    boolean turned = gate.isOperation() && gate.op() == Ops.TRANSPOSE;
    return turned ? graph.operands(gate).getFirst().source() : gate;
  }

  /// Whether a gate changes with another.
  static boolean changes(ComputationGraph graph, Gate gate, Gate with) {
    Set<Gate> changing = new HashSet<>(Set.of(with));
    for (Gate next : graph.gates()) {
      boolean on = graph.operands(next).stream().anyMatch(w -> changing.contains(w.source()));
      if (on) changing.add(next);
    }
    return changing.contains(gate);
  }

  /// In the order of the text.
  Written whole(EntryWriter cells, ComputationGraph graph, Written of, String letters) {
    if (other.isEmpty()) return of;
    Gate beside = other.get();
    Written rest = cells.entry(beside, ofOther(beside, letters));
    if (minus) return of.then(" − ", " - ", rest);
    if (turned) return rest.then(" − ", " - ", of);
    boolean last = graph.operands(named).get(1).source() == beside;
    return last ? of.then(" + ", " + ", rest) : rest.then(" + ", " + ", of);
  }

  Expr whole(EntryWriter cells, TensorValues values, Expr of, String letters) {
    if (other.isEmpty()) return of;
    Gate beside = other.get();
    Expr rest = cells.at(values.of(beside), ofOther(beside, letters));
    if (turned) return TensorAlgebra.binary(Operator.SUBTRACT, rest, of);
    return TensorAlgebra.binary(minus ? Operator.SUBTRACT : Operator.ADD, of, rest);
  }

  /// Of a row that is added to all rows the column counts, of a number nothing.
  private static String ofOther(Gate other, String letters) {
    if (other.shape().isScalar()) return "";
    return other.shape().isVector() ? letters.substring(letters.length() - 1) : letters;
  }
}
