package gradus.calculus;

/// One line of a derivation: a rule and the part it was applied to. `after` is the derivative of
/// `before`; in a line that simplifies both have the same value.
public final class Line {
  /// The rule of lines that only rewrite.
  public static final String SIMPLIFY = "simplify";

  private final String rule;
  private final String outer;
  private final Term before;
  private final Term after;

  Line(String rule, String outer, Term before, Term after) {
    this.rule = rule;
    this.outer = outer;
    this.before = before;
    this.after = after;
  }

  /// `quotient`, `chain`, `sin`, …: the key of its name is `rule.` and this.
  public String rule() {
    return rule;
  }

  /// The function whose rule the chain rule was used with (`exp` in e^(−x)); else empty.
  public String outer() {
    return outer;
  }

  public boolean simplifies() {
    return rule.equals(SIMPLIFY);
  }

  /// The part the rule was applied to, as the language writes it.
  public String before() {
    return TermWriter.text(before);
  }

  public String after() {
    return TermWriter.text(after);
  }

  public String latexBefore() {
    return TermWriter.latex(before);
  }

  public String latexAfter() {
    return TermWriter.latex(after);
  }

  /// Both sides in pieces between which a long formula may be broken.
  public java.util.List<String> piecesBefore() {
    return TermWriter.pieces(before);
  }

  public java.util.List<String> piecesAfter() {
    return TermWriter.pieces(after);
  }

  /// Parts in both sides when written out.
  public double weight() {
    return before.weight() + after.weight();
  }
}
