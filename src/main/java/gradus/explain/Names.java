package gradus.explain;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.op.Ops;
import gradus.tensor.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/// What a gate is called in a sentence: its name, or the formula it stands for, shortened.
final class Names {
  private static final int DEPTH = 3;
  private static final int LONGEST = 40;
  private static final int LONGEST_CONSTANT = 8;

  private final ComputationGraph graph;

  Names(ComputationGraph graph) {
    this.graph = graph;
  }

  String of(Gate gate) {
    String text = of(gate, DEPTH);
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private String of(Gate gate, int depth) {
    if (gate.name() != null) return gate.name();
    if (gate.isConstant()) return constant(gate);
    if (depth == 0) return "…";
    return formula(gate, depth);
  }

  private static String constant(Gate gate) {
    String exact = Numbers.exact(gate.literal()).replace('-', '−');
    return exact.length() <= LONGEST_CONSTANT ? exact : Numbers.SLIDES.show(gate.literal());
  }

  /// The gate written in its operands' names: `q · z`, `exp(s)`.
  String formula(Gate gate) {
    return formula(gate, 1);
  }

  private String formula(Gate gate, int depth) {
    List<String> parts =
        graph.operands(gate).stream().map(w -> operand(w.source(), gate, depth - 1)).toList();
    return write(gate, parts);
  }

  private String operand(Gate operand, Gate user, int depth) {
    String text = of(operand, depth);
    boolean bracket =
        operand.name() == null
            && operand.isOperation()
            && isSigned(user)
            && isSigned(operand)
            && depth > 0;
    return bracket ? "(" + text + ")" : text;
  }

  private static boolean isSigned(Gate gate) {
    return gate.op().isInfix() || gate.op() == Ops.NEGATE;
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
