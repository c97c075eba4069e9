package gradus.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// An expression as it was written, sugar already turned into calls (`|x|` is a call of `abs`).
///
/// A span runs from the first character of the first operand, its parentheses included, to the last
/// character of the last one: in `(x+y)*z` the product spans all of it and the sum only `x+y`.
///
/// Sums and products lean left and may be 100,000 levels deep, so walk a tree with a stack of your
/// own, and do not call `equals`, `hashCode` or `toString` on trees that people typed. All other
/// nesting is at most 1,000 levels, which the readers see to.
public sealed interface Expr {
  /// Where it stands in the text.
  Span span();

  /// The expressions it is made of, in the order in which they are written.
  default List<Expr> parts() {
    return switch (this) {
      case Num n -> List.of();
      case Name n -> List.of();
      case Array a -> a.items();
      case Negate n -> List.of(n.operand());
      case Binary b -> List.of(b.left(), b.right());
      case Call c -> c.arguments();
      case Index i -> {
        List<Expr> all = new ArrayList<>();
        all.add(i.target());
        all.addAll(i.indices());
        yield all;
      }
      case Over o -> {
        List<Expr> all = new ArrayList<>();
        o.binders().forEach(b -> all.addAll(b.range().parts()));
        if (o.condition() != null) all.add(o.condition());
        all.add(o.body());
        yield all;
      }
    };
  }

  /// The whole number that is written; null for anything else.
  default Integer whole() {
    return switch (this) {
      case Num n when n.value() == (int) n.value() -> (int) n.value();
      case Negate(_, Num n) when n.value() == (int) n.value() -> (int) -n.value();
      case Num _, Name _, Array _, Negate _, Binary _, Call _, Index _, Over _ -> null;
    };
  }

  /// The same expression made of other parts, as many as it has.
  default Expr with(List<Expr> parts) {
    return switch (this) {
      case Num n -> n;
      case Name n -> n;
      case Array a -> new Array(a.span(), parts);
      case Negate n -> new Negate(n.span(), parts.getFirst());
      case Binary b -> new Binary(b.span(), b.operator(), parts.get(0), parts.get(1), b.isRaised());
      case Call c -> new Call(c.span(), c.nameSpan(), c.name(), parts, c.isAlongAxis());
      case Index i ->
          new Index(i.span(), parts.getFirst(), parts.subList(1, parts.size()), i.start());
      case Over o -> {
        List<Binder> binders = new ArrayList<>();
        int at = 0;
        for (Binder binder : o.binders()) {
          int size = binder.range().parts().size();
          binders.add(binder.with(parts.subList(at, at + size)));
          at += size;
        }
        Expr condition = o.condition() == null ? null : parts.get(at);
        yield new Over(o.span(), o.operator(), binders, condition, parts.getLast());
      }
    };
  }

  /// It and all that it is made of, a part before its parts.
  default List<Expr> all() {
    List<Expr> all = new ArrayList<>();
    List<Expr> open = new ArrayList<>();
    open.add(this);
    while (!open.isEmpty()) {
      Expr part = open.removeLast();
      all.add(part);
      part.openTo(open);
    }
    return all;
  }

  /// Whether something is true of it or of anything that it is made of.
  default boolean has(Predicate<Expr> so) {
    if (so.test(this)) return true;
    List<Expr> open = new ArrayList<>();
    openTo(open);
    while (!open.isEmpty()) {
      Expr part = open.removeLast();
      if (so.test(part)) return true;
      part.openTo(open);
    }
    return false;
  }

  /// Adds its parts to those that wait; of most expressions without a list of them.
  private void openTo(List<Expr> waiting) {
    switch (this) {
      case Num _, Name _ -> {}
      case Binary b -> {
        waiting.add(b.left());
        waiting.add(b.right());
      }
      case Array _, Negate _, Call _, Index _, Over _ -> waiting.addAll(parts());
    }
  }

  /// A number.
  ///
  /// @param text as it was written, so `2.50` stays `2.50`; a superscript is written in plain
  ///   digits
  record Num(Span span, double value, String text) implements Expr {}

  /// A name, in Unicode form NFC.
  record Name(Span span, String name) implements Expr {}

  /// `[ … ]`, nested as typed; the rows may be ragged.
  record Array(Span span, List<Expr> items) implements Expr {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// `-operand`, spanning from the sign.
  record Negate(Span span, Expr operand) implements Expr {}

  /// Two operands with a sign between them.
  ///
  /// @param isRaised whether the right one is typed as a superscript with a sign, as in `A⁻¹`,
  ///   which of a matrix is its inverse
  record Binary(Span span, Operator operator, Expr left, Expr right, boolean isRaised)
      implements Expr {
    /// All but such a power.
    public Binary(Span span, Operator operator, Expr left, Expr right) {
      this(span, operator, left, right, false);
    }
  }

  /// A function applied, spanning from its name to the closing bracket. `|x|`, `‖x‖`, `√x`, `x'`
  /// are calls of `abs`, `norm`, `sqrt`, `transpose`, whose `nameSpan` is the sign.
  ///
  /// @param isAlongAxis whether the last argument is called an axis, `norm(A, axis=1)`
  record Call(Span span, Span nameSpan, String name, List<Expr> arguments, boolean isAlongAxis)
      implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /// Arguments without such a word.
    public Call(Span span, Span nameSpan, String name, List<Expr> arguments) {
      this(span, nameSpan, name, arguments, false);
    }
  }

  /// An argument of a call as it is written, with the word that tells what it is: `bias=` in
  /// `conv2d(X, K, stride=2, bias=b)`.
  ///
  /// @param word empty where its place tells it
  record ToldArgument(String word, Expr value) {
    /// Of a convolution with a bias, whose stride and padding go without saying where they are 1
    /// and 0.
    private static final int BIASED = 5;

    /// Those of a call, without the last argument's axis.
    public static List<ToldArgument> of(Expr.Call call) {
      List<ToldArgument> all = new ArrayList<>();
      List<Expr> arguments = call.arguments();
      boolean biased = call.name().equals("conv2d") && arguments.size() == BIASED;
      for (Expr plain : biased ? arguments.subList(0, 2) : arguments) {
        all.add(new ToldArgument("", plain));
      }
      if (!biased) return all;
      if (!isNumber(arguments.get(3), 1)) all.add(new ToldArgument("stride", arguments.get(3)));
      if (!isNumber(arguments.get(4), 0)) all.add(new ToldArgument("padding", arguments.get(4)));
      all.add(new ToldArgument("bias", arguments.get(2)));
      return all;
    }

    private static boolean isNumber(Expr argument, int number) {
      return argument.whole() != null && argument.whole() == number;
    }
  }

  /// `target[i]` or `target[i, j]`.
  ///
  /// @param start the number that the first entry has: 0, or 1 as on a blackboard
  record Index(Span span, Expr target, List<Expr> indices, int start) implements Expr {
    public Index {
      indices = List.copyOf(indices);
    }

    /// The same, counted from another number.
    public Index from(int first) {
      return new Index(span, target, indices, first);
    }

    /// Counted from 0.
    public Index(Span span, Expr target, List<Expr> indices) {
      this(span, target, indices, 0);
    }
  }

  /// What a slice takes along one axis: `1:3`, `-2:`, `:`, or one entry, whose axis goes. `X[:, 1]`
  /// is a call of [#CALL] whose arguments behind the tensor are the ends, two an axis.
  ///
  /// @param from the first entry, a negative one counted from the end
  /// @param end behind the last entry; [#OPEN] for all there are, [#ONE] for the first alone
  record Slice(int from, int end) {
    /// What such a call is of, which nobody can write as a name.
    public static final String CALL = "[:]";

    public static final int OPEN = Integer.MAX_VALUE;
    public static final int ONE = -Integer.MAX_VALUE;

    /// Axis by axis, of the ends in their order.
    public static List<Slice> of(int... ends) {
      List<Slice> axes = new ArrayList<>();
      for (int k = 0; k + 1 < ends.length; k += 2) {
        axes.add(new Slice(ends[k], ends[k + 1]));
      }
      return axes;
    }

    /// Whether a call takes a slice.
    public static boolean isIn(Call call) {
      return call.name().equals(CALL);
    }

    /// `:, 1`, as the brackets of such a call have it.
    public static String text(Call call) {
      int[] ends = call.arguments().stream().skip(1).mapToInt(Expr::whole).toArray();
      return text(of(ends));
    }

    public static String text(List<Slice> axes) {
      return axes.stream().map(Slice::toString).collect(Collectors.joining(", "));
    }

    /// Where it begins along an axis of this length, counted from 0.
    public int from(int length) {
      return from < 0 ? from + length : from;
    }

    /// How many entries it takes of so many.
    public int count(int length) {
      int behind = end == OPEN ? length : end < 0 ? end + length : end;
      return isOne() ? 1 : behind - from(length);
    }

    /// Whether it is the number of one entry.
    public boolean isOne() {
      return end == ONE;
    }

    @Override
    public String toString() {
      if (isOne()) return "" + from;
      return (from == 0 ? "" : from) + ":" + (end == OPEN ? "" : end);
    }
  }

  /// A body for every value of some indices, folded into one, or side by side as the entries of a
  /// vector or matrix: `sum(i=1..n, x[i]*y[i])`. Its parts are the ends of the ranges, the
  /// condition and the body.
  ///
  /// @param binders the indices, which mean something in the later ranges, the condition and the
  ///   body only
  /// @param condition 0 where a term is left out; null when all count
  record Over(Span span, BigOperator operator, List<Binder> binders, Expr condition, Expr body)
      implements Expr {
    public Over {
      binders = List.copyOf(binders);
    }

    /// The product of the whole numbers from 1 to one that indices further out tell.
    ///
    /// @param index a letter that means nothing else there
    public static Over factorial(Span span, Expr of, String index) {
      Range range = new Range.Between(new Num(span, 1, "1"), of);
      List<Binder> only = List.of(new Binder(span, index, range));
      return new Over(span, BigOperator.PRODUCT, only, null, new Name(span, index));
    }

    /// Whether it is all entries of a formula with free indices, as under `y[i] = …`.
    public boolean isFree() {
      return operator == BigOperator.EACH
          && condition == null
          && binders.stream().allMatch(b -> b.range() instanceof Range.All);
    }
  }

  /// An index and what it runs over.
  record Binder(Span span, String index, Range range) {
    /// The same index over a range with other ends.
    Binder with(List<Expr> ends) {
      return switch (range) {
        case Range.All _ -> this;
        case Range.Between _ ->
            new Binder(span, index, new Range.Between(ends.get(0), ends.get(1)));
        case Range.Listed _ -> new Binder(span, index, new Range.Listed(ends));
      };
    }
  }

  /// The whole numbers that an index stands for.
  sealed interface Range {
    /// The expressions it is made of.
    default List<Expr> parts() {
      return switch (this) {
        case All a -> List.of();
        case Between b -> List.of(b.first(), b.last());
        case Listed l -> l.values();
      };
    }

    /// As many as stay inside all tensors that it indexes.
    record All() implements Range {}

    /// From one to another, both included.
    record Between(Expr first, Expr last) implements Range {}

    /// These.
    record Listed(List<Expr> values) implements Range {
      public Listed {
        values = List.copyOf(values);
      }
    }
  }

  /// A sign before a body with indices: what becomes of its values.
  enum BigOperator {
    SUM,
    PRODUCT,
    MAXIMUM,
    MINIMUM,
    /// They stand side by side: one index makes a vector, two a matrix.
    EACH
  }

  /// The signs between two operands.
  enum Operator {
    LESS("<", 0),
    LESS_OR_EQUAL("<=", 0),
    GREATER(">", 0),
    GREATER_OR_EQUAL(">=", 0),
    EQUAL("==", 0),
    UNEQUAL("!=", 0),
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    MATMUL("@", 2),
    POWER("^", 4),
    /// `×`: a number times anything. Between two tensors it has no one meaning.
    TIMES("×", 2),
    /// The blackboard's product with its dot, `·`.
    PRODUCT("·", 2),
    /// The blackboard's product without a sign, as in `2x`.
    BESIDE("·", 2);

    private final String sign;
    private final int tightness;

    Operator(String sign, int tightness) {
      this.sign = sign;
      this.tightness = tightness;
    }

    /// As it is typed.
    public String sign() {
      return sign;
    }

    /// 0 for comparisons, 1 for sums, 2 for products, 4 for powers; the unary minus stands between,
    /// at 3.
    public int tightness() {
      return tightness;
    }
  }
}
