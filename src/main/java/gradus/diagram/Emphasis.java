package gradus.diagram;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a step is about: the gate at work, its wires, and the numbers that have just appeared.
///
/// @param lit the gate at work; null without
record Emphasis(
    Gate lit,
    Set<Wire> litWires,
    Set<Gate> newValues,
    Set<Gate> newGradients,
    Set<Wire> newBranches,
    boolean backward) {

  static Emphasis of(Step step, Trace trace, Moment before, Moment now) {
    return switch (step) {
      case Step.Start s -> forward(null, List.of(), List.of());
      case Step.ForwardPass f -> forward(null, List.of(), trace.forward());
      case Step.BackwardPass b -> {
        Set<Gate> sources = new HashSet<>();
        trace.wires().forEach(w -> sources.add(w.source()));
        yield new Emphasis(null, Set.of(), Set.of(), sources, Set.of(), true);
      }
      case Step.Compute c -> forward(c.gate(), trace.graph().operands(c.gate()), List.of(c.gate()));
      case Step.Seed s ->
          new Emphasis(s.gate(), Set.of(), Set.of(), Set.of(s.gate()), Set.of(), true);
      case Step.Pull p -> pulled(p.gate(), p.wires(), trace, before, now);
      case Step.Part p -> pulled(p.wire().target(), List.of(p.wire()), trace, before, now);
      case Step.Accumulate a -> pulled(a.wire().target(), List.of(a.wire()), trace, before, now);
    };
  }

  private static Emphasis forward(Gate lit, List<Wire> wires, List<Gate> values) {
    return new Emphasis(
        lit, new LinkedHashSet<>(wires), new HashSet<>(values), Set.of(), Set.of(), false);
  }

  private static Emphasis pulled(
      Gate gate, List<Wire> along, Trace trace, Moment before, Moment now) {
    Set<Gate> sources = new HashSet<>();
    Set<Wire> added = new HashSet<>();
    for (Wire wire : along) {
      if (trace.isAdded(wire, now) && !trace.isAdded(wire, before)) {
        sources.add(wire.source());
        added.add(wire);
      }
    }
    Set<Wire> lit = new LinkedHashSet<>(along);
    lit.removeIf(w -> trace.graph().isLabel(w.source()));
    return new Emphasis(gate, lit, Set.of(), sources, added, true);
  }
}
