package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.latex.TypesetName;

/// One number of an input that is moved, and what moves with it.
///
/// @param position the entry, row by row
public record InputEntry(Gate input, int position) {
  /// `x`, `x[0]`, `W[0,1]`.
  public String name() {
    return TypesetName.text(input.name()) + index();
  }

  /// The same with the name as a program has it: `w_1` for w₁.
  public String written() {
    return input.name() + index();
  }

  private String index() {
    int cols = input.shape().cols();
    return switch (input.shape().rank()) {
      case 0 -> "";
      case 1 -> "[" + position + "]";
      default -> "[" + position / cols + "," + position % cols + "]";
    };
  }

  /// What moves: the output; of several entries their sum, each as often as a given seed counts it.
  public static String moved(ComputationGraph graph, Signs signs) {
    Gate output = graph.output();
    String f = output.name() == null ? "f" : TypesetName.text(output.name());
    String counted =
        graph.seed().isPresent() ? "∂" + graph.loss() + "/∂" + f + signs.factor() + f : f;
    return output.shape().isScalar() ? counted : "Σ" + counted;
  }
}
