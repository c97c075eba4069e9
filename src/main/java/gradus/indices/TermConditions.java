package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which terms of a sum count: told by the numbers of the indices alone, or by what entries are.
final class TermConditions {
  private TermConditions() {}

  /// The same sum, a condition on entries gone into its body.
  static Expr.Over intoBody(Expr.Over over, Laying laying, Values values) {
    Expr condition = over.condition();
    if (condition == null) return over;
    Values inside = laying.runs.inside(over, values);
    if (isStatic(over, condition, laying, inside)) return over;
    requireClear(over, condition, laying, inside);
    Expr.Num left = left(over);
    List<Expr> choice = List.of(condition, over.body(), left);
    Expr.Call body = new Expr.Call(over.body().span(), over.body().span(), "where", choice);
    return new Expr.Over(over.span(), over.operator(), over.binders(), null, body);
  }

  /// What a term that does not count is as good as.
  private static Expr.Num left(Expr.Over over) {
    return switch (over.operator()) {
      case SUM -> new Expr.Num(over.condition().span(), 0, "0");
      case PRODUCT -> new Expr.Num(over.condition().span(), 1, "1");
      case MAXIMUM, MINIMUM, EACH ->
          throw new Refusal(over.condition().span(), "indices.condition");
    };
  }

  private static boolean isStatic(Expr.Over over, Expr condition, Laying laying, Values inside) {
    if (!(condition instanceof Expr.Binary b)) return false;
    if (Laying.isProduct(b.operator())) {
      return isStatic(over, b.left(), laying, inside) && isStatic(over, b.right(), laying, inside);
    }
    boolean entries = isUnused(over, b.left()) || isUnused(over, b.right());
    return !entries
        && b.operator().tightness() == 0
        && laying.lengths.linear(b.left(), inside).isPresent()
        && laying.lengths.linear(b.right(), inside).isPresent();
  }

  /// Refuses a comparison of an index with a label in what is summed, `\mathbb{1}[j = y]`, where
  /// the label picks entries too: it counts from 0 there, and the index from 1. Where it picks
  /// none, nothing says from where it counts.
  ///
  /// @param labels whether a name holds whole numbers
  static void requireAlike(Expr formula, TextParts text, Predicate<String> labels) {
    Set<String> picking = new HashSet<>();
    Map<String, Integer> starts = new HashMap<>();
    Set<String> bound = new HashSet<>();
    Set<Expr> conditions = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> all = formula.all();
    for (Expr part : all) {
      if (part instanceof Expr.Over o) {
        o.binders().forEach(b -> bound.add(b.index()));
        if (o.condition() != null) conditions.addAll(o.condition().all());
      }
      if (part instanceof Expr.Index i) {
        for (Expr at : i.indices()) {
          if (labelled(at) != null) picking.add(labelled(at));
          if (at instanceof Expr.Name n) starts.merge(n.name(), i.start(), Math::max);
        }
      }
    }
    for (Expr part : all) {
      if (!(part instanceof Expr.Binary b) || !isSame(b) || conditions.contains(b)) continue;
      boolean first = b.left() instanceof Expr.Name n && bound.contains(n.name());
      Expr index = first ? b.left() : b.right();
      Expr label = index == b.left() ? b.right() : b.left();
      boolean from =
          index instanceof Expr.Name n
              && bound.contains(n.name())
              && starts.getOrDefault(n.name(), 0) > 0;
      String name = labelled(label);
      if (!from || name == null || bound.contains(name)) continue;
      if (!picking.contains(name)) {
        if (!labels.test(name)) continue;
        throw new Refusal(label.span(), "indices.label", text.at(label.span()));
      }
      throw new Refusal(b.span(), "indices.indicator", text.at(label.span()));
    }
  }

  private static boolean isSame(Expr.Binary b) {
    return b.operator() == Operator.EQUAL || b.operator() == Operator.UNEQUAL;
  }

  /// Whether it is an entry that is no index anywhere in a sum.
  private static boolean isUnused(Expr.Over over, Expr side) {
    return side.all().stream().anyMatch(Expr.Index.class::isInstance)
        && (labelled(side) == null || !isPicking(over, labelled(side)));
  }

  /// The y of y and of `y_i`; null for anything else.
  private static String labelled(Expr side) {
    Expr target = side instanceof Expr.Index i ? i.target() : side;
    return target instanceof Expr.Name n ? n.name() : null;
  }

  /// Whether a label, or an entry of the labels, picks an entry in a sum.
  private static boolean isPicking(Expr.Over over, String label) {
    return over.all().stream()
        .filter(Expr.Index.class::isInstance)
        .flatMap(part -> ((Expr.Index) part).indices().stream())
        .anyMatch(at -> label.equals(labelled(at)));
  }

  /// Refuses `j \neq y_i` where nothing tells whether y counts from 0.
  private static void requireClear(Expr.Over over, Expr condition, Laying laying, Values inside) {
    if (!(condition instanceof Expr.Binary b)) return;
    boolean same = b.operator() == Operator.EQUAL || b.operator() == Operator.UNEQUAL;
    if (!same) return;
    Expr entry = b.left() instanceof Expr.Index ? b.left() : b.right();
    Expr other = entry == b.left() ? b.right() : b.left();
    boolean plain = other instanceof Expr.Name n && inside.isIndex(n.name());
    boolean label = plain && entry instanceof Expr.Index && labelled(entry) != null;
    if (!label || laying.around.label(labelled(entry), 0) == null) return;
    if (!isPicking(over, labelled(entry)) && start(over, other) > 0) {
      throw new Refusal(entry.span(), "indices.label", laying.around.text().at(entry.span()));
    }
  }

  /// Whether a condition holds; empty where it depends on an index that runs.
  static Optional<Boolean> holds(Expr.Over over, Expr condition, Laying laying, Values values) {
    Expr.Binary b = (Expr.Binary) condition;
    if (Laying.isProduct(b.operator())) {
      Optional<Boolean> left = holds(over, b.left(), laying, values);
      Optional<Boolean> right = holds(over, b.right(), laying, values);
      return left.flatMap(l -> right.map(r -> l && r));
    }
    Linear left = laying.lengths.linear(b.left(), values).orElse(null);
    Linear right = laying.lengths.linear(b.right(), values).orElse(null);
    if (left == null || right == null || !left.isNumber() || !right.isNumber()) {
      return Optional.empty();
    }
    int l = left.constant() + start(over, b, b.left(), b.right(), laying, values);
    int r = right.constant() + start(over, b, b.right(), b.left(), laying, values);
    return Optional.of(
        switch (b.operator()) {
          case LESS -> l < r;
          case LESS_OR_EQUAL -> l <= r;
          case GREATER -> l > r;
          case GREATER_OR_EQUAL -> l >= r;
          case EQUAL -> l == r;
          case UNEQUAL -> l != r;
          default -> throw new IllegalArgumentException(b.operator().sign());
        });
  }

  /// What a label, which counts from 0, lacks to the index that it is compared with.
  private static int start(
      Expr.Over over, Expr.Binary b, Expr side, Expr other, Laying laying, Values values) {
    String label = labelled(side);
    if (label == null || values.isIndex(label)) return 0;
    if (side instanceof Expr.Name && laying.around.whole(label) == null) return 0;
    int start = start(over, other);
    boolean same = b.operator() == Operator.EQUAL || b.operator() == Operator.UNEQUAL;
    if (isPicking(over, label)) return start;
    if (same && start > 0) throw new Refusal(side.span(), "indices.label", label);
    return 0;
  }

  /// Where entries are counted from that an index picks.
  private static int start(Expr.Over over, Expr index) {
    int start = 0;
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Index picked)) continue;
      for (Expr at : picked.indices()) {
        boolean compared =
            at.all().stream()
                .anyMatch(in ->
                    in instanceof Expr.Name n
                        && index.all().stream()
                            .anyMatch(o -> o instanceof Expr.Name m && m.name().equals(n.name())));
        if (compared && picked.start() > start) start = picked.start();
      }
    }
    return start;
  }

  /// A sum over entries that counts all of them.
  static boolean isPlain(Expr.Over over) {
    return over.operator() == BigOperator.SUM && over.condition() == null;
  }
}
