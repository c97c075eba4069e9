package gradus.calculus.tensors;

import gradus.calculus.Constants;
import gradus.calculus.formulas.SingleRounds;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the wires of a graph are called in formulas of whole tensors: by their names, or by what
/// they are made of.
final class TensorValues {
  /// A value made of more parts is not written out.
  private static final int MOST_PARTS = 100;

  private static final int MOST_ENTRIES = 64;

  private static final List<String> LENT = List.of("q", "z", "r", "s", "p", "t", "d", "h");

  /// A value that is too long to be written, or no expression.
  static final class Unwritten extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unwritten() {
      super("unwritten", null, false, false);
    }
  }

  private final ComputationGraph graph;
  private final Map<Gate, Expr> known = new HashMap<>();
  private final Map<Gate, Integer> parts = new HashMap<>();

  /// Names for wires that the program has none for.
  private final Map<Gate, String> lent = new HashMap<>();

  TensorValues(ComputationGraph graph) {
    this.graph = graph;
    know();
  }

  /// Where the entries of wires without a name are to be told they have one, which no program
  /// reads; with those whose name is that of one round, all nearest the inputs first.
  List<Gate> lend(Gate wrt) {
    if (!Quadratic.isOne(graph, this, wrt)) lendNames(wrt);
    Set<Gate> told = new HashSet<>(lent.keySet());
    told.addAll(SingleRounds.of(graph));
    return graph.gates().stream()
        .filter(g -> told.contains(g) && g.isOperation() && name(g).isPresent())
        .filter(g -> g != graph.output())
        .toList();
  }

  private void lendNames(Gate wrt) {
    Set<String> used = new HashSet<>(graph.used());
    for (Gate gate : Touching.unnamed(graph, this, wrt)) {
      Optional<String> name =
          graph.called(gate).or(() -> LENT.stream().filter(n -> !used.contains(n)).findFirst());
      name.ifPresent(n -> lent.put(gate, n));
      name.ifPresent(used::add);
    }
    if (!lent.isEmpty()) know();
  }

  /// What a program has no name for, once its text is read.
  SingleRounds rounds() {
    SingleRounds rounds = new SingleRounds();
    for (Gate gate : SingleRounds.of(graph)) {
      if (lent.containsKey(gate) || name(gate).isEmpty()) continue;
      Optional<Expr> made;
      try {
        made = Optional.of(made(gate));
      } catch (Unwritten tooLong) {
        made = Optional.empty();
      }
      rounds.add(gate.name(), made);
    }
    return rounds;
  }

  private void know() {
    known.clear();
    parts.clear();
    for (Gate gate : graph.gates()) {
      int size = 1;
      boolean all = true;
      boolean opened = name(gate).isEmpty() || lent.containsKey(gate);
      if (gate.isOperation() && opened) {
        for (Wire wire : graph.operands(gate)) {
          all &= known.containsKey(wire.source());
          size += parts.getOrDefault(wire.source(), MOST_PARTS);
        }
      }
      if (!all || size > MOST_PARTS) continue;
      written(gate).ifPresent(expr -> known.put(gate, expr));
      parts.put(gate, lent.containsKey(gate) ? 1 : size);
    }
  }

  /// The name that the program has for this wire and for nothing else.
  Optional<String> name(Gate gate) {
    if (lent.containsKey(gate)) return Optional.of(lent.get(gate));
    String name = gate.name();
    boolean own = name != null && graph.named(name).orElse(null) == gate;
    return own ? Optional.of(name) : Optional.empty();
  }

  /// @throws Unwritten where it has none
  Expr of(Gate gate) {
    Expr expr = known.get(gate);
    if (expr == null) throw new Unwritten();
    return expr;
  }

  /// What a gate makes of its operands, whatever it is called itself.
  ///
  /// @throws Unwritten where that is too long or no expression
  Expr made(Gate gate) {
    if (!gate.isOperation()) return constant(gate).orElseThrow(Unwritten::new);
    boolean written = graph.operands(gate).stream().allMatch(w -> known.containsKey(w.source()));
    if (!written || isOrdered(gate)) throw new Unwritten();
    return operation(gate, given(gate));
  }

  /// The same in the form of the text, for people alone: a row stays one, xᵀ A x.
  ///
  /// @throws Unwritten as above
  Expr read(Gate gate) {
    Expr made = made(gate);
    return gate.isOperation() ? reading(gate, true) : made;
  }

  private Expr reading(Gate gate, boolean opened) {
    boolean whole = !opened && name(gate).isPresent();
    if (whole || !gate.isOperation()) return known.get(gate);
    List<Wire> wires = graph.operands(gate);
    List<Expr> parts = wires.stream().map(w -> reading(w.source(), false)).toList();
    Op op = gate.op();
    boolean vector = wires.getFirst().source().shape().isVector();
    if (vector && op == Ops.TRANSPOSE) {
      return TensorAlgebra.call(
          TensorAlgebra.ROW, TensorAlgebra.call("transpose", parts.getFirst()));
    }
    boolean times = op == Ops.MULTIPLY && wires.getFirst().source().shape().isScalar();
    if (times && row(parts.get(1)).isPresent()) {
      return TensorAlgebra.call(
          TensorAlgebra.ROW, operation(gate, List.of(parts.getFirst(), bare(parts.get(1)))));
    }
    if (vector && (op == Ops.MATMUL || op == Ops.DOT)) {
      Optional<Expr> row = row(parts.getFirst());
      Expr right = bare(parts.get(1));
      if (row.isPresent()) {
        Expr product = TensorAlgebra.matrices(row.get(), right);
        boolean still = op == Ops.MATMUL && !gate.shape().isScalar();
        return still ? TensorAlgebra.call(TensorAlgebra.ROW, product) : product;
      }
      if (!gate.shape().isScalar()) return TensorAlgebra.matrices(parts.getFirst(), right);
    }
    return operation(gate, parts.stream().map(TensorValues::bare).toList());
  }

  private static Optional<Expr> row(Expr part) {
    return part instanceof Expr.Call c && c.name().equals(TensorAlgebra.ROW)
        ? Optional.of(c.arguments().getFirst())
        : Optional.empty();
  }

  private static Expr bare(Expr part) {
    return row(part).orElse(part);
  }

  private List<Expr> given(Gate gate) {
    return graph.operands(gate).stream().map(w -> known.get(w.source())).toList();
  }

  private Optional<Expr> written(Gate gate) {
    Optional<String> name = name(gate);
    if (lent.containsKey(gate)) {
      Expr called = TensorAlgebra.name(lent.get(gate));
      return Optional.of(TensorAlgebra.shown(called, operation(gate, given(gate))));
    }
    if (name.isPresent()) return Optional.of(TensorAlgebra.name(name.get()));
    return switch (gate.kind()) {
      case INPUT -> Optional.empty();
      case CONSTANT -> constant(gate);
      case OPERATION ->
          isOrdered(gate) ? Optional.empty() : Optional.of(operation(gate, given(gate)));
    };
  }

  /// A number as the text has it, 1/2 or √2.
  private static Optional<Expr> constant(Gate gate) {
    Optional<Expr> spelled =
        gate.isConstant() && gate.literal().shape().isScalar()
            ? Constants.spelled(gate).flatMap(TensorValues::number)
            : Optional.empty();
    return spelled.or(() -> constant(gate.literal()));
  }

  /// Numbers and what is made of them, wherever it stands in the text; empty of all else.
  private static Optional<Expr> number(Expr spelled) {
    return switch (spelled) {
      case Expr.Num n -> Optional.of(TensorAlgebra.number(n.value()));
      case Expr.Name n when Builtins.CONSTANTS.contains(n.name()) ->
          Optional.of(TensorAlgebra.name(n.name()));
      case Expr.Negate n -> number(n.operand()).map(e -> new Expr.Negate(Span.NOWHERE, e));
      // 10%
      case Expr.Binary(_, Operator o, Expr.Num part, Expr.Num whole, _)
          when o == Operator.DIVIDE && whole.value() == 100 ->
          Optional.of(TensorAlgebra.number(part.value() / 100));
      case Expr.Binary b when b.operator().tightness() > 0 ->
          number(b.left())
              .flatMap(
                  l -> number(b.right()).map(r -> TensorAlgebra.binary(plain(b.operator()), l, r)));
      case Expr.Call c when c.arguments().size() == 1 ->
          number(c.arguments().getFirst()).map(a -> TensorAlgebra.call(c.name(), a));
      case Expr.Name _, Expr.Binary _, Expr.Call _, Expr.Array _, Expr.Index _, Expr.Over _ ->
          Optional.empty();
    };
  }

  private static Operator plain(Operator operator) {
    return switch (operator) {
      case MULTIPLY, TIMES, PRODUCT, BESIDE, MATMUL -> Operator.PRODUCT;
      case ADD, SUBTRACT, DIVIDE, POWER -> operator;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL -> operator;
    };
  }

  private static Optional<Expr> constant(Tensor literal) {
    if (literal.size() > MOST_ENTRIES) return Optional.empty();
    if (literal.shape().isScalar()) return Optional.of(signed(literal.item()));
    List<Expr> rows = new ArrayList<>();
    int cols = literal.shape().cols();
    for (int row = 0; row < literal.size() / cols; row++) {
      List<Expr> items = new ArrayList<>();
      for (int col = 0; col < cols; col++) {
        items.add(signed(literal.get(row * cols + col)));
      }
      rows.add(new Expr.Array(Span.NOWHERE, items));
    }
    return Optional.of(
        literal.shape().isVector() ? rows.getFirst() : new Expr.Array(Span.NOWHERE, rows));
  }

  private static Expr signed(double value) {
    boolean negative = Double.compare(value, 0) < 0;
    return negative
        ? new Expr.Negate(Span.NOWHERE, TensorAlgebra.number(-value))
        : TensorAlgebra.number(value);
  }

  /// A vector is a row or a column as it is needed.
  static Expr turned(Expr of, List<Shape> shapes) {
    return shapes.getFirst().isVector() ? of : TensorAlgebra.transposed(of);
  }

  /// A product of matrices, with a row turned to a column.
  static Expr product(Expr left, Expr right, List<Shape> shapes) {
    boolean row = shapes.getFirst().isVector();
    if (!row) return TensorAlgebra.matrices(left, right);
    return shapes.get(1).isVector()
        ? TensorAlgebra.call("dot", left, right)
        : TensorAlgebra.matrices(TensorAlgebra.transposed(right), left);
  }

  /// Whether axes are put in an order that is given, or several are put together at once: no
  /// formula of matrices says it.
  static boolean isOrdered(Gate gate) {
    int given = gate.attributes().length;
    boolean axes = !gate.op().attributes().isEmpty() && gate.op().attributes().getFirst().isAxis();
    return gate.op() == Ops.TRANSPOSE && given > 0 || axes && given > 1;
  }

  private Expr operation(Gate gate, List<Expr> operands) {
    Op op = gate.op();
    List<Wire> wires = graph.operands(gate);
    Expr first = operands.getFirst();
    if (op == Ops.COPY) return first;
    List<Shape> shapes = wires.stream().map(w -> w.source().shape()).toList();
    if (op == Ops.TRANSPOSE) return turned(first, shapes);
    if (op == Ops.MATMUL && shapes.getFirst().isVector()) {
      return product(first, operands.get(1), shapes);
    }
    if (op == Ops.NEGATE) return new Expr.Negate(Span.NOWHERE, first);
    List<Expr> attributes = new ArrayList<>();
    for (int attribute : gate.attributes()) {
      attributes.add(signed(attribute));
    }
    if (op == Ops.INDEX) return new Expr.Index(Span.NOWHERE, first, attributes);
    for (Operator sign : Operator.values()) {
      if (op.isInfix() && sign.sign().equals(op.name())) {
        boolean entries = wires.stream().noneMatch(w -> w.source().shape().isScalar());
        boolean number = sign == Operator.MULTIPLY && !entries;
        return TensorAlgebra.binary(
            number ? Operator.PRODUCT : sign, operands.get(0), operands.get(1));
      }
    }
    List<Expr> arguments = new ArrayList<>(operands);
    arguments.addAll(attributes);
    if (op == Ops.SQUARED_NORM) {
      Expr norm = TensorAlgebra.call("norm", arguments.toArray(Expr[]::new));
      return TensorAlgebra.binary(Operator.POWER, norm, TensorAlgebra.number(2));
    }
    // max(A, 1) compares with 1
    boolean axis =
        gate.attributes().length > 0
            && (op == Ops.NORM || op == Ops.GREATEST || op == Ops.SMALLEST);
    return new Expr.Call(Span.NOWHERE, Span.NOWHERE, op.name(), arguments, axis);
  }
}
