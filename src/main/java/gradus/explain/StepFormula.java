package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Messages;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// What a step of tensors or at a fork does, where a line of text would be a list of numbers: in
/// formulas of two lines each, in symbols and under them in numbers.
///
/// @param lead words before them; empty for none
/// @param parts one for each operand that gets something, those at forks first
/// @param remarks what a careful reader should notice
/// @param lines how many the highest tensor has
public record StepFormula(String lead, List<Stacked> parts, List<String> remarks, int lines) {
  public StepFormula {
    parts = List.copyOf(parts);
    remarks = List.copyOf(remarks);
  }

  /// A formula.
  ///
  /// @param symbols empty where there is nothing but a name and what it comes to
  /// @param numbers the same with the numbers in it
  /// @param result in place of the numbers where there is no room for them
  /// @param end what the symbols come to, which at a fork is what is added; often the result
  public record Stacked(
      List<Piece> symbols, List<Piece> numbers, List<Piece> result, List<Piece> end) {
    public Stacked {
      end = List.copyOf(end);
      symbols = List.copyOf(symbols);
      numbers = List.copyOf(numbers);
      result = List.copyOf(result);
    }

    /// Where the symbols come to the result.
    public Stacked(List<Piece> symbols, List<Piece> numbers, List<Piece> result) {
      this(symbols, numbers, result, result);
    }

    /// Whether the numbers name what they are about again, as those of a fork do, and are an
    /// equation of their own.
    public boolean isNamedAgain() {
      return !symbols.isEmpty() && !SIGNS.contains(numbers.getFirst().latex());
    }

    /// What a fork adds up to, which only the numbers say; of anything else the rule.
    public Stacked sum() {
      return isNamedAgain() ? new Stacked(List.of(), result, result) : rule();
    }

    /// The symbols and what comes out of them, in a line; at a fork the sum is left out.
    public Stacked rule() {
      if (symbols.isEmpty()) return this;
      List<Piece> line = new ArrayList<>(symbols);
      line.addAll(end.subList(end.indexOf(DOTS) + 1, end.size()));
      return new Stacked(List.of(), line, line);
    }

    /// What it is about and what comes out.
    public List<Piece> outcome() {
      if (symbols.isEmpty() || isNamedAgain()) return result;
      List<Piece> outcome = new ArrayList<>(List.of(symbols.getFirst()));
      outcome.addAll(result.subList(result.indexOf(DOTS) + 1, result.size()));
      return outcome;
    }
  }

  /// Of step `n`; empty where its sentence says it as well in a line.
  public static Optional<StepFormula> of(Steps steps, int n, Manner manner) {
    boolean symbolic = steps.trace().isSymbolic();
    return symbolic ? Optional.empty() : new Builder(steps, n, manner).formula();
  }

  /// What numbers begin with that go on behind their symbols.
  private static final Set<String> SIGNS = Set.of("=", "\\approx", "\\mathrel{+}=");

  /// For factors that are not written.
  private static final Piece DOTS = Piece.of("\\ldots");

  private record Builder(Steps steps, int n, Manner manner) {
    private Trace trace() {
      return steps.trace();
    }

    private Moment now() {
      return steps.moment(n);
    }

    Optional<StepFormula> formula() {
      ComputationGraph graph = trace().graph();
      return switch (steps.step(n)) {
        case Step.Start s ->
            graph.blanks().isEmpty()
                ? listed(
                    "explain.start", graph.inputs().stream(), Gate::literal, this::name, Role.VALUE)
                : Optional.empty();
        case Step.ForwardPass f ->
            listed(
                "explain.forward",
                Stream.of(graph.output()),
                g -> trace().value(g).orElse(null),
                this::name,
                Role.VALUE);
        case Step.BackwardPass b ->
            listed(
                "explain.backward",
                graph.inputs().stream(),
                g -> trace().gradient(g).orElse(null),
                this::gradient,
                Role.DOWNSTREAM);
        case Step.Seed s ->
            listed(
                "explain.seed",
                Stream.of(s.gate()),
                g -> trace().gradient(g).orElse(null),
                this::gradient,
                Role.UPSTREAM);
        case Step.Compute c ->
            isTensor(c.gate())
                ? made(new Story(trace(), c.gate(), now(), manner).rule(), c.gate())
                : Optional.empty();
        case Step.Gather g ->
            isTensor(g.series().result())
                ? made(
                    new SeriesStory(trace(), g.series(), now(), manner).rule(), g.series().result())
                : Optional.empty();
        case Step.Pull p -> {
          Telling telling = Telling.of(trace(), p.gate(), manner);
          yield handed(p.wires(), telling, new Products(telling)::chain);
        }
        case Step.Spread s -> {
          Telling telling = Telling.of(trace(), s.series(), manner);
          SeriesStory story = new SeriesStory(trace(), s.series(), now(), manner);
          yield handed(s.wires(), telling, story::chain);
        }
        case Step.Part p -> part(p);
        case Step.Accumulate a -> {
          Telling telling = Telling.of(trace(), a.wire().target(), manner);
          yield handed(List.of(a.wire()), telling, new Products(telling)::chain);
        }
      };
    }

    private String name(Gate gate) {
      return Telling.of(trace(), gate, manner).latex(gate);
    }

    private String gradient(Gate gate) {
      return Telling.of(trace(), gate, manner).gradient(gate);
    }

    /// Names and what they come to, where one of them is no number.
    private Optional<StepFormula> listed(
        String lead,
        Stream<Gate> gates,
        Function<Gate, Tensor> amount,
        Function<Gate, String> name,
        Role role) {
      List<Gate> known = gates.filter(g -> amount.apply(g) != null).toList();
      if (known.stream().allMatch(g -> amount.apply(g).shape().isScalar())) return Optional.empty();
      List<Stacked> parts = new ArrayList<>();
      for (Gate gate : known) {
        var digits = manner.amounts(trace().graph().digits(gate, manner.numbers()));
        List<Piece> pieces =
            List.of(
                Piece.of(name.apply(gate), role == Role.VALUE ? Role.PLAIN : role),
                Piece.of("="),
                Piece.of(digits.latex(Amount.of(amount.apply(gate), false)), role));
        parts.add(new Stacked(List.of(), pieces, pieces));
      }
      String words = Messages.text(manner.locale(), lead);
      return told(words, parts, known.stream().map(Gate::shape));
    }

    private Optional<StepFormula> told(String lead, List<Stacked> parts, Stream<Shape> shapes) {
      int lines = shapes.mapToInt(manner.excerpt()::lines).max().orElse(1);
      return Optional.of(new StepFormula(lead, parts, Sentences.remarks(steps, n, manner), lines));
    }

    private boolean isTensor(Gate gate) {
      return around(gate).anyMatch(s -> !s.isScalar());
    }

    private Stream<Shape> around(Gate gate) {
      return Stream.concat(
          Stream.of(gate.shape()),
          trace().graph().operands(gate).stream().map(w -> w.source().shape()));
    }

    /// A rule as it is told: what it is and the rule, then what that comes to.
    private Optional<StepFormula> made(Passage.Line rule, Gate gate) {
      List<Piece> all = rule.pieces();
      int symbols = Story.isCalledByRule(gate) ? 1 : 2;
      List<Piece> numbers = all.subList(symbols, all.size());
      List<Piece> result =
          numbers.size() < 2 ? numbers : List.of(Piece.of("="), DOTS, numbers.getLast());
      List<Stacked> parts = new ArrayList<>();
      parts.add(new Stacked(all.subList(0, symbols), numbers, result));
      trace()
          .tangents()
          .map(t -> new TangentSentences(t, manner).formula(gate))
          .ifPresent(parts::add);
      return told("", parts, around(gate));
    }

    /// What operands get, if one of them is a tensor or gets more than this.
    private Optional<StepFormula> handed(
        List<Wire> all, Telling telling, Function<Wire, List<Passage>> chain) {
      List<Wire> wires =
          all.stream()
              .filter(w -> !Telling.isLabel(w))
              .sorted(Comparator.comparing(w -> !isFork(w)))
              .toList();
      boolean line = wires.stream().allMatch(w -> Telling.isScalar(w) && !isFork(w));
      if (line) return Optional.empty();
      List<Stacked> parts = new ArrayList<>();
      for (int i = 0; i < wires.size(); i++) {
        Wire wire = wires.get(i);
        Gate source = wire.source();
        boolean last =
            wires.subList(i + 1, wires.size()).stream().noneMatch(w -> w.source() == source);
        parts.add(handed(wire, telling, chain.apply(wire), last));
      }
      return told(
          "",
          parts,
          wires.stream().flatMap(w -> Stream.of(w.source().shape(), w.target().shape())));
    }

    private boolean isFork(Wire wire) {
      return trace().branches(wire.source()).size() > 1;
    }

    /// What comes along a wire.
    ///
    /// @param sum whether it tells what it adds up to: of an operand that is one more than once the
    ///   last does
    private Stacked handed(Wire wire, Telling telling, List<Passage> chain, boolean sum) {
      List<Passage.Line> lines = lines(chain);
      List<Piece> target = List.of(Piece.of(telling.gradient(wire.source()), Role.DOWNSTREAM));
      List<Piece> numbers = lines.getLast().pieces();
      boolean both = lines.size() > 1;
      boolean symbolic = both && !saysTheSame(lines.getFirst().pieces(), numbers);
      if (both && !symbolic) numbers = behind(lines.getFirst().pieces(), numbers);
      List<Piece> symbols = symbolic ? lines.getFirst().pieces() : target;
      if (!isFork(wire) || !trace().isAdded(wire, now())) {
        boolean line = !symbolic && Telling.isScalar(wire);
        if (line) return inLine(target.getFirst(), numbers);
        return new Stacked(symbols, numbers, shortened(numbers));
      }
      // In numbers a fork has its sum, above which a product of numbers has still room.
      List<Piece> above = new ArrayList<>(symbols);
      if (Telling.isScalar(wire)) above.addAll(numbers);
      if (!sum) return share(symbols, numbers, above, Telling.isScalar(wire));
      Forks forks = new Forks(telling, now());
      return new Stacked(
          above,
          forks.shares(wire.source()).pieces(),
          forks.running(wire),
          Telling.isScalar(wire) ? List.of() : shortened(numbers));
    }

    /// What comes along a wire without what it adds up to.
    private static Stacked share(
        List<Piece> symbols, List<Piece> numbers, List<Piece> line, boolean scalar) {
      if (!scalar) return new Stacked(symbols, numbers, shortened(numbers));
      return inLine(line.getFirst(), line.subList(1, line.size()));
    }

    private static Stacked inLine(Piece target, List<Piece> numbers) {
      List<Piece> line = new ArrayList<>(List.of(target));
      line.addAll(numbers);
      return new Stacked(List.of(), line, List.of(target, numbers.getFirst(), numbers.getLast()));
    }

    /// Whether the numbers begin as the symbols go on: those of a sum are 1 · 1 = 1.
    private static boolean saysTheSame(List<Piece> symbols, List<Piece> numbers) {
      int size = symbols.size();
      // Their signs tell that something is added and what that comes to.
      return numbers.size() >= size
          && (size < 2
              || latex(symbols.subList(2, size)).equals(latex(numbers.subList(1, size - 1))));
    }

    private static List<String> latex(List<Piece> pieces) {
      return pieces.stream().map(Piece::latex).toList();
    }

    /// `= … = −4`: of what is multiplied nothing. What begins with a name is short already.
    private static List<Piece> shortened(List<Piece> numbers) {
      int size = numbers.size();
      if (size < 4 || numbers.getFirst().role() != Role.PLAIN) return numbers;
      return List.of(numbers.getFirst(), DOTS, numbers.get(size - 2), numbers.getLast());
    }

    /// The numbers with the sign that the symbols have before them, which are left out.
    private static List<Piece> behind(List<Piece> symbols, List<Piece> numbers) {
      List<Piece> own = new ArrayList<>(numbers);
      if (symbols.size() > 1) own.set(0, symbols.get(1));
      return own;
    }

    private static List<Passage.Line> lines(List<Passage> passages) {
      return passages.stream()
          .filter(Passage.Line.class::isInstance)
          .map(Passage.Line.class::cast)
          .toList();
    }

    private Optional<StepFormula> part(Step.Part step) {
      Wire wire = step.wire();
      if (Telling.isLabel(wire) || Telling.isScalar(wire)) return Optional.empty();
      Telling telling = Telling.of(trace(), wire.target(), manner);
      Products products = new Products(telling);
      Stream<Shape> shapes = Stream.of(wire.source().shape(), wire.target().shape());
      return switch (step.factor()) {
        case UPSTREAM -> told("", List.of(alone(products.upstream())), shapes);
        case LOCAL ->
            told("", List.of(alone(new LocalLine(telling).of(wire, true).pieces())), shapes);
        case PRODUCT ->
            told("", List.of(handed(wire, telling, products.chain(wire), true)), shapes);
      };
    }

    private static Stacked alone(List<Piece> pieces) {
      return new Stacked(List.of(), pieces, pieces);
    }
  }
}
