package gradus.calculus.tensors;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import gradus.latex.Signs;
import java.util.List;
import java.util.Optional;

/// What a gate that is a loss computes, in the entries of its operands: its name alone, `CE(a, k)`,
/// defines nothing.
final class LossBody {
  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;
  private final Signs signs;

  LossBody(ComputationGraph graph, TensorValues values, TensorWriter writer, Signs signs) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
    this.signs = signs;
  }

  /// Of one row of scores, or of two vectors as long; empty of any other gate.
  Optional<Written> of(Gate gate) {
    if (!gate.isOperation()) return Optional.empty();
    List<Gate> operands = graph.operands(gate).stream().map(Wire::source).toList();
    if (operands.size() != 2 || !operands.get(0).shape().isVector()) return Optional.empty();
    Expr first = values.of(operands.get(0));
    Expr second = values.of(operands.get(1));
    return switch (gate.op().name()) {
      case "cross_entropy" -> Optional.of(likelihood(first, second));
      case "hinge" -> Optional.of(margins(first, second));
      case "mse" ->
          operands.get(0).shape().equals(operands.get(1).shape())
              ? Optional.of(squares(first, second, operands.get(0).shape().size()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// `−log softmax(a)[k]`.
  private Written likelihood(Expr scores, Expr label) {
    return new Written(
        "−log softmax(" + writer.text(scores) + ")[" + writer.text(label) + "]",
        "-\\log \\operatorname{softmax}("
            + writer.latex(scores)
            + ")["
            + writer.latex(label)
            + "]");
  }

  /// `Σ_{j≠y} max(0, s_j − s_y + 1)`.
  private Written margins(Expr scores, Expr label) {
    String j = writer.letters("j");
    Written right = new Written(writer.text(label), writer.latex(label));
    Written each = writer.entry(scores, new Written(j, j));
    Written own = writer.entry(scores, right);
    return new Written(
        "Σ_{" + j + "≠" + right.text() + "} max(0, " + each.text() + " − " + own.text() + " + 1)",
        "\\sum_{"
            + j
            + " \\ne "
            + right.latex()
            + "} \\max(0, "
            + each.latex()
            + " - "
            + own.latex()
            + " + 1)");
  }

  /// `1/3 · Σ_i (s_i − t_i)²`.
  private Written squares(Expr first, Expr second, int count) {
    String i = writer.letters("i");
    Written at = new Written(i, i);
    Written difference = writer.entry(first, at).then(" − ", " - ", writer.entry(second, at));
    return new Written(
        "1/"
            + count
            + " "
            + signs.factor()
            + " Σ_"
            + i
            + " ("
            + difference.text()
            + ")"
            + signs.squared(),
        "\\frac{1}{"
            + count
            + "} "
            + signs.latexSideBySide()
            + " \\sum_{"
            + i
            + "} \\left("
            + difference.latex()
            + "\\right)^{2}");
  }
}
