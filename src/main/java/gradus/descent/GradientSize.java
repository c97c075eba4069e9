package gradus.descent;

import gradus.data.Data;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// How large the gradient of an input is: its length over all entries, of several examples that of
/// their mean.
public record GradientSize(Gate input, double size) {
  /// Of the inputs that move, where a descent stands.
  public static List<GradientSize> moving(Parameters parameters, Iterate at) {
    double[] gradients = new double[parameters.size()];
    Arrays.setAll(gradients, at::gradient);
    return lengths(parameters.gates(), gradients);
  }

  /// Of all inputs that the loss depends on, those that move first, where a descent stands.
  public static List<GradientSize> all(Tape tape, Parameters moving, Iterate at, Data data) {
    ComputationGraph graph = tape.graph();
    Set<Gate> inputs = new LinkedHashSet<>(moving.gates());
    graph.inputs().stream()
        .filter(g -> g.literal() != null && !graph.isLabel(g) && tape.isReached(g))
        // of rows that are data there are as many as examples
        .filter(g -> !data.isByRow() || !data.inputs().contains(g))
        .forEach(inputs::add);
    Parameters all = new Parameters(List.copyOf(inputs));
    Objective objective = Objective.of(tape, all, data);
    double[] values = all.start();
    System.arraycopy(at.values(), 0, values, 0, moving.size());
    objective.set(values);
    double[] gradients = objective.slope(data.all()).gradient();
    return lengths(all.gates(), gradients);
  }

  private static List<GradientSize> lengths(List<Gate> gates, double[] gradients) {
    List<GradientSize> sizes = new ArrayList<>();
    int from = 0;
    for (Gate gate : gates) {
      int end = from + gate.shape().size();
      sizes.add(new GradientSize(gate, length(Arrays.copyOfRange(gradients, from, end))));
      from = end;
    }
    return List.copyOf(sizes);
  }

  /// The length of a vector, also where the squares of its entries are too large for a double.
  static double length(double[] vector) {
    double largest = 0;
    for (double g : vector) {
      largest = Math.max(largest, Math.abs(g));
    }
    if (largest == 0 || !Double.isFinite(largest)) return largest;
    double squares = 0;
    for (double g : vector) {
      squares += g / largest * (g / largest);
    }
    return largest * Math.sqrt(squares);
  }
}
