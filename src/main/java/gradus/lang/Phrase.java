package gradus.lang;

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

  /// The same expression in brackets.
  Phrase within(int open, int close) {
    return new Phrase(expr, open, close, depth);
  }
}
