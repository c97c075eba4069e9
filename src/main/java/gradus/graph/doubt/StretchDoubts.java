package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Operands that are stretched as NumPy does it and people seldom mean it.
public final class StretchDoubts {
  /// How many gates are looked at to find where a vector comes from.
  private static final int MOST_LOOKED_AT = 256;

  /// What the names of weights begin with.
  private static final String WEIGHTS = "WwVUθΘ";

  private final DoubtedText text;

  StretchDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Tells that one of two operands is stretched to the other.
  public void operands(Expr.Binary b, Op op, KnownOperand left, KnownOperand right) {
    if (!goesByEntries(op)) return;
    if (areStretched(left, right)) {
      stretched(b, b.left(), left, b.right(), right);
    } else if (isAcross(left, right)) {
      across(b, b.right(), right);
    } else if (isAcross(right, left)) {
      across(b, b.left(), left);
    } else if (b.operator() == Expr.Operator.ADD && isWeighted(b.left(), left, right)) {
      across(b, b.right(), right);
    }
  }

  private void across(Expr all, Expr vector, KnownOperand known) {
    int size = known.shape().size();
    text.tell(all, Reading.ACROSS, column(all, vector, size), text.written(vector.span()), size);
  }

  /// Whether an operation goes through its operands together, entry by entry.
  public static boolean goesByEntries(Op op) {
    return op.isElementwise() || op == Ops.WHERE || op == Ops.MSE;
  }

  /// Whether a vector is added to a product of matrices with as many rows as columns, `W X + b`:
  /// where the data stand in columns it is one number to a row. In `X W + b` they stand in rows.
  private static boolean isWeighted(Expr product, KnownOperand matrix, KnownOperand vector) {
    if (!(product instanceof Expr.Binary p) || matrix.op() != Ops.MATMUL) return false;
    if (matrix.shape() == null || vector.shape() == null) return false;
    boolean made = matrix.takes().getFirst().op() != null && matrix.takes().getLast().op() == null;
    if (!isWeight(p.left()) && (isWeight(p.right()) || made)) return false;
    return Doubts.isSquare(matrix.shape())
        && vector.shape().isVector()
        && vector.shape().size() == matrix.shape().rows();
  }

  /// Whether something is called as weights are, or is that turned round.
  private static boolean isWeight(Expr factor) {
    if (factor instanceof Expr.Call c && c.arguments().size() == 1) {
      return isWeight(c.arguments().getFirst());
    }
    return factor instanceof Expr.Name n && WEIGHTS.indexOf(n.name().codePointAt(0)) >= 0;
  }

  /// Tells that of two arguments of a function one is stretched to the other.
  void arguments(Expr.Call c, List<? extends KnownOperand> in) {
    for (int i = 0; i < in.size(); i++) {
      for (int j = 0; j < in.size(); j++) {
        if (i < j && areStretched(in.get(i), in.get(j))) {
          stretched(c, c.arguments().get(i), in.get(i), c.arguments().get(j), in.get(j));
        } else if (i != j && isAcross(in.get(i), in.get(j))) {
          across(c, c.arguments().get(j), in.get(j));
        }
      }
    }
  }

  private static boolean areStretched(KnownOperand left, KnownOperand right) {
    Shape s = left.shape();
    Shape t = right.shape();
    if (s == null || t == null || s.size() < 2 || t.size() < 2) return false;
    return s.isVector() && isColumn(t) || isColumn(s) && t.isVector();
  }

  private void stretched(Expr all, Expr a, KnownOperand left, Expr b, KnownOperand right) {
    Shape s = left.shape();
    Shape t = right.shape();
    boolean first = s.isVector();
    Shape whole = first ? Shape.matrix(t.rows(), s.size()) : Shape.matrix(s.rows(), t.size());
    String other = column(all, first ? a : b, first ? s.size() : t.size());
    text.tell(all, Reading.STRETCHED, other, s, t, whole);
  }

  private static boolean isColumn(Shape shape) {
    return shape.isMatrix() && shape.cols() == 1;
  }

  /// Whether the vector comes from the rows of a square matrix, and here goes with its columns.
  /// What is made of it entry by entry comes from them too: `log(sum(exp(c), 1))`.
  private static boolean isAcross(KnownOperand matrix, KnownOperand vector) {
    if (matrix.shape() == null || vector.shape() == null) return false;
    if (!Doubts.isSquare(matrix.shape()) || !vector.shape().isVector()) return false;
    Set<KnownOperand> seen = new HashSet<>(Set.of(vector));
    Deque<KnownOperand> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && seen.size() < MOST_LOOKED_AT) {
      KnownOperand next = open.pop();
      if (isOfRows(next, matrix.shape())) return true;
      if (next.op() == null) continue;
      boolean alike = goesByEntries(next.op()) || next.op().origin() instanceof Origin.Own;
      if (!alike) continue;
      for (KnownOperand taken : next.takes()) {
        if (vector.shape().equals(taken.shape()) && seen.add(taken)) open.push(taken);
      }
    }
    return false;
  }

  /// Whether a vector has one number for each row of a matrix of this shape.
  private static boolean isOfRows(KnownOperand vector, Shape matrix) {
    // the number behind an entry is its place
    if (vector.op() == null || vector.op() == Ops.INDEX) return false;
    int[] axis = vector.attributes();
    return axis.length == 1 && axis[0] == 1 && matrix.equals(vector.takes().getFirst().shape());
  }

  /// The same with a vector in it as a column.
  private String column(Expr all, Expr vector, int size) {
    Span span = vector.span();
    String reshaped =
        text.isLatex()
            ? "\\operatorname{reshape}(" + text.written(span) + ", " + size + ", 1)"
            : "reshape(" + text.written(span) + ", " + size + ", 1)";
    return text.between(all.span().start(), span.start())
        + reshaped
        + text.between(span.end(), all.span().end());
  }
}
