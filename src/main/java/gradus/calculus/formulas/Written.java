package gradus.calculus.formulas;

/// A formula as text and as LaTeX.
public record Written(String text, String latex) {
  /// In brackets.
  public Written bracketed() {
    return new Written("(" + text + ")", "\\left(" + latex + "\\right)");
  }

  /// With another behind it.
  public Written then(String between, String latexBetween, Written next) {
    return new Written(text + between + next.text, latex + latexBetween + next.latex);
  }
}
