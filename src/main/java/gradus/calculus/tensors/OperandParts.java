package gradus.calculus.tensors;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.number;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.List;
import java.util.function.Function;

/// Operands as the products they are, so that what is a number in one of them stands in front of
/// the gradient, once.
final class OperandParts {
  private final ComputationGraph graph;
  private final Function<Gate, Expr> values;

  OperandParts(ComputationGraph graph, Function<Gate, Expr> values) {
    this.graph = graph;
    this.values = values;
  }

  /// An operand as the product that it is where it has no name: of `2 a X` the factors one by one.
  Monomial of(Wire wire, int index) {
    return of(wire.target(), index);
  }

  private Monomial of(Gate gate) {
    Monomial one = new Monomial(1, List.of(), List.of());
    Expr value = values.apply(gate);
    boolean named = TensorAlgebra.named(value).isPresent();
    if (named || gate.isInput()) return one.times(new Member(value, gate.shape()));
    if (gate.isConstant()) return one.times(split(value, gate.shape()));
    if (gate.op() == Ops.NEGATE) return of(gate, 0).scaled(-1);
    boolean number =
        graph.operands(gate).stream().anyMatch(w -> w.source().shape().isScalar())
            && !graph.operands(gate).isEmpty();
    if (gate.op() == Ops.MULTIPLY && number) return of(gate, 0).times(of(gate, 1));
    if (gate.op() == Ops.DIVIDE && number) return of(gate, 0).over(of(gate, 1));
    if (gate.op() == Ops.TRANSPOSE || gate.op() == Ops.MATMUL) return product(gate, value);
    return one.times(new Member(value, gate.shape()));
  }

  /// A product of matrices, or a transposed one, with what is a number in it in front.
  private Monomial product(Gate gate, Expr value) {
    Monomial left = of(gate, 0);
    Monomial right = gate.op() == Ops.MATMUL ? of(gate, 1) : left;
    Monomial one = new Monomial(1, List.of(), List.of());
    boolean none = left.numbers().equals(one) && right.numbers().equals(one);
    if (none) return one.times(new Member(value, gate.shape()));
    Expr whole =
        gate.op() == Ops.MATMUL
            ? TensorValues.product(tensors(gate, 0, left), tensors(gate, 1, right), shapes(gate))
            : TensorValues.turned(tensors(gate, 0, left), shapes(gate));
    Monomial product = one.times(new Member(whole, gate.shape())).times(left.numbers());
    return gate.op() == Ops.MATMUL ? product.times(right.numbers()) : product;
  }

  private List<Shape> shapes(Gate gate) {
    return graph.operands(gate).stream().map(w -> w.source().shape()).toList();
  }

  private Expr tensors(Gate gate, int index, Monomial parts) {
    Shape shape = graph.operands(gate).get(index).source().shape();
    return new TensorTerm(List.of(parts.tensors()), shape).filled().expr();
  }

  private Monomial of(Gate gate, int index) {
    return of(graph.operands(gate).get(index).source());
  }

  /// A number times the rest, or a fraction of numbers.
  static Monomial split(Expr expr, Shape shape) {
    Monomial one = new Monomial(1, List.of(), List.of());
    if (expr instanceof Expr.Negate n) return split(n.operand(), shape).scaled(-1);
    if (expr instanceof Expr.Binary b) {
      boolean product = b.operator() == Operator.PRODUCT || b.operator() == Operator.MULTIPLY;
      boolean front = b.left() instanceof Expr.Num;
      if (product && front) {
        return one.times(new Member(b.left(), Shape.SCALAR)).times(split(b.right(), shape));
      }
      if (b.operator() == Operator.DIVIDE && shape.isScalar()) {
        return split(b.left(), shape).over(split(b.right(), shape));
      }
    }
    return one.times(new Member(expr, shape));
  }

  /// The base to a power: of whole ones each number in front by itself, (a x)² = a² x².
  Monomial power(Wire wire, double n) {
    Member base = new Member(values.apply(source(wire)), source(wire).shape());
    Monomial one = new Monomial(1, List.of(), List.of());
    if (n == 1) return of(wire, 0);
    Monomial parts = of(wire, 0);
    boolean apart = n == 2 && !parts.isNumber() && parts.tensors().over().isEmpty();
    if (!apart) {
      return one.times(new Member(binary(Operator.POWER, base.expr(), number(n)), base.shape()));
    }
    Expr tensors = new TensorTerm(List.of(parts.tensors()), base.shape()).filled().expr();
    return one.times(parts.numbers())
        .times(parts.numbers())
        .times(new Member(binary(Operator.POWER, tensors, number(n)), base.shape()));
  }

  /// What of the other operand is no number in front of it.
  Expr tensors(Wire wire, Monomial parts) {
    return tensors(wire.target(), 1 - wire.index(), parts);
  }

  private Gate source(Wire wire) {
    return graph.operands(wire.target()).getFirst().source();
  }
}
