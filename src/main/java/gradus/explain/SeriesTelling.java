package gradus.explain;

import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.GateSign;
import gradus.explain.term.Spoken;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Series.Element;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// How a sum or product of many terms is told about: its formula, term by term, and what it hands
/// back to each.
record SeriesTelling(Trace trace, Series series, Manner manner) {
  /// Of more terms only the first and the last are written.
  private static final int MOST_TERMS = 14;

  /// Of what more than so many get nothing is said.
  private static final int MOST_TOLD = 40;

  private static final int MOST_ENTRIES = 6;

  /// How many of the last.
  private static final int LAST = 2;

  /// What goes between terms, and in the place of those left out.
  record Hand(String plus, String minus, String times, String dots) {}

  GateNames names() {
    return new GateNames(trace.graph(), manner.signs());
  }

  String sign() {
    return GateSign.of(series.wires(), manner.signs()).text();
  }

  /// About the gate whose value is that of all.
  Telling telling() {
    return Telling.of(trace, series, manner);
  }

  /// The term that comes in along a wire.
  Element term(Wire wire) {
    return series.term(wire).orElseThrow();
  }

  /// Terms with their signs between them, in the order of the text.
  ///
  /// @param except a term that is left out; null for none
  String joined(Function<Element, String> each, Hand hand, Element except) {
    List<Element> terms = new ArrayList<>(series.terms());
    terms.remove(except);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < terms.size(); i++) {
      boolean left = terms.size() > MOST_TERMS && i >= MOST_TERMS - LAST - 1;
      if (left && i < terms.size() - LAST - 1) continue;
      String sign =
          series.isProduct() ? hand.times : terms.get(i).isNegative() ? hand.minus : hand.plus;
      if (i > 0) text.append(" ").append(sign).append(" ");
      boolean dots = left && i == terms.size() - LAST - 1;
      text.append(dots ? hand.dots : each.apply(terms.get(i)));
    }
    return text.toString();
  }

  /// `+ : q = a + b − c + d = 1 + 2 − 3 + 4 = 4`.
  String computed() {
    Equation equation = Equations.forward(trace, series, manner.numbers());
    Gate result = series.result();
    return names()
        .made(
            result,
            sign(),
            joined(this::named, inLine(), null),
            joined(t -> operand(t, equation.numbers()), inLine(), null),
            equation.sign(),
            Spoken.of(trace.value(result).orElseThrow(), equation.numbers()).text());
  }

  private String named(Element term) {
    return inPlace(term, names().spoken(term.wire().source()));
  }

  private Hand inLine() {
    boolean entries = series.isProduct() && !isScalar();
    return new Hand("+", "−", entries ? "⊙" : manner.signs().times(), "…");
  }

  boolean isScalar() {
    return series.result().shape().isScalar();
  }

  private String operand(Element term, Numbers digits) {
    Gate source = term.wire().source();
    Tensor value = trace.value(source).orElseThrow();
    boolean named = source.isConstant() && source.shape().isScalar() || value.size() > MOST_ENTRIES;
    return inPlace(term, named ? names().spoken(source) : Spoken.of(value, digits));
  }

  private String inPlace(Element term, Spoken shown) {
    boolean first = term == series.terms().getFirst();
    return (first && !series.isProduct() ? shown : shown.bracketed()).text();
  }

  /// What a term gets: the sentence that says so, and what stands in it besides the name.
  private record Share(String key, List<Object> words) {}

  /// What each of these terms gets: `to a, b: upstream 2 · local 1 = 2; to c: …`. Those that get
  /// the same are named together.
  ///
  /// @param sum what the share is added to, in these digits; empty where there is no fork
  List<String> handed(List<Wire> wires, BiFunction<Wire, Numbers, String> sum) {
    Map<Share, List<String>> together = new LinkedHashMap<>();
    List<String> sums = new ArrayList<>();
    for (Wire wire : wires.subList(0, Math.min(MOST_TOLD, wires.size()))) {
      Numbers digits = Equations.shared(trace, wire, manner.numbers());
      together
          .computeIfAbsent(share(wire, digits), k -> new ArrayList<>())
          .add(names().of(wire.source()));
      sums.add(sum.apply(wire, digits));
    }
    List<String> parts = new ArrayList<>();
    together.forEach((share, names) -> {
      List<Object> words = new ArrayList<>(List.of(String.join(", ", names)));
      words.addAll(share.words);
      parts.add(say(share.key, words.toArray()));
    });
    sums.stream().filter(s -> !s.isEmpty()).forEach(parts::add);
    if (wires.size() > MOST_TOLD) parts.add(say("explain.more", wires.size() - MOST_TOLD));
    return parts;
  }

  private String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  private Share share(Wire wire, Numbers usual) {
    if (!isScalar()) {
      String result = Spoken.of(trace.contribution(wire), usual).text();
      return new Share("step.pull.tensor", List.of(say("explain.told", rule(wire), result)));
    }
    Element term = term(wire);
    Equation equation = Equations.product(trace, series, term, usual);
    AmountWriter digits = new AmountWriter(equation.numbers());
    return new Share(
        "step.pull",
        List.of(
            digits.text(upstream()),
            Spoken.of(trace.local(series, term), equation.numbers()).bracketed().text(),
            digits.text(Amount.of(trace.contribution(wire), false)),
            equation.sign(),
            manner.signs().factor()));
  }

  /// What goes to a term: `−∂f/∂q`, `∂f/∂q ⊙ b ⊙ c`.
  String rule(Wire wire) {
    Element term = term(wire);
    String upstream = telling().gradientText(series.result());
    if (!series.isProduct()) return term.isNegative() ? "−" + upstream : upstream;
    return upstream + " ⊙ " + joined(t -> names().of(t.wire().source()), inLine(), term);
  }

  Amount upstream() {
    return Amount.of(trace.gradient(series.result()).orElseThrow(), false);
  }

  Amount local(Element term) {
    return Amount.of(trace.local(series, term), false);
  }
}
