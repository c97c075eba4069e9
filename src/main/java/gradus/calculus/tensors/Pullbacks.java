package gradus.calculus.tensors;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.call;
import static gradus.calculus.formulas.TensorAlgebra.matrices;
import static gradus.calculus.formulas.TensorAlgebra.number;
import static gradus.calculus.formulas.TensorAlgebra.transposed;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// What a gate hands back to an operand, as a formula of whole tensors: the vector-Jacobian
/// product.
final class Pullbacks {
  /// One rule: the gradient of an operand, in the shape of the result where the op is elementwise.
  private interface Rule {
    Optional<TensorTerm> of(Pullbacks p, Wire wire, TensorTerm g);
  }

  private static final Map<Op, Rule> RULES =
      Map.ofEntries(
          Map.entry(Ops.ADD, (p, w, g) -> Optional.of(g)),
          Map.entry(Ops.SUBTRACT, (p, w, g) -> Optional.of(w.index() == 0 ? g : g.scaled(-1))),
          Map.entry(Ops.MULTIPLY, (p, w, g) -> Optional.of(g.times(p.parts.of(w, 1 - w.index())))),
          Map.entry(Ops.DIVIDE, (p, w, g) -> Optional.of(p.divided(w, g))),
          Map.entry(Ops.POWER, (p, w, g) -> p.raised(w, g)),
          Map.entry(Ops.LARGER, (p, w, g) -> Optional.of(p.larger(w, g, true))),
          Map.entry(Ops.SMALLER, (p, w, g) -> Optional.of(p.larger(w, g, false))),
          Map.entry(Ops.NEGATE, (p, w, g) -> Optional.of(g.scaled(-1))),
          Map.entry(Ops.COPY, (p, w, g) -> Optional.of(g)),
          Map.entry(Ops.SQUARE, (p, w, g) -> Optional.of(g.scaled(2).times(p.parts.of(w, 0)))),
          Map.entry(Ops.MATMUL, (p, w, g) -> Optional.of(p.product(w, g))),
          Map.entry(
              Ops.DOT,
              (p, w, g) -> Optional.of(p.spread(g.times(p.parts.of(w, 1 - w.index())), w))),
          Map.entry(Ops.OUTER, (p, w, g) -> Optional.of(p.outer(w, g))),
          Map.entry(
              Ops.TRANSPOSE,
              (p, w, g) ->
                  w.source().shape().isVector()
                      ? Optional.of(g)
                      : Optional.of(g.around(TensorAlgebra::transposed, w.source().shape()))),
          Map.entry(Ops.SUM, (p, w, g) -> Optional.of(p.spread(g, w))),
          Map.entry(Ops.MEAN, (p, w, g) -> Optional.of(p.mean(w, g))),
          Map.entry(Ops.SOFTMAX, (p, w, g) -> Optional.of(LossPullbacks.softmax(p, w, g))),
          Map.entry(Ops.LOGSUMEXP, LossPullbacks::logSumOfPowers),
          Map.entry(Ops.CROSS_ENTROPY, LossPullbacks::crossEntropy),
          Map.entry(Ops.MSE, (p, w, g) -> Optional.of(LossPullbacks.squares(p, w, g))),
          Map.entry(Ops.HINGE, LossPullbacks::hinge),
          Map.entry(Ops.INDEX, (p, w, g) -> p.picked(w, g)),
          Map.entry(Ops.SLICE, Rearranged::sliced),
          Map.entry(
              Ops.SQUARED_NORM,
              (p, w, g) -> Optional.of(p.spread(g, w).scaled(2).times(p.parts.of(w, 0)))),
          Map.entry(Ops.RESHAPE, Rearranged::reshaped),
          Map.entry(Ops.CONCAT, Rearranged::joined),
          Map.entry(Ops.DIAG, Rearranged::diagonal),
          Map.entry(Ops.WHERE, (p, w, g) -> Optional.of(p.chosen(w, g))),
          Map.entry(Ops.DETACH, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.LESS, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.LESS_OR_EQUAL, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.GREATER, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.GREATER_OR_EQUAL, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.EQUAL, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.UNEQUAL, (p, w, g) -> Optional.of(p.none(w))),
          Map.entry(Ops.GREATEST, (p, w, g) -> Optional.of(p.greatest(w, g))),
          Map.entry(Ops.SMALLEST, (p, w, g) -> Optional.of(p.greatest(w, g))),
          Map.entry(Ops.LOG_SOFTMAX, (p, w, g) -> Optional.of(LossPullbacks.logSoftmax(p, w, g))),
          Map.entry(Ops.CONV2D, Rearranged::slid),
          Map.entry(Ops.MAXPOOL, Rearranged::pooled),
          Map.entry(Ops.NORM, (p, w, g) -> Optional.of(p.length(w, g))));

  private static final Set<Op> SUMS = Set.of(Ops.SUM, Ops.MEAN, Ops.SQUARED_NORM);

  static final int MOST_ENTRIES = 64;

  private final ComputationGraph graph;
  private final Function<Gate, Expr> values;
  private final OperandParts parts;
  private Run run;

  /// @param values what a gate's value is called or made of
  Pullbacks(ComputationGraph graph, Function<Gate, Expr> values) {
    this.graph = graph;
    this.values = values;
    parts = new OperandParts(graph, values);
  }

  /// Empty where there is no such formula.
  Optional<TensorTerm> of(Wire wire, TensorTerm upstream) {
    Op op = wire.target().op();
    if (!isWritten(wire)) return Optional.empty();
    if (upstream.addends().isEmpty()) return Optional.of(none(wire));
    Rule rule = RULES.get(op);
    if (op.name().equals("trace")) rule = Rearranged::traced;
    Optional<TensorTerm> pulled =
        rule != null
            ? rule.of(this, wire, upstream)
            : op.curve().isPresent() ? curve(wire, upstream) : Optional.empty();
    Optional<TensorTerm> shorter =
        pulled.map(p -> p.each(Monomial::picked).each(Monomial::normalised));
    return op.isElementwise()
        ? shorter.flatMap(p -> summed(p, wire.source().shape()))
        : shorter.map(p -> p.of(wire.source().shape()));
  }

  /// Of more axes than two only what goes entry by entry, all of one shape, and whole sums have a
  /// formula here.
  private boolean isWritten(Wire wire) {
    Shape shape = wire.source().shape();
    Shape result = wire.target().shape();
    if (TensorValues.isOrdered(wire.target())) return false;
    if (!shape.isDeep() && !result.isDeep()) return true;
    if (wire.target().attributes().length > 0) return false;
    if (SUMS.contains(wire.target().op())) return true;
    return wire.target().op().isElementwise()
        && graph.operands(wire.target()).stream()
            .map(w -> w.source().shape())
            .allMatch(s -> s.equals(result) || s.isScalar());
  }

  Member operand(Wire wire, int index) {
    Gate source = graph.operands(wire.target()).get(index).source();
    return new Member(values.apply(source), source.shape());
  }

  /// x/‖x‖; at 0, where it has a corner, 0 as in PyTorch, which is said where it stands there.
  private TensorTerm length(Wire wire, TensorTerm g) {
    Member length = result(wire);
    if (!isTie(wire.target())) return spread(g.over(length), wire).times(parts.of(wire, 0));
    Member x = operand(wire, 0);
    boolean across = x.shape().isMatrix() && axis(wire).orElse(0) == 1;
    Expr y = across ? TensorAlgebra.column(length.expr(), x.shape().rows()) : length.expr();
    Expr along = binary(Operator.DIVIDE, x.expr(), y);
    Expr apart = binary(Operator.GREATER, y, number(0));
    return spread(g, wire).times(new Member(call("where", apart, along, number(0)), x.shape()));
  }

  private Member other(Wire wire) {
    return operand(wire, 1 - wire.index());
  }

  Member result(Wire wire) {
    return new Member(values.apply(wire.target()), wire.target().shape());
  }

  Expr value(Gate gate) {
    return values.apply(gate);
  }

  ComputationGraph graph() {
    return graph;
  }

  TensorTerm none(Wire wire) {
    return new TensorTerm(List.of(), wire.source().shape());
  }

  private TensorTerm divided(Wire wire, TensorTerm g) {
    Monomial below = parts.of(wire, 1);
    TensorTerm first = g.over(below);
    return wire.index() == 0 ? first : first.scaled(-1).times(parts.of(wire, 0)).over(below);
  }

  /// Of the base, for an exponent that is a number of the text.
  private Optional<TensorTerm> raised(Wire wire, TensorTerm g) {
    Gate exponent = graph.operands(wire.target()).get(1).source();
    boolean plain =
        wire.index() == 0 && exponent.isConstant() && exponent.literal().shape().isScalar();
    if (!plain) return Optional.empty();
    double n = exponent.literal().item();
    return Optional.of(g.scaled(n).times(parts.power(wire, n - 1)));
  }

  /// Whether operands tie at the values that the program gives.
  boolean isTie(Gate gate) {
    if (run == null) {
      run = Tape.of(graph).run();
      run.forward(() -> false);
    }
    return run.atKink(gate);
  }

  /// 1 where this one is larger than the other, half at a tie, which is said where there is one.
  private TensorTerm larger(Wire wire, TensorTerm g, boolean max) {
    Member own = operand(wire, wire.index());
    Member other = other(wire);
    Expr above = max ? own.expr() : other.expr();
    Expr below = max ? other.expr() : own.expr();
    Shape shape = wire.target().shape();
    Expr greater = binary(Operator.GREATER, above, below);
    if (!isTie(wire.target())) return g.times(new Member(greater, shape));
    Expr tie = binary(Operator.DIVIDE, binary(Operator.EQUAL, above, below), number(2));
    return g.times(new Member(binary(Operator.ADD, greater, tie), shape));
  }

  /// 1 where this one is chosen.
  private TensorTerm chosen(Wire wire, TensorTerm g) {
    if (wire.index() == 0) return none(wire);
    Member condition = operand(wire, 0);
    Expr same = condition.expr();
    boolean compares = same instanceof Expr.Binary b && b.operator().tightness() == 0;
    if (!compares) same = binary(Operator.UNEQUAL, same, number(0));
    Expr.Binary asked = (Expr.Binary) same;
    Expr right = wire.index() == 1 ? asked : binary(denied(asked), asked.left(), asked.right());
    return g.times(new Member(right, condition.shape()));
  }

  private static Operator denied(Expr.Binary condition) {
    return switch (condition.operator()) {
      case LESS -> Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Operator.GREATER;
      case GREATER -> Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Operator.LESS;
      case EQUAL -> Operator.UNEQUAL;
      case UNEQUAL -> Operator.EQUAL;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, MATMUL, TIMES, PRODUCT, BESIDE ->
          throw new IllegalArgumentException("no condition: " + condition);
    };
  }

  /// 1 where the greatest of each line stands, as many equal parts where several do.
  private TensorTerm greatest(Wire wire, TensorTerm g) {
    Member x = operand(wire, 0);
    Expr y = result(wire).expr();
    int rows = x.shape().rows();
    OptionalInt axis = axis(wire);
    boolean lines = x.shape().isMatrix() && axis.isPresent();
    boolean across = lines && axis.getAsInt() == 1;
    if (across) y = TensorAlgebra.column(y, rows);
    Expr same = binary(Operator.EQUAL, x.expr(), y);
    TensorTerm won = spread(g, wire).times(new Member(same, x.shape()));
    if (!isTie(wire.target())) return won;
    if (!lines) return won.over(new Member(call("sum", same), Shape.SCALAR));
    Expr count = call("sum", same, number(axis.getAsInt()));
    return across
        ? won.over(new Member(TensorAlgebra.column(count, rows), Shape.matrix(rows, 1)))
        : won.over(new Member(count, Shape.vector(x.shape().cols())));
  }

  /// A function of one number, entry by entry, by its slope in the catalogue.
  private Optional<TensorTerm> curve(Wire wire, TensorTerm g) {
    Op op = wire.target().op();
    if (op.slope().isEmpty()) return Optional.empty();
    Expr slope = op.slope().get();
    Member x = operand(wire, 0);
    if (slope instanceof Expr.Binary b
        && b.operator() == Operator.DIVIDE
        && b.left() instanceof Expr.Num one
        && one.value() == 1) {
      boolean quotient = b.right() instanceof Expr.Name && isQuotient(wire.source());
      if (quotient) return Optional.of(overQuotient(wire.source(), g));
      return Optional.of(g.over(OperandParts.split(filled(b.right(), op, wire, x), x.shape())));
    }
    Expr whole = filled(slope, op, wire, x);
    return Optional.of(
        cancelled(g, whole, x.shape()).orElse(g.times(new Member(whole, x.shape()))));
  }

  /// Of two tensors entry by entry, without a name.
  private boolean isQuotient(Gate gate) {
    return gate.isOperation()
        && gate.op() == Ops.DIVIDE
        && TensorAlgebra.named(values.apply(gate)).isEmpty()
        && graph.operands(gate).stream().allMatch(w -> w.source().shape().equals(gate.shape()));
  }

  /// Divided by a/b as times b over a.
  private TensorTerm overQuotient(Gate quotient, TensorTerm g) {
    Wire above = graph.operands(quotient).getFirst();
    return g.over(operand(above, 0)).times(operand(above, 1));
  }

  /// Times a product one part of which stands below the gradient, as in σ behind its logarithm.
  private static Optional<TensorTerm> cancelled(TensorTerm g, Expr slope, Shape shape) {
    boolean product =
        slope instanceof Expr.Binary b
            && (b.operator() == Operator.MULTIPLY || b.operator() == Operator.PRODUCT);
    if (!product) return Optional.empty();
    Member left = new Member(((Expr.Binary) slope).left(), shape);
    Member right = new Member(((Expr.Binary) slope).right(), shape);
    boolean below =
        g.addends().stream().allMatch(a -> a.over().contains(left) || a.over().contains(right));
    return below && !g.addends().isEmpty()
        ? Optional.of(g.times(left).times(right).multipliedOut())
        : Optional.empty();
  }

  /// A slope with the operand put in, and the gate's own name for its value.
  private Expr filled(Expr slope, Op op, Wire wire, Member x) {
    return switch (slope) {
      case Expr.Call c
          when c.name().equals(op.name())
              && c.arguments().getFirst() instanceof Expr.Name n
              && n.name().equals("x") ->
          result(wire).expr();
      case Expr.Call c when c.name().equals("step") ->
          binary(Operator.GREATER, filled(c.arguments().getFirst(), op, wire, x), number(0));
      case Expr.Name n -> n.name().equals("x") ? x.expr() : n;
      case Expr.Num n -> number(n.value());
      case Expr.Negate n -> new Expr.Negate(n.span(), filled(n.operand(), op, wire, x));
      case Expr.Binary b ->
          binary(
              sign(b.operator(), x), filled(b.left(), op, wire, x), filled(b.right(), op, wire, x));
      case Expr.Call c ->
          call(
              c.name(),
              c.arguments().stream().map(a -> filled(a, op, wire, x)).toArray(Expr[]::new));
      case Expr.Array a -> a;
      case Expr.Index i -> i;
      case Expr.Over o -> o;
    };
  }

  /// Between numbers, or entry by entry.
  private static Operator sign(Operator operator, Member x) {
    return operator == Operator.MULTIPLY && x.shape().isScalar() ? Operator.PRODUCT : operator;
  }

  private TensorTerm product(Wire wire, TensorTerm g) {
    Shape left = graph.operands(wire.target()).get(0).source().shape();
    Shape right = graph.operands(wire.target()).get(1).source().shape();
    Monomial other = parts.of(wire, 1 - wire.index());
    Expr value = parts.tensors(wire, other);
    Shape own = wire.source().shape();
    if (left.isVector() && right.isVector()) return g.of(own).times(other);
    boolean one = wire.target().shape().isMatrix() && wire.target().shape().size() == 1;
    boolean first = wire.index() == 0;
    TensorTerm product =
        one && g.isNumber()
            ? g.of(own).times(new Member(transposed(value), own))
            : product(g, first, value, new Sides(left, right, own));
    return product.times(other.numbers());
  }

  private record Sides(Shape left, Shape right, Shape own) {}

  private static TensorTerm product(TensorTerm g, boolean first, Expr value, Sides sides) {
    Shape own = sides.own;
    if (sides.right.isVector()) {
      return first
          ? g.around(e -> call("outer", e, value), own)
          : g.around(e -> matrices(transposed(value), e), own);
    }
    if (sides.left.isVector()) {
      return first
          ? g.around(e -> matrices(value, e), own)
          : g.around(e -> call("outer", value, e), own);
    }
    return first
        ? g.around(e -> matrices(e, transposed(value)), own)
        : g.around(e -> matrices(transposed(value), e), own);
  }

  private TensorTerm outer(Wire wire, TensorTerm g) {
    Expr other = other(wire).expr();
    Shape own = wire.source().shape();
    return wire.index() == 0
        ? g.around(e -> matrices(e, other), own)
        : g.around(e -> matrices(transposed(e), other), own);
  }

  /// A number, or one for each line, copied to all entries it was made of.
  TensorTerm spread(TensorTerm g, Wire wire) {
    Shape from = wire.source().shape();
    OptionalInt axis = axis(wire);
    boolean across = from.isMatrix() && axis.isPresent() && axis.getAsInt() == 1;
    return (across ? standing(g) : g).of(from);
  }

  /// A vector as a column of a matrix, to be copied along its rows.
  static TensorTerm standing(TensorTerm g) {
    int rows = g.shape().size();
    if (g.isNumber()) return g.of(Shape.matrix(rows, 1));
    return g.around(e -> TensorAlgebra.column(e, rows), Shape.matrix(rows, 1));
  }

  static OptionalInt axis(Wire wire) {
    int[] at = wire.target().attributes();
    int rank = Math.max(1, wire.source().shape().rank());
    return at.length == 0 ? OptionalInt.empty() : OptionalInt.of(Math.floorMod(at[0], rank));
  }

  private TensorTerm mean(Wire wire, TensorTerm g) {
    int count = wire.source().shape().size() / Math.max(1, wire.target().shape().size());
    return spread(g.over(new Member(number(count), Shape.SCALAR)), wire);
  }

  /// The sum of all entries, product by product.
  static TensorTerm total(TensorTerm of) {
    TensorTerm total = new TensorTerm(List.of(), Shape.SCALAR);
    for (Monomial addend : of.addends()) {
      if (addend.isNumber()) {
        Monomial all = addend.scaled(of.shape().size());
        total = total.plus(new TensorTerm(List.of(all), Shape.SCALAR));
        continue;
      }
      if (addend.isUnit()) {
        total = total.plus(new TensorTerm(List.of(addend.numbers()), Shape.SCALAR));
        continue;
      }
      total =
          total.plus(
              new TensorTerm(List.of(addend), of.shape())
                  .around(e -> call("sum", e), Shape.SCALAR));
    }
    return total;
  }

  /// The same of what is a sum itself, whose addends stay together: Σ(p − y).
  private static TensorTerm totalOf(TensorTerm of) {
    boolean together =
        of.addends().size() > 1 && of.addends().stream().noneMatch(a -> a.isNumber() || a.isUnit());
    return together ? of.around(e -> call("sum", e), Shape.SCALAR) : total(of);
  }

  /// Of an entry of a vector, the vector that points at it; said by the label that says which.
  private Optional<TensorTerm> picked(Wire wire, TensorTerm g) {
    Shape from = wire.source().shape();
    if (from.size() > MOST_ENTRIES) return Optional.empty();
    if (from.isMatrix()) return pickedOfMatrix(wire, g);
    int at = Math.floorMod(wire.target().attributes()[0], from.size());
    List<Wire> choosers = graph.choosers(wire.target());
    Expr label = choosers.isEmpty() ? number(at) : values.apply(choosers.getFirst().source());
    Member unit =
        new Member(call(TensorAlgebra.UNIT, number(from.size()), number(at), label), from);
    return Optional.of(g.of(from).times(unit));
  }

  /// Of a row, or an entry, of a matrix: e gᵀ, and g e eᵀ.
  private Optional<TensorTerm> pickedOfMatrix(Wire wire, TensorTerm g) {
    Shape from = wire.source().shape();
    int[] at = wire.target().attributes();
    if (!graph.choosers(wire.target()).isEmpty()) return Optional.empty();
    Expr row = place(from.rows(), at[0]);
    return at.length == 1
        ? Optional.of(g.around(e -> call("outer", row, e), from))
        : Optional.of(
            g.of(from).times(new Member(call("outer", row, place(from.cols(), at[1])), from)));
  }

  private static Expr place(int count, int at) {
    int from = Math.floorMod(at, count);
    return call(TensorAlgebra.UNIT, number(count), number(from), number(from));
  }

  /// Summed over the axes along which the operand was copied; empty where there is no short way to
  /// write that.
  private static Optional<TensorTerm> summed(TensorTerm of, Shape to) {
    Shape from = of.shape();
    if (from.equals(to)) return Optional.of(of);
    if (to.isScalar()) return Optional.of(totalOf(of));
    boolean down = from.isMatrix() && to.isVector() && to.size() == from.cols();
    if (down && of.isNumber()) return Optional.of(of.scaled(from.rows()).of(to));
    if (down) return Optional.of(of.around(e -> call("sum", e, number(0)), to));
    if (!from.isMatrix() || !to.isMatrix()) return Optional.empty();
    if (to.size() == 1) {
      return Optional.of(total(of).around(e -> call("reshape", e, number(1), number(1)), to));
    }
    boolean column = to.cols() == 1;
    if (column) {
      return Optional.of(
          of.around(e -> TensorAlgebra.column(call("sum", e, number(1)), to.rows()), to));
    }
    return Optional.of(of.around(e -> TensorAlgebra.reshaped(call("sum", e, number(0)), to), to));
  }
}
