package gradus.explain;

import gradus.explain.term.Amount;
import gradus.explain.term.FilledRule;
import gradus.explain.term.JoinedPlaces;
import gradus.explain.term.LocalRule;
import gradus.explain.term.Symbol;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr.Slice;
import gradus.latex.Signs;
import gradus.op.EntryRule;
import gradus.op.Origin;
import gradus.op.RuleFactor;
import gradus.op.RuleFactor.Like;
import gradus.op.Slot;
import gradus.op.Stencil;
import gradus.op.Typesetting;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The catalogue's rules with a gate's own symbols or numbers put in.
final class Template {
  /// The letters of the entries of an operand, and of the result, by axis.
  private static final String OPERAND = "ijpq";

  private static final String RESULT = "klrs";

  private final ComputationGraph graph;
  private final Gate gate;
  private final Symbols symbols;
  private final Signs signs;
  private final boolean tie;

  Template(Trace trace, Gate gate, Symbols symbols, Signs signs) {
    this.graph = trace.graph();
    this.gate = gate;
    tie = trace.isTie(gate);
    this.symbols = symbols;
    this.signs = signs;
  }

  private Typesetting rules() {
    return gate.op().typesetting();
  }

  private List<Shape> shapes() {
    return graph.operands(gate).stream()
        .map(w -> w.source().shape() == null ? Shape.SCALAR : w.source().shape())
        .toList();
  }

  /// Whether all shapes are known.
  private boolean isShaped() {
    return gate.shape() != null
        && graph.operands(gate).stream().allMatch(w -> w.source().shape() != null);
  }

  /// The forward rule in symbols.
  FilledRule forward() {
    return fill(rules().forward(shapes(), gate.attributes()), symbols::of, -1);
  }

  /// The forward rule with what `fill` gives for each operand in its place.
  FilledRule forward(Function<Gate, Symbol> fill) {
    return fill(rules().forward(shapes(), gate.attributes()), fill, -1);
  }

  /// The local gradient of an operand, of tensors entry by entry.
  LocalRule local(int operand) {
    return local(operand, gate.op().isElementwise() ? this::entry : symbols::of);
  }

  /// The local gradient of an operand of an elementwise op as a whole: each entry of the upstream
  /// gradient is multiplied by the entry at its place.
  LocalRule slope(int operand) {
    return local(operand, symbols::of);
  }

  /// The same with what `fill` gives for each gate in its place.
  LocalRule local(int operand, Function<Gate, Symbol> fill) {
    boolean catalogue = gate.op().origin() instanceof Origin.Catalogue;
    // An entry of a Jacobian needs to know how many indices there are.
    boolean entries = !gate.op().isElementwise() && !isShaped();
    if (!catalogue || entries) return new LocalRule.Partial();
    // A label has no entry: its rule, 0, stands where the others have their products.
    Stencil rule =
        gate.op()
            .partial(operand, shapes(), gate.attributes())
            .map(entry -> entry.formula().at(tie))
            .orElseGet(() -> factors(operand).getFirst().rule());
    return known(rule, operand)
        .<LocalRule>map(LocalRule.Known::new)
        .orElseGet(() -> new LocalRule.Formula(fill(rule, fill, operand)));
  }

  /// ∂q/∂x, of tensors entry by entry: ∂q_k/∂W_ij, and where each entry depends on those at its
  /// place alone ∂q_i/∂x_i.
  Symbol partial(int operand) {
    Wire wire = graph.operands(gate).get(operand);
    Gate from = wire.source();
    boolean own = !(gate.op().origin() instanceof Origin.Catalogue);
    if (own || gate.shape() == null || from.shape() == null) return symbols.local(wire);
    if (gate.op().isElementwise()) {
      return symbols.through(wire, new Symbol.Partial(entry(gate), entry(from)));
    }
    return symbols.through(
        wire,
        new Symbol.Partial(
            new Symbol.Entry(symbols.of(gate), index(gate, RESULT).letters()),
            new Symbol.Entry(symbols.of(from), index(from, OPERAND).letters())));
  }

  /// The entry of an operand that goes into entry `i` or `ij` of an elementwise result; the result
  /// itself likewise.
  private Symbol entry(Gate of) {
    return entry(graph, symbols.of(of), of.shape(), gate.shape());
  }

  /// The same of any tensor whose entries go into those of a result.
  static Symbol entry(ComputationGraph graph, Symbol of, Shape own, Shape result) {
    if (own == null || result == null) return of;
    List<String> letters = new ArrayList<>();
    for (int axis = 0; axis < own.rank(); axis++) {
      int at = result.rank() - own.rank() + axis;
      String letter = graph.indexLetters().of(OPERAND.substring(at, at + 1));
      letters.add(own.length(axis) == 1 && result.length(at) > 1 ? "1" : letter);
    }
    return new Symbol.Entry(of, letters);
  }

  /// The number that a rule is: one of the catalogue, or a constant that is all there is in it.
  private Optional<Amount.Literal> known(Stencil rule, int operand) {
    if (rule.sections().size() != 1) return Optional.empty();
    return switch (rule.sections().getFirst()) {
      case Stencil.Whole number -> Optional.of(new Amount.Literal(number.value()));
      case Stencil.Text text -> Optional.empty();
      case Slot.Value value -> constant(named(value.operand()));
      case Slot.LessOne less -> Optional.empty();
      case Slot.Sign sign -> Optional.empty();
      case Slot.Common slot ->
          slot == Slot.Common.THIS ? constant(source(operand)) : Optional.empty();
    };
  }

  private static Optional<Amount.Literal> constant(Gate gate) {
    boolean number = gate.name() == null && gate.isConstant() && gate.literal().shape().isScalar();
    return number ? Optional.of(Symbols.constant(gate)) : Optional.empty();
  }

  /// What is handed on to an operand, to be read aloud: `∂f/∂q xᵀ`.
  FilledRule told(int operand) {
    Stencil rule = gate.op().told(operand, shapes(), gate.attributes());
    Stencil here = rule.at(tie);
    return fill(symbols.isOne(gate) ? here.withoutUpstream() : here, symbols::of, operand);
  }

  /// What an entry of a matrix is handed by a gate that runs along an axis of it; else empty.
  Optional<EntryRule> entryRule() {
    boolean lines = gate.shape() != null && gate.shape().isVector() && !axis().isEmpty();
    return lines && shapes().getFirst().isMatrix() ? gate.op().entryRule() : Optional.empty();
  }

  /// A part of that rule, `∂f/∂q[i]`: of the entry `ij` and the number its line became.
  FilledRule atEntry(Stencil part) {
    boolean down = axis().equals(OptionalInt.of(0));
    Symbol x = symbols.of(source(0));
    Symbol other = new Symbol.Entry(x, letters(down ? "mj" : "im"));
    String place = letter(down ? "i" : "j");
    String m = letter("m");
    Symbol others = new Symbol.Infix(m + "≠" + place, m + " \\ne " + place);
    Symbol line = lineEntry(gate);
    return FilledRule.of(
        part,
        graph.indexLetters(),
        slot -> {
          if (slot == Slot.Common.UPSTREAM) return symbols.gradient(line);
          if (slot == Slot.Common.ENTRY) return other;
          return slot == Slot.Common.ALONG ? others : filling(slot, this::lineEntry, 0);
        });
  }

  /// `∂f/∂A[i, j]`, the gradient of that entry.
  Symbol entryGradient() {
    return symbols.gradient(lineEntry(source(0)));
  }

  private Symbol lineEntry(Gate of) {
    return new Symbol.Entry(symbols.of(of), of == gate ? List.of(lane()) : letters("ij"));
  }

  /// The factors of an operand's vector-Jacobian product, as rules.
  List<RuleFactor> factors(int operand) {
    List<RuleFactor> all = rules().backward(shapes(), operand, gate.attributes());
    return RuleFactor.here(all, tie, symbols.isOne(gate));
  }

  /// A factor in symbols.
  FilledRule symbolic(RuleFactor factor, int operand) {
    return fill(factor.rule(), symbols::of, operand);
  }

  /// The shape a factor has in the formula; null for a sign.
  Shape shape(RuleFactor factor, int operand) {
    if (factor.isSign()) return null;
    Shape s = like(factor, operand).shape();
    return factor.isTransposed() && s.isMatrix() ? Shape.matrix(s.cols(), s.rows()) : s;
  }

  /// The gate whose value, or for the upstream gradient whose gradient, has a factor's shape.
  ///
  /// @throws IllegalArgumentException for a sign
  Gate like(RuleFactor factor, int operand) {
    return switch (factor.like()) {
      case Like.Common.RESULT, Like.Common.UPSTREAM -> gate;
      case Like.Common.PULLED -> source(operand);
      case Like.Lettered letter -> named(letter.name());
      case Like.Common.NOTHING -> throw new IllegalArgumentException("a sign has no shape");
    };
  }

  /// The operand of that letter in the catalogue.
  Gate named(String letter) {
    for (Wire wire : graph.operands(gate)) {
      if (gate.op().operand(wire.index()).name().equals(letter)) return wire.source();
    }
    throw new IllegalArgumentException(gate.op() + " has no operand " + letter);
  }

  private Gate source(int operand) {
    return graph.operands(gate).get(operand).source();
  }

  private FilledRule fill(Stencil stencil, Function<Gate, Symbol> fill, int operand) {
    return FilledRule.of(stencil, graph.indexLetters(), slot -> filling(slot, fill, operand));
  }

  private Symbol filling(Slot slot, Function<Gate, Symbol> fill, int operand) {
    return switch (slot) {
      case Slot.Value value -> operand(value.operand(), fill);
      case Slot.LessOne less -> lessOne(named(less.operand()), fill);
      case Slot.Sign sign -> sign(named(sign.operand()));
      case Slot.Common.RESULT -> fill.apply(gate);
      case Slot.Common.UPSTREAM -> symbols.gradient(gate);
      case Slot.Common.COUNT -> isShaped() ? whole(averaged()) : new Symbol.Letter("n");
      case Slot.Common.ATTRIBUTES -> attributes();
      case Slot.Common.ALONG -> along();
      case Slot.Common.AXIS -> new Symbol.Below(axes());
      case Slot.Common.ENTRY -> {
        Symbol x = fill.apply(named("x"));
        boolean whole = !axes().isEmpty() && !isDeep();
        yield whole ? x : new Symbol.Entry(x, index(named("x"), OPERAND).letters());
      }
      case Slot.Common.MEETS ->
          indices(gate.op().meeting(shapes(), Math.max(0, operand), gate.attributes()));
      case Slot.Common.ONLY ->
          indices(gate.op().only(shapes(), Math.max(0, operand), gate.attributes()));
      case Slot.Common.PLACE -> whole(operand + 1);
      case Slot.Common.SELF -> new Symbol.Name(gate.op().name());
      case Slot.Common.THIS -> fill.apply(source(operand));
      case Slot.Common.ALL ->
          new Symbol.Sequence(
              graph.operands(gate).stream()
                  .limit(GateNames.arguments(gate.op()))
                  .map(w -> fill.apply(w.source()))
                  .toList());
      case Slot.Common.RESULT_INDEX -> index(gate, RESULT);
      case Slot.Common.OPERAND_INDEX -> index(source(operand), OPERAND);
      case Slot.Common.LANE -> new Symbol.Letter(lane());
      case Slot.Common.ROWS -> whole(shapes().get(Math.max(0, operand)).rows());
      case Slot.Common.ROW -> whole(picked(0));
      case Slot.Common.COLUMN -> whole(picked(1));
      case Slot.Common.SHARE -> share();
      case Slot.Common.AT -> new JoinedPlaces(shapes(), operand, gate.shape()).at(letter("i"));
      case Slot.Common.SPAN -> new JoinedPlaces(shapes(), operand, gate.shape()).span();
      case Slot.Common.RESULT_PLACE -> place(gate.shape(), RESULT);
      case Slot.Common.OPERAND_PLACE -> place(source(operand).shape(), OPERAND);
      case Slot.Common.TIMES -> new Symbol.Times(signs);
      case Slot.Common.BY -> new Symbol.Beside(signs);
      case Slot.Common.CROSS ->
          new Symbol.Infix(signs.matrices(), " " + signs.latexMatrices() + " ");
      case Slot.Common.SQUARED -> new Symbol.Infix(signs.squared(), "^{2}");
      case Slot.Common.LOGARITHM -> new Symbol.Infix(graph.logarithm(), "\\" + graph.logarithm());
    };
  }

  private Symbol attributes() {
    if (gate.op() != Ops.SLICE) {
      return new Symbol.Indices(Arrays.stream(gate.attributes()).boxed().toList());
    }
    String ends = Slice.text(Slice.of(gate.attributes()));
    return new Symbol.Infix(ends.replace('-', '−'), ends.replace(", ", ",").replace(":", "{:}"));
  }

  /// An operand; a label is a whole number and stands with no digits behind it.
  private Symbol operand(String letter, Function<Gate, Symbol> fill) {
    Symbol filled = fill.apply(named(letter));
    boolean label =
        gate.op().operands().stream().anyMatch(o -> o.isLabel() && o.name().equals(letter));
    return label
            && filled instanceof Symbol.Figure figure
            && figure.amount() instanceof Amount.Number number
        ? new Symbol.Figure(new Amount.Literal(number.value()))
        : filled;
  }

  /// The indices of an entry: none of a number's, two of a matrix'.
  private Symbol.Subscript index(Gate of, String usual) {
    Shape shape = of.shape() == null ? Shape.SCALAR : of.shape();
    return new Symbol.Subscript(letters(usual).subList(0, shape.rank()));
  }

  private boolean isDeep() {
    return shapes().getFirst().isDeep();
  }

  /// The axis that a sum runs over; of more axes than two the letters of those it runs over.
  private Symbol along() {
    List<String> letters = index(named("x"), OPERAND).letters();
    if (!isDeep() || axes().isEmpty()) {
      return new Symbol.Along(isDeep() ? OptionalInt.empty() : axis(), letters);
    }
    return new Symbol.Along(OptionalInt.empty(), axes().stream().map(letters::get).toList());
  }

  /// What the op says of entries in the usual letters, in those of the graph.
  private Symbol indices(String usual) {
    String text =
        usual.chars().mapToObj(c -> letter(Character.toString(c))).collect(Collectors.joining());
    String latex = text.replace(", ", ",\\, ").replace("≤", "\\le");
    return new Symbol.Infix(text.replace('-', '−'), latex);
  }

  private String letter(String usual) {
    return graph.indexLetters().of(usual);
  }

  private List<String> letters(String usual) {
    return usual.chars().mapToObj(c -> letter(Character.toString(c))).toList();
  }

  /// The letter of the lines that an axis makes.
  private String lane() {
    return letter(axis().equals(OptionalInt.of(0)) ? "j" : "i");
  }

  private static Symbol whole(int number) {
    return new Symbol.Figure(new Amount.Literal(number));
  }

  /// The exponent of `x^{3 - 1}` is 2; that of `x^{2 - 1}` is not written.
  private Symbol lessOne(Gate gate, Function<Gate, Symbol> fill) {
    boolean high = signs == Signs.TEXTBOOK;
    boolean number = gate.isConstant() && gate.literal().shape().isScalar();
    if (!number) return new Symbol.Raised(new Symbol.LessOne(fill.apply(gate)), high);
    double left = gate.literal().item() - 1;
    if (left == 1) return new Symbol.Infix("", "");
    return new Symbol.Raised(new Symbol.Figure(new Amount.Literal(left)), high);
  }

  private Symbol sign(Gate factor) {
    return isNumber(factor)
        ? new Symbol.Infix(signs.factor(), signs.latexFactor())
        : new Symbol.Infix("⊙", "\\odot");
  }

  /// Whether the local gradient of an operand is one number, the same for all its entries.
  boolean isOneNumber(int operand) {
    return factors(operand).getFirst().rule().sections().stream()
        .allMatch(section ->
            switch (section) {
              case Stencil.Text text -> true;
              case Stencil.Whole whole -> true;
              case Slot.Value value -> isNumber(named(value.operand()));
              case Slot.LessOne less -> isNumber(named(less.operand()));
              case Slot.Sign sign -> true;
              case Slot.Common common ->
                  common == Slot.Common.BY
                      || common == Slot.Common.THIS && isNumber(source(operand));
            });
  }

  private static boolean isNumber(Gate of) {
    return of.shape() != null && of.shape().isScalar();
  }

  /// How many entries a mean is over: those of the operands, broadcast, for one of the result.
  private int averaged() {
    if (gate.op() == Ops.AVGPOOL) return gate.attributes()[0] * gate.attributes()[0];
    Shape whole = shapes().stream().reduce((a, b) -> a.broadcast(b).orElse(a)).orElse(Shape.SCALAR);
    return whole.size() / (gate.shape() == null ? 1 : Math.max(1, gate.shape().size()));
  }

  /// 2/n and the sign behind it, in lowest terms.
  private Symbol share() {
    int n = averaged();
    if (n == 2) return new Symbol.Infix("", "");
    int above = n % 2 == 0 ? 1 : 2;
    int below = n % 2 == 0 ? n / 2 : n;
    String text = below == 1 ? "" + above : above + "/" + below;
    String latex = below == 1 ? "" + above : "\\tfrac{" + above + "}{" + below + "}";
    return new Symbol.Infix(
        text + " " + signs.factor() + " ", latex + " " + signs.latexSideBySide() + " ");
  }

  /// An attribute as an index from 0.
  private int picked(int axis) {
    int given = gate.attributes()[axis];
    Shape from = shapes().getFirst();
    return axis < from.rank() ? Math.floorMod(given, from.length(axis)) : given;
  }

  private Symbol place(Shape shape, String usual) {
    int rank = shape == null ? 0 : shape.rank();
    List<String> letters = letters(usual);
    String place =
        IntStream.range(0, rank)
            .mapToObj(k -> (shape.step(k) == 1 ? "" : shape.step(k)) + letters.get(k))
            .collect(Collectors.joining(" + "));
    return new Symbol.Infix(rank == 0 ? "0" : place, rank == 0 ? "0" : place);
  }

  /// The axis a reduction runs along, counted from 0; empty where it runs over all entries.
  OptionalInt axis() {
    if (gate.op().attributes().stream().noneMatch(a -> a.isAxis())) return OptionalInt.empty();
    List<Integer> all = axes();
    return all.size() != 1 ? OptionalInt.empty() : OptionalInt.of(all.getFirst());
  }

  /// All of them, in their order; none where it runs over all entries.
  List<Integer> axes() {
    if (gate.op().attributes().stream().noneMatch(a -> a.isAxis())) return List.of();
    int rank = Math.max(1, shapes().getFirst().rank());
    return Arrays.stream(gate.attributes())
        .map(at -> Math.floorMod(at, rank))
        .sorted()
        .boxed()
        .toList();
  }
}
