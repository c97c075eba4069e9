package gradus.calculus.formulas;

import static gradus.calculus.formulas.TensorAlgebra.call;
import static gradus.calculus.formulas.TensorAlgebra.matrices;
import static gradus.calculus.formulas.TensorAlgebra.number;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Vectors that stand or lie among matrices, as lectures write them: where a program has to reshape
/// sums of rows to a column, which is then copied along the rows, people read A 𝟏 and A 𝟏 𝟏ᵀ.
final class StandingVectors {
  private static final Set<String> ALONG =
      Set.of("sum", "mean", "max", "min", "norm", "logsumexp", "std", "var", "argmax", "argmin");

  /// What an entry is made of that alone, and of others' shapes the common one.
  private static final Set<String> ENTRYWISE = Set.of("where", "softmax", "log_softmax");

  private final Map<String, Shape> names = new HashMap<>();

  void know(String name, Shape shape) {
    if (shape != null) names.put(name, shape);
  }

  /// The same without reshaping where a vector only stands up or lies down.
  Expr of(Expr expr) {
    return switch (expr) {
      case Expr.Binary b when b.operator() == Operator.MATMUL ->
          matrices(of(b.left()), of(b.right()));
      case Expr.Binary b -> {
        List<Expr> both = alike(List.of(b.left(), b.right()));
        yield isFilled(b, both) ? both.getFirst() : b.with(both);
      }
      case Expr.Call c when c.name().equals("reshape") -> reshaped(c);
      case Expr.Call c when sumOfRows(c).isPresent() ->
          matrices(of(c.arguments().getFirst()), ones(sumOfRows(c).get().cols()));
      case Expr.Call c when c.name().equals("where") -> c.with(alike(c.arguments()));
      // what a program has for it is nothing people read
      case Expr.Call c when c.name().equals(TensorAlgebra.SHOWN) ->
          c.with(List.of(of(c.arguments().get(0)), c.arguments().get(1)));
      case Expr.Index i when isReshaped(i.target()) -> i;
      case Expr.Call _, Expr.Negate _, Expr.Index _, Expr.Over _ ->
          expr.parts().isEmpty() ? expr : expr.with(expr.parts().stream().map(this::of).toList());
      case Expr.Name _, Expr.Num _, Expr.Array _ -> expr;
    };
  }

  private static boolean isReshaped(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals("reshape");
  }

  /// Columns and rows that are copied to the shape of the others are written as large as they.
  private List<Expr> alike(List<Expr> operands) {
    Optional<Shape> all = common(operands);
    List<Expr> copied = new ArrayList<>();
    for (Expr operand : operands) {
      Optional<Shape> own = shape(operand);
      boolean matrices = all.filter(Shape::isMatrix).isPresent() && own.isPresent();
      if (matrices && own.get().isVector()) {
        copied.add(laid(operand));
      } else {
        copied.add(matrices ? copied(operand, own.get(), all.get()) : of(operand));
      }
    }
    return copied;
  }

  /// A vector among matrices lies, and is copied down: sums of rows are no column there.
  private Expr laid(Expr operand) {
    return switch (operand) {
      case Expr.Call c when c.name().equals("sum") ->
          c.with(with(of(c.arguments().getFirst()), c.arguments()));
      case Expr.Binary b when b.operator() != Operator.MATMUL ->
          b.with(List.of(laid(b.left()), laid(b.right())));
      case Expr.Negate n -> n.with(List.of(laid(n.operand())));
      case Expr.Binary _, Expr.Call _, Expr.Index _, Expr.Over _ -> of(operand);
      case Expr.Name _, Expr.Num _, Expr.Array _ -> operand;
    };
  }

  /// Whether a column was to be filled with ones, which it is by being copied.
  private static boolean isFilled(Expr.Binary product, List<Expr> both) {
    return product.operator() == Operator.MULTIPLY
        && product.right() instanceof Expr.Call c
        && c.name().equals(TensorAlgebra.ONES)
        && c.arguments().size() == 2
        && stands(product.left())
        && both.getFirst() instanceof Expr.Binary b
        && b.operator() == Operator.MATMUL;
  }

  /// A factor in front stays there.
  private Expr copied(Expr operand, Shape own, Shape to) {
    boolean across = own.cols() == 1 && to.cols() > 1;
    boolean down = own.rows() == 1 && to.rows() > 1;
    // that a matrix of one column is copied is left unsaid, as in the text
    if (across == down || !stands(operand)) return of(operand);
    if (operand instanceof Expr.Negate n) return n.with(List.of(copied(n.operand(), own, to)));
    if (operand instanceof Expr.Binary b && b.operator() != Operator.MATMUL) {
      boolean first = shape(b.left()).filter(Shape::isScalar).isPresent();
      boolean last = shape(b.right()).filter(Shape::isScalar).isPresent();
      boolean product = b.operator() == Operator.PRODUCT || b.operator() == Operator.DIVIDE;
      if (product && first && b.operator() == Operator.PRODUCT) {
        return b.with(List.of(of(b.left()), copied(b.right(), own, to)));
      }
      if (product && last) return b.with(List.of(copied(b.left(), own, to), of(b.right())));
    }
    return across
        ? matrices(of(operand), call("transpose", ones(to.cols())))
        : matrices(ones(to.rows()), of(operand));
  }

  private static boolean isSum(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals("sum") && c.arguments().size() == 2;
  }

  /// Whether a vector was made to stand or to lie in it.
  private static boolean stands(Expr expr) {
    return isReshaped(expr)
        || isSum(expr)
        || expr.parts().stream().anyMatch(StandingVectors::stands);
  }

  private static Expr ones(int count) {
    return call(TensorAlgebra.ONES, number(count));
  }

  private Expr reshaped(Expr.Call call) {
    Expr inside = call.arguments().getFirst();
    Optional<Shape> to = shape(call);
    Optional<Shape> from = shape(inside);
    Expr same = call.with(with(of(inside), call.arguments()));
    if (to.isEmpty() || from.isEmpty() || !isLine(from.get()) || !isLine(to.get())) return same;
    boolean lies = isRow(to.get());
    if (inside instanceof Expr.Call c && c.name().equals("sum") && c.arguments().size() == 2) {
      Optional<Shape> all = shape(c.arguments().getFirst()).filter(Shape::isMatrix);
      if (all.isPresent() && !to.get().isVector()) {
        return total(of(c.arguments().getFirst()), all.get(), c.arguments().get(1), lies);
      }
    }
    return lies == isRow(from.get()) ? of(inside) : TensorAlgebra.transposed(of(inside));
  }

  /// The matrix whose rows are added up.
  private Optional<Shape> sumOfRows(Expr.Call call) {
    boolean rows =
        call.name().equals("sum")
            && call.arguments().size() == 2
            && Math.floorMod(TensorProgram.whole(call.arguments().get(1)), 2) == 1;
    return rows ? shape(call.arguments().getFirst()).filter(Shape::isMatrix) : Optional.empty();
  }

  private static List<Expr> with(Expr first, List<Expr> arguments) {
    List<Expr> all = new ArrayList<>(arguments);
    all.set(0, first);
    return all;
  }

  /// `A 𝟏`, `𝟏ᵀ A`, and turned round.
  private static Expr total(Expr of, Shape shape, Expr axis, boolean lies) {
    boolean rows = Math.floorMod(TensorProgram.whole(axis), 2) == 1;
    Expr ones = ones(rows ? shape.cols() : shape.rows());
    if (lies) return matrices(call("transpose", ones), rows ? TensorAlgebra.transposed(of) : of);
    return matrices(rows ? of : TensorAlgebra.transposed(of), ones);
  }

  /// Of more than one entry, all in one row or column.
  private static boolean isLine(Shape shape) {
    return shape.size() > 1 && (shape.isVector() || shape.rows() == 1 || shape.cols() == 1);
  }

  /// A vector stands.
  private static boolean isRow(Shape shape) {
    return shape.isMatrix() && shape.rows() == 1;
  }

  private Optional<Shape> common(List<Expr> operands) {
    Optional<Shape> all = Optional.of(Shape.SCALAR);
    for (Expr operand : operands) {
      Optional<Shape> next = shape(operand);
      all = all.flatMap(known -> next.flatMap(known::broadcast));
    }
    return all;
  }

  /// The shape of a formula; empty where that is not plain to see.
  Optional<Shape> shape(Expr expr) {
    return switch (expr) {
      case Expr.Num _ -> Optional.of(Shape.SCALAR);
      case Expr.Name n -> Optional.ofNullable(names.get(n.name()));
      case Expr.Negate n -> shape(n.operand());
      case Expr.Binary b when b.operator() == Operator.MATMUL -> product(b);
      case Expr.Binary b -> common(List.of(b.left(), b.right()));
      case Expr.Call c -> called(c);
      case Expr.Index i ->
          shape(i.target()).filter(of -> of.rank() == i.indices().size()).map(of -> Shape.SCALAR);
      case Expr.Array a when a.items().isEmpty() -> Optional.empty();
      case Expr.Array a ->
          Optional.of(
              a.items().getFirst() instanceof Expr.Array row
                  ? Shape.matrix(a.items().size(), row.items().size())
                  : Shape.vector(a.items().size()));
      case Expr.Over _ -> Optional.empty();
    };
  }

  private Optional<Shape> product(Expr.Binary product) {
    Optional<Shape> left = shape(product.left());
    Optional<Shape> right = shape(product.right());
    if (left.isEmpty() || right.isEmpty()) return Optional.empty();
    Shape a = left.get();
    Shape b = right.get();
    if (a.isScalar() || b.isScalar()) return Optional.empty();
    if (a.isVector() && b.isMatrix()) {
      // q xᵀ, and a vector that lies before a matrix
      return Optional.of(b.rows() == 1 ? Shape.matrix(a.size(), b.cols()) : Shape.vector(b.cols()));
    }
    if (a.isVector()) return Optional.of(Shape.SCALAR);
    return Optional.of(b.isVector() ? Shape.vector(a.rows()) : Shape.matrix(a.rows(), b.cols()));
  }

  private Optional<Shape> called(Expr.Call call) {
    List<Expr> arguments = call.arguments();
    Optional<Shape> first = arguments.isEmpty() ? Optional.empty() : shape(arguments.getFirst());
    return switch (call.name()) {
      case TensorWriter.PARTIAL -> first;
      case TensorAlgebra.ONES, TensorAlgebra.ZEROS -> Optional.of(lengths(arguments));
      case TensorAlgebra.IDENTITY -> {
        int rows = TensorProgram.whole(arguments.getFirst());
        yield Optional.of(Shape.matrix(rows, rows));
      }
      case TensorAlgebra.UNIT -> Optional.of(lengths(arguments.subList(0, 1)));
      case TensorAlgebra.UNITS ->
          Optional.of(
              Shape.matrix(arguments.size() - 2, TensorProgram.whole(arguments.getFirst())));
      case TensorAlgebra.SHOWN -> first.or(() -> shape(arguments.get(1)));
      case "reshape" -> Optional.of(lengths(arguments.subList(1, arguments.size())));
      case "transpose" ->
          first.map(of ->
              of.isVector() ? Shape.matrix(1, of.size()) : Shape.matrix(of.cols(), of.rows()));
      case "dot", "trace" -> Optional.of(Shape.SCALAR);
      case "outer" ->
          first.flatMap(a -> shape(arguments.get(1)).map(b -> Shape.matrix(a.size(), b.size())));
      case String name
          when ENTRYWISE.contains(name)
              || isEntrywise(name, arguments.size()) && !call.isAlongAxis() ->
          common(name.endsWith("softmax") ? arguments.subList(0, 1) : arguments);
      case String name when ALONG.contains(name) -> first.flatMap(of -> along(of, call));
      default -> Optional.empty();
    };
  }

  static boolean isEntrywise(String name, int count) {
    return Ops.find(name, count).filter(Op::isElementwise).isPresent();
  }

  private static Optional<Shape> along(Shape of, Expr.Call call) {
    if (call.arguments().size() == 1) return Optional.of(Shape.SCALAR);
    if (!of.isMatrix() || !(call.arguments().get(1) instanceof Expr.Num axis)) {
      return Optional.empty();
    }
    return Optional.of(Shape.vector(axis.value() == 0 ? of.cols() : of.rows()));
  }

  private static Shape lengths(List<Expr> counts) {
    int first = TensorProgram.whole(counts.getFirst());
    return counts.size() == 1
        ? Shape.vector(first)
        : Shape.matrix(first, TensorProgram.whole(counts.get(1)));
  }
}
