package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// Arguments that a function takes, and that may be meant for another.
public final class ArgumentDoubts {
  private final DoubtedText text;

  ArgumentDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Tells of arguments whose shapes are known.
  void of(Expr.Call c, Op op, List<? extends KnownOperand> in) {
    if (op == Ops.CROSS_ENTROPY) probabilities(c, in.getFirst(), in.getLast().shape());
    if (op == Ops.SOFTMAX || op == Ops.LOG_SOFTMAX) column(c, op, in.getFirst().shape());
    if (op == Ops.LARGER || op == Ops.SMALLER) {
      boolean axis =
          in.getFirst().shape().isMatrix()
              && c.arguments().get(1) instanceof Expr.Num n
              && (n.value() == 0 || n.value() == 1);
      if (axis && !text.isLatex()) {
        Expr number = c.arguments().get(1);
        Span span = c.span();
        String other =
            text.between(span.start(), number.span().start())
                + "axis="
                + text.between(number.span().start(), span.end());
        text.tell(
            c, Reading.COMPARED, other, text.written(c.span()), text.written(number.span()), other);
      }
    }
  }

  /// Each row of a column has one entry, whose softmax is 1 whatever it is.
  private void column(Expr.Call c, Op op, Shape shape) {
    if (!shape.isMatrix() || shape.cols() != 1 || shape.rows() == 1) return;
    String scores = text.written(c.arguments().getFirst().span());
    String down = "transpose(" + op.name() + "(transpose(" + scores + ")))";
    text.tell(
        c, Reading.COLUMN, text.isLatex() ? null : down, text.written(c.span()), scores, down);
  }

  /// Cross entropy takes scores; a softmax of its own comes on top of one that stands there.
  private void probabilities(Expr.Call c, KnownOperand scores, Shape labels) {
    boolean softmax = scores.op() == Ops.SOFTMAX;
    if (!softmax && !isDistribution(scores)) return;
    Expr first = c.arguments().getFirst();
    boolean inside = first instanceof Expr.Call call && call.name().equals("softmax");
    Expr label = c.arguments().getLast();
    String p = text.written(first.span());
    String other =
        inside
            ? text.between(c.span().start(), first.span().start())
                + text.written(((Expr.Call) first).arguments().getFirst().span())
                + text.between(first.span().end(), c.span().end())
            : text.logarithm(p + "[" + text.written(label.span()) + "]");
    boolean told = inside || scores.shape().isVector() && labels.isScalar();
    text.tell(c, Reading.PROBABILITIES, told ? other : null, p);
  }

  /// Whether each row of an operand is written out and sums to 1.
  public static boolean isDistribution(KnownOperand scores) {
    return scores.literal() != null && isDistribution(scores.literal());
  }

  /// Whether no entry is negative and each row sums to 1, as probabilities do.
  public static boolean isDistribution(Tensor value) {
    if (value.shape().isScalar()) return false;
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
}
