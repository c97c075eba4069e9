package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Set;

/// Operands that are stretched as NumPy does it and people seldom mean it.
public final class StretchDoubts {
  private static final Set<Op> SPREAD =
      Set.of(Ops.ADD, Ops.SUBTRACT, Ops.MULTIPLY, Ops.DIVIDE, Ops.POWER);

  private final DoubtedText text;

  StretchDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Tells that one of two operands is stretched to the other.
  public void operands(Expr.Binary b, Op op, KnownOperand left, KnownOperand right) {
    if (!SPREAD.contains(op)) return;
    if (areStretched(left, right)) {
      stretched(b, b.left(), left, b.right(), right);
    } else if (isAcross(left, right) || isAcross(right, left)) {
      Expr reduced = left.shape().isVector() ? b.left() : b.right();
      int size = left.shape().isVector() ? left.shape().size() : right.shape().size();
      text.tell(b, Reading.ACROSS, column(b, reduced, size), text.written(reduced.span()), size);
    } else if (b.operator() == Expr.Operator.ADD && isWeighted(b.left(), left, right)) {
      String vector = text.written(b.right().span());
      int size = right.shape().size();
      text.tell(b, Reading.ACROSS, column(b, b.right(), size), vector, size);
    }
  }

  /// Whether a vector is added to a product of matrices with as many rows as columns, `W X + b`:
  /// where the data stand in columns it is one number to a row.
  private static boolean isWeighted(Expr product, KnownOperand matrix, KnownOperand vector) {
    boolean weights = product instanceof Expr.Binary && matrix.op() == Ops.MATMUL;
    if (!weights || matrix.shape() == null || vector.shape() == null) return false;
    return Doubts.isSquare(matrix.shape())
        && vector.shape().isVector()
        && vector.shape().size() == matrix.shape().rows();
  }

  /// Tells that two arguments of a function are stretched to each other.
  void arguments(Expr.Call c, List<? extends KnownOperand> in) {
    for (int i = 0; i < in.size(); i++) {
      for (int j = i + 1; j < in.size(); j++) {
        if (areStretched(in.get(i), in.get(j))) {
          stretched(c, c.arguments().get(i), in.get(i), c.arguments().get(j), in.get(j));
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
  private static boolean isAcross(KnownOperand matrix, KnownOperand vector) {
    Op op = vector.op();
    if (matrix.shape() == null || vector.shape() == null) return false;
    if (!Doubts.isSquare(matrix.shape()) || !vector.shape().isVector() || op == null) return false;
    if (!Doubts.REDUCTIONS.contains(op.name())) return false;
    int[] axis = vector.attributes();
    Shape from = vector.from();
    return axis.length == 1 && axis[0] == 1 && Doubts.isSquare(from) && from.equals(matrix.shape());
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
