package gradus.explain;

import gradus.explain.term.AmountWriter;
import gradus.explain.term.CopiedAxis;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.op.EntryRule;
import gradus.op.Origin;
import gradus.tensor.Shape;
import gradus.trace.Trace;
import java.util.Optional;

/// A gate that is told about: what its formulas are made of, and what writes them.
record Telling(
    Trace trace,
    Gate gate,
    Symbols symbols,
    Template template,
    AmountWriter amounts,
    SymbolWriter writer,
    Manner manner) {
  static Telling of(Trace trace, Gate gate, Manner manner) {
    return of(trace, gate, new Symbols(trace.graph(), gate, manner), manner);
  }

  /// Of a sum or product of many terms.
  static Telling of(Trace trace, Series series, Manner manner) {
    return of(trace, series.result(), new Symbols(trace.graph(), series, manner), manner);
  }

  private static Telling of(Trace trace, Gate gate, Symbols symbols, Manner manner) {
    AmountWriter amounts = manner.amounts(manner.numbers());
    return new Telling(
        trace,
        gate,
        symbols,
        new Template(trace, gate, symbols, manner.signs()),
        amounts,
        new SymbolWriter(amounts),
        manner);
  }

  GateNames names() {
    return new GateNames(trace.graph(), manner.signs());
  }

  String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  /// What is handed on along a wire, as text, tensors with whose gradient it makes, `∂f/∂W = ∂f/∂q
  /// xᵀ`, or adds to: a sum to what was copied by broadcasting, an equation of one entry where the
  /// gate runs along an axis.
  String told(Wire wire) {
    SymbolText text = new SymbolText(amounts);
    if (isScalar(wire)) return rule(wire, text);
    String makes = trace.branches(wire.source()).size() < 2 ? " = " : " += ";
    var entry = isOwn() ? Optional.<EntryRule>empty() : template.entryRule();
    return entry
        .map(e -> text.of(template.entryGradient()) + makes + text.of(template.atEntry(e.text())))
        .orElseGet(() -> gradientText(wire.source()) + makes + rule(wire, text));
  }

  private boolean isOwn() {
    return !(gate.op().origin() instanceof Origin.Catalogue);
  }

  private String rule(Wire wire, SymbolText text) {
    if (isOwn()) return own(wire, text);
    String formula = text.of(template.told(wire.index()));
    Shape from = wire.source().shape();
    Shape to = gate.shape();
    boolean known = from != null && to != null;
    boolean copied = known && gate.op().isElementwise() && !from.equals(to);
    return copied
        ? say(CopiedAxis.of(from, to).sum(to), formula, CopiedAxis.of(from, to).numbers())
        : formula;
  }

  /// Of a function of the program, by its body; of one whose body says too much, in words.
  private String own(Wire wire, SymbolText text) {
    boolean number = gate.shape() != null && gate.shape().isScalar();
    boolean factor = number && !symbols.isOne(gate);
    String times =
        symbols.isOne(gate)
            ? ""
            : text.of(symbols.gradient(gate)) + " " + manner.signs().factor() + " ";
    if (gate.op().origin() instanceof Origin.Undefined) return times + text.of(symbols.local(wire));
    return (number ? OwnSlope.local(this, wire) : OwnSlope.whole(this, wire))
        .map(slope -> factor ? times + slope.factor() : slope.text())
        .orElseGet(() -> times + say("explain.own.local", names().sign(gate)));
  }

  /// That with what it comes to: `∂f/∂q xᵀ = [1, 2]`.
  String told(Wire wire, String result) {
    boolean entry = template.entryRule().isPresent();
    return say(entry ? "explain.told.entry" : "explain.told", told(wire), result) + legend(wire);
  }

  /// What letters in that stand for: `, m = …`.
  private String legend(Wire wire) {
    if (!(gate.op().origin() instanceof Origin.Function)) return "";
    boolean number = gate.shape() != null && gate.shape().isScalar();
    return (number ? OwnSlope.local(this, wire) : OwnSlope.whole(this, wire))
        .map(OwnSlope::legendText)
        .orElse("");
  }

  String latex(Gate of) {
    return writer.latex(symbols.of(of));
  }

  /// `\frac{\partial f}{\partial x}` for the gradient of a gate.
  String gradient(Gate of) {
    return writer.latex(symbols.gradient(of));
  }

  /// The same as text: `∂f/∂x`.
  String gradientText(Gate of) {
    return new SymbolText(amounts).of(symbols.gradient(of));
  }

  /// `\frac{\partial q}{\partial x}` for the local gradient at a wire.
  String local(Wire wire) {
    return writer.latex(symbols.local(wire));
  }

  /// The same, of tensors entry by entry: `\frac{\partial {q}_k}{\partial {W}_{ij}}`.
  String partial(Wire wire) {
    return writer.latex(template.partial(wire.index()));
  }

  /// Whether what the wire brings only points at entries of another operand.
  static boolean isLabel(Wire wire) {
    return wire.target().op().operand(wire.index()).isLabel();
  }

  /// Whether both ends are numbers; false while shapes are not known.
  static boolean isScalar(Wire wire) {
    return isScalar(wire.source()) && isScalar(wire.target());
  }

  private static boolean isScalar(Gate gate) {
    return gate.shape() != null && gate.shape().isScalar();
  }
}
