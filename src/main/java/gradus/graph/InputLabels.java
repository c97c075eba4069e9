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
    Expr.Name label = label(expr);
    if (label == null) return expr.whole();
    Integer entry = entry(expr);
    return switch (scope.meaning(label.name())) {
      case Binding d when entry != null -> entry(d, entry);
      case Binding d -> {
        Tensor set = assembly.override(d.name);
        yield set == null ? d.body.whole() : whole(set, null);
      }
      case Lowered l when scope.isFormula() -> whole(l.literal(), entry);
      case null, default -> null;
    };
  }

  /// What may be a label: a name, or an entry of one.
  private static Expr.Name label(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> n;
      case Expr.Index i when i.target() instanceof Expr.Name n && entry(i) != null -> n;
      default -> null;
    };
  }

  private static Integer entry(Expr expr) {
    if (!(expr instanceof Expr.Index i) || i.indices().size() != 1) return null;
    Integer whole = i.indices().getFirst().whole();
    return whole == null ? null : (Integer) (whole - i.start());
  }

  /// The whole number that a tensor is, or that an entry of it is.
  private static Integer whole(Tensor known, Integer entry) {
    if (known == null) return null;
    boolean fits =
        entry == null
            ? known.shape().isScalar()
            : known.shape().isVector() && entry >= 0 && entry < known.size();
    if (!fits) return null;
    double value = known.get(entry == null ? 0 : entry);
    return value == (int) value ? (Integer) (int) value : null;
  }

  /// Tells what a letter is that has no value and counts.
  void length(Expr.Name letter, int length) {
    doubts.length(letter, length);
  }

  /// The definition of a label that is still to be lowered; null where none is.
  Binding waiting(Expr.Index index, Scope scope) {
    for (Expr at : index.indices()) {
      Expr.Name label = label(at);
      boolean known = label != null && position(at, scope) != null;
      if (known && scope.meaning(label.name()) instanceof Binding d) {
        if (d.state == Binding.State.WAITING) return d;
      }
    }
    return null;
  }

  /// The input whose number a position is; null where the text has the number itself.
  Gate chooser(Expr expr, Scope scope) {
    Expr.Name label = label(expr);
    if (label == null || position(expr, scope) == null) return null;
    return switch (scope.meaning(label.name())) {
      case Binding d -> d.term == null ? null : d.term.gate();
      case Lowered l -> l.gate();
      case null, default -> null;
    };
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
