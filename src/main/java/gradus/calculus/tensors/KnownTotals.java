package gradus.calculus.tensors;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sums over all entries that are known: 1 of an input whose entries, as they stand, add up to
/// that, or of each of its rows, and 0 of what a vector or matrix has more or less than its mean.
final class KnownTotals {
  /// Sums that are 1 but for rounding.
  private static final double ROUNDING = 1e-12;

  private final ComputationGraph graph;
  private final TensorWriter writer;

  KnownTotals(ComputationGraph graph, TensorWriter writer) {
    this.graph = graph;
    this.writer = writer;
  }

  /// A line for each of them in a gradient.
  List<TensorLine> in(TensorTerm gradient) {
    Map<Expr, TensorLine> found = new LinkedHashMap<>();
    for (Monomial addend : gradient.addends()) {
      addend.factors().stream()
          .flatMap(member -> member.expr().all().stream())
          .forEach(e -> line(e).ifPresent(line -> found.putIfAbsent(e, line)));
    }
    return List.copyOf(found.values());
  }

  private Optional<TensorLine> line(Expr expr) {
    if (isOne(expr)) return Optional.of(line(Entrywise.TOTAL, expr, TensorAlgebra.number(1)));
    if (isNothing(expr)) {
      return Optional.of(line(Entrywise.DEVIATIONS, expr, TensorAlgebra.number(0)));
    }
    return ofRows(expr)
        .map(of -> line(Entrywise.ROWS, expr, TensorAlgebra.ones(Shape.vector(of.shape().rows()))));
  }

  private TensorLine line(TensorRule rule, Expr total, Expr value) {
    List<String> text = List.of(writer.text(total), writer.text(value));
    List<String> latex = List.of(writer.latex(total), writer.latex(value));
    TensorLine.Typed typed = TensorLine.Typed.of(total, value);
    return new TensorLine(List.of(rule), text, latex, "", typed);
  }

  /// The gradient without them.
  TensorTerm without(TensorTerm gradient) {
    List<Monomial> left = new ArrayList<>();
    for (Monomial addend : gradient.addends()) {
      boolean none = addend.factors().stream().anyMatch(member -> isNothing(member.expr()));
      if (!none) left.add(without(addend));
    }
    return new TensorTerm(left, gradient.shape());
  }

  private Monomial without(Monomial product) {
    Monomial shorter = product;
    for (Member member : product.factors()) {
      if (isOne(member.expr()) || isOnes(member.expr())) {
        shorter = shorter.over(member);
        continue;
      }
      Expr less = without(member.expr());
      if (less != member.expr()) {
        shorter = shorter.over(member).times(new Member(less, member.shape()));
      }
    }
    return shorter;
  }

  /// The same inside a product with a matrix.
  private Expr without(Expr expr) {
    if (expr instanceof Expr.Binary b && b.operator() == Operator.PRODUCT && isOne(b.left())) {
      return without(b.right());
    }
    if (expr instanceof Expr.Binary b && b.operator() == Operator.MULTIPLY) {
      if (isOnes(b.left()) && isMatrix(b.right())) return without(b.right());
      if (isOnes(b.right()) && isMatrix(b.left())) return without(b.left());
    }
    List<Expr> parts = expr.parts().stream().map(this::without).toList();
    boolean same = true;
    for (int i = 0; i < parts.size(); i++) {
      same &= parts.get(i) == expr.parts().get(i);
    }
    return same ? expr : expr.with(parts);
  }

  private boolean isOne(Expr expr) {
    return summed(expr).flatMap(this::input).filter(t -> isOne(t.sum())).isPresent();
  }

  private static boolean isOne(double sum) {
    return Math.abs(sum - 1) < ROUNDING;
  }

  private Optional<Tensor> input(Expr of) {
    return Optional.of(of)
        .filter(e -> e instanceof Expr.Name)
        .flatMap(e -> graph.named(((Expr.Name) e).name()))
        .filter(Gate::isInput)
        .map(Gate::literal);
  }

  /// Of a sum of each row, all of which are 1, what is added up.
  private Optional<Tensor> ofRows(Expr expr) {
    boolean across =
        expr instanceof Expr.Call c
            && c.name().equals("sum")
            && c.arguments().size() == 2
            && c.arguments().get(1) instanceof Expr.Num axis
            && axis.value() == 1;
    return Optional.of(expr)
        .filter(e -> across)
        .flatMap(e -> input(((Expr.Call) e).arguments().getFirst()))
        .filter(t -> t.shape().isMatrix() && haveRowsOfOne(t));
  }

  private static boolean haveRowsOfOne(Tensor matrix) {
    int cols = matrix.shape().cols();
    for (int row = 0; row < matrix.shape().rows(); row++) {
      double sum = 0;
      for (int col = 0; col < cols; col++) {
        sum += matrix.get(row * cols + col);
      }
      if (!isOne(sum)) return false;
    }
    return true;
  }

  /// The sums of rows, all 1, as a column that is copied along them.
  private boolean isOnes(Expr expr) {
    return expr instanceof Expr.Call c
        && c.name().equals("reshape")
        && c.arguments().size() == 3
        && ofRows(c.arguments().getFirst()).isPresent();
  }

  /// Whether it has more than one column, so that nothing is copied along its rows.
  private boolean isMatrix(Expr expr) {
    return writer.shape(expr).filter(s -> s.isMatrix() && s.cols() > 1).isPresent();
  }

  /// `Σ(x − m)`, where m is the mean of x, or of what is called so.
  private boolean isNothing(Expr expr) {
    Optional<Expr> of = summed(expr);
    if (of.isEmpty()) return false;
    if (of.get() instanceof Expr.Binary b && b.operator() == Operator.SUBTRACT) {
      return isMean(b.right(), b.left());
    }
    return TensorAlgebra.named(of.get())
        .flatMap(graph::named)
        .filter(this::isLessItsMean)
        .isPresent();
  }

  private boolean isLessItsMean(Gate gate) {
    if (!gate.isOperation() || gate.op() != Ops.SUBTRACT) return false;
    Gate from = graph.operands(gate).get(0).source();
    Gate mean = graph.operands(gate).get(1).source();
    return isMeanOfAll(mean) && graph.operands(mean).getFirst().source() == from;
  }

  private static boolean isMeanOfAll(Gate gate) {
    return gate.isOperation() && gate.op() == Ops.MEAN && gate.attributes().length == 0;
  }

  private boolean isMean(Expr mean, Expr of) {
    if (TensorAlgebra.written(mean).equals(TensorAlgebra.call("mean", of))) return true;
    Optional<Gate> gate =
        TensorAlgebra.named(mean).flatMap(graph::named).filter(KnownTotals::isMeanOfAll);
    if (gate.isEmpty()) return false;
    String name = graph.operands(gate.get()).getFirst().source().name();
    return TensorAlgebra.named(of).filter(n -> n.equals(name)).isPresent();
  }

  private static Optional<Expr> summed(Expr expr) {
    boolean sum =
        expr instanceof Expr.Call c && c.name().equals("sum") && c.arguments().size() == 1;
    return sum ? Optional.of(((Expr.Call) expr).arguments().getFirst()) : Optional.empty();
  }
}
