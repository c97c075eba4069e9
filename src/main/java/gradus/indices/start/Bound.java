package gradus.indices.start;

import gradus.lang.Expr;

/// The indices that have a meaning at a place, the innermost first.
record Bound(Expr.Binder binder, Bound outer) {
  static Expr.Binder find(Bound bound, String name) {
    for (Bound b = bound; b != null; b = b.outer) {
      if (b.binder.index().equals(name)) return b.binder;
    }
    return null;
  }
}
