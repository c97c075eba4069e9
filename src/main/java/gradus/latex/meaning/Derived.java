package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.latex.meaning.FormulaReader.Read;
import gradus.plain.Derivatives;

/// `\sigma'(x)`: the derivative of a known function, as a formula.
final class Derived {
  private Derived() {}

  /// Of a call that was read without its quote.
  static Read of(Read read, Span name) {
    Expr derived = read.expr() instanceof Expr.Call c ? Derivatives.of(c) : null;
    if (derived != null) return new Read(derived, read.span());
    boolean one = read.expr() instanceof Expr.Call c && c.arguments().size() == 1;
    throw Misread.of(name, "latex.derived", one ? ((Expr.Call) read.expr()).name() : "f'");
  }
}
