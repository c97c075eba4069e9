package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Turns a formula with indices into one of whole tensors, each running index an axis. Where there
/// is none, the answer is empty, and whoever asked writes the entries out.
public final class Laying {
  /// The numbers that indices stand for, side by side, in all terms of a formula.
  private static final int MOST_NUMBERS = 100_000;

  /// The last one that a double holds the factorial of.
  private static final int MOST_FACTORIAL = 170;

  final KnownParts around;
  final Lengths lengths;
  final Runs runs;
  final TensorFormulas made;
  final TensorSums sums;
  private final WrittenOut writtenOut;
  private final Averages averages;
  private int numbered;

  private Laying(KnownParts around) {
    this.around = around;
    made = new TensorFormulas();
    lengths = new Lengths(around);
    runs = new Runs(around, lengths);
    sums = new TensorSums(this);
    writtenOut = new WrittenOut(this);
    averages = new Averages(this);
  }

  /// The formula without indices that a sum over one comes to, or what has one beside a length.
  public static Unbound of(Expr formula, KnownParts around) {
    Laying laying = new Laying(around);
    try {
      requireOnce(formula, around.text());
      TermConditions.requireAlike(
          formula, around.text(), n -> around.whole(n) != null || around.label(n, 0) != null);
      WholeTensors.refuse(formula, around);
      Laid laid =
          laying
              .lay(formula, Values.NONE)
              .orElseThrow(() -> new Refusal(formula.span(), "indices.form"));
      return Unbound.of(laid.expr(), laying.made.senses(), laying.lengths, formula);
    } catch (Refusal refusal) {
      return Unbound.refused(refusal.problem());
    }
  }

  /// An index has one meaning at a place.
  private static void requireOnce(Expr formula, TextParts text) {
    Deque<Object> open = new ArrayDeque<>(List.of(formula));
    Set<String> bound = new HashSet<>();
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Expr part) {
        List<String> fresh = new ArrayList<>();
        if (part instanceof Expr.Over over) {
          for (Expr.Binder b : over.binders()) {
            if (!bound.add(b.index())) throw new Refusal(text.again(over, b, formula));
            fresh.add(b.index());
          }
          open.push(fresh);
        }
        part.parts().forEach(open::push);
      } else if (next instanceof List<?> gone) {
        bound.removeAll(gone);
      }
    }
  }

  /// Whether a product has a sum over an index beside a name that may be its length.
  public static boolean isAverage(Expr.Binary product, KnownParts around) {
    return Averages.isIn(product, around);
  }

  Optional<Laid> lay(Expr expr, Values values) {
    if (around.knows(expr)) {
      Shape shape = around.shape(expr);
      return Optional.of(new Laid(expr, List.of(), shape == null || shape.isScalar()));
    }
    return switch (expr) {
      case Expr.Num n -> Optional.of(Laid.number(n));
      case Expr.Name n -> name(n, values);
      case Expr.Index i -> index(i, values);
      case Expr.Negate n ->
          lay(n.operand(), values)
              .map(l -> new Laid(new Expr.Negate(n.span(), l.expr()), l.axes(), l.isNumber()));
      case Expr.Binary b -> binary(b, values);
      case Expr.Call c -> call(c, values);
      case Expr.Over o -> over(o, values);
      case Expr.Array a -> array(a, values);
    };
  }

  private Optional<Laid> name(Expr.Name name, Values values) {
    Integer fixed = values.fixed().get(name.name());
    if (fixed != null) return Optional.of(Laid.number(made.number(name.span(), fixed)));
    IndexRun run = values.running().get(name.name());
    if (run == null) {
      Integer length = around.isFree(name.name()) ? lengths.of(name.name()) : null;
      return Optional.of(Laid.number(length == null ? name : made.number(name.span(), length)));
    }
    if (!run.isKnown() || run.count() > WrittenOut.MOST_TERMS) return Optional.empty();
    numbered += run.count();
    if (numbered > MOST_NUMBERS) {
      throw new Refusal(name.span(), "indices.terms", WrittenOut.MOST_TERMS);
    }
    List<Expr> numbers = new ArrayList<>();
    for (int i = run.first(); i <= run.last(); i++) {
      numbers.add(made.number(name.span(), i));
    }
    return Optional.of(Laid.of(new Expr.Array(name.span(), numbers), name.name()));
  }

  private Optional<Laid> array(Expr.Array array, Values values) {
    List<Expr> items = new ArrayList<>();
    for (Expr item : array.items()) {
      Optional<Laid> laid = lay(item, values).filter(Laid::isConstant);
      if (laid.isEmpty()) return Optional.empty();
      items.add(laid.get().expr());
    }
    return Optional.of(new Laid(new Expr.Array(array.span(), items), List.of(), false));
  }

  // A long sum leans left, and is gone down in a loop.
  private Optional<Laid> binary(Expr.Binary binary, Values values) {
    Deque<Expr.Binary> spine = new ArrayDeque<>();
    Expr first = binary;
    Optional<Laid> left = Optional.empty();
    while (first instanceof Expr.Binary b && !around.knows(b) && left.isEmpty()) {
      left = averages.lay(b, values);
      if (left.isEmpty()) {
        spine.push(b);
        first = b.left();
      }
    }
    if (left.isEmpty()) left = lay(first, values);
    while (!spine.isEmpty() && left.isPresent()) {
      Expr.Binary b = spine.pop();
      Laid l = left.get();
      left = lay(b.right(), values).flatMap(r -> made.combined(b.span(), b.operator(), l, r));
    }
    return left;
  }

  private Optional<Laid> call(Expr.Call call, Values values) {
    List<Laid> arguments = new ArrayList<>();
    boolean constant = true;
    boolean numbers = true;
    for (Expr argument : call.arguments()) {
      Optional<Laid> laid = lay(argument, values);
      if (laid.isEmpty()) return Optional.empty();
      arguments.add(laid.get());
      constant &= laid.get().isConstant();
      numbers &= laid.get().isNumber();
    }
    boolean number = numbers && around.isEntrywise(call);
    if (!constant && !number) return Optional.empty();
    return made.aligned(arguments)
        .map(a ->
            new Laid(
                new Expr.Call(
                    call.span(), call.nameSpan(), call.name(), a.exprs(), call.isAlongAxis()),
                a.axes(),
                number));
  }

  // Entries

  private Optional<Laid> index(Expr.Index index, Values values) {
    if (index.target() instanceof Expr.Index inner && inner.start() == index.start()) {
      List<Expr> both = new ArrayList<>(inner.indices());
      both.addAll(index.indices());
      return index(new Expr.Index(index.span(), inner.target(), both, index.start()), values);
    }
    List<Linear> at = new ArrayList<>();
    for (Expr expr : index.indices()) {
      if (isRunningLabel(expr, values)) return Optional.empty();
      at.add(position(index, expr, values));
    }
    boolean fixed = at.stream().allMatch(Linear::isNumber);
    if (!around.knows(index.target())) {
      if (!fixed) return Optional.empty();
      return lay(index.target(), values)
          .filter(Laid::isConstant)
          .map(t -> new Laid(made.entry(index, t.expr(), at), List.of(), false));
    }
    Shape shape = around.shape(index.target());
    if (shape != null && at.size() > shape.rank()) {
      throw new Refusal(
          index.span(), "shape.index.many", "[ ]", shape.toString(), at.size(), shape.rank());
    }
    if (fixed) {
      for (int axis = 0; axis < at.size(); axis++) {
        inside(index, shape, axis, at.get(axis).constant(), at.get(axis).constant());
      }
      Expr entry = made.entry(index, index.target(), at);
      return Optional.of(new Laid(entry, List.of(), shape == null || at.size() == shape.rank()));
    }
    // What is laid out along indices has two axes at most.
    if (shape != null && shape.isDeep()) return Optional.empty();
    for (int axis = 0; axis < at.size(); axis++) {
      if (!at.get(axis).isNumber() && !isWhole(index, shape, axis, at.get(axis), values)) {
        return Optional.empty();
      }
    }
    boolean row = shape != null && at.size() < shape.rank();
    return row ? Optional.empty() : axes(index, at, shape);
  }

  private Optional<Laid> axes(Expr.Index index, List<Linear> at, Shape shape) {
    Expr target = index.target();
    String first = at.getFirst().shifted();
    if (at.size() == 1) return Optional.of(Laid.of(target, first));
    String second = at.get(1).shifted();
    if (first != null && second != null) {
      return first.equals(second) ? Optional.empty() : Optional.of(Laid.of(target, first, second));
    }
    int axis = first == null ? 0 : 1;
    int number = at.get(axis).constant();
    inside(index, shape, axis, number, number);
    Expr rows = first == null ? target : made.transposed(target);
    Expr row = made.entry(index, rows, List.of(Linear.of(number)));
    return Optional.of(Laid.of(row, first == null ? second : first));
  }

  /// Which entry is meant, counted from 0, or how that depends on indices that run.
  private Linear position(Expr.Index index, Expr expr, Values values) {
    Linear linear = lengths.linear(expr, values).orElse(null);
    if (linear == null) {
      String name = expr instanceof Expr.Name n ? n.name() : null;
      if (name != null && around.isFree(name)) {
        throw new Refusal(expr.span(), "indices.blank", name);
      }
      throw new Refusal(expr.span(), "indices.end");
    }
    // what an input holds is a label, and counts from 0
    boolean label =
        expr.all().stream().anyMatch(e -> e instanceof Expr.Name n && !isIndex(n, values));
    return label ? linear : new Linear(linear.factors(), linear.constant() - index.start());
  }

  /// Whether a place is an entry which depends on an index that runs: `y_i`.
  private static boolean isRunningLabel(Expr place, Values values) {
    return place.all().stream().anyMatch(Expr.Index.class::isInstance)
        && place.all().stream()
            .anyMatch(e -> e instanceof Expr.Name n && values.running().containsKey(n.name()));
  }

  private static boolean isIndex(Expr.Name name, Values values) {
    return values.isIndex(name.name());
  }

  private static void inside(Expr.Index index, Shape shape, int axis, long low, long high) {
    long length = shape == null ? Long.MAX_VALUE : shape.length(axis);
    if (low >= 0 && high < length) return;
    long wrong = (low < 0 ? low : high) + index.start();
    if (shape == null) throw Refusal.outside(index, "indices.before", wrong, index.start());
    throw Refusal.outside(
        index,
        "indices.outside",
        Long.toString(wrong),
        Long.toString(length),
        index.start(),
        Long.toString(length - 1 + index.start()));
  }

  /// Whether an index runs along all of an axis.
  private boolean isWhole(Expr.Index index, Shape shape, int axis, Linear at, Values values) {
    String name = at.shifted();
    IndexRun run = name == null ? null : values.running().get(name);
    if (run == null) return false;
    if (!run.isKnown()) {
      boolean all = run.first() == null && run.before() == 0;
      boolean written =
          run.first() != null && run.first() == index.start() && run.before() == 1 - index.start();
      return at.constant() == -index.start() && (all || written);
    }
    long low = (long) run.first() + at.constant();
    long high = (long) run.last() + at.constant();
    if (high < low) return false;
    inside(index, shape, axis, low, high);
    return low == 0 && (shape == null || high == shape.length(axis) - 1);
  }

  // TensorSums

  private Optional<Laid> over(Expr.Over over, Values values) {
    try {
      return gathered(over, values);
    } catch (Refusal refusal) {
      throw refusal.picked() == null ? refusal : runs.fitted(over, refusal, values);
    }
  }

  private Optional<Laid> gathered(Expr.Over over, Values values) {
    Optional<Laid> factorial =
        values.fixed().isEmpty() ? Optional.empty() : factorial(over, values);
    if (factorial.isPresent()) return factorial;
    Optional<Laid> hinge = Hinges.lay(over, this, values);
    if (hinge.isPresent()) return hinge;
    Expr.Over whole = TermConditions.intoBody(over, this, values);
    if (whole.condition() == null) {
      Optional<Laid> laid =
          runs.all(whole, values).flatMap(inside -> reduced(whole, values, inside));
      if (laid.isPresent()) return laid;
    }
    return writtenOut.lay(whole, values);
  }

  /// The product of the whole numbers in a range that other indices tell, as a number.
  private Optional<Laid> factorial(Expr.Over over, Values values) {
    Expr.Binder binder = over.binders().getFirst();
    boolean plain =
        over.operator() == BigOperator.PRODUCT
            && over.binders().size() == 1
            && over.condition() == null
            && over.body() instanceof Expr.Name n
            && n.name().equals(binder.index());
    if (!plain || !(binder.range() instanceof Expr.Range.Between range)) return Optional.empty();
    Linear first = lengths.linear(range.first(), values).filter(Linear::isNumber).orElse(null);
    Linear last = lengths.linear(range.last(), values).filter(Linear::isNumber).orElse(null);
    if (first == null || last == null) return Optional.empty();
    if (last.constant() < 0 || last.constant() > MOST_FACTORIAL) {
      throw new Refusal(over.span(), "latex.factorial");
    }
    double product = 1;
    for (int i = first.constant(); i <= last.constant(); i++) {
      product *= i;
    }
    return Optional.of(Laid.number(made.number(over.span(), product)));
  }

  /// Whether a range ends at an index further out that has one value here: `j = i + 1` to n.
  private static boolean isEndedByFixed(Expr.Binder binder, Values values) {
    return binder.range().parts().stream()
        .flatMap(end -> end.all().stream())
        .anyMatch(e -> e instanceof Expr.Name n && values.fixed().containsKey(n.name()));
  }

  private Optional<Laid> reduced(Expr.Over over, Values values, Values inside) {
    made.order(over.binders().stream().map(Expr.Binder::index).toList());
    List<IndexRun> all = over.binders().stream().map(b -> inside.running().get(b.index())).toList();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isKnown() && all.get(i).count() <= 0) {
        if (isEndedByFixed(over.binders().get(i), values)) return writtenOut.nothing(over, values);
        throw new Refusal(over.binders().get(i).span(), "indices.empty", all.get(i).index());
      }
    }
    return switch (over.operator()) {
      case SUM -> sums.lay(over, all, inside);
      case EACH -> values.running().isEmpty() ? each(over, all, inside) : Optional.empty();
      case PRODUCT, MAXIMUM, MINIMUM ->
          lay(over.body(), inside).flatMap(l -> sums.reduced(over, l, all));
    };
  }

  /// Entries side by side, as the axes of one tensor.
  private Optional<Laid> each(Expr.Over over, List<IndexRun> all, Values inside) {
    Laid laid = lay(over.body(), inside).filter(Laid::isNumber).orElse(null);
    if (laid == null) return Optional.empty();
    List<String> wanted = all.stream().map(IndexRun::index).toList();
    if (laid.axes().equals(wanted)) return Optional.of(new Laid(laid.expr(), List.of(), false));
    if (laid.axes().equals(wanted.reversed())) {
      return Optional.of(new Laid(made.transposed(laid.expr()), List.of(), false));
    }
    return Optional.empty();
  }

  static boolean isProduct(Operator operator) {
    return switch (operator) {
      case MULTIPLY, PRODUCT, BESIDE, TIMES -> true;
      case ADD, SUBTRACT, DIVIDE, MATMUL, POWER -> false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> false;
    };
  }

  static Span span(Expr a, Expr b) {
    return a.span().union(b.span());
  }
}
