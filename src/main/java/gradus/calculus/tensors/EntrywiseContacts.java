package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.entries;
import static gradus.calculus.tensors.EntryWriter.times;
import static gradus.calculus.tensors.EntryWriter.total;

import gradus.calculus.formulas.EntryForm;
import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorTerm;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.Contact.Selected;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Span;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Which entries of a wire a variable touches through functions of single entries, `y_k =
/// tanh(x_k)`, `∂y_k/∂x_i = 1[k = i] (1 − y_i²)`, or through a sum over all of them, `s = Σ_k w_k
/// x_k`, `∂s/∂x_i = w_i`.
final class EntrywiseContacts {
  private static final Set<Op> TOTALS =
      Set.of(Ops.SUM, Ops.MEAN, Ops.DOT, Ops.MATMUL, Ops.SQUARED_NORM, Ops.NORM);

  /// Where uses of a variable lead, and the gates between.
  private record Way(Gate end, List<Wire> uses, Set<Gate> between) {}

  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final EntryWriter cells;

  EntrywiseContacts(
      ComputationGraph graph, TensorValues values, TensorWriter writer, EntryWriter cells) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    this.cells = cells;
  }

  /// All uses of a variable, the wires nearest to the output first; none where one of them leads to
  /// something else.
  List<Contact> of(Gate wrt) {
    List<Contact> contacts = new ArrayList<>();
    for (Way way : ways(graph, wrt)) {
      Optional<TensorTerm> slope =
          values.name(way.end).isPresent() ? slope(way, wrt) : Optional.empty();
      if (slope.isEmpty() || slope.get().addends().isEmpty()) return List.of();
      contacts.add(contact(way, wrt, slope.get()));
    }
    contacts.sort(Comparator.comparing(contact -> -contact.q().id()));
    return contacts;
  }

  /// The wires that are to have a name where the program has none for them.
  static List<Gate> unnamed(ComputationGraph graph, TensorValues values, Gate wrt) {
    return ways(graph, wrt).stream()
        .map(Way::end)
        .filter(g -> g != graph.output() && values.name(g).isEmpty())
        .toList();
  }

  private static List<Way> ways(ComputationGraph graph, Gate wrt) {
    boolean told =
        (wrt.shape().isVector() || wrt.shape().isMatrix()) && graph.output().shape().size() == 1;
    if (!told) return List.of();
    Map<Gate, Way> ways = new LinkedHashMap<>();
    for (Wire use : graph.consumers(wrt)) {
      List<Gate> on = along(graph, use);
      if (on.isEmpty()) return List.of();
      Gate end = on.getLast();
      Way way = ways.computeIfAbsent(end, e -> new Way(e, new ArrayList<>(), new HashSet<>()));
      way.uses.add(use);
      way.between.addAll(on);
    }
    return List.copyOf(ways.values());
  }

  /// The gates without a name that a use leads through, the last of which has one or is read by
  /// more, or adds all entries up.
  private static List<Gate> along(ComputationGraph graph, Wire use) {
    List<Gate> on = new ArrayList<>();
    Shape shape = use.source().shape();
    Gate next = use.target();
    while (isTotal(graph, next, shape) || isEntrywise(next, shape) || isMultiple(graph, next)) {
      on.add(next);
      List<Wire> read = graph.consumers(next);
      if (isNamed(graph, next) || read.size() != 1) break;
      boolean added = on.stream().anyMatch(g -> isTotal(graph, g, shape));
      next = read.getFirst().target();
      if (added && !isMultiple(graph, next)) break;
    }
    return on;
  }

  private static boolean isNamed(ComputationGraph graph, Gate gate) {
    return gate.name() != null && graph.named(gate.name()).orElse(null) == gate;
  }

  /// Whether it is a number times one that is written, or that with its sign changed.
  private static boolean isMultiple(ComputationGraph graph, Gate gate) {
    if (!gate.shape().isScalar() || !gate.isOperation()) return false;
    List<Gate> of = graph.operands(gate).stream().map(Wire::source).toList();
    if (gate.op() == Ops.MULTIPLY) return of.stream().anyMatch(Gate::isConstant);
    return gate.op() == Ops.NEGATE || gate.op() == Ops.DIVIDE && of.get(1).isConstant();
  }

  private static boolean isEntrywise(Gate gate, Shape shape) {
    boolean each = gate.op().isElementwise() || gate.op() == Ops.WHERE;
    return each && gate.shape().equals(shape);
  }

  private static boolean isTotal(ComputationGraph graph, Gate gate, Shape shape) {
    return TOTALS.contains(gate.op())
        && gate.attributes().length == 0
        && gate.shape().isScalar()
        && graph.operands(gate).stream().allMatch(w -> w.source().shape().equals(shape));
  }

  /// What the end changes by with an entry, of one use after the other.
  private Optional<TensorTerm> slope(Way way, Gate wrt) {
    Pullbacks pullbacks = new Pullbacks(graph, values::of);
    Map<Gate, TensorTerm> pulled = new HashMap<>();
    pulled.put(way.end, TensorTerm.one(way.end.shape()));
    for (Gate gate : graph.gates().reversed()) {
      if (!way.between.contains(gate) || !pulled.containsKey(gate)) continue;
      for (Wire wire : graph.operands(gate)) {
        Gate source = wire.source();
        boolean through = source == wrt ? way.uses.contains(wire) : way.between.contains(source);
        if (!through) continue;
        Optional<TensorTerm> share = pullbacks.of(wire, pulled.get(gate));
        if (share.isEmpty()) return Optional.empty();
        pulled.merge(source, share.get(), TensorTerm::plus);
      }
    }
    return Optional.ofNullable(pulled.get(wrt));
  }

  private Contact contact(Way way, Gate wrt, TensorTerm slope) {
    boolean matrix = wrt.shape().isMatrix();
    String own = matrix ? "ij" : "i";
    boolean all = way.end.shape().isScalar();
    String indices = all ? "" : matrix ? "kl" : "k";
    boolean minus = slope.addends().size() == 1 && slope.addends().getFirst().number() < 0;
    TensorTerm plain = minus ? slope.scaled(-1) : slope;
    Expr typed = cells.at(slope.filled().expr(), own);
    Optional<Written> touched =
        all
            ? Optional.empty()
            : Optional.of(
                matrix
                    ? join(cells.indicator("ki"), cells.indicator("lj"))
                    : cells.indicator("ki"));
    Expr same = matrix ? times(cells.same("k", "i"), cells.same("l", "j")) : cells.same("k", "i");
    UnaryOperator<Expr> picked = g -> times(all ? g : cells.at(g, own), typed);
    return new Contact(
        way.uses,
        way.uses.getFirst(),
        way.end,
        indices,
        own,
        all
            ? written(multiple(way.end, wrt.shape()))
            : written(form(), values.made(way.end), wrt.shape(), indices),
        cells.at(values.made(way.end), indices),
        touched,
        factor(plain, own),
        TensorAlgebra.isSum(form().at(plain, own)),
        minus,
        all ? typed : times(same, typed),
        new Selected(Optional.empty(), all ? "" : own),
        all ? picked : g -> times(reached(g, wrt.shape()), typed),
        picked);
  }

  private Written join(Written a, Written b) {
    return a.then(" ", " \\, ", b);
  }

  /// All terms of a gradient that reach an entry, one of which is left.
  private Expr reached(Expr gradient, Shape shape) {
    if (shape.isVector()) return dot(gradient, cells.places(shape.size(), "i"));
    Expr place =
        TensorAlgebra.call(
            "outer", cells.places(shape.rows(), "i"), cells.places(shape.cols(), "j"));
    return total(entries(gradient, place));
  }

  private EntryForm form() {
    return writer.entryForm();
  }

  private Written written(EntryForm form, Expr of, Shape shape, String indices) {
    return written(form.at(of, shape, indices));
  }

  private Written written(Expr number) {
    return new Written(writer.text(number), writer.latex(number));
  }

  /// Empty where it is 1.
  private Optional<Written> factor(TensorTerm slope, String own) {
    boolean one =
        slope.isNumber()
            && slope.addends().size() == 1
            && slope.addends().getFirst().over().isEmpty()
            && slope.addends().getFirst().factors().isEmpty()
            && slope.addends().getFirst().number() == 1;
    if (one) return Optional.empty();
    Expr at = form().at(slope, own);
    return Optional.of(written(at));
  }

  /// `−Σ_k y_k log(p_k)`.
  private Expr multiple(Gate gate, Shape shape) {
    if (!isMultiple(graph, gate)) return writer.letter(sum(gate, shape));
    List<Gate> of = graph.operands(gate).stream().map(Wire::source).toList();
    if (gate.op() == Ops.NEGATE) {
      return new Expr.Negate(Span.NOWHERE, multiple(of.getFirst(), shape));
    }
    int number = of.get(0).isConstant() ? 0 : 1;
    Expr front = values.of(of.get(number));
    Expr rest = multiple(of.get(1 - number), shape);
    if (gate.op() == Ops.MULTIPLY) return TensorAlgebra.multiplied(front, rest, false);
    Written all = written(rest).bracketed();
    return TensorAlgebra.binary(Operator.DIVIDE, writer.letter(all), front);
  }

  /// `Σ_k w_k x_k`, `1/3 · Σ_k (x_k − m)²`, `sqrt(Σ_k x_k²)`.
  private Written sum(Gate all, Shape shape) {
    String indices = shape.isMatrix() ? "kl" : "k";
    List<Expr> operands =
        graph.operands(all).stream()
            .map(w -> form().at(values.of(w.source()), shape, indices))
            .toList();
    Op op = all.op();
    Expr each =
        operands.size() == 2
            ? TensorAlgebra.multiplied(operands.get(0), operands.get(1), false)
            : operands.getFirst();
    boolean squares = op == Ops.SQUARED_NORM || op == Ops.NORM;
    if (squares) each = TensorAlgebra.binary(Operator.POWER, each, TensorAlgebra.number(2));
    Written term = TensorAlgebra.isSum(each) ? written(each).bracketed() : written(each);
    Written sum = cells.sign(indices).then("", "", term);
    if (op == Ops.NORM) {
      return new Written("sqrt(" + sum.text() + ")", "\\sqrt{" + sum.latex() + "}");
    }
    if (op != Ops.MEAN) return sum;
    int count = shape.size();
    return new Written("1/" + count + " · ", "\\frac{1}{" + count + "} ").then("", "", sum);
  }
}
