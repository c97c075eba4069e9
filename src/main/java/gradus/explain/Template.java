package gradus.explain;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import gradus.op.RuleFactor;
import gradus.op.RuleFactor.Like;
import gradus.op.Slot;
import gradus.op.Stencil;
import gradus.op.Typesetting;
import gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The catalogue's LaTeX rules with a gate's own symbols or numbers put in.
final class Template {
  private final ComputationGraph graph;
  private final Gate gate;
  private final Symbols symbols;

  Template(ComputationGraph graph, Gate gate, Symbols symbols) {
    this.graph = graph;
    this.gate = gate;
    this.symbols = symbols;
  }

  private Typesetting rules() {
    return gate.op().typesetting();
  }

  private List<Shape> shapes() {
    return graph.operands(gate).stream()
        .map(w -> w.source().shape() == null ? Shape.SCALAR : w.source().shape())
        .toList();
  }

  /// The forward rule in symbols.
  String forward() {
    return fill(rules().forward(shapes()), symbols::of, -1);
  }

  /// The forward rule with what `write` gives for each operand in its place.
  String forward(Function<Gate, String> write) {
    return fill(rules().forward(shapes()), write, -1);
  }

  /// The local gradient of an operand: where the rule is a product with the upstream gradient, what
  /// is left without it.
  LocalRule local(int operand) {
    if (gate.op().origin() instanceof Origin.Own) return new LocalRule.Partial();
    List<Stencil> rest =
        factors(operand).stream()
            .filter(f -> !(f.isBare() && f.isUpstream()))
            .map(RuleFactor::rule)
            .toList();
    if (rest.isEmpty()) return new LocalRule.Known(new Amount.Literal(1));
    Stencil rule = Stencil.joined(rest, " \\, ");
    return known(rule, operand)
        .<LocalRule>map(LocalRule.Known::new)
        .orElseGet(() -> new LocalRule.Formula(fill(rule, symbols::of, operand)));
  }

  /// The number that a rule is: one of the catalogue, or a constant that is all there is in it.
  private Optional<Amount.Literal> known(Stencil rule, int operand) {
    if (rule.sections().size() != 1) return Optional.empty();
    return switch (rule.sections().getFirst()) {
      case Stencil.Whole number -> Optional.of(new Amount.Literal(number.value()));
      case Stencil.Text text -> Optional.empty();
      case Slot.Value value -> constant(named(value.operand()));
      case Slot.LessOne less -> Optional.empty();
      case Slot.Common slot ->
          slot == Slot.Common.THIS ? constant(source(operand)) : Optional.empty();
    };
  }

  private static Optional<Amount.Literal> constant(Gate gate) {
    boolean number = gate.name() == null && gate.isConstant() && gate.literal().shape().isScalar();
    return number ? Optional.of(Symbols.constant(gate)) : Optional.empty();
  }

  /// The factors of an operand's vector-Jacobian product, as rules.
  List<RuleFactor> factors(int operand) {
    return rules().backward(shapes(), operand);
  }

  /// A factor in symbols.
  String symbolic(RuleFactor factor, int operand) {
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
      case Like.Operand letter -> named(letter.name());
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

  private String fill(Stencil stencil, Function<Gate, String> write, int operand) {
    return stencil.filled((slot, place) -> guarded(said(slot, write, operand), place));
  }

  private String said(Slot slot, Function<Gate, String> write, int operand) {
    return switch (slot) {
      case Slot.Value value -> write.apply(named(value.operand()));
      case Slot.LessOne less -> lessOne(named(less.operand()), write);
      case Slot.Common.RESULT -> write.apply(gate);
      case Slot.Common.UPSTREAM -> symbols.gradient(gate);
      case Slot.Common.COUNT -> "" + averaged();
      case Slot.Common.ATTRIBUTES -> attributes();
      case Slot.Common.ALONG -> axis().isEmpty() ? "i" : "\\text{axis }" + axis();
      case Slot.Common.AXIS -> axis().isEmpty() ? "" : "_{\\text{axis }" + axis() + "}";
      case Slot.Common.ENTRY -> {
        String x = write.apply(named("x"));
        yield axis().isEmpty() ? "{" + x + "}_i" : x;
      }
      case Slot.Common.PLACE -> "" + (operand + 1);
      case Slot.Common.SELF -> TypesetName.shown(gate.op().name());
      case Slot.Common.THIS -> write.apply(source(operand));
      case Slot.Common.ALL ->
          graph.operands(gate).stream()
              .map(w -> write.apply(w.source()))
              .collect(Collectors.joining(", "));
    };
  }

  /// The exponent of `x^{2 - 1}` is 1.
  private static String lessOne(Gate gate, Function<Gate, String> write) {
    boolean number = gate.isConstant() && gate.literal().shape().isScalar();
    return number
        ? new Amount.Literal(gate.literal().item() - 1).digits()
        : write.apply(gate) + " - 1";
  }

  /// Brackets where a sign or a raised mark would be misread.
  private static String guarded(String said, Stencil.Place place) {
    boolean negative = said.startsWith("-");
    boolean scripted = place.raised() || place.indexed();
    boolean raised = place.raised() && (said.contains("^") || said.contains("\\frac"));
    boolean bracket = negative && (!place.open() || scripted) || raised;
    return bracket ? "\\left(" + said + "\\right)" : said;
  }

  /// How many entries a mean is over.
  private int averaged() {
    int most =
        graph.operands(gate).stream().mapToInt(w -> w.source().shape().size()).max().orElse(1);
    return most / Math.max(1, gate.shape().size());
  }

  /// The axis a reduction runs along, counted from 0; empty where it runs over all entries.
  String axis() {
    if (gate.op().attributes().stream().noneMatch(a -> a.name().equals("axis"))) return "";
    int rank = Math.max(1, shapes().getFirst().rank());
    int[] at = gate.attributes();
    return at.length == 0 ? "" : "" + Math.floorMod(at[0], rank);
  }

  private String attributes() {
    return Arrays.stream(gate.attributes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
