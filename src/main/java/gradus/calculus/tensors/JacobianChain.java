package gradus.calculus.tensors;

import static gradus.calculus.formulas.TensorAlgebra.binary;
import static gradus.calculus.formulas.TensorAlgebra.call;
import static gradus.calculus.formulas.TensorAlgebra.matrices;
import static gradus.calculus.formulas.TensorAlgebra.name;
import static gradus.calculus.formulas.TensorAlgebra.number;
import static gradus.calculus.formulas.TensorAlgebra.transposed;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.SingleRounds;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorProgram;
import gradus.calculus.formulas.TensorTerm;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Jacobian of an output with several entries, as a product of those of its gates: of W x it is
/// W, of a function entry by entry diag(f′), of softmax diag(p) − p pᵀ. With respect to a matrix it
/// is told by its entries.
final class JacobianChain {
  /// ∂output/∂wire, in that of the named wires above it and in values alone, and how it came.
  private record Passed(TensorTerm open, TensorTerm solved, Set<TensorRule> rules) {
    Passed plus(Passed other) {
      Set<TensorRule> all = new LinkedHashSet<>(rules);
      all.addAll(other.rules);
      return new Passed(open.plus(other.open), solved.plus(other.solved), all);
    }
  }

  /// Both sides of an equation, as text and as LaTeX.
  private record Written(String text, String latex) {}

  private final ComputationGraph graph;
  private final Gate wrt;
  private final Signs signs;
  private final TensorValues values;
  private final TensorWriter writer;
  private final Pullbacks pullbacks;
  private final Map<Gate, Passed> passed = new HashMap<>();
  private final List<TensorLine> lines = new ArrayList<>();
  private final List<TensorFigure> figures = new ArrayList<>();
  private Written slope;
  private Written result;
  private Expr typed;
  private String total;

  private JacobianChain(ComputationGraph graph, Gate wrt, Signs signs) {
    this.graph = graph;
    this.wrt = wrt;
    this.signs = signs;
    values = new TensorValues(graph);
    writer = new TensorWriter(graph.called(graph.output()).orElse("f"), signs, graph);
    pullbacks = new Pullbacks(graph, values::of);
    slope = new Written(writer.partial(wrt.name()), writer.latexPartial(wrt.name()));
  }

  /// Of the graph's output, a vector, with respect to a vector or to a matrix that one product
  /// uses; empty where that has no such formula.
  static Optional<TensorDerivation> of(ComputationGraph graph, String wrt, Signs signs) {
    Gate input = graph.named(wrt).filter(Gate::isInput).orElse(null);
    boolean shaped = graph.gates().stream().allMatch(g -> g.shape() != null);
    if (input == null || !shaped || graph.isSymbolic()) return Optional.empty();
    if (input.shape().isScalar() || !graph.output().shape().isVector()) return Optional.empty();
    JacobianChain chain = new JacobianChain(graph, input, signs);
    try {
      return chain.derive() ? Optional.of(chain.derivation()) : Optional.empty();
    } catch (TensorValues.Unwritten unwritten) {
      return Optional.empty();
    }
  }

  private boolean derive() {
    List<Gate> lent = values.lend(wrt);
    lent.forEach(gate -> values.name(gate).ifPresent(n -> writer.lend(n, gate.shape())));
    if (!derivedFrom()) return false;
    EntryLines known = new EntryLines(graph, values, writer, signs);
    boolean defined = lines.getFirst().rules().contains(TensorRule.Entrywise.DEFINITION);
    lent.forEach(gate -> lines.add(defined ? 1 : 0, known.lent(gate)));
    return true;
  }

  private boolean derivedFrom() {
    Set<Gate> leading = new HashSet<>(Set.of(wrt));
    for (Gate gate : graph.gates()) {
      boolean leads = graph.operands(gate).stream().anyMatch(w -> leading.contains(w.source()));
      if (leads) leading.add(gate);
    }
    if (graph.output() == wrt || !leading.contains(graph.output())) return false;
    for (Gate gate : graph.gates().reversed()) {
      boolean above = gate == graph.output() || passed.containsKey(gate);
      if (!above || !leading.contains(gate)) continue;
      if (gate == wrt) break;
      if (!gate.shape().isVector()) return false;
      Passed own = own(gate);
      for (Wire wire : graph.operands(gate)) {
        if (!leading.contains(wire.source())) continue;
        if (wire.source() == wrt && wrt.shape().isMatrix()) return entries(wire, own, leading);
        Optional<TensorTerm> local = local(wire);
        if (local.isEmpty()) return false;
        Set<TensorRule> rules = new LinkedHashSet<>(own.rules);
        rules.add(TensorRule.of(gate.op(), false));
        passed.merge(
            wire.source(),
            new Passed(
                product(own.open, local.get(), shape(wire.source())),
                product(own.solved, local.get(), shape(wire.source())),
                rules),
            Passed::plus);
      }
    }
    Passed last = passed.get(wrt);
    if (last == null) return false;
    lines.addAll(new EntryLines(graph, values, writer, signs).locals(wrt));
    line(wrt.name(), last);
    Expr whole = last.solved.expr();
    if (whole.all().stream().anyMatch(JacobianChain::isIdentity)) {
      lines.add(entriesOfIdentity(wrt.shape().size()));
    }
    lines.add(TensorLine.jacobianShape(writer, graph.output(), wrt, whole));
    if (!lines.getFirst().rules().contains(TensorRule.Entrywise.ENTRIES)) {
      lines.addFirst(new EntryLines(graph, values, writer, signs).definition(graph.output()));
    }
    Expr plain = last.solved.written().expr();
    result = new Written(writer.text(plain), writer.latex(plain));
    typed = whole;
    figures.add(new TensorFigure(slope.text, slope.latex, wrt, TensorFigure.Quantity.JACOBIAN));
    ofSum(
        new Written(
            "(" + slope.text + ")ᵀ 𝟏", "\\left(" + slope.latex + "\\right)^{\\top} \\mathbf{1}"));
    return true;
  }

  /// What joins it with the gradient in the picture, which starts from ones.
  private void ofSum(Written inJacobian) {
    TensorWriter summed =
        new TensorWriter(graph.called(graph.output()).orElse("f"), signs, graph, true);
    String left = summed.partial(wrt.name());
    String latexLeft = summed.latexPartial(wrt.name());
    TensorLine known =
        new TensorLine(
            List.of(TensorRule.Entrywise.OF_SUM),
            List.of(left, inJacobian.text),
            List.of(latexLeft, inJacobian.latex),
            "",
            TensorLine.Typed.NONE);
    TensorLine whole = TensorChain.ofSum(graph, wrt, signs, known);
    if (!whole.typed().equals(TensorLine.Typed.NONE)) total = whole.typed().after();
    lines.add(whole);
    figures.add(new TensorFigure(left, latexLeft, wrt, TensorFigure.Quantity.GRADIENT));
  }

  private Shape shape(Gate by) {
    return Shape.matrix(graph.output().shape().size(), by.shape().size());
  }

  /// That of the output is the identity; a wire with a name is written by it from here on.
  private Passed own(Gate gate) {
    if (gate == graph.output()) {
      TensorTerm one = identity(gate.shape().size());
      return new Passed(one, one, Set.of());
    }
    Passed own = passed.get(gate);
    Optional<String> name = values.name(gate);
    if (name.isEmpty()) return own;
    line(name.get(), own);
    Expr partial = call(TensorWriter.PARTIAL, name(name.get()));
    return new Passed(TensorTerm.of(partial, shape(gate)), own.solved, Set.of());
  }

  private static TensorTerm identity(int rows) {
    return TensorTerm.of(call(TensorAlgebra.IDENTITY, number(rows)), Shape.matrix(rows, rows));
  }

  /// The Jacobian of a gate with respect to one of its operands.
  private Optional<TensorTerm> local(Wire wire) {
    Gate of = wire.target();
    Gate by = wire.source();
    if (!by.shape().isVector()) return Optional.empty();
    Shape shape = Shape.matrix(of.shape().size(), by.shape().size());
    if (of.op() == Ops.MATMUL) {
      Gate other = graph.operands(of).get(1 - wire.index()).source();
      if (!other.shape().isMatrix()) return Optional.empty();
      Expr matrix = values.of(other);
      return Optional.of(TensorTerm.of(wire.index() == 1 ? matrix : transposed(matrix), shape));
    }
    if (of.op() == Ops.SOFTMAX) {
      Expr p = values.of(of);
      TensorTerm diagonal = TensorTerm.of(call("diag", p), shape);
      return Optional.of(diagonal.plus(TensorTerm.of(call("outer", p, p), shape).scaled(-1)));
    }
    boolean each = of.op().isElementwise() && of.shape().equals(by.shape());
    return each
        ? pullbacks.of(wire, TensorTerm.one(of.shape())).map(s -> diagonal(s, shape))
        : Optional.empty();
  }

  /// The slopes of the entries as a matrix: the same number everywhere is that times the identity.
  private static TensorTerm diagonal(TensorTerm slopes, Shape shape) {
    TensorTerm sum = new TensorTerm(List.of(), shape);
    for (Monomial addend : slopes.addends()) {
      Monomial tensors = addend.tensors();
      boolean same = tensors.factors().isEmpty() && tensors.over().isEmpty();
      TensorTerm slope = new TensorTerm(List.of(addend), slopes.shape());
      sum =
          sum.plus(
              same
                  ? scaled(identity(shape.rows()), addend)
                  : slope.around(e -> call("diag", e), shape));
    }
    return sum;
  }

  /// Times what is one number in a product.
  private static TensorTerm scaled(TensorTerm term, Monomial by) {
    TensorTerm scaled = term.scaled(by.number());
    for (Member factor : by.numbers().factors()) {
      scaled = scaled.times(factor);
    }
    for (Member below : by.numbers().over()) {
      scaled = scaled.over(below);
    }
    return scaled;
  }

  private static boolean isIdentity(Expr expr) {
    return expr instanceof Expr.Call c && c.name().equals(TensorAlgebra.IDENTITY);
  }

  /// `I_ki = 1[k = i]`, what its letter stands for.
  private TensorLine entriesOfIdentity(int rows) {
    Expr one = call(TensorAlgebra.IDENTITY, number(rows));
    Expr k = name(writer.letters("k"));
    Expr i = name(writer.letters("i"));
    Expr entry = new Expr.Index(one.span(), one, List.of(k, i));
    Expr same = binary(Operator.EQUAL, k, i);
    String place = "_{" + writer.letters("ki") + "}";
    return new TensorLine(
        List.of(TensorRule.Entrywise.ENTRIES),
        List.of(writer.text(one) + "_" + writer.letters("ki"), writer.text(same)),
        List.of(writer.latex(one) + place, writer.latex(same)),
        "",
        TensorLine.Typed.of(entry, same));
  }

  private static boolean isIdentity(TensorTerm term) {
    if (term.addends().size() != 1) return false;
    Monomial tensors = term.addends().getFirst().tensors();
    return tensors.over().isEmpty()
        && tensors.factors().size() == 1
        && isIdentity(tensors.factors().getFirst().expr());
  }

  /// The chain rule: the Jacobian of what is above times that of the gate.
  private static TensorTerm product(TensorTerm above, TensorTerm local, Shape shape) {
    if (isIdentity(above)) return scaled(local, above.addends().getFirst()).of(shape);
    if (isIdentity(local)) return scaled(above, local.addends().getFirst()).of(shape);
    if (local.addends().size() != 1) return above.around(e -> matrices(e, local.expr()), shape);
    Monomial only = local.addends().getFirst();
    TensorTerm tensors = new TensorTerm(List.of(only.tensors()), local.shape());
    return scaled(above.around(e -> matrices(e, tensors.expr()), shape), only);
  }

  /// With respect to a matrix that a vector is multiplied by: `∂f_k/∂W_ij = ∂f_k/∂q_i x_j`.
  private boolean entries(Wire wire, Passed own, Set<Gate> leading) {
    Gate q = wire.target();
    boolean only = graph.consumers(wrt).size() == 1 && wire.index() == 0;
    if (!only || q.op() != Ops.MATMUL) return false;
    Gate x = graph.operands(q).get(1).source();
    if (!x.shape().isVector() || leading.contains(x)) return false;
    EntryLines known = new EntryLines(graph, values, writer, signs);
    lines.addAll(known.locals(wrt));
    slope = partial("k", wrt.name(), "ij");
    Written last = entry(values.of(x), "j");
    Written open = beside(entry(own.open), last);
    result = beside(entry(own.solved), last);
    Written plain = beside(entry(own.solved.written()), last);
    List<TensorRule> rules = new ArrayList<>(own.rules);
    rules.add(new TensorRule.OfGate(q.op()));
    TensorLine.Typed typed = entry(own.solved.expr(), values.of(x));
    TensorLine line = new TensorLine(rules, List.of(slope.text), List.of(slope.latex), "", typed);
    line = line.with(open.text, open.latex).with(result.text, result.latex);
    line = line.with(plain.text, plain.latex);
    result = plain;
    // Of a product that is the output the local derivative is all there is.
    boolean said = !lines.isEmpty() && lines.getLast().text().equals(line.text());
    if (!said) lines.add(line);
    if (!isIdentity(own.solved)) {
      Expr above = own.open.expr();
      figures.add(
          new TensorFigure(
              writer.text(above), writer.latex(above), q, TensorFigure.Quantity.JACOBIAN));
    }
    Expr vector = values.of(x);
    figures.add(
        new TensorFigure(
            writer.text(vector), writer.latex(vector), x, TensorFigure.Quantity.VALUE));
    Written whole =
        partial("k", new Written(writer.name(wrt.name()), writer.latexName(wrt.name())));
    String k = writer.letters("k");
    ofSum(new Written("Σ_" + k + " " + whole.text, "\\sum_{" + k + "} " + whole.latex));
    return true;
  }

  /// `∂f/∂q[k, i]*x[j]`, as the language has it.
  private TensorLine.Typed entry(Expr jacobian, Expr vector) {
    Expr above = TensorAlgebra.entry(jacobian, writer.letters("k"), writer.letters("i"));
    Expr product =
        TensorAlgebra.multiplied(above, TensorAlgebra.entry(vector, writer.letters("j")), false);
    return TensorLine.Typed.of(product, product);
  }

  /// `∂f_k/∂W_ij`.
  private Written partial(String above, String by, String usual) {
    String index = writer.letters(usual);
    return partial(above, new Written(writer.entry(by, index), writer.latexEntry(by, index)));
  }

  private Written partial(String usual, Written by) {
    String above = writer.letters(usual);
    String output = graph.called(graph.output()).orElse("f");
    return new Written(
        "∂" + writer.entry(output, above) + "/∂" + by.text,
        "\\frac{\\partial " + writer.latexEntry(output, above) + "}{\\partial " + by.latex + "}");
  }

  /// The entry k, i of a Jacobian; the identity's is 1[k = i].
  private Written entry(TensorTerm jacobian) {
    if (isIdentity(jacobian)) {
      Monomial front = jacobian.addends().getFirst();
      String same = "[" + writer.letters("k") + " = " + writer.letters("i") + "]";
      Written one = new Written("1" + same, "\\mathbf{1}" + same);
      Expr number = scaled(TensorTerm.one(Shape.SCALAR), front).expr();
      boolean plain = number instanceof Expr.Num n && n.value() == 1;
      return plain ? one : beside(new Written(writer.text(number), writer.latex(number)), one);
    }
    Expr expr = jacobian.expr();
    if (expr instanceof Expr.Call c && c.name().equals(TensorWriter.PARTIAL)) {
      return partial("k", ((Expr.Name) c.arguments().getFirst()).name(), "i");
    }
    return entry(expr, "ki");
  }

  private Written entry(Expr expr, String usual) {
    String index = writer.letters(usual);
    if (expr instanceof Expr.Name n) {
      return new Written(writer.entry(n.name(), index), writer.latexEntry(n.name(), index));
    }
    return new Written(
        "(" + writer.text(expr) + ")_" + index,
        "\\left(" + writer.latex(expr) + "\\right)_{" + index + "}");
  }

  private Written beside(Written a, Written b) {
    boolean textbook = signs == Signs.TEXTBOOK;
    return new Written(
        a.text + (textbook ? " " : " " + signs.factor() + " ") + b.text,
        a.latex + " " + signs.latexSideBySide() + " " + b.latex);
  }

  /// `∂f/∂x = ∂f/∂h W = V diag(1[h > 0]) W`.
  private void line(String name, Passed to) {
    List<String> text = new ArrayList<>(List.of(writer.partial(name)));
    List<String> latex = new ArrayList<>(List.of(writer.latexPartial(name)));
    List<Expr> sides = new ArrayList<>(List.of(to.open.expr(), to.solved.expr()));
    if (name.equals(wrt.name())) sides.add(to.solved.written().expr());
    for (Expr side : sides) {
      String next = writer.text(side);
      if (text.size() > 1 && text.getLast().equals(next)) continue;
      text.add(next);
      latex.add(writer.latex(side));
    }
    TensorLine.Typed typed = TensorLine.Typed.of(to.solved.expr(), to.solved.expr());
    lines.add(new TensorLine(List.copyOf(to.rules), text, latex, name, typed));
  }

  private TensorDerivation derivation() {
    SingleRounds rounds = values.rounds();
    return new TensorDerivation(
        wrt,
        lines.stream().map(l -> l.typed(l.typed().writtenOut(rounds))).toList(),
        Optional.ofNullable(total),
        Optional.ofNullable(typed).flatMap(rounds::writtenOut).map(TensorProgram::text),
        result.text,
        result.latex,
        slope.text,
        slope.latex,
        figures);
  }
}
