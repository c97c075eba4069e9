package gradus.graph;

import static gradus.lang.Expr.Operator.DIVIDE;
import static gradus.lang.Expr.Operator.POWER;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which operation an expression means, where the text alone does not say.
final class OperatorMeaning {
  private static final int DEEPEST_NUMBER = 20;
  private static final int[] NONE = {};

  private OperatorMeaning() {}

  /// Whether it says a shape, right or wrong.
  static boolean isShape(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(Builtins.SHAPE);
  }

  /// The shape that a call says; empty where it says none that a tensor can have.
  static Optional<Shape> shape(Expr expr) {
    List<Integer> lengths = expr.parts().stream().map(Expr::whole).toList();
    boolean axes = !lengths.isEmpty() && lengths.size() <= Shape.MOST_AXES;
    if (!axes || lengths.stream().anyMatch(n -> n == null || n < 1)) return Optional.empty();
    Shape shape = Shape.of(lengths.stream().mapToInt(n -> n).toArray());
    return Optional.of(shape).filter(s -> s.entries() <= Integer.MAX_VALUE);
  }

  /// The operation of an operator between two terms.
  static Op of(Expr.Operator operator, Lowered a, Lowered b) {
    return switch (operator) {
      case ADD -> Ops.ADD;
      case SUBTRACT -> Ops.SUBTRACT;
      case MULTIPLY, TIMES -> Ops.MULTIPLY;
      case DIVIDE -> Ops.DIVIDE;
      case MATMUL -> isStack(a) || isStack(b) ? Ops.STACKED_MATMUL : Ops.MATMUL;
      case POWER -> Ops.POWER;
      case PRODUCT, BESIDE -> product(a, b);
      case LESS -> Ops.LESS;
      case LESS_OR_EQUAL -> Ops.LESS_OR_EQUAL;
      case GREATER -> Ops.GREATER;
      case GREATER_OR_EQUAL -> Ops.GREATER_OR_EQUAL;
      case EQUAL -> Ops.EQUAL;
      case UNEQUAL -> Ops.UNEQUAL;
    };
  }

  /// The norm in a squared norm, `norm(x)^2`: together they are one gate, without the kink that the
  /// norm alone has at 0.
  static Optional<Expr.Call> normSquared(Expr.Binary b) {
    boolean squared =
        b.operator() == Expr.Operator.POWER && Integer.valueOf(2).equals(b.right().whole());
    if (!squared || !(b.left() instanceof Expr.Call c) || !c.name().equals(Ops.NORM.name())) {
      return Optional.empty();
    }
    boolean two =
        c.arguments().size() == 2 && Integer.valueOf(2).equals(c.arguments().get(1).whole());
    return c.arguments().size() == 1 || two ? Optional.of(c) : Optional.empty();
  }

  /// What a norm of a written order, 1, 2 or infinite, is of a vector; empty for all else.
  static Optional<Expr.Call> ordered(Expr.Call c) {
    if (!c.name().equals(Ops.NORM.name()) || c.arguments().size() != 2) return Optional.empty();
    Expr order = c.arguments().get(1);
    List<Expr> of = c.arguments().subList(0, 1);
    boolean infinite =
        order instanceof Expr.Num n && Double.isInfinite(n.value())
            || order instanceof Expr.Name i && i.name().equals("inf");
    Integer whole = order.whole();
    String name =
        infinite ? "max" : whole == null ? "" : whole == 1 ? "sum" : whole == 2 ? "norm" : "";
    if (name.isEmpty()) return Optional.empty();
    Expr sizes = new Expr.Call(c.span(), c.nameSpan(), "abs", of);
    List<Expr> inside = name.equals("norm") ? of : List.of(sizes);
    return Optional.of(new Expr.Call(c.span(), c.nameSpan(), name, inside));
  }

  /// Whether it has more axes than a matrix, which the blackboard's product does not take.
  private static boolean isStack(Lowered term) {
    return !term.failed() && term.shape() != null && term.shape().isDeep();
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

  /// A number as lectures write one, a quotient, root or power of numbers and constants: `1/3`,
  /// `√2`, `pi/4`, `10^-7`. Sums and products of numbers are gates: who types them wants to see
  /// them.
  static Optional<Tensor> number(Expr expr, Scope scope) {
    if (expr instanceof Expr.Num || expr instanceof Expr.Name || !isQuotient(expr)) {
      return Optional.empty();
    }
    return figure(expr, scope, 0).filter(Tensor::isFinite);
  }

  private static boolean isQuotient(Expr expr) {
    return switch (expr) {
      case Expr.Num n -> true;
      case Expr.Name n -> Builtins.CONSTANTS.contains(n.name());
      case Expr.Negate n -> isQuotient(n.operand());
      case Expr.Binary b -> b.operator() == DIVIDE || b.operator() == POWER;
      case Expr.Call c -> c.name().equals(Ops.SQRT.name());
      case Expr.Array _, Expr.Index _, Expr.Over _ -> false;
    };
  }

  private static Optional<Tensor> figure(Expr expr, Scope scope, int depth) {
    if (depth > DEEPEST_NUMBER || !isQuotient(expr)) return Optional.empty();
    return switch (expr) {
      case Expr.Num n -> Optional.of(Tensor.scalar(n.value()));
      case Expr.Name n ->
          scope.meaning(n.name()) != null
              ? Optional.empty()
              : Optional.of(Tensor.scalar(n.name().equals("e") ? Math.E : Math.PI));
      case Expr.Negate n -> figure(n.operand(), scope, depth + 1).map(t -> t.times(-1));
      case Expr.Binary b ->
          figure(b.left(), scope, depth + 1)
              .flatMap(l -> figure(b.right(), scope, depth + 1).map(r -> List.of(l, r)))
              .map(in -> of(b.operator(), null, null).value(in, NONE));
      case Expr.Call c ->
          c.arguments().size() != 1
              ? Optional.empty()
              : figure(c.arguments().getFirst(), scope, depth + 1)
                  .map(t -> Ops.SQRT.value(List.of(t), NONE));
      case Expr.Array _, Expr.Index _, Expr.Over _ -> Optional.empty();
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
