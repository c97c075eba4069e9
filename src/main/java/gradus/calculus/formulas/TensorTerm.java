package gradus.calculus.formulas;

import static gradus.calculus.formulas.TensorAlgebra.ZEROS;
import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.lengths;
import static gradus.calculus.formulas.TensorAlgebra.negated;
import static gradus.calculus.formulas.TensorAlgebra.number;

import gradus.calculus.formulas.Monomial.Member;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A gradient of a tensor as a whole: a sum of products, before it is written. What is smaller than
/// its shape is copied to it.
public record TensorTerm(List<Monomial> addends, Shape shape) {
  public TensorTerm {
    addends = List.copyOf(addends);
  }

  /// 1 everywhere.
  public static TensorTerm one(Shape shape) {
    return new TensorTerm(List.of(new Monomial(1, List.of(), List.of())), shape);
  }

  /// A formula by itself.
  public static TensorTerm of(Expr expr, Shape shape) {
    return one(shape).times(new Member(expr, shape));
  }

  /// Whether it is a gradient by its name and nothing else.
  public boolean isGradient() {
    return addends.size() == 1
        && addends.getFirst().number() == 1
        && addends.getFirst().over().isEmpty()
        && addends.getFirst().factors().size() == 1
        && addends.getFirst().factors().getFirst().expr() instanceof Expr.Call c
        && (c.name().equals(TensorWriter.PARTIAL) || c.name().equals(TensorWriter.ARRIVING));
  }

  /// Whether it is the same number everywhere.
  public boolean isNumber() {
    return addends.stream().allMatch(Monomial::isNumber);
  }

  /// Each product changed.
  public TensorTerm each(UnaryOperator<Monomial> change) {
    return new TensorTerm(addends.stream().map(change).toList(), shape);
  }

  /// Times a number.
  public TensorTerm scaled(double by) {
    return each(a -> a.scaled(by));
  }

  /// Each product times a part.
  public TensorTerm times(Member piece) {
    return each(a -> a.times(piece));
  }

  /// Each product divided by a part.
  public TensorTerm over(Member piece) {
    return each(a -> a.over(piece));
  }

  /// Each product times another.
  public TensorTerm times(Monomial other) {
    return each(a -> a.times(other));
  }

  /// Each product divided by another.
  public TensorTerm over(Monomial other) {
    return each(a -> a.over(other));
  }

  /// The same, to be copied to another shape.
  public TensorTerm of(Shape other) {
    return new TensorTerm(addends, other);
  }

  /// The two added, like products together.
  public TensorTerm plus(TensorTerm other) {
    List<Monomial> sum = new ArrayList<>(addends);
    for (Monomial next : other.addends) {
      int same = -1;
      for (int i = 0; i < sum.size(); i++) {
        Monomial known = sum.get(i);
        if (isSame(known.factors(), next.factors()) && isSame(known.over(), next.over())) same = i;
      }
      if (same < 0) {
        sum.add(next);
      } else {
        Monomial both = sum.get(same);
        sum.set(same, both.scaled((both.number() + next.number()) / both.number()));
      }
    }
    sum.removeIf(p -> p.number() == 0);
    return new TensorTerm(sum, shape);
  }

  private static boolean isSame(List<Member> some, List<Member> others) {
    List<Member> left = new ArrayList<>(others);
    return some.size() == others.size() && some.stream().allMatch(left::remove);
  }

  /// With 1 − u multiplied out, where that makes it shorter: (1 − y) p − y (1 − p) is p − y.
  public TensorTerm multipliedOut() {
    TensorTerm sum = new TensorTerm(List.of(), shape);
    for (Monomial addend : addends) {
      sum = sum.plus(new TensorTerm(addend.multipliedOut(), shape));
    }
    return sum.addends.size() <= addends.size() ? sum : this;
  }

  /// The same with all entries there.
  public TensorTerm filled() {
    if (addends.isEmpty() && !shape.isScalar()) return of(lengths(ZEROS, shape), shape);
    return each(a -> a.filled(shape));
  }

  /// What is one number in front, and the rest of a single product; of several all is the rest.
  public TensorTerm around(UnaryOperator<Expr> rest, Shape to) {
    if (addends.isEmpty()) return of(to);
    if (addends.size() != 1) {
      Optional<Monomial> front = front();
      if (front.isEmpty()) return of(rest.apply(filled().expr()), to);
      TensorTerm inside = each(a -> a.tensors().scaled(a.number() < 0 ? -1 : 1));
      return of(rest.apply(inside.filled().expr()), to).times(front.get());
    }
    Monomial only = addends.getFirst();
    TensorTerm tensors = new TensorTerm(List.of(only.tensors()), shape).filled();
    Monomial front = only.numbers();
    return new TensorTerm(List.of(front.times(new Member(rest.apply(tensors.expr()), to))), to);
  }

  /// The number that all of several addends are multiplied and divided by, but for their signs;
  /// empty where they differ or that is 1.
  private Optional<Monomial> front() {
    List<Monomial> numbers =
        addends.stream().map(a -> a.scaled(a.number() < 0 ? -1 : 1).numbers()).distinct().toList();
    boolean same = numbers.size() == 1 && addends.stream().noneMatch(Monomial::isNumber);
    boolean one = same && numbers.getFirst().equals(new Monomial(1, List.of(), List.of()));
    return same && !one ? Optional.of(numbers.getFirst()) : Optional.empty();
  }

  /// As one formula, what all products are divided by below them all.
  public Expr expr() {
    List<Member> below = shared();
    if (below.isEmpty()) return sum();
    Expr sum = each(a -> new Monomial(a.number(), a.factors(), List.of())).sum();
    for (Member piece : below) {
      sum = binary(Operator.DIVIDE, sum, piece.expr());
    }
    return sum;
  }

  /// What all of several addends are divided by, where that is one number.
  private List<Member> shared() {
    if (addends.size() < 2) return List.of();
    List<Member> first = addends.getFirst().over();
    boolean all = first.stream().allMatch(p -> p.shape().isScalar());
    return all && addends.stream().allMatch(a -> a.over().equals(first)) ? first : List.of();
  }

  private Expr sum() {
    Expr sum = null;
    List<Monomial> ordered = new ArrayList<>(addends);
    // b − a rather than −a + b
    ordered.sort((a, b) -> Boolean.compare(a.number() < 0, b.number() < 0));
    for (Monomial addend : ordered) {
      Expr next = addend.expr();
      boolean minus = addend.number() < 0;
      if (sum == null) {
        sum = minus ? negated(next) : next;
      } else {
        sum = binary(minus ? Operator.SUBTRACT : Operator.ADD, sum, next);
      }
    }
    return sum == null ? number(0) : sum;
  }

  /// With a matrix and the same transposed beside one factor together, (A + Aᵀ) x, and with the
  /// numbers before one tensor together, (p − y) x.
  public TensorTerm gathered() {
    Optional<Monomial> numbers = Monomial.beforeOne(addends);
    if (numbers.isPresent()) return new TensorTerm(List.of(numbers.get()), shape);
    for (Monomial one : addends) {
      for (Monomial other : addends) {
        Optional<Monomial> both = one.withTransposed(other);
        if (both.isEmpty()) continue;
        List<Monomial> fewer = new ArrayList<>();
        for (Monomial addend : addends) {
          if (addend == one) fewer.add(both.get());
          if (addend != one && addend != other) fewer.add(addend);
        }
        return new TensorTerm(fewer, shape);
      }
    }
    return this;
  }

  /// The same without names that the text has not.
  public TensorTerm written() {
    return each(Monomial::written);
  }
}
