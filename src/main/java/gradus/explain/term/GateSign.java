package gradus.explain.term;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.lang.Expr.Slice;
import gradus.lang.Scripts;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What stands in a gate, in the picture and wherever it is spoken of. A scalar constant lives
/// inside the gate that uses it, as on the slides: `×(−1)`, `+1`, `1/·`, `(·)²`; in the signs of
/// the notes `∗−1`, `+1`, `1/x`, `^2` (CS231n notes, Backprop, Intuitions).
///
/// @param raised what stands above the line behind the text; often nothing
/// @param compound whether that is a product or a fraction, which needs brackets in a line
public record GateSign(String text, String raised, boolean compound) {
  /// Where the operand is meant: never a letter that an input may have, but in the `1/x` of the
  /// notes.
  public static final String PLACE = "·";

  /// Of a product of tensors entry by entry, which the × of a matrix product is not.
  public static final String ENTRIES = "⊙";

  /// Entries one above the other, as a column.
  private static final String STACK = "[⋮]";

  private GateSign(String text) {
    this(text, "", false);
  }

  /// Whether a wire is not drawn because its constant is part of the gate's sign.
  public static boolean isInside(Wire wire) {
    return wire.source().isConstant() && wire.source().shape().isScalar();
  }

  /// Whether a gate multiplies tensors only, each entry with its own.
  public static boolean isByEntries(Op op, List<Wire> operands) {
    return op == Ops.MULTIPLY && operands.stream().allMatch(w -> isTensor(w.source()));
  }

  private static boolean isTensor(Gate gate) {
    return gate.shape() != null && !gate.shape().isScalar();
  }

  /// What a gate does with the upstream gradient: with a constant beside it one that swaps its
  /// operands or divides only scales, and one that hands on to both hands on to one.
  public static GatePattern pattern(ComputationGraph graph, Gate gate) {
    GatePattern usual = gate.op().pattern();
    List<Wire> operands = graph.operands(gate);
    boolean first = isConstant(operands, 0);
    boolean last = isConstant(operands, operands.size() - 1);
    if (gate.op().blend().isEmpty() || first == last) return usual;
    return switch (usual) {
      case SWITCHER -> GatePattern.SCALER;
      case DISTRIBUTOR -> GatePattern.PASSER;
      case SUBTRACTER -> first ? GatePattern.SCALER : GatePattern.PASSER;
      case DIVIDER -> first ? GatePattern.CURVE : GatePattern.SCALER;
      case ROUTER,
          SCALER,
          PASSER,
          CURVE,
          SQUASHER,
          BLOCKER,
          STOPPER,
          SPREADER,
          SHARER,
          NORMALIZER,
          SELECTOR,
          REARRANGER,
          COMPARER,
          FUNCTION,
          ADDER ->
          usual;
    };
  }

  private static boolean isConstant(List<Wire> operands, int at) {
    return at < operands.size() && at >= 0 && operands.get(at).source().isConstant();
  }

  /// In a line of text: what is raised in raised letters where there are such, else behind a ^.
  public String line() {
    if (raised.isEmpty()) return text;
    String high = Scripts.raised(raised.replace('−', '-'));
    if (high != null) return text + high;
    return text + "^" + (compound ? "(" + raised + ")" : raised);
  }

  /// Of a gate of a graph.
  public static GateSign of(ComputationGraph graph, Gate gate, Signs signs) {
    List<Wire> operands = graph.operands(gate);
    Op op = gate.op();
    List<String> constants = new ArrayList<>();
    for (Wire wire : operands) {
      constants.add(isInside(wire) ? inGate(Amount.Literal.of(wire.source())) : null);
    }
    if (isByEntries(op, operands)) return new GateSign(ENTRIES);
    if (isStack(op, operands)) return new GateSign(STACK);
    if (op == Ops.STRETCH) return rows(operands.getFirst().source(), gate.attributes());
    if (constants.stream().allMatch(c -> c == null)) return plain(op, gate.attributes(), signs);
    if (op.isInfix()) return infix(op, operands, constants.get(0), constants.get(1), signs);
    return new GateSign(
        word(op, signs)
            + constants.stream()
                .map(c -> c == null ? PLACE : c)
                .collect(Collectors.joining(", ", "(", ")")));
  }

  /// Whether a gate puts entries together again that were drawn one by one.
  private static boolean isStack(Op op, List<Wire> operands) {
    return (op == Ops.CONCAT || op == Ops.STACK)
        && operands.stream().allMatch(w -> w.source().isPart());
  }

  /// Of some rows, W[1:10], of a value that has a name.
  private static GateSign rows(Gate of, int[] at) {
    String name = of.name() == null ? "" : TypesetName.calledText(of.name());
    return new GateSign(name + "[" + at[0] + ":" + at[1] + "]");
  }

  /// Of a sum or product of many terms: a plus also where some are taken away.
  public static GateSign of(List<Wire> terms, Signs signs) {
    Op op = terms.getLast().target().op();
    if (isByEntries(op, terms)) return new GateSign(ENTRIES);
    return new GateSign((op == Ops.MULTIPLY ? op : Ops.ADD).symbol(signs));
  }

  /// What stands in such a gate where a term comes in: the sign of one that is taken away, a number
  /// of the text; nothing at all others.
  public static String atTerm(Wire wire) {
    String minus = Series.Element.of(wire).isNegative() ? "−" : "";
    if (!isInside(wire)) return minus;
    Amount.Literal number = Amount.Literal.of(wire.source());
    boolean bracket = !minus.isEmpty() && (number.isNegative() || number.isCompound());
    return bracket ? minus + "(" + inGate(number) + ")" : minus + inGate(number);
  }

  /// Without the air between factors that a gate has no room for: √(2π).
  private static String inGate(Amount.Literal number) {
    return number.text().replaceAll("(?<=\\d) (?=\\p{L})", "");
  }

  /// What such a gate does with the upstream gradient.
  public static GatePattern pattern(List<Wire> terms) {
    boolean one = terms.stream().filter(w -> !w.source().isConstant()).count() < 2;
    if (terms.getLast().target().op() == Ops.MULTIPLY) {
      return one ? GatePattern.SCALER : GatePattern.SWITCHER;
    }
    boolean turned =
        terms.stream()
            .filter(w -> !w.source().isConstant())
            .anyMatch(w -> Series.Element.of(w).isNegative());
    if (turned) return one ? GatePattern.SCALER : GatePattern.SUBTRACTER;
    return one ? GatePattern.PASSER : GatePattern.DISTRIBUTOR;
  }

  private static GateSign infix(
      Op op, List<Wire> operands, String first, String second, Signs signs) {
    String sign = op.symbol(signs);
    boolean tight = op == Ops.DIVIDE || op == Ops.POWER;
    String left = bracketed(first, operands.get(0), tight);
    String right = bracketed(second, operands.get(1), tight);
    if (left != null && right != null) return new GateSign(left + sign + right);
    if (op == Ops.POWER && signs == Signs.TEXTBOOK) {
      return right != null
          ? new GateSign("(" + PLACE + ")", second, isCompound(operands.get(1)))
          : new GateSign(left, "(" + PLACE + ")", false);
    }
    if (right != null) return new GateSign(sign + signed(right, signs));
    boolean commutes = op == Ops.ADD || op == Ops.MULTIPLY;
    if (commutes) return new GateSign(sign + signed(left, signs));
    boolean fraction = op == Ops.DIVIDE && signs == Signs.TEXTBOOK;
    boolean inverse = op == Ops.DIVIDE && signs == Signs.NOTES && left.equals("1");
    return new GateSign(left + (fraction ? "/" : sign) + (inverse ? "x" : PLACE));
  }

  /// Behind a sign a minus has brackets; the notes write ∗−1.
  private static String signed(String constant, Signs signs) {
    boolean bracket = signs == Signs.TEXTBOOK && constant.startsWith("−");
    return bracket ? "(" + constant + ")" : constant;
  }

  private static GateSign plain(Op op, int[] attributes, Signs signs) {
    if (op == Ops.POWER && signs == Signs.TEXTBOOK) {
      return new GateSign("(" + PLACE + ")", "(" + PLACE + ")", false);
    }
    if (op.origin() instanceof Origin.Function f) {
      return new GateSign(TypesetName.calledText(f.name()));
    }
    if (op.origin() instanceof Origin.Undefined u) {
      return new GateSign(TypesetName.calledText(u.name()));
    }
    // Those of a bias are always there.
    boolean usual = op == Ops.BIASED_CONV2D && Arrays.equals(attributes, new int[] {1, 0});
    if (attributes.length == 0 || usual) return lifted(op.symbol(signs));
    if (op == Ops.SLICE) {
      return new GateSign("[" + Slice.text(Slice.of(attributes)).replace('-', '−') + "]");
    }
    String list =
        IntStream.of(attributes).mapToObj(GateSign::minus).collect(Collectors.joining(","));
    if (op == Ops.INDEX) return new GateSign("[" + list + "]");
    // max 1 would read like the larger of something and 1.
    boolean axis = op.attributes().stream().allMatch(Op.Attribute::isAxis);
    return new GateSign(op.symbol(signs) + (axis ? " axis " : " ") + list);
  }

  /// A sign with the letters apart that Unicode raises at its end, ᵀ and ², which are small.
  private static GateSign lifted(String sign) {
    int from = sign.length();
    while (from > 0 && Scripts.isRaised(sign.charAt(from - 1))) {
      from--;
    }
    StringBuilder raised = new StringBuilder();
    sign.substring(from).chars().forEach(c -> raised.append(Scripts.plainOfRaised((char) c)));
    return new GateSign(sign.substring(0, from), raised.toString(), false);
  }

  /// What goes before brackets: a sign that is a word, else the op's name.
  public static String word(Op op, Signs signs) {
    String symbol = op.symbol(signs);
    return symbol.codePoints().allMatch(Character::isLetter) ? symbol : op.name();
  }

  /// @param tight whether a product or a fraction in its place would be misread
  private static String bracketed(String constant, Wire wire, boolean tight) {
    return constant != null && tight && isCompound(wire) ? "(" + constant + ")" : constant;
  }

  private static boolean isCompound(Wire wire) {
    return isInside(wire) && Amount.Literal.of(wire.source()).isCompound();
  }

  private static String minus(int number) {
    return Integer.toString(number).replace('-', '−');
  }
}
