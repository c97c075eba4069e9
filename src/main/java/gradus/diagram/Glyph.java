package gradus.diagram;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What stands inside a gate. A scalar constant lives inside the gate that uses it, as on the
/// slides: `×(−1)`, `+1`, `1/·`, `(·)²`; in the signs of the notes `∗−1`, `+1`, `1/x`, `^2` (CS231n
/// notes, Backprop, Intuitions).
///
/// @param raised what stands above the line behind the text; often nothing
/// @param width of the gate
record Glyph(String text, String raised, TextStyle style, double width) {
  static final double RADIUS = 20;
  private static final double ROOM = 2 * RADIUS - 11;
  private static final int LONGEST = 7;
  private static final String PLACE = "·";

  /// A sign without its size.
  private record Sign(String text, String raised) {
    Sign(String text) {
      this(text, "");
    }
  }

  /// Whether a wire is not drawn because its constant is part of the gate's glyph.
  static boolean isInside(Wire wire) {
    return wire.source().isConstant() && wire.source().shape().isScalar();
  }

  static Glyph of(ComputationGraph graph, Gate gate, Signs signs) {
    Sign sign = sign(graph.operands(gate), gate, signs);
    for (double size : new double[] {20, 17, 14}) {
      TextStyle style = new TextStyle(size, false, false);
      double room = size > 14 ? ROOM : ROOM + 4;
      if (width(sign, style) <= room) return of(sign, style, 2 * RADIUS);
    }
    TextStyle style = new TextStyle(16, false, false);
    return of(sign, style, Math.max(2 * RADIUS, width(sign, style) + 22));
  }

  private static Glyph of(Sign sign, TextStyle style, double width) {
    return new Glyph(sign.text, sign.raised, style, width);
  }

  private static double width(Sign sign, TextStyle style) {
    double above = sign.raised.isEmpty() ? 0 : Lettering.width(sign.raised, raised(style));
    return Lettering.width(sign.text, style) + above;
  }

  private static TextStyle raised(TextStyle style) {
    return new TextStyle(Math.round(0.7 * style.size()), style.bold(), style.italic());
  }

  /// The style of what is raised.
  TextStyle raisedStyle() {
    return raised(style);
  }

  private static Sign sign(List<Wire> operands, Gate gate, Signs signs) {
    List<String> constants = new ArrayList<>();
    for (Wire wire : operands) {
      constants.add(isInside(wire) ? constant(wire.source()) : null);
    }
    Op op = gate.op();
    if (constants.stream().allMatch(c -> c == null)) return plain(op, gate.attributes(), signs);
    if (op.isInfix()) return infix(op, constants.get(0), constants.get(1), signs);
    String place = place(signs);
    return new Sign(
        word(op, signs)
            + constants.stream()
                .map(c -> c == null ? place : c)
                .collect(Collectors.joining(", ", "(", ")")));
  }

  /// Where the operand is meant: never a letter that an input may have.
  private static String place(Signs signs) {
    return switch (signs) {
      case TEXTBOOK -> PLACE;
      case NOTES -> "x";
    };
  }

  private static Sign infix(Op op, String left, String right, Signs signs) {
    String sign = op.symbol(signs);
    if (left != null && right != null) return new Sign(left + sign + right);
    if (op == Ops.POWER && signs == Signs.TEXTBOOK) {
      return right != null ? new Sign("(" + PLACE + ")", right) : new Sign(left, "(" + PLACE + ")");
    }
    if (right != null) return new Sign(sign + right);
    boolean commutes = op == Ops.ADD || op == Ops.MULTIPLY;
    if (commutes) return new Sign(sign + left);
    boolean fraction = op == Ops.DIVIDE && signs == Signs.TEXTBOOK;
    return new Sign(left + (fraction ? "/" : sign) + place(signs));
  }

  private static Sign plain(Op op, int[] attributes, Signs signs) {
    if (op == Ops.POWER && signs == Signs.TEXTBOOK) return new Sign("(" + PLACE + ")", PLACE);
    if (attributes.length == 0) return new Sign(op.symbol(signs));
    String list = IntStream.of(attributes).mapToObj(Glyph::minus).collect(Collectors.joining(","));
    return new Sign(op == Ops.INDEX ? "[" + list + "]" : op.symbol(signs) + " " + list);
  }

  /// What goes before brackets: a sign that is a word, else the op's name.
  private static String word(Op op, Signs signs) {
    String symbol = op.symbol(signs);
    return symbol.codePoints().allMatch(Character::isLetter) ? symbol : op.name();
  }

  private static String constant(Gate gate) {
    double value = gate.literal().item();
    String exact = Numbers.exact(value);
    return exact.length() <= LONGEST ? Numbers.inFull(value) : new Numbers(3, true).show(value);
  }

  private static String minus(int number) {
    return Integer.toString(number).replace('-', '−');
  }
}
