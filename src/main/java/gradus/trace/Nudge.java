package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.tensor.Tensor;

/// One entry of an input moved a little, and what became of the output: the change itself beside
/// gradient × ε, which foretells it. A tensor output counts as the sum of its entries.
///
/// @param position the entry, in row-major order
/// @param before the output as it is
/// @param after the output with the entry larger by `epsilon`
public record Nudge(
    Gate input, int position, double epsilon, double before, double after, double gradient) {
  /// Tries it. The input and the output must have values.
  public static Nudge of(Trace trace, Gate input, int position, double epsilon) {
    ComputationGraph graph = trace.graph();
    Evaluator evaluator = new Evaluator(graph);
    double[] entries = input.literal().toArray();
    entries[position] += epsilon;
    evaluator.set(input, Tensor.of(input.shape(), entries));
    evaluator.forward(() -> false);
    return new Nudge(
        input,
        position,
        epsilon,
        trace.value(graph.output()).orElseThrow().sum(),
        evaluator.value(graph.output()).orElseThrow().sum(),
        trace.gradient(input).orElseThrow().get(position));
  }

  /// What really became of the output.
  public double change() {
    return after - before;
  }

  /// Gradient × ε.
  public double foretold() {
    return gradient * epsilon;
  }
}
