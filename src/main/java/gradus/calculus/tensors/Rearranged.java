package gradus.calculus.tensors;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.call;
import static gradus.calculus.formulas.TensorAlgebra.matrices;
import static gradus.calculus.formulas.TensorAlgebra.number;
import static gradus.calculus.formulas.TensorAlgebra.shown;
import static gradus.calculus.formulas.TensorAlgebra.transposed;

import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorProgram;
import gradus.calculus.formulas.TensorTerm;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Expr.Slice;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What gates that move entries about, or slide over them, hand back: their rules as formulas.
final class Rearranged {
  private Rearranged() {}

  static Optional<TensorTerm> reshaped(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    if (g.isNumber()) return Optional.of(g.of(to));
    return Optional.of(
        to.isScalar()
            ? g.around(e -> at(e, wire.target().shape()), to)
            : g.around(e -> TensorAlgebra.reshaped(e, to), to));
  }

  /// The only entry of a shape.
  private static Expr at(Expr expr, Shape shape) {
    List<Expr> zeros = IntStream.range(0, shape.rank()).mapToObj(i -> number(0)).toList();
    return new Expr.Index(expr.span(), expr, zeros);
  }

  /// The piece of the gradient that lies where the operand lies.
  static Optional<TensorTerm> joined(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    if (g.isNumber()) return Optional.of(g.of(to));
    int before = 0;
    for (Wire other : pullbacks.graph().operands(wire.target())) {
      if (other.index() < wire.index()) before += length(other.source());
    }
    int from = before;
    int count = length(wire.target());
    if (count > Pullbacks.MOST_ENTRIES) return Optional.empty();
    if (to.isScalar()) {
      return Optional.of(g.around(e -> new Expr.Index(e.span(), e, List.of(number(from))), to));
    }
    int end = from + length(wire.source());
    return Optional.of(
        g.around(e -> call(TensorAlgebra.PART, e, number(from), number(end), number(count)), to));
  }

  /// What arrives, with zeros around it where nothing was taken.
  static Optional<TensorTerm> sliced(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    if (to.size() > Pullbacks.MOST_ENTRIES) return Optional.empty();
    List<Slice> axes = Slice.of(wire.target().attributes());
    Expr down = taken(to.length(0), axes.getFirst());
    if (to.isVector()) {
      return Optional.of(g.around(e -> shown(call("pad", e), matrices(down, e)), to));
    }
    Slice second = axes.size() < 2 ? new Slice(0, Slice.OPEN) : axes.get(1);
    Expr across = transposed(taken(to.cols(), second));
    Shape taken = Shape.matrix(axes.getFirst().count(to.rows()), second.count(to.cols()));
    return Optional.of(
        g.around(
            e -> {
              Expr flat = wire.target().shape().isMatrix() ? e : TensorAlgebra.reshaped(e, taken);
              return shown(call("pad", e), matrices(matrices(down, flat), across));
            },
            to));
  }

  /// Which entry of what was taken stands at each place of an axis.
  private static Expr taken(int length, Slice slice) {
    int from = slice.from(length);
    int count = slice.count(length);
    return TensorProgram.selection(count, IntStream.range(-from, length - from).toArray());
  }

  private static int length(Gate gate) {
    Shape shape = gate.shape();
    return shape.isMatrix() ? shape.rows() : shape.size();
  }

  /// The diagonal, or a matrix of it.
  static Optional<TensorTerm> diagonal(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    if (to.isMatrix() && to.rows() != to.cols()) return Optional.empty();
    if (to.isVector() && g.isNumber()) return Optional.of(g.of(to));
    return Optional.of(g.around(e -> call("diag", e), to));
  }

  static Optional<TensorTerm> traced(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    return Optional.of(
        g.of(to).times(new Member(call(TensorAlgebra.IDENTITY, number(to.rows())), to)));
  }

  /// Of the kernel the image slid over by the gradient; of the image the turned kernel slid over
  /// the gradient with zeros around it.
  static Optional<TensorTerm> slid(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    Member other = pullbacks.operand(wire, 1 - wire.index());
    if (wire.index() == 1) return Optional.of(g.around(e -> call("conv2d", other.expr(), e), to));
    Shape kernel = other.shape();
    Shape places = wire.target().shape();
    boolean large = Math.max(to.size(), kernel.size()) > Pullbacks.MOST_ENTRIES;
    if (large) return Optional.empty();
    return Optional.of(g.around(e -> spread(e, places, other), to));
  }

  /// Each entry over the window that it was made of, by the kernel.
  static Expr spread(Expr gradient, Shape places, Member kernel) {
    Shape shape = kernel.shape();
    Expr turned =
        shown(
            call("rot180", kernel.expr()),
            matrices(matrices(backwards(shape.rows()), kernel.expr()), backwards(shape.cols())));
    return call("conv2d", padded(gradient, places, shape), turned);
  }

  private static Expr backwards(int count) {
    return TensorProgram.selection(
        count, IntStream.range(0, count).map(i -> count - 1 - i).toArray());
  }

  /// With as many zeros around it as the kernel reaches beyond.
  private static Expr padded(Expr of, Shape places, Shape kernel) {
    Expr down = within(places.rows(), kernel.rows() - 1);
    Expr across = within(places.cols(), kernel.cols() - 1);
    Expr typed = matrices(matrices(down, of), transposed(across));
    return shown(call("pad", of), typed);
  }

  private static Expr within(int count, int around) {
    int[] places = IntStream.range(0, count + 2 * around).map(i -> i - around).toArray();
    return TensorProgram.selection(count, places);
  }

  /// To the greatest entry of each window what arrives at the window.
  static Optional<TensorTerm> pooled(Pullbacks pullbacks, Wire wire, TensorTerm g) {
    Shape to = wire.source().shape();
    Shape places = wire.target().shape();
    boolean plain = to.size() <= Pullbacks.MOST_ENTRIES && !pullbacks.isTie(wire.target());
    if (!plain) return Optional.empty();
    int side = wire.target().attributes()[0];
    Member x = pullbacks.operand(wire, 0);
    Expr greatest = copied(pullbacks.result(wire).expr(), to, places, side);
    Member won = new Member(binary(Operator.EQUAL, x.expr(), greatest), to);
    return Optional.of(g.around(e -> copied(e, to, places, side), to).times(won));
  }

  /// Each entry in all of its window; what is left over stays 0.
  static Expr copied(Expr of, Shape to, Shape places, int side) {
    Expr down = windows(to.rows(), places.rows(), side);
    Expr across = windows(to.cols(), places.cols(), side);
    Expr typed = matrices(matrices(down, of), transposed(across));
    return shown(call("upsample", of), typed);
  }

  /// The windows in which a place lies, 1 there and else 0.
  static Expr windowOf(Expr place, Shape to, Shape places, int side) {
    Expr down = transposed(windows(to.rows(), places.rows(), side));
    return matrices(matrices(down, place), windows(to.cols(), places.cols(), side));
  }

  private static Expr windows(int count, int places, int side) {
    return TensorProgram.selection(
        places, IntStream.range(0, count).map(i -> i / side < places ? i / side : -1).toArray());
  }
}
