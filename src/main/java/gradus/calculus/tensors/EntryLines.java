package gradus.calculus.tensors;

import gradus.calculus.tensors.TensorRule.Entrywise;
import gradus.calculus.tensors.TensorTerm.Member;
import gradus.calculus.tensors.TensorTerm.Monomial;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// How the entries of a product with a vector come to the whole: the indicator selects one term of
/// the sum (CS231n, lecture 4, the vectorised example).
final class EntryLines {
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
        .or(() -> summands(output).map(s -> line(Entrywise.DEFINITION, left(output), s)))
        .orElseGet(() -> {
          Expr made = values.made(output);
          Written right = new Written(writer.text(made), writer.latex(made));
          return line(Entrywise.DEFINITION, left(output), right);
        });
  }

  /// `L = −log softmax(a)[k]`; empty of what is no loss.
  Optional<TensorLine> loss(Gate gate) {
    return new LossBody(graph, values, writer)
        .of(gate)
        .map(body -> line(Entrywise.DEFINITION, left(gate), body));
  }

  private Written left(Gate gate) {
    return new Written(writer.name(name(gate)), writer.latexName(name(gate)));
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

  /// Of an operand of one product of a matrix and a vector with a name; else none.
  ///
  /// @param solved the gradient of a wire in values
  List<TensorLine> of(Gate wrt, Function<Gate, TensorTerm> solved) {
    Optional<Wire> only = product(wrt);
    if (only.isEmpty()) return List.of();
    Wire wire = only.get();
    Gate q = wire.target();
    Gate matrix = graph.operands(q).get(0).source();
    Gate vector = graph.operands(q).get(1).source();
    return wire.index() == 0
        ? ofMatrix(matrix, vector, q, solved.apply(q))
        : ofVector(matrix, vector, q, solved.apply(q));
  }

  /// The product's entries and their local derivatives alone: `∂s_k/∂W_ij = 1[k = i] x_j`.
  List<TensorLine> locals(Gate wrt) {
    Optional<Wire> only = product(wrt);
    if (only.isEmpty()) return List.of();
    Gate q = only.get().target();
    Gate matrix = graph.operands(q).get(0).source();
    Gate vector = graph.operands(q).get(1).source();
    boolean first = only.get().index() == 0;
    TensorLine local =
        first
            ? line(Entrywise.LOCAL, local(q, wrt, "ij"), picked(entry(vector, "j")))
            : line(Entrywise.LOCAL, local(q, wrt, "i"), entry(matrix, "ki"));
    return List.of(product(matrix, vector, q), local);
  }

  /// `f_k = Σ_j W_kj x_j + b_k`, of an output that is a product without a name and a vector; empty
  /// of any other.
  Optional<TensorLine> sum(Gate product) {
    Gate output = graph.output();
    List<Gate> addends = graph.operands(output).stream().map(Wire::source).toList();
    if (output.op() != Ops.ADD || !addends.contains(product)) return Optional.empty();
    Gate matrix = graph.operands(product).get(0).source();
    Gate vector = graph.operands(product).get(1).source();
    Gate other = addends.get(addends.getFirst() == product ? 1 : 0);
    boolean named =
        Stream.of(matrix, vector, other).allMatch(g -> values.of(g) instanceof Expr.Name)
            && other.shape().equals(output.shape())
            && values.name(output).isPresent();
    if (!named) return Optional.empty();
    Written sum = sum(matrix, vector);
    Written rest = entry(other, "k");
    boolean first = addends.getFirst() == product;
    Written right = first ? sum.then(" + ", " + ", rest) : rest.then(" + ", " + ", sum);
    return Optional.of(line(Entrywise.ENTRIES, entry(output, "k"), right));
  }

  /// The only use of an input, where that is a product of a matrix and a vector with a name.
  private Optional<Wire> product(Gate wrt) {
    List<Wire> uses = graph.consumers(wrt);
    if (uses.size() != 1 || uses.getFirst().target().op() != Ops.MATMUL) return Optional.empty();
    Gate q = uses.getFirst().target();
    Gate matrix = graph.operands(q).get(0).source();
    Gate vector = graph.operands(q).get(1).source();
    boolean named =
        values.name(q).isPresent()
            && values.of(matrix) instanceof Expr.Name
            && values.of(vector) instanceof Expr.Name;
    boolean shaped = matrix.shape().isMatrix() && vector.shape().isVector();
    return named && shaped ? Optional.of(uses.getFirst()) : Optional.empty();
  }

  private Written picked(Written entry) {
    String same = "[" + writer.letters("k") + " = " + writer.letters("i") + "]";
    return beside(new Written("1" + same, "\\mathbf{1}" + same), entry);
  }

  private List<TensorLine> ofMatrix(Gate w, Gate x, Gate q, TensorTerm upstream) {
    Written top = partial(w, "ij");
    Written picked = picked(entry(x, "j"));
    Written local = local(q, w, "ij");
    return List.of(
        product(w, x, q),
        line(Entrywise.CHAIN, top, summed(times(partial(q, "k"), local))),
        line(Entrywise.LOCAL, local, picked),
        line(
            Entrywise.INDICATOR,
            top,
            summed(times(at(upstream, q, "k"), picked)),
            beside(at(upstream, q, "i"), entry(x, "j"))));
  }

  private List<TensorLine> ofVector(Gate w, Gate x, Gate q, TensorTerm upstream) {
    Written top = partial(x, "i");
    Written local = local(q, x, "i");
    return List.of(
        product(w, x, q),
        line(Entrywise.CHAIN, top, summed(times(partial(q, "k"), local))),
        line(Entrywise.LOCAL, local, entry(w, "ki")),
        line(Entrywise.ENTRIES, top, summed(beside(at(upstream, q, "k"), entry(w, "ki")))));
  }

  /// `q_k = Σ_j W_kj x_j`.
  private TensorLine product(Gate w, Gate x, Gate q) {
    return line(Entrywise.ENTRIES, entry(q, "k"), sum(w, x));
  }

  private Written sum(Gate w, Gate x) {
    Written sum = sign("j");
    return sum.then("", "", beside(entry(w, "kj"), entry(x, "j")));
  }

  private static TensorLine line(Entrywise rule, Written... sides) {
    List<String> text = new ArrayList<>();
    List<String> latex = new ArrayList<>();
    for (Written side : sides) {
      text.add(side.text());
      latex.add(side.latex());
    }
    return new TensorLine(List.of(rule), text, latex, "", "");
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

  private Written entry(Gate gate, String index) {
    return writer(values.name(gate).orElseThrow(), index);
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

  private Optional<Written> product(TensorTerm gradient, String index) {
    if (gradient.addends().size() != 1) return Optional.empty();
    Monomial only = gradient.addends().getFirst();
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
