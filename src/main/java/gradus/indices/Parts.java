package gradus.indices;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The parts of a formula with indices that have none themselves, each as large as can be: they are
/// the same for all values of the indices.
public final class Parts {
  /// Names that without a value mean a length, in a range or in 1/N beside a sum.
  private static final Set<String> LENGTHS = Set.of("N", "n", "m", "K", "d", "T");

  /// Small letters that without a value mean a length as the last of a range, as capitals do.
  private static final String LAST = "nmkdpq";

  /// Stands for any name that means a length.
  private static final long LENGTH = 1L << 62;

  /// Stands for a sum over an index.
  private static final long OVER = 1L << 61;

  /// Shared by all further indices of a formula with very many.
  private static final long OTHERS = 1L << 60;

  private final Expr formula;
  private final Map<String, Long> bits = new HashMap<>();
  private final Set<String> lengths = new HashSet<>();
  private final Map<Expr, Long> masks = new IdentityHashMap<>();
  private final Predicate<String> isFree;

  private Parts(Expr formula, Predicate<String> isFree) {
    this.formula = formula;
    this.isFree = isFree;
  }

  /// All of them.
  ///
  /// @param isFree whether nothing gives a name a meaning
  public static List<Expr> of(Expr formula, Predicate<String> isFree) {
    Parts parts = new Parts(formula, isFree);
    parts.mark();
    return parts.find();
  }

  /// Whether a name without a value may be a length where no range says so.
  static boolean isLength(String name) {
    return LENGTHS.contains(name);
  }

  /// Whether a name without a value may be a length at the end of a range.
  static boolean isLast(String name) {
    return name.length() == 1 && (LAST.contains(name) || Character.isUpperCase(name.charAt(0)));
  }

  private void mark() {
    List<Expr> all = formula.all();
    for (Expr part : all) {
      if (!(part instanceof Expr.Over over)) continue;
      for (Expr.Binder b : over.binders()) {
        bits.computeIfAbsent(b.index(), k -> Math.min(1L << Math.min(60, bits.size()), OTHERS));
        for (Expr end : b.range().parts()) {
          for (Expr inEnd : end.all()) {
            if (inEnd instanceof Expr.Name n) lengths.add(n.name());
          }
        }
      }
    }
    for (Expr part : all.reversed()) {
      masks.put(part, mask(part));
    }
  }

  private long mask(Expr part) {
    if (part instanceof Expr.Name n) {
      boolean length = lengths.contains(n.name()) || isLength(n.name());
      long bit = bits.getOrDefault(n.name(), 0L);
      return bit == 0 && length && isFree.test(n.name()) ? LENGTH : bit;
    }
    long mask = 0;
    for (Expr inside : part.parts()) {
      mask |= masks.get(inside);
    }
    if (part instanceof Expr.Over over) {
      for (Expr.Binder b : over.binders()) {
        long bit = bits.get(b.index());
        if (bit != OTHERS) mask &= ~bit;
      }
      mask = (mask & ~LENGTH) | OVER;
    }
    return mask;
  }

  /// A part, and whether a length stands beside it.
  private record Beside(Expr part, boolean length) {}

  private List<Expr> find() {
    List<Expr> found = new ArrayList<>();
    Deque<Beside> open = new ArrayDeque<>();
    push(formula, open, false);
    while (!open.isEmpty()) {
      Beside next = open.pop();
      Expr part = next.part();
      long mask = masks.get(part);
      boolean constant =
          part instanceof Expr.Num
              || part instanceof Expr.Name n && (isConstant(n) || bits.containsKey(n.name()));
      if (constant) continue;
      if ((mask & ~OVER) == 0 && !(next.length() && mask != 0)) {
        found.add(part);
      } else {
        push(part, open, next.length());
      }
    }
    return found;
  }

  /// π and e, where the program gives them no other value.
  private boolean isConstant(Expr.Name name) {
    return Builtins.CONSTANTS.contains(name.name()) && isFree.test(name.name());
  }

  private void push(Expr part, Deque<Beside> open, boolean length) {
    boolean sign = part instanceof Expr.Binary || part instanceof Expr.Negate;
    boolean beside = sign && (length || (masks.get(part) & LENGTH) != 0);
    inside(part).reversed().forEach(p -> open.push(new Beside(p, beside)));
  }

  /// The parts in which something can be the same for all values.
  private List<Expr> inside(Expr part) {
    return switch (part) {
      case Expr.Index i -> List.of(i.target());
      case Expr.Over o when score(o) != null -> List.of(score(o));
      case Expr.Over o when isOfEntries(o.condition()) -> List.of(o.condition(), o.body());
      case Expr.Over o -> List.of(o.body());
      case Expr other -> other.parts();
    };
  }

  private Expr score(Expr.Over over) {
    return Hinges.score(over, bits::containsKey);
  }

  /// Whether a condition speaks of more than indices and whole numbers.
  private static boolean isOfEntries(Expr condition) {
    return condition != null
        && condition.all().stream()
            .anyMatch(e -> e instanceof Expr.Index || e instanceof Expr.Call);
  }
}
