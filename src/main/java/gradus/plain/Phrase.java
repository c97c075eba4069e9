package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Span;

/// An expression that was read, with the stretch of text it takes, its parentheses included.
///
/// @param depth levels of nesting in the tree, where sums and products that lean left count once
record Phrase(Expr expr, int start, int end, int depth) {
  Phrase(Expr expr) {
    this(expr, expr.span().start(), expr.span().end(), 0);
  }

  Span span() {
    return Span.between(start, end);
  }

  /// Whether brackets stand around the whole of it.
  boolean isBracketed() {
    return start < expr.span().start() && end > expr.span().end();
  }

  /// The same expression in brackets.
  Phrase within(int open, int close) {
    return new Phrase(expr, open, close, depth);
  }

  /// Whether it is computed of numbers alone, such as ½: it has no entries.
  boolean isNumbers() {
    return expr instanceof Expr.Binary
        && expr.all().stream().allMatch(e -> e instanceof Expr.Num || e instanceof Expr.Binary);
  }
}
