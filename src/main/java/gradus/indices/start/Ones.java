package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tensors that count from 1 though they share an index with what counts from 0: the x of `w_0 +
/// \sum_{i=1}^{2} w_i x_i`, which has two entries and no third for `x_2` to be, and the r of
/// `\sum_{k=0}^{1} r_{k+1}`, whose first entry would be left out.
final class Ones {
  /// What is known of where a tensor with numbers written out starts.
  enum Beginning {
    /// Nothing, or that it fits from 0 alone.
    OPEN,
    /// Its subscripts are there when it counts from 1, and not when it counts from 0.
    ONE,
    /// Its subscripts are shifted, and there wherever it starts.
    BOTH,
    /// Its subscripts are shifted, and leave it wherever it starts.
    NEITHER
  }

  /// The least and the greatest number that an entry has.
  private record Reach(double least, double most, boolean shifted) {
    Reach with(Reach other) {
      return new Reach(
          Math.min(least, other.least), Math.max(most, other.most), shifted && other.shifted);
    }
  }

  private static final Reach UNKNOWN = new Reach(Double.NaN, Double.NaN, false);

  /// How many entries a tensor has whose numbers are written out.
  private final Map<String, Integer> lengths = new HashMap<>();

  /// Names that are given a number.
  private final Map<String, Double> numbers = new HashMap<>();

  private final Set<String> defined = new HashSet<>();
  private final Map<String, Reach> reaches = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Set<String> zeros = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  Ones(Program program) {
    for (Statement statement : program.statements()) {
      if (!(statement instanceof Statement.Definition d)) continue;
      defined.add(d.name());
      if (d.parameters() != null) continue;
      switch (d.body()) {
        case Expr.Array a when a.items().stream().noneMatch(Expr.Array.class::isInstance) ->
            lengths.put(d.name(), a.items().size());
        case Expr.Num n -> numbers.put(d.name(), n.value());
        default -> {}
      }
    }
  }

  /// Notes an entry with a number.
  void stands(Expr.Index index) {
    if (isZero(index) && index.target() instanceof Expr.Name n) zeros.add(n.name());
  }

  static boolean isZero(Expr.Index index) {
    return index.indices().stream().anyMatch(at -> at instanceof Expr.Num n && n.value() == 0);
  }

  /// Notes an entry that an index runs over.
  void runs(Expr.Index index, Expr at, Expr.Binder binder) {
    if (!(index.target() instanceof Expr.Name tensor)) return;
    Integer length = lengths.get(tensor.name());
    boolean single = length != null && index.indices().size() == 1;
    Reach reach = single ? reach(at, binder, length) : UNKNOWN;
    reaches.merge(tensor.name(), reach, Reach::with);
    uses.merge(tensor.name(), 1, Integer::sum);
  }

  private Reach reach(Expr at, Expr.Binder binder, int length) {
    if (!(binder.range() instanceof Expr.Range.Between(Expr first, Expr last))) return UNKNOWN;
    double shift =
        switch (at) {
          case Expr.Name _ -> 0;
          case Expr.Binary b when b.left() instanceof Expr.Name && b.right() instanceof Expr.Num ->
              number(b, binder.index(), 0, length);
          default -> Double.NaN;
        };
    // an end in letters tells nothing of what runs with its index
    boolean numbers = first instanceof Expr.Num && last instanceof Expr.Num;
    if (shift <= 0 && !numbers) return UNKNOWN;
    double least = number(first, null, 0, length);
    double most = number(last, null, 0, length);
    return new Reach(least + shift, most + shift, shift > 0);
  }

  /// What an end of a range comes to; not a number where that is not known. A name without a value
  /// is how many entries there are.
  private double number(Expr expr, String index, double at, int length) {
    return switch (expr) {
      case Expr.Num n -> n.value();
      case Expr.Name n when n.name().equals(index) -> at;
      case Expr.Name n ->
          numbers.getOrDefault(
              n.name(), index != null || defined.contains(n.name()) ? Double.NaN : length);
      case Expr.Binary b when b.operator() == Operator.ADD ->
          number(b.left(), index, at, length) + number(b.right(), index, at, length);
      case Expr.Binary b when b.operator() == Operator.SUBTRACT ->
          number(b.left(), index, at, length) - number(b.right(), index, at, length);
      default -> Double.NaN;
    };
  }

  /// Whether the tensor that an entry is of counts from 1 for that reason.
  boolean holds(Expr.Index index) {
    return fit(index) == Beginning.ONE;
  }

  /// Where the tensor that an entry is of can start.
  Beginning fit(Expr.Index index) {
    if (!(index.target() instanceof Expr.Name n) || zeros.contains(n.name())) return Beginning.OPEN;
    Reach reach = reaches.getOrDefault(n.name(), UNKNOWN);
    // comparisons with what is not a number are false
    if (!(reach.least() >= 1 && reach.most() >= reach.least())) return Beginning.OPEN;
    int length = lengths.get(n.name());
    if (reach.most() == length && reach.least() == 1) return Beginning.ONE;
    if (reach.most() == length || !reach.shifted()) return Beginning.OPEN;
    return reach.most() < length ? Beginning.BOTH : Beginning.NEITHER;
  }

  /// What is said of a tensor whose entries are all shifted from an index that counts from 0, once:
  /// where it starts, or that it may start at either.
  Optional<Problem> shifted(Expr.Index index, Program program) {
    Beginning fit = fit(index);
    if (fit == Beginning.OPEN || !(index.target() instanceof Expr.Name tensor)) {
      return Optional.empty();
    }
    // what stands in square brackets counts from 0 to whoever writes programs
    boolean doubtful = fit != Beginning.ONE;
    if (doubtful && index.start() == 0) return Optional.empty();
    if (!reaches.get(tensor.name()).shifted() || !told.add(tensor.name())) return Optional.empty();
    if (!doubtful) return Optional.of(Reading.COUNT.notice(index.span(), null, tensor.name(), 1));
    Expr.Binary at = (Expr.Binary) index.indices().getFirst();
    int before = (int) ((Expr.Num) at.right()).value() - 1;
    String letter = Printer.text(at.left());
    String first = tensor.name() + "_{" + letter + (before == 0 ? "" : "+" + before) + "}";
    Span span = index.span();
    String shown = program.text().substring(span.start(), span.end());
    Problem problem = Problem.error(span, "indices.shifted", shown, first, letter, before + 1);
    boolean mends = fit == Beginning.BOTH && uses.get(tensor.name()) == 1;
    return Optional.of(mends ? problem.withFix(first) : problem);
  }
}
