package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the shapes make doubtful: readings that are taken with a notice and an edit that takes the
/// other one, and products that are refused because they have two meanings or none.
final class Doubts {
  static final Set<String> REDUCTIONS = Set.of("sum", "mean", "max", "min", "prod");

  /// Those that compare when they have two operands.
  private static final Set<String> COMPARING = Set.of("max", "min");

  private static final Set<Op> SPREAD =
      Set.of(Ops.ADD, Ops.SUBTRACT, Ops.MULTIPLY, Ops.DIVIDE, Ops.POWER);

  private final String text;
  private final boolean latex;
  private final List<Problem> notices = new ArrayList<>();
  private final Set<Span> told = new HashSet<>();

  /// Products that are dot products, by the shapes they were last seen with.
  private final Set<Expr> dots = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Those among them, and of other operations, that are one number.
  private final Set<Expr> numbers = Collections.newSetFromMap(new IdentityHashMap<>());

  private final NormDoubts norms;

  Doubts(String text) {
    this.text = text;
    this.latex = LatexMarks.in(text);
    norms = new NormDoubts(text);
  }

  /// The doubts about norms, bars and powers.
  NormDoubts norms() {
    return norms;
  }

  /// How what could be read in two ways was read.
  List<Problem> notices() {
    List<Problem> all = new ArrayList<>(notices);
    all.addAll(norms.notices());
    return all;
  }

  /// Why a product cannot be made of its terms; empty, after a notice where one is due, when it
  /// can.
  ///
  /// @param op what its sign means for these shapes
  Optional<Problem> product(Expr.Binary b, Op op, Lowered left, Lowered right) {
    dots.remove(b);
    numbers.remove(b);
    if (left.shape() == null || right.shape() == null) return Optional.empty();
    boolean number = left.shape().isScalar() && right.shape().isScalar();
    if (op == Ops.DOT || number) numbers.add(b);
    return switch (b.operator()) {
      case TIMES ->
          left.shape().isScalar() || right.shape().isScalar()
              ? Optional.empty()
              : Optional.of(
                  Problem.error(
                      b.span(), "graph.times", spelled(b, entrywise()), spelled(b, matrices())));
      case PRODUCT, BESIDE -> blackboard(b, op, right);
      case MULTIPLY -> norms.convolution(b, left.shape(), right.shape());
      case ADD, SUBTRACT, DIVIDE, MATMUL, POWER -> Optional.empty();
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> Optional.empty();
    };
  }

  private Optional<Problem> blackboard(Expr.Binary b, Op op, Lowered right) {
    if (right.shape().isVector() && dotBefore(b).isPresent()) {
      return Optional.of(Problem.error(b.span(), "graph.product.vectors", entrywise(), dotted()));
    }
    if (op != Ops.DOT) return Optional.empty();
    if (isTransposed(b.right()) && !isTransposed(b.left())) return Optional.of(outer(b));
    dots.add(b);
    boolean said = b.operator() != Operator.BESIDE || isTransposed(first(b.left()));
    if (!said && isWritten(b) && told.add(b.span())) {
      String other = spelled(b, entrywise());
      notices.add(Reading.DOT.notice(b.span(), other, other));
    }
    return Optional.empty();
  }

  /// Whether a sign stands between dividend and divisor, as none does in a fraction.
  private boolean isSlash(Expr.Binary q) {
    int from = Math.min(q.left().span().end(), q.right().span().start());
    return text.substring(from, q.right().span().start())
        .chars()
        .anyMatch(c -> c == '/' || c == '÷');
  }

  /// The first factor of a product.
  private static Expr first(Expr product) {
    Expr first = product;
    while (first instanceof Expr.Binary b && (isProduct(b) || b.operator() == Operator.MATMUL)) {
      first = b.left();
    }
    return first;
  }

  private static boolean isTransposed(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(Ops.TRANSPOSE.name());
  }

  /// Tells how far a quotient or a root reaches where a factor stands behind it: `1/2x`, `a/2b`,
  /// `√2x`; `1/2 x` is clear.
  void reach(Expr.Binary b) {
    if (b.operator() != Operator.BESIDE || isBracketed(b) || !isWritten(b)) return;
    Expr last =
        switch (b.left()) {
          case Expr.Binary q when q.operator() == Operator.DIVIDE && isSlash(q) -> q.right();
          case Expr.Call c when written(c.nameSpan()).equals("√") -> c.arguments().getFirst();
          default -> null;
        };
    if (last == null || last.span().end() != b.left().span().end()) return;
    String between = text.substring(last.span().end(), b.right().span().start());
    boolean close = between.isEmpty() || between.equals("(");
    boolean names =
        b.left() instanceof Expr.Binary q
            && !(q.left() instanceof Expr.Num && q.right() instanceof Expr.Num);
    if (!close && !names) return;
    int end = b.span().end();
    boolean more = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
    String over = text.substring(b.span().start(), last.span().start());
    String other = over + "(" + text.substring(last.span().start(), end) + ")";
    String taken = "(" + written(b.left().span()) + ")" + text.substring(last.span().end(), end);
    tell(b, Reading.REACH, more ? null : other, written(b.span()), taken, other);
  }

  /// A column times a row, of which vectors are neither: `x xᵀ`.
  private Problem outer(Expr.Binary b) {
    String of = written(b.left().span());
    String by = written(((Expr.Call) b.right()).arguments().getFirst().span());
    String edit =
        latex
            ? "\\operatorname{outer}\\left(" + of + ", " + by + "\\right)"
            : "outer(" + of + ", " + by + ")";
    Problem problem = Problem.error(b.span(), "graph.product.outer", written(b.span()), edit);
    return isWritten(b) ? problem.withFix(edit) : problem;
  }

  /// A dot product among the factors in front, without brackets around it: `x·y` in `x·y z`.
  private Optional<Expr> dotBefore(Expr.Binary b) {
    Expr outer = b;
    while (outer instanceof Expr.Binary o && isProduct(o) && !isBracketed(o)) {
      if (dots.contains(o.left())) return Optional.of(o.left());
      outer = o.left();
    }
    return Optional.empty();
  }

  private static boolean isProduct(Expr.Binary b) {
    return switch (b.operator()) {
      case MULTIPLY, TIMES, PRODUCT, BESIDE -> true;
      case ADD, SUBTRACT, DIVIDE, MATMUL, POWER -> false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> false;
    };
  }

  /// Whether its left operand stands in brackets: they belong to the whole.
  private static boolean isBracketed(Expr.Binary b) {
    return b.span().start() < b.left().span().start();
  }

  /// Why a reduction cannot be meant: a dot product directly under it is one number already, as in
  /// `mean(y log(p))`.
  Optional<Problem> reduction(Expr.Call call) {
    boolean two = call.arguments().size() > 1 && COMPARING.contains(call.name());
    boolean reduces = REDUCTIONS.contains(call.name()) && !two && !call.arguments().isEmpty();
    if (!reduces) return Optional.empty();
    Expr part = call.arguments().getFirst();
    Deque<Expr> waiting = new ArrayDeque<>(List.of(part));
    while (!waiting.isEmpty()) {
      Expr next = waiting.pop();
      if (dots.contains(next) && next instanceof Expr.Binary b) {
        String other = spelled(b, entrywise());
        Problem problem =
            Problem.error(b.span(), "graph.product.reduced", written(b.span()), call.name(), other);
        return Optional.of(isWritten(b) ? problem.withFix(other) : problem);
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

  // Labels.

  /// Tells that an input used as an index is a label, which counts from 0 whatever others do.
  ///
  /// @param among whether other indices run there
  void label(Expr.Index index, Expr.Name label, int value, boolean among) {
    if (!latex && !among) return;
    String entry = written(index.target().span()) + "[" + value + "]";
    // among others the text would no longer say what they are compared with
    boolean edited = index.indices().size() == 1 && value > 0 && !among;
    tell(index, Reading.LABEL, edited ? entry : null, label.name(), entry);
  }

  /// Tells the same of labels that a vector holds: `s_{i,y_i}`.
  ///
  /// @param first of them
  void labels(Expr.Index index, Expr.Index label, int first) {
    String rows = index.indices().size() > 1 ? "0, " : "";
    String entry = written(index.target().span()) + "[" + rows + first + "], …";
    tell(index, Reading.LABEL, null, written(label.span()), entry);
  }

  /// Tells of operands that are stretched as NumPy does it and people seldom mean it.
  void stretched(Expr.Binary b, Op op, Lowered left, Lowered right) {
    Shape s = left.shape();
    Shape t = right.shape();
    if (!SPREAD.contains(op) || s == null || t == null || s.equals(t)) return;
    boolean both = s.isVector() && isColumn(t) || isColumn(s) && t.isVector();
    if (both && t.size() > 1 && s.size() > 1) {
      Shape whole =
          s.isVector() ? Shape.matrix(t.rows(), s.size()) : Shape.matrix(s.rows(), t.size());
      tell(b, Reading.STRETCHED, column(b, s, t), s, t, whole);
    } else if (isAcross(left, right) || isAcross(right, left)) {
      Shape vector = s.isVector() ? s : t;
      Expr reduced = s.isVector() ? b.left() : b.right();
      tell(b, Reading.ACROSS, column(b, s, t), written(reduced.span()), vector.size());
    }
  }

  private static boolean isColumn(Shape shape) {
    return shape.isMatrix() && shape.cols() == 1;
  }

  /// Whether the vector comes from the rows of a square matrix, and here goes with its columns.
  private static boolean isAcross(Lowered matrix, Lowered vector) {
    if (!isSquare(matrix.shape()) || !vector.shape().isVector() || vector.gate() == null) {
      return false;
    }
    Gate gate = vector.gate();
    if (!gate.isOperation() || !REDUCTIONS.contains(gate.op().name())) return false;
    int[] axis = gate.attributes();
    Shape from = vector.body().sources().get(gate.id()).getFirst().shape();
    return axis.length == 1 && axis[0] == 1 && isSquare(from) && from.equals(matrix.shape());
  }

  static boolean isSquare(Shape shape) {
    return shape.isMatrix() && shape.rows() == shape.cols() && shape.rows() > 1;
  }

  /// The same with the vector as a column.
  private String column(Expr.Binary b, Shape s, Shape t) {
    Expr vector = s.isVector() ? b.left() : b.right();
    int size = s.isVector() ? s.size() : t.size();
    Span span = vector.span();
    String reshaped =
        latex
            ? "\\operatorname{reshape}(" + written(span) + ", " + size + ", 1)"
            : "reshape(" + written(span) + ", " + size + ", 1)";
    return text.substring(b.span().start(), span.start())
        + reshaped
        + text.substring(span.end(), b.span().end());
  }

  /// Tells of arguments that a function takes, and that may be meant for another.
  ///
  /// @param indexed whether the call was written of entries with indices
  void called(Expr.Call c, Op op, List<Lowered> in, boolean indexed) {
    if (in.stream().anyMatch(t -> t.failed() || t.shape() == null)) return;
    if (!indexed) norms.between(c, in.getFirst());
    switch (op.name()) {
      case "cross_entropy" -> probabilities(c, in.getFirst(), in.getLast().shape());
      case "max", "min" -> {
        boolean axis =
            in.size() == 2
                && in.getFirst().shape().isMatrix()
                && c.arguments().get(1) instanceof Expr.Num n
                && (n.value() == 0 || n.value() == 1);
        if (axis && !latex) {
          Expr number = c.arguments().get(1);
          Span span = c.span();
          String other =
              text.substring(span.start(), number.span().start())
                  + "axis="
                  + text.substring(number.span().start(), span.end());
          tell(c, Reading.COMPARED, other, written(c.span()), written(number.span()), other);
        }
      }
      default -> {}
    }
  }

  /// Cross entropy takes scores; a softmax of its own comes on top of one that stands there.
  private void probabilities(Expr.Call c, Lowered scores, Shape labels) {
    boolean softmax =
        scores.gate() != null
            && scores.gate().isOperation()
            && scores.gate().op().name().equals("softmax");
    if (!softmax && !isDistribution(scores)) return;
    Expr first = c.arguments().getFirst();
    boolean inside = first instanceof Expr.Call call && call.name().equals("softmax");
    Expr label = c.arguments().getLast();
    String p = written(first.span());
    String other =
        inside
            ? text.substring(c.span().start(), first.span().start())
                + written(((Expr.Call) first).arguments().getFirst().span())
                + text.substring(first.span().end(), c.span().end())
            : "-log(" + p + "[" + written(label.span()) + "])";
    boolean told = inside || !latex && scores.shape().isVector() && labels.isScalar();
    tell(c, Reading.PROBABILITIES, told ? other : null, p);
  }

  static boolean isDistribution(Lowered scores) {
    Tensor value = scores.gate() != null ? scores.gate().literal() : scores.constant();
    if (value == null || value.shape().isScalar()) return false;
    Shape shape = value.shape();
    int rows = shape.isMatrix() ? shape.rows() : 1;
    int size = shape.size() / rows;
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double p = value.get(row * size + i);
        if (p < 0) return false;
        sum += p;
      }
      if (Math.abs(sum - 1) > 1e-9) return false;
    }
    return true;
  }

  private void tell(Expr about, Reading reading, String edit, Object... args) {
    if (!told.add(about.span())) return;
    Object[] words =
        Arrays.stream(args).map(a -> a instanceof Integer i ? i : a.toString()).toArray();
    notices.add(reading.notice(about.span(), edit, words));
  }

  /// Whether both factors stand in the text, one behind the other; in `xy` for x·y they do not.
  private static boolean isWritten(Expr.Binary b) {
    return b.left().span().end() <= b.right().span().start() && b.right().span().length() > 0;
  }

  private String written(Span span) {
    return text.substring(span.start(), span.end());
  }

  private String entrywise() {
    return latex ? "\\odot" : "*";
  }

  private String dotted() {
    return latex ? "\\langle a, b \\rangle" : "dot(a, b)";
  }

  private String matrices() {
    return latex ? "\\mathbin{@}" : "@";
  }

  /// The product as it stands in the text, with another sign.
  private String spelled(Expr.Binary b, String sign) {
    if (!isWritten(b)) {
      return written(b.left().span()) + " " + sign + " " + written(b.right().span());
    }
    int from = b.left().span().end();
    int to = b.right().span().start();
    String between = text.substring(from, to);
    int closed = closed(between);
    String opened = between.substring(closed).replaceFirst("·|\\\\cdot|×|\\\\times", "").strip();
    return text.substring(b.span().start(), from)
        + between.substring(0, closed).stripTrailing()
        + " "
        + sign
        + " "
        + opened
        + text.substring(to, b.span().end());
  }

  /// Where the brackets that close behind the left factor end.
  private static int closed(String between) {
    int end = 0;
    for (int i = 0; i < between.length(); i++) {
      if (")]}|‖".indexOf(between.charAt(i)) >= 0) end = i + 1;
    }
    return end;
  }
}
