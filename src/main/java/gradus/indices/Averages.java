package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
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
  record Average(Expr.Over sum, Expr.Name length) {}

  static Optional<Average> find(Expr.Binary product, KnownParts around) {
    if (!isQuotientOrProduct(product)) return Optional.empty();
    if (product.left() instanceof Expr.Binary left
        && isQuotientOrProduct(left)
        && in(left, around).isPresent()) {
      return Optional.empty();
    }
    return in(product, around);
  }

  private static boolean isQuotientOrProduct(Expr.Binary b) {
    return b.operator() == Operator.DIVIDE || Laying.isProduct(b.operator());
  }

  private static Optional<Average> in(Expr product, KnownParts around) {
    Expr.Over sum = null;
    List<Expr.Name> names = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(product));
    for (int i = 0; i < MOST_PARTS && !open.isEmpty(); i++) {
      Expr part = open.pop();
      switch (part) {
        case Expr.Over o when o.operator() == BigOperator.SUM -> sum = sum == null ? o : sum;
        case Expr.Name n -> names.add(n);
        case Expr.Negate n -> open.push(n.operand());
        case Expr.Binary b -> {
          open.push(b.right());
          open.push(b.left());
        }
        default -> {}
      }
    }
    if (sum == null) return Optional.empty();
    Expr.Over found = sum;
    return names.stream()
        .filter(n -> around.isFree(n.name()))
        .filter(n -> Parts.isLength(n.name()) || isEnd(n.name(), found))
        .findFirst()
        .map(n -> new Average(found, n));
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
    Optional<Laid> mean = mean(product, average, values);
    if (mean.isPresent()) return mean;
    if (length == null) return Optional.empty();
    return laying.lay(product, values.fix(average.length().name(), length));
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
