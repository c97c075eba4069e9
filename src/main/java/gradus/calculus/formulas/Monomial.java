package gradus.calculus.formulas;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.multiplied;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A number times these, divided by those, entry by entry.
public record Monomial(double number, List<Member> factors, List<Member> over) {
  private static final int SHORT = 6;

  /// A part of a product.
  public record Member(Expr expr, Shape shape) {}

  public Monomial {
    factors = List.copyOf(factors);
    over = List.copyOf(over);
  }

  /// Times a number.
  public Monomial scaled(double by) {
    return new Monomial(number * by, factors, over).folded();
  }

  /// With numbers among the factors, and those below, counted into the one in front where that
  /// leaves a whole number.
  private Monomial folded() {
    for (Member factor : factors) {
      if (factor.expr instanceof Expr.Num n && isShort(number * n.value())) {
        return new Monomial(number * n.value(), without(factors, factor), over).folded();
      }
    }
    for (Member below : over) {
      if (!(below.expr instanceof Expr.Num n)) continue;
      double by = common(number, n.value());
      if (by == 1) continue;
      Monomial rest = new Monomial(number / by, factors, without(over, below));
      double left = n.value() / by;
      return left == 1
          ? rest.folded()
          : rest.over(new Member(TensorAlgebra.number(left), below.shape));
    }
    return this;
  }

  /// What a fraction of whole numbers is reduced by; 1 of others.
  private static double common(double above, double below) {
    boolean whole = isWhole(above) && isWhole(below) && above != 0 && below > 0;
    if (!whole) return 1;
    double a = Math.abs(above);
    double b = below;
    while (b != 0) {
      double rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /// With each 1 − u among the factors taken apart.
  public List<Monomial> multipliedOut() {
    for (Member factor : factors) {
      boolean rest =
          factor.expr instanceof Expr.Binary b
              && b.operator() == Operator.SUBTRACT
              && b.left() instanceof Expr.Num n
              && n.value() == 1;
      if (!rest) continue;
      Member less = new Member(((Expr.Binary) factor.expr).right(), factor.shape);
      Monomial one = new Monomial(number, without(factors, factor), over);
      List<Monomial> both = new ArrayList<>(one.multipliedOut());
      both.addAll(one.times(less).scaled(-1).multipliedOut());
      return both;
    }
    return List.of(this);
  }

  /// Of p x and −y x both as (p − y) x; empty where not the same tensors stand behind all the
  /// numbers.
  static Optional<Monomial> beforeOne(List<Monomial> addends) {
    if (addends.size() < 2) return Optional.empty();
    Monomial first = addends.getFirst();
    boolean same =
        !first.isNumber()
            && addends.stream()
                .allMatch(a ->
                    a.over.equals(first.over)
                        && a.tensors().factors.equals(first.tensors().factors)
                        && !scalars(a.factors, true).isEmpty());
    if (!same) return Optional.empty();
    double size = Math.abs(first.number);
    boolean alike = addends.stream().allMatch(a -> Math.abs(a.number) == size);
    double by = alike ? size : 1;
    List<Monomial> numbers =
        addends.stream()
            .map(a -> new Monomial(a.number / by, scalars(a.factors, true), List.of()))
            .toList();
    Expr sum = new TensorTerm(numbers, Shape.SCALAR).expr();
    Monomial front = new Monomial(by, List.of(new Member(sum, Shape.SCALAR)), first.over);
    return Optional.of(front.times(new Monomial(1, first.tensors().factors, List.of())));
  }

  /// Of A x and Aᵀ x, which else are the same, both as (A + Aᵀ) x; of X A and X Aᵀ as X (A + Aᵀ).
  public Optional<Monomial> withTransposed(Monomial other) {
    boolean front =
        numbers().equals(other.numbers()) && tensors().over.equals(other.tensors().over);
    List<Member> own = tensors().factors;
    List<Member> others = other.tensors().factors;
    if (!front || own.size() != 1 || others.size() != 1) return Optional.empty();
    boolean products =
        own.getFirst().expr instanceof Expr.Binary a
            && others.getFirst().expr instanceof Expr.Binary b
            && a.operator() == Operator.MATMUL
            && b.operator() == Operator.MATMUL
            && (a.right().equals(b.right()) && isTransposed(b.left(), a.left())
                || a.left().equals(b.left()) && isTransposed(b.right(), a.right()));
    if (!products) return Optional.empty();
    Expr.Binary a = (Expr.Binary) own.getFirst().expr;
    Expr.Binary b = (Expr.Binary) others.getFirst().expr;
    Expr both =
        a.right().equals(b.right())
            ? TensorAlgebra.matrices(binary(Operator.ADD, a.left(), b.left()), a.right())
            : TensorAlgebra.matrices(a.left(), binary(Operator.ADD, a.right(), b.right()));
    Member whole = new Member(both, own.getFirst().shape);
    return Optional.of(new Monomial(number, scalars(factors, true), over).times(whole));
  }

  private static boolean isTransposed(Expr expr, Expr of) {
    return !isCall(of, "transpose")
        && !expr.equals(of)
        && expr.equals(TensorAlgebra.transposed(of));
  }

  /// Whether it has no tensor in it.
  public boolean isNumber() {
    Monomial tensors = tensors();
    return tensors.factors.isEmpty() && tensors.over.isEmpty();
  }

  /// Times a part, which is left out where it stands below.
  public Monomial times(Member piece) {
    if (piece.expr instanceof Expr.Num n && isShort(number * n.value())) return scaled(n.value());
    if (over.contains(piece)) return new Monomial(number, factors, without(over, piece));
    return new Monomial(number, with(factors, piece), over);
  }

  /// Times all parts of another.
  public Monomial times(Monomial other) {
    Monomial product = scaled(other.number);
    for (Member factor : other.factors) {
      product = product.times(factor);
    }
    for (Member below : other.over) {
      product = product.over(below);
    }
    return product;
  }

  /// Divided by all parts of another.
  public Monomial over(Monomial other) {
    Monomial quotient = other.number < 0 ? scaled(-1) : this;
    double size = Math.abs(other.number);
    if (size != 1) quotient = quotient.over(new Member(TensorAlgebra.number(size), Shape.SCALAR));
    for (Member factor : other.factors) {
      quotient = quotient.over(factor);
    }
    for (Member below : other.over) {
      quotient = quotient.times(below);
    }
    return quotient;
  }

  /// A whole number, or as 2 · 0.1 one of few figures.
  private static boolean isShort(double number) {
    return isWhole(number) || Numbers.exact(number).length() <= SHORT;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6;
  }

  /// Divided by a part, which is left out where it is a factor.
  public Monomial over(Member piece) {
    if (factors.contains(piece)) return new Monomial(number, without(factors, piece), over);
    if (isRoot(piece.expr) && over.contains(piece)) {
      Member squared = new Member(squared(piece.expr), piece.shape);
      return new Monomial(number, factors, without(over, piece)).over(squared);
    }
    for (Member below : over) {
      boolean both = below.expr instanceof Expr.Num && piece.expr instanceof Expr.Num;
      if (!both) continue;
      double product = ((Expr.Num) below.expr).value() * ((Expr.Num) piece.expr).value();
      if (!isWhole(product)) continue;
      Member all = new Member(TensorAlgebra.number(product), Shape.SCALAR);
      return new Monomial(number, factors, with(without(over, below), all)).folded();
    }
    return new Monomial(number, factors, with(over, piece)).folded();
  }

  /// Where a factor is 1 at one place and else 0, of the others that entry is left: e ⊙ v is vₖ e.
  public Monomial picked() {
    Optional<Member> unit =
        factors.stream().filter(f -> isCall(f.expr, TensorAlgebra.UNIT)).findFirst();
    if (unit.isEmpty()) return this;
    List<Expr> place = ((Expr.Call) unit.get().expr).arguments();
    Monomial picked = new Monomial(number, List.of(), over);
    for (Member factor : factors) {
      boolean other = !factor.shape.isScalar() && !isCall(factor.expr, TensorAlgebra.UNIT);
      picked = picked.times(other ? entry(factor.expr, place.get(1)) : factor);
    }
    return picked;
  }

  /// Whether it is that, times numbers.
  public boolean isUnit() {
    Monomial tensors = tensors();
    return tensors.over.isEmpty()
        && tensors.factors.size() == 1
        && isCall(tensors.factors.getFirst().expr, TensorAlgebra.UNIT);
  }

  private static Member entry(Expr of, Expr place) {
    return new Member(new Expr.Index(Span.NOWHERE, of, List.of(place)), Shape.SCALAR);
  }

  /// With e^s over its sum as softmax(s).
  public Monomial normalised() {
    for (Member above : factors) {
      Member total = new Member(TensorAlgebra.call("sum", above.expr), Shape.SCALAR);
      if (!isCall(above.expr, "exp") || !over.contains(total)) continue;
      Expr softmax = TensorAlgebra.call("softmax", ((Expr.Call) above.expr).arguments().getFirst());
      return new Monomial(number, without(factors, above), without(over, total))
          .times(new Member(softmax, above.shape));
    }
    return this;
  }

  private static boolean isCall(Expr expr, String name) {
    return expr instanceof Expr.Call c && c.name().equals(name);
  }

  /// Numbers and what is one number, without the tensors.
  public Monomial numbers() {
    return new Monomial(number, scalars(factors, true), scalars(over, true));
  }

  /// What is no number, without what is.
  public Monomial tensors() {
    return new Monomial(1, scalars(factors, false), scalars(over, false));
  }

  private static List<Member> scalars(List<Member> pieces, boolean scalar) {
    return pieces.stream().filter(p -> p.shape.isScalar() == scalar).toList();
  }

  private static List<Member> powers(List<Member> numbers) {
    List<Member> each = new ArrayList<>();
    for (Member number : numbers.stream().distinct().toList()) {
      int times = Collections.frequency(numbers, number);
      Expr power = binary(Operator.POWER, number.expr, TensorAlgebra.number(times));
      each.add(times == 1 ? number : new Member(power, number.shape));
    }
    return each;
  }

  private static List<Member> with(List<Member> pieces, Member piece) {
    List<Member> more = new ArrayList<>(pieces);
    more.add(piece);
    return more;
  }

  private static List<Member> without(List<Member> pieces, Member piece) {
    List<Member> fewer = new ArrayList<>(pieces);
    fewer.remove(piece);
    return fewer;
  }

  /// The shape of what it is, before it is copied.
  private Shape own() {
    Shape own = Shape.SCALAR;
    for (List<Member> pieces : List.of(factors, over)) {
      for (Member piece : pieces) {
        own = own.broadcast(piece.shape).orElseThrow();
      }
    }
    return own;
  }

  /// Times ones where it is smaller than the shape it is copied to.
  public Monomial filled(Shape shape) {
    return own().equals(shape) ? this : times(new Member(TensorAlgebra.ones(shape), shape));
  }

  /// As one formula, without the sign.
  public Expr expr() {
    Expr product = product(factors);
    double size = Math.abs(number);
    if (product == null) {
      product = TensorAlgebra.number(size);
    } else if (size != 1) {
      product = multiplied(TensorAlgebra.number(size), product, false);
    }
    Expr below = product(over);
    return below == null ? product : binary(Operator.DIVIDE, product, below);
  }

  /// Numbers stand in front, those that stand twice as a power; of two tensors each entry is
  /// multiplied by that at its place. Null of no factors.
  private static Expr product(List<Member> factors) {
    Expr product = null;
    List<Member> numbers = new ArrayList<>(powers(scalars(factors, true)));
    numbers.sort(Comparator.comparing(piece -> !(piece.expr instanceof Expr.Num)));
    for (Member piece : numbers) {
      product = product == null ? piece.expr : multiplied(product, piece.expr, false);
    }
    boolean entries = false;
    for (Member piece : scalars(factors, false)) {
      product = product == null ? piece.expr : multiplied(product, piece.expr, entries);
      entries = true;
    }
    return product;
  }

  /// Also one that stands as a column.
  private static boolean isRoot(Expr expr) {
    return isCall(expr, "sqrt") || isCall(expr, "reshape") && isCall(argument(expr), "sqrt");
  }

  private static Expr squared(Expr root) {
    if (isCall(root, "sqrt")) return argument(root);
    List<Expr> parts = new ArrayList<>(root.parts());
    parts.set(0, argument(parts.getFirst()));
    return root.with(parts);
  }

  private static Expr argument(Expr call) {
    return ((Expr.Call) call).arguments().getFirst();
  }

  /// The same without names that the text has not.
  public Monomial written() {
    return new Monomial(number, written(factors), written(over));
  }

  private static List<Member> written(List<Member> pieces) {
    return pieces.stream().map(p -> new Member(TensorAlgebra.written(p.expr), p.shape)).toList();
  }
}
