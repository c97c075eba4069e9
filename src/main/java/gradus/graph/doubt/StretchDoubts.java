package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
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
    Shape s = left.shape();
    Shape t = right.shape();
    if (!SPREAD.contains(op) || s == null || t == null || s.equals(t)) return;
    boolean both = s.isVector() && isColumn(t) || isColumn(s) && t.isVector();
    if (both && t.size() > 1 && s.size() > 1) {
      Shape whole =
          s.isVector() ? Shape.matrix(t.rows(), s.size()) : Shape.matrix(s.rows(), t.size());
      text.tell(b, Reading.STRETCHED, column(b, s, t), s, t, whole);
    } else if (isAcross(left, right) || isAcross(right, left)) {
      Shape vector = s.isVector() ? s : t;
      Expr reduced = s.isVector() ? b.left() : b.right();
      text.tell(b, Reading.ACROSS, column(b, s, t), text.written(reduced.span()), vector.size());
    }
  }

  private static boolean isColumn(Shape shape) {
    return shape.isMatrix() && shape.cols() == 1;
  }

  /// Whether the vector comes from the rows of a square matrix, and here goes with its columns.
  private static boolean isAcross(KnownOperand matrix, KnownOperand vector) {
    Op op = vector.op();
    if (!Doubts.isSquare(matrix.shape()) || !vector.shape().isVector() || op == null) return false;
    if (!Doubts.REDUCTIONS.contains(op.name())) return false;
    int[] axis = vector.attributes();
    Shape from = vector.from();
    return axis.length == 1 && axis[0] == 1 && Doubts.isSquare(from) && from.equals(matrix.shape());
  }

  /// The same with the vector as a column.
  private String column(Expr.Binary b, Shape s, Shape t) {
    Expr vector = s.isVector() ? b.left() : b.right();
    int size = s.isVector() ? s.size() : t.size();
    Span span = vector.span();
    String reshaped =
        text.isLatex()
            ? "\\operatorname{reshape}(" + text.written(span) + ", " + size + ", 1)"
            : "reshape(" + text.written(span) + ", " + size + ", 1)";
    return text.between(b.span().start(), span.start())
        + reshaped
        + text.between(span.end(), b.span().end());
  }
}
