package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import java.util.List;
import java.util.Optional;

/// Which terms of a sum count: told by the numbers of the indices alone, or by what entries are.
final class TermConditions {
  private TermConditions() {}

  /// The same sum, a condition on entries gone into its body.
  static Expr.Over intoBody(Expr.Over over, Laying laying, Values values) {
    Expr condition = over.condition();
    if (condition == null) return over;
    Values inside = laying.runs.inside(over, values);
    if (isStatic(condition, laying, inside)) return over;
    Expr.Num left = left(over);
    List<Expr> choice = List.of(condition, over.body(), left);
    Expr.Call body = new Expr.Call(over.body().span(), over.body().span(), "where", choice);
    return new Expr.Over(over.span(), over.operator(), over.binders(), null, body);
  }

  /// What a term that does not count is as good as.
  private static Expr.Num left(Expr.Over over) {
    return switch (over.operator()) {
      case SUM -> new Expr.Num(over.condition().span(), 0, "0");
      case PRODUCT -> new Expr.Num(over.condition().span(), 1, "1");
      case MAXIMUM, MINIMUM, EACH ->
          throw new Refusal(over.condition().span(), "indices.condition");
    };
  }

  private static boolean isStatic(Expr condition, Laying laying, Values inside) {
    if (!(condition instanceof Expr.Binary b)) return false;
    if (Laying.isProduct(b.operator())) {
      return isStatic(b.left(), laying, inside) && isStatic(b.right(), laying, inside);
    }
    return b.operator().tightness() == 0
        && laying.runs.linear(b.left(), inside).isPresent()
        && laying.runs.linear(b.right(), inside).isPresent();
  }

  /// Whether a condition holds; empty where it depends on an index that runs.
  static Optional<Boolean> holds(Expr.Over over, Expr condition, Laying laying, Values values) {
    Expr.Binary b = (Expr.Binary) condition;
    if (Laying.isProduct(b.operator())) {
      Optional<Boolean> left = holds(over, b.left(), laying, values);
      Optional<Boolean> right = holds(over, b.right(), laying, values);
      return left.flatMap(l -> right.map(r -> l && r));
    }
    Linear left = laying.runs.linear(b.left(), values).orElse(null);
    Linear right = laying.runs.linear(b.right(), values).orElse(null);
    if (left == null || right == null || !left.isNumber() || !right.isNumber()) {
      return Optional.empty();
    }
    int l = left.constant() + start(over, b, b.left(), b.right(), laying, values);
    int r = right.constant() + start(over, b, b.right(), b.left(), laying, values);
    return Optional.of(
        switch (b.operator()) {
          case LESS -> l < r;
          case LESS_OR_EQUAL -> l <= r;
          case GREATER -> l > r;
          case GREATER_OR_EQUAL -> l >= r;
          case EQUAL -> l == r;
          case UNEQUAL -> l != r;
          default -> throw new IllegalArgumentException(b.operator().sign());
        });
  }

  /// What a label, which counts from 0, lacks to the index that it is compared with.
  private static int start(
      Expr.Over over, Expr.Binary b, Expr side, Expr other, Laying laying, Values values) {
    if (!(side instanceof Expr.Name label) || values.isIndex(label.name())) return 0;
    if (laying.around.whole(label.name()) == null) return 0;
    int start = 0;
    boolean picks = false;
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Index index)) continue;
      for (Expr at : index.indices()) {
        picks |= at instanceof Expr.Name n && n.name().equals(label.name());
        for (Expr in : at.all()) {
          boolean compared =
              in instanceof Expr.Name n
                  && other.all().stream()
                      .anyMatch(o -> o instanceof Expr.Name m && m.name().equals(n.name()));
          if (compared && index.start() > start) start = index.start();
        }
      }
    }
    boolean same = b.operator() == Operator.EQUAL || b.operator() == Operator.UNEQUAL;
    if (picks) return start;
    if (same && start > 0) throw new Refusal(label.span(), "indices.label", label.name());
    return 0;
  }

  /// A sum over entries that counts all of them.
  static boolean isPlain(Expr.Over over) {
    return over.operator() == BigOperator.SUM && over.condition() == null;
  }
}
