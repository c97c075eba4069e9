package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.GateSign;
import gradus.explain.term.Spoken;
import gradus.explain.term.Symbol;
import gradus.explain.term.SymbolWriter;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Series.Element;
import gradus.graph.Wire;
import gradus.op.GatePattern;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells what a sum or product of many terms does, block by block, as one gate.
final class SeriesStory {
  /// Of more terms only so many are told about one by one.
  private static final int MOST_WIRES = 12;

  private static final int MOST_ENTRIES = 6;

  private final Trace trace;
  private final Series series;
  private final Gate gate;
  private final Moment now;
  private final Manner manner;
  private final SeriesTelling terms;
  private final Telling telling;
  private final GateNames names;
  private final Forks forks;
  private final List<Passage> blocks = new ArrayList<>();

  SeriesStory(Trace trace, Series series, Moment now, Manner manner) {
    this.trace = trace;
    this.series = series;
    this.now = now;
    this.manner = manner;
    gate = series.result();
    terms = new SeriesTelling(trace, series, manner);
    telling = terms.telling();
    names = terms.names();
    forks = new Forks(telling, now);
  }

  Explanation told() {
    return new Explanation(names.introduced(gate), Optional.of(gate), blocks);
  }

  private void heading(String key, Object... args) {
    blocks.add(new Passage.Heading(telling.say(key, args)));
  }

  private void words(Tone tone, String key, Object... args) {
    blocks.add(new Passage.Prose(telling.say(key, args), tone));
  }

  /// The formula, in symbols and in numbers.
  void forward() {
    heading("explain.forward.rule");
    words(Tone.PLAIN, series.isProduct() ? "explain.series.product" : "explain.series.sum");
    blocks.add(rule());
    for (Symbols.Meaning legend : telling.symbols().legend(gate)) {
      blocks.add(new Passage.Line(List.of(Piece.of(legend.latex())), legend.text()));
    }
  }

  /// What it is and its formula, then the numbers of the terms and what comes out.
  Passage.Line rule() {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(telling.latex(gate)));
    pieces.add(Piece.of("= " + formula(this::named, false, null)));
    boolean known = trace.value(gate, now).isPresent();
    if (known) {
      Equation equation = Equations.forward(trace, series, manner.numbers());
      AmountWriter digits = manner.amounts(equation.numbers());
      pieces.add(Piece.of("= " + formula(t -> figure(t, digits), true, null), Role.VALUE));
      String result = digits.latex(Amount.of(trace.value(gate).orElseThrow(), false));
      pieces.add(Piece.of(equation.latex() + " " + result, Role.VALUE));
    }
    String value = known ? " = " + shown(Amount.of(trace.value(gate).orElseThrow(), false)) : "";
    return new Passage.Line(pieces, names.of(gate) + value);
  }

  private String formula(Function<Element, String> each, boolean numbers, Element except) {
    String times =
        !terms.isScalar()
            ? "\\odot"
            : numbers ? manner.signs().latexTimes() : manner.signs().latexFactor();
    return terms.joined(each, new SeriesTelling.Hand("+", "-", times, "\\cdots"), except);
  }

  private String named(Element term) {
    Symbol symbol = telling.symbols().of(term.wire().source());
    return symbol instanceof Symbol.Figure(Amount amount)
        ? bracketed(term, amount, telling.amounts())
        : telling.writer().latex(symbol);
  }

  private String figure(Element term, AmountWriter digits) {
    Gate source = term.wire().source();
    boolean typed = source.isConstant() && source.shape().isScalar();
    return typed
        ? new SymbolWriter(digits).latex(telling.symbols().of(source))
        : bracketed(term, Amount.of(trace.value(source).orElseThrow(), false), digits);
  }

  private String bracketed(Element term, Amount amount, AmountWriter digits) {
    boolean first = term == series.terms().getFirst() && !series.isProduct();
    return first ? digits.latex(amount) : digits.bracketed(amount);
  }

  private String shown(Amount amount) {
    return telling.amounts().text(amount);
  }

  /// What has come back to it on several branches, as soon as something has.
  void arrived() {
    if (trace.gradient(gate, now).isPresent()) blocks.addAll(new Forks(telling, now).sum(gate));
  }

  /// The local gradients, which are known as soon as the value is.
  void locals() {
    boolean known = trace.value(gate, now).isPresent();
    heading(known ? "explain.local" : "explain.local.later");
    why();
    for (Wire wire : first(series.pulls())) {
      blocks.add(local(terms.term(wire), known));
    }
    more();
  }

  private static List<Wire> first(List<Wire> wires) {
    return wires.subList(0, Math.min(MOST_WIRES, wires.size()));
  }

  private void more() {
    int rest = series.pulls().size() - MOST_WIRES;
    if (rest > 0) words(Tone.PLAIN, "explain.more", rest);
  }

  private void why() {
    boolean turned = series.terms().stream().anyMatch(Element::isNegative);
    words(
        Tone.REASON,
        series.isProduct()
            ? "explain.series.product.back"
            : turned ? "explain.series.turned.back" : "explain.series.sum.back");
  }

  /// `∂q/∂a = 1`, `∂q/∂a = b · c · d = 24`.
  private Passage.Line local(Element term, boolean known) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(partial(term), Role.LOCAL));
    Amount number = known ? terms.local(term) : new Amount.Open();
    if (!series.isProduct()) {
      String one = term.isNegative() ? "-1" : "1";
      pieces.add(Piece.of("= " + one, Role.LOCAL));
      return new Passage.Line(
          pieces, telling.say("explain.local.text", term.isNegative() ? "−1" : "1"));
    }
    pieces.add(Piece.of("= " + formula(this::named, false, term), Role.LOCAL));
    if (known) {
      Equation equation = Equations.others(trace, series, term, manner.numbers());
      AmountWriter digits = manner.amounts(equation.numbers());
      pieces.add(Piece.of("= " + formula(t -> figure(t, digits), true, term), Role.LOCAL));
      pieces.add(Piece.of(equation.latex() + " " + digits.latex(number), Role.LOCAL));
    }
    return new Passage.Line(pieces, telling.say("explain.local.text", shown(number)));
  }

  private String partial(Element term) {
    Symbol of = telling.symbols().of(gate);
    Symbol by = telling.symbols().of(term.wire().source());
    return telling.writer().latex(through(term, new Symbol.Partial(of, by)));
  }

  /// A local gradient that says through which term it is, where that is not all of it.
  private Symbol through(Element term, Symbol.Partial partial) {
    return trace.graph().isShared(series, term.wire())
        ? new Symbol.Through(partial, place(term))
        : partial;
  }

  /// Which of the terms it is, from 1.
  private int place(Element term) {
    return series.terms().indexOf(term) + 1;
  }

  /// The term's name, and its place where the same thing comes in more than once.
  private String label(Wire wire) {
    String name = names.of(wire.source());
    long times = series.wires().stream().filter(w -> w.source() == wire.source()).count();
    return times > 1 ? telling.say("explain.again", name, place(terms.term(wire))) : name;
  }

  /// What it hands back to its terms.
  void pulls() {
    heading("explain.backward.rule");
    why();
    List<Wire> wires = series.pulls();
    if (!wires.isEmpty()) {
      Products products = new Products(telling);
      blocks.add(new Passage.Line(products.upstream(), products.upstreamText()));
    }
    for (Wire wire : first(wires)) {
      heading("explain.to", label(wire));
      blocks.add(local(terms.term(wire), true));
      if (trace.graph().isShared(series, wire)) {
        words(Tone.REASON, "explain.through", place(terms.term(wire)), names.of(wire.source()));
      }
      blocks.addAll(chain(wire));
    }
    more();
    pattern(wires);
    wires.stream()
        .map(Wire::source)
        .distinct()
        .limit(MOST_WIRES)
        .forEach(fork -> blocks.addAll(forks.sum(fork)));
  }

  /// Upstream times local is downstream, in symbols, then in numbers.
  List<Passage> chain(Wire wire) {
    Element term = terms.term(wire);
    String becomes = trace.branches(wire.source()).size() > 1 ? "\\mathrel{+}=" : "=";
    String factor = terms.isScalar() ? manner.signs().latexFactor() : "\\odot";
    boolean named = gate != trace.graph().output();
    String local =
        named ? partial(term) : "\\left(" + formula(this::named, false, term) + "\\right)";
    String one = term.isNegative() ? "(-1)" : "1";
    List<Piece> symbols = new ArrayList<>();
    symbols.add(Piece.of(telling.gradient(wire.source()), Role.DOWNSTREAM));
    symbols.add(Piece.of(becomes));
    boolean seed = telling.symbols().isOne(gate);
    symbols.add(Piece.of(seed ? "1" : telling.gradient(gate), Role.UPSTREAM));
    symbols.add(Piece.of(factor));
    symbols.add(Piece.of(named || series.isProduct() ? local : one, Role.LOCAL));
    Numbers usual = Equations.shared(trace, wire, manner.numbers());
    Equation equation = Equations.product(trace, series, term, usual);
    AmountWriter digits = manner.amounts(equation.numbers());
    Amount down = Amount.of(trace.contribution(wire), false);
    String upstream = digits.latex(terms.upstream());
    String slope = digits.bracketed(terms.local(term));
    List<Piece> numbers =
        List.of(
            Piece.of("="),
            new Piece(upstream, Role.UPSTREAM, telling.say("explain.upstream")),
            Piece.of(factor),
            new Piece(slope, Role.LOCAL, telling.say("explain.local.word")),
            Piece.of(equation.latex()),
            new Piece(digits.latex(down), Role.DOWNSTREAM, telling.say("explain.downstream")));
    String text =
        telling.say(
            "step.pull",
            names.of(wire.source()),
            digits.text(terms.upstream()),
            Spoken.of(trace.local(series, term), equation.numbers()).bracketed().text(),
            digits.text(down),
            equation.sign(),
            manner.signs().factor());
    return List.of(
        new Passage.Line(symbols, telling.say("explain.chain.text")),
        new Passage.Line(numbers, text));
  }

  private void pattern(List<Wire> wires) {
    GatePattern pattern = GateSign.pattern(series.wires());
    heading("explain.pattern", telling.say(pattern.key()));
    String shares =
        wires.stream()
            .limit(MOST_ENTRIES)
            .map(w -> names.of(w.source()) + " ← " + shown(Amount.of(trace.contribution(w), false)))
            .collect(Collectors.joining(", "));
    boolean switcher = pattern == GatePattern.SWITCHER;
    boolean turned = pattern == GatePattern.SUBTRACTER;
    words(
        Tone.PLAIN,
        switcher
            ? "explain.series.switcher"
            : turned ? "explain.series.subtracter" : pattern.key() + ".why",
        terms.sign(),
        shown(terms.upstream()),
        wires.size() > MOST_ENTRIES ? shares + ", …" : shares);
  }
}
