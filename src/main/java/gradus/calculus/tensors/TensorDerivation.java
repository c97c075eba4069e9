package gradus.calculus.tensors;

import gradus.calculus.formulas.SingleRounds;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// How a graph's output changes with a vector or matrix, as one formula and how it is found.
///
/// @param wrt what it is derived for
/// @param result what the backward pass has for it, as the language writes it: the gradient, of an
///   output with several entries that of their sum
/// @param jacobian the answer as the language writes it, where it is a Jacobian
/// @param resultText the same as a line for people
/// @param latexResult the same as LaTeX
/// @param slope `∂f/∂W`
/// @param figures what of it is said in numbers
public record TensorDerivation(
    Gate wrt,
    List<TensorLine> lines,
    Optional<String> result,
    Optional<String> jacobian,
    String resultText,
    String latexResult,
    String slope,
    String latexSlope,
    List<TensorFigure> figures) {
  /// What a function of the program hands back to an operand, as one formula of whole tensors.
  ///
  /// @param text as a line for people
  /// @param isSum whether it stands in brackets behind a factor
  public record Slope(String text, String latex, boolean isSum) {}

  /// The gradient that arrives at the function's result, as it is written.
  public record Arriving(String text, String latex) {}

  public TensorDerivation {
    lines = List.copyOf(lines);
    figures = List.copyOf(figures);
  }

  /// Of an output that is one number or has one entry its gradient, of one with several entries its
  /// Jacobian, or where that is no matrix the gradient of their sum; empty where that has no
  /// formula of whole tensors.
  public static Optional<TensorDerivation> of(ComputationGraph graph, String wrt, Signs signs) {
    return TensorChain.of(graph, wrt, signs)
        .or(() -> jacobian(graph, wrt, signs))
        .or(() -> TensorChain.ofTotal(graph, wrt, signs));
  }

  /// Without shapes, numbers, and what a program writes in so many entries.
  TensorDerivation ofAnySize() {
    List<TensorLine> kept =
        lines.stream().filter(l -> !l.saysShapes()).map(TensorLine::ofAnySize).toList();
    return new TensorDerivation(
        wrt,
        kept,
        result.filter(r -> !TensorLine.isOfOneSize(r)),
        jacobian.filter(j -> !TensorLine.isOfOneSize(j)),
        resultText,
        latexResult,
        slope,
        latexSlope,
        List.of());
  }

  /// Why there is no such derivation with respect to a vector or matrix: what has no formula of
  /// whole tensors to hand back.
  public static Optional<Problem> objection(ComputationGraph graph, String wrt) {
    Optional<Gate> input = graph.named(wrt).filter(g -> g.shape() != null && !g.shape().isScalar());
    return input
        .flatMap(g -> TensorChain.obstacle(graph, wrt))
        .map(obstacle -> {
          Gate gate = obstacle.gate();
          if (obstacle.large()) {
            return Problem.error(gate.span(), "derive.large", SingleRounds.MOST_PARTS);
          }
          int axes = input.orElseThrow().shape().rank();
          String at = wrt + "[" + String.join(", ", Collections.nCopies(axes, "0")) + "]";
          String key = isTied(graph, gate) ? "derive.tied" : "derive.unformulated";
          return Problem.error(gate.span(), key, gate.op().name(), wrt, at);
        });
  }

  /// Whether it would have one with other values.
  private static boolean isTied(ComputationGraph graph, Gate gate) {
    return gate.op() == Ops.MAXPOOL
        && graph.operands(gate).getFirst().source().shape().size() <= Pullbacks.MOST_ENTRIES
        && Trace.of(graph).isTie(gate);
  }

  /// The Jacobian of an output that is a vector, of whatever length.
  public static Optional<TensorDerivation> jacobian(
      ComputationGraph graph, String wrt, Signs signs) {
    return JacobianChain.of(graph, wrt, signs);
  }

  /// Whether no program says the result, since its rounds are too many to be written out.
  public boolean isTooLong() {
    return result.isEmpty() && jacobian.isEmpty();
  }

  /// What it comes to, by the backward pass; empty where that is not known or is no matrix.
  public Optional<Tensor> value(Trace trace) {
    return figures.stream()
        .filter(f -> f.text().equals(slope))
        .findFirst()
        .flatMap(f -> f.known(trace))
        .map(TensorFigure.Valued::value);
  }

  /// Its formulas in numbers, where they are known.
  public List<TensorFigure.Valued> numbers(Trace trace) {
    return figures.stream().flatMap(f -> f.known(trace).stream()).toList();
  }

  /// The answer and how it is found, aligned, each line with its rules in the margin.
  ///
  /// @param numbers the last lines
  /// @param amount how a value is typeset
  public String latex(
      Locale locale, List<TensorFigure.Valued> numbers, Function<Tensor, String> amount) {
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
    for (TensorFigure.Valued known : numbers) {
      out.append(separator).append(known.latex()).append(" &= ");
      out.append(amount.apply(known.value()));
    }
    return out.append("\n\\end{aligned}").toString();
  }
}
