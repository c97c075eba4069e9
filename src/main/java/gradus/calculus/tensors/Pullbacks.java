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
import java.util.ArrayList;
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
              (p, w, g) ->
                  w.source().shape().isVector()
                      ? Optional.of(g)
                      : Optional.of(g.around(TensorTerm::transposed, w.source().shape()))),
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
          Map.entry(Ops.LOG_SOFTMAX, (p, w, g) -> Optional.of(p.logSoftmax(w, g))),
          Map.entry(Ops.CONV2D, Rearranged::slid),
          Map.entry(Ops.MAXPOOL, Rearranged::pooled),
          Map.entry(
              Ops.NORM,
              (p, w, g) -> Optional.of(p.spread(g.over(p.result(w)), w).times(p.operand(w, 0)))));

  static final int MOST_ENTRIES = 64;

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

  Member operand(Wire wire, int index) {
    Gate source = graph.operands(wire.target()).get(index).source();
    return new Member(values.apply(source), source.shape());
  }

  private Member other(Wire wire) {
    return operand(wire, 1 - wire.index());
  }

  Member result(Wire wire) {
    return new Member(values.apply(wire.target()), wire.target().shape());
  }

  ComputationGraph graph() {
    return graph;
  }

  private TensorTerm none(Wire wire) {
    return new TensorTerm(List.of(), wire.source().shape());
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
    if (across) y = TensorTerm.column(y, rows);
    Expr same = binary(Operator.EQUAL, x.expr(), y);
    TensorTerm won = spread(g, wire).times(new Member(same, x.shape()));
    if (!isTie(wire.target())) return won;
    if (!lines) return won.over(new Member(call("sum", same), Shape.SCALAR));
    Expr count = call("sum", same, number(axis.getAsInt()));
    return across
        ? won.over(new Member(TensorTerm.column(count, rows), Shape.matrix(rows, 1)))
        : won.over(new Member(count, Shape.vector(x.shape().cols())));
  }

  /// g − softmax(x) Σ g, in each row of a matrix.
  private TensorTerm logSoftmax(Wire wire, TensorTerm g) {
    Member x = operand(wire, 0);
    Member soft = new Member(call("softmax", x.expr()), x.shape());
    TensorTerm sum = sumOfRows(g, x.shape());
    return g.plus(sum.of(x.shape()).times(soft).scaled(-1));
  }

  private static TensorTerm sumOfRows(TensorTerm of, Shape shape) {
    if (shape.isMatrix() && of.isNumber()) return of.scaled(shape.cols()).of(Shape.SCALAR);
    return shape.isMatrix()
        ? standing(of.around(e -> call("sum", e, number(1)), rows(shape)))
        : total(of);
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
    Expr whole = filled(slope, op, wire, x);
    return Optional.of(
        cancelled(g, whole, x.shape()).orElse(g.times(new Member(whole, x.shape()))));
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
    Member other = other(wire);
    Expr value = other.expr();
    Shape own = wire.source().shape();
    if (left.isVector() && right.isVector()) return g.of(own).times(other);
    boolean one = wire.target().shape().isMatrix() && wire.target().shape().size() == 1;
    if (one && g.isNumber()) return g.of(own).times(new Member(transposed(value), own));
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
    return g.around(e -> TensorTerm.column(e, rows), Shape.matrix(rows, 1));
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
    // The entries of y add up to 1: the same number for each changes none of them.
    if (g.isNumber()) return none(wire);
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

  /// The sum of all entries, product by product.
  private static TensorTerm total(TensorTerm of) {
    TensorTerm total = new TensorTerm(List.of(), Shape.SCALAR);
    for (TensorTerm.Monomial addend : of.addends()) {
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

  /// softmax(s), of all entries of a vector.
  private Optional<TensorTerm> logSumOfPowers(Wire wire, TensorTerm g) {
    Member scores = operand(wire, 0);
    boolean rows = scores.shape().isMatrix() && axis(wire).orElse(0) == 1;
    boolean whole = scores.shape().isVector() && wire.target().shape().isScalar();
    if (!rows && !whole) return Optional.empty();
    Member soft = new Member(call("softmax", scores.expr()), scores.shape());
    return Optional.of(spread(g, wire).times(soft));
  }

  /// Of an entry of a vector, the vector that points at it; said by the label that says which.
  private Optional<TensorTerm> picked(Wire wire, TensorTerm g) {
    Shape from = wire.source().shape();
    if (from.size() > MOST_ENTRIES) return Optional.empty();
    if (from.isMatrix()) return pickedOfMatrix(wire, g);
    int at = Math.floorMod(wire.target().attributes()[0], from.size());
    List<Wire> choosers = graph.choosers(wire.target());
    Expr label = choosers.isEmpty() ? number(at) : values.apply(choosers.getFirst().source());
    Member unit = new Member(call(TensorTerm.UNIT, number(from.size()), number(at), label), from);
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
    return call(TensorTerm.UNIT, number(count), number(from), number(from));
  }

  private Optional<TensorTerm> crossEntropy(Wire wire, TensorTerm g) {
    Member scores = operand(wire, 0);
    Optional<Expr> unit = unit(wire);
    if (wire.index() != 0 || unit.isEmpty()) return Optional.empty();
    TensorTerm whole = shared(g.of(scores.shape()), scores.shape());
    TensorTerm soft = whole.times(new Member(call("softmax", scores.expr()), scores.shape()));
    return Optional.of(soft.plus(whole.times(new Member(unit.get(), scores.shape())).scaled(-1)));
  }

  /// The vector that points at the right class, where that is known.
  private Optional<Expr> unit(Wire wire) {
    Shape scores = graph.operands(wire.target()).get(0).source().shape();
    Gate label = graph.operands(wire.target()).get(1).source();
    boolean known = label.literal() != null && scores.size() <= MOST_ENTRIES;
    if (!known) return Optional.empty();
    if (scores.isMatrix() && label.literal().shape().equals(rows(scores))) {
      List<Expr> arguments = new ArrayList<>(List.of(number(scores.cols()), values.apply(label)));
      for (int row = 0; row < scores.rows(); row++) {
        arguments.add(number(label.literal().get(row)));
      }
      return Optional.of(call(TensorTerm.UNITS, arguments.toArray(Expr[]::new)));
    }
    if (!scores.isVector() || !label.literal().shape().isScalar()) return Optional.empty();
    double at = label.literal().item();
    return Optional.of(
        call(TensorTerm.UNIT, number(scores.size()), number(at), values.apply(label)));
  }

  /// A loss of a batch is the mean of those of its rows.
  private static TensorTerm shared(TensorTerm of, Shape scores) {
    boolean several = scores.isMatrix() && scores.rows() > 1;
    return several ? of.over(new Member(number(scores.rows()), Shape.SCALAR)) : of;
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
    if (s.shape().isMatrix()) return Optional.of(hingeOfRows(wire, g, unit.get()));
    Expr tie = number(isTie(wire.target()) ? 1 : 0);
    Expr slope = call(TensorTerm.HINGED, s.expr(), unit.get(), tie);
    return Optional.of(g.of(s.shape()).times(new Member(slope, s.shape())));
  }

  /// In each row of a batch what each class counts, and the right one as often the other way.
  private TensorTerm hingeOfRows(Wire wire, TensorTerm g, Expr units) {
    Member s = operand(wire, 0);
    int rows = s.shape().rows();
    Member picks = new Member(units, s.shape());
    Expr own =
        TensorTerm.column(call("sum", binary(Operator.MULTIPLY, s.expr(), units), number(1)), rows);
    Expr margin = binary(Operator.ADD, s.expr(), number(1));
    Expr counted = binary(Operator.GREATER, margin, own);
    if (isTie(wire.target())) {
      Expr tie = binary(Operator.DIVIDE, binary(Operator.EQUAL, margin, own), number(2));
      counted = binary(Operator.ADD, counted, tie);
    }
    Expr often = TensorTerm.column(call("sum", counted, number(1)), rows);
    TensorTerm whole = shared(g.of(s.shape()), s.shape());
    TensorTerm right =
        whole.times(new Member(often, Shape.matrix(rows, 1))).times(picks).scaled(-1);
    return whole.times(new Member(counted, s.shape())).plus(right);
  }

  /// Summed over the axes along which the operand was copied; empty where there is no short way to
  /// write that.
  private static Optional<TensorTerm> summed(TensorTerm of, Shape to) {
    Shape from = of.shape();
    if (from.equals(to)) return Optional.of(of);
    if (to.isScalar()) return Optional.of(total(of));
    boolean down = from.isMatrix() && to.isVector() && to.size() == from.cols();
    if (down) return Optional.of(of.around(e -> call("sum", e, number(0)), to));
    if (!from.isMatrix() || !to.isMatrix()) return Optional.empty();
    if (to.size() == 1) {
      return Optional.of(total(of).around(e -> call("reshape", e, number(1), number(1)), to));
    }
    boolean column = to.cols() == 1;
    if (column) {
      return Optional.of(
          of.around(e -> TensorTerm.column(call("sum", e, number(1)), to.rows()), to));
    }
    return Optional.of(
        of.around(
            e -> call("reshape", call("sum", e, number(0)), number(1), number(to.cols())), to));
  }
}
