package gradus.explain.term;

import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Slot;
import gradus.op.Stencil;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes symbols, and rules filled with them, as LaTeX.
public final class SymbolWriter {
  private final AmountWriter amounts;

  public SymbolWriter(AmountWriter amounts) {
    this.amounts = amounts;
  }

  public String latex(FilledRule rule) {
    return rule.written((slot, place) ->
        switch (rule.fillings().get(slot)) {
          case Symbol.Beside b -> between(rule, b.signs(), place.sides());
          case Symbol.Times t -> times(rule, t.signs(), place.sides());
          case Symbol other -> guarded(other, place, isIndexed(rule, place));
        });
  }

  private String times(FilledRule rule, Signs signs, Stencil.Sides sides) {
    boolean numbers = beside(rule, sides).allMatch(Symbol.Figure.class::isInstance);
    if (numbers || isSpelled(rule, sides)) return signs.latexTimes();
    boolean one = sides.left().map(rule.fillings()::get).filter(SymbolWriter::isOne).isPresent();
    return one ? signs.latexFactor() : between(rule, signs, sides);
  }

  private static Stream<Symbol> beside(FilledRule rule, Stencil.Sides sides) {
    return Stream.of(sides.left(), sides.right())
        .flatMap(Optional::stream)
        .map(rule.fillings()::get);
  }

  /// Whether one of two factors is a word: side by side they would read as one name.
  private static boolean isSpelled(FilledRule rule, Stencil.Sides sides) {
    return beside(rule, sides)
        .anyMatch(s -> s instanceof Symbol.Name n && TypesetName.isWord(n.name()));
  }

  private static boolean isOne(Symbol symbol) {
    return symbol instanceof Symbol.Figure figure
        && figure.amount() instanceof Amount.Literal literal
        && literal.value() == 1;
  }

  /// A dot before a number, and behind one before all else: two numbers side by side would be read
  /// as one, or a number and its sign as a difference; beside a word; and before a bracket, where a
  /// name would be read as a function: f · (1 − f), as derivations have it.
  String between(FilledRule rule, Signs signs, Stencil.Sides sides) {
    return isDotted(rule, sides) ? signs.latexFactor() : signs.latexSideBySide();
  }

  /// Whether factors cannot stand side by side there.
  boolean isDotted(FilledRule rule, Stencil.Sides sides) {
    boolean number = sides.right().map(rule.fillings()::get).filter(this::isNumber).isPresent();
    boolean sign =
        sides.right().map(rule.fillings()::get).filter(Symbol.Infix.class::isInstance).isPresent();
    boolean word = (sides.right().isEmpty() || sign) && !sides.bracketed();
    boolean behind = sides.left().map(rule.fillings()::get).filter(this::isNumber).isPresent();
    return number
        || sides.digit()
        || sides.right().isEmpty() && sides.bracketed()
        || word && behind
        || isSpelled(rule, sides);
  }

  /// Whether it begins with a digit, or a sign and a digit.
  private boolean isNumber(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Figure f -> amounts.isNumber(f.amount());
      case Symbol.LessOne l -> isNumber(l.whole());
      case Symbol.Entry e -> e.letters().isEmpty() && isNumber(e.whole());
      case Symbol.Name n -> false;
      case Symbol.Letter l -> false;
      case Symbol.Partial p -> false;
      case Symbol.Total t -> false;
      case Symbol.Through t -> false;
      case Symbol.Raised r -> false;
      case Symbol.Beside b -> false;
      case Symbol.Times t -> false;
      case Symbol.Sequence s -> false;
      case Symbol.Indices i -> false;
      case Symbol.Subscript s -> false;
      case Symbol.Infix s -> false;
      case Symbol.Along a -> false;
      case Symbol.Below b -> false;
    };
  }

  /// The same to stand behind a sign of multiplication: in brackets where it is a sum or begins
  /// with a minus sign.
  public String factor(FilledRule rule) {
    boolean signed =
        rule.stencil().sections().getFirst() instanceof Slot first
            && isSigned(rule.fillings().get(first));
    boolean bracket = signed || rule.stencil().isSum();
    return bracket ? "\\left(" + latex(rule) + "\\right)" : latex(rule);
  }

  private static boolean isIndexed(FilledRule rule, Stencil.Surroundings place) {
    return place.indexed()
        || place
            .sides()
            .right()
            .map(rule.fillings()::get)
            .filter(Symbol.Subscript.class::isInstance)
            .filter(s -> !((Symbol.Subscript) s).letters().isEmpty())
            .isPresent();
  }

  /// Brackets where a sign, a raised mark or an index of the name would be misread.
  private String guarded(Symbol symbol, Stencil.Surroundings place, boolean indexed) {
    boolean scripted = place.raised() || indexed;
    boolean signed = isSigned(symbol) && (!place.open() || scripted);
    boolean bracket = signed || place.raised() && isRaised(symbol) || indexed && hasIndex(symbol);
    String written = latex(indexed && symbol instanceof Symbol.Name n ? n.light() : symbol);
    return bracket ? "\\left(" + written + "\\right)" : written;
  }

  /// What stands behind a ∂: of two factors all.
  private String whole(Symbol symbol) {
    return isProduct(symbol) ? "\\left(" + latex(symbol) + "\\right)" : latex(symbol);
  }

  /// Whether it is the name of two numbers multiplied.
  static boolean isProduct(Symbol symbol) {
    return symbol instanceof Symbol.Name name && TypesetName.isProduct(name.name());
  }

  private String partial(String above, Symbol.Partial of) {
    String below = "\\partial " + whole(of.below());
    return amounts.isLevel() ? above + "/" + below : "\\frac{" + above + "}{" + below + "}";
  }

  public String latex(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Name n -> n.bold() ? TypesetName.bold(n.name()) : TypesetName.shown(n.name());
      case Symbol.Letter l -> l.letter();
      case Symbol.Figure f -> amounts.latex(f.amount());
      case Symbol.Partial p -> partial("\\partial " + whole(p.above()), p);
      case Symbol.Total t -> "\\Sigma " + latex(t.whole());
      case Symbol.Through t -> "\\left." + latex(t.partial()) + "\\right|_{" + t.operand() + "}";
      case Symbol.LessOne l -> latex(l.whole()) + " - 1";
      case Symbol.Raised r -> "^{" + latex(r.exponent()) + "}";
      case Symbol.Beside b -> b.signs().latexSideBySide();
      case Symbol.Times t -> t.signs().latexTimes();
      case Symbol.Entry e -> entry(e);
      case Symbol.Sequence s ->
          s.symbols().stream().map(this::latex).collect(Collectors.joining(", "));
      case Symbol.Indices i ->
          i.indices().stream().map(n -> n.toString()).collect(Collectors.joining(","));
      case Symbol.Subscript s ->
          s.letters().isEmpty() ? "" : "_{" + String.join("", s.letters()) + "}";
      case Symbol.Infix s -> s.latex();
      case Symbol.Along a -> a.axis().isEmpty() ? String.join("", a.letters()) : named(a.axis());
      case Symbol.Below b -> b.axes().isEmpty() ? "" : "_{\\text{axis }" + b.numbers() + "}";
    };
  }

  private String entry(Symbol.Entry entry) {
    List<String> letters = entry.letters();
    if (letters.isEmpty()) return latex(entry.whole());
    String index = letters.size() == 1 ? letters.getFirst() : "{" + String.join("", letters) + "}";
    boolean bracket = hasIndex(entry.whole());
    String whole = latex(entry.whole() instanceof Symbol.Name n ? n.light() : entry.whole());
    return (bracket ? "\\left(" + whole + "\\right)" : "{" + whole + "}") + "_" + index;
  }

  /// Whether it is a name with an index or mark of its own, which the indices of an entry would run
  /// into: the entries of W₁ are those of (W₁)_ij.
  static boolean hasIndex(Symbol symbol) {
    return symbol instanceof Symbol.Name name && hasIndex(name.name())
        || symbol instanceof Symbol.Letter letter && hasIndex(letter.letter());
  }

  private static boolean hasIndex(String name) {
    return TypesetName.isMarked(name) || TypesetName.shown(name).indexOf('_') >= 0;
  }

  private static String named(OptionalInt axis) {
    return "\\text{axis }" + axis.getAsInt();
  }

  /// Whether it begins with a minus sign.
  public boolean isSigned(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Name n -> false;
      case Symbol.Letter l -> false;
      case Symbol.Figure f -> amounts.isNegative(f.amount());
      case Symbol.Partial p -> false;
      case Symbol.Total t -> false;
      case Symbol.Through t -> false;
      case Symbol.LessOne l -> isSigned(l.whole());
      case Symbol.Raised r -> false;
      case Symbol.Beside b -> false;
      case Symbol.Times t -> false;
      case Symbol.Entry e -> e.letters().isEmpty() && isSigned(e.whole());
      case Symbol.Sequence s -> first(s.symbols());
      case Symbol.Indices i -> !i.indices().isEmpty() && i.indices().getFirst() < 0;
      case Symbol.Subscript s -> false;
      case Symbol.Infix s -> false;
      case Symbol.Along a -> false;
      case Symbol.Below b -> false;
    };
  }

  private boolean first(List<Symbol> symbols) {
    return !symbols.isEmpty() && isSigned(symbols.getFirst());
  }

  /// Whether there is something raised in it or it is a fraction, so that an exponent after it
  /// would be misread.
  public boolean isRaised(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Name n -> TypesetName.isMarked(n.name());
      case Symbol.Letter l -> false;
      case Symbol.Figure f -> amounts.isRaised(f.amount());
      case Symbol.Partial p -> true;
      case Symbol.Total t -> isRaised(t.whole());
      case Symbol.Through t -> true;
      case Symbol.LessOne l -> isRaised(l.whole());
      case Symbol.Raised r -> false;
      case Symbol.Beside b -> false;
      case Symbol.Times t -> false;
      case Symbol.Entry e -> isRaised(e.whole());
      case Symbol.Sequence s -> s.symbols().stream().anyMatch(this::isRaised);
      case Symbol.Indices i -> false;
      case Symbol.Subscript s -> false;
      case Symbol.Infix s -> false;
      case Symbol.Along a -> false;
      case Symbol.Below b -> false;
    };
  }
}
