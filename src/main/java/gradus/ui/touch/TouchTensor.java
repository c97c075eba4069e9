package gradus.ui.touch;

import gradus.diagram.Diagram.DrawnEntry;
import gradus.explain.term.EntryName;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Moment;
import gradus.trace.Trace;
import gradus.ui.work.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A vector or matrix whose entries can be touched one by one beside the picture.
///
/// @param name `W`, or `∂f/∂W`
/// @param isTangent whether what flows goes forward, with the values
public record TouchTensor(
    String name, Gate gate, boolean isGradient, boolean isTangent, Tensor numbers) {
  /// An entry of it in the picture.
  public DrawnEntry entry(int place) {
    return new DrawnEntry(gate, place, isGradient);
  }

  /// Those that a step is about, or a gate that was asked about at it: what goes into the gate and
  /// what comes out, then as far as they are known what comes back to it and what it hands on.
  public static List<TouchTensor> of(Subject subject) {
    Optional<Gate> gate = subject.gate();
    if (gate.isEmpty() || subject.trace().isSymbolic()) return List.of();
    Trace trace = subject.trace();
    Moment now = subject.moment();
    Set<Gate> around = new LinkedHashSet<>();
    if (!subject.isFork() && gate.get().isOperation()) {
      subject
          .series()
          .map(s -> s.wires())
          .orElseGet(() -> trace.graph().operands(gate.get()))
          .forEach(w -> around.add(w.source()));
    }
    List<TouchTensor> all = new ArrayList<>();
    for (Gate operand : around) {
      trace.value(operand, now).ifPresent(t -> add(trace, operand, false, t, all));
    }
    trace.value(gate.get(), now).ifPresent(t -> add(trace, gate.get(), false, t, all));
    List<Gate> back = new ArrayList<>(List.of(gate.get()));
    back.addAll(around);
    for (Gate each : back) {
      if (!each.isConstant()) {
        flowing(trace, each, now).ifPresent(t -> add(trace, each, true, t, all));
      }
    }
    return all;
  }

  private static Optional<Tensor> flowing(Trace trace, Gate gate, Moment now) {
    return trace
        .tangents()
        .filter(t -> trace.isComputed(gate, now))
        .flatMap(t -> t.of(gate))
        .or(() -> trace.gradient(gate, now));
  }

  private static void add(
      Trace trace, Gate gate, boolean gradient, Tensor numbers, List<TouchTensor> all) {
    if (numbers.shape().isScalar()) return;
    String name = name(trace.graph(), gate);
    String flowing =
        trace
            .tangents()
            .map(t -> "∂" + name + "/∂" + moving(t.entry()))
            .orElseGet(() -> "∂" + differentiated(trace.graph()) + "/∂" + name);
    all.add(
        new TouchTensor(
            gradient ? flowing : name, gate, gradient, trace.tangents().isPresent(), numbers));
  }

  private static String moving(InputEntry entry) {
    String name = TypesetName.text(entry.input().name());
    return EntryName.text(name, entry.input().shape(), entry.position());
  }

  private static String name(ComputationGraph graph, Gate gate) {
    return graph.called(gate).map(TypesetName::text).orElse(gate.key());
  }

  private static String differentiated(ComputationGraph graph) {
    if (graph.seed().isPresent()) return graph.loss();
    String sum = graph.output().shape().isScalar() ? "" : "Σ";
    return sum + name(graph, graph.output());
  }
}
