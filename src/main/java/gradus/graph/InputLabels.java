package gradus.graph;

import gradus.graph.Scope.Binding;
import gradus.graph.doubt.LabelDoubts;
import gradus.lang.Expr;
import gradus.tensor.Tensor;

/// The whole numbers that inputs hold, which choose an entry as class labels do.
final class InputLabels {
  private final Assembly assembly;
  private final LabelDoubts doubts;

  InputLabels(Assembly assembly, LabelDoubts doubts) {
    this.assembly = assembly;
    this.doubts = doubts;
  }

  /// A whole number of the text, or of an input that holds one: a class label.
  Integer position(Expr expr, Scope scope) {
    boolean label = expr instanceof Expr.Name;
    if (!label || !(scope.meaning(((Expr.Name) expr).name()) instanceof Binding d)) {
      return expr.whole();
    }
    Tensor set = assembly.override(d.name);
    if (set == null) return d.body.whole();
    boolean whole = set.shape().isScalar() && set.item() == (int) set.item();
    return whole ? (Integer) (int) set.item() : null;
  }

  /// An entry of an input that is a whole number.
  Integer entry(Binding input, int at) {
    Tensor set = assembly.override(input.name);
    if (set != null) {
      boolean inside = set.shape().isVector() && at >= 0 && at < set.shape().length(0);
      return inside && set.get(at) == (int) set.get(at) ? (Integer) (int) set.get(at) : null;
    }
    boolean inside = input.body instanceof Expr.Array a && at >= 0 && at < a.items().size();
    return inside ? ((Expr.Array) input.body).items().get(at).whole() : null;
  }

  /// Tells of the inputs that a formula with indices uses as one.
  void tell(Expr formula, Scope scope) {
    for (Expr part : formula.all()) {
      if (!(part instanceof Expr.Index i)) continue;
      for (Expr at : i.indices()) {
        boolean input = at instanceof Expr.Name n && scope.meaning(n.name()) instanceof Binding;
        Integer whole = input ? position(at, scope) : null;
        if (whole != null) doubts.input(i, (Expr.Name) at, whole, true);
        if (at instanceof Expr.Index l
            && l.target() instanceof Expr.Name n
            && scope.meaning(n.name()) instanceof Binding d
            && entry(d, 0) != null) {
          doubts.entries(i, l, entry(d, 0));
        }
      }
    }
  }
}
