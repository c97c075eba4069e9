package gradus.diagram;

import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.LocalText;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.picture.Caption;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is written at the wires of a graph: the numbers of its trace, or, where nothing has a
/// value, what they would be called.
record Writing(Trace trace, Numbers numbers, Signs signs) {
  private static final TextStyle LOCAL = new TextStyle(13, false, true);
  private static final TextStyle LOCAL_SYMBOL = TextStyle.name(13);

  /// Entries of a local gradient that are still written as numbers.
  private static final int MOST_ENTRIES = 6;

  /// What a gate's value is called.
  String name(Gate gate) {
    if (gate.isConstant()) return numbers.show(gate.literal().get(0));
    return Caption.cut(trace.graph().called(gate).map(TypesetName::text).orElse("·"));
  }

  /// The same as it stands at a wire.
  Caption caption(Gate gate) {
    if (gate.isConstant()) return Caption.of(name(gate), Label.NAME);
    return Label.caption(trace.graph().called(gate).orElse("·"), gate, Label.NAME);
  }

  /// What stands at the start of a wire.
  Caption start(Gate gate) {
    String name = gate.name() != null ? gate.name() : trace.graph().called(gate).orElse("·");
    return Label.caption(name, gate, Blueprint.NAME);
  }

  /// The same in the weight of its kind.
  private Ratios.Called called(Gate gate) {
    return new Ratios.Called(name(gate), !isNumber(gate));
  }

  /// What is differentiated is one number.
  private Ratios.Called loss() {
    return new Ratios.Called(TypesetName.text(trace.graph().loss()), false);
  }

  private boolean isLoss(Gate gate) {
    return loss().text().equals(name(gate));
  }

  /// A part's value, in symbols what an operation makes; empty where there is none.
  Optional<Block> value(ScenePart part) {
    Gate gate = part.gate();
    if (isOfShapes()) return Optional.of(shape(gate, Label.VALUE));
    if (trace.isSymbolic() && gate.isOperation()) {
      return Optional.of(Ratios.word(called(gate), Label.NAME));
    }
    Numbers digits = trace.graph().digits(part.carried(), numbers);
    return trace.value(gate).map(t -> Block.of(t, digits, Label.VALUE));
  }

  private boolean isOfShapes() {
    return trace.graph().isOfShapes();
  }

  /// What stands in the place of numbers where there are none: `96×27×27`, of a number 1.
  private static Ratios shape(Gate gate, TextStyle style) {
    Shape shape = gate.shape();
    String text = shape == null ? "?" : shape.isScalar() ? "1" : shape.toString();
    return Ratios.word(text, style);
  }

  /// A gate's gradient; empty while it has none, and of a class label, which has none at all.
  Optional<Block> gradient(Gate gate) {
    if (trace.tangents().isPresent() && !gate.isConstant() && !trace.graph().isLabel(gate)) {
      return trace.tangents().get().of(gate).map(t -> Block.of(t, numbers, Label.GRADIENT));
    }
    if (trace.isForwardAlone() || trace.graph().isLabel(gate)) return Optional.empty();
    if (!trace.isSymbolic()) {
      return trace.gradient(gate).map(t -> Block.of(t, numbers, Label.GRADIENT));
    }
    if (gate.isConstant() || !trace.tape().isReached(gate)) return Optional.empty();
    if (isOfShapes()) return Optional.of(shape(gate, Label.GRADIENT));
    if (isLoss(gate)) return Optional.of(Ratios.word("1", Label.GRADIENT));
    Ratios whole = Ratios.partial(loss(), called(gate), Label.NAME);
    List<Wire> ways = trace.branches(gate);
    boolean last = ways.stream().anyMatch(w -> isLoss(w.target()));
    boolean chained = ways.size() == 1 && !last;
    return Optional.of(chained ? whole.then("=", product(ways.getFirst())) : whole);
  }

  /// What flows back along one branch of a fork; empty where nothing does.
  Optional<Block> contribution(Wire wire) {
    if (!trace.hasBackward() || !trace.branches(wire.source()).contains(wire)) {
      return Optional.empty();
    }
    if (isOfShapes()) return Optional.of(shape(wire.source(), Label.BRANCH));
    return Optional.of(
        trace.isSymbolic()
            ? product(wire)
            : Block.of(trace.contribution(wire), numbers, Label.BRANCH));
  }

  /// The same of several together; of more than one symbols say nothing short.
  Optional<Block> contribution(List<Wire> wires) {
    if (wires.size() == 1) return contribution(wires.getFirst());
    if (!trace.hasBackward() || trace.isSymbolic()) return Optional.empty();
    return wires.stream()
        .map(trace::contribution)
        .reduce(Tensor::plus)
        .map(sum -> Block.of(sum, numbers, Label.BRANCH));
  }

  /// ∂L/∂z · ∂z/∂x.
  private Ratios product(Wire wire) {
    Ratios local = partial(wire, Label.NAME);
    return isLoss(wire.target())
        ? local
        : Ratios.partial(loss(), called(wire.target()), Label.NAME).then(signs.factor(), local);
  }

  /// The local gradient of an operand; empty where it is not to be written, and of a constant or a
  /// class label, which have none.
  Optional<Block> local(Wire wire, LocalGradients wanted) {
    boolean label = wire.target().op().operand(wire.index()).isLabel();
    if (label || wire.source().isConstant() || isOfShapes()) return Optional.empty();
    Optional<Series> series = trace.graph().series(wire.target());
    if (series.isPresent()) {
      return series.get().term(wire).flatMap(term -> local(series.get(), term, wanted));
    }
    return switch (trace.isSymbolic() ? LocalGradients.SYMBOLS : wanted) {
      case NONE -> Optional.empty();
      case SYMBOLS -> Optional.of(symbol(wire));
      case NUMBERS ->
          trace
              .localGradient(wire)
              .filter(t -> t.size() <= MOST_ENTRIES)
              .map(t -> Block.of(t, numbers, LOCAL))
              .or(() -> Optional.of(symbol(wire)));
    };
  }

  /// The same of a term of a long sum or product.
  private Optional<Block> local(Series series, Series.Element term, LocalGradients wanted) {
    Optional<Tensor> number = trace.value(series.result()).map(known -> trace.local(series, term));
    Ratios.Called result = entry(series.result(), series);
    Ratios whole = Ratios.partial(result, entry(term.wire().source(), series), LOCAL_SYMBOL);
    boolean shared = trace.graph().isShared(series, term.wire());
    Ratios partial = shared ? whole.through(series.terms().indexOf(term) + 1) : whole;
    return switch (wanted) {
      case NONE -> Optional.empty();
      case SYMBOLS -> Optional.of(partial.then("=", rule(series, term)));
      case NUMBERS ->
          number
              .filter(t -> t.size() <= MOST_ENTRIES)
              .<Block>map(t -> Block.of(t, numbers, LOCAL))
              .or(() -> Optional.of(partial));
    };
  }

  /// Entry by entry where the result has entries: as a whole it would be a matrix.
  private Ratios.Called entry(Gate gate, Series series) {
    if (gate.isConstant()) return called(gate);
    String text = Explanation.entry(trace.graph(), gate, series.result(), numbers);
    return new Ratios.Called(Caption.cut(text), false);
  }

  /// `−1`, `b · c · d`.
  private Ratios rule(Series series, Series.Element term) {
    if (!series.isProduct()) return Ratios.word(term.isNegative() ? "−1" : "1", LOCAL_SYMBOL);
    return series.terms().stream()
        .filter(t -> t != term)
        .map(t -> Ratios.word(entry(t.wire().source(), series), LOCAL_SYMBOL))
        .reduce((before, next) -> before.then(signs.factor(), next))
        .orElseThrow();
  }

  /// ∂z/∂x, with |₁ where it is only the part through the first operand.
  private Ratios partial(Wire wire, TextStyle style) {
    Ratios whole = Ratios.partial(called(wire.target()), called(wire.source()), style);
    return trace.graph().isShared(wire) ? whole.through(wire.index() + 1) : whole;
  }

  /// Whether a gate makes one number, as far as is known.
  static boolean isNumber(Gate gate) {
    return gate.shape() == null || gate.shape().isScalar();
  }

  /// Entries are numbers, so that their names are light; what stands whole in the rule is bold.
  private static Ratios entries(LocalText local, String rule, Set<String> tensors) {
    Ratios.Called above = new Ratios.Called(local.above(), tensors.contains(local.above()));
    Ratios.Called below = new Ratios.Called(local.below(), tensors.contains(local.below()));
    Ratios whole = Ratios.partial(above, below, LOCAL_SYMBOL);
    Ratios partial =
        local.through().isPresent() ? whole.through(local.through().getAsInt()) : whole;
    return partial.then("=", Ratios.rule(rule, tensors, LOCAL_SYMBOL));
  }

  /// What vectors and matrices around a gate are called.
  private Set<String> tensors(Gate gate) {
    return Stream.concat(Stream.of(gate), trace.graph().operands(gate).stream().map(Wire::source))
        .map(this::called)
        .filter(Ratios.Called::bold)
        .map(Ratios.Called::text)
        .collect(Collectors.toSet());
  }

  /// ∂q/∂x with what it is where that is short, of tensors entry by entry: ∂f/∂q = z. Never in
  /// numbers, which were not asked for.
  private Block symbol(Wire wire) {
    Ratios partial = partial(wire, LOCAL_SYMBOL);
    // Numbers and names are the same in every language.
    Manner manner = new Manner(Locale.ENGLISH, numbers, signs);
    if (!isNumber(wire.source()) || !isNumber(wire.target())) {
      return Explanation.entries(trace, wire, manner)
          .flatMap(local -> local.rule().map(r -> entries(local, r, tensors(wire.target()))))
          .orElse(partial);
    }
    return Explanation.local(trace, wire, manner)
        .map(rule -> partial.then("=", Ratios.rule(rule, tensors(wire.target()), LOCAL_SYMBOL)))
        .orElse(partial);
  }

  /// What stands at the wires and in the gates of a picture, measured once for all arrangements of
  /// it that are tried. For one thread at a time.
  static final class Measured {
    /// The numbers of a wire, with its name or without.
    private record Own(Gate gate, WireNaming naming) {}

    final Writing writing;
    private final Options options;

    /// What stands under the share of a branch takes so much.
    private final double beneath;

    private final Map<Own, Label> own = new HashMap<>();
    private final Map<Gate, Caption> names = new HashMap<>();
    private final Map<Wire, Label> branches = new HashMap<>();
    private final Map<Wire, Label> ghosts = new HashMap<>();
    private final Map<Wire, Optional<Block>> locals = new HashMap<>();
    private final Map<Gate, Glyph> glyphs = new HashMap<>();

    /// @param beneath what stands under the share of a branch takes so much
    Measured(Writing writing, Options options, double beneath) {
      this.writing = writing;
      this.options = options;
      this.beneath = beneath;
    }

    /// The label of a part's own wire.
    Label of(ScenePart part, WireNaming naming) {
      return own.computeIfAbsent(
          new Own(part.gate(), naming), key -> Label.of(writing, part, naming));
    }

    /// An input's name, as it stands at the start of its wire.
    Caption name(Gate gate) {
      return names.computeIfAbsent(gate, key -> writing.start(key));
    }

    /// The label of one branch of a fork.
    Label ofBranch(Wire wire) {
      return branches.computeIfAbsent(wire, key -> Label.ofBranch(writing, wire, beneath));
    }

    /// The same of several that leave their row together.
    Label ofBranches(List<Wire> wires) {
      return Label.ofBranches(writing, wires, wires.size() == 1 ? beneath : 0);
    }

    /// The label of a value that goes on for several uses of many.
    Label ofTag(ScenePart part, List<Wire> wires) {
      return Label.ofTag(writing, part, wires);
    }

    /// The label of an input drawn once more, or of a value that goes on for one use.
    Label ofGhost(SceneLine line) {
      return ghosts.computeIfAbsent(line.wire(), key -> Label.ofGhost(writing, line, beneath));
    }

    /// The local gradient that is written at an operand; empty without.
    Optional<Block> local(Wire wire) {
      return locals.computeIfAbsent(wire, key -> writing.local(wire, options.locals()));
    }

    /// What stands in a gate that is drawn by itself.
    Glyph glyph(Gate gate) {
      return glyphs.computeIfAbsent(
          gate, key -> Glyph.of(writing.trace().graph(), gate, options.signs()));
    }
  }
}
