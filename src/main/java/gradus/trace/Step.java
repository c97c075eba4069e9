package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import java.util.List;
import java.util.Optional;

/// What happens between two moments of a trace.
public sealed interface Step {
  /// Before anything is computed: the inputs stand there.
  record Start() implements Step {}

  /// All values, in one step.
  record ForwardPass() implements Step {}

  /// A gate computes its value from its operands.
  record Compute(Gate gate) implements Step {}

  /// A sum or product of many terms computes its value from all of them.
  record Gather(Series series) implements Step {}

  /// The output's gradient with respect to itself, 1 for every entry.
  record Seed(Gate gate) implements Step {}

  /// All gradients, in one step.
  record BackwardPass() implements Step {}

  /// A gate hands gradients to these operands: upstream times local, added to what is there.
  record Pull(Gate gate, List<Wire> wires) implements Step {}

  /// A sum or product hands gradients to these of its terms.
  record Spread(Series series, List<Wire> wires) implements Step {}

  /// One factor of a pull, looked at by itself.
  record Part(Wire wire, Factor factor) implements Step {}

  /// An operand's share is added to its source's gradient.
  record Accumulate(Wire wire) implements Step {}

  /// The gate that works in this step; empty where none or all do.
  default Optional<Gate> gateAtWork() {
    return switch (this) {
      case Start s -> Optional.empty();
      case ForwardPass f -> Optional.empty();
      case BackwardPass b -> Optional.empty();
      case Compute c -> Optional.of(c.gate);
      case Gather g -> Optional.of(g.series.result());
      case Seed s -> Optional.of(s.gate);
      case Pull p -> Optional.of(p.gate);
      case Spread s -> Optional.of(s.series.result());
      case Part p -> Optional.of(p.wire.target());
      case Accumulate a -> Optional.of(a.wire.target());
    };
  }

  /// What a [Part] looks at.
  enum Factor {
    UPSTREAM,
    LOCAL,
    PRODUCT
  }
}
