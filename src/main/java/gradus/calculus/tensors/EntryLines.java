package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.line;

import gradus.calculus.formulas.Monomial;
import gradus.calculus.formulas.Monomial.Member;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.TensorLine.Typed;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How the entries of a product with a vector come to the whole: the indicator selects one term of
/// the sum (CS231n, lecture 4, the vectorised example).
final class EntryLines {
  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final Signs signs;
  private final EntryWriter cells;
  private final Touching touching;

  EntryLines(ComputationGraph graph, TensorValues values, TensorWriter writer, Signs signs) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    this.signs = signs;
    cells = new EntryWriter(values, writer);
    touching = new Touching(graph, values, writer, this::beside);
  }

  /// `f = Σ_i q_i²`: the output in the wires whose gradients come next, entry by entry where it is
  /// a loss, or a sum over those of one vector or matrix.
  TensorLine definition(Gate output) {
    return loss(output)
        .or(() -> addedLosses(output).map(s -> defined(output, s)))
        .or(() -> summands(output).map(s -> defined(output, s)))
        .orElseGet(() -> defined(output, read(output)));
  }

  private Written read(Gate gate) {
    Expr made = values.read(gate);
    return new Written(writer.text(made), writer.latex(made));
  }

  /// `1/3 · Σ_i Σ_{j≠y_i} max(0, …) + λ Σ(W²)`: of a sum of losses and others; empty where it is
  /// none.
  private Optional<Written> addedLosses(Gate gate) {
    boolean adds = gate.isOperation() && (gate.op() == Ops.ADD || gate.op() == Ops.SUBTRACT);
    if (!adds) return Optional.empty();
    Gate left = graph.operands(gate).get(0).source();
    Gate right = graph.operands(gate).get(1).source();
    Optional<Written> first = told(left);
    if (first.isEmpty() || TensorAlgebra.isSum(values.of(right))) return Optional.empty();
    boolean minus = gate.op() == Ops.SUBTRACT;
    boolean opened = right.isOperation() && values.name(right).isEmpty();
    Expr last = opened ? values.read(right) : values.of(right);
    Written rest = new Written(writer.text(last), writer.latex(last));
    return Optional.of(first.get().then(minus ? " − " : " + ", minus ? " - " : " + ", rest));
  }

  private Optional<Written> told(Gate addend) {
    if (values.name(addend).isPresent()) return Optional.empty();
    return new LossBody(graph, values, writer).of(addend).or(() -> addedLosses(addend));
  }

  /// `q = W x`: what a wire is that has no name in the text.
  TensorLine lent(Gate gate) {
    Expr made = values.made(gate);
    return defined(gate, read(gate)).typed(Typed.of(made, made));
  }

  /// `L = −log softmax(a)[k]`; empty of what is no loss.
  Optional<TensorLine> loss(Gate gate) {
    return new LossBody(graph, values, writer).of(gate).map(body -> defined(gate, body));
  }

  /// Whether a class is written as a number, which counts from 0: s₁ is the second score.
  private boolean hasNumberedClass(Gate gate) {
    return gate.isOperation()
        && graph.operands(gate).stream()
            .anyMatch(w -> gate.op().operand(w.index()).isLabel() && w.source().isConstant());
  }

  private TensorLine defined(Gate gate, Written body) {
    Expr made = values.made(gate);
    Expr name = values.name(gate).<Expr>map(TensorAlgebra::name).orElse(made);
    String called = values.name(gate).orElseGet(() -> name(gate));
    Written left = new Written(writer.name(called), writer.latexName(called));
    List<TensorRule> rules =
        hasNumberedClass(gate)
            ? List.of(Entrywise.DEFINITION, Entrywise.CLASSES)
            : List.of(Entrywise.DEFINITION);
    return line(rules, Typed.of(name, made), left, body);
  }

  private String name(Gate output) {
    return graph.called(output).orElse("f");
  }

  private Optional<Written> summands(Gate output) {
    boolean squares = output.op() == Ops.SQUARED_NORM;
    if (output.op() == Ops.TRACE) return diagonal(graph.operands(output).getFirst().source());
    if (!squares && output.op() != Ops.SUM || output.attributes().length > 0) {
      return Optional.empty();
    }
    Gate of = graph.operands(output).getFirst().source();
    if (TensorAlgebra.named(values.of(of)).isEmpty() || of.shape().isScalar()) {
      return Optional.empty();
    }
    String indices = "ijpq".substring(0, of.shape().rank());
    Written entry = cells.entry(of, indices);
    Written term = squares ? entry.then(signs.squared(), "^{2}", new Written("", "")) : entry;
    return Optional.of(cells.sign(indices).then("", "", term));
  }

  /// `Σ_k q_kk`.
  private Optional<Written> diagonal(Gate of) {
    return TensorAlgebra.named(values.of(of))
        .map(name -> cells.sign("k").then("", "", cells.entry(of, "kk")));
  }

  /// Of a matrix whose diagonal alone the output adds up: `∂f/∂A_ij = Σ_k 1[k = i] 1[k = j] = 1[i =
  /// j]`.
  private Optional<TensorLine> traced(Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    boolean only =
        uses.size() == 1
            && uses.getFirst().target() == graph.output()
            && graph.output().op() == Ops.TRACE;
    if (!only) return Optional.empty();
    Written both = beside(cells.indicator("ki"), cells.indicator("kj"));
    int rows = wrt.shape().rows();
    Expr all = EntryWriter.dot(cells.places(rows, "i"), cells.places(rows, "j"));
    return Optional.of(
        line(
            List.of(Entrywise.INDICATOR),
            Typed.of(all, cells.same("i", "j")),
            cells.partial(wrt, "ij"),
            cells.sign("k").then("", "", both),
            cells.indicator("ij")));
  }

  /// What the uses of a variable hand to it that are not told by entries, and by which rules.
  record Besides(TensorTerm gradient, Set<TensorRule> rules) {}

  /// A use, with the gradient of the wire in values.
  private record Reached(Contact touch, TensorTerm upstream) {}

  /// Of an operand of products, or of what is added to one, in wires with a name; else none.
  ///
  /// @param solved the gradient of a wire in values; empty of one that leads nowhere
  /// @param besides what is handed to the operand but through these uses of it
  List<TensorLine> of(
      Gate wrt,
      Function<Gate, Optional<TensorTerm>> solved,
      Function<Set<Wire>, Optional<Besides>> besides) {
    Optional<Quadratic> form = Quadratic.of(graph, wrt, values, writer, signs, this::beside);
    if (form.isPresent()) return form.get().lines(wrt);
    Optional<TensorLine> trace = traced(wrt);
    if (trace.isPresent()) return trace.stream().toList();
    List<Reached> uses = new ArrayList<>();
    for (Contact touch : touching.of(wrt)) {
      solved.apply(touch.q()).ifPresent(upstream -> uses.add(new Reached(touch, upstream)));
    }
    if (uses.isEmpty()) return List.of();
    // Nothing is above an output with one entry that a chain could lead through.
    boolean top =
        uses.stream()
            .anyMatch(u -> u.touch.q() == graph.output() && u.upstream.shape().size() == 1);
    if (top && uses.size() == 1) return locals(uses);
    // of which it is told beside those that a chain leads through
    uses.removeIf(u -> u.touch.q() == graph.output() && u.upstream.shape().size() == 1);
    if (uses.stream().anyMatch(u -> u.touch.q().shape().size() > 1) && top) return List.of();
    Set<Wire> told =
        uses.stream().flatMap(u -> u.touch.uses().stream()).collect(Collectors.toSet());
    Optional<Besides> others = besides.apply(told);
    String own = uses.getFirst().touch.own();
    Optional<Written> rest =
        others.map(
            o -> sum(o.gradient, own).orElseGet(() -> writer.entryForm().of(o.gradient, own)));
    return of(uses, others, rest);
  }

  private List<TensorLine> of(
      List<Reached> uses, Optional<Besides> others, Optional<Written> rest) {
    Contact first = uses.getFirst().touch;
    Written top = cells.partial(first.use().source(), first.own());
    Optional<Expr> more = others.map(o -> cells.at(o.gradient.filled().expr(), first.own()));
    Expr summed = total(uses, more, Contact::summed);
    Expr picked = total(uses, more, Contact::picked);
    List<TensorRule> chain = new ArrayList<>();
    others.ifPresent(o -> chain.addAll(o.rules));
    if (byWire(uses).size() > 1) chain.add(Entrywise.EACH_USE);
    chain.add(Entrywise.CHAIN);
    List<TensorLine> lines = new ArrayList<>();
    List<List<Reached>> wires = byWire(uses);
    wires.forEach(w -> lines.add(locals(w).getFirst()));
    lines.add(
        line(chain, Typed.of(summed, summed), top, all(wires, rest, w -> through(w.getFirst()))));
    wires.forEach(w -> lines.add(locals(w).getLast()));
    Written each = all(wires, rest, this::reached);
    if (uses.stream().allMatch(u -> u.touch.indicator().isEmpty())) {
      lines.add(line(List.of(Entrywise.ENTRIES), Typed.of(summed, summed), top, each));
      return lines;
    }
    Written left =
        all(
            uses,
            rest,
            u -> u.touch.indicator().isEmpty() ? reached(List.of(u)) : picked(u.touch, u.upstream));
    boolean same = left.text().equals(each.text());
    boolean again =
        rest.isEmpty()
            && uses.stream().allMatch(u -> isIdentity(u.upstream) && !u.touch.minus())
            && uses.stream().allMatch(u -> u.touch.selected().diagonal().isPresent());
    Typed typed = Typed.of(summed, picked);
    List<TensorRule> rule = List.of(Entrywise.INDICATOR);
    if (again) {
      lines.add(line(rule, typed, top, each, left, diagonals(uses)));
    } else {
      lines.add(same ? line(rule, typed, top, left) : line(rule, typed, top, each, left));
    }
    return lines;
  }

  /// Whether the trace alone is above.
  private static boolean isIdentity(TensorTerm gradient) {
    return gradient.addends().size() == 1
        && gradient.addends().getFirst().number() == 1
        && gradient.addends().getFirst().over().isEmpty()
        && gradient.addends().getFirst().factors().size() == 1
        && TensorAlgebra.isIdentity(gradient.addends().getFirst().factors().getFirst().expr());
  }

  /// `2 A_ij`: what the identity selects of each use.
  private Written diagonals(List<Reached> uses) {
    List<Written> all =
        uses.stream().map(u -> u.touch.selected().diagonal().orElseThrow()).toList();
    boolean same = all.size() > 1 && all.stream().distinct().count() == 1;
    if (!same) return all(all, Optional.empty(), each -> each);
    Written count = new Written("" + all.size(), "" + all.size());
    return beside(count, all.getFirst());
  }

  private static Expr total(
      List<Reached> uses, Optional<Expr> more, Function<Contact, UnaryOperator<Expr>> by) {
    Expr sum = more.orElse(null);
    for (Reached use : uses) {
      Expr next = by.apply(use.touch).apply(use.upstream.filled().expr());
      sum = sum == null ? next : TensorAlgebra.binary(Expr.Operator.ADD, sum, next);
    }
    return sum;
  }

  /// One after the other, behind what is added by their side, since a sum over k has no end.
  private static <T> Written all(List<T> uses, Optional<Written> rest, Function<T, Written> each) {
    Written sum = rest.orElse(null);
    for (T use : uses) {
      Written next = each.apply(use);
      boolean minus = sum != null && next.text().startsWith("−");
      if (minus) next = new Written(next.text().substring(1), next.latex().substring(1));
      sum = sum == null ? next : sum.then(minus ? " − " : " + ", minus ? " - " : " + ", next);
    }
    return sum;
  }

  private Written through(Reached use) {
    Contact touch = use.touch;
    return cells
        .sign(touch.indices())
        .then("", "", times(cells.partial(touch.q(), touch.indices()), local(touch)));
  }

  /// All terms: `Σ_k 2 q_k · 1[k = i] x_j`.
  private Written reached(List<Reached> wire) {
    Contact touch = wire.getFirst().touch;
    TensorTerm upstream = wire.getFirst().upstream;
    // the same number is in all entries as it is
    boolean bare = touch.indicator().isEmpty() && touch.factor().isEmpty();
    if (bare && wire.size() == 1) return picked(touch, upstream);
    Written slope = slopes(wire);
    boolean several = wire.size() > 1;
    boolean sum = touch.indicator().isEmpty() && touch.sums();
    if (touch.minus() || several || sum) {
      Written none = new Written("", "");
      Written open = new Written("(", "\\left(");
      slope = open.then("", "", slope).then(")", "\\right)", none);
    }
    Optional<Written> at = unlessOne(touch, upstream, touch.indices());
    boolean pointed = touch.indicator().isPresent() || touch.minus() || several;
    Written term = slope;
    if (at.isPresent()) term = pointed ? times(at.get(), slope) : beside(at.get(), slope);
    return cells.sign(touch.indices()).then("", "", term);
  }

  /// Those that are left: `2 q_i x_j`.
  private Written picked(Contact touch, TensorTerm upstream) {
    Optional<Written> at = unlessOne(touch, upstream, touch.selected().at());
    Written one = new Written("1", "1");
    Written left =
        at.map(a -> behind(touch).map(f -> beside(a, f)).orElse(a))
            .orElseGet(() -> touch.factor().orElse(one));
    Optional<Written> over = touch.selected().over();
    if (over.isPresent()) left = over.get().then("", "", left);
    Optional<Written> where = touch.selected().where();
    if (where.isPresent()) return left.then(", ", ",\\quad ", where.get());
    return touch.minus() ? new Written("−", "-").then("", "", left) : left;
  }

  /// The gradient of the wire; nothing where that is 1 everywhere.
  private Optional<Written> unlessOne(Contact touch, TensorTerm upstream, String index) {
    boolean one =
        upstream.isNumber()
            && upstream.addends().size() == 1
            && upstream.addends().getFirst().equals(new Monomial(1, List.of(), List.of()));
    return one ? Optional.empty() : Optional.of(at(upstream, touch.q(), index));
  }

  /// The product's entries and their local derivatives alone: `∂s_k/∂W_ij = 1[k = i] x_j`.
  List<TensorLine> locals(Gate wrt) {
    boolean once = graph.consumers(wrt).size() == 1;
    boolean products = graph.consumers(wrt).stream().allMatch(w -> w.target().op() == Ops.MATMUL);
    return once && products
        ? touching.of(wrt).stream()
            .flatMap(t -> locals(List.of(new Reached(t, TensorTerm.one(t.q().shape())))).stream())
            .toList()
        : List.of();
  }

  /// The uses of each wire, which a product by itself has two of.
  private static List<List<Reached>> byWire(List<Reached> uses) {
    return List.copyOf(
        uses.stream()
            .collect(
                Collectors.groupingBy(u -> u.touch.q(), LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private List<TensorLine> locals(List<Reached> wire) {
    Contact touch = wire.getFirst().touch;
    Expr slope =
        wire.stream()
            .map(u -> u.touch.slope())
            .reduce((a, b) -> TensorAlgebra.binary(Expr.Operator.ADD, a, b))
            .orElseThrow();
    Expr whole = cells.at(values.of(touch.q()), touch.indices());
    return List.of(
        line(
            List.of(Entrywise.ENTRIES),
            Typed.of(whole, touch.typed()),
            cells.entry(touch.q(), touch.indices()),
            touch.made()),
        line(List.of(Entrywise.LOCAL), Typed.of(touch.typed(), slope), local(touch), slopes(wire)));
  }

  /// `1[k = j] A_il + 1[l = j] A_ik`: through each use while the other is held.
  private Written slopes(List<Reached> wire) {
    return all(wire, Optional.empty(), use -> slope(use.touch));
  }

  /// `1[k = i] x_j` by the matrix, `W_ki` by the vector.
  private Written slope(Contact touch) {
    Written slope =
        touch
            .indicator()
            .map(i -> behind(touch).map(f -> beside(i, f)).orElse(i))
            .orElseGet(() ->
                (touch.minus() ? behind(touch) : touch.factor()).orElse(new Written("1", "1")));
    return touch.minus() ? new Written("−", "-").then("", "", slope) : slope;
  }

  /// What is touched with, where another factor stands before it.
  private static Optional<Written> behind(Contact touch) {
    return touch.sums() ? touch.factor().map(Written::bracketed) : touch.factor();
  }

  private Written times(Written a, Written b) {
    return a.then(" " + signs.factor() + " ", " " + signs.latexFactor() + " ", b);
  }

  private Written beside(Written a, Written b) {
    boolean number = Character.isDigit(b.text().charAt(0)) && !b.text().startsWith("1[");
    return signs == Signs.TEXTBOOK && !number
        ? a.then(" ", " " + signs.latexSideBySide() + " ", b)
        : times(a, b);
  }

  private Written writer(String name, String usual) {
    String index = writer.letters(usual);
    return new Written(writer.entry(name, index), writer.latexEntry(name, index));
  }

  private Written local(Contact touch) {
    Written above = cells.entry(touch.q(), touch.indices());
    Written below = cells.entry(touch.use().source(), touch.own());
    return new Written(
        "∂" + above.text() + "/∂" + below.text(),
        "\\frac{\\partial " + above.latex() + "}{\\partial " + below.latex() + "}");
  }

  /// `2 q_k`, or ∂f/∂q_k where the gradient is no such product.
  private Written at(TensorTerm gradient, Gate gate, String index) {
    return product(gradient, index).orElseGet(() -> cells.partial(gate, index));
  }

  /// `2 λ W_ij`, of products as above; empty where one is none.
  private Optional<Written> sum(TensorTerm gradient, String index) {
    Written sum = null;
    for (Monomial addend : gradient.addends()) {
      Optional<Written> next = product(addend, index);
      if (next.isEmpty()) return Optional.empty();
      sum = sum == null ? next.get() : sum.then(" + ", " + ", next.get());
    }
    return Optional.ofNullable(sum);
  }

  private Optional<Written> product(TensorTerm gradient, String index) {
    return gradient.addends().size() == 1
        ? product(gradient.addends().getFirst(), index)
        : Optional.empty();
  }

  private Optional<Written> product(Monomial only, String index) {
    boolean plain =
        only.over().isEmpty()
            && only.number() > 0
            && !only.tensors().factors().isEmpty()
            && only.factors().stream()
                .allMatch(m ->
                    TensorAlgebra.named(m.expr()).isPresent()
                        || TensorAlgebra.isIdentity(m.expr()) && index.length() == 2);
    if (!plain) return Optional.empty();
    Written product = null;
    if (only.number() != 1) {
      Expr number = TensorAlgebra.number(only.number());
      product = new Written(writer.text(number), writer.latex(number));
    }
    for (Member member : only.factors()) {
      Written next = member(member, index);
      product = product == null ? next : beside(product, next);
    }
    return Optional.of(product);
  }

  /// `W_ij`; of the identity `1[i = j]`.
  private Written member(Member member, String index) {
    if (TensorAlgebra.isIdentity(member.expr())) return cells.indicator(index);
    String name = TensorAlgebra.named(member.expr()).orElseThrow();
    return member.shape().isScalar()
        ? new Written(writer.name(name), writer.latexName(name))
        : writer(name, index);
  }
}
