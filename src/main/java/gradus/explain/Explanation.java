package gradus.explain;

import gradus.explain.passage.LocalText;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.BesideNumber;
import gradus.explain.term.FormulaCalls;
import gradus.explain.term.Multiplications;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolText;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Messages;
import gradus.latex.LinePrinter;
import gradus.latex.TypesetName;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.tensor.Numbers;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happens in a step and why: the text of the panel "What happens here".
///
/// @param title the gate, or the phase
/// @param gate the gate it is about; empty where it is about all of them
public record Explanation(String title, Optional<Gate> gate, List<Passage> blocks) {
  public Explanation {
    blocks = List.copyOf(blocks);
  }

  /// A sentence or two of it: of an input its gradient and what that means, of a gate what came out
  /// and what it does to it, of a fork its sum and why it is one.
  public String brief() {
    Optional<String> own = last(Set.of(Passage.Tone.PLAIN, Passage.Tone.REASON));
    Optional<String> why = own.or(() -> last(Set.of(Passage.Tone.ASIDE)));
    boolean fork = own.isEmpty() && why.isPresent();
    if (!fork && gate.filter(Gate::isOperation).isEmpty()) {
      List<List<String>> parts = parts();
      return String.join(". ", parts.get(parts.size() > 1 ? 1 : 0));
    }
    Optional<String> result =
        blocks.stream()
            .filter(b -> b instanceof Passage.Line)
            .map(b -> ((Passage.Line) b).text())
            .findFirst()
            .filter(s -> s.contains(" = "));
    return Stream.concat(result.stream(), why.stream()).collect(Collectors.joining(". "));
  }

  private Optional<String> last(Set<Passage.Tone> tones) {
    return blocks.stream()
        .filter(b -> b instanceof Passage.Prose said && tones.contains(said.tone()))
        .map(b -> ((Passage.Prose) b).text())
        .reduce((first, last) -> last);
  }

  /// What stands below each heading, as it is read aloud; below the first of all where none is.
  private List<List<String>> parts() {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (Passage block : blocks) {
      switch (block) {
        case Passage.Heading heading -> {
          if (!parts.getLast().isEmpty()) parts.add(new ArrayList<>());
        }
        case Passage.Prose said -> parts.getLast().add(said.text());
        case Passage.Line line -> parts.getLast().add(line.text());
      }
    }
    return parts;
  }

  /// The sign of a gate, of a power with its exponent: `×`, `(·)²`.
  public static String sign(Trace trace, Gate gate, Manner manner) {
    return new GateNames(trace.graph(), manner.signs()).sign(gate);
  }

  /// One line about what a gate does; of a function of the program its formula.
  public static String about(ComputationGraph graph, Gate gate, Manner manner) {
    Op op = gate.op();
    boolean layer = op.origin() instanceof Origin.NetLayer;
    Optional<Expr> formula =
        layer || op.origin() instanceof Origin.Function ? op.unfolding() : Optional.empty();
    String parameters =
        op.operands().stream()
            .limit(GateNames.arguments(op))
            .map(o -> TypesetName.text(o.name()))
            .collect(Collectors.joining(", ", "(", ")"));
    return formula
        .map(f ->
            TypesetName.calledText(op.name())
                + (layer ? "" : parameters)
                + " = "
                + LinePrinter.text(
                    FormulaCalls.shown(f, graph.used()::contains, manner.signs()),
                    manner.signs(),
                    Integer.MAX_VALUE,
                    Multiplications.inside(graph, gate),
                    graph.used().contains("e")))
        .orElseGet(() -> doc(graph, gate, manner));
  }

  /// What the operation does; where one of two operands is a number in the sign of the gate, what
  /// it does to the other.
  static String doc(ComputationGraph graph, Gate gate, Manner manner) {
    if (gate.op().origin() instanceof Origin.NetLayer) return about(graph, gate, manner);
    return beside(graph, gate, "", manner).orElseGet(() -> gate.op().doc(manner.locale()));
  }

  /// What it does on the way back, likewise.
  static String backward(ComputationGraph graph, Gate gate, Manner manner) {
    if (gate.op().origin() instanceof Origin.NetLayer) {
      return Messages.text(manner.locale(), "explain.layer.back");
    }
    return beside(graph, gate, ".back", manner)
        .orElseGet(() -> gate.op().backward(manner.locale()));
  }

  private static Optional<String> beside(
      ComputationGraph graph, Gate gate, String about, Manner manner) {
    GateNames names = new GateNames(graph, manner.signs());
    return BesideNumber.of(graph.operands(gate))
        .map(b ->
            Messages.text(
                manner.locale(), b.key() + about, names.of(b.other()), b.number().text()));
  }

  /// What a gate does on the way back, and why.
  static String back(ComputationGraph graph, Gate gate, Manner manner) {
    Op op = gate.op();
    boolean own = op.origin() instanceof Origin.Function && op.unfolding().isPresent();
    return own
        ? Messages.text(manner.locale(), "explain.own.back", about(graph, gate, manner))
        : backward(graph, gate, manner);
  }

  /// Of step `n`.
  public static Explanation of(Steps steps, int n, Manner manner) {
    Explanation told = told(steps, n, manner);
    return steps
        .trace()
        .tangents()
        .map(t -> told.with(new TangentSentences(t, manner).passages(steps, n)))
        .orElse(told);
  }

  private Explanation with(List<Passage> more) {
    List<Passage> all = new ArrayList<>(blocks);
    all.addAll(more);
    return new Explanation(title, gate, all);
  }

  private static Explanation told(Steps steps, int n, Manner manner) {
    Trace trace = steps.trace();
    Moment now = steps.moment(n);
    String sentence = Sentences.of(steps, n, manner);
    Step step = steps.step(n);
    Optional<Gate> gate = step.gateAtWork();
    if (trace.isSymbolic() && gate.isPresent()) {
      return SymbolStory.of(trace, step, gate.get(), manner);
    }
    if (trace.isSymbolic()) {
      return general(manner.locale(), title(step), sentence, "explain.symbols.start");
    }
    return switch (step) {
      case Step.Start s -> {
        boolean along = trace.tangents().isPresent();
        String why = along ? "explain.start.along" : "explain.start.why";
        yield general(manner.locale(), "explain.start", sentence, why);
      }
      case Step.ForwardPass f ->
          general(manner.locale(), "explain.forward", sentence, "explain.forward.why");
      case Step.BackwardPass b ->
          general(manner.locale(), "explain.backward", sentence, "explain.backward.why");
      case Step.Seed s -> seed(trace, s.gate(), manner);
      case Step.Compute c -> {
        Story story = new Story(trace, c.gate(), now, manner);
        story.forward();
        story.locals();
        yield story.told();
      }
      case Step.Gather g -> {
        SeriesStory story = new SeriesStory(trace, g.series(), now, manner);
        story.forward();
        story.locals();
        yield story.told();
      }
      case Step.Spread s -> {
        SeriesStory story = new SeriesStory(trace, s.series(), now, manner);
        story.forward();
        story.pulls();
        yield story.told();
      }
      case Step.Pull p -> {
        Story story = new Story(trace, p.gate(), now, manner);
        story.forward();
        story.pulls(p.wires());
        yield story.told();
      }
      case Step.Part p -> {
        Story story = new Story(trace, p.wire().target(), now, manner);
        story.part(p.wire(), p.factor());
        yield story.told();
      }
      case Step.Accumulate a -> {
        Story story = new Story(trace, a.wire().target(), now, manner);
        story.accumulate(a.wire());
        yield story.told();
      }
    };
  }

  /// Of a gate a person asked about, as far as things are known at that moment.
  public static Explanation of(Trace trace, Gate gate, Moment now, Manner manner) {
    if (trace.isSymbolic()) return SymbolStory.asked(trace, gate, now, manner);
    Optional<Series> series = trace.graph().series(gate);
    if (series.isPresent()) return asked(trace, series.get(), now, manner);
    Story story = new Story(trace, gate, now, manner);
    if (gate.isOperation()) {
      story.forward();
      story.arrived();
      List<Wire> wires = trace.pulls(gate);
      boolean back = !wires.isEmpty() && wires.stream().allMatch(w -> trace.isAdded(w, now));
      if (back) {
        story.pulls(wires);
      } else {
        story.locals();
      }
    } else {
      story.source();
    }
    return story.told();
  }

  /// Of the fork of a gate's value: what comes back on its branches, as far as that is known at
  /// that moment, the sum, and why it is one.
  public static Explanation ofFork(Trace trace, Gate gate, Moment now, Manner manner) {
    Telling telling = Telling.of(trace, gate, manner);
    List<Passage> blocks =
        trace.isSymbolic()
            ? SymbolStory.fork(trace, gate, manner)
            : new Forks(telling, now).sum(gate);
    String title = telling.say("explain.fork.title", telling.names().of(gate));
    return new Explanation(title, Optional.of(gate), blocks);
  }

  private static Explanation asked(Trace trace, Series series, Moment now, Manner manner) {
    SeriesStory story = new SeriesStory(trace, series, now, manner);
    story.forward();
    story.arrived();
    List<Wire> wires = series.pulls();
    boolean back = !wires.isEmpty() && wires.stream().allMatch(w -> trace.isAdded(w, now));
    if (back) {
      story.pulls();
    } else {
      story.locals();
    }
    return story.told();
  }

  /// What the local gradient along a wire between two numbers is, where that is short: `1`, `z`.
  public static Optional<String> local(Trace trace, Wire wire, Manner manner) {
    return LocalLine.word(trace, wire, manner);
  }

  /// The entry of a tensor that goes into entry `i` or `ij` of a result: `b_i`; a number as it is.
  public static String entry(ComputationGraph graph, Gate of, Gate result, Numbers numbers) {
    Symbol name = new Symbol.Name(graph.called(of).orElseThrow());
    Symbol entry = Template.entry(graph, name, of.shape(), result.shape());
    return new SymbolText(new AmountWriter(numbers)).of(entry);
  }

  /// The same of tensors, entry by entry.
  public static Optional<LocalText> entries(Trace trace, Wire wire, Manner manner) {
    return LocalLine.told(trace, wire, manner);
  }

  /// What the panel is about while no gate works or all do.
  private static String title(Step step) {
    return switch (step) {
      case Step.ForwardPass f -> "explain.forward";
      case Step.BackwardPass b -> "explain.backward";
      case Step.Start s -> "explain.start";
      case Step.Compute c -> "explain.forward";
      case Step.Gather g -> "explain.forward";
      case Step.Seed s -> "explain.seed";
      case Step.Pull p -> "explain.backward";
      case Step.Spread s -> "explain.backward";
      case Step.Part p -> "explain.backward";
      case Step.Accumulate a -> "explain.backward";
    };
  }

  private static Explanation general(Locale locale, String key, String sentence, String why) {
    return new Explanation(
        Messages.text(locale, key),
        Optional.empty(),
        List.of(
            new Passage.Prose(sentence, Passage.Tone.PLAIN),
            new Passage.Prose(Messages.text(locale, why), Passage.Tone.REASON)));
  }

  private static Explanation seed(Trace trace, Gate output, Manner manner) {
    Telling telling = Telling.of(trace, output, manner);
    var one = trace.gradient(output).orElseThrow();
    List<Piece> pieces =
        List.of(
            Piece.of(telling.gradient(output), Role.UPSTREAM),
            Piece.of("="),
            Piece.of(telling.amounts().latex(Amount.of(one, false)), Role.UPSTREAM));
    boolean given = trace.graph().seed().isPresent();
    String key =
        given
            ? "explain.seed.given"
            : output.shape().size() == 1 ? "explain.seed.why" : "explain.seed.ones";
    String name = telling.names().of(output);
    return new Explanation(
        Messages.text(manner.locale(), "explain.seed"),
        Optional.of(output),
        List.of(
            new Passage.Line(
                pieces, telling.gradientText(output) + " = " + manner.numbers().show(one)),
            new Passage.Prose(Messages.text(manner.locale(), key, name), Passage.Tone.REASON)));
  }
}
