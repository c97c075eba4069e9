package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a graph's output changes with a vector or matrix, as one formula and how it is found.
///
/// @param wrt what it is derived for
/// @param result the answer as the language writes it; empty where it is told by its entries
/// @param resultText the same as a line for people
/// @param latexResult the same as LaTeX
/// @param slope `∂f/∂W`
public record TensorDerivation(
    Gate wrt,
    List<TensorLine> lines,
    Optional<String> result,
    String resultText,
    String latexResult,
    String slope,
    String latexSlope) {
  /// Of a larger Jacobian the numbers are not worked out.
  private static final int MOST_ENTRIES = 64;

  public TensorDerivation {
    lines = List.copyOf(lines);
  }

  /// Of an output that is one number its gradient, of one with several entries its Jacobian; empty
  /// where that has no formula of whole tensors.
  public static Optional<TensorDerivation> of(ComputationGraph graph, String wrt, Signs signs) {
    return TensorChain.of(graph, wrt, signs).or(() -> JacobianChain.of(graph, wrt, signs));
  }

  /// What it comes to, by the backward pass; empty where that is not known or is no matrix.
  public Optional<Tensor> value(Trace trace) {
    Shape output = trace.graph().output().shape();
    return output.isScalar() ? trace.gradient(wrt) : jacobian(trace, output.size());
  }

  /// Row by row, each by a backward pass from one entry of the output.
  private Optional<Tensor> jacobian(Trace trace, int rows) {
    int cols = wrt.shape().size();
    if (!wrt.shape().isVector() || rows > MOST_ENTRIES || cols > MOST_ENTRIES) {
      return Optional.empty();
    }
    double[] all = new double[rows * cols];
    for (int row = 0; row < rows; row++) {
      double[] unit = new double[rows];
      unit[row] = 1;
      Optional<Tensor> gradient = Trace.of(trace.graph().seeded(Tensor.vector(unit))).gradient(wrt);
      if (gradient.isEmpty()) return Optional.empty();
      for (int col = 0; col < cols; col++) {
        all[row * cols + col] = gradient.get().get(col);
      }
    }
    return Optional.of(Tensor.of(Shape.matrix(rows, cols), all));
  }

  /// The answer and how it is found, aligned, each line with its rules in the margin.
  ///
  /// @param closing the last sides of the equation: the numbers
  public String latex(Locale locale, List<String> closing) {
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    out.append(latexSlope).append(" &= ").append(latexResult);
    String separator = " \\\\\n";
    for (TensorLine line : lines) {
      out.append(separator).append(line.latex().getFirst());
      for (String side : line.latex().subList(1, line.latex().size())) {
        boolean first = side == line.latex().get(1);
        String before = first ? " &= " : " = ";
        if (line.saysShapes()) before = first ? ", & " : ",\\quad ";
        out.append(before).append(side);
      }
      out.append(" && \\text{").append(line.called(locale).replace("_", "\\_")).append("}");
    }
    for (String side : closing) {
      out.append(separator).append(latexSlope).append(" &= ").append(side);
    }
    return out.append("\n\\end{aligned}").toString();
  }
}
