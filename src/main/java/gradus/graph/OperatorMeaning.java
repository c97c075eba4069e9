package gradus.graph;

import gradus.lang.Expr;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which operation an expression means, where the text alone does not say.
final class OperatorMeaning {
  private OperatorMeaning() {}

  /// The operation of an operator between two terms.
  static Op of(Expr.Operator operator, Lowered a, Lowered b) {
    return switch (operator) {
      case ADD -> Ops.ADD;
      case SUBTRACT -> Ops.SUBTRACT;
      case MULTIPLY -> Ops.MULTIPLY;
      case DIVIDE -> Ops.DIVIDE;
      case MATMUL -> Ops.MATMUL;
      case POWER -> Ops.POWER;
      case PRODUCT -> product(a, b);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
          throw new IllegalArgumentException(operator.sign());
    };
  }

  /// The norm in a squared norm, `norm(x)^2`: together they are one gate, without the kink that the
  /// norm alone has at 0.
  static Optional<Expr.Call> normSquared(Expr.Binary b) {
    boolean squared =
        b.operator() == Expr.Operator.POWER && Integer.valueOf(2).equals(whole(b.right()));
    return squared && b.left() instanceof Expr.Call c && c.name().equals(Ops.NORM.name())
        ? Optional.of(c)
        : Optional.empty();
  }

  /// The blackboard's product. While a side is blank only a matrix on the other tells.
  private static Op product(Lowered a, Lowered b) {
    if (a.failed() || b.failed()) return Ops.MULTIPLY;
    Shape s = a.shape();
    Shape t = b.shape();
    if (s == null || t == null) {
      Shape known = s == null ? t : s;
      return known != null && known.isMatrix() ? Ops.MATMUL : Ops.MULTIPLY;
    }
    if (s.isScalar() || t.isScalar()) return Ops.MULTIPLY;
    return s.isVector() && t.isVector() ? Ops.DOT : Ops.MATMUL;
  }

  /// A whole number written in the text; null for anything else.
  static Integer whole(Expr expr) {
    return switch (expr) {
      case Expr.Num n when n.value() == (int) n.value() -> (int) n.value();
      case Expr.Negate(_, Expr.Num n) when n.value() == (int) n.value() -> (int) -n.value();
      default -> null;
    };
  }

  /// How many arguments the operations of one name take, for people: `1 / 2`.
  static String counts(List<Op> ops) {
    Set<String> counts = new TreeSet<>();
    for (Op op : ops) {
      if (op.most() == Integer.MAX_VALUE) {
        counts.add(op.fewest() + "…");
      } else {
        long needed = op.attributes().stream().filter(a -> !a.optional()).count();
        counts.add(Long.toString(op.fewest() + needed));
        counts.add(Integer.toString(op.most() + op.attributes().size()));
      }
    }
    return String.join(" / ", counts);
  }
}
