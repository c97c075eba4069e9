package gradus.lesson;

import gradus.graph.Gate;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Arrays;
import java.util.Optional;

/// Wires that begin with an entry or rows of an input.
final class Starts {
  private Starts() {}

  /// Nobody takes a share for the whole: what stands at x₀ is that entry of what stands at x.
  ///
  /// @return how many there are
  static int knowTheirWholeGradients(Trace trace, String what) {
    int starts = 0;
    for (Gate gate : trace.graph().gates()) {
      if (!gate.isTakenOut()) continue;
      starts++;
      Gate of = trace.graph().operands(gate).getFirst().source();
      int[] at = gate.attributes();
      int row = of.shape().isMatrix() ? of.shape().cols() : 1;
      boolean entry = gate.op().name().equals("index") && at.length == 2;
      int from = at[0] * row + (entry ? at[1] : 0);
      double[] numbers = new double[gate.shape().size()];
      Optional<Tensor> part =
          trace
              .gradient(of)
              .map(all -> {
                Arrays.setAll(numbers, i -> all.get(from + i));
                return Tensor.of(gate.shape(), numbers);
              });
      Alike.near(part, trace.gradient(gate), what + ": " + gate.key());
    }
    return starts;
  }
}
