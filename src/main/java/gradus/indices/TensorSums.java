package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// TensorSums of whole tensors: of products as dot and matrix products, of anything else as a sum
/// along axes.
final class TensorSums {
  private static final int MOST_FACTORS = 30;

  private final Laying laying;
  private final TensorFormulas made;

  TensorSums(Laying laying) {
    this.laying = laying;
    made = laying.made;
  }

  Optional<Laid> lay(Expr.Over over, List<IndexRun> runs, Values inside) {
    List<Laid> factors = new ArrayList<>();
    for (Expr factor : factors(over.body())) {
      Optional<Laid> laid = laying.lay(factor, inside);
      if (laid.isEmpty() || !laid.get().isNumber()) return Optional.empty();
      factors.add(laid.get());
    }
    boolean plain =
        runs.size() == 1
            && factors.size() == 2
            && factors.stream().allMatch(f -> laying.around.knows(f.expr()) && isOver(f, runs));
    if (plain || !isAlike(factors)) {
      Optional<Laid> product = contracted(over, factors, runs);
      if (product.isPresent()) return product;
    }
    return laying.lay(over.body(), inside).flatMap(l -> reduced(over, l, runs));
  }

  private static boolean isOf(String index, List<IndexRun> runs) {
    return runs.stream().anyMatch(r -> r.index().equals(index));
  }

  private static boolean isOver(Laid factor, List<IndexRun> runs) {
    return factor.axes().contains(runs.getFirst().index());
  }

  /// Whether all factors that have axes have the same.
  private static boolean isAlike(List<Laid> factors) {
    Set<Set<String>> axes = new HashSet<>();
    factors.stream().filter(f -> !f.isConstant()).forEach(f -> axes.add(Set.copyOf(f.axes())));
    return axes.size() <= 1;
  }

  /// The factors of a product, in the order of the text.
  private List<Expr> factors(Expr body) {
    List<Expr> factors = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(body));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      boolean product =
          next instanceof Expr.Binary b
              && Laying.isProduct(b.operator())
              && !laying.around.knows(b)
              && Averages.find(b, laying.around).isEmpty();
      if (product && factors.size() + open.size() < MOST_FACTORS) {
        open.push(((Expr.Binary) next).right());
        open.push(((Expr.Binary) next).left());
      } else {
        factors.add(next);
      }
    }
    return factors;
  }

  /// TensorSums one index after another, each over the factors that have it.
  private Optional<Laid> contracted(Expr.Over over, List<Laid> factors, List<IndexRun> runs) {
    List<Laid> left = new ArrayList<>(factors);
    for (IndexRun run : runs.reversed()) {
      List<Laid> with = left.stream().filter(f -> f.axes().contains(run.index())).toList();
      int at = with.isEmpty() ? 0 : left.indexOf(with.getFirst());
      Optional<Laid> summed = with.isEmpty() ? counted(over, run) : joined(over, with, run);
      if (summed.isEmpty()) return Optional.empty();
      left.removeAll(with);
      left.add(at, summed.get());
    }
    Laid product = left.getFirst();
    for (Laid next : left.subList(1, left.size())) {
      Laid before = product;
      Optional<Laid> both = made.combined(over.span(), Expr.Operator.MULTIPLY, before, next);
      if (both.isEmpty()) return Optional.empty();
      product = both.get();
    }
    return Optional.of(product);
  }

  private Optional<Laid> counted(Expr.Over over, IndexRun run) {
    return run.isKnown()
        ? Optional.of(Laid.number(made.number(over.span(), run.count())))
        : Optional.empty();
  }

  /// The sum over one index of a product whose factors all have it.
  private Optional<Laid> joined(Expr.Over over, List<Laid> with, IndexRun run) {
    List<Laid> groups = new ArrayList<>();
    for (Laid factor : with) {
      int same = 0;
      while (same < groups.size()
          && !Set.copyOf(groups.get(same).axes()).equals(Set.copyOf(factor.axes()))) {
        same++;
      }
      if (same == groups.size() || isPair(with)) {
        groups.add(factor);
      } else {
        Optional<Laid> merged = times(groups.get(same), factor);
        if (merged.isEmpty()) return Optional.empty();
        groups.set(same, merged.get());
      }
    }
    while (groups.size() > 2) {
      int vector = 0;
      while (vector < groups.size() && groups.get(vector).axes().size() > 1) {
        vector++;
      }
      if (vector == groups.size()) return Optional.empty();
      Laid thin = groups.remove(vector);
      Optional<Laid> merged = times(groups.getFirst(), thin);
      if (merged.isEmpty()) return Optional.empty();
      groups.set(0, merged.get());
    }
    if (groups.size() == 1) return reduced(over, groups.getFirst(), List.of(run));
    return product(over.span(), groups.get(0), groups.get(1), run.index());
  }

  private static boolean isPair(List<Laid> with) {
    return with.size() == 2 && with.stream().allMatch(f -> f.axes().size() == 1);
  }

  private Optional<Laid> times(Laid a, Laid b) {
    Span span = Laying.span(a.expr(), b.expr());
    return made.combined(span, Expr.Operator.MULTIPLY, a, b);
  }

  /// Two factors that share one index only.
  private Optional<Laid> product(Span span, Laid a, Laid b, String index) {
    String rows = other(a, index);
    String columns = other(b, index);
    if (rows == null && columns == null) {
      return Optional.of(Laid.number(made.product(Sense.DOT, span, a.expr(), b.expr())));
    }
    boolean swapped = rows == null || columns != null && made.isBefore(columns, rows);
    Laid first = swapped ? b : a;
    Laid second = swapped ? a : b;
    Expr matrix =
        first.axes().getLast().equals(index) ? first.expr() : made.transposed(first.expr());
    boolean turned = second.axes().size() > 1 && second.axes().getLast().equals(index);
    Expr factor = turned ? made.transposed(second.expr()) : second.expr();
    Expr product = made.product(Sense.MATRICES, span, matrix, factor);
    String row = swapped ? columns : rows;
    String column = swapped ? rows : columns;
    return Optional.of(column == null ? Laid.of(product, row) : Laid.of(product, row, column));
  }

  private static String other(Laid factor, String index) {
    return factor.axes().stream().filter(x -> !x.equals(index)).findFirst().orElse(null);
  }

  /// What is laid out, gathered along the axes of some indices.
  Optional<Laid> reduced(Expr.Over over, Laid laid, List<IndexRun> runs) {
    return reduced(Sense.of(over.operator()), over.span(), laid, runs);
  }

  Optional<Laid> reduced(Sense sense, Span span, Laid laid, List<IndexRun> runs) {
    if (!laid.isNumber()) return Optional.empty();
    Expr expr = laid.expr();
    List<String> axes = new ArrayList<>(laid.axes());
    List<String> gone = axes.stream().filter(x -> isOf(x, runs)).toList();
    if (!gone.isEmpty()) {
      boolean all = gone.size() == axes.size();
      int axis = axes.indexOf(gone.getFirst());
      expr =
          all
              ? made.call(sense, name(sense), span, expr)
              : made.call(sense, name(sense), span, expr, made.number(span, axis));
      axes.removeAll(gone);
    }
    for (IndexRun run : runs) {
      if (laid.axes().contains(run.index())) continue;
      if (!run.isKnown()) return Optional.empty();
      Expr count = made.number(span, run.count());
      switch (sense) {
        case SUM -> expr = made.times(span, count, expr);
        case PRODUCT -> expr = new Expr.Binary(span, Expr.Operator.POWER, expr, count);
        default -> {}
      }
    }
    return Optional.of(new Laid(expr, axes, true));
  }

  private static String name(Sense sense) {
    return switch (sense) {
      case SUM -> "sum";
      case MEAN -> "mean";
      case PRODUCT -> "prod";
      case MAXIMUM -> "max";
      case MINIMUM -> "min";
      default -> throw new IllegalArgumentException(sense.toString());
    };
  }
}
