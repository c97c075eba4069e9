package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// TensorSums over an index beside their length: `1/N*sum(i=1..N, …)` is a mean, and in `2/N` the N
/// is the number of terms.
final class Averages {
  /// Parts of a product that are looked at.
  private static final int MOST_PARTS = 24;

  private final Laying laying;

  Averages(Laying laying) {
    this.laying = laying;
  }

  /// A sum and a name beside it that is its length.
  ///
  /// @param others further sums there that it would be the length of
  record Average(Expr.Over sum, Expr.Name length, List<Expr.Over> others) {
    static Average of(Expr.Name length, List<Expr.Over> sums) {
      List<Expr.Over> named = sums.stream().filter(s -> isEnd(length.name(), s)).toList();
      List<Expr.Over> open = sums.stream().filter(Averages::isOpen).toList();
      List<Expr.Over> all = named.isEmpty() ? open.isEmpty() ? sums : open : named;
      return new Average(all.getFirst(), length, all.subList(1, all.size()));
    }
  }

  static Optional<Average> find(Expr.Binary product, KnownParts around) {
    if (!isQuotientOrProduct(product)) return Optional.empty();
    if (product.left() instanceof Expr.Binary left
        && isQuotientOrProduct(left)
        && in(left, around).isPresent()) {
      return Optional.empty();
    }
    return in(product, around);
  }

  /// Whether a product is one, or has an average before another sum.
  static boolean isIn(Expr.Binary product, KnownParts around) {
    return find(product, around).isPresent() || before(product, around) != null;
  }

  /// What stands before a sum without limits that is the last factor; null where none does.
  private static Average before(Expr.Binary product, KnownParts around) {
    boolean sum =
        Laying.isProduct(product.operator())
            && product.right() instanceof Expr.Over o
            && o.operator() == BigOperator.SUM
            && isOpen(o);
    return sum ? in(product.left(), around).filter(a -> isOpen(a.sum())).orElse(null) : null;
  }

  private static boolean isQuotientOrProduct(Expr.Binary b) {
    return b.operator() == Operator.DIVIDE || Laying.isProduct(b.operator());
  }

  private static Optional<Average> in(Expr product, KnownParts around) {
    List<Expr.Over> sums = new ArrayList<>();
    List<Expr.Name> names = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(product));
    for (int i = 0; i < MOST_PARTS && !open.isEmpty(); i++) {
      Expr part = open.pop();
      switch (part) {
        case Expr.Over o when o.operator() == BigOperator.SUM -> sums.add(o);
        case Expr.Name n -> names.add(n);
        case Expr.Negate n -> open.push(n.operand());
        case Expr.Binary b -> {
          open.push(b.right());
          open.push(b.left());
        }
        default -> {}
      }
    }
    if (sums.isEmpty()) return Optional.empty();
    return names.stream()
        .filter(n -> around.isFree(n.name()))
        .filter(n -> Parts.isLength(n.name()) || Parts.isLast(n.name()) && isEnd(n.name(), sums))
        .findFirst()
        .map(n -> Average.of(n, sums));
  }

  private static boolean isEnd(String name, List<Expr.Over> sums) {
    return sums.stream().anyMatch(s -> isEnd(name, s));
  }

  /// Whether the first index of a sum goes as far as its tensors.
  private static boolean isOpen(Expr.Over sum) {
    return sum.binders().getFirst().range() instanceof Expr.Range.All;
  }

  private static boolean isEnd(String name, Expr.Over sum) {
    return sum.binders().stream()
        .anyMatch(b ->
            b.range() instanceof Expr.Range.Between between
                && between.last().all().stream()
                    .anyMatch(e -> e instanceof Expr.Name n && n.name().equals(name)));
  }

  /// A product with its length known; empty where it has none, or none that is known.
  Optional<Laid> lay(Expr.Binary product, Values values) {
    requireAlike(product, values);
    Average average = find(product, laying.around).orElse(null);
    if (average == null || values.isIndex(average.length().name())) return Optional.empty();
    Expr.Over sum = average.sum();
    String name = average.length().name();
    if (sum.binders().stream().anyMatch(b -> b.index().equals(name))) {
      throw new Refusal(
          Problem.error(average.length().span(), "indices.counted", name, "N").withFix("N"));
    }
    Integer length = laying.runs.length(sum, average.length(), values);
    requireAll(average, length, values);
    requireRows(average);
    average.others().forEach(other -> laying.runs.length(other, average.length(), values));
    Optional<Laid> mean = mean(product, average, values);
    if (mean.isPresent()) return mean;
    if (length == null) return Optional.empty();
    return laying.lay(product, values.fix(average.length().name(), length));
  }

  /// The n of `\frac1n (\sum_i x_i)(\sum_j y_j)` stands beside both.
  private void requireAlike(Expr.Binary product, Values values) {
    Average before = before(product, laying.around);
    if (before == null || values.isIndex(before.length().name())) return;
    laying.runs.length(before.sum(), before.length(), values);
    laying.runs.length((Expr.Over) product.right(), before.length(), values);
  }

  /// A length that stands beside a sum of fewer terms is in doubt.
  private void requireAll(Average average, Integer length, Values values) {
    Expr.Over sum = average.sum();
    if (length == null || isEnd(average.length().name(), sum)) return;
    Values inside = laying.runs.all(sum, values).orElse(null);
    IndexRun run = inside == null ? null : inside.running().get(sum.binders().getFirst().index());
    if (run != null && run.isKnown() && run.count() != length) {
      String name = average.length().name();
      throw new Refusal(average.length().span(), "indices.length.two", name, run.count(), length);
    }
  }

  /// A length beside a sum that goes through the columns of a matrix first, `\sum_k \sum_i y_{ik}`,
  /// may be how many rows there are.
  private void requireRows(Average average) {
    Expr.Over sum = average.sum();
    if (isEnd(average.length().name(), sum)) return;
    String first = sum.binders().getFirst().index();
    Values inside = laying.runs.inside(sum, Values.NONE);
    for (Expr part : sum.all()) {
      if (!(part instanceof Expr.Index i) || i.indices().size() != 2) continue;
      Shape shape = laying.around.knows(i.target()) ? laying.around.shape(i.target()) : null;
      boolean turned =
          shape != null
              && i.indices().get(0) instanceof Expr.Name row
              && inside.isIndex(row.name())
              && i.indices().get(1) instanceof Expr.Name column
              && column.name().equals(first);
      if (!turned || shape.length(0) == shape.length(1)) continue;
      String name = average.length().name();
      Object columns = shape.length(1);
      throw new Refusal(
          average.length().span(), "indices.length.two", name, columns, shape.length(0));
    }
  }

  private Optional<Laid> mean(Expr.Binary product, Average average, Values values) {
    Expr.Over sum = average.sum();
    int sign = sign(product, average);
    if (sign == 0 || sum.binders().size() != 1 || !TermConditions.isPlain(sum)) {
      return Optional.empty();
    }
    Values inside = laying.runs.all(sum, values).orElse(null);
    if (inside == null) return Optional.empty();
    IndexRun run = inside.running().get(sum.binders().getFirst().index());
    Integer length = laying.lengths.of(average.length().name());
    if (run.isKnown() && length != null && run.count() != length) return Optional.empty();
    laying.made.order(List.of(run.index()));
    return laying
        .lay(sum.body(), inside)
        .filter(l -> l.axes().contains(run.index()))
        .flatMap(l -> laying.sums.reduced(Sense.MEAN, product.span(), l, List.of(run)))
        .map(l ->
            sign > 0 ? l : new Laid(new Expr.Negate(product.span(), l.expr()), l.axes(), true));
  }

  /// 1 for the sum divided by its length, -1 for that with a minus sign, 0 for anything else.
  private static int sign(Expr.Binary product, Average average) {
    if (product.operator() == Operator.DIVIDE) {
      return product.right() == average.length() ? signOf(product.left(), average.sum()) : 0;
    }
    boolean right = isSigned(product.right(), average.sum());
    Expr sum = right ? product.right() : product.left();
    Expr factor = right ? product.left() : product.right();
    return signOf(sum, average.sum()) * reciprocal(factor, average.length());
  }

  private static boolean isSigned(Expr expr, Expr.Over sum) {
    return signOf(expr, sum) != 0;
  }

  private static int signOf(Expr expr, Expr.Over sum) {
    if (expr == sum) return 1;
    return expr instanceof Expr.Negate n && n.operand() == sum ? -1 : 0;
  }

  private static int reciprocal(Expr expr, Expr.Name length) {
    if (expr instanceof Expr.Negate n) return -reciprocal(n.operand(), length);
    boolean over =
        expr instanceof Expr.Binary b && b.operator() == Operator.DIVIDE && b.right() == length;
    if (!over) return 0;
    Expr one = ((Expr.Binary) expr).left();
    if (one instanceof Expr.Num n && n.value() == 1) return 1;
    return one instanceof Expr.Negate(_, Expr.Num m) && m.value() == 1 ? -1 : 0;
  }
}
