package gradus.calculus.formulas;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Formulas of whole tensors, made of parts. What no program has, such as a tensor of ones, is a
/// call by a name that none can have.
public final class TensorAlgebra {
  /// All entries 1, as many as the arguments say.
  public static final String ONES = "#ones";

  /// The identity of so many rows.
  public static final String IDENTITY = "#identity";

  /// A vector of so many entries, 1 at one place and else 0.
  public static final String UNIT = "#unit";

  /// The slope of a hinge loss: what each class counts, 1 within the margin of the right one, and
  /// half at it where a class stands there; the right one as often the other way.
  public static final String HINGED = "#hinged";

  /// A row for each class that is the right one: of so many classes, by the label said so, 1 at
  /// these places and else 0.
  public static final String UNITS = "#units";

  /// All entries 0, as many as the arguments say.
  public static final String ZEROS = "#zeros";

  /// What people read, and what the language has for it.
  public static final String SHOWN = "#shown";

  /// A vector that lies, in what people read.
  public static final String ROW = "#row";

  /// Those entries of a vector, or rows of a matrix, from one to another, of so many.
  public static final String PART = "#part";

  private TensorAlgebra() {}

  /// Whether it is a sum or begins with a minus sign, and stands in brackets behind a factor.
  public static boolean isSum(Expr expr) {
    if (expr instanceof Expr.Binary b
        && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT)) {
      return true;
    }
    Expr first = expr;
    while (first instanceof Expr.Binary b
        && (isProduct(b.operator()) || b.operator() == Operator.DIVIDE)) {
      first = b.left();
    }
    return first instanceof Expr.Negate;
  }

  private static boolean isProduct(Operator operator) {
    return operator == Operator.MULTIPLY
        || operator == Operator.PRODUCT
        || operator == Operator.MATMUL;
  }

  /// Before a product the factor goes to the first of it.
  public static Expr multiplied(Expr by, Expr expr, boolean entries) {
    if (!entries && expr instanceof Expr.Binary b && isProduct(b.operator())) {
      return binary(b.operator(), multiplied(by, b.left(), false), b.right());
    }
    return binary(entries ? Operator.MULTIPLY : Operator.PRODUCT, by, expr);
  }

  /// The sign goes to the first factor.
  public static Expr negated(Expr expr) {
    boolean product =
        expr instanceof Expr.Binary b
            && (isProduct(b.operator()) || b.operator() == Operator.DIVIDE);
    if (!product) return new Expr.Negate(Span.NOWHERE, expr);
    Expr.Binary b = (Expr.Binary) expr;
    return binary(b.operator(), negated(b.left()), b.right());
  }

  /// Two formulas joined, at no place of a text.
  public static Expr binary(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(Span.NOWHERE, operator, left, right);
  }

  /// A number that reads back the same.
  public static Expr number(double value) {
    return new Expr.Num(Span.NOWHERE, value, Numbers.exact(value));
  }

  /// What is called so.
  public static Expr name(String name) {
    return new Expr.Name(Span.NOWHERE, name);
  }

  /// A function, or what only people read, of these.
  public static Expr call(String function, Expr... arguments) {
    return new Expr.Call(Span.NOWHERE, Span.NOWHERE, function, List.of(arguments));
  }

  /// `W[k, i]`.
  public static Expr entry(Expr of, String... letters) {
    List<Expr> indices = new ArrayList<>();
    for (String letter : letters) {
      indices.add(name(letter));
    }
    return new Expr.Index(Span.NOWHERE, of, indices);
  }

  /// Of what is transposed already what it was, of a product with that the product turned round.
  public static Expr transposed(Expr expr) {
    boolean turned =
        expr instanceof Expr.Binary b
            && b.operator() == Operator.MATMUL
            && (isTransposed(b.left()) || isTransposed(b.right()));
    if (turned) {
      Expr.Binary product = (Expr.Binary) expr;
      return matrices(transposed(product.right()), transposed(product.left()));
    }
    if (expr instanceof Expr.Call c) {
      if (c.name().equals("transpose")) return c.arguments().getFirst();
      if (c.name().equals(IDENTITY)) return c;
      if (c.name().equals("outer")) {
        return call("outer", c.arguments().get(1), c.arguments().get(0));
      }
      boolean ones = c.name().equals(ONES) && c.arguments().size() == 2;
      if (ones) return call(ONES, c.arguments().get(1), c.arguments().get(0));
    }
    return call("transpose", expr);
  }

  /// The identity changes nothing.
  public static Expr matrices(Expr left, Expr right) {
    if (isIdentity(left)) return right;
    if (isIdentity(right)) return left;
    return binary(Operator.MATMUL, left, right);
  }

  private static boolean isTransposed(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals("transpose");
  }

  /// Whether it is the identity matrix.
  public static boolean isIdentity(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(IDENTITY);
  }

  /// A formula that people read in another form than a program has it.
  public static Expr shown(Expr reading, Expr typed) {
    return call(SHOWN, reading, typed);
  }

  /// What a wire is called in a formula, by the text or for the formula.
  public static Optional<String> named(Expr expr) {
    if (expr instanceof Expr.Name n) return Optional.of(n.name());
    boolean lent = isLent(expr);
    return lent ? named(((Expr.Call) expr).arguments().getFirst()) : Optional.empty();
  }

  private static boolean isLent(Expr expr) {
    return expr instanceof Expr.Call c
        && c.name().equals(SHOWN)
        && c.arguments().getFirst() instanceof Expr.Name;
  }

  /// Without names that the text has not.
  public static Expr written(Expr expr) {
    if (isLent(expr)) return written(((Expr.Call) expr).arguments().get(1));
    if (isTransposed(expr)) return transposed(written(((Expr.Call) expr).arguments().getFirst()));
    return expr.parts().isEmpty()
        ? expr
        : expr.with(expr.parts().stream().map(TensorAlgebra::written).toList());
  }

  /// Where a sum has lines of its own, as a column again.
  public static Expr column(Expr vector, int rows) {
    return reshaped(vector, Shape.matrix(rows, 1));
  }

  /// In another shape at once, whatever shapes it had in between; sums of rows or columns are a
  /// vector by themselves.
  public static Expr reshaped(Expr expr, Shape to) {
    Expr from = expr;
    while (from instanceof Expr.Call c && c.name().equals("reshape")) {
      from = c.arguments().getFirst();
    }
    boolean line =
        from instanceof Expr.Call c && c.name().equals("sum") && c.arguments().size() == 2;
    if (line && to.isVector()) return from;
    return to.isVector()
        ? call("reshape", from, number(to.cols()))
        : call("reshape", from, number(to.rows()), number(to.cols()));
  }

  /// All entries 1; of a number 1.
  public static Expr ones(Shape shape) {
    return shape.isScalar() ? number(1) : lengths(ONES, shape);
  }

  /// What is made of as many entries as a shape has.
  public static Expr lengths(String call, Shape shape) {
    return call(
        call, Arrays.stream(shape.lengths()).mapToObj(TensorAlgebra::number).toArray(Expr[]::new));
  }
}
