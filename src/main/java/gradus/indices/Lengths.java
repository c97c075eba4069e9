package gradus.indices;

import gradus.lang.Expr;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lengths that names without a value mean, learned from the tensors that an index goes
/// through, and the whole numbers that are written with them.
final class Lengths {
  private final KnownParts around;
  private final Map<String, Integer> known = new HashMap<>();

  Lengths(KnownParts around) {
    this.around = around;
  }

  /// Whether a letter without a value stands for a length; no index ends its own range.
  boolean isLength(String name, Expr.Binder binder, Values values) {
    return Parts.isLast(name)
        && !name.equals(binder.index())
        && !values.isIndex(name)
        && around.isFree(name)
        && around.whole(name) == null;
  }

  /// What a whole number written with indices comes to; empty where it is none.
  Optional<Linear> linear(Expr expr, Values values) {
    return Linear.of(
        expr,
        part ->
            switch (part) {
              case Expr.Name n -> meaning(n.name(), values);
              case Expr.Index i -> label(i, values);
              case Expr _ -> null;
            });
  }

  /// What an input holds where an index has a value: `y_i`.
  private Linear label(Expr.Index entry, Values values) {
    if (!(entry.target() instanceof Expr.Name n) || entry.indices().size() != 1) return null;
    Expr at = entry.indices().getFirst();
    Linear place = at instanceof Expr.Index ? null : linear(at, values).orElse(null);
    if (place == null || !place.isNumber()) return null;
    Integer label = around.label(n.name(), place.constant() - entry.start());
    return label == null ? null : Linear.of(label);
  }

  private Linear meaning(String name, Values values) {
    if (values.fixed().containsKey(name)) return Linear.of(values.fixed().get(name));
    if (values.running().containsKey(name)) return new Linear(Map.of(name, 1), 0);
    Integer whole = around.whole(name);
    if (whole != null) return Linear.of(whole);
    Integer length = around.isFree(name) ? known.get(name) : null;
    return length == null ? null : Linear.of(length);
  }

  /// What the length is that a name without a value means; null while it is not known.
  Integer of(String name) {
    return known.get(name);
  }

  /// All lengths that were found.
  Map<String, Integer> all() {
    return Map.copyOf(known);
  }

  /// The lengths that were found of names which end a range of a formula.
  Map<String, Integer> ends(Expr formula) {
    Map<String, Integer> ends = new HashMap<>();
    for (Expr part : formula.all()) {
      if (!(part instanceof Expr.Over over)) continue;
      for (String name : known.keySet()) {
        if (isEnd(over, name)) ends.put(name, known.get(name));
      }
    }
    return ends;
  }

  static boolean isEnd(Expr.Over over, String name) {
    return over.binders().stream()
        .flatMap(b -> b.range().parts().stream())
        .flatMap(e -> e.all().stream())
        .anyMatch(e -> e instanceof Expr.Name n && n.name().equals(name));
  }

  /// Where an index of a sum stands, in the order of the text.
  List<IndexUse> uses(Expr.Over over, String index, Values values) {
    List<IndexUse> uses = new ArrayList<>();
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Index i)) continue;
      Shape shape = around.knows(i.target()) ? around.shape(i.target()) : null;
      for (int axis = 0; axis < i.indices().size(); axis++) {
        int at = axis;
        Linear linear = linear(i.indices().get(axis), values).orElse(null);
        if (linear == null || !linear.factors().containsKey(index)) continue;
        boolean has = shape != null && at < shape.rank();
        uses.add(new IndexUse(i, linear, has ? (Integer) shape.length(at) : null));
      }
    }
    uses.sort(Comparator.comparingInt(u -> u.index().span().start()));
    return uses;
  }

  /// What a length is, by the tensors that an index goes through.
  Integer learn(Expr.Binder binder, Expr.Name name, List<IndexUse> uses) {
    Integer length = null;
    IndexUse first = null;
    boolean blank = false;
    for (IndexUse use : uses) {
      if (!use.at().isShift(binder.index())) continue;
      blank |= use.length() == null;
      if (use.length() == null) continue;
      if (length != null && !length.equals(use.length())) {
        throw new Refusal(
            binder.span(),
            "indices.lengths",
            binder.index(),
            first.tensor(),
            length,
            use.tensor(),
            use.length());
      }
      first = first == null ? use : first;
      length = use.length();
    }
    Integer before = known.get(name.name());
    if (length == null && before != null) return before;
    if (length == null && blank) return null;
    if (length == null) throw new Refusal(name.span(), "indices.length", name.name());
    if (before != null && !before.equals(length)) {
      throw new Refusal(name.span(), "indices.length.two", name.name(), before, length);
    }
    known.put(name.name(), length);
    return length;
  }
}
