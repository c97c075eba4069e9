package gradus.explain;

import gradus.explain.Passage.Tone;
import gradus.explain.Template.Factor;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.LatexPrinter;
import gradus.lang.Messages;
import gradus.op.Local;
import gradus.op.Ops;
import gradus.op.GatePattern;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The chain rule at one wire: upstream times local is downstream, in symbols, then in numbers,
/// with the shapes under the factors where they are tensors.
final class Products {
  private final Trace trace;
  private final Gate gate;
  private final Symbols symbols;
  private final Template template;
  private final LatexNumbers notation;
  private final Locale locale;

  Products(
      Trace trace,
      Gate gate,
      Symbols symbols,
      Template template,
      LatexNumbers notation,
      Locale locale) {
    this.trace = trace;
    this.gate = gate;
    this.symbols = symbols;
    this.template = template;
    this.notation = notation;
    this.locale = locale;
  }

  private String say(String key, Object... args) {
    return Messages.text(locale, key, args);
  }

  private static boolean isScalar(Wire wire) {
    return wire.source().shape().isScalar() && wire.target().shape().isScalar();
  }

  /// Vectors lie down where they are copied into the rows of a matrix, else they stand.
  boolean rowsFor(Gate of) {
    return gate.isOperation()
        && gate.op().isElementwise()
        && gate.shape() != null
        && gate.shape().isMatrix();
  }

  /// The same to be read aloud.
  String upstreamText() {
    String name = new GateNames(trace.graph()).of(gate);
    return say("explain.upstream.text", name, shown(trace.gradient(gate).orElseThrow()));
  }

  /// `∂f/∂q = −4`, the gradient that has arrived at the gate.
  List<Piece> upstream() {
    return List.of(
        new Piece(symbols.gradient(gate), Role.UPSTREAM, say("explain.upstream")),
        Piece.of("="),
        Piece.of(number(trace.gradient(gate).orElseThrow()), Role.UPSTREAM));
  }

  private String number(Tensor tensor) {
    return notation.of(tensor, rowsFor(gate));
  }

  /// `∂q/∂x = 1`, and its number where that says more and is known.
  Passage.Line local(Wire wire, boolean known) {
    String rule = template.local(wire.index());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(Symbols.fraction(symbols.of(gate), symbols.of(wire.source())), Role.LOCAL));
    // Of a function of the program's own only the number is known.
    boolean told = !rule.startsWith("\\frac{\\partial");
    if (told) pieces.add(Piece.of("= " + rule, Role.LOCAL));
    else if (isScalar(wire)) own(wire, pieces);
    String text = wire.target().op().operand(wire.index()).formula();
    if (known && isScalar(wire)) {
      String number = notation.of(trace.local(wire));
      if (!says(rule, number)) pieces.add(Piece.of("= " + number, Role.LOCAL));
      text = notation.of(trace.local(wire)).replace('-', '−');
    }
    boolean number = known && isScalar(wire);
    return new Passage.Line(
        pieces, say(number ? "explain.local.text" : "explain.local.rule.text", text));
  }

  /// Derived from the body, and what its parameters are here.
  private void own(Wire wire, List<Piece> pieces) {
    OwnSlope.latex(gate.op(), wire.index())
        .ifPresent(slope -> {
          pieces.add(Piece.of("= " + slope, Role.LOCAL));
          String here =
              trace.graph().operands(gate).stream()
                  .filter(w -> !parameter(w).equals(symbols.of(w.source())))
                  .map(w -> parameter(w) + " = " + symbols.of(w.source()))
                  .collect(Collectors.joining(",\\; "));
          if (!here.isEmpty()) pieces.add(Piece.of("\\left(" + here + "\\right)"));
        });
  }

  private String parameter(Wire wire) {
    return LatexPrinter.shownName(gate.op().operand(wire.index()).name());
  }

  /// Whether a rule is the number already: −1 and −1.00.
  private static boolean says(String rule, String number) {
    try {
      return rule.equals(number) || Double.parseDouble(rule) == Double.parseDouble(number);
    } catch (NumberFormatException symbols) {
      return false;
    }
  }

  /// Symbols, numbers, and for tensors why the shapes fit.
  List<Passage> chain(Wire wire) {
    List<Passage> out = new ArrayList<>();
    boolean fork = trace.branches(wire.source()).size() > 1;
    String becomes = fork ? "\\mathrel{+}=" : "=";
    String target = symbols.gradient(wire.source());
    Tensor result = trace.contribution(wire);
    if (isScalar(wire)) {
      out.add(symbols(wire, target, becomes));
      out.add(scalars(wire, becomes, result));
      return out;
    }
    if (gate.op().isElementwise()) entries(wire, target, becomes, out);
    else factors(wire, target, becomes, out);
    why(wire, out);
    return out;
  }

  private Passage.Line symbols(Wire wire, String target, String becomes) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(target, Role.DOWNSTREAM));
    pieces.add(Piece.of(becomes));
    pieces.add(Piece.of(symbols.gradient(gate), Role.UPSTREAM));
    pieces.add(Piece.of("\\cdot"));
    pieces.add(Piece.of(Symbols.fraction(symbols.of(gate), symbols.of(wire.source())), Role.LOCAL));
    return new Passage.Line(pieces, say("explain.chain.text"));
  }

  private Passage.Line scalars(Wire wire, String becomes, Tensor result) {
    String up = number(trace.gradient(gate).orElseThrow());
    String local = notation.of(trace.local(wire));
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.of(becomes));
    pieces.add(new Piece(up, Role.UPSTREAM, say("explain.upstream")));
    pieces.add(Piece.of("\\cdot"));
    pieces.add(new Piece(bracketed(local), Role.LOCAL, say("explain.local.word")));
    pieces.add(Piece.of("="));
    pieces.add(new Piece(number(result), Role.DOWNSTREAM, say("explain.downstream")));
    String text =
        say(
            "step.pull",
            new GateNames(trace.graph()).of(wire.source()),
            plain(up),
            plain(local),
            plain(number(result)));
    return new Passage.Line(pieces, text);
  }

  private static String plain(String latex) {
    return latex.replace('-', '−').replace(" \\times 10^{", "e").replace("}", "");
  }

  private static String bracketed(String number) {
    return number.startsWith("-") ? "(" + number + ")" : number;
  }

  /// Entry by entry, and summed over the axes along which the operand was copied.
  private void entries(Wire wire, String target, String becomes, List<Passage> out) {
    Shape whole = gate.shape();
    boolean copied = !wire.source().shape().equals(whole);
    String sum = copied ? "\\sum_{" + axes(wire) + "}" : "";
    Tensor upstream = trace.gradient(gate).orElseThrow();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(target, Role.DOWNSTREAM, shape(wire.source().shape())));
    pieces.add(Piece.of(becomes + " " + sum));
    pieces.add(new Piece(symbols.gradient(gate), Role.UPSTREAM, shape(whole)));
    pieces.add(Piece.of("\\odot"));
    pieces.add(
        new Piece(
            Symbols.fraction(symbols.of(gate), symbols.of(wire.source())),
            Role.LOCAL,
            shape(whole)));
    out.add(
        new Passage.Line(
            pieces,
            say("explain.tensor.text", wire.target().op().operand(wire.index()).formula())));
    if (!LatexNumbers.fits(whole)) return;
    List<Piece> filled = new ArrayList<>();
    filled.add(Piece.of(becomes + " " + sum));
    filled.add(new Piece(number(upstream), Role.UPSTREAM, say("explain.upstream")));
    filled.add(Piece.of("\\odot"));
    filled.add(new Piece(number(local(wire)), Role.LOCAL, say("explain.local.word")));
    if (copied) {
      filled.add(Piece.of("= " + sum));
      filled.add(Piece.of(number(unsummed(wire, upstream)), Role.DOWNSTREAM));
    }
    filled.add(Piece.of("="));
    filled.add(
        new Piece(number(trace.contribution(wire)), Role.DOWNSTREAM, say("explain.downstream")));
    out.add(new Passage.Line(filled, shown(trace.contribution(wire))));
  }

  /// The local gradient in the shape of the result.
  private Tensor local(Wire wire) {
    return unsummed(wire, Tensor.ones(gate.shape()));
  }

  /// The gradient before broadcasting is undone.
  private Tensor unsummed(Wire wire, Tensor upstream) {
    List<Tensor> in =
        trace.graph().operands(gate).stream()
            .map(w -> trace.value(w.source()).orElseThrow().broadcastTo(gate.shape()))
            .toList();
    Tensor y = trace.value(gate).orElseThrow();
    return gate.op().pull(wire.index(), new Local(in, y, upstream, gate.attributes()));
  }

  private Tensor pulled(Wire wire, Tensor upstream) {
    List<Tensor> in =
        trace.graph().operands(gate).stream()
            .map(w -> trace.value(w.source()).orElseThrow())
            .toList();
    Tensor y = trace.value(gate).orElseThrow();
    return gate.op().pull(wire.index(), new Local(in, y, upstream, gate.attributes()));
  }

  private void factors(Wire wire, String target, String becomes, List<Passage> out) {
    List<Factor> factors = template.factors(wire.index());
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(target, Role.DOWNSTREAM, shape(wire.source().shape())));
    pieces.add(Piece.of(becomes));
    for (Factor factor : factors) {
      Shape s = template.shape(factor, wire.index());
      pieces.add(
          new Piece(
              template.symbolic(factor, wire.index()),
              role(factor),
              s == null ? "" : shape(factor, s)));
    }
    String rule = gate.op().operand(wire.index()).formula();
    out.add(new Passage.Line(pieces, say("explain.tensor.text", rule)));
    List<Piece> filled = new ArrayList<>();
    filled.add(Piece.of(becomes));
    if (factors.size() > 1 && factors.stream().allMatch(f -> f.isBare() || f.isSign())) {
      for (Factor factor : factors) {
        if (factor.isSign()) filled.add(Piece.of(factor.rule()));
        else filled.add(new Piece(number(factor), role(factor), say(captionOf(factor))));
      }
      filled.add(Piece.of("="));
    } else if (gate.shape().isScalar() && LatexNumbers.fits(wire.source().shape())) {
      filled.add(
          new Piece(
              number(trace.gradient(gate).orElseThrow()), Role.UPSTREAM, say("explain.upstream")));
      filled.add(Piece.of("\\cdot"));
      Tensor local = pulled(wire, Tensor.scalar(1));
      filled.add(new Piece(number(local), Role.LOCAL, say("explain.local.word")));
      filled.add(Piece.of("="));
    }
    filled.add(
        new Piece(number(trace.contribution(wire)), Role.DOWNSTREAM, say("explain.downstream")));
    out.add(new Passage.Line(filled, shown(trace.contribution(wire))));
  }

  private static Role role(Factor factor) {
    if (factor.isSign()) return Role.PLAIN;
    return factor.like().equals("g") || factor.rule().startsWith("#g") ? Role.UPSTREAM : Role.LOCAL;
  }

  private static String captionOf(Factor factor) {
    return role(factor) == Role.UPSTREAM ? "explain.upstream" : "explain.local.word";
  }

  private String number(Factor factor) {
    Tensor t =
        switch (factor.like()) {
          case "g" -> trace.gradient(gate).orElseThrow();
          case "y" -> trace.value(gate).orElseThrow();
          case String letter -> trace.value(template.named(letter)).orElseThrow();
        };
    if (!factor.isTransposed()) return notation.of(t, false);
    return t.shape().isVector() ? notation.of(t, true) : notation.of(t.transpose(), false);
  }

  private String shape(Shape s) {
    return s.isScalar() ? say("explain.scalar") : s.toString();
  }

  /// In a matrix product a vector is a column, its transpose a row.
  private String shape(Factor factor, Shape s) {
    if (!s.isVector() || !isProduct()) return shape(s);
    return factor.isTransposed() ? "1×" + s.cols() : s.cols() + "×1";
  }

  private boolean isProduct() {
    return gate.op() == Ops.MATMUL || gate.op().name().equals("outer");
  }

  private String axes(Wire wire) {
    return axisWords(wire).equals("both") ? "0,1" : axisWords(wire);
  }

  /// `0`, `1` or `both`: where the operand was copied.
  private String axisWords(Wire wire) {
    Shape from = wire.source().shape();
    Shape to = gate.shape();
    if (!to.isMatrix()) return "0";
    boolean rows = from.rows() == 1 && to.rows() > 1;
    boolean cols = from.cols() == 1 && to.cols() > 1;
    return rows && cols || from.isScalar() ? "both" : rows ? "0" : "1";
  }

  private void why(Wire wire, List<Passage> out) {
    String source = new GateNames(trace.graph()).of(wire.source());
    Shape from = wire.source().shape();
    Shape to = gate.shape();
    String text;
    if (gate.op().isElementwise() && !from.equals(to)) {
      int copies = to.size() / Math.max(1, from.size());
      String axis = say("explain.axis." + axisWords(wire) + (to.isVector() ? ".vector" : ""));
      text = say("explain.why.broadcast", source, shape(from), shape(to), axis, copies);
    } else if (gate.op().isElementwise()) {
      text = say("explain.why.entries", source, shape(from));
    } else if (isProduct()) {
      text = say("explain.why.product", source, shape(from), shape(to), fitted(wire));
    } else if (gate.op().pattern() == GatePattern.FUNCTION) {
      text = say("explain.why.function", source, shape(from), shape(to));
    } else if (to.size() < from.size()) {
      text =
          template.axis().isEmpty()
              ? say("explain.why.reduced", source, shape(from), shape(to))
              : say(
                  "explain.why.reduced.axis",
                  source,
                  shape(from),
                  shape(to),
                  say("explain.axis." + template.axis()));
    } else {
      text = say("explain.why.same", source, shape(from), shape(to));
    }
    out.add(new Passage.Prose(text, Tone.REASON));
  }

  /// `2×1 · 1×3 → 2×3`.
  private String fitted(Wire wire) {
    return template.factors(wire.index()).stream()
            .filter(f -> !f.isSign())
            .map(f -> shape(f, template.shape(f, wire.index())))
            .collect(Collectors.joining(" · "))
        + " → "
        + shape(wire.source().shape());
  }

  private String shown(Tensor tensor) {
    return tensor.size() > 24 ? tensor.shape().toString() : notation.text(tensor);
  }
}
