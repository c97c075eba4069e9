package gradus.lang;

/// An expression that was read, with the stretch of text it takes, its parentheses included.
///
/// @param depth levels of nesting in the tree, where sums and products that lean left count once
record Operand(Expr expr, int start, int end, int depth) {
  Operand(Expr expr) {
    this(expr, expr.span().start(), expr.span().end(), 0);
  }

  Span span() {
    return Span.between(start, end);
  }

  /// The same expression in brackets.
  Operand within(int open, int close) {
    return new Operand(expr, open, close, depth);
  }
}
