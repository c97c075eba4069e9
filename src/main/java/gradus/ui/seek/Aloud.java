package gradus.ui.seek;

import gradus.diagram.Diagram;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import gradus.tensor.Numbers;
import gradus.trace.Moment;
import gradus.trace.Trace;
import gradus.ui.work.Attention;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// The picture in words, for who does not see it: the gate that was asked about, else what the step
/// does.
public record Aloud(PictureModel picture, Attention attention, Words words) {
  /// What is to be said, as it changes.
  public ObservableValue<String> text() {
    return Bindings.createStringBinding(
        () -> said(attention.subject().get()),
        attention.subject(),
        picture.sentence(),
        picture.status(),
        words.language());
  }

  private String said(Subject subject) {
    if (subject == null) return words.say(none());
    return subject.asked() == null
        ? picture.sentence().get()
        : subject.isFork() ? fork(subject) : of(subject.asked(), subject.diagram(), subject.step());
  }

  /// Why there is no picture.
  private String none() {
    return switch (picture.status().get()) {
      case EMPTY -> "ui.aloud.empty";
      case WRONG -> "ui.canvas.wrong";
      case CURRENT -> "ui.busy";
    };
  }

  /// A gate: its name, what it does, its value and its gradient, as far as the step knows them.
  String of(Gate gate, Diagram diagram, int step) {
    Trace trace = diagram.steps().trace();
    Moment now = diagram.steps().moment(step);
    Numbers numbers = trace.graph().digits(gate, diagram.numbers());
    return words.say(
        "ui.aloud",
        name(trace.graph(), gate),
        kind(gate),
        trace
            .value(gate, now)
            .map(v -> words.say("ui.aloud.value", numbers.show(v)))
            .orElseGet(() -> words.say("ui.aloud.value.none")),
        trace
            .gradient(gate, now)
            .map(g -> words.say("ui.aloud.gradient", numbers.show(g)))
            .orElseGet(() -> words.say("ui.aloud.gradient.none")));
  }

  /// A fork: how many branches it has, and what they have come to.
  private String fork(Subject subject) {
    Trace trace = subject.trace();
    Gate gate = subject.asked();
    return words.say(
        "ui.aloud.fork",
        name(trace.graph(), gate),
        trace.branches(gate).size(),
        trace
            .gradient(gate, subject.moment())
            .filter(sum -> !trace.isPartial(gate, subject.moment()))
            .map(sum -> words.say("ui.aloud.sum", subject.diagram().numbers().show(sum)))
            .orElseGet(() -> words.say("ui.aloud.gradient.none")));
  }

  /// What the wire is called, or the key where it has no name.
  public static String name(ComputationGraph graph, Gate gate) {
    return TypesetName.text(graph.called(gate).orElse(gate.key()));
  }

  private String kind(Gate gate) {
    if (gate.isInput()) return words.say("ui.aloud.input");
    if (gate.isConstant()) return words.say("ui.aloud.constant");
    return switch (gate.op().origin()) {
      case Origin.Catalogue catalogue -> gate.op().called(words.locale());
      case Origin.Undefined undefined -> TypesetName.calledText(undefined.name());
      case Origin.Function function -> TypesetName.calledText(function.name());
      case Origin.NetLayer layer -> TypesetName.text(layer.name());
      case Origin.Repeat repeat -> words.say("ui.aloud.repeat", repeat.rounds());
    };
  }
}
