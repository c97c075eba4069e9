package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.line;
import static gradus.calculus.tensors.EntryWriter.times;

import gradus.calculus.tensors.TensorLine.Typed;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// An output `xᵀ A y` of vectors, or of matrices with one column, in its entries: `f = Σ_kl x_k
/// A_kl y_l`, which each of them changes in one place, and an x that stands twice in two.
final class Quadratic {
  /// @param row the vector before the matrix
  private record Form(Gate row, Gate matrix, Gate column) {}

  private final TensorValues values;
  private final TensorWriter writer;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;
  private final Form form;
  private final Gate output;

  private Quadratic(
      Form form,
      Gate output,
      TensorValues values,
      TensorWriter writer,
      BinaryOperator<Written> beside) {
    this.form = form;
    this.output = output;
    this.values = values;
    this.writer = writer;
    join = beside;
    cells = new EntryWriter(values, writer);
  }

  /// Empty where the output is no such form.
  static Optional<Quadratic> of(
      ComputationGraph graph,
      TensorValues values,
      TensorWriter writer,
      BinaryOperator<Written> beside) {
    return form(graph, values).map(f -> new Quadratic(f, graph.output(), values, writer, beside));
  }

  /// Whether a variable is one of the three.
  static boolean isOne(ComputationGraph graph, TensorValues values, Gate wrt) {
    return form(graph, values)
        .filter(f -> List.of(f.row, f.matrix, f.column).contains(wrt))
        .isPresent();
  }

  private static Optional<Form> form(ComputationGraph graph, TensorValues values) {
    Gate top = graph.output();
    boolean product = top.isOperation() && (top.op() == Ops.DOT || top.op() == Ops.MATMUL);
    if (!product || top.shape().size() != 1) return Optional.empty();
    Gate left = lying(graph, graph.operands(top).get(0).source());
    Gate right = lying(graph, graph.operands(top).get(1).source());
    for (Gate inner : List.of(left, right)) {
      boolean inside =
          inner.isOperation() && inner.op() == Ops.MATMUL && values.name(inner).isEmpty();
      if (!inside) continue;
      List<Gate> of = graph.operands(inner).stream().map(Wire::source).toList();
      Gate other = inner == left ? right : left;
      boolean rows = isLine(of.get(0).shape());
      if (rows == isLine(of.get(1).shape())) return Optional.empty();
      Gate vector = lying(graph, of.get(rows ? 0 : 1));
      Gate matrix = of.get(rows ? 1 : 0);
      boolean plain =
          List.of(vector, matrix, other).stream().allMatch(g -> values.name(g).isPresent());
      if (!plain || !isLine(other.shape())) return Optional.empty();
      return Optional.of(rows ? new Form(vector, matrix, other) : new Form(other, matrix, vector));
    }
    return Optional.empty();
  }

  /// A vector, or a matrix with one row or one column.
  private static boolean isLine(Shape shape) {
    return shape.isVector() || shape.isMatrix() && Math.min(shape.rows(), shape.cols()) == 1;
  }

  /// A vector, however it lies.
  private static Gate lying(ComputationGraph graph, Gate gate) {
    boolean turned = gate.isOperation() && gate.op() == Ops.TRANSPOSE && isLine(gate.shape());
    return turned ? graph.operands(gate).getFirst().source() : gate;
  }

  /// Of one of the three; empty of another.
  List<TensorLine> lines(Gate wrt) {
    if (wrt == form.matrix) return List.of(entries(), ofMatrix());
    List<Written> terms = new ArrayList<>();
    List<Written> left = new ArrayList<>();
    Expr all = null;
    Expr picked = null;
    Written row = cells.entry(form.row, "k");
    Written column = cells.entry(form.column, "l");
    if (wrt == form.row) {
      terms.add(
          join.apply(join.apply(cells.indicator("ki"), cells.entry(form.matrix, "kl")), column));
      left.add(cells.sign("l").then("", "", join.apply(cells.entry(form.matrix, "il"), column)));
      all =
          dot(
              cells.places(form.row.shape().size(), "i"),
              matrices(of(form.matrix), of(form.column)));
      picked = dot(cells.at(of(form.matrix), "i"), of(form.column));
    }
    if (wrt == form.column) {
      terms.add(join.apply(join.apply(row, cells.entry(form.matrix, "kl")), cells.indicator("li")));
      left.add(cells.sign("k").then("", "", join.apply(row, cells.entry(form.matrix, "ki"))));
      Expr more =
          dot(
              of(form.row),
              matrices(of(form.matrix), cells.places(form.column.shape().size(), "i")));
      Expr column0 = cells.at(TensorAlgebra.transposed(of(form.matrix)), "i");
      all = all == null ? more : TensorAlgebra.binary(Operator.ADD, all, more);
      Expr chosen = dot(of(form.row), column0);
      picked = picked == null ? chosen : TensorAlgebra.binary(Operator.ADD, picked, chosen);
    }
    if (terms.isEmpty()) return List.of();
    boolean twice = terms.size() > 1;
    Written inside =
        twice ? bracketed(terms.get(0).then(" + ", " + ", terms.get(1))) : terms.get(0);
    Written whole = twice ? left.get(0).then(" + ", " + ", left.get(1)) : left.getFirst();
    List<TensorRule> rules =
        twice
            ? List.of(TensorRule.of(Ops.MULTIPLY, false), Entrywise.INDICATOR)
            : List.of(Entrywise.INDICATOR);
    return List.of(
        entries(),
        line(
            rules,
            Typed.of(all, picked),
            cells.partial(wrt, "i"),
            cells.sign("kl").then("", "", inside),
            whole));
  }

  private TensorLine entries() {
    Written made =
        cells
            .sign("kl")
            .then(
                "",
                "",
                join.apply(
                    join.apply(cells.entry(form.row, "k"), cells.entry(form.matrix, "kl")),
                    cells.entry(form.column, "l")));
    Expr typed = dot(of(form.row), matrices(of(form.matrix), of(form.column)));
    Expr name = values.name(output).<Expr>map(TensorAlgebra::name).map(this::only).orElse(typed);
    String called = values.name(output).orElse("f");
    Written left = new Written(writer.name(called), writer.latexName(called));
    return line(List.of(Entrywise.ENTRIES), Typed.of(name, typed), left, made);
  }

  private TensorLine ofMatrix() {
    Written row = cells.entry(form.row, "k");
    Written all =
        join.apply(
            join.apply(join.apply(row, cells.indicator("ki")), cells.indicator("lj")),
            cells.entry(form.column, "l"));
    Written left = join.apply(cells.entry(form.row, "i"), cells.entry(form.column, "j"));
    Expr before =
        times(
            dot(of(form.row), cells.places(form.row.shape().size(), "i")),
            dot(cells.places(form.column.shape().size(), "j"), of(form.column)));
    Expr after = times(cells.at(of(form.row), "i"), cells.at(of(form.column), "j"));
    return line(
        List.of(Entrywise.INDICATOR),
        Typed.of(before, after),
        cells.partial(form.matrix, "ij"),
        cells.sign("kl").then("", "", all),
        left);
  }

  private static Written bracketed(Written inside) {
    Written open = new Written("(", "\\left(");
    return open.then("", "", inside).then(")", "\\right)", new Written("", ""));
  }

  /// The one entry of an output that is a matrix.
  private Expr only(Expr of) {
    Expr zero = TensorAlgebra.number(0);
    return output.shape().isMatrix() ? new Expr.Index(Span.NOWHERE, of, List.of(zero, zero)) : of;
  }

  /// A column or row as a vector, whose entries have one letter.
  private Expr of(Gate gate) {
    Expr value = values.of(gate);
    boolean flat = gate != form.matrix && gate.shape().isMatrix();
    return flat
        ? TensorAlgebra.call("reshape", value, TensorAlgebra.number(gate.shape().size()))
        : value;
  }

  private static Expr matrices(Expr a, Expr b) {
    return TensorAlgebra.matrices(a, b);
  }
}
