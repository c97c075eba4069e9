package gradus.diagram;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
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
/// slides: `∗−1`, `+1`, `1/x`, `^2` (CS231n notes, Backprop, Intuitions).
record Glyph(String text, TextStyle style, double width) {
  static final double RADIUS = 20;
  private static final double ROOM = 2 * RADIUS - 11;
  private static final int LONGEST = 7;

  /// Whether a wire is not drawn because its constant is part of the gate's glyph.
  static boolean isInside(Wire wire) {
    return wire.source().isConstant() && wire.source().shape().isScalar();
  }

  static Glyph of(ComputationGraph graph, Gate gate) {
    String text = text(graph.operands(gate), gate.op(), gate.attributes());
    for (double size : new double[] {20, 17, 14}) {
      TextStyle style = new TextStyle(size, false, false);
      double width = Lettering.width(text, style);
      double room = size > 14 ? ROOM : ROOM + 4;
      if (width <= room) return new Glyph(text, style, 2 * RADIUS);
    }
    TextStyle style = new TextStyle(16, false, false);
    return new Glyph(text, style, Math.max(2 * RADIUS, Lettering.width(text, style) + 22));
  }

  private static String text(List<Wire> operands, Op op, int[] attributes) {
    List<String> constants = new ArrayList<>();
    for (Wire wire : operands) {
      constants.add(isInside(wire) ? constant(wire.source()) : null);
    }
    if (constants.stream().allMatch(c -> c == null)) return symbol(op, attributes);
    if (op.isInfix()) return infix(op, constants.get(0), constants.get(1));
    return op.name()
        + constants.stream()
            .map(c -> c == null ? "x" : c)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static String infix(Op op, String left, String right) {
    String sign = op.symbol();
    if (left != null && right != null) return left + sign + right;
    if (right != null) return sign + right;
    boolean commutes = op == Ops.ADD || op == Ops.MULTIPLY;
    return commutes ? sign + left : left + sign + "x";
  }

  private static String symbol(Op op, int[] attributes) {
    if (attributes.length == 0) return op.symbol();
    String list = IntStream.of(attributes).mapToObj(Glyph::minus).collect(Collectors.joining(","));
    return op == Ops.INDEX ? "[" + list + "]" : op.symbol() + " " + list;
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
