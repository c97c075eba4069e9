package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.FilledRule;
import gradus.explain.term.GateSign;
import gradus.explain.term.Spoken;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolWriter;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.op.GatePattern;
import gradus.op.catalogue.Ops;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells what one gate does, block by block.
final class Story {
  private static final int MOST_WIRES = 12;
  private static final int MOST_ENTRIES = 6;

  private final Trace trace;
  private final Gate gate;
  private final Moment now;
  private final Locale locale;
  private final Numbers numbers;
  private final Manner manner;
  private final GateNames names;
  private final Telling telling;
  private final Products products;
  private final AmountWriter amounts;
  private final LocalLine local;
  private final Forks forks;
  private final List<Passage> blocks = new ArrayList<>();

  Story(Trace trace, Gate gate, Moment now, Manner manner) {
    this.trace = trace;
    this.gate = gate;
    this.now = now;
    this.manner = manner;
    locale = manner.locale();
    numbers = manner.numbers();
    telling = Telling.of(trace, gate, manner);
    names = telling.names();
    amounts = telling.amounts();
    products = new Products(telling);
    local = new LocalLine(telling);
    forks = new Forks(telling, now);
  }

  Explanation told() {
    return new Explanation(names.introduced(gate), Optional.of(gate), blocks);
  }

  private String say(String key, Object... args) {
    return Messages.text(locale, key, args);
  }

  private void heading(String key, Object... args) {
    blocks.add(new Passage.Heading(say(key, args)));
  }

  private void words(Tone tone, String key, Object... args) {
    blocks.add(new Passage.Prose(say(key, args), tone));
  }

  /// The forward rule, in symbols and in numbers.
  void forward() {
    heading("explain.forward.rule");
    blocks.add(new Passage.Prose(Explanation.about(trace.graph(), gate, manner), Tone.PLAIN));
    blocks.add(once(rule()));
    for (Symbols.Meaning legend : telling.symbols().legend(gate)) {
      blocks.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
    if (trace.breaks(gate)) words(Tone.NOTICE, broken(), written());
  }

  /// Whether a gate's name says what its rule would.
  static boolean isCalledByRule(Gate gate) {
    return gate.isTakenOut() && gate.op() == Ops.INDEX;
  }

  /// `q = W x = … = …`: what it is and the rule, then the numbers of the operands and what comes
  /// out.
  Passage.Line rule() {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(telling.latex(gate)));
    // What is taken out of a matrix is called as the rule would call it: W₀.
    if (!isCalledByRule(gate)) {
      pieces.add(Piece.of("= " + telling.writer().latex(telling.template().forward())));
    }
    Optional<Tensor> value = trace.value(gate, now);
    if (value.isPresent()) {
      Equation equation = Equations.forward(trace, gate, numbers);
      SymbolWriter digits = new SymbolWriter(manner.amounts(equation.numbers()));
      FilledRule rule = telling.template().forward(this::figure);
      String filled = digits.latex(rule);
      String result = new SymbolWriter(manner.amounts(equation.result())).latex(figure(gate));
      boolean more = isSmall() && rule.stencil().indexed() < 2 && !filled.equals(result);
      if (more) pieces.add(Piece.of("= " + filled, Role.VALUE));
      pieces.add(Piece.of((more ? equation.latex() : "=") + " " + result, Role.VALUE));
    }
    String text = names.of(gate) + value.map(v -> " = " + show(v)).orElse("");
    return new Passage.Line(pieces, text);
  }

  /// An entry of an input is called as the rule calls it: a₀ is not a₀ once more.
  private static Passage.Line once(Passage.Line rule) {
    List<Piece> pieces = new ArrayList<>(rule.pieces());
    boolean twice = pieces.get(1).latex().equals("= " + pieces.getFirst().latex());
    if (twice) pieces.remove(1);
    return new Passage.Line(pieces, rule.text());
  }

  private String broken() {
    return trace.value(gate).orElseThrow().hasNaN() ? "step.nan" : "step.infinite";
  }

  private String written() {
    return names.write(
        gate,
        trace.graph().operands(gate).stream()
            .map(w -> Spoken.of(trace.value(w.source()).orElseThrow(), numbers))
            .toList());
  }

  private boolean isSmall() {
    int entries =
        trace.graph().operands(gate).stream().mapToInt(w -> w.source().shape().size()).sum();
    return entries <= 24;
  }

  private Symbol figure(Gate of) {
    boolean typed = of.isConstant() && of.shape().isScalar();
    return typed
        ? telling.symbols().of(of)
        : new Symbol.Figure(Amount.of(trace.value(of).orElseThrow(), products.rowsFor(of)));
  }

  /// What has come back to the gate on several branches, as soon as something has.
  void arrived() {
    if (trace.gradient(gate, now).isPresent()) blocks.addAll(forks.sum(gate));
  }

  /// The local gradients, which are known as soon as the value is.
  void locals() {
    boolean known = trace.value(gate, now).isPresent();
    heading(known ? "explain.local" : "explain.local.later");
    blocks.add(new Passage.Prose(Explanation.back(trace.graph(), gate, manner), Tone.REASON));
    List<Wire> wires = trace.pulls(gate);
    for (Wire wire : wires.subList(0, Math.min(MOST_WIRES, wires.size()))) {
      if (Telling.isLabel(wire)) {
        label(Tone.PLAIN, wire);
      } else {
        blocks.add(local.of(wire, known));
      }
    }
    if (wires.isEmpty()) words(Tone.PLAIN, "explain.local.none");
    if (known && trace.atKink(gate)) kink();
  }

  /// An input or constant that was asked about.
  void source() {
    heading(gate.isConstant() ? "explain.constant" : "explain.input");
    Optional<Tensor> value = trace.value(gate, now);
    Numbers usual = trace.graph().digits(gate, numbers);
    AmountWriter digits = manner.amounts(usual);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(telling.latex(gate)));
    value.ifPresent(
        v -> pieces.add(Piece.of("= " + digits.latex(Amount.of(v, false)), Role.VALUE)));
    boolean number = gate.isConstant() && gate.shape().isScalar();
    if (!number) {
      blocks.add(
          new Passage.Line(
              pieces,
              names.of(gate) + value.map(v -> " = " + Spoken.of(v, usual).text()).orElse("")));
    }
    if (gate.isConstant()) {
      words(Tone.REASON, "explain.constant.why");
    } else if (value.isEmpty()) {
      words(Tone.NOTICE, "explain.input.blank", names.of(gate));
    }
    if (!gate.isConstant()) blocks.addAll(new InputStory(telling, now).told());
    blocks.addAll(forks.sum(gate));
  }

  /// What the gate hands back to these operands.
  void pulls(List<Wire> wires) {
    heading("explain.backward.rule");
    blocks.add(new Passage.Prose(Explanation.back(trace.graph(), gate, manner), Tone.REASON));
    if (!wires.isEmpty()) {
      blocks.add(new Passage.Line(products.upstream(), products.upstreamText()));
    }
    for (Wire wire : wires.subList(0, Math.min(MOST_WIRES, wires.size()))) {
      heading("explain.to", label(wire));
      if (Telling.isLabel(wire)) {
        label(Tone.PLAIN, wire);
        continue;
      }
      blocks.add(local.of(wire, true));
      if (trace.graph().isShared(wire)) {
        words(Tone.REASON, "explain.through", wire.index() + 1, names.of(wire.source()));
      }
      blocks.addAll(handed(wire));
    }
    for (Wire chooser : trace.graph().choosers(gate)) {
      heading("explain.to", names.of(chooser.source()));
      label(Tone.PLAIN, chooser);
    }
    if (wires.size() > MOST_WIRES) words(Tone.PLAIN, "explain.more", wires.size() - MOST_WIRES);
    if (!trace.unread(gate).isEverything()) pattern(wires);
    trace
        .spoiled(gate)
        .map(w -> Remarks.gradient(trace, w))
        .ifPresent(told -> words(Tone.NOTICE, told.key(), told.args().toArray()));
    if (trace.atKink(gate)) kink();
    wires.stream()
        .map(Wire::source)
        .distinct()
        .limit(MOST_WIRES)
        .forEach(g -> blocks.addAll(forks.sum(g)));
  }

  /// Upstream times local, or why it is 0 whatever the local gradient is.
  private List<Passage> handed(Wire wire) {
    boolean all = trace.unread(gate).isNothing();
    List<Passage> out = new ArrayList<>();
    if (!trace.unread(gate).isEverything()) out.addAll(products.chain(wire));
    String key = out.isEmpty() ? "explain.unchosen" : "explain.unchosen.entries";
    if (!all) out.add(new Passage.Prose(say(key, names.of(gate)), Tone.REASON));
    return out;
  }

  /// The operand's name, and its place where the gate takes the same thing more than once.
  private String label(Wire wire) {
    String name = names.of(wire.source());
    long times =
        trace.graph().operands(wire.target()).stream()
            .filter(w -> w.source() == wire.source())
            .count();
    return times > 1 ? say("explain.again", name, wire.index() + 1) : name;
  }

  private void label(Tone tone, Wire wire) {
    words(tone, "explain.label", names.of(wire.source()));
  }

  private void kink() {
    words(Tone.NOTICE, "step.kink", names.sign(gate));
  }

  /// One factor by itself.
  void part(Wire wire, Step.Factor factor) {
    heading("explain.to", label(wire));
    if (Telling.isLabel(wire)) {
      label(Tone.PLAIN, wire);
      return;
    }
    switch (factor) {
      case UPSTREAM -> {
        blocks.add(new Passage.Line(products.upstream(), products.upstreamText()));
        words(Tone.REASON, "explain.upstream.why", symbols(gate));
      }
      case LOCAL -> {
        blocks.add(local.of(wire, true));
        blocks.add(new Passage.Prose(Explanation.back(trace.graph(), gate, manner), Tone.REASON));
      }
      case PRODUCT -> {
        blocks.addAll(handed(wire));
        if (!trace.unread(gate).isEverything()) pattern(List.of(wire));
        if (trace.atKink(gate)) kink();
      }
    }
  }

  private String symbols(Gate of) {
    return names.of(of);
  }

  /// A share being added at its source.
  void accumulate(Wire wire) {
    heading("explain.to", label(wire));
    if (Telling.isLabel(wire)) {
      label(Tone.PLAIN, wire);
      return;
    }
    if (trace.branches(wire.source()).size() < 2) {
      words(Tone.PLAIN, "step.add.only", names.of(wire.source()), show(trace.contribution(wire)));
    }
    blocks.addAll(forks.sum(wire.source()));
  }

  private void pattern(List<Wire> wires) {
    GatePattern pattern = GateSign.pattern(trace.graph(), gate);
    heading("explain.pattern", say(pattern.key()));
    List<Wire> handed = wires.stream().filter(w -> !Telling.isLabel(w)).toList();
    // What the sentence says is multiplied must come to what it says comes out.
    Numbers digits = Equations.pulled(trace, handed, numbers).numbers();
    String shares =
        handed.stream()
            .limit(MOST_ENTRIES)
            .map(w -> names.of(w.source()) + " ← " + show(trace.contribution(w), digits))
            .collect(Collectors.joining(", "));
    String operands =
        trace.graph().operands(gate).stream()
            // What shapes a curve is no place on it.
            .filter(w -> pattern != GatePattern.CURVE || !GateSign.isInside(w))
            .limit(MOST_ENTRIES)
            .map(w -> named(w, digits))
            .collect(Collectors.joining(", "));
    words(
        Tone.PLAIN,
        pattern.key() + ".why",
        names.sign(gate),
        show(trace.gradient(gate).orElseThrow(), digits),
        shares,
        operands,
        show(trace.value(gate).orElseThrow(), digits));
  }

  private String named(Wire operand, Numbers digits) {
    Gate of = operand.source();
    if (of.isConstant() && of.shape().isScalar()) return names.of(of);
    Numbers own = Telling.isLabel(operand) ? digits.whole() : digits;
    String value = show(trace.value(of).orElseThrow(), own);
    return of.isConstant() ? value : names.of(of) + " = " + value;
  }

  private String show(Tensor tensor) {
    return Spoken.of(tensor, numbers).text();
  }

  private static String show(Tensor tensor, Numbers digits) {
    return Spoken.of(tensor, digits).text();
  }
}
