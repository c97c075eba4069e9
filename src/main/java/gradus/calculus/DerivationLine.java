package gradus.calculus;

import gradus.latex.Signs;
import java.util.List;
import java.util.Locale;

/// One line of a derivation: a rule and the part it was applied to. `after` is the derivative of
/// `before`; in a line that simplifies both have the same value.
public final class DerivationLine {
  private final DerivativeRule rule;
  private final DerivativeRule outer;
  private final Term before;
  private final Term after;

  /// @param outer the function whose rule the chain rule was used with, else null
  DerivationLine(DerivativeRule rule, DerivativeRule outer, Term before, Term after) {
    this.rule = rule;
    this.outer = outer;
    this.before = before;
    this.after = after;
  }

  /// `quotient`, `chain`, `sin`, …
  public String rule() {
    return rule.id();
  }

  /// The function whose rule the chain rule was used with (`exp` in e^(−x)); else empty.
  public String outer() {
    return outer == null ? "" : outer.id();
  }

  /// What the rule is called: `chain rule (exp)`.
  public String called(Locale locale) {
    String name = rule.called(locale);
    return outer == null ? name : name + " (" + outer.called(locale) + ")";
  }

  /// Whether it is of a constant, or of the variable itself.
  boolean isPlain() {
    return rule == DerivativeRule.Textbook.CONSTANT || rule == DerivativeRule.Textbook.IDENTITY;
  }

  /// Whether it only says a thing otherwise, and derives nothing.
  public boolean simplifies() {
    return rule == DerivativeRule.Textbook.SIMPLIFY || rule == DerivativeRule.Textbook.ABBREVIATION;
  }

  /// The part the rule was applied to, as the language writes it.
  public String before() {
    return TermWriter.text(before);
  }

  public String after() {
    return TermWriter.text(after);
  }

  /// The same as a line for people.
  public String textBefore(Signs signs) {
    return TermWriter.line(before, signs);
  }

  public String textAfter(Signs signs) {
    return TermWriter.line(after, signs);
  }

  public String latexBefore(Signs signs) {
    return TermWriter.latex(before, signs);
  }

  public String latexAfter(Signs signs) {
    return TermWriter.latex(after, signs);
  }

  /// Both sides in pieces between which a long formula may be broken.
  public List<String> piecesBefore(Signs signs) {
    return TermWriter.pieces(before, signs);
  }

  public List<String> piecesAfter(Signs signs) {
    return TermWriter.pieces(after, signs);
  }

  Term last() {
    return after;
  }

  /// Parts in both sides when written out.
  public double weight() {
    return before.weight() + after.weight();
  }
}
