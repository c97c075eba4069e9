package gradus.explain.term;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A gate of two operands one of which is a number inside its sign, such as `+1` and `1/·`: words
/// about two operands would speak of one that nobody sees.
///
/// @param key of the message about what it does; with `.back` behind it, about the way back
/// @param other the operand that is seen
/// @param number the one inside
public record BesideNumber(String key, Gate other, Amount.Literal number) {
  private static final String STEM = "explain.beside.";

  /// Where it is the same on both sides.
  private static final Map<Op, String> EITHER =
      Map.of(Ops.ADD, "add", Ops.MULTIPLY, "multiply", Ops.LARGER, "max", Ops.SMALLER, "min");

  /// Where it is not.
  private static final Map<Op, String> ORDERED =
      Map.of(Ops.SUBTRACT, "subtract", Ops.DIVIDE, "divide", Ops.POWER, "power");

  /// Of a gate; empty where all operands are seen or none is.
  public static Optional<BesideNumber> of(List<Wire> operands) {
    if (operands.size() != 2) return Optional.empty();
    boolean first = GateSign.isInside(operands.get(0));
    if (first == GateSign.isInside(operands.get(1))) return Optional.empty();
    Op op = operands.getFirst().target().op();
    String own =
        ORDERED.containsKey(op) ? ORDERED.get(op) + (first ? ".first" : ".last") : EITHER.get(op);
    if (own == null) return Optional.empty();
    Gate number = operands.get(first ? 0 : 1).source();
    Gate other = operands.get(first ? 1 : 0).source();
    return Optional.of(new BesideNumber(STEM + own, other, Amount.Literal.of(number)));
  }
}
