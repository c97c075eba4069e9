package gradus.calculus.tensors;

import gradus.calculus.tensors.TensorLine.Typed;
import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.calculus.tensors.TensorTerm.Member;
import gradus.calculus.tensors.TensorTerm.Monomial;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// How the entries of a product with a vector come to the whole: the indicator selects one term of
/// the sum (CS231n, lecture 4, the vectorised example).
final class EntryLines {
  private static final Span NOWHERE = new Span(0, 0);

  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final Signs signs;

  EntryLines(ComputationGraph graph, TensorValues values, TensorWriter writer, Signs signs) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    this.signs = signs;
  }

  /// `f = Σ_i q_i²`: the output in the wires whose gradients come next, entry by entry where it is
  /// a loss, or a sum over those of one vector or matrix.
  TensorLine definition(Gate output) {
    return loss(output)
        .or(() -> summands(output).map(s -> defined(output, s)))
        .orElseGet(() -> {
          Expr made = values.made(output);
          Written right = new Written(writer.text(made), writer.latex(made));
          return defined(output, right);
        });
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
    Expr name = values.name(gate).<Expr>map(TensorTerm::name).orElse(made);
    Written left = new Written(writer.name(name(gate)), writer.latexName(name(gate)));
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
    if (!(values.of(of) instanceof Expr.Name) || of.shape().isScalar()) return Optional.empty();
    String indices = of.shape().isMatrix() ? "ij" : "i";
    Written entry = entry(of, indices);
    Written term = squares ? entry.then(signs.squared(), "^{2}", new Written("", "")) : entry;
    return Optional.of(sign(indices).then("", "", term));
  }

  /// What the uses of a variable hand to it that are not told by entries, and by which rules.
  record Besides(TensorTerm gradient, Set<TensorRule> rules) {}

  /// A product of a matrix and a vector, in the entries of a wire with a name.
  ///
  /// @param named the product itself, or its sum with another vector: `q = W x + b`
  /// @param other that vector; empty of the product itself
  private record Product(Wire use, Gate matrix, Gate vector, Gate named, Optional<Gate> other) {
    boolean isOfMatrix() {
      return use.index() == 0;
    }
  }

  /// Of an operand of one product of a matrix and a vector, in a wire with a name; else none.
  ///
  /// @param solved the gradient of a wire in values; empty of one that leads nowhere
  /// @param besides what is handed to the operand but through a use of it
  List<TensorLine> of(
      Gate wrt,
      Function<Gate, Optional<TensorTerm>> solved,
      Function<Wire, Optional<Besides>> besides) {
    Optional<Product> only = product(wrt).filter(p -> solved.apply(p.named).isPresent());
    if (only.isEmpty()) return List.of();
    // Nothing is above the output that a chain could lead through.
    if (only.get().named == graph.output()) return locals(only.get());
    Optional<Besides> others = besides.apply(only.get().use);
    String index = wrt.shape().isMatrix() ? "ij" : "i";
    Optional<Written> rest = others.flatMap(o -> sum(o.gradient, index));
    if (others.isPresent() && rest.isEmpty()) return List.of();
    return of(only.get(), solved.apply(only.get().named).orElseThrow(), others, rest);
  }

  private List<TensorLine> of(
      Product product, TensorTerm upstream, Optional<Besides> others, Optional<Written> rest) {
    boolean ofMatrix = product.isOfMatrix();
    Gate wrt = product.use.source();
    Gate q = product.named;
    String index = ofMatrix ? "ij" : "i";
    Written top = partial(wrt, index);
    Written slope = slope(product);
    Expr above = upstream.filled().expr();
    Expr summed = summed(product, above);
    Expr picked = ofMatrix ? multiplied(above, "i", product.vector, "j") : summed;
    if (others.isPresent()) {
      Expr more = entry(others.get().gradient.filled().expr(), index);
      summed = TensorTerm.binary(Expr.Operator.ADD, more, summed);
      picked = TensorTerm.binary(Expr.Operator.ADD, more, picked);
    }
    Written through = summed(times(partial(q, "k"), local(q, wrt, index)));
    Written each =
        ofMatrix ? times(at(upstream, q, "k"), slope) : beside(at(upstream, q, "k"), slope);
    List<TensorRule> chain = new ArrayList<>();
    others.ifPresent(o -> chain.addAll(o.rules));
    chain.add(Entrywise.CHAIN);
    List<TensorLine> lines = new ArrayList<>(locals(product));
    lines.add(1, line(chain, Typed.of(summed, summed), top, after(rest, through)));
    if (ofMatrix) {
      Written left = beside(at(upstream, q, "i"), entry(product.vector, "j"));
      lines.add(
          line(
              List.of(Entrywise.INDICATOR),
              Typed.of(summed, picked),
              top,
              after(rest, summed(each)),
              after(rest, left)));
    } else {
      Typed typed = Typed.of(summed, summed);
      lines.add(line(List.of(Entrywise.ENTRIES), typed, top, after(rest, summed(each))));
    }
    return lines;
  }

  /// What is added by its side stands first, since a sum over k has no end.
  private static Written after(Optional<Written> rest, Written sum) {
    return rest.map(r -> r.then(" + ", " + ", sum)).orElse(sum);
  }

  /// The product's entries and their local derivatives alone: `∂s_k/∂W_ij = 1[k = i] x_j`.
  List<TensorLine> locals(Gate wrt) {
    return graph.consumers(wrt).size() == 1
        ? product(wrt).map(this::locals).orElse(List.of())
        : List.of();
  }

  private List<TensorLine> locals(Product product) {
    Gate q = product.named;
    Gate wrt = product.use.source();
    Written sum = sign("j");
    Written only =
        sum.then("", "", beside(entry(product.matrix, "kj"), entry(product.vector, "j")));
    Written made = product.other.map(o -> added(q, only, o)).orElse(only);
    Expr row = entry(values.of(product.matrix), "k");
    Expr rows = TensorTerm.call("dot", row, values.of(product.vector));
    Expr typed =
        product
            .other
            .map(o -> TensorTerm.binary(Expr.Operator.ADD, rows, entry(values.of(o), "k")))
            .orElse(rows);
    Expr same =
        TensorTerm.binary(
            Expr.Operator.EQUAL,
            TensorTerm.name(writer.letters("k")),
            TensorTerm.name(writer.letters("i")));
    Expr slope =
        product.isOfMatrix()
            ? TensorTerm.multiplied(same, entry(values.of(product.vector), "j"), false)
            : entry(values.of(product.matrix), "ki");
    return List.of(
        line(
            List.of(Entrywise.ENTRIES),
            Typed.of(entry(values.of(q), "k"), typed),
            entry(q, "k"),
            made),
        line(
            List.of(Entrywise.LOCAL),
            Typed.of(typed, slope),
            local(q, wrt, product.isOfMatrix() ? "ij" : "i"),
            slope(product)));
  }

  /// In the order of the text.
  private Written added(Gate sum, Written product, Gate other) {
    Written rest = entry(other, "k");
    boolean last = graph.operands(sum).get(1).source() == other;
    return last ? product.then(" + ", " + ", rest) : rest.then(" + ", " + ", product);
  }

  /// `1[k = i] x_j` by the matrix, `W_ki` by the vector.
  private Written slope(Product product) {
    return product.isOfMatrix() ? picked(entry(product.vector, "j")) : entry(product.matrix, "ki");
  }

  /// `sum(a*[0 == i, 1 == i])*x[j]`, with the gradient of the product as a.
  private Expr summed(Product product, Expr above) {
    if (!product.isOfMatrix()) {
      Expr column = entry(TensorTerm.transposed(values.of(product.matrix)), "i");
      return TensorTerm.call("dot", above, column);
    }
    List<Expr> rows = new ArrayList<>();
    for (int k = 0; k < product.matrix.shape().rows(); k++) {
      Expr i = TensorTerm.name(writer.letters("i"));
      rows.add(TensorTerm.binary(Expr.Operator.EQUAL, TensorTerm.number(k), i));
    }
    Expr row = TensorTerm.call("dot", above, new Expr.Array(NOWHERE, rows));
    return TensorTerm.multiplied(row, entry(values.of(product.vector), "j"), false);
  }

  private Expr multiplied(Expr above, String index, Gate vector, String other) {
    return TensorTerm.multiplied(entry(above, index), entry(values.of(vector), other), false);
  }

  /// `W[k, j]`.
  private Expr entry(Expr of, String usual) {
    return TensorTerm.entry(of, writer.letters(usual).split(""));
  }

  /// The only product of an input with a vector, in a wire with a name: itself, or its sum with a
  /// vector that the input does not change.
  private Optional<Product> product(Gate wrt) {
    List<Wire> uses =
        graph.consumers(wrt).stream().filter(w -> w.target().op() == Ops.MATMUL).toList();
    if (uses.size() != 1) return Optional.empty();
    Wire use = uses.getFirst();
    Gate q = use.target();
    Gate matrix = graph.operands(q).get(0).source();
    Gate vector = graph.operands(q).get(1).source();
    boolean shaped = matrix.shape().isMatrix() && vector.shape().isVector();
    if (!shaped || changes(use.index() == 0 ? vector : matrix, wrt)) return Optional.empty();
    if (values.name(q).isPresent()) {
      return Optional.of(new Product(use, matrix, vector, q, Optional.empty()));
    }
    List<Wire> on = graph.consumers(q);
    Gate sum = on.size() == 1 ? on.getFirst().target() : q;
    boolean named = sum.op() == Ops.ADD && values.name(sum).isPresent();
    if (!named) return Optional.empty();
    Gate other = graph.operands(sum).get(1 - on.getFirst().index()).source();
    boolean beside = other.shape().equals(sum.shape()) && !changes(other, wrt);
    return beside
        ? Optional.of(new Product(use, matrix, vector, sum, Optional.of(other)))
        : Optional.empty();
  }

  private boolean changes(Gate gate, Gate with) {
    Set<Gate> changing = new HashSet<>(Set.of(with));
    for (Gate next : graph.gates()) {
      boolean on = graph.operands(next).stream().anyMatch(w -> changing.contains(w.source()));
      if (on) changing.add(next);
    }
    return changing.contains(gate);
  }

  private Written picked(Written entry) {
    String same = "[" + writer.letters("k") + " = " + writer.letters("i") + "]";
    return beside(new Written("1" + same, "\\mathbf{1}" + same), entry);
  }

  private static TensorLine line(List<TensorRule> rules, Typed typed, Written... sides) {
    List<String> text = new ArrayList<>();
    List<String> latex = new ArrayList<>();
    for (Written side : sides) {
      text.add(side.text());
      latex.add(side.latex());
    }
    return new TensorLine(rules, text, latex, "", typed);
  }

  private Written summed(Written body) {
    return sign("k").then("", "", body);
  }

  private Written sign(String index) {
    String letter = writer.letters(index);
    return new Written("Σ_" + letter + " ", "\\sum_{" + letter + "} ");
  }

  private Written times(Written a, Written b) {
    return a.then(" " + signs.factor() + " ", " " + signs.latexFactor() + " ", b);
  }

  private Written beside(Written a, Written b) {
    return signs == Signs.TEXTBOOK
        ? a.then(" ", " " + signs.latexSideBySide() + " ", b)
        : times(a, b);
  }

  private Written entry(Gate gate, String usual) {
    String index = writer.letters(usual);
    return writer.entry(values.of(gate), new Written(index, index));
  }

  private Written writer(String name, String usual) {
    String index = writer.letters(usual);
    return new Written(writer.entry(name, index), writer.latexEntry(name, index));
  }

  private Written partial(Gate by, String usual) {
    String index = writer.letters(usual);
    String name = values.name(by).orElseThrow();
    return new Written(
        writer.partial("") + writer.entry(name, index),
        writer.latexPartial(writer.latexEntry(name, index), true));
  }

  private Written local(Gate of, Gate by, String index) {
    Written above = entry(of, "k");
    Written below = entry(by, index);
    return new Written(
        "∂" + above.text() + "/∂" + below.text(),
        "\\frac{\\partial " + above.latex() + "}{\\partial " + below.latex() + "}");
  }

  /// `2 q_k`, or ∂f/∂q_k where the gradient is no such product.
  private Written at(TensorTerm gradient, Gate gate, String index) {
    return product(gradient, index).orElseGet(() -> partial(gate, index));
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
            && only.factors().stream().allMatch(m -> m.expr() instanceof Expr.Name);
    if (!plain) return Optional.empty();
    Written product = null;
    if (only.number() != 1) {
      Expr number = TensorTerm.number(only.number());
      product = new Written(writer.text(number), writer.latex(number));
    }
    for (Member member : only.factors()) {
      String name = ((Expr.Name) member.expr()).name();
      Written next =
          member.shape().isScalar()
              ? new Written(writer.name(name), writer.latexName(name))
              : writer(name, index);
      product = product == null ? next : beside(product, next);
    }
    return Optional.of(product);
  }
}
