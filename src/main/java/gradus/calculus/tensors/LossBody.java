package gradus.calculus.tensors;

import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.TensorWriter;
import gradus.calculus.formulas.Written;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a gate that is a loss computes, in the entries of its operands: its name alone, `CE(a, k)`,
/// defines nothing. The formula is the catalogue's, in the names of the wires.
final class LossBody {
  private final ComputationGraph graph;
  private final TensorValues values;
  private final TensorWriter writer;

  LossBody(ComputationGraph graph, TensorValues values, TensorWriter writer) {
    this.graph = graph;
    this.values = values;
    this.writer = writer;
  }

  /// Empty of a gate that is no loss.
  Optional<Written> of(Gate gate) {
    if (!gate.isOperation()) return Optional.empty();
    List<Gate> operands = graph.operands(gate).stream().map(Wire::source).toList();
    return gate.op()
        .inEntries(operands.stream().map(Gate::shape).toList())
        .map(formula -> {
          Map<String, Expr> meant = new HashMap<>();
          for (int i = 0; i < operands.size(); i++) {
            meant.put(gate.op().operand(i).name(), values.of(operands.get(i)));
          }
          return written(meaning(formula, meant));
        });
  }

  private Written written(Expr expr) {
    return new Written(writer.text(expr), writer.latex(expr));
  }

  /// The formula with what its names mean here: operands, and the letters of indices.
  private Expr meaning(Expr formula, Map<String, Expr> meant) {
    return switch (formula) {
      case Expr.Name n -> meant.get(n.name());
      case Expr.Index i when i.target() instanceof Expr.Name n ->
          writer.letter(writer.entry(meant.get(n.name()), place(i, meant)));
      case Expr.Over o -> writer.letter(sum(o, meant));
      case Expr.Num _, Expr.Array _, Expr.Negate _, Expr.Binary _, Expr.Call _, Expr.Index _ ->
          formula.with(formula.parts().stream().map(p -> meaning(p, meant)).toList());
    };
  }

  /// `ij` of letters; else apart: `i, y_i`.
  private Written place(Expr.Index entry, Map<String, Expr> meant) {
    List<Written> indices = entry.indices().stream().map(i -> written(meaning(i, meant))).toList();
    if (indices.size() == 1) return indices.getFirst();
    boolean letters = indices.stream().allMatch(i -> i.text().length() == 1);
    Written both = indices.get(0).then(letters ? "" : ", ", letters ? "" : "\\,", indices.get(1));
    return letters ? both : new Written("{" + both.text() + "}", both.latex());
  }

  /// `Σ_i …`, `Σ_{j≠y} …`.
  private Written sum(Expr.Over sum, Map<String, Expr> meant) {
    Map<String, Expr> inside = new HashMap<>(meant);
    String letters = "";
    for (Expr.Binder binder : sum.binders()) {
      String letter = writer.letters(binder.index());
      inside.put(binder.index(), TensorAlgebra.name(letter));
      letters += letter;
    }
    Written below = new Written(letters, letters);
    if (sum.condition() instanceof Expr.Binary unequal) {
      Written all = written(meaning(unequal.left(), inside));
      Written but = written(meaning(unequal.right(), inside));
      Written both = all.then("≠", " \\ne ", but);
      below = new Written("{" + both.text() + "}", both.latex());
    }
    Written body = written(meaning(sum.body(), inside));
    return new Written("Σ_" + below.text(), "\\sum_{" + below.latex() + "}").then(" ", " ", body);
  }
}
