package gradus.calculus.tensors;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A gradient of a tensor as a whole: a sum of products, before it is written. What is smaller than
/// its shape is copied to it.
record TensorTerm(List<Monomial> addends, Shape shape) {
  /// All entries 1, as many as the arguments say.
  static final String ONES = "#ones";

  /// The identity of so many rows.
  static final String IDENTITY = "#identity";

  /// A vector of so many entries, 1 at one place and else 0.
  static final String UNIT = "#unit";

  /// The slope of a hinge loss: what each class counts, 1 within the margin of the right one, and
  /// half at it where a class stands there; the right one as often the other way.
  static final String HINGED = "#hinged";

  /// A row for each class that is the right one: of so many classes, by the label said so, 1 at
  /// these places and else 0.
  static final String UNITS = "#units";

  /// All entries 0, as many as the arguments say.
  static final String ZEROS = "#zeros";

  /// What people read, and what the language has for it.
  static final String SHOWN = "#shown";

  /// A vector that lies, in what people read.
  static final String ROW = "#row";

  /// Those entries of a vector, or rows of a matrix, from one to another, of so many.
  static final String PART = "#part";

  /// A part of a product.
  record Member(Expr expr, Shape shape) {}

  /// A number times these, divided by those, entry by entry.
  record Monomial(double number, List<Member> factors, List<Member> over) {
    Monomial {
      factors = List.copyOf(factors);
      over = List.copyOf(over);
    }

    Monomial scaled(double by) {
      return new Monomial(number * by, factors, over).folded();
    }

    /// With numbers among the factors, and those below, counted into the one in front where that
    /// leaves a whole number.
    private Monomial folded() {
      for (Member factor : factors) {
        if (factor.expr instanceof Expr.Num n && isWhole(number * n.value())) {
          return new Monomial(number * n.value(), without(factors, factor), over).folded();
        }
      }
      for (Member below : over) {
        boolean divides =
            below.expr instanceof Expr.Num n
                && n.value() != 0
                && isWhole(number)
                && number % n.value() == 0;
        if (divides) {
          double left = number / ((Expr.Num) below.expr).value();
          return new Monomial(left, factors, without(over, below)).folded();
        }
      }
      return this;
    }

    private List<Monomial> multipliedOut() {
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

    /// Whether it has no tensor in it.
    boolean isNumber() {
      Monomial tensors = tensors();
      return tensors.factors.isEmpty() && tensors.over.isEmpty();
    }

    Monomial times(Member piece) {
      if (piece.expr instanceof Expr.Num n && isWhole(number * n.value())) return scaled(n.value());
      if (over.contains(piece)) return new Monomial(number, factors, without(over, piece));
      return new Monomial(number, with(factors, piece), over);
    }

    private static boolean isWhole(double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e6;
    }

    Monomial over(Member piece) {
      if (factors.contains(piece)) return new Monomial(number, without(factors, piece), over);
      return new Monomial(number, factors, with(over, piece)).folded();
    }

    /// Where a factor is 1 at one place and else 0, of the others that entry is left: e ⊙ v is vₖ
    /// e.
    Monomial picked() {
      Optional<Member> unit = factors.stream().filter(f -> isCall(f.expr, UNIT)).findFirst();
      if (unit.isEmpty()) return this;
      List<Expr> place = ((Expr.Call) unit.get().expr).arguments();
      Monomial picked = new Monomial(number, List.of(), over);
      for (Member factor : factors) {
        boolean other = !factor.shape.isScalar() && !isCall(factor.expr, UNIT);
        picked = picked.times(other ? entry(factor.expr, place.get(1)) : factor);
      }
      return picked;
    }

    /// Whether it is that, times numbers.
    boolean isUnit() {
      Monomial tensors = tensors();
      return tensors.over.isEmpty()
          && tensors.factors.size() == 1
          && isCall(tensors.factors.getFirst().expr, UNIT);
    }

    private static Member entry(Expr of, Expr place) {
      return new Member(new Expr.Index(Span.NOWHERE, of, List.of(place)), Shape.SCALAR);
    }

    /// With e^s over its sum as softmax(s).
    Monomial normalised() {
      for (Member above : factors) {
        Member total = new Member(call("sum", above.expr), Shape.SCALAR);
        if (!isCall(above.expr, "exp") || !over.contains(total)) continue;
        Expr softmax = call("softmax", ((Expr.Call) above.expr).arguments().getFirst());
        return new Monomial(number, without(factors, above), without(over, total))
            .times(new Member(softmax, above.shape));
      }
      return this;
    }

    private static boolean isCall(Expr expr, String name) {
      return expr instanceof Expr.Call c && c.name().equals(name);
    }

    /// Numbers and what is one number, without the tensors.
    Monomial numbers() {
      return new Monomial(number, scalars(factors, true), scalars(over, true));
    }

    Monomial tensors() {
      return new Monomial(1, scalars(factors, false), scalars(over, false));
    }

    private static List<Member> scalars(List<Member> pieces, boolean scalar) {
      return pieces.stream().filter(p -> p.shape.isScalar() == scalar).toList();
    }

    private static List<Member> powers(List<Member> numbers) {
      List<Member> each = new ArrayList<>();
      for (Member number : numbers.stream().distinct().toList()) {
        int times = Collections.frequency(numbers, number);
        Expr power = binary(Operator.POWER, number.expr, TensorTerm.number(times));
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

    private Monomial filled(Shape shape) {
      return own().equals(shape) ? this : times(new Member(ones(shape), shape));
    }

    private Expr expr() {
      Expr product = null;
      // Numbers stand in front, those that stand twice as a power; of two tensors each entry is
      // multiplied by that at its place.
      for (boolean scalar : new boolean[] {true, false}) {
        for (Member piece : scalar ? powers(scalars(factors, true)) : scalars(factors, false)) {
          boolean entries =
              !scalar && product != null && !scalars(factors, false).getFirst().equals(piece);
          product = product == null ? piece.expr : multiplied(product, piece.expr, entries);
        }
      }
      double size = Math.abs(number);
      if (product == null) {
        product = TensorTerm.number(size);
      } else if (size != 1) {
        product = multiplied(TensorTerm.number(size), product, false);
      }
      for (Member piece : over) {
        product = binary(Operator.DIVIDE, product, piece.expr);
      }
      return product;
    }
  }

  TensorTerm {
    addends = List.copyOf(addends);
  }

  /// 1 everywhere.
  static TensorTerm one(Shape shape) {
    return new TensorTerm(List.of(new Monomial(1, List.of(), List.of())), shape);
  }

  static TensorTerm of(Expr expr, Shape shape) {
    return one(shape).times(new Member(expr, shape));
  }

  /// Whether it is a gradient by its name and nothing else.
  boolean isGradient() {
    return addends.size() == 1
        && addends.getFirst().number == 1
        && addends.getFirst().over.isEmpty()
        && addends.getFirst().factors.size() == 1
        && addends.getFirst().factors.getFirst().expr instanceof Expr.Call c
        && (c.name().equals(TensorWriter.PARTIAL) || c.name().equals(TensorWriter.ARRIVING));
  }

  /// Whether it is the same number everywhere.
  boolean isNumber() {
    return addends.stream().allMatch(Monomial::isNumber);
  }

  TensorTerm each(UnaryOperator<Monomial> change) {
    return new TensorTerm(addends.stream().map(change).toList(), shape);
  }

  TensorTerm scaled(double by) {
    return each(a -> a.scaled(by));
  }

  TensorTerm times(Member piece) {
    return each(a -> a.times(piece));
  }

  TensorTerm over(Member piece) {
    return each(a -> a.over(piece));
  }

  TensorTerm of(Shape other) {
    return new TensorTerm(addends, other);
  }

  /// The two added, like products together.
  TensorTerm plus(TensorTerm other) {
    List<Monomial> sum = new ArrayList<>(addends);
    for (Monomial next : other.addends) {
      int same = -1;
      for (int i = 0; i < sum.size(); i++) {
        Monomial known = sum.get(i);
        if (isSame(known.factors, next.factors) && isSame(known.over, next.over)) same = i;
      }
      if (same < 0) {
        sum.add(next);
      } else {
        Monomial both = sum.get(same);
        sum.set(same, both.scaled((both.number + next.number) / both.number));
      }
    }
    sum.removeIf(p -> p.number == 0);
    return new TensorTerm(sum, shape);
  }

  private static boolean isSame(List<Member> some, List<Member> others) {
    List<Member> left = new ArrayList<>(others);
    return some.size() == others.size() && some.stream().allMatch(left::remove);
  }

  /// With 1 − u multiplied out, where that makes it shorter: (1 − y) p − y (1 − p) is p − y.
  TensorTerm multipliedOut() {
    TensorTerm sum = new TensorTerm(List.of(), shape);
    for (Monomial addend : addends) {
      sum = sum.plus(new TensorTerm(addend.multipliedOut(), shape));
    }
    return sum.addends.size() <= addends.size() ? sum : this;
  }

  /// The same with all entries there.
  TensorTerm filled() {
    if (addends.isEmpty() && !shape.isScalar()) return of(lengths(ZEROS, shape), shape);
    return each(a -> a.filled(shape));
  }

  /// What is one number in front, and the rest of a single product; of several all is the rest.
  TensorTerm around(UnaryOperator<Expr> rest, Shape to) {
    if (addends.isEmpty()) return of(to);
    if (addends.size() != 1) return of(rest.apply(filled().expr()), to);
    Monomial only = addends.getFirst();
    TensorTerm tensors = new TensorTerm(List.of(only.tensors()), shape).filled();
    Monomial front = only.numbers();
    return new TensorTerm(List.of(front.times(new Member(rest.apply(tensors.expr()), to))), to);
  }

  Expr expr() {
    List<Member> below = shared();
    if (below.isEmpty()) return sum();
    Expr sum = each(a -> new Monomial(a.number, a.factors, List.of())).sum();
    for (Member piece : below) {
      sum = binary(Operator.DIVIDE, sum, piece.expr);
    }
    return sum;
  }

  /// What all of several addends are divided by, where that is one number.
  private List<Member> shared() {
    if (addends.size() < 2) return List.of();
    List<Member> first = addends.getFirst().over;
    boolean all = first.stream().allMatch(p -> p.shape.isScalar());
    return all && addends.stream().allMatch(a -> a.over.equals(first)) ? first : List.of();
  }

  private Expr sum() {
    Expr sum = null;
    List<Monomial> ordered = new ArrayList<>(addends);
    // b − a rather than −a + b
    ordered.sort((a, b) -> Boolean.compare(a.number < 0, b.number < 0));
    for (Monomial addend : ordered) {
      Expr next = addend.expr();
      boolean minus = addend.number < 0;
      if (sum == null) {
        sum = minus ? negated(next) : next;
      } else {
        sum = binary(minus ? Operator.SUBTRACT : Operator.ADD, sum, next);
      }
    }
    return sum == null ? number(0) : sum;
  }

  /// The sign goes to the first factor.
  private static Expr negated(Expr expr) {
    boolean product =
        expr instanceof Expr.Binary b
            && (isProduct(b.operator()) || b.operator() == Operator.DIVIDE);
    if (!product) return new Expr.Negate(Span.NOWHERE, expr);
    Expr.Binary b = (Expr.Binary) expr;
    return binary(b.operator(), negated(b.left()), b.right());
  }

  /// Whether it is a sum or begins with a minus sign, and stands in brackets behind a factor.
  static boolean isSum(Expr expr) {
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
  static Expr multiplied(Expr by, Expr expr, boolean entries) {
    if (!entries && expr instanceof Expr.Binary b && isProduct(b.operator())) {
      return binary(b.operator(), multiplied(by, b.left(), false), b.right());
    }
    return binary(entries ? Operator.MULTIPLY : Operator.PRODUCT, by, expr);
  }

  static Expr binary(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(Span.NOWHERE, operator, left, right);
  }

  static Expr number(double value) {
    return new Expr.Num(Span.NOWHERE, value, Numbers.exact(value));
  }

  static Expr name(String name) {
    return new Expr.Name(Span.NOWHERE, name);
  }

  static Expr call(String function, Expr... arguments) {
    return new Expr.Call(Span.NOWHERE, Span.NOWHERE, function, List.of(arguments));
  }

  /// `W[k, i]`.
  static Expr entry(Expr of, String... letters) {
    List<Expr> indices = new ArrayList<>();
    for (String letter : letters) {
      indices.add(name(letter));
    }
    return new Expr.Index(Span.NOWHERE, of, indices);
  }

  /// Of what is transposed already what it was, of a product with that the product turned round.
  static Expr transposed(Expr expr) {
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
      boolean ones = c.name().equals(ONES) && c.arguments().size() == 2;
      if (ones) return call(ONES, c.arguments().get(1), c.arguments().get(0));
    }
    return call("transpose", expr);
  }

  /// The identity changes nothing.
  static Expr matrices(Expr left, Expr right) {
    if (isIdentity(left)) return right;
    if (isIdentity(right)) return left;
    return binary(Operator.MATMUL, left, right);
  }

  private static boolean isTransposed(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals("transpose");
  }

  private static boolean isIdentity(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(IDENTITY);
  }

  /// A formula that people read in another form than a program has it.
  static Expr shown(Expr reading, Expr typed) {
    return call(SHOWN, reading, typed);
  }

  /// What a wire is called in a formula, by the text or for the formula.
  static Optional<String> named(Expr expr) {
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
  private static Expr written(Expr expr) {
    if (isLent(expr)) return written(((Expr.Call) expr).arguments().get(1));
    return expr.parts().isEmpty()
        ? expr
        : expr.with(expr.parts().stream().map(TensorTerm::written).toList());
  }

  /// The same without names that the text has not.
  TensorTerm written() {
    return each(a -> new Monomial(a.number, written(a.factors), written(a.over)));
  }

  private static List<Member> written(List<Member> pieces) {
    return pieces.stream().map(p -> new Member(written(p.expr), p.shape)).toList();
  }

  /// Where a sum has lines of its own, as a column again.
  static Expr column(Expr vector, int rows) {
    return call("reshape", vector, number(rows), number(1));
  }

  private static Expr ones(Shape shape) {
    return shape.isScalar() ? number(1) : lengths(ONES, shape);
  }

  private static Expr lengths(String call, Shape shape) {
    return shape.isVector()
        ? call(call, number(shape.cols()))
        : call(call, number(shape.rows()), number(shape.cols()));
  }
}
