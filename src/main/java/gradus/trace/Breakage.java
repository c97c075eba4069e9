package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Why a gate made a NaN or infinity of finite operands.
public final class Breakage {
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
}
