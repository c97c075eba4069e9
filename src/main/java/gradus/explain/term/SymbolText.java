package gradus.explain.term;

import gradus.lang.Scripts;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Stencil;
import java.util.stream.Collectors;

/// Writes symbols, and rules filled with them, as text: `∂f/∂q xᵀ`.
public final class SymbolText {
  private final AmountWriter amounts;
  private final SymbolWriter formulas;

  public SymbolText(AmountWriter amounts) {
    this.amounts = amounts;
    formulas = new SymbolWriter(amounts);
  }

  public String of(FilledRule rule) {
    return rule.written((slot, place) ->
            rule.fillings().get(slot) instanceof Symbol.Beside beside
                ? between(rule, beside, place.sides())
                : guarded(rule.fillings().get(slot), place))
        .replace("  ", " ");
  }

  /// Nothing where factors stand side by side.
  private String between(FilledRule rule, Symbol.Beside beside, Stencil.Sides sides) {
    boolean sign = beside.signs() == Signs.NOTES || formulas.isDotted(rule, sides);
    return sign ? beside.signs().factor() : "";
  }

  /// `(∂f/∂q)ᵀ` and `(∂f/∂q)[0]`: what is raised or in square brackets belongs to the whole.
  String guarded(Symbol symbol, Stencil.Surroundings place) {
    boolean scripted = place.raised() || place.indexed();
    boolean signed = formulas.isSigned(symbol) && (!place.open() || scripted);
    boolean indexed = place.indexed() && SymbolWriter.hasIndex(symbol);
    boolean raised = place.raised() && formulas.isRaised(symbol);
    boolean bracket = signed || indexed || raised || scripted && symbol instanceof Symbol.Partial;
    return bracket ? "(" + of(symbol) + ")" : of(symbol);
  }

  private String entry(Symbol whole) {
    return SymbolWriter.hasIndex(whole) ? "(" + of(whole) + ")" : of(whole);
  }

  /// `²`, `^2`, `^(b − 1)`.
  private String raised(Symbol.Raised power) {
    String exponent = of(power.exponent());
    boolean whole = power.exponent() instanceof Symbol.Figure;
    String high = power.high() && whole ? Scripts.raised(exponent.replace('−', '-')) : null;
    if (high != null) return high;
    return whole && !formulas.isSigned(power.exponent()) ? "^" + exponent : "^(" + exponent + ")";
  }

  /// What stands behind a ∂: of two factors all.
  private String whole(Symbol symbol) {
    return SymbolWriter.isProduct(symbol) ? "(" + of(symbol) + ")" : of(symbol);
  }

  public String of(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Name n -> TypesetName.text(n.name());
      case Symbol.Letter l -> TypesetName.text(l.letter());
      case Symbol.Figure f -> amounts.text(f.amount());
      case Symbol.Partial p -> "∂" + whole(p.above()) + "/∂" + whole(p.below());
      case Symbol.Total t -> "Σ" + of(t.whole());
      case Symbol.Through t -> of(t.partial()) + "|" + Scripts.lowered("" + t.operand());
      case Symbol.LessOne l -> of(l.whole()) + " − 1";
      case Symbol.Raised r -> raised(r);
      case Symbol.Beside b -> b.signs().factor();
      case Symbol.Times t -> t.signs().times();
      case Symbol.Entry e ->
          e.letters().isEmpty()
              ? of(e.whole())
              : entry(e.whole()) + "_" + String.join("", e.letters());
      case Symbol.Sequence s ->
          s.symbols().stream().map(this::of).collect(Collectors.joining(", "));
      case Symbol.Indices i ->
          i.indices().stream().map(n -> n.toString()).collect(Collectors.joining(", "));
      case Symbol.Subscript s -> s.letters().isEmpty() ? "" : "_" + String.join("", s.letters());
      case Symbol.Infix s -> s.text();
      case Symbol.Along a ->
          a.axis().isEmpty() ? String.join("", a.letters()) : "axis " + a.axis().getAsInt();
      case Symbol.Below b -> b.axes().isEmpty() ? "" : "axis " + b.numbers();
    };
  }
}
