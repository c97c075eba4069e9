package gradus.ui.touch;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.term.GateSign;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.latex.TypesetName;
import gradus.op.Op;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import gradus.ui.work.Words;
import java.util.Optional;

/// What is said about the place under the pointer: the exact number, or what a gate does. Nothing
/// that the current step does not know yet.
public final class Exact {
  private static final int LONGEST = 400;

  private final Trace trace;
  private final Moment moment;
  private final Words words;
  private final Manner manner;

  private Exact(Diagram diagram, int step, Words words) {
    trace = diagram.steps().trace().exact();
    moment = diagram.steps().moment(step);
    this.words = words;
    manner = new Manner(words.locale(), diagram.numbers(), diagram.options().signs());
  }

  /// A few words, in one or two lines; empty where there is nothing to say yet.
  public static Optional<String> about(Hit hit, Diagram diagram, int step, Words words) {
    return new Exact(diagram, step, words).about(hit);
  }

  private Optional<String> about(Hit hit) {
    Gate gate = hit.gate();
    return switch (hit.part()) {
      case GATE -> Optional.of(gate.isOperation() ? operation(gate) : named(gate));
      case NAME -> Optional.of(name(gate) + "\n" + operation(gate));
      case VALUE -> trace.value(gate, moment).map(t -> value(gate, t));
      case GRADIENT ->
          trace
              .tangents()
              .filter(t -> trace.isComputed(gate, moment))
              .map(tangents -> tangent(gate, tangents))
              .or(() -> trace.gradient(gate, moment).map(t -> gradient(gate, t)));
      case FORK -> Optional.of(fork(gate));
      case BRANCH ->
          trace
              .contribution(hit.wire(), moment)
              .map(t -> words.say("ui.hover.branch", name(gate), exact(t)));
    };
  }

  private String tangent(Gate gate, Tangents tangents) {
    String moving = tangents.entry().name();
    return words.say(
        "ui.hover.tangent", name(gate), moving, exact(tangents.of(gate).orElseThrow()));
  }

  private String fork(Gate gate) {
    int branches = trace.branches(gate).size();
    String what = words.say("ui.hover.fork", name(gate), branches);
    return trace
        .gradient(gate, moment)
        .filter(sum -> !trace.isPartial(gate, moment))
        .map(sum -> what + "\n" + gradient(gate, sum))
        .orElse(what);
  }

  private String operation(Gate gate) {
    Optional<Series> series = trace.graph().series(gate);
    if (series.isPresent()) return together(series.get());
    Op op = gate.op();
    String name = op.isInfix() ? op.symbol(manner.signs()) : TypesetName.calledText(op.name());
    return name + "\n" + Explanation.about(trace.graph(), gate, manner);
  }

  private String together(Series series) {
    String does = series.isProduct() ? "explain.series.product" : "explain.series.sum";
    return GateSign.of(series.wires(), manner.signs()).text() + "\n" + words.say(does);
  }

  private String named(Gate gate) {
    return trace
        .value(gate)
        .map(t -> value(gate, t))
        .orElseGet(() -> words.say("ui.hover.blank", name(gate)));
  }

  private String value(Gate gate, Tensor value) {
    String shape = value.shape().isScalar() ? "" : "  (" + value.shape() + ")";
    String name = gate.name() == null ? "" : name(gate) + " = ";
    return name + exact(value) + shape;
  }

  private String gradient(Gate gate, Tensor gradient) {
    Gate last = trace.graph().output();
    String own = (last.shape().isScalar() ? "" : "Σ") + name(last);
    String output = trace.graph().seed().isPresent() ? trace.graph().loss() : own;
    return gate.name() == null
        ? words.say("ui.hover.gradient", exact(gradient))
        : "∂" + output + "/∂" + name(gate) + " = " + exact(gradient);
  }

  private static String name(Gate gate) {
    return gate.name() == null ? gate.key() : TypesetName.text(gate.name());
  }

  private static String exact(Tensor tensor) {
    if (tensor.size() > LONGEST) return "[…]";
    String text = Numbers.inFull(tensor);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
