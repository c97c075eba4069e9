package gradus.calculus.tensors;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.call;
import static gradus.calculus.formulas.TensorAlgebra.number;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What losses, and what makes probabilities of scores, hand back: their rules as formulas.
final class LossPullbacks {
  private LossPullbacks() {}

  /// g − softmax(x) Σ g, in each row of a matrix.
  static TensorTerm logSoftmax(Pullbacks p, Wire wire, TensorTerm g) {
    Member x = p.operand(wire, 0);
    Member soft = new Member(call("softmax", x.expr()), x.shape());
    TensorTerm sum = sumOfRows(g, x.shape());
    return g.plus(sum.of(x.shape()).times(soft).scaled(-1));
  }

  private static TensorTerm sumOfRows(TensorTerm of, Shape shape) {
    if (shape.isMatrix() && of.isNumber()) return of.scaled(shape.cols()).of(Shape.SCALAR);
    return shape.isMatrix()
        ? Pullbacks.standing(of.around(e -> call("sum", e, number(1)), rows(shape)))
        : Pullbacks.total(of);
  }

  /// y ⊙ g − y Σ (y ⊙ g), in each row of a matrix; of a gradient that is only named as the gate
  /// tells it, y ⊙ (g − Σ(g ⊙ y)).
  static TensorTerm softmax(Pullbacks p, Wire wire, TensorTerm g) {
    Member y = p.result(wire);
    // The entries of y add up to 1: the same number for each changes none of them.
    if (g.isNumber()) return p.none(wire);
    TensorTerm weighed = g.times(y).each(Monomial::picked);
    TensorTerm sum = sumOfRows(weighed, y.shape());
    if (g.isGradient()) {
      Expr apart = binary(Operator.SUBTRACT, g.expr(), sum.expr());
      return TensorTerm.of(y.expr(), y.shape()).times(new Member(apart, y.shape()));
    }
    return weighed.plus(sum.of(y.shape()).times(y).scaled(-1));
  }

  private static Shape rows(Shape shape) {
    return Shape.vector(shape.rows());
  }

  /// softmax(s), of all entries of a vector.
  static Optional<TensorTerm> logSumOfPowers(Pullbacks p, Wire wire, TensorTerm g) {
    Member scores = p.operand(wire, 0);
    boolean rows = scores.shape().isMatrix() && Pullbacks.axis(wire).orElse(0) == 1;
    boolean whole = scores.shape().isVector() && wire.target().shape().isScalar();
    if (!rows && !whole) return Optional.empty();
    Member soft = new Member(call("softmax", scores.expr()), scores.shape());
    return Optional.of(p.spread(g, wire).times(soft));
  }

  static Optional<TensorTerm> crossEntropy(Pullbacks p, Wire wire, TensorTerm g) {
    Member scores = p.operand(wire, 0);
    Optional<Expr> unit = unit(p, wire);
    if (wire.index() != 0 || unit.isEmpty()) return Optional.empty();
    TensorTerm whole = shared(g.of(scores.shape()), scores.shape());
    TensorTerm soft = whole.times(new Member(call("softmax", scores.expr()), scores.shape()));
    return Optional.of(soft.plus(whole.times(new Member(unit.get(), scores.shape())).scaled(-1)));
  }

  /// The vector that points at the right class, where that is known.
  private static Optional<Expr> unit(Pullbacks p, Wire wire) {
    Shape scores = p.graph().operands(wire.target()).get(0).source().shape();
    Gate label = p.graph().operands(wire.target()).get(1).source();
    boolean known = label.literal() != null && scores.size() <= Pullbacks.MOST_ENTRIES;
    if (!known) return Optional.empty();
    if (scores.isMatrix() && label.literal().shape().equals(rows(scores))) {
      List<Expr> arguments = new ArrayList<>(List.of(number(scores.cols()), p.value(label)));
      for (int row = 0; row < scores.rows(); row++) {
        arguments.add(number(label.literal().get(row)));
      }
      return Optional.of(call(TensorAlgebra.UNITS, arguments.toArray(Expr[]::new)));
    }
    if (!scores.isVector() || !label.literal().shape().isScalar()) return Optional.empty();
    double at = label.literal().item();
    return Optional.of(call(TensorAlgebra.UNIT, number(scores.size()), number(at), p.value(label)));
  }

  /// A loss of a batch is the mean of those of its rows.
  private static TensorTerm shared(TensorTerm of, Shape scores) {
    boolean several = scores.isMatrix() && scores.rows() > 1;
    return several ? of.over(new Member(number(scores.rows()), Shape.SCALAR)) : of;
  }

  static TensorTerm squares(Pullbacks p, Wire wire, TensorTerm g) {
    Shape a = p.operand(wire, 0).shape();
    int count = a.broadcast(p.operand(wire, 1).shape()).orElse(a).size();
    Expr apart = binary(Operator.SUBTRACT, p.operand(wire, 0).expr(), p.operand(wire, 1).expr());
    // 2/n in lowest terms, as the step has it
    int above = count % 2 == 0 ? 1 : 2;
    int below = count % 2 == 0 ? count / 2 : count;
    TensorTerm both =
        g.scaled(wire.index() == 0 ? above : -above).times(new Member(apart, a)).of(a);
    return below == 1 ? both : both.over(new Member(number(below), Shape.SCALAR));
  }

  static Optional<TensorTerm> hinge(Pullbacks p, Wire wire, TensorTerm g) {
    Optional<Expr> unit = unit(p, wire);
    if (wire.index() != 0 || unit.isEmpty()) return Optional.empty();
    Member s = p.operand(wire, 0);
    Expr tie = number(p.isTie(wire.target()) ? 1 : 0);
    Expr slope = call(TensorAlgebra.HINGED, s.expr(), unit.get(), tie);
    TensorTerm whole = shared(g.of(s.shape()), s.shape());
    return Optional.of(whole.times(new Member(slope, s.shape())));
  }
}
