package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The lecture's multiclass hinge loss, Σ over j ≠ y of max(0, s_j − s_y + 1): one gate.
final class Hinges {
  private Hinges() {}

  /// The scores of such a sum; null where it is another.
  ///
  /// @param isIndex tells what is no label, for a sum or a tensor further out runs through it
  static Expr score(Expr.Over over, Predicate<String> isIndex) {
    boolean one =
        over.operator() == BigOperator.SUM
            && over.binders().size() == 1
            && over.binders().getFirst().range() instanceof Expr.Range.All;
    if (!one || !(over.condition() instanceof Expr.Binary condition)) return null;
    String index = over.binders().getFirst().index();
    String label = label(condition, index);
    return label == null || isIndex.test(label) ? null : score(over.body(), index, label);
  }

  static Optional<Laid> lay(Expr.Over over, Laying laying, Values values) {
    Expr score = score(over, values::isIndex);
    if (score == null || !laying.around.knows(score)) return Optional.empty();
    Expr.Binary condition = (Expr.Binary) over.condition();
    String label = label(condition, over.binders().getFirst().index());
    Expr.Name y = new Expr.Name(condition.span(), label);
    return Optional.of(Laid.number(laying.made.call(Sense.HINGE, "hinge", over.span(), score, y)));
  }

  /// The y of `j != y`; null where the condition is another.
  private static String label(Expr.Binary condition, String index) {
    if (condition.operator() != Operator.UNEQUAL) return null;
    if (!(condition.left() instanceof Expr.Name a) || !(condition.right() instanceof Expr.Name b)) {
      return null;
    }
    if (a.name().equals(b.name())) return null;
    if (a.name().equals(index)) return b.name();
    return b.name().equals(index) ? a.name() : null;
  }

  /// The s of `max(0, s[j] - s[y] + 1)`; null where the body is another.
  private static Expr score(Expr body, String index, String label) {
    if (!(body instanceof Expr.Call call) || !call.name().equals("max")) return null;
    if (call.arguments().size() != 2) return null;
    boolean first = isNumber(call.arguments().getFirst(), 0);
    if (!first && !isNumber(call.arguments().getLast(), 0)) return null;
    List<Expr> plus = new ArrayList<>();
    List<Expr> minus = new ArrayList<>();
    terms(call.arguments().get(first ? 1 : 0), plus, minus);
    if (plus.size() != 2 || minus.size() != 1) return null;
    Expr one = isNumber(plus.get(0), 1) ? plus.get(0) : plus.get(1);
    Expr other = one == plus.get(0) ? plus.get(1) : plus.get(0);
    Expr s = target(other, index);
    Expr t = target(minus.getFirst(), label);
    boolean same =
        s instanceof Expr.Name a && t instanceof Expr.Name b && a.name().equals(b.name());
    return isNumber(one, 1) && same ? s : null;
  }

  private static void terms(Expr sum, List<Expr> plus, List<Expr> minus) {
    Expr left = sum;
    for (int i = 0; i < 3 && left instanceof Expr.Binary b; i++) {
      if (b.operator() != Operator.ADD && b.operator() != Operator.SUBTRACT) break;
      (b.operator() == Operator.ADD ? plus : minus).add(b.right());
      left = b.left();
    }
    plus.add(left);
  }

  private static boolean isNumber(Expr expr, double value) {
    return expr instanceof Expr.Num n && n.value() == value;
  }

  private static Expr target(Expr entry, String at) {
    boolean is =
        entry instanceof Expr.Index i
            && i.indices().size() == 1
            && i.indices().getFirst() instanceof Expr.Name n
            && n.name().equals(at);
    return is ? ((Expr.Index) entry).target() : null;
  }
}
