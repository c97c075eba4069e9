package gradus.graph.doubt;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An axis that a function is told and does not run along, with what to write instead.
public final class AxisDoubts {
  /// Functions that run along the last axis, whatever is wanted.
  private static final Set<String> LAST_AXIS = Set.of("softmax", "log_softmax");

  private final DoubtedText text;

  AxisDoubts(DoubtedText text) {
    this.text = text;
  }

  /// Whether the axis behind the operands is the one that the function runs along without being
  /// told: the last of a softmax, the first of what is joined.
  public boolean isUsual(Expr.Call c, List<? extends KnownOperand> in) {
    Integer axis = axis(c, in);
    if (axis == null) return false;
    Shape shape = in.getFirst().shape();
    int rank = shape.rank();
    int place = axis < 0 ? axis + rank : axis;
    return LAST_AXIS.contains(c.name()) && place == rank - 1
        || c.name().equals("concat") && place == 0;
  }

  /// The axis that stands behind operands of known shapes; null where it cannot be told.
  private static Integer axis(Expr.Call c, List<? extends KnownOperand> in) {
    if (in.size() < 2 || in.stream().anyMatch(KnownOperand::failed)) return null;
    Shape shape = in.getFirst().shape();
    return shape == null || shape.isScalar() ? null : c.arguments().getLast().whole();
  }

  /// Why a call cannot run along the axis that it is told.
  ///
  /// @param own whether the function is one of the program's
  public Problem refused(Expr.Call c, boolean own, List<? extends KnownOperand> in) {
    Integer axis = own ? null : axis(c, in);
    boolean matrices =
        axis != null
            && in.subList(0, in.size() - 1).stream()
                .allMatch(t -> t.shape() != null && t.shape().isMatrix());
    if (!own && LAST_AXIS.contains(c.name())) {
      String down = turned(c);
      Problem problem = Problem.error(c.span(), "graph.axis.last", c.name(), down);
      return matrices && (axis == 0 || axis == -2) ? problem.withFix(down) : problem;
    }
    if (!own && c.name().equals("concat") && (axis == null || matrices)) {
      String beside = turned(c);
      Problem problem = Problem.error(c.span(), "graph.axis.beside", c.name(), beside);
      return matrices && (axis == 1 || axis == -1) ? problem.withFix(beside) : problem;
    }
    boolean extreme = c.name().equals("max") || c.name().equals("min");
    String key = !own && extreme ? "graph.axis.extreme" : "graph.axis.none";
    return Problem.error(c.span(), key, c.name());
  }

  /// The call of the transposes, transposed.
  private String turned(Expr.Call c) {
    List<String> turned = new ArrayList<>();
    for (Expr argument : c.arguments().subList(0, c.arguments().size() - 1)) {
      turned.add(text.call("transpose", text.written(argument.span())));
    }
    return text.call("transpose", text.call(c.name(), String.join(", ", turned)));
  }

  /// That an axis has no entry of a number that counts from 1, told as it is counted; null where it
  /// has, and where counting starts at 0.
  public Problem outside(Expr.Index index, KnownOperand of, int axis, int number, int start) {
    boolean counted = start > 0 && !of.failed() && of.shape() != null;
    if (!counted || axis >= of.shape().rank()) return null;
    int length = of.shape().length(axis);
    int last = start + length - 1;
    if (number <= last) return null;
    String shape = of.shape().toString();
    return Problem.error(index.span(), "shape.index.counted", number, length, shape, start, last);
  }

  /// That a number has no axis: the edit leaves it out.
  public Problem number(Expr.Call c, int axis) {
    List<Expr> arguments = c.arguments();
    Expr last = arguments.getLast();
    int end = arguments.get(arguments.size() - 2).span().end();
    String between = text.between(end, last.span().start());
    int comma = between.indexOf(',');
    Problem problem = Problem.error(c.span(), "shape.axis.scalar", c.name(), axis);
    // x.sum(axis=0) has its operand before its name
    return problem.withFix(
        comma < 0
            ? text.call(c.name(), text.written(arguments.getFirst().span()))
            : text.between(c.span().start(), end + comma)
                + text.between(last.span().end(), c.span().end()));
  }
}
