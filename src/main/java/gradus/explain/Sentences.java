package gradus.explain;

import gradus.explain.term.Equations;
import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// One sentence a step, with the numbers in it: the line above the picture, the text a screen
/// reader reads and what `gradus steps` prints.
public final class Sentences {
  private static final int MOST_INPUTS = 16;
  private static final int MOST_ENTRIES = 6;

  /// After these a negative number stands in brackets.
  private static final Set<Op> SIGNS = Set.of(Ops.ADD, Ops.SUBTRACT, Ops.POWER);

  private final Steps steps;
  private final Trace trace;
  private final GateNames names;
  private final Locale locale;
  private final Numbers numbers;
  private final Manner manner;

  private Sentences(Steps steps, Manner manner) {
    this.steps = steps;
    this.trace = steps.trace();
    this.names = new GateNames(trace.graph(), manner.signs());
    this.manner = manner;
    locale = manner.locale();
    numbers = manner.numbers();
  }

  /// What step `n` did.
  public static String of(Steps steps, int n, Manner manner) {
    return steps.trace().isSymbolic()
        ? new SymbolSentences(steps.trace(), manner).of(steps.step(n))
        : inSpaces(new Sentences(steps, manner).told(n));
  }

  /// A value whose entries are too many to be written is not equal to its space but in it.
  private static String inSpaces(String sentence) {
    return sentence.replace(" = ℝ", " ∈ ℝ");
  }

  /// What a careful reader of step `n` should notice: a number that is none, a kink.
  static List<String> remarks(Steps steps, int n, Manner manner) {
    return new Sentences(steps, manner).remarks(steps.step(n));
  }

  private List<String> remarks(Step step) {
    return switch (step) {
      case Step.Start s -> List.of();
      case Step.ForwardPass f -> List.of();
      case Step.Compute c -> broken(List.of(c.gate()));
      case Step.Gather g -> broken(g.series().gates());
      case Step.Seed s -> List.of();
      case Step.BackwardPass b -> List.of();
      case Step.Pull p -> {
        List<String> remarks = new ArrayList<>(spoiled(List.of(p.gate())));
        if (trace.atKink(p.gate())) remarks.add(say("step.kink", symbol(p.gate())));
        yield remarks;
      }
      case Step.Spread s -> spoiled(s.series().gates());
      case Step.Part p -> List.of();
      case Step.Accumulate a -> List.of();
    };
  }

  private List<String> broken(List<Gate> gates) {
    return gates.stream().filter(trace::breaks).map(this::broken).toList();
  }

  private List<String> spoiled(List<Gate> gates) {
    return gates.stream()
        .flatMap(g -> trace.spoiled(g).stream())
        .map(w -> say(Remarks.spoiled(trace, w)))
        .toList();
  }

  private String told(int n) {
    return trace
        .tangents()
        .flatMap(t -> new TangentSentences(t, names, manner).of(steps, n))
        .map(moved ->
            steps.step(n) instanceof Step.ForwardPass ? passed(moved) : sentence(n) + moved)
        .orElseGet(() -> sentence(n));
  }

  private String sentence(int n) {
    return switch (steps.step(n)) {
      case Step.Start s -> start();
      case Step.ForwardPass f -> passed("");
      case Step.Compute c -> remarked(". ", List.of(compute(c.gate())), c);
      case Step.Gather g ->
          remarked(". ", List.of(new SeriesTelling(trace, g.series(), manner).computed()), g);
      case Step.Seed s -> seed(s.gate());
      case Step.BackwardPass b -> say("step.backward", inputGradients());
      case Step.Pull p -> remarked("; ", pull(p, n), p);
      case Step.Spread s ->
          remarked(
              "; ", new SeriesTelling(trace, s.series(), manner).handed(s.wires(), this::sum), s);
      case Step.Part p -> part(p);
      case Step.Accumulate a -> accumulate(a.wire());
    };
  }

  private String passed(String moved) {
    return say("step.forward", trace.forward().size(), outputValue() + moved);
  }

  private String say(String key, Object... args) {
    return Messages.text(locale, key, args);
  }

  private String start() {
    List<Gate> blanks = trace.graph().blanks();
    List<String> given =
        trace.graph().inputs().stream()
            .filter(g -> g.literal() != null)
            .map(g -> names.of(g) + " = " + shown(g, g.literal()))
            .toList();
    String values = shortened(given);
    if (!blanks.isEmpty()) {
      String missing = shortened(blanks.stream().map(names::of).toList());
      return given.isEmpty()
          ? say("step.start.blank", missing, blanks.size())
          : say("step.start.some", values, missing);
    }
    return given.isEmpty() ? say("step.start.none") : say("step.start", values);
  }

  private String shortened(List<String> parts) {
    String text = parts.stream().limit(MOST_INPUTS).collect(Collectors.joining(", "));
    int rest = parts.size() - MOST_INPUTS;
    return rest > 0 ? say("step.more", text, rest) : text;
  }

  private String outputValue() {
    Gate output = trace.graph().output();
    return names.of(output)
        + (trace.value(output).isPresent() ? " = " + show(trace.value(output).get()) : "");
  }

  private String inputGradients() {
    return shortened(
        trace.graph().inputs().stream()
            .filter(g -> trace.gradient(g).isPresent())
            .map(g -> names.of(g) + " " + show(trace.gradient(g).get()))
            .toList());
  }

  /// `× : f = q z = 3 × (−4) = −12`.
  private String compute(Gate gate) {
    Equation equation = Equations.forward(trace, gate, numbers);
    if (gate.isTakenOut()) {
      // It is drawn as the start of a wire, whose number is there.
      String value = Spoken.of(trace.value(gate).orElseThrow(), equation.result()).text();
      return names.of(gate) + " " + equation.sign() + " " + value;
    }
    return names.made(
        gate,
        symbol(gate),
        names.inNames(gate, named(gate)),
        names.write(gate, operands(gate, equation.numbers())),
        equation.sign(),
        Spoken.of(trace.value(gate).orElseThrow(), equation.result()).text());
  }

  private List<Spoken> named(Gate gate) {
    return trace.graph().operands(gate).stream()
        .map(w -> behindSign(w, names.spoken(w.source())))
        .toList();
  }

  private String remarked(String between, List<String> said, Step step) {
    List<String> parts = new ArrayList<>(said);
    parts.addAll(remarks(step));
    return String.join(between, parts);
  }

  private Spoken shownOperand(Wire wire, Numbers digits) {
    Gate source = wire.source();
    if (source.isConstant() && source.shape().isScalar()) {
      return behindSign(wire, names.spoken(source));
    }
    Tensor value = trace.value(source).orElseThrow();
    if (value.size() > MOST_ENTRIES) return names.spoken(source);
    boolean label = Telling.isLabel(wire);
    return behindSign(wire, Spoken.of(value, label ? digits.whole() : digits));
  }

  private Spoken behindSign(Wire wire, Spoken shown) {
    return wire.index() > 0 && SIGNS.contains(wire.target().op()) ? shown.bracketed() : shown;
  }

  private String broken(Gate gate) {
    Tensor value = trace.value(gate).orElseThrow();
    return say(
        value.hasNaN() ? "step.nan" : "step.infinite", names.write(gate, operands(gate, numbers)));
  }

  private List<Spoken> operands(Gate gate, Numbers digits) {
    return trace.graph().operands(gate).stream().map(w -> shownOperand(w, digits)).toList();
  }

  private String seed(Gate gate) {
    boolean given = trace.graph().seed().isPresent();
    boolean one = gate.shape().size() == 1;
    return say(
        given ? "step.seed.given" : one ? "step.seed" : "step.seed.ones",
        names.of(gate),
        show(trace.gradient(gate).orElseThrow()),
        Telling.of(trace, gate, manner).gradientText(gate));
  }

  private List<String> pull(Step.Pull pull, int n) {
    List<String> parts = new ArrayList<>();
    for (Wire wire : pull.wires()) {
      // A wire that is a step of its own tells its sum in the next step.
      boolean added = trace.isAdded(wire, steps.moment(n));
      Numbers digits = added ? Equations.shared(trace, wire, numbers) : numbers;
      String text = handed(wire, digits);
      // A rule of tensors says already what it adds to.
      String sum = !added ? "" : isRule(wire) ? together(wire, digits) : sum(wire, digits);
      parts.add(sum.isEmpty() ? text : text + ", " + sum);
      for (Wire chooser : trace.graph().choosers(wire.target())) {
        parts.add(say("step.pull.label", names.of(chooser.source())));
      }
    }
    return parts;
  }

  /// `to x: upstream −4 · local 1 = −4`, or for tensors the rule and its result.
  private String handed(Wire wire, Numbers usual) {
    Gate gate = wire.target();
    String to = names.of(wire.source());
    if (Telling.isLabel(wire)) return say("step.pull.label", to);
    if (gate.op().pattern() == GatePattern.STOPPER) {
      return say("step.pull.stopped", to, show(trace.contribution(wire)));
    }
    if (trace.unread(gate).isEverything()) return say("step.pull.unchosen", to);
    if (!isScalar(wire)) {
      Telling telling = Telling.of(trace, wire.target(), manner);
      boolean all = trace.unread(gate).isNothing();
      String key = all ? "step.pull.tensor" : "step.pull.tensor.unchosen";
      return say(key, to, telling.told(wire, show(trace.contribution(wire))));
    }
    Equation equation = Equations.product(trace, wire, usual);
    Numbers digits = equation.numbers();
    return say(
        "step.pull",
        to,
        digits.show(trace.gradient(gate).orElseThrow()),
        Spoken.of(Tensor.scalar(trace.local(wire)), digits).bracketed().text(),
        equation.result().show(trace.contribution(wire)),
        equation.sign(),
        manner.signs().factor());
  }

  /// `∂f/∂q xᵀ`: what the wire hands on.
  private String told(Wire wire) {
    return Telling.of(trace, wire.target(), manner).told(wire);
  }

  private static boolean isScalar(Wire wire) {
    return wire.source().shape().isScalar() && wire.target().shape().isScalar();
  }

  /// What a branch adds to: the gradient, ∂f/∂w, never the value.
  private String gradient(Wire wire) {
    return Telling.of(trace, wire.target(), manner).gradientText(wire.source());
  }

  /// Whether what is handed on along a wire is told by the rule rather than by numbers.
  private boolean isRule(Wire wire) {
    Gate gate = wire.target();
    return !isScalar(wire)
        && !Telling.isLabel(wire)
        && gate.op().pattern() != GatePattern.STOPPER
        && !trace.unread(gate).isEverything();
  }

  /// At a fork: `∂f/∂w += 0.05: 0.19 + 0.05 = 0.24 (branch 2 of 3)`; empty where there is no fork.
  private String sum(Wire wire, Numbers usual) {
    return sum(wire, usual, "step.sum", gradient(wire));
  }

  /// The same behind a rule: `together [1, 2] + [0, 1] = [1, 3] (branch 2 of 3)`.
  private String together(Wire wire, Numbers usual) {
    return sum(wire, usual, "step.sum.together");
  }

  /// @param to what it is added to, where that is to be said
  private String sum(Wire wire, Numbers usual, String key, String... to) {
    List<Wire> branches = trace.branches(wire.source());
    if (branches.size() < 2) return "";
    Moment after = trace.after(wire);
    long arrived = branches.stream().filter(b -> trace.isAdded(b, after)).count();
    var before = trace.gradient(wire.source(), trace.before(wire));
    if (before.isEmpty()) {
      return say("step.sum.first", names.of(wire.source()), arrived, branches.size());
    }
    Tensor share = trace.contribution(wire);
    Tensor total = trace.gradient(wire.source(), after).orElseThrow();
    Equation equation = Equations.sum(List.of(before.get(), share), total, usual);
    Numbers digits = equation.numbers();
    List<Object> said = new ArrayList<>(List.of((Object[]) to));
    said.add(Spoken.of(before.get(), digits).text());
    said.add(Spoken.of(share, digits).bracketed().text());
    said.add(Spoken.of(total, digits).text());
    said.addAll(List.of(arrived, branches.size(), equation.sign()));
    return say(key, said.toArray());
  }

  private String part(Step.Part part) {
    Wire wire = part.wire();
    Gate gate = wire.target();
    String to = names.of(wire.source());
    if (Telling.isLabel(wire)) return say("step.pull.label", to);
    String upstream = show(trace.gradient(gate).orElseThrow());
    String rule = told(wire);
    return switch (part.factor()) {
      case UPSTREAM -> say("step.part.upstream", to, symbol(gate), upstream);
      case LOCAL ->
          isScalar(wire)
              ? say("step.part.local", to, symbol(gate), show(trace.local(wire)))
              : say("step.part.rule", to, symbol(gate), rule);
      case PRODUCT -> handed(wire, numbers);
    };
  }

  private String accumulate(Wire wire) {
    String share = show(trace.contribution(wire));
    String sum = sum(wire, numbers);
    if (Telling.isLabel(wire)) return say("step.pull.label", names.of(wire.source()));
    if (sum.isEmpty()) return say("step.add.only", gradient(wire), share);
    boolean first = trace.gradient(wire.source(), trace.before(wire)).isEmpty();
    return first ? say("step.add.first", gradient(wire), share, sum) : sum;
  }

  private String show(Tensor tensor) {
    return Spoken.of(tensor, numbers).text();
  }

  /// The value of a gate; labels are whole numbers.
  private String shown(Gate gate, Tensor value) {
    return Spoken.of(value, trace.graph().digits(gate, numbers)).text();
  }

  private String show(double value) {
    return numbers.show(value);
  }

  private String symbol(Gate gate) {
    return names.sign(gate);
  }
}
