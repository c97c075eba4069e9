package gradus.network;

import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.op.Origin;
import gradus.op.catalogue.Ops;
import java.util.List;

/// What bends the weighted sum of a neuron: a function, `max(0, z)`, or `1/(1 + exp(-z))` gate by
/// gate.
///
/// @param gates from the one that takes the sum to the one that makes the neuron's number
public record Activation(List<Gate> gates) {
  public Activation {
    gates = List.copyOf(gates);
  }

  /// How a picture calls it.
  public String sign(Signs signs) {
    if (gates.size() > 1) return "σ";
    if (last().op() != Ops.LARGER) return last().op().symbol(signs);
    return switch (signs) {
      case TEXTBOOK -> "max(0, ·)";
      case NOTES -> "max(0, x)";
    };
  }

  /// Whether a gate is a function of the program that takes numbers one by one and makes one of
  /// each: all of it bends the sum of a neuron.
  static boolean isOwnCurve(Gate gate) {
    return gate.isOperation()
        && gate.op().origin() instanceof Origin.Function
        && gate.op().operands().size() == 1
        && gate.shape() != null
        && (gate.shape().isScalar()
            || gate.op().isMadeOf(op -> op.isElementwise() || op == Ops.WHERE));
  }

  /// The gate that makes the neuron's number.
  public Gate last() {
    return gates.getLast();
  }
}
