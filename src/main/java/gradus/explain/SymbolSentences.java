package gradus.explain;

import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a step did where nothing has a value: the chain rule with symbols only, as the lecture
/// shows it at one gate (CS231n, lecture 4).
final class SymbolSentences {
  private final Trace trace;
  private final Manner manner;
  private final GateNames names;

  SymbolSentences(Trace trace, Manner manner) {
    this.trace = trace;
    this.manner = manner;
    names = new GateNames(trace.graph(), manner.signs());
  }

  String of(Step step) {
    return switch (step) {
      case Step.Start s -> start();
      case Step.ForwardPass f -> say("step.symbols.forward", listed(trace.forward(), this::made));
      case Step.Compute c -> compute(c.gate());
      // What nobody defined has no sum or product drawn as one.
      case Step.Gather g -> compute(g.series().result());
      case Step.Seed s -> seed(s.gate());
      case Step.BackwardPass b ->
          say("step.symbols.backward", listed(trace.graph().inputs(), this::gradientOf));
      case Step.Pull p -> listed(p.wires(), this::handed);
      case Step.Spread s -> listed(s.wires(), this::handed);
      case Step.Part p -> part(p);
      case Step.Accumulate a -> accumulate(a.wire());
    };
  }

  private String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  private static <T> String listed(List<T> all, Function<T, String> each) {
    return all.stream().map(each).collect(Collectors.joining("; "));
  }

  private String shape(Gate gate) {
    return gate.shape().isScalar() ? say("explain.scalar") : gate.shape().toString();
  }

  private boolean isOfShapes() {
    return trace.graph().isOfShapes() && trace.graph().shapeless().isEmpty();
  }

  private String start() {
    if (isOfShapes()) {
      return say(
          "step.shapes.start",
          trace.graph().inputs().stream()
              .map(g -> names.of(g) + " " + shape(g))
              .collect(Collectors.joining(", ")));
    }
    return say(
        "step.symbols.start",
        trace.graph().inputs().stream().map(names::of).collect(Collectors.joining(", ")));
  }

  /// `z = f(x, y)`.
  private String made(Gate gate) {
    List<Spoken> operands =
        trace.graph().operands(gate).stream().map(w -> names.spoken(w.source())).toList();
    return names.of(gate) + " = " + names.inNames(gate, operands);
  }

  private String compute(Gate gate) {
    List<Wire> wires = trace.pulls(gate);
    if (isOfShapes()) {
      String operands =
          wires.stream()
              .map(w -> names.of(w.source()) + " " + shape(w.source()))
              .collect(Collectors.joining(", "));
      return say("step.shapes.compute", made(gate), operands, shape(gate));
    }
    String made = names.sign(gate) + " : " + made(gate);
    if (wires.isEmpty()) return made;
    String locals = wires.stream().map(this::known).collect(Collectors.joining(", "));
    return say("step.symbols.compute", made, locals);
  }

  /// `∂z/∂q = y` where it is one number or name, else `∂z/∂q`.
  private String known(Wire wire) {
    return local(wire) + LocalLine.word(trace, wire, manner).map(w -> " = " + w).orElse("");
  }

  private String seed(Gate output) {
    return Symbols.isLoss(trace.graph())
        ? say("step.seed", names.of(output), "1")
        : say("step.symbols.seed", gradient(output), names.of(output));
  }

  /// `∂L/∂z`.
  String gradient(Gate gate) {
    return "∂" + TypesetName.text(trace.graph().loss()) + "/∂" + names.of(gate);
  }

  /// The same of a gate whose operands are told about; of the output by itself 1.
  private String upstream(Gate gate) {
    boolean one = gate == trace.graph().output() && Symbols.isLoss(trace.graph());
    return one ? "1" : gradient(gate);
  }

  /// `∂z/∂x`.
  String local(Wire wire) {
    String partial = "∂" + names.of(wire.target()) + "/∂" + names.of(wire.source());
    boolean shared = trace.graph().isShared(wire);
    return shared ? partial + "|" + Scripts.lowered("" + (wire.index() + 1)) : partial;
  }

  /// `∂L/∂z · ∂z/∂x`.
  private String share(Wire wire) {
    return upstream(wire.target()) + " " + manner.signs().factor() + " " + local(wire);
  }

  /// Of an input all its shares, one for each branch.
  private String gradientOf(Gate gate) {
    return gradient(gate)
        + " = "
        + trace.branches(gate).stream().map(this::share).collect(Collectors.joining(" + "));
  }

  private String handed(Wire wire) {
    boolean fork = trace.branches(wire.source()).size() > 1;
    String becomes = fork ? " += " : " = ";
    if (isOfShapes()) {
      String told = gradient(wire.source()) + becomes + share(wire);
      return say("step.shapes.pull", names.of(wire.source()), told, shape(wire.source()));
    }
    return say(
        "step.symbols.pull",
        names.of(wire.source()),
        gradient(wire.source()) + becomes + share(wire));
  }

  private String part(Step.Part part) {
    Wire wire = part.wire();
    String to = names.of(wire.source());
    String sign = names.sign(wire.target());
    return switch (part.factor()) {
      case UPSTREAM -> say("step.part.upstream", to, sign, upstream(wire.target()));
      case LOCAL -> say("step.part.local", to, sign, local(wire));
      case PRODUCT -> handed(wire);
    };
  }

  private String accumulate(Wire wire) {
    String share = share(wire);
    String to = names.of(wire.source());
    List<Wire> branches = trace.branches(wire.source());
    if (branches.size() < 2) return say("step.add.only", to, share);
    return say("step.symbols.add", gradient(wire.source()), share, branches.size());
  }
}
