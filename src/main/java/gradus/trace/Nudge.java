package gradus.trace;

import gradus.graph.Gate;

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
    Run run = trace.tape().forwardRun();
    run.forward(() -> false);
    double before = run.total();
    run.set(input, position, input.literal().get(position) + epsilon);
    run.forward(() -> false);
    return new Nudge(
        input,
        position,
        epsilon,
        before,
        run.total(),
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
