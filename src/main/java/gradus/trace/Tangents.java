package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// Forward-mode differentiation: the tangent ∂v/∂x of every value v of a trace, for one number x of
/// an input, in the order in which values are computed. One pass tells the derivative of everything
/// with respect to that number, where the backward pass tells that of one output with respect to
/// everything.
public final class Tangents {
  /// Their value is a sum of the entries of any one operand, each times something: a tangent put in
  /// the operand's place comes out as a tangent. Of all others a row of the Jacobian is formed for
  /// each entry of the result.
  static final Set<Op> LINEAR =
      Set.of(
          Ops.MATMUL,
          Ops.STACKED_MATMUL,
          Ops.DOT,
          Ops.OUTER,
          Ops.CONV2D,
          Ops.CHANNELS_CONV2D,
          Ops.AVGPOOL,
          Ops.TRANSPOSE,
          Ops.RESHAPE,
          Ops.DIAG,
          Ops.INDEX,
          Ops.STRETCH,
          Ops.SLICE,
          Ops.SUM,
          Ops.MEAN);

  private final Trace trace;
  private final InputEntry entry;

  /// By gate; null where nothing moves.
  private final Tensor[] tangents;

  /// By gate: 1 for each entry that moves, else 0: nothing that stands still is multiplied with an
  /// infinite slope.
  private final Tensor[] moving;

  /// By wire, in the shape of its target; null where nothing moves along it.
  private final Tensor[] parts;

  private Tangents(Trace trace, InputEntry entry) {
    this.trace = trace;
    this.entry = entry;
    int size = trace.graph().gates().size();
    tangents = new Tensor[size];
    moving = new Tensor[size];
    parts = new Tensor[trace.graph().wireCount()];
  }

  /// Of every gate that has a value.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static Tangents of(Trace trace, InputEntry entry, BooleanSupplier cancelled) {
    Tangents all = new Tangents(trace, entry);
    Gate input = entry.input();
    Tensor one = Tensor.generate(input.shape(), i -> i == entry.position() ? 1 : 0);
    all.tangents[input.id()] = one;
    all.moving[input.id()] = one;
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isOperation() || trace.value(gate).isEmpty()) continue;
      if (cancelled.getAsBoolean()) throw new CancellationException();
      all.push(gate);
    }
    return all;
  }

  private void push(Gate gate) {
    List<Tensor> arriving = new ArrayList<>();
    Tensor stirred = null;
    for (Wire wire : trace.graph().operands(gate)) {
      int source = wire.source().id();
      boolean label = gate.op().operand(wire.index()).isLabel();
      if (moving[source] == null || label) continue;
      Tensor moves = trace.read(wire, moving[source]);
      if (isStill(moves)) continue;
      Tensor part = gate.op().isElementwise() ? slid(wire, moves) : led(wire, moves);
      Tensor here = gate.op().isElementwise() ? moves : reached(wire, moves, part);
      here = here.broadcastTo(gate.shape());
      parts[wire.id()] = part;
      arriving.add(part);
      stirred = stirred == null ? here : stirred.zip(here, Math::max);
    }
    if (arriving.isEmpty()) return;
    tangents[gate.id()] = Cancelling.sum(arriving);
    moving[gate.id()] = stirred;
  }

  private static boolean isStill(Tensor moves) {
    return moves.sum() == 0;
  }

  /// Through a gate that works entry by entry: slope times tangent.
  private Tensor slid(Wire wire, Tensor moves) {
    Gate gate = wire.target();
    Tensor slope = trace.slopes(wire);
    Tensor tangent = tangents[wire.source().id()].broadcastTo(gate.shape());
    Tensor stirred = moves.broadcastTo(gate.shape());
    return Tensor.generate(
        gate.shape(), i -> stirred.get(i) == 0 ? 0 : slope.get(i) * tangent.get(i));
  }

  /// Through any other gate: the Jacobian times the tangent.
  private Tensor led(Wire wire, Tensor moves) {
    Tensor tangent = tangents[wire.source().id()].zip(moves, (t, m) -> m == 0 ? 0 : t);
    if (isLinear(wire.target())) return put(wire, tangent, UnaryOperator.identity());
    return trace.rows(wire, row -> along(row, tangent, moves));
  }

  private static double along(Tensor row, Tensor tangent, Tensor moves) {
    double sum = 0;
    double magnitude = 0;
    for (int i = 0; i < row.size(); i++) {
      if (moves.get(i) == 0 || row.get(i) == 0) continue;
      double part = row.get(i) * tangent.get(i);
      sum += part;
      magnitude += Math.abs(part);
    }
    return Cancelling.sum(sum, magnitude);
  }

  /// Which entries of the result move.
  private Tensor reached(Wire wire, Tensor moves, Tensor part) {
    if (isLinear(wire.target())) {
      return put(wire, moves, t -> t.map(Math::abs)).map(n -> n > 0 ? 1 : 0);
    }
    boolean routes = wire.target().op().pattern() == GatePattern.ROUTER;
    return routes ? part.map(t -> t == 0 ? 0 : 1) : Tensor.ones(part.shape());
  }

  /// A convolution is so with 0 for what it only adds.
  private static boolean isLinear(Gate gate) {
    return LINEAR.contains(gate.op()) || gate.op() == Ops.BIASED_CONV2D;
  }

  private static boolean isBias(Wire wire) {
    return wire.target().op() == Ops.BIASED_CONV2D && wire.index() == 2;
  }

  /// The value of a gate with something else in the place of one operand.
  private Tensor put(Wire wire, Tensor instead, UnaryOperator<Tensor> others) {
    List<Tensor> in = new ArrayList<>();
    for (Wire operand : trace.graph().operands(wire.target())) {
      Tensor value = trace.value(operand.source()).orElseThrow();
      boolean here = operand.index() == wire.index();
      boolean added = isBias(operand) != isBias(wire);
      in.add(here ? instead : added ? Tensor.zeros(value.shape()) : others.apply(value));
    }
    return wire.target().op().value(in, wire.target().attributes());
  }

  /// What can be moved: every input with a value that is no class label.
  public static List<Gate> inputs(ComputationGraph graph) {
    return graph.inputs().stream().filter(g -> g.literal() != null && !graph.isLabel(g)).toList();
  }

  public Trace trace() {
    return trace;
  }

  /// The number that moves.
  public InputEntry entry() {
    return entry;
  }

  /// Whether anything of a gate's value moves with that number.
  public boolean reaches(Gate gate) {
    return tangents[gate.id()] != null;
  }

  /// ∂(value)/∂x in the shape of the value; 0 where it does not depend on x, empty while the gate
  /// has no value.
  public Optional<Tensor> of(Gate gate) {
    if (trace.value(gate).isEmpty()) return Optional.empty();
    Tensor tangent = tangents[gate.id()];
    return Optional.of(tangent == null ? Tensor.zeros(gate.shape()) : tangent);
  }

  /// What arrives along a wire, local gradient times tangent, in the shape of its target; empty
  /// where nothing moves along it.
  public Optional<Tensor> part(Wire wire) {
    return Optional.ofNullable(parts[wire.id()]);
  }
}
