package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.line;
import static gradus.calculus.tensors.EntryWriter.times;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.TensorLine.Typed;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// An output that is a quadratic function, `½ xᵀ A x − bᵀ x + c`: forms `xᵀ A y` of vectors, or of
/// matrices with one column, beside products of two vectors, each times a number. In entries it is
/// `Σ_kl x_k A_kl x_l/2 − Σ_k b_k x_k`, where an x that stands twice is changed in two places.
final class Quadratic {
  private static final Monomial ONE = new Monomial(1, List.of(), List.of());

  /// An addend; of one that is a number alone nothing but that.
  ///
  /// @param front the number before it, with its sign
  private record Addend(Monomial front, Optional<Form> form) {}

  /// @param row the vector before the matrix
  /// @param matrix empty of a product of two vectors
  private record Form(Gate row, Optional<Gate> matrix, Gate column) {
    Stream<Gate> gates() {
      return Stream.concat(matrix.stream(), Stream.of(row, column));
    }

    boolean isSquare() {
      return matrix.isEmpty() && row == column;
    }
  }

  /// What an addend comes to, as it is told and as the language has it.
  private record Told(Written text, Expr typed) {}

  private final TensorValues values;
  private final TensorWriter writer;
  private final Signs signs;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;
  private final List<Addend> addends;
  private final Gate output;

  private Quadratic(
      List<Addend> addends,
      Gate output,
      TensorValues values,
      TensorWriter writer,
      Signs signs,
      BinaryOperator<Written> beside) {
    this.addends = addends;
    this.output = output;
    this.values = values;
    this.writer = writer;
    this.signs = signs;
    join = beside;
    cells = new EntryWriter(values, writer);
  }

  /// Empty where the output is no such function of the variable.
  static Optional<Quadratic> of(
      ComputationGraph graph,
      Gate wrt,
      TensorValues values,
      TensorWriter writer,
      Signs signs,
      BinaryOperator<Written> beside) {
    return isOne(graph, values, wrt)
        ? Optional.of(
            new Quadratic(addends(graph, values), graph.output(), values, writer, signs, beside))
        : Optional.empty();
  }

  /// Whether a variable stands in such a function, by itself and in nothing else of it.
  static boolean isOne(ComputationGraph graph, TensorValues values, Gate wrt) {
    List<Gate> gates =
        addends(graph, values).stream()
            .flatMap(a -> a.form().stream())
            .flatMap(Form::gates)
            .toList();
    return gates.contains(wrt) && gates.stream().allMatch(g -> g == wrt || g.isInput());
  }

  /// None where the output is no such function, or none with a matrix in it.
  private static List<Addend> addends(ComputationGraph graph, TensorValues values) {
    List<Addend> found = new ArrayList<>();
    if (graph.output().shape().size() != 1) return List.of();
    boolean all = add(graph, values, graph.output(), ONE, found);
    boolean form =
        found.stream().flatMap(a -> a.form().stream()).anyMatch(f -> f.matrix.isPresent());
    return all && form ? found : List.of();
  }

  /// Whether all of a gate's addends are known.
  private static boolean add(
      ComputationGraph graph, TensorValues values, Gate gate, Monomial front, List<Addend> to) {
    boolean number = gate.shape().isScalar() && !gate.isOperation();
    if (number) return to.add(new Addend(front.times(part(gate, values)), Optional.empty()));
    boolean opened = gate == graph.output() || values.name(gate).isEmpty();
    if (!gate.isOperation() || !opened) return false;
    List<Gate> of = graph.operands(gate).stream().map(Wire::source).toList();
    if (gate.op() == Ops.ADD || gate.op() == Ops.SUBTRACT) {
      Monomial second = gate.op() == Ops.ADD ? front : front.scaled(-1);
      return add(graph, values, of.get(0), front, to) && add(graph, values, of.get(1), second, to);
    }
    Optional<Scaled> scaled = scaled(graph, values, gate, front);
    if (scaled.isPresent()) return add(graph, values, scaled.get().of, scaled.get().front, to);
    return form(graph, values, gate, front).map(to::add).orElse(false);
  }

  /// What a number stands before.
  private record Scaled(Gate of, Monomial front) {}

  private static Optional<Scaled> scaled(
      ComputationGraph graph, TensorValues values, Gate gate, Monomial front) {
    if (!gate.isOperation()) return Optional.empty();
    List<Gate> of = graph.operands(gate).stream().map(Wire::source).toList();
    if (gate.op() == Ops.NEGATE) return Optional.of(new Scaled(of.getFirst(), front.scaled(-1)));
    if (gate.op() == Ops.MULTIPLY) {
      for (int at = 0; at < 2; at++) {
        if (!isNumber(of.get(at))) continue;
        return Optional.of(new Scaled(of.get(1 - at), front.times(part(of.get(at), values))));
      }
    }
    boolean divided = gate.op() == Ops.DIVIDE && isNumber(of.get(1));
    return divided
        ? Optional.of(new Scaled(of.get(0), front.over(part(of.get(1), values))))
        : Optional.empty();
  }

  private static boolean isNumber(Gate gate) {
    return gate.shape().isScalar() && !gate.isOperation();
  }

  private static Monomial part(Gate number, TensorValues values) {
    return OperandParts.split(values.of(number), Shape.SCALAR);
  }

  private static Optional<Addend> form(
      ComputationGraph graph, TensorValues values, Gate top, Monomial front) {
    if (top.op() == Ops.SQUARED_NORM) {
      Gate x = graph.operands(top).getFirst().source();
      return isPlain(values, x)
          ? Optional.of(new Addend(front, Optional.of(new Form(x, Optional.empty(), x))))
          : Optional.empty();
    }
    boolean product = top.op() == Ops.DOT || top.op() == Ops.MATMUL;
    if (!product || top.shape().size() != 1) return Optional.empty();
    Scaled left = bare(graph, values, graph.operands(top).get(0).source(), front);
    Scaled right = bare(graph, values, graph.operands(top).get(1).source(), left.front);
    if (isPlain(values, left.of) && isPlain(values, right.of)) {
      Form form = new Form(left.of, Optional.empty(), right.of);
      return Optional.of(new Addend(right.front, Optional.of(form)));
    }
    for (Gate inner : List.of(left.of, right.of)) {
      boolean inside =
          inner.isOperation() && inner.op() == Ops.MATMUL && values.name(inner).isEmpty();
      if (!inside) continue;
      List<Gate> of = graph.operands(inner).stream().map(Wire::source).toList();
      Gate other = inner == left.of ? right.of : left.of;
      boolean rows = isLine(of.get(0).shape());
      if (rows == isLine(of.get(1).shape())) return Optional.empty();
      Scaled vector = bare(graph, values, of.get(rows ? 0 : 1), right.front);
      Gate matrix = of.get(rows ? 1 : 0);
      boolean plain =
          isPlain(values, vector.of) && isPlain(values, other) && values.name(matrix).isPresent();
      if (!plain) return Optional.empty();
      Form form =
          rows
              ? new Form(vector.of, Optional.of(matrix), other)
              : new Form(other, Optional.of(matrix), vector.of);
      return Optional.of(new Addend(vector.front, Optional.of(form)));
    }
    return Optional.empty();
  }

  private static boolean isPlain(TensorValues values, Gate gate) {
    return values.name(gate).isPresent() && isLine(gate.shape());
  }

  /// A vector, or a matrix with one row or one column.
  private static boolean isLine(Shape shape) {
    return shape.isVector() || shape.isMatrix() && Math.min(shape.rows(), shape.cols()) == 1;
  }

  /// A vector, however it lies, and the number before it.
  private static Scaled bare(
      ComputationGraph graph, TensorValues values, Gate gate, Monomial front) {
    Optional<Scaled> scaled =
        values.name(gate).isEmpty() ? scaled(graph, values, gate, front) : Optional.empty();
    if (scaled.isPresent()) return bare(graph, values, scaled.get().of, scaled.get().front);
    boolean turned = gate.isOperation() && gate.op() == Ops.TRANSPOSE && isLine(gate.shape());
    return turned
        ? bare(graph, values, graph.operands(gate).getFirst().source(), front)
        : new Scaled(gate, front);
  }

  /// What it is in entries, and how it changes with an entry of the variable.
  List<TensorLine> lines(Gate wrt) {
    Written all = null;
    Written left = null;
    Expr before = null;
    Expr after = null;
    Set<TensorRule> rules = new LinkedHashSet<>();
    for (Addend addend : addends) {
      Form form = addend.form.orElse(null);
      boolean leads = form != null && form.gates().anyMatch(g -> g == wrt);
      if (!leads) continue;
      boolean both = form.row == wrt && form.column == wrt;
      if (both && !form.isSquare()) rules.add(TensorRule.of(Ops.MULTIPLY, false));
      if (form.isSquare()) rules.add(TensorRule.of(Ops.SQUARE, false));
      Monomial front = form.isSquare() ? addend.front.scaled(2) : addend.front;
      Told every = scaled(front, every(form, wrt), false);
      Told picked = scaled(front, picked(form, wrt), both && !form.isSquare());
      all = joined(all, every.text, front);
      left = joined(left, picked.text, front);
      before = joined(before, every.typed);
      after = joined(after, picked.typed);
    }
    rules.add(Entrywise.INDICATOR);
    String own = wrt.shape().isMatrix() && !isLine(wrt.shape()) ? "ij" : "i";
    Typed typed = Typed.of(before, after);
    return List.of(entries(), line(List.copyOf(rules), typed, cells.partial(wrt, own), all, left));
  }

  private TensorLine entries() {
    Written made = null;
    Expr typed = null;
    for (Addend addend : addends) {
      Told told = addend.form.map(f -> scaled(addend.front, whole(f), false)).orElse(null);
      Expr number = addend.front.expr();
      Expr signed = addend.front.number() < 0 ? TensorAlgebra.negated(number) : number;
      made = joined(made, told == null ? written(number) : told.text, addend.front);
      typed = joined(typed, told == null ? signed : told.typed);
    }
    Expr sum = typed;
    Expr name = values.name(output).<Expr>map(TensorAlgebra::name).map(this::only).orElse(sum);
    String called = values.name(output).orElse("f");
    Written left = new Written(writer.name(called), writer.latexName(called));
    return line(List.of(Entrywise.ENTRIES), Typed.of(name, sum), left, made);
  }

  private Written written(Expr expr) {
    return new Written(writer.text(expr), writer.latex(expr));
  }

  /// `Σ_kl x_k A_kl x_l`, `Σ_k b_k x_k`, `Σ_k x_k²`.
  private Told whole(Form form) {
    Written row = cells.entry(form.row, "k");
    if (form.matrix.isEmpty()) {
      Written term =
          form.isSquare()
              ? row.then(signs.squared(), "^{2}", new Written("", ""))
              : join.apply(row, cells.entry(form.column, "k"));
      return told("k", term, dot(of(form.row), of(form.column)));
    }
    Gate matrix = form.matrix.get();
    Written term =
        join.apply(join.apply(row, cells.entry(matrix, "kl")), cells.entry(form.column, "l"));
    Expr product = TensorAlgebra.matrices(values.of(matrix), of(form.column));
    return told("kl", term, dot(of(form.row), product));
  }

  /// All terms that an entry of the variable reaches, with 1[k = i] where it stands.
  private Told every(Form form, Gate wrt) {
    Written row = cells.entry(form.row, "k");
    Expr places = cells.places(wrt.shape().size(), "i");
    if (form.matrix.isEmpty()) {
      boolean first = form.row == wrt && !form.isSquare();
      Written other = first ? cells.entry(form.column, "k") : row;
      Written one = cells.indicator("ki");
      Written term = first ? join.apply(one, other) : join.apply(other, one);
      return told("k", term, dot(of(first ? form.column : form.row), places));
    }
    Gate matrix = form.matrix.get();
    Written column = cells.entry(form.column, "l");
    if (matrix == wrt) {
      Written ones = join.apply(join.apply(row, cells.indicator("ki")), cells.indicator("lj"));
      Expr typed =
          times(
              dot(of(form.row), cells.places(form.row.shape().size(), "i")),
              dot(cells.places(form.column.shape().size(), "j"), of(form.column)));
      return told("kl", join.apply(ones, column), typed);
    }
    Written inside = null;
    Expr typed = null;
    Expr a = values.of(matrix);
    if (form.row == wrt) {
      Written left = join.apply(cells.indicator("ki"), cells.entry(matrix, "kl"));
      inside = join.apply(left, column);
      typed = dot(places, TensorAlgebra.matrices(a, of(form.column)));
    }
    if (form.column == wrt) {
      Written left = join.apply(row, cells.entry(matrix, "kl"));
      Written right = join.apply(left, cells.indicator("li"));
      boolean both = inside != null;
      inside = both ? bracketed(inside.then(" + ", " + ", right)) : right;
      typed = joined(typed, dot(of(form.row), TensorAlgebra.matrices(a, places)));
    }
    return told("kl", inside, typed);
  }

  /// Those that are left.
  private Told picked(Form form, Gate wrt) {
    if (form.matrix.isEmpty()) {
      Gate other = form.row == wrt ? form.column : form.row;
      return new Told(cells.entry(other, "i"), cells.at(of(other), "i"));
    }
    Gate matrix = form.matrix.get();
    if (matrix == wrt) {
      return new Told(
          join.apply(cells.entry(form.row, "i"), cells.entry(form.column, "j")),
          times(cells.at(of(form.row), "i"), cells.at(of(form.column), "j")));
    }
    Expr a = values.of(matrix);
    Told left = null;
    if (form.row == wrt) {
      Written term = join.apply(cells.entry(matrix, "il"), cells.entry(form.column, "l"));
      left = told("l", term, dot(cells.at(a, "i"), of(form.column)));
    }
    if (form.column == wrt) {
      Written term = join.apply(cells.entry(form.row, "k"), cells.entry(matrix, "ki"));
      Expr down = dot(of(form.row), cells.at(TensorAlgebra.transposed(a), "i"));
      Told right = told("k", term, down);
      left =
          left == null
              ? right
              : new Told(left.text.then(" + ", " + ", right.text), joined(left.typed, right.typed));
    }
    return left;
  }

  private Told told(String over, Written term, Expr typed) {
    return new Told(cells.sign(over).then("", "", term), typed);
  }

  /// Behind its number, whose sign only the language has here.
  ///
  /// @param sum whether it is several addends
  private Told scaled(Monomial front, Told told, boolean sum) {
    boolean less = front.number() < 0;
    Monomial size = less ? front.scaled(-1) : front;
    Expr typed = size.times(new Member(told.typed, Shape.SCALAR)).expr();
    if (less) typed = new Expr.Negate(Span.NOWHERE, typed);
    Written text = sum && (less || !size.equals(ONE)) ? bracketed(told.text) : told.text;
    // above a line that divides nothing needs brackets
    boolean above = size.number() == 1 && size.factors().isEmpty() && !size.equals(ONE);
    if (above) text = new Written(text.text(), told.text.latex());
    if (size.equals(ONE)) return new Told(text, typed);
    Expr whole = size.times(new Member(writer.letter(text), Shape.SCALAR)).expr();
    return new Told(written(whole), typed);
  }

  private static Written joined(Written sum, Written next, Monomial front) {
    boolean minus = front.number() < 0;
    if (sum == null) return minus ? new Written("−", "-").then("", "", next) : next;
    return sum.then(minus ? " − " : " + ", minus ? " - " : " + ", next);
  }

  private static Expr joined(Expr sum, Expr next) {
    return sum == null ? next : TensorAlgebra.binary(Operator.ADD, sum, next);
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
  private Expr of(Gate vector) {
    Expr value = values.of(vector);
    return vector.shape().isMatrix()
        ? TensorAlgebra.call("reshape", value, TensorAlgebra.number(vector.shape().size()))
        : value;
  }
}
