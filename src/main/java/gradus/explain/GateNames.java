package gradus.explain;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.op.Ops;
import gradus.tensor.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/// What a gate is called in a sentence: its name, or its formula as the program writes it,
/// shortened.
final class GateNames {
  private static final int LONGEST = 36;
  private static final int LONGEST_CONSTANT = 8;

  private final ComputationGraph graph;

  GateNames(ComputationGraph graph) {
    this.graph = graph;
  }

  String of(Gate gate) {
    if (gate.name() != null) return gate.name();
    if (gate.isConstant()) return constant(gate);
    return shortened(
        graph.text(gate, 4 * LONGEST).strip().replaceAll("\\s+", " ").replace('-', '−'));
  }

  /// The middle of a long formula says least.
  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) return text;
    int half = LONGEST / 2;
    int head = text.offsetByCodePoints(0, half);
    int tail = text.offsetByCodePoints(text.length(), -half);
    return text.substring(0, head).stripTrailing() + " … " + text.substring(tail).stripLeading();
  }

  private static String constant(Gate gate) {
    String exact = Numbers.exact(gate.literal()).replace('-', '−');
    return exact.length() <= LONGEST_CONSTANT ? exact : Numbers.SLIDES.show(gate.literal());
  }

  /// A gate's operation written between or around operands that are already text.
  static String write(Gate gate, List<String> operands) {
    String last = operands.getLast();
    if (gate.op() == Ops.NEGATE) return "−" + (last.startsWith("−") ? "(" + last + ")" : last);
    if (gate.op() == Ops.COPY) return last;
    if (gate.op() == Ops.INDEX) return last + indices(gate);
    if (gate.op().isInfix()) {
      String base = operands.getFirst();
      if (gate.op() == Ops.POWER && base.startsWith("−")) base = "(" + base + ")";
      return base + " " + sign(gate) + " " + last;
    }
    String attributes =
        java.util.Arrays.stream(gate.attributes())
            .mapToObj(a -> ", " + a)
            .collect(Collectors.joining());
    return gate.op().name() + "(" + String.join(", ", operands) + attributes + ")";
  }

  private static String indices(Gate gate) {
    return java.util.Arrays.stream(gate.attributes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// How an infix operation is written in a line of numbers: a product is a dot there.
  private static String sign(Gate gate) {
    return switch (gate.op().name()) {
      case "*" -> "·";
      case "-" -> "−";
      default -> gate.op().name();
    };
  }
}
