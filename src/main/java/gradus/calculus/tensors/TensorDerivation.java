package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a graph's output changes with a vector or matrix, as one formula and how it is found.
public sealed interface TensorDerivation permits TensorChain, JacobianChain {
  /// Of an output that is one number its gradient, of one with several entries its Jacobian; empty
  /// where that has no formula of whole tensors.
  static Optional<TensorDerivation> of(ComputationGraph graph, String wrt, Signs signs) {
    return TensorChain.of(graph, wrt, signs)
        .<TensorDerivation>map(chain -> chain)
        .or(() -> JacobianChain.of(graph, wrt, signs));
  }

  /// What it is derived for.
  Gate wrt();

  List<TensorLine> lines();

  /// The answer as the language writes it; empty where it is told by its entries.
  Optional<String> result();

  /// The same as a line for people.
  String resultText();

  /// The same as LaTeX.
  String latexResult();

  /// `∂f/∂W`.
  String slope();

  String latexSlope();

  /// What it comes to, by the backward pass; empty where that is not known or is no matrix.
  Optional<Tensor> value(Trace trace);

  /// The answer and how it is found, aligned, each line with its rules in the margin.
  ///
  /// @param closing the last sides of the equation: the numbers
  default String latex(Locale locale, List<String> closing) {
    StringBuilder out = new StringBuilder("\\begin{aligned}\n");
    out.append(latexSlope()).append(" &= ").append(latexResult());
    String separator = " \\\\\n";
    for (TensorLine line : lines()) {
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
      out.append(separator).append(latexSlope()).append(" &= ").append(side);
    }
    return out.append("\n\\end{aligned}").toString();
  }
}
