package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.Local;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Why a gate made a NaN or infinity of finite operands, or handed one back.
public final class Breakage {
  /// Two numbers whose product is infinite or not a number.
  public record Factors(double upstream, double local) {}

  private Breakage() {}

  /// The operands without which it would not have: with harmless numbers in their place the result
  /// is finite. All of them where only all together do harm.
  public static List<Wire> culprits(Trace trace, Gate gate) {
    List<Wire> wires = trace.graph().operands(gate);
    List<Tensor> in = wires.stream().map(w -> trace.value(w.source()).orElseThrow()).toList();
    List<Wire> found = new ArrayList<>();
    for (Wire wire : wires) {
      List<Tensor> tried = new ArrayList<>(in);
      tried.set(wire.index(), Tensor.ones(in.get(wire.index()).shape()));
      boolean objected = gate.op().objection(tried).isPresent();
      if (!objected && gate.op().value(tried, gate.attributes()).isFinite()) found.add(wire);
    }
    return found.isEmpty() ? wires : found;
  }

  /// The first entry of the upstream gradient and its local gradient whose product ends in NaN or
  /// infinity at a wire; empty where that is no product of two numbers.
  public static Optional<Factors> factors(Trace trace, Wire wire) {
    Gate gate = wire.target();
    Tensor upstream = trace.gradient(gate).orElseThrow();
    boolean entrywise = gate.op().isElementwise();
    if (!entrywise && !gate.shape().isScalar()) return Optional.empty();
    Tensor local = entrywise ? stretched(trace, wire) : trace.localGradient(wire).orElseThrow();
    Tensor up = entrywise ? upstream : upstream.broadcastTo(local.shape());
    return IntStream.range(0, local.size())
        .filter(i -> !Double.isNaN(local.get(i)) && !Double.isFinite(up.get(i) * local.get(i)))
        .mapToObj(i -> new Factors(up.get(i), local.get(i)))
        .findFirst();
  }

  /// The local gradient of an operand in the shape of the result, to which it is stretched.
  private static Tensor stretched(Trace trace, Wire wire) {
    Gate gate = wire.target();
    List<Tensor> in =
        trace.graph().operands(gate).stream()
            .map(w -> trace.value(w.source()).orElseThrow().broadcastTo(gate.shape()))
            .toList();
    Tensor out = trace.value(gate).orElseThrow();
    Local ones = new Local(in, out, Tensor.ones(out.shape()), gate.attributes());
    return gate.op().pull(wire.index(), ones);
  }
}
