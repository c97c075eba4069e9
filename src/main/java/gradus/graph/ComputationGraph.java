package gradus.graph;

import gradus.graph.place.Group;
import gradus.lang.IndexLetters;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.graph.DirectedAcyclicGraph;

/// An immutable graph of gates: operands by position and consumers in order. For the algorithms of
/// JGraphT it is a [DirectedAcyclicGraph] that allows parallel edges.
public final class ComputationGraph {
  /// Letters that by custom count something: 1 is no example of their value.
  private static final Set<String> COUNTS = Set.of("N", "n", "m");

  private static final List<String> LOSSES = List.of("L", "J", "E", "C", "loss", "cost", "ℒ");

  private final List<Gate> gates;
  private final List<List<Wire>> operands;
  private final List<List<Wire>> consumers;
  private final Map<String, Gate> names;
  private final Gate output;
  private final Program program;
  private final Set<String> used;
  private final WireNames before;
  private final Optional<Gate> undefined;
  private final boolean shaped;
  private final List<Wire> choices = new ArrayList<>();
  private final Tensor seed;
  private final int wires;

  /// By each of their gates.
  private final Map<Gate, Series> series;

  private WireNames given;
  private IndexLetters letters;

  /// Gates arrive in an order in which operands come before their users; `sources.get(g)` are the
  /// gates that gate `g` takes, in order.
  ComputationGraph(
      Program program,
      List<Gate> gates,
      List<List<Gate>> sources,
      Map<String, Gate> names,
      Set<String> used,
      Gate output,
      Folding folding) {
    this.program = program;
    this.used = Set.copyOf(used);
    this.before = WireNames.NONE;
    seed = null;
    undefined =
        gates.stream()
            .filter(g -> g.isOperation() && g.op().origin() instanceof Origin.Undefined)
            .findFirst();
    shaped = gates.stream().anyMatch(Gate::isShaped);
    this.gates = List.copyOf(gates);
    this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    this.output = output;
    operands = new ArrayList<>(gates.size());
    consumers = new ArrayList<>(gates.size());
    int made = 0;
    for (Gate gate : gates) {
      consumers.add(new ArrayList<>(2));
      List<Gate> from = sources.get(gate.id());
      Wire[] incoming = new Wire[from.size()];
      for (int i = 0; i < incoming.length; i++) {
        incoming[i] = new Wire(from.get(i), gate, i, made++);
        consumers.get(from.get(i).id()).add(incoming[i]);
      }
      operands.add(List.of(incoming));
    }
    consumers.replaceAll(List::copyOf);
    wires = made;
    for (Gate gate : gates) {
      int place = operands(gate).size();
      for (Gate chooser : gate.choosers()) {
        choices.add(new Wire(chooser, gate, place++, made++));
      }
    }
    series = Series.of(this, folding);
  }

  private ComputationGraph(ComputationGraph same, Set<String> used, WireNames before, Tensor seed) {
    this.seed = seed;
    program = same.program;
    gates = same.gates;
    names = same.names;
    this.used = used;
    output = same.output;
    undefined = same.undefined;
    shaped = same.shaped;
    choices.addAll(same.choices);
    wires = same.wires;
    operands = same.operands;
    consumers = same.consumers;
    series = same.series;
    this.before = before;
  }

  /// The same graph, in which wires without a name keep those they were given before.
  public ComputationGraph keeping(WireNames before) {
    return new ComputationGraph(this, used, before, seed);
  }

  /// The same graph as a part of a text that uses these names.
  ComputationGraph within(Set<String> names) {
    Set<String> all = new HashSet<>(used);
    all.addAll(names);
    return new ComputationGraph(this, Set.copyOf(all), before, seed);
  }

  /// The same graph whose backward pass starts with this gradient at the output: what arrives there
  /// from a loss that the graph does not show. Without one it starts with ones.
  ///
  /// @throws IllegalArgumentException where it has not the shape of the output
  public ComputationGraph seeded(Tensor gradient) {
    if (seedObjection(gradient).isPresent()) throw new IllegalArgumentException(output.key());
    return new ComputationGraph(this, used, before, gradient);
  }

  /// Why the backward pass cannot start with this gradient; empty where it can.
  public Optional<Problem> seedObjection(Tensor gradient) {
    Shape shape = output.shape();
    String name = called(output).orElse(output.key());
    if (shape == null || isSymbolic()) {
      return Optional.of(Problem.error(output.span(), "graph.seed.blank", name));
    }
    return gradient.shape().equals(shape)
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                output.span(),
                "graph.seed.shape",
                Numbers.exact(gradient),
                name,
                shape.isScalar() ? 1 : shape.size(),
                shape.toString()));
  }

  /// The gradient that was given for the output; empty where none was.
  public Optional<Tensor> seed() {
    return Optional.ofNullable(seed);
  }

  /// What wires without a name of their own are called. Found when it is first asked for: a million
  /// gates that nobody speaks of need no names.
  public synchronized WireNames given() {
    if (given == null) given = WireNames.of(gates, this::sources, used, before);
    return given;
  }

  /// Whether an input goes on by its entries or rows alone, each of which begins a wire.
  public boolean isTakenApart(Gate gate) {
    List<Wire> takers = consumers(gate);
    return gate.isInput()
        && !takers.isEmpty()
        && takers.stream().allMatch(w -> w.target().isTakenOut());
  }

  private List<Gate> sources(Gate gate) {
    return operands(gate).stream().map(Wire::source).toList();
  }

  /// What the wire that leaves a gate is called: the name the text gives it, else the one it was
  /// given; empty for a constant without a name.
  public Optional<String> called(Gate gate) {
    return gate.name() != null ? Optional.of(gate.name()) : given().of(gate.key());
  }

  /// All names that the text uses, those of functions and their parameters too.
  public Set<String> used() {
    return used;
  }

  /// Whether a name of the text is that of a vector or matrix.
  public boolean isTensor(String name) {
    Gate gate = names.get(name);
    return gate != null && gate.shape() != null && !gate.shape().isScalar();
  }

  /// What the natural logarithm is called in formulas about it: ln where the text writes so.
  public String logarithm() {
    return gates.stream().anyMatch(g -> g.isOperation() && g.op() == Ops.LN) ? "ln" : "log";
  }

  /// What counts entries in formulas about it.
  public IndexLetters indexLetters() {
    IndexLetters known = letters;
    if (known == null) {
      Set<String> all = new HashSet<>(used);
      gates.forEach(gate -> called(gate).ifPresent(all::add));
      known = IndexLetters.beside(all);
      letters = known;
    }
    return known;
  }

  /// Whether it is told about in symbols, as nothing has a value: some gate is a function that
  /// nobody defined, or the text gives shapes alone.
  public boolean isSymbolic() {
    return undefined.isPresent() || shaped;
  }

  /// Whether the text gives shapes in the place of numbers: every wire has its shape, and nothing
  /// is computed.
  public boolean isOfShapes() {
    return shaped;
  }

  /// The name of the function that nobody defined.
  public Optional<String> undefined() {
    return undefined.map(g -> g.op().name());
  }

  /// What the gradients of a graph are of that is symbolic or begins with a given gradient: its
  /// output where that has the name of a loss, else the loss that the output goes on into, L or
  /// another letter the text leaves free.
  public String loss() {
    boolean own = seed == null && output.name() != null && LOSSES.contains(output.name());
    return own
        ? output.name()
        : LOSSES.stream().filter(l -> !used.contains(l)).findFirst().orElse("L_0");
  }

  /// The graph as one of JGraphT, for its algorithms: made when it is asked for, as a pass over the
  /// gates needs no more than their order.
  public DirectedAcyclicGraph<Gate, Wire> dag() {
    // The default forbids parallel edges, and addEdge then returns null without a word.
    DirectedAcyclicGraph<Gate, Wire> dag = new DirectedAcyclicGraph<>(null, null, false, true);
    gates.forEach(dag::addVertex);
    for (List<Wire> incoming : operands) {
      incoming.forEach(wire -> dag.addEdge(wire.source(), wire.target(), wire));
    }
    return dag;
  }

  /// How many wires there are; their ids run from 0 to one less.
  public int wireCount() {
    return wires;
  }

  /// All gates, operands before users.
  public List<Gate> gates() {
    return gates;
  }

  /// What a gate takes, by position.
  public List<Wire> operands(Gate gate) {
    return operands.get(gate.id());
  }

  /// Who takes a gate's value, in the order of the gates.
  public List<Wire> consumers(Gate gate) {
    return consumers.get(gate.id());
  }

  /// Whether it is used for nothing but pointing at entries of another: its values are whole
  /// numbers.
  public boolean isLabel(Gate gate) {
    List<Wire> uses = consumers(gate);
    return (!uses.isEmpty() || !chosen(gate).isEmpty())
        && uses.stream().allMatch(w -> isLabelled(w.target(), w.index()));
  }

  private boolean isLabelled(Gate user, int operand) {
    return user.op() == Ops.COPY ? isLabel(user) : user.op().operand(operand).isLabel();
  }

  /// From where a gate is told which entries it takes: ways along which no value goes, and no wires
  /// of the graph.
  public List<Wire> choosers(Gate gate) {
    return choices.stream().filter(w -> w.target() == gate).toList();
  }

  /// To where a gate tells which entries to take, without its value going there.
  public List<Wire> chosen(Gate gate) {
    return choices.stream().filter(w -> w.source() == gate).toList();
  }

  /// How a gate's value is written where values are written like this: a label has no decimals.
  public Numbers digits(Gate gate, Numbers usual) {
    return isLabel(gate) ? usual.whole() : usual;
  }

  /// The sum or product of many terms that a gate is a part of and that is drawn as one gate.
  public Optional<Series> series(Gate gate) {
    return Optional.ofNullable(series.get(gate)).filter(s -> s.frame().isEmpty());
  }

  /// The innermost group drawn around a gate: its own, or that of an unfolded sum or product; null
  /// outside all.
  public Group frame(Gate gate) {
    return Optional.ofNullable(series.get(gate)).flatMap(Series::frame).orElse(gate.group());
  }

  /// Whether a gate's value is used more than once, so that its gradient is a sum.
  public boolean isFork(Gate gate) {
    return consumers.get(gate.id()).size() > 1;
  }

  /// Whether what a wire brings reaches its gate by another operand too, as x reaches x·x or
  /// x·g(x): the derivative through this operand is then only a part of the whole one.
  public boolean isShared(Wire wire) {
    return isShared(wire, operands(wire.target()));
  }

  /// The same of a term of a long sum or product, which reaches it by another term.
  public boolean isShared(Series series, Wire wire) {
    return isShared(wire, series.wires());
  }

  private boolean isShared(Wire wire, List<Wire> beside) {
    Set<Gate> seen = new HashSet<>();
    List<Gate> open = new ArrayList<>();
    for (Wire other : beside) {
      if (other != wire && !other.source().isConstant()) open.add(other.source());
    }
    while (!open.isEmpty()) {
      Gate next = open.removeLast();
      if (next == wire.source()) return true;
      // Operands come before their users, so that nothing earlier leads to the source.
      if (next.id() < wire.source().id() || !seen.add(next)) continue;
      operands(next).forEach(w -> open.add(w.source()));
    }
    return false;
  }

  /// The program text that a gate's span refers to.
  public String text(Gate gate) {
    return program.text().substring(gate.span().start(), gate.span().end());
  }

  /// What it was built of.
  public Program program() {
    return program;
  }

  /// The whole program text.
  public String text() {
    return program.text();
  }

  /// Beginning and end of the program text that a gate's span refers to, of a very long one only so
  /// much of each.
  public String text(Gate gate, int most) {
    int start = gate.span().start();
    int end = gate.span().end();
    if (end - start <= 2 * most) return text(gate);
    return program.text().substring(start, start + most)
        + " "
        + program.text().substring(end - most, end);
  }

  /// The gate whose value is differentiated.
  public Gate output() {
    return output;
  }

  /// Named gates in the order of the program.
  public Map<String, Gate> names() {
    return names;
  }

  public Optional<Gate> named(String name) {
    return Optional.ofNullable(names.get(name));
  }

  public List<Gate> inputs() {
    return gates.stream().filter(Gate::isInput).toList();
  }

  /// Inputs without a shape in a graph of shapes.
  public List<Problem> shapeless() {
    return blanks().stream()
        .filter(g -> g.shape() == null)
        .map(g ->
            Problem.error(
                g.span(), isLabel(g) ? "graph.shape.label" : "graph.shape.none", g.name()))
        .toList();
  }

  /// Why there are no numbers: shapes in their place, a function that nobody defined, or inputs
  /// without a value.
  public List<Problem> lacks() {
    if (shaped) {
      return gates.stream()
          .filter(Gate::isShaped)
          .limit(1)
          .map(g -> Problem.error(g.span(), "graph.shape.only", g.name(), g.shape().toString()))
          .toList();
    }
    return undefined
        .map(g -> List.of(Problem.error(g.span(), "graph.symbols", g.op().name())))
        .orElseGet(() ->
            blanks().stream()
                .map(b -> {
                  String key = COUNTS.contains(b.name()) ? "graph.blank.count" : "graph.blank";
                  return Problem.error(b.span(), key, b.name());
                })
                .toList());
  }

  /// Inputs that still need a value.
  public List<Gate> blanks() {
    return gates.stream().filter(g -> g.isInput() && g.literal() == null).toList();
  }
}
