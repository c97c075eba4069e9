package gradus.explain;

import gradus.explain.term.Amount;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.Arrays;
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
    if (gate.isConstant()) return constant(gate.literal());
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

  private static String constant(Tensor literal) {
    if (literal.shape().isScalar()) return new Amount.Literal(literal.item()).text();
    String exact = Numbers.exact(literal).replace('-', '−');
    return exact.length() <= LONGEST_CONSTANT ? exact : Numbers.SLIDES.show(literal);
  }

  /// A gate's operation written between or around its operands.
  static String write(Gate gate, List<Spoken> operands) {
    Spoken first = operands.getFirst();
    Spoken last = operands.getLast();
    if (gate.op() == Ops.NEGATE) return "−" + last.bracketed().text();
    if (gate.op() == Ops.COPY) return last.text();
    if (gate.op() == Ops.INDEX) return last.text() + indices(gate);
    if (gate.op().isInfix()) {
      Spoken base = gate.op() == Ops.POWER ? first.bracketed() : first;
      return base.text() + " " + sign(gate.op()) + " " + last.text();
    }
    String arguments = operands.stream().map(Spoken::text).collect(Collectors.joining(", "));
    String attributes =
        Arrays.stream(gate.attributes()).mapToObj(a -> ", " + a).collect(Collectors.joining());
    return gate.op().name() + "(" + arguments + attributes + ")";
  }

  private static String indices(Gate gate) {
    return Arrays.stream(gate.attributes())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// How an infix operation is written in a line of numbers: a product is a dot there.
  private static String sign(Op op) {
    if (op == Ops.MULTIPLY) return "·";
    return op == Ops.SUBTRACT ? "−" : op.name();
  }
}
