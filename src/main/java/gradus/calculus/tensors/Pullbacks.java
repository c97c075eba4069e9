package gradus.calculus.tensors;

import static gradus.calculus.tensors.TensorTerm.binary;
import static gradus.calculus.tensors.TensorTerm.call;
import static gradus.calculus.tensors.TensorTerm.matrices;
import static gradus.calculus.tensors.TensorTerm.number;
import static gradus.calculus.tensors.TensorTerm.transposed;

import gradus.calculus.tensors.TensorTerm.Member;
import gradus.calculus.tensors.TensorTerm.Monomial;
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
          Map.entry(Ops.MULTIPLY, (p, w, g) -> Optional.of(g.times(p.operand(w, 1 - w.index())))),
          Map.entry(Ops.DIVIDE, (p, w, g) -> Optional.of(p.divided(w, g))),
          Map.entry(Ops.POWER, (p, w, g) -> p.raised(w, g)),
          Map.entry(Ops.LARGER, (p, w, g) -> Optional.of(p.larger(w, g, true))),
          Map.entry(Ops.SMALLER, (p, w, g) -> Optional.of(p.larger(w, g, false))),
          Map.entry(Ops.NEGATE, (p, w, g) -> Optional.of(g.scaled(-1))),
          Map.entry(Ops.COPY, (p, w, g) -> Optional.of(g)),
          Map.entry(Ops.SQUARE, (p, w, g) -> Optional.of(g.scaled(2).times(p.operand(w, 0)))),
          Map.entry(Ops.MATMUL, (p, w, g) -> Optional.of(p.product(w, g))),
          Map.entry(Ops.DOT, (p, w, g) -> Optional.of(p.spread(g.times(p.other(w)), w))),
          Map.entry(Ops.OUTER, (p, w, g) -> Optional.of(p.outer(w, g))),
          Map.entry(
              Ops.TRANSPOSE,
              (p, w, g) -> Optional.of(g.around(TensorTerm::transposed, w.source().shape()))),
          Map.entry(Ops.SUM, (p, w, g) -> Optional.of(p.spread(g, w))),
          Map.entry(Ops.MEAN, (p, w, g) -> Optional.of(p.mean(w, g))),
          Map.entry(Ops.SOFTMAX, (p, w, g) -> Optional.of(p.softmax(w, g))),
          Map.entry(Ops.LOGSUMEXP, Pullbacks::logSumOfPowers),
          Map.entry(Ops.CROSS_ENTROPY, Pullbacks::crossEntropy),
          Map.entry(Ops.MSE, (p, w, g) -> Optional.of(p.squares(w, g))),
          Map.entry(Ops.HINGE, Pullbacks::hinge),
          Map.entry(Ops.INDEX, (p, w, g) -> p.picked(w, g)),
          Map.entry(
              Ops.SQUARED_NORM,
              (p, w, g) -> Optional.of(p.spread(g, w).scaled(2).times(p.operand(w, 0)))),
          Map.entry(
              Ops.NORM,
              (p, w, g) -> Optional.of(p.spread(g.over(p.result(w)), w).times(p.operand(w, 0)))));

  private static final int MOST_ENTRIES = 64;

  private final ComputationGraph graph;
  private final Function<Gate, Expr> values;
  private Run run;

  /// @param values what a gate's value is called or made of
  Pullbacks(ComputationGraph graph, Function<Gate, Expr> values) {
    this.graph = graph;
    this.values = values;
  }

  /// Empty where there is no such formula.
  Optional<TensorTerm> of(Wire wire, TensorTerm upstream) {
    Op op = wire.target().op();
    Rule rule = RULES.get(op);
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

  private Member operand(Wire wire, int index) {
    Gate source = graph.operands(wire.target()).get(index).source();
    return new Member(values.apply(source), source.shape());
  }

  private Member other(Wire wire) {
    return operand(wire, 1 - wire.index());
  }

  private Member result(Wire wire) {
    return new Member(values.apply(wire.target()), wire.target().shape());
  }

  private TensorTerm divided(Wire wire, TensorTerm g) {
    Member below = operand(wire, 1);
    TensorTerm first = g.over(below);
    return wire.index() == 0 ? first : first.scaled(-1).times(operand(wire, 0)).over(below);
  }

  /// Of the base, for an exponent that is a number of the text.
  private Optional<TensorTerm> raised(Wire wire, TensorTerm g) {
    Gate exponent = graph.operands(wire.target()).get(1).source();
    boolean plain =
        wire.index() == 0 && exponent.isConstant() && exponent.literal().shape().isScalar();
    if (!plain) return Optional.empty();
    double n = exponent.literal().item();
    Member base = operand(wire, 0);
    Expr lower = binary(Operator.POWER, base.expr(), number(n - 1));
    if (n == 2) return Optional.of(g.scaled(2).times(base));
    return Optional.of(g.scaled(n).times(new Member(lower, base.shape())));
  }

  /// Whether operands tie at the values that the program gives.
  private boolean isTie(Gate gate) {
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
      return Optional.of(g.over(new Member(filled(b.right(), op, wire, x), x.shape())));
    }
    return Optional.of(g.times(new Member(filled(slope, op, wire, x), x.shape())));
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
    Member other = other(wire);
    Expr value = other.expr();
    Shape own = wire.source().shape();
    if (left.isVector() && right.isVector()) return g.times(other).of(own);
    boolean first = wire.index() == 0;
    if (right.isVector()) {
      return first
          ? g.around(e -> call("outer", e, value), own)
          : g.around(e -> matrices(transposed(value), e), own);
    }
    if (left.isVector()) {
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
  private TensorTerm spread(TensorTerm g, Wire wire) {
    Shape from = wire.source().shape();
    OptionalInt axis = axis(wire);
    boolean across = from.isMatrix() && axis.isPresent() && axis.getAsInt() == 1;
    return (across ? standing(g) : g).of(from);
  }

  /// A vector as a column of a matrix, to be copied along its rows.
  private static TensorTerm standing(TensorTerm g) {
    int rows = g.shape().size();
    return g.around(e -> call("reshape", e, number(rows), number(1)), Shape.matrix(rows, 1));
  }

  private static OptionalInt axis(Wire wire) {
    int[] at = wire.target().attributes();
    int rank = Math.max(1, wire.source().shape().rank());
    return at.length == 0 ? OptionalInt.empty() : OptionalInt.of(Math.floorMod(at[0], rank));
  }

  private TensorTerm mean(Wire wire, TensorTerm g) {
    int count = wire.source().shape().size() / Math.max(1, wire.target().shape().size());
    return spread(g.over(new Member(number(count), Shape.SCALAR)), wire);
  }

  /// y ⊙ g − y Σ (y ⊙ g), in each row of a matrix; of a gradient that is only named as the gate
  /// tells it, y ⊙ (g − Σ(g ⊙ y)).
  private TensorTerm softmax(Wire wire, TensorTerm g) {
    Member y = result(wire);
    TensorTerm weighed = g.times(y).each(Monomial::picked);
    TensorTerm sum =
        y.shape().isMatrix()
            ? standing(weighed.around(e -> call("sum", e, number(1)), rows(y.shape())))
            : total(weighed);
    if (g.isGradient()) {
      Expr apart = binary(Operator.SUBTRACT, g.expr(), sum.expr());
      return TensorTerm.of(y.expr(), y.shape()).times(new Member(apart, y.shape()));
    }
    return weighed.plus(sum.of(y.shape()).times(y).scaled(-1));
  }

  private static Shape rows(Shape shape) {
    return Shape.vector(shape.rows());
  }

  /// The sum of all entries, product by product.
  private static TensorTerm total(TensorTerm of) {
    TensorTerm total = new TensorTerm(List.of(), Shape.SCALAR);
    for (TensorTerm.Monomial addend : of.addends()) {
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

  /// softmax(s), of all entries of a vector.
  private Optional<TensorTerm> logSumOfPowers(Wire wire, TensorTerm g) {
    Member scores = operand(wire, 0);
    if (!scores.shape().isVector() || !wire.target().shape().isScalar()) return Optional.empty();
    Member soft = new Member(call("softmax", scores.expr()), scores.shape());
    return Optional.of(g.of(scores.shape()).times(soft));
  }

  /// Of an entry of a vector, the vector that points at it; said by the label that says which.
  private Optional<TensorTerm> picked(Wire wire, TensorTerm g) {
    Shape from = wire.source().shape();
    if (!from.isVector() || from.size() > MOST_ENTRIES) return Optional.empty();
    int at = Math.floorMod(wire.target().attributes()[0], from.size());
    List<Wire> choosers = graph.choosers(wire.target());
    Expr label = choosers.isEmpty() ? number(at) : values.apply(choosers.getFirst().source());
    Member unit = new Member(call(TensorTerm.UNIT, number(from.size()), number(at), label), from);
    return Optional.of(g.of(from).times(unit));
  }

  private Optional<TensorTerm> crossEntropy(Wire wire, TensorTerm g) {
    Member scores = operand(wire, 0);
    Optional<Expr> unit = unit(wire);
    if (wire.index() != 0 || unit.isEmpty()) return Optional.empty();
    TensorTerm whole = g.of(scores.shape());
    TensorTerm soft = whole.times(new Member(call("softmax", scores.expr()), scores.shape()));
    return Optional.of(soft.plus(whole.times(new Member(unit.get(), scores.shape())).scaled(-1)));
  }

  /// The vector that points at the right class, where that is known.
  private Optional<Expr> unit(Wire wire) {
    Shape scores = graph.operands(wire.target()).get(0).source().shape();
    Gate label = graph.operands(wire.target()).get(1).source();
    boolean known =
        scores.isVector()
            && label.literal() != null
            && label.literal().shape().isScalar()
            && scores.size() <= MOST_ENTRIES;
    if (!known) return Optional.empty();
    double at = label.literal().item();
    return Optional.of(
        call(TensorTerm.UNIT, number(scores.size()), number(at), values.apply(label)));
  }

  private TensorTerm squares(Wire wire, TensorTerm g) {
    Shape a = operand(wire, 0).shape();
    int count = a.broadcast(operand(wire, 1).shape()).orElse(a).size();
    Expr apart = binary(Operator.SUBTRACT, operand(wire, 0).expr(), operand(wire, 1).expr());
    // 2/n in lowest terms, as the step has it
    int above = count % 2 == 0 ? 1 : 2;
    int below = count % 2 == 0 ? count / 2 : count;
    TensorTerm both =
        g.scaled(wire.index() == 0 ? above : -above).times(new Member(apart, a)).of(a);
    return below == 1 ? both : both.over(new Member(number(below), Shape.SCALAR));
  }

  private Optional<TensorTerm> hinge(Wire wire, TensorTerm g) {
    Optional<Expr> unit = unit(wire);
    if (wire.index() != 0 || unit.isEmpty()) return Optional.empty();
    Member s = operand(wire, 0);
    Expr tie = number(isTie(wire.target()) ? 1 : 0);
    Expr slope = call(TensorTerm.HINGED, s.expr(), unit.get(), tie);
    return Optional.of(g.of(s.shape()).times(new Member(slope, s.shape())));
  }

  /// Summed over the axes along which the operand was copied; empty where there is no short way to
  /// write that.
  private static Optional<TensorTerm> summed(TensorTerm of, Shape to) {
    Shape from = of.shape();
    if (from.equals(to)) return Optional.of(of);
    if (to.isScalar()) return Optional.of(total(of));
    boolean down = from.isMatrix() && to.isVector() && to.size() == from.cols();
    return down ? Optional.of(of.around(e -> call("sum", e, number(0)), to)) : Optional.empty();
  }
}
