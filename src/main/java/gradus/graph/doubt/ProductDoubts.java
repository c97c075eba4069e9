package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Products that are taken in one of two ways, or refused because they have two meanings or none.
public final class ProductDoubts {
  /// Those that compare when they have two operands.
  private static final Set<String> COMPARING = Set.of("max", "min");

  private final DoubtedText text;
  private final NormDoubts norms;

  /// Products that are dot products, by the shapes they were last seen with.
  private final Set<Expr> dots = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Those among them of which both factors are what a function gives entry by entry.
  private final Set<Expr> made = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Those among them, and of other operations, that are one number.
  private final Set<Expr> numbers = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Vectors with the sign of a transpose, by which a product with what follows is one number.
  private final Set<Expr> rows = Collections.newSetFromMap(new IdentityHashMap<>());

  ProductDoubts(DoubtedText text, NormDoubts norms) {
    this.text = text;
    this.norms = norms;
  }

  /// Why a product cannot be made of its terms; empty, after a notice where one is due, when it
  /// can.
  ///
  /// @param op what its sign means for these shapes
  public Optional<Problem> refusal(Expr.Binary b, Op op, KnownOperand left, KnownOperand right) {
    dots.remove(b);
    made.remove(b);
    numbers.remove(b);
    if (left.shape() == null || right.shape() == null) return Optional.empty();
    if (isTransposed(b.right()) && right.shape().isVector()) rows.add(b.right());
    if (isTransposed(b.left()) && left.shape().isVector()) rows.add(b.left());
    boolean number = left.shape().isScalar() && right.shape().isScalar();
    if (op == Ops.DOT || number) numbers.add(b);
    return switch (b.operator()) {
      case TIMES ->
          left.shape().isScalar() || right.shape().isScalar()
              ? Optional.empty()
              : Optional.of(crossed(b, left.shape(), right.shape()));
      case PRODUCT, BESIDE -> blackboard(b, op, left, right);
      case MULTIPLY -> {
        starred(b, left, right);
        yield norms.convolution(b, left.shape(), right.shape());
      }
      case ADD, SUBTRACT -> {
        added(b, left, right);
        yield Optional.empty();
      }
      case MATMUL ->
          left.shape().isScalar() || right.shape().isScalar()
              ? Optional.of(scaled(b, left.shape(), right.shape()))
              : Optional.empty();
      case DIVIDE, POWER -> Optional.empty();
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> Optional.empty();
    };
  }

  /// Refuses the cross between two tensors, with each of its readings that their shapes allow.
  private Problem crossed(Expr.Binary b, Shape left, Shape right) {
    String entries = spelled(b, text.entrywise());
    String matrices = spelled(b, text.matrices());
    Problem problem = Problem.error(b.span(), "graph.times", entries, matrices);
    if (!DoubtedText.isWritten(b)) return problem;
    List<String> fitting = new ArrayList<>();
    if (fits(Ops.MATMUL, left, right) || fits(Ops.STACKED_MATMUL, left, right)) {
      fitting.add(matrices);
    }
    if (fits(Ops.MULTIPLY, left, right)) fitting.add(entries);
    return problem.withEdits(fitting.toArray(String[]::new));
  }

  /// That a matrix product has a number on one side: the edit multiplies by it.
  private Problem scaled(Expr.Binary b, Shape left, Shape right) {
    Problem problem =
        Problem.error(
            b.span(), "shape.matmul.scalar", "@", left.toString(), right.toString(), text.times());
    if (!DoubtedText.isWritten(b)) return problem;
    int from = b.left().span().end();
    int to = b.right().span().start();
    String between = text.between(from, to);
    String times = between.replace(text.matrices(), text.times());
    return times.equals(between)
        ? problem
        : problem.withFix(
            text.between(b.span().start(), from) + times + text.between(to, b.span().end()));
  }

  private static boolean fits(Op op, Shape left, Shape right) {
    return op.fit(List.of(left, right), new int[0]) instanceof Fit.Of;
  }

  /// Tells that the sign between a matrix and a vector goes entry by entry, `W*x`.
  private void starred(Expr.Binary b, KnownOperand left, KnownOperand right) {
    boolean whole = left.shape().isMatrix() && right.shape().isVector();
    boolean fits = whole && left.shape().cols() == right.shape().size();
    if (!fits || !DoubtedText.isWritten(b)) return;
    String sign = text.between(b.left().span().end(), b.right().span().start());
    if (!sign.strip().equals("*")) return;
    String other = spelled(b, text.matrices());
    text.tell(b, Reading.STARRED, other, text.written(b.span()), other);
  }

  /// Tells of `f · c + x`, where the product is one number beside a vector, and of `f · c + i · g`,
  /// where two factors are made entry by entry.
  private void added(Expr.Binary sum, KnownOperand left, KnownOperand right) {
    boolean first = dotted(sum.left()) != null;
    boolean second = dotted(sum.right()) != null;
    boolean both = first && second && (isMade(dotted(sum.left())) || isMade(dotted(sum.right())));
    if (both || first && right.shape().isVector()) entrywise(dotted(sum.left()));
    if (both || second && left.shape().isVector()) entrywise(dotted(sum.right()));
  }

  private boolean isMade(Expr.Binary product) {
    return made.contains(product);
  }

  /// The dot product that is written with its sign and makes a term; null for any other term.
  private Expr.Binary dotted(Expr term) {
    Expr part = term instanceof Expr.Negate n ? n.operand() : term;
    boolean dot =
        part instanceof Expr.Binary b && b.operator() == Operator.PRODUCT && dots.contains(b);
    return dot ? (Expr.Binary) part : null;
  }

  private void entrywise(Expr.Binary product) {
    if (!DoubtedText.isWritten(product)) return;
    String other = spelled(product, text.entrywise());
    text.tell(product, Reading.DOT, other, other);
  }

  private static boolean isOfEntries(KnownOperand known) {
    return known.op() != null && known.op().isElementwise();
  }

  /// Whether a factor is what a function gives entry by entry, or its derivative, which stands in
  /// one place as a whole.
  private static boolean isEntrywise(Expr expr, KnownOperand known) {
    return switch (expr) {
      case Expr.Call _ -> isOfEntries(known);
      case Expr.Binary b -> b.parts().stream().anyMatch(p -> p.span().equals(b.span()));
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _, Expr.Index _, Expr.Over _ -> false;
    };
  }

  private Optional<Problem> blackboard(
      Expr.Binary b, Op op, KnownOperand left, KnownOperand right) {
    if (right.shape().isVector() && dotBefore(b).isPresent()) return Optional.of(three(b));
    if (op != Ops.DOT) return Optional.empty();
    if (isTransposed(b.right()) && !isTransposed(b.left())) return Optional.of(outer(b));
    dots.add(b);
    if (isOfEntries(left) && isOfEntries(right)) made.add(b);
    boolean said = b.operator() != Operator.BESIDE || hasRow(b.left());
    boolean doubtful =
        b.operator() == Operator.PRODUCT
            && (isEntrywise(b.left(), left) || isEntrywise(b.right(), right));
    if (!said || doubtful) entrywise(b);
    return Optional.empty();
  }

  /// Three vectors in one product, entry by entry or with the dot product that stands in front.
  private Problem three(Expr.Binary b) {
    Problem problem =
        Problem.error(b.span(), "graph.product.vectors", text.entrywise(), text.dotted());
    if (!(b.left() instanceof Expr.Binary dot) || !dots.contains(dot)) return problem;
    boolean whole = DoubtedText.isWritten(b) && DoubtedText.isWritten(dot);
    int start = b.span().start();
    boolean names = dot.parts().stream().allMatch(Expr.Name.class::isInstance);
    if (!whole || !names || dot.span().start() != start) return problem;
    int end = dot.span().end();
    String entries = spelled(dot, text.entrywise());
    entries += spelled(b, text.entrywise()).substring(end - start);
    String of = text.written(dot.left().span());
    String by = text.written(dot.right().span());
    String number =
        text.isLatex() ? "\\langle " + of + ", " + by + " \\rangle" : "dot(" + of + ", " + by + ")";
    return problem.withEdits(entries, number + text.between(end, b.span().end()));
  }

  /// A column times a row, of which vectors are neither: `x xᵀ`.
  private Problem outer(Expr.Binary b) {
    String of = text.written(b.left().span());
    String by = text.written(((Expr.Call) b.right()).arguments().getFirst().span());
    String edit =
        text.isLatex()
            ? "\\operatorname{outer}\\left(" + of + ", " + by + "\\right)"
            : "outer(" + of + ", " + by + ")";
    Problem problem = Problem.error(b.span(), "graph.product.outer", text.written(b.span()), edit);
    return DoubtedText.isWritten(b) ? problem.withFix(edit) : problem;
  }

  /// A dot product among the factors in front, without brackets around it: `x·y` in `x·y z`.
  private Optional<Expr> dotBefore(Expr.Binary b) {
    Expr outer = b;
    while (outer instanceof Expr.Binary o && isProduct(o) && !ReachDoubts.isBracketed(o)) {
      if (dots.contains(o.left())) return Optional.of(o.left());
      outer = o.left();
    }
    return Optional.empty();
  }

  /// Why a reduction cannot be meant: a dot product directly under it is one number already, as in
  /// `mean(y log(p))`.
  public Optional<Problem> reduction(Expr.Call call) {
    boolean two = call.arguments().size() > 1 && COMPARING.contains(call.name());
    boolean reduces =
        Doubts.REDUCTIONS.contains(call.name()) && !two && !call.arguments().isEmpty();
    if (!reduces) return Optional.empty();
    Expr part = call.arguments().getFirst();
    Deque<Expr> waiting = new ArrayDeque<>(List.of(part));
    while (!waiting.isEmpty()) {
      Expr next = waiting.pop();
      if (dots.contains(next) && next instanceof Expr.Binary b) {
        String other = spelled(b, text.entrywise());
        Problem problem =
            Problem.error(
                b.span(), "graph.product.reduced", text.written(b.span()), call.name(), other);
        return Optional.of(DoubtedText.isWritten(b) ? problem.withFix(other) : problem);
      }
      switch (next) {
        case Expr.Negate n -> waiting.push(n.operand());
        case Expr.Binary b when b.operator() == Operator.DIVIDE && numbers.contains(b) ->
            waiting.push(b.left());
        case Expr.Binary b
            when isProduct(b) && numbers.contains(b)
                || b.operator() == Operator.ADD
                || b.operator() == Operator.SUBTRACT -> {
          waiting.push(b.right());
          waiting.push(b.left());
        }
        case Expr.Binary _, Expr.Num _, Expr.Name _, Expr.Array _ -> {}
        case Expr.Call _, Expr.Index _, Expr.Over _ -> {}
      }
    }
    return Optional.empty();
  }

  /// Whether a factor is such a vector: `w^T` in `y w^T x`.
  private boolean hasRow(Expr product) {
    Expr rest = product;
    while (rest instanceof Expr.Binary b && (isProduct(b) || b.operator() == Operator.MATMUL)) {
      if (rows.contains(b.right())) return true;
      rest = b.left();
    }
    return rows.contains(rest);
  }

  private static boolean isTransposed(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(Ops.TRANSPOSE.name());
  }

  static boolean isProduct(Expr.Binary b) {
    return switch (b.operator()) {
      case MULTIPLY, TIMES, PRODUCT, BESIDE -> true;
      case ADD, SUBTRACT, DIVIDE, MATMUL, POWER -> false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> false;
    };
  }

  /// The product as it stands in the text, with another sign.
  private String spelled(Expr.Binary b, String sign) {
    if (!DoubtedText.isWritten(b)) {
      return text.written(b.left().span()) + " " + sign + " " + text.written(b.right().span());
    }
    int from = b.left().span().end();
    int to = b.right().span().start();
    String between = text.between(from, to);
    int closed = DoubtedText.closed(between);
    String opened =
        between.substring(closed).replaceFirst("·|\\\\cdot|×|\\\\times|\\*", "").strip();
    return text.between(b.span().start(), from)
        + between.substring(0, closed).stripTrailing()
        + " "
        + sign
        + " "
        + opened
        + text.between(to, b.span().end());
  }
}
