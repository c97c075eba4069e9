package gradus.diagram.scene;

import gradus.graph.Gate;
import gradus.graph.Series;
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
/// @param lit the gates at work
public record Emphasis(
    Set<Gate> lit,
    Set<Wire> litWires,
    Set<Gate> newValues,
    Set<Gate> newGradients,
    Set<Wire> newBranches,
    boolean backward) {

  /// What has changed from one moment to the next, and who did it.
  public static Emphasis of(Step step, Trace trace, Moment before, Moment now) {
    return switch (step) {
      case Step.Start s -> forward(List.of(), List.of(), List.of());
      case Step.ForwardPass f -> forward(List.of(), List.of(), trace.forward());
      case Step.BackwardPass b -> {
        Set<Gate> sources = new HashSet<>();
        trace.wires().forEach(w -> sources.add(w.source()));
        yield new Emphasis(Set.of(), Set.of(), Set.of(), sources, Set.of(), true);
      }
      case Step.Compute c -> {
        List<Gate> gate = List.of(c.gate());
        yield forward(gate, trace.graph().operands(c.gate()), gate);
      }
      case Step.Gather g -> {
        List<Gate> gates = g.series().gates();
        yield forward(gates, wires(g.series(), trace), gates);
      }
      case Step.Seed s ->
          new Emphasis(Set.of(s.gate()), Set.of(), Set.of(), Set.of(s.gate()), Set.of(), true);
      case Step.Pull p -> pulled(List.of(p.gate()), p.wires(), trace, before, now);
      case Step.Spread s ->
          pulled(s.series().gates(), wires(s.series(), trace), trace, before, now);
      case Step.Part p -> alone(p.wire(), trace, before, now);
      case Step.Accumulate a -> alone(a.wire(), trace, before, now);
    };
  }

  private static Emphasis forward(List<Gate> lit, List<Wire> wires, List<Gate> values) {
    return new Emphasis(
        new HashSet<>(lit),
        new LinkedHashSet<>(wires),
        new HashSet<>(values),
        Set.of(),
        Set.of(),
        false);
  }

  /// All that comes into a sum or product, and goes on inside it.
  private static List<Wire> wires(Series series, Trace trace) {
    return series.gates().stream().flatMap(g -> trace.graph().operands(g).stream()).toList();
  }

  private static Emphasis alone(Wire wire, Trace trace, Moment before, Moment now) {
    return pulled(List.of(wire.target()), List.of(wire), trace, before, now);
  }

  private static Emphasis pulled(
      List<Gate> gates, List<Wire> along, Trace trace, Moment before, Moment now) {
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
    return new Emphasis(new HashSet<>(gates), lit, Set.of(), sources, added, true);
  }
}
