package gradus.network.drawing;

import gradus.explain.Manner;
import gradus.explain.entry.EntryStory;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.network.Activation;
import gradus.network.Bias;
import gradus.network.Connection;
import gradus.network.Network;
import gradus.network.Unit;
import gradus.network.WireEntry;
import gradus.op.Local;
import gradus.op.Origin;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a neuron or a line of a network says when it is asked: the sum and the slope of a neuron
/// with its numbers, the two factors of a weight's gradient. What is not known at the moment is
/// told in names alone. In forward mode it says tangents where it says gradients else.
public final class NeuronStory {
  /// Of a longer sum the first three terms and the last are told.
  private static final int MOST_TERMS = 6;

  private static final int FIRST = 3;

  private final Network network;
  private final ComputationGraph graph;
  private final Trace trace;
  private final Moment now;
  private final Numbers usual;
  private final Signs signs;
  private final Manner manner;

  private NeuronStory(NetworkPicture picture, int step) {
    network = picture.network();
    graph = network.graph();
    trace = picture.steps().trace();
    now = picture.steps().moment(step);
    usual = picture.numbers();
    signs = picture.options().signs();
    manner = new Manner(picture.locale(), usual, signs);
  }

  /// What a node says after a step.
  public static List<Passage.Line> of(NetworkPicture picture, NetworkNode node, int step) {
    NeuronStory story = new NeuronStory(picture, step);
    return node.unit()
        .filter(unit -> unit.sum().isPresent())
        .map(unit -> story.neuron(unit, node))
        .orElseGet(() -> story.number(node.number()));
  }

  /// What a line says after a step; nothing of one without a weight.
  public static List<Passage.Line> of(NetworkPicture picture, NetworkLine line, int step) {
    return line.weight().isEmpty()
        ? List.of()
        : new NeuronStory(picture, step).line(line, line.weight().get());
  }

  /// What a line brings to the gradient of its weight at the end: upstream times input.
  public static OptionalDouble share(NetworkPicture picture, NetworkLine line) {
    NeuronStory story = new NeuronStory(picture, picture.steps().last());
    Optional<WireEntry> sum = line.to().unit().flatMap(Unit::sum);
    if (sum.isEmpty() || line.weight().isEmpty()) return OptionalDouble.empty();
    Optional<Double> upstream = story.gradient(sum.get());
    Optional<Double> input = story.input(line);
    if (upstream.isEmpty() || input.isEmpty()) return OptionalDouble.empty();
    double share = upstream.get() * input.get();
    return OptionalDouble.of(line.isNegative() ? -share : share);
  }

  private Optional<Double> value(WireEntry number) {
    return trace.value(number.gate(), now).map(t -> t.get(number.entry()));
  }

  /// Only once all of it has arrived.
  private Optional<Double> gradient(WireEntry number) {
    return trace.isPartial(number.gate(), now)
        ? Optional.empty()
        : trace.gradient(number.gate(), now).map(t -> t.get(number.entry()));
  }

  /// What a line multiplies its weight by: 1 from the +1.
  private Optional<Double> input(NetworkLine line) {
    return line.from().map(from -> value(from.number())).orElse(Optional.of(1.0));
  }

  /// Forward mode carries tangents, and no gradients.
  private boolean isForward() {
    return trace.tangents().isPresent();
  }

  /// How a number moves with the one that forward mode is about, once it has a value.
  private Optional<Passage.Line> tangent(WireEntry number) {
    return isForward() && value(number).isPresent()
        ? EntryStory.ofTangent(trace, new GateEntry(number.gate(), number.entry()), manner)
            .map(EntryStory::line)
        : Optional.empty();
  }

  private StoryLine begun() {
    return new StoryLine(graph, usual, signs);
  }

  /// What a node without a sum of its own says: its number, and its gradient. What stands behind
  /// the neurons says what they are made of.
  private List<Passage.Line> number(WireEntry number) {
    List<Passage.Line> lines = new ArrayList<>();
    if (number.gate().isOperation()) {
      GateEntry entry = new GateEntry(number.gate(), number.entry());
      if (value(number).isPresent()) {
        boolean named = isNamed(number);
        EntryStory.ofValue(trace, entry, List.of(), manner)
            .ifPresent(s -> lines.add(named ? s.line() : inNumbers(s.line())));
      }
      if (gradient(number).isPresent()) {
        EntryStory.ofGradient(trace, entry, now, manner)
            .ifPresent(s -> lines.add(isRead(number) ? s.line() : inNumbers(s.line())));
      }
      tangent(number).ifPresent(lines::add);
      return lines;
    }
    value(number)
        .ifPresent(v ->
            lines.add(begun().name(number).equals().number(v, usual, Role.VALUE, true).line()));
    gradient(number)
        .filter(g -> !number.gate().isConstant())
        .ifPresent(g ->
            lines.add(
                begun().gradient(number).equals().number(g, usual, Role.DOWNSTREAM, true).line()));
    tangent(number).ifPresent(lines::add);
    return lines;
  }

  /// Whether all that it is made of has a name in the picture.
  private boolean isNamed(WireEntry number) {
    return new EntryParts(trace)
        .ofValue(number.gate(), number.entry()).stream()
            .flatMap(t -> t.cells().stream())
            .map(GateEntry::gate)
            .allMatch(g -> g.isConstant() || g.name() != null);
  }

  /// Whether all that reads it has.
  private boolean isRead(WireEntry number) {
    return graph.consumers(number.gate()).stream().allMatch(w -> w.target().name() != null);
  }

  /// Without what is only there to name it.
  private static Passage.Line inNumbers(Passage.Line line) {
    List<Piece> pieces = new ArrayList<>(List.of(line.pieces().getFirst()));
    line.pieces().stream().skip(1).filter(p -> p.role() != Role.PLAIN).forEach(pieces::add);
    return new Passage.Line(pieces, line.text());
  }

  /// A term of a sum.
  private record Term(
      Optional<WireEntry> weight, WireEntry input, boolean isNegative, List<Double> numbers) {}

  private List<Term> terms(Unit unit, int column) {
    List<Term> terms = new ArrayList<>();
    for (Connection c : unit.connections()) {
      WireEntry input = network.columns().get(column - 1).number(c.from());
      terms.add(
          new Term(
              Optional.of(c.weight()),
              input,
              c.isNegative(),
              List.of(value(c.weight()).orElse(Double.NaN), value(input).orElse(Double.NaN))));
    }
    if (unit.bias().isPresent()) {
      Bias bias = unit.bias().get();
      terms.add(
          new Term(
              Optional.empty(),
              bias.number(),
              bias.isNegative(),
              List.of(value(bias.number()).orElse(Double.NaN))));
    }
    return terms;
  }

  private List<Passage.Line> neuron(Unit unit, NetworkNode node) {
    WireEntry sum = unit.sum().orElseThrow();
    List<Passage.Line> lines = new ArrayList<>();
    lines.addAll(sum(unit, sum, terms(unit, node.column())));
    tangent(sum).ifPresent(lines::add);
    unit.activation().ifPresent(f -> lines.addAll(bent(f, sum, unit.shown())));
    if (unit.activation().isEmpty()) {
      gradient(sum)
          .ifPresent(g ->
              lines.add(
                  begun().gradient(sum).equals().number(g, usual, Role.UPSTREAM, true).line()));
    }
    return lines;
  }

  /// z = w x + b, and the same in numbers.
  private List<Passage.Line> sum(Unit unit, WireEntry sum, List<Term> terms) {
    StoryLine names = begun().name(sum).equals();
    for (int i = 0; i < terms.size(); i++) {
      if (skips(i, terms.size(), names)) continue;
      Term term = terms.get(i);
      between(names, term, i == 0);
      term.weight.ifPresent(w -> {
        names.name(w);
        names.add("\\,", " ", Role.PLAIN);
      });
      names.name(term.input);
    }
    Optional<Double> result = value(sum);
    if (result.isEmpty()) return List.of(names.line());
    boolean whole = terms.size() <= MOST_TERMS;
    Equation equation =
        whole
            ? Equation.uneven(
                usual,
                new Equation.Side(
                    terms.stream().flatMap(t -> t.numbers.stream()).map(Tensor::scalar).toList(),
                    printed -> Tensor.scalar(added(terms, printed)),
                    Tensor.scalar(result.get())))
            : new Equation(usual, true);
    StoryLine numbers = begun().name(sum).equals();
    for (int i = 0; i < terms.size(); i++) {
      if (skips(i, terms.size(), numbers)) continue;
      Term term = terms.get(i);
      between(numbers, term, i == 0);
      boolean first = i == 0 && !term.isNegative;
      numbers.number(term.numbers.getFirst(), equation.numbers(), Role.PLAIN, first);
      if (term.numbers.size() == 1) continue;
      numbers.times();
      numbers.number(term.numbers.getLast(), equation.numbers(), Role.VALUE, false);
    }
    numbers.equals(equation).number(result.get(), equation.result(), Role.VALUE, true);
    return List.of(names.line(), numbers.line());
  }

  private static double added(List<Term> terms, List<Tensor> printed) {
    double sum = 0;
    int at = 0;
    for (Term term : terms) {
      double product = 1;
      for (int k = 0; k < term.numbers.size(); k++) {
        product *= printed.get(at++).item();
      }
      sum += term.isNegative ? -product : product;
    }
    return sum;
  }

  private static void between(StoryLine draft, Term term, boolean first) {
    if (!first) {
      draft.sign(term.isNegative ? "-" : "+", term.isNegative ? "−" : "+");
    } else if (term.isNegative) {
      draft.add("-", "−", Role.PLAIN);
    }
  }

  /// Whether a term of a long sum is left out; dots stand for the first that is.
  private static boolean skips(int i, int count, StoryLine draft) {
    if (count <= MOST_TERMS || i < FIRST || i == count - 1) return false;
    int left = count - 1 - FIRST;
    if (i == FIRST) {
      draft.add("+ \\overset{" + left + "}{\\cdots}", " + … (" + left + ")", Role.PLAIN);
    }
    return true;
  }

  /// a = f(z), the slope there, and what comes back to the sum.
  private List<Passage.Line> bent(Activation f, WireEntry sum, WireEntry shown) {
    List<Passage.Line> lines = new ArrayList<>();
    Optional<Double> z = value(sum);
    Optional<Double> a = value(shown);
    StoryLine value = begun().name(shown).equals();
    called(value, f);
    value.name(sum).add(")", ")", Role.PLAIN);
    if (z.isPresent() && a.isPresent()) {
      Equation equation =
          Equation.uneven(
              usual,
              new Equation.Side(
                  List.of(Tensor.scalar(z.get())),
                  printed -> Tensor.scalar(applied(f, printed.getFirst().item())),
                  Tensor.scalar(a.get())));
      value.equals();
      called(value, f);
      value.number(z.get(), equation.numbers(), Role.VALUE, true).add(")", ")", Role.PLAIN);
      value.equals(equation).number(a.get(), equation.result(), Role.VALUE, true);
    }
    lines.add(value.line());
    Optional<Double> slope = z.isPresent() ? Optional.of(slope(f, sum)) : Optional.empty();
    StoryLine local = begun();
    local.local(shown, sum);
    slope.ifPresent(s -> local.equals().number(s, usual, Role.LOCAL, true));
    lines.add(local.line());
    if (isForward()) {
      tangent(shown).ifPresent(lines::add);
      return lines;
    }
    Optional<Double> upstream = gradient(shown);
    Optional<Double> back = gradient(sum);
    StoryLine chain = begun().gradient(sum).equals().gradient(shown).times();
    chain.local(shown, sum);
    if (upstream.isPresent() && back.isPresent() && slope.isPresent()) {
      Equation equation = product(upstream.get(), slope.get(), back.get());
      chain
          .equals()
          .number(upstream.get(), equation.numbers(), Role.UPSTREAM, true)
          .times()
          .number(slope.get(), equation.numbers(), Role.LOCAL, false)
          .equals(equation)
          .number(back.get(), equation.result(), Role.DOWNSTREAM, true);
    }
    lines.add(chain.line());
    return lines;
  }

  /// Upstream times local is downstream, or its opposite.
  private Equation product(double upstream, double local, double downstream) {
    return Equation.uneven(
        usual,
        new Equation.Side(
            List.of(Tensor.scalar(upstream), Tensor.scalar(local)),
            printed -> Tensor.scalar(printed.get(0).item() * printed.get(1).item()),
            Tensor.scalar(downstream)));
  }

  /// The function up to what it is applied to.
  private void called(StoryLine draft, Activation f) {
    if (f.gates().size() == 1 && f.last().op().operands().size() == 2) {
      draft.add("\\max(0, ", "max(0, ", Role.PLAIN);
      return;
    }
    String sign = f.sign(Signs.TEXTBOOK);
    String latex =
        switch (sign) {
          case "σ" -> "\\sigma";
          case "tanh" -> "\\tanh";
          default -> "\\mathrm{" + sign.replaceAll("[^A-Za-z0-9]", "") + "}";
        };
    draft.add(latex + "(", sign + "(", Role.PLAIN);
  }

  private double applied(Activation f, double z) {
    Tensor last = Tensor.scalar(z);
    for (Gate gate : f.gates()) {
      Tensor before = last;
      List<Tensor> in =
          graph.operands(gate).stream()
              .map(w -> w.source().isConstant() ? w.source().literal() : before)
              .toList();
      last = gate.op().value(in, gate.attributes());
    }
    return last.item();
  }

  private double slope(Activation f, WireEntry sum) {
    double slope = 1;
    for (Gate gate : f.gates()) {
      if (gate.op().origin() instanceof Origin.Function) {
        // What takes numbers one by one has no local gradient of all of them at once.
        List<Tensor> z = List.of(Tensor.scalar(value(sum).orElseThrow()));
        Local one = new Local(z, gate.op().value(z), Tensor.ones(Shape.SCALAR), new int[0]);
        slope *= gate.op().pull(0, one).item();
        continue;
      }
      Wire wire =
          graph.operands(gate).stream()
              .filter(w -> !w.source().isConstant())
              .findFirst()
              .orElseThrow();
      Tensor local = trace.localGradient(wire).orElseThrow();
      slope *= local.get(local.size() == 1 ? 0 : sum.entry());
    }
    return slope;
  }

  /// ∂L/∂w = upstream · input, and where the weight is used more than once the sum of all.
  private List<Passage.Line> line(NetworkLine line, WireEntry weight) {
    WireEntry sum = line.to().unit().flatMap(Unit::sum).orElseThrow();
    List<Passage.Line> lines = new ArrayList<>();
    StoryLine size = begun().name(weight);
    if (weight.gate().isInput()) {
      value(weight).ifPresent(v -> size.equals().number(v, usual, Role.VALUE, true));
    }
    lines.add(size.line());
    if (weight.gate().isConstant()) return lines;
    if (isForward()) {
      tangent(weight).ifPresent(lines::add);
      line.from().flatMap(from -> tangent(from.number())).ifPresent(lines::add);
      return lines;
    }
    Optional<Double> upstream = gradient(sum);
    Optional<Double> input = input(line);
    Optional<Double> total = gradient(weight);
    boolean alone = network.isUsedOnce(weight);
    StoryLine draft = begun();
    if (alone) {
      draft.gradient(weight).equals();
    } else {
      draft.add("\\Delta", "Δ ", Role.PLAIN).gradient(weight).equals();
    }
    if (line.isNegative()) draft.add("-", "−", Role.PLAIN);
    draft.gradient(sum).times();
    line.from()
        .ifPresentOrElse(from -> draft.name(from.number()), () -> draft.add("1", "1", Role.PLAIN));
    if (upstream.isPresent() && input.isPresent()) {
      double back = upstream.get() * input.get() * (line.isNegative() ? -1 : 1);
      Equation equation = product(upstream.get(), input.get(), upstream.get() * input.get());
      draft.equals();
      if (line.isNegative()) draft.add("-", "−", Role.PLAIN);
      draft
          .number(upstream.get(), equation.numbers(), Role.UPSTREAM, !line.isNegative())
          .times()
          .number(input.get(), equation.numbers(), Role.VALUE, false)
          .equals(equation)
          .number(back, equation.result(), Role.DOWNSTREAM, true);
    }
    lines.add(draft.line());
    if (!alone && total.isPresent()) {
      StoryLine all = begun().gradient(weight).equals();
      all.add("\\Sigma\\,", "Σ ", Role.PLAIN).add("\\Delta", "Δ", Role.PLAIN).equals();
      lines.add(all.number(total.get(), usual, Role.DOWNSTREAM, true).line());
    }
    return lines;
  }
}
