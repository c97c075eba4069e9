package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What indices run over: as written, or as far as the tensors go that they index.
final class Runs {
  private final KnownParts around;
  private final Lengths lengths;

  Runs(KnownParts around, Lengths lengths) {
    this.around = around;
    this.lengths = lengths;
  }

  /// What a name beside a sum is, when it is the length of what its first index goes through; null
  /// while a tensor is blank.
  Integer length(Expr.Over over, Expr.Name name, Values values) {
    for (Expr.Binder b : over.binders()) {
      boolean ends =
          b.range().parts().stream()
              .flatMap(e -> e.all().stream())
              .anyMatch(e -> e instanceof Expr.Name n && n.name().equals(name.name()));
      if (ends || over.binders().getFirst() == b && !Lengths.isEnd(over, name.name())) {
        return lengths.learn(b, name, lengths.uses(over, b.index(), inside(over, values)));
      }
    }
    return null;
  }

  /// All indices of a sum with what they run over, for as far as each is a run; empty where one
  /// depends on an index that runs, or is a list.
  Optional<Values> all(Expr.Over over, Values values) {
    Values inside = inside(over, values);
    Values known = values;
    List<Expr.Binder> later = new ArrayList<>();
    for (Expr.Binder b : over.binders()) {
      if (b.range() instanceof Expr.Range.Listed) return Optional.empty();
      if (dependsOnRunning(b, inside)) return Optional.empty();
      if (b.range() instanceof Expr.Range.All && !isPlain(over, b.index(), inside)) {
        later.add(b);
      } else {
        IndexRun run = run(over, b, inside, known);
        known = known.run(run);
        inside = inside.run(run);
      }
    }
    if (!later.isEmpty()) inside = deeper(over, inside);
    for (Expr.Binder b : later) {
      IndexRun run = run(over, b, inside, known);
      known = known.run(run);
      inside = inside.run(run);
    }
    return Optional.of(known);
  }

  /// All indices of a sum and of those in it, whatever they run over.
  Values inside(Expr.Over over, Values values) {
    Values inside = values;
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Over o)) continue;
      for (Expr.Binder b : o.binders()) {
        if (!inside.isIndex(b.index())) inside = inside.run(IndexRun.unknown(b.index()));
      }
    }
    return inside;
  }

  /// With what the indices of sums inside run over, where that is the same for all.
  private Values deeper(Expr.Over over, Values values) {
    Values inside = values;
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Over o) || part == over) continue;
      for (Expr.Binder b : o.binders()) {
        boolean runs = b.range() instanceof Expr.Range.Between && !dependsOnRunning(b, inside);
        boolean plain = b.range() instanceof Expr.Range.All && isPlain(o, b.index(), inside);
        if (runs || plain) inside = inside.run(run(o, b, inside, inside));
      }
    }
    return inside;
  }

  private boolean dependsOnRunning(Expr.Binder binder, Values inside) {
    for (Expr end : binder.range().parts()) {
      for (Expr part : end.all()) {
        if (part instanceof Expr.Name n && inside.running().containsKey(n.name())) return true;
      }
    }
    return false;
  }

  /// Whether an index stands somewhere without another one.
  private boolean isPlain(Expr.Over over, String index, Values inside) {
    return lengths.uses(over, index, inside).stream().anyMatch(u -> u.at().isShift(index));
  }

  /// What one index runs over.
  IndexRun run(Expr.Over over, Expr.Binder binder, Values inside, Values known) {
    List<IndexUse> uses = lengths.uses(over, binder.index(), inside);
    return switch (binder.range()) {
      case Expr.Range.All _ -> largest(over, binder, uses, inside);
      case Expr.Range.Between b -> between(binder, b, uses, known);
      case Expr.Range.Listed _ -> throw new IllegalArgumentException(binder.index());
    };
  }

  private IndexRun between(
      Expr.Binder binder, Expr.Range.Between range, List<IndexUse> uses, Values known) {
    Integer first = end(binder, range.first(), uses, known);
    Integer last = end(binder, range.last(), uses, known);
    return new IndexRun(binder.index(), first, last, before(range.last()));
  }

  /// How far before a length a range ends: 0 for `n`, 1 for `n - 1`; anything else is negative.
  private static int before(Expr last) {
    return switch (last) {
      case Expr.Name _ -> 0;
      case Expr.Binary(_, Expr.Operator o, Expr.Name _, Expr.Num n, _)
          when o == Expr.Operator.SUBTRACT && n.value() == 1 ->
          1;
      default -> -1;
    };
  }

  /// The end of a range; null while a length in it is not known.
  private Integer end(Expr.Binder binder, Expr end, List<IndexUse> uses, Values known) {
    boolean blank = false;
    for (Expr part : end.all()) {
      if (part instanceof Expr.Name n && lengths.isLength(n.name(), binder, known)) {
        blank |= lengths.learn(binder, n, uses) == null;
      }
    }
    if (blank) return null;
    Linear linear = lengths.linear(end, known).orElse(null);
    if (linear == null || !linear.isNumber()) throw noEnd(binder, end, known);
    return linear.constant();
  }

  /// A letter that is no length by custom could be one all the same.
  private Refusal noEnd(Expr.Binder binder, Expr end, Values known) {
    for (Expr part : end.all()) {
      if (!(part instanceof Expr.Name n) || n.name().equals(binder.index())) continue;
      boolean left = around.isLowered(n.name()) && around.isFree(n.name());
      if (left && !known.isIndex(n.name())) {
        return new Refusal(n.span(), "indices.running", n.name());
      }
      boolean letter = n.name().codePointCount(0, n.name().length()) == 1;
      boolean open = letter && around.isFree(n.name()) && !known.isIndex(n.name());
      if (!open || "ij".contains(n.name()) || Parts.isLast(n.name())) continue;
      Problem problem = Problem.error(n.span(), "indices.letter", n.name());
      boolean fresh = around.isFree("n") && around.whole("n") == null && !known.isIndex("n");
      return new Refusal(fresh ? problem.withFix("n") : problem);
    }
    return new Refusal(end.span(), "indices.end");
  }

  /// The largest run that stays inside all tensors.
  private IndexRun largest(Expr.Over over, Expr.Binder binder, List<IndexUse> uses, Values inside) {
    String index = binder.index();
    IndexRun beside = uses.isEmpty() ? compared(over, index, inside) : null;
    if (beside != null) return beside;
    if (uses.isEmpty()) throw new Refusal(binder.span(), "indices.unused", index);
    boolean plain = uses.stream().anyMatch(u -> u.at().factors().size() == 1);
    long first = Long.MIN_VALUE;
    long last = Long.MAX_VALUE;
    Map<Linear, IndexUse> alike = new HashMap<>();
    for (IndexUse use : uses) {
      if (use.length() == null || (plain && use.at().factors().size() > 1)) continue;
      IndexUse other = alike.putIfAbsent(new Linear(use.at().factors(), offset(use)), use);
      if (other != null && !other.length().equals(use.length())) {
        throw new Refusal(
            use.index().span(),
            "indices.lengths",
            index,
            other.tensor(),
            other.length(),
            use.tensor(),
            use.length());
      }
      long low = use.index().start() - use.at().constant();
      long high = low + use.length() - 1;
      for (Map.Entry<String, Integer> factor : use.at().factors().entrySet()) {
        if (factor.getKey().equals(index)) continue;
        IndexRun run = inside.running().get(factor.getKey());
        if (run == null || !run.isKnown()) {
          throw new Refusal(binder.span(), "indices.unclear", index);
        }
        long a = (long) factor.getValue() * run.first();
        long b = (long) factor.getValue() * run.last();
        low -= Math.min(a, b);
        high -= Math.max(a, b);
      }
      int by = use.at().factors().get(index);
      long from = by > 0 ? Math.ceilDiv(low, by) : Math.ceilDiv(high, by);
      long to = by > 0 ? Math.floorDiv(high, by) : Math.floorDiv(low, by);
      first = Math.max(first, from);
      last = Math.min(last, to);
    }
    if (first == Long.MIN_VALUE) return IndexRun.unknown(index);
    if (last < first) throw new Refusal(binder.span(), "indices.nowhere", index);
    return new IndexRun(index, (int) first, (int) last);
  }

  /// What an index runs over that picks no entries, but is compared with one of a sum inside that
  /// does: the i of `f_i = \sum_{j \neq i} x_j`; null where none is.
  private IndexRun compared(Expr.Over over, String index, Values inside) {
    for (Expr part : over.body().all()) {
      if (!(part instanceof Expr.Over o)
          || !(o.condition()
              instanceof Expr.Binary(_, Expr.Operator sign, Expr.Name a, Expr.Name b, _))
          || sign != Expr.Operator.UNEQUAL) {
        continue;
      }
      for (Expr.Binder binder : o.binders()) {
        boolean pair =
            a.name().equals(index) && b.name().equals(binder.index())
                || b.name().equals(index) && a.name().equals(binder.index());
        boolean known = pair && !(binder.range() instanceof Expr.Range.Listed);
        if (!known || lengths.uses(o, binder.index(), inside).isEmpty()) continue;
        IndexRun run = run(o, binder, inside, inside);
        return new IndexRun(index, run.first(), run.last(), run.before());
      }
    }
    return null;
  }

  /// A refusal of an entry that does not exist, said of the end of the range that goes there where
  /// another end surely stays inside; as it is where none does.
  Refusal fitted(Expr.Over over, Refusal refusal, Values values) {
    Values inside = inside(over, values);
    for (Expr.Binder b : over.binders()) {
      if (!(b.range() instanceof Expr.Range.Between range)) continue;
      // an index further in has the last word on its own letter
      List<IndexUse> uses = lengths.uses(over, b.index(), inside.run(IndexRun.unknown(b.index())));
      boolean goes = uses.stream().anyMatch(u -> u.index() == refusal.picked());
      boolean plain = uses.stream().allMatch(u -> u.at().isShift(b.index()));
      if (!goes || !plain) continue;
      long low = Long.MIN_VALUE;
      long high = Long.MAX_VALUE;
      for (IndexUse use : uses) {
        long first = use.index().start() - use.at().constant();
        low = Math.max(low, first);
        if (use.length() != null) high = Math.min(high, first + use.length() - 1);
      }
      Integer first = whole(range.first(), inside);
      Integer last = whole(range.last(), inside);
      if (first == null || last == null || low > high) continue;
      boolean early = first < low && last >= low && last <= high;
      boolean late = last > high && first >= low && first <= high;
      // as many terms as entries, all one too far: the entries may be counted from another number
      boolean shifted =
          uses.stream()
              .allMatch(u ->
                  u.length() != null
                      && u.length() == last - first + 1
                      && first > u.index().start() - u.at().constant());
      if (late && shifted) return refusal;
      if (early && range.first() instanceof Expr.Num) {
        return refusal.at(range.first().span(), Long.toString(low));
      }
      if (late && range.last() instanceof Expr.Num) {
        return refusal.at(range.last().span(), Long.toString(high));
      }
      if (late && range.last() instanceof Expr.Name n && around.isFree(n.name())) {
        String before = n.name() + "-" + (last - high);
        return refusal.at(n.span(), around.text().end(before));
      }
    }
    return refusal;
  }

  private Integer whole(Expr end, Values values) {
    return lengths.linear(end, values).filter(Linear::isNumber).map(Linear::constant).orElse(null);
  }

  private static int offset(IndexUse use) {
    return use.at().constant() - use.index().start();
  }

  /// The first tensor without a shape that a formula picks from; the index itself where there is
  /// none.
  String blank(Expr.Over over, Values values) {
    for (Expr.Binder b : over.binders()) {
      Values inside = values.run(IndexRun.unknown(b.index()));
      for (IndexUse use : lengths.uses(over, b.index(), inside)) {
        if (use.length() == null) return use.tensor();
      }
    }
    return over.binders().getFirst().index();
  }
}
