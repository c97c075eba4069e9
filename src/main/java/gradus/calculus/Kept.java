package gradus.calculus;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.WireNames;
import gradus.graph.place.Group;
import java.util.Optional;

/// Which wires stay names in a formula rather than being put in everywhere.
sealed interface Kept {
  /// None: all is put in.
  Kept NOTHING = new NoNames();

  /// The numbers that the text itself names.
  Kept NUMBERS = new NamedNumbers();

  /// The name by which a gate stands in the formulas.
  Optional<String> name(ComputationGraph graph, Gate gate);

  record NoNames() implements Kept {
    @Override
    public Optional<String> name(ComputationGraph graph, Gate gate) {
      return Optional.empty();
    }
  }

  record NamedNumbers() implements Kept {
    @Override
    public Optional<String> name(ComputationGraph graph, Gate gate) {
      boolean number = Formulas.shape(gate).isScalar();
      return number && gate.round() == null ? written(graph, gate) : Optional.empty();
    }
  }

  /// Every wire with a name: vectors and matrices by their entries, each round of a repeat by its
  /// own.
  ///
  /// @param given the names of wires that the text leaves without one, as the picture has them
  record NamedWires(WireNames given) implements Kept {
    @Override
    public Optional<String> name(ComputationGraph graph, Gate gate) {
      if (!gate.isOperation()) return Optional.empty();
      return written(graph, gate).or(() -> lent(graph, gate));
    }

    private Optional<String> lent(ComputationGraph graph, Gate gate) {
      if (gate.name() != null) return Optional.empty();
      Optional<String> name = isAlone(gate.group()) ? given.of(gate.key()) : Optional.empty();
      for (Group call = gate.group(); call != null; call = call.parent()) {
        boolean whole = isAlone(call.parent()) && isResult(graph, gate, call);
        if (name.isEmpty() && whole) name = given.of(call.key());
      }
      return name.filter(n -> !graph.used().contains(n));
    }
  }

  /// Whether a gate in this group is drawn by itself when functions are folded.
  private static boolean isAlone(Group group) {
    return group == null || group.bond() == Group.Bond.ROUND && isAlone(group.parent());
  }

  /// Whether a call hands out what a gate in it computes.
  private static boolean isResult(ComputationGraph graph, Gate gate, Group call) {
    if (gate == graph.output()) return true;
    return graph.consumers(gate).stream().map(Wire::target).anyMatch(g -> !isInside(g, call));
  }

  private static boolean isInside(Gate gate, Group call) {
    Group group = gate.group();
    while (group != null && group != call) {
      group = group.parent();
    }
    return group != null;
  }

  /// A gate's name where the program has it for it and for nothing else.
  private static Optional<String> written(ComputationGraph graph, Gate gate) {
    String name = gate.name();
    if (!gate.isOperation() || name == null || graph.named(name).orElse(null) != gate) {
      return Optional.empty();
    }
    boolean input = graph.inputs().stream().anyMatch(g -> name.equals(g.name()));
    return input ? Optional.empty() : Optional.of(name);
  }
}
