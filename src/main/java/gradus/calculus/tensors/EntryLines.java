package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.line;

import gradus.calculus.tensors.Monomial.Member;
import gradus.calculus.tensors.TensorLine.Typed;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.calculus.tensors.Touching.Contact;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
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
        .or(() -> summands(output).map(s -> defined(output, s)))
        .orElseGet(() -> defined(output, read(output)));
  }

  private Written read(Gate gate) {
    Expr made = values.read(gate);
    return new Written(writer.text(made), writer.latex(made));
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
    if (!squares && output.op() != Ops.SUM || output.attributes().length > 0) {
      return Optional.empty();
    }
    Gate of = graph.operands(output).getFirst().source();
    if (TensorAlgebra.named(values.of(of)).isEmpty() || of.shape().isScalar()) {
      return Optional.empty();
    }
    String indices = of.shape().isMatrix() ? "ij" : "i";
    Written entry = cells.entry(of, indices);
    Written term = squares ? entry.then(signs.squared(), "^{2}", new Written("", "")) : entry;
    return Optional.of(cells.sign(indices).then("", "", term));
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
    Optional<Quadratic> form = Quadratic.of(graph, values, writer, this::beside);
    if (form.isPresent()) return form.get().lines(wrt);
    List<Reached> uses = new ArrayList<>();
    for (Contact touch : touching.of(wrt)) {
      solved.apply(touch.q()).ifPresent(upstream -> uses.add(new Reached(touch, upstream)));
    }
    if (uses.isEmpty()) return List.of();
    // Nothing is above an output with one entry that a chain could lead through.
    boolean top =
        uses.stream()
            .anyMatch(u -> u.touch.q() == graph.output() && u.upstream.shape().size() == 1);
    if (top) return uses.size() == 1 ? locals(uses.getFirst().touch) : List.of();
    Set<Wire> told = uses.stream().map(u -> u.touch.use()).collect(Collectors.toSet());
    Optional<Besides> others = besides.apply(told);
    Optional<Written> rest = others.flatMap(o -> sum(o.gradient, uses.getFirst().touch.own()));
    if (others.isPresent() && rest.isEmpty()) return List.of();
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
    if (uses.size() > 1) chain.add(Entrywise.EACH_USE);
    chain.add(Entrywise.CHAIN);
    List<TensorLine> lines = new ArrayList<>();
    uses.forEach(u -> lines.add(locals(u.touch).getFirst()));
    lines.add(line(chain, Typed.of(summed, summed), top, all(uses, rest, this::through)));
    uses.forEach(u -> lines.add(locals(u.touch).getLast()));
    Written each = all(uses, rest, u -> reached(u.touch, u.upstream));
    if (uses.stream().allMatch(u -> u.touch.indicator().isEmpty())) {
      lines.add(line(List.of(Entrywise.ENTRIES), Typed.of(summed, summed), top, each));
      return lines;
    }
    Written left =
        all(
            uses,
            rest,
            u ->
                u.touch.indicator().isEmpty()
                    ? reached(u.touch, u.upstream)
                    : picked(u.touch, u.upstream));
    boolean same = left.text().equals(each.text());
    Typed typed = Typed.of(summed, picked);
    List<TensorRule> rule = List.of(Entrywise.INDICATOR);
    lines.add(same ? line(rule, typed, top, left) : line(rule, typed, top, each, left));
    return lines;
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
  private static Written all(
      List<Reached> uses, Optional<Written> rest, Function<Reached, Written> each) {
    Written sum = rest.orElse(null);
    for (Reached use : uses) {
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
  private Written reached(Contact touch, TensorTerm upstream) {
    Written slope = slope(touch);
    if (touch.minus()) {
      Written none = new Written("", "");
      Written open = new Written("(", "\\left(");
      slope = open.then("", "", slope).then(")", "\\right)", none);
    }
    Optional<Written> at = unlessOne(touch, upstream, touch.indices());
    boolean pointed = touch.indicator().isPresent() || touch.minus();
    Written term = slope;
    if (at.isPresent()) term = pointed ? times(at.get(), slope) : beside(at.get(), slope);
    return cells.sign(touch.indices()).then("", "", term);
  }

  /// Those that are left: `2 q_i x_j`.
  private Written picked(Contact touch, TensorTerm upstream) {
    Optional<Written> at = unlessOne(touch, upstream, touch.selected().at());
    Written one = new Written("1", "1");
    Written left =
        at.map(a -> touch.factor().map(f -> beside(a, f)).orElse(a))
            .orElseGet(() -> touch.factor().orElse(one));
    Optional<Written> over = touch.selected().over();
    if (over.isPresent()) left = over.get().then("", "", left);
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
        ? touching.of(wrt).stream().flatMap(t -> locals(t).stream()).toList()
        : List.of();
  }

  private List<TensorLine> locals(Contact touch) {
    Expr whole = cells.at(values.of(touch.q()), touch.indices());
    return List.of(
        line(
            List.of(Entrywise.ENTRIES),
            Typed.of(whole, touch.typed()),
            cells.entry(touch.q(), touch.indices()),
            touch.made()),
        line(List.of(Entrywise.LOCAL), Touching.local(touch), local(touch), slope(touch)));
  }

  /// `1[k = i] x_j` by the matrix, `W_ki` by the vector.
  private Written slope(Contact touch) {
    Written slope =
        touch
            .indicator()
            .map(i -> touch.factor().map(f -> beside(i, f)).orElse(i))
            .orElseGet(() -> touch.factor().orElseThrow());
    return touch.minus() ? new Written("−", "-").then("", "", slope) : slope;
  }

  private Written times(Written a, Written b) {
    return a.then(" " + signs.factor() + " ", " " + signs.latexFactor() + " ", b);
  }

  private Written beside(Written a, Written b) {
    return signs == Signs.TEXTBOOK
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
            && only.factors().stream().allMatch(m -> TensorAlgebra.named(m.expr()).isPresent());
    if (!plain) return Optional.empty();
    Written product = null;
    if (only.number() != 1) {
      Expr number = TensorAlgebra.number(only.number());
      product = new Written(writer.text(number), writer.latex(number));
    }
    for (Member member : only.factors()) {
      String name = TensorAlgebra.named(member.expr()).orElseThrow();
      Written next =
          member.shape().isScalar()
              ? new Written(writer.name(name), writer.latexName(name))
              : writer(name, index);
      product = product == null ? next : beside(product, next);
    }
    return Optional.of(product);
  }
}
