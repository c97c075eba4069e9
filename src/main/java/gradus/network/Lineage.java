package gradus.network;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of the gates while a graph is read: which of them the output is made of, which are
/// neurons, and which are made of neurons.
final class Lineage {
  private final ComputationGraph graph;

  /// What the output is made of; all other gates might as well not be there.
  private final Set<Gate> relevant;

  /// By the gates that make the numbers of neurons: in which column these stand.
  private final Map<Gate, Integer> units = new HashMap<>();

  private final Set<Gate> dependent = new HashSet<>();

  Lineage(ComputationGraph graph) {
    this.graph = graph;
    relevant = ancestors(graph.output());
  }

  /// A gate and all that it is made of.
  Set<Gate> ancestors(Gate gate) {
    Set<Gate> found = new HashSet<>();
    List<Gate> open = new ArrayList<>(List.of(gate));
    while (!open.isEmpty()) {
      Gate next = open.removeLast();
      if (found.add(next)) graph.operands(next).forEach(w -> open.add(w.source()));
    }
    return found;
  }

  /// Operations that the output is made of, operands before their users.
  List<Gate> operations() {
    return graph.gates().stream()
        .filter(g -> g.isOperation() && g.op() != Ops.COPY && relevant.contains(g))
        .toList();
  }

  /// What a second name of a wire is another name of.
  Gate resolved(Gate gate) {
    Gate found = gate;
    while (found.isOperation() && found.op() == Ops.COPY) {
      found = graph.operands(found).getFirst().source();
    }
    return found;
  }

  /// The entry of an input that a gate is, as `w[0]` is of w: a name of it, and no operation.
  Optional<WireEntry> picked(Gate gate) {
    if (!gate.isOperation() || gate.op() != Ops.INDEX) return Optional.empty();
    Gate source = resolved(graph.operands(gate).getFirst().source());
    boolean one = gate.shape().isScalar() && source.isInput() && gate.choosers().isEmpty();
    return one
        ? Optional.of(new WireEntry(source, Ops.picked(source.shape(), gate.attributes())))
        : Optional.empty();
  }

  /// An entry of a gate, or of the input that the gate picks it from.
  WireEntry plain(WireEntry number) {
    return picked(number.gate()).orElse(number);
  }

  /// Whether a gate's value is one of the program's own numbers.
  boolean isGiven(Gate gate) {
    return gate.isInput() || gate.isConstant() || picked(gate).isPresent();
  }

  /// Who takes a gate's value on the way to the output, once for each operand that it is.
  List<Gate> uses(Gate gate) {
    List<Gate> uses = new ArrayList<>();
    for (Wire wire : graph.consumers(gate)) {
      Gate target = wire.target();
      if (!relevant.contains(target)) continue;
      if (target.op() == Ops.COPY) {
        uses.addAll(uses(target));
        if (target == graph.output()) uses.add(target);
      } else {
        uses.add(target);
      }
    }
    return uses;
  }

  /// Says in which column the neurons of a gate stand.
  void place(Gate shown, int column) {
    units.put(shown, column);
    dependent.add(shown);
  }

  /// Notes what a gate is made of.
  void note(Gate gate) {
    if (graph.operands(gate).stream().anyMatch(w -> depends(resolved(w.source())))) {
      dependent.add(gate);
    }
  }

  boolean isUnit(Gate gate) {
    return units.containsKey(gate);
  }

  /// The column of a gate's neurons.
  Optional<Integer> column(Gate gate) {
    return Optional.ofNullable(units.get(gate));
  }

  /// Whether a gate's value is made of that of neurons, or is that.
  boolean depends(Gate gate) {
    return dependent.contains(gate);
  }

  /// What a gate takes, by position.
  List<Gate> operands(Gate gate) {
    return graph.operands(gate).stream().map(w -> resolved(w.source())).toList();
  }
}
