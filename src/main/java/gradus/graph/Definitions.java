package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.PlacedFormula;
import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The formulas that operations of the catalogue stand for, as syntax trees and as graphs.
public final class Definitions {
  private static final String RESULT = "out_";
  private static final Span NOWHERE = new Span(0, 0);

  private Definitions() {}

  /// The formula of an operation for these operands, every part placed at `span`; empty where it
  /// has none, or where it depends on a shape or a label that is not known yet.
  static Optional<Expr> of(Op op, List<Lowered> operands, int[] attributes, Span span) {
    Optional<Operands> in =
        Operands.of(op, operands.size(), i -> operands.get(i).shape(), i -> known(operands.get(i)));
    return in.map(known -> op.unfolding(known, attributes))
        .orElseGet(op::fixedUnfolding)
        .map(formula -> PlacedFormula.at(formula, span));
  }

  private static Tensor known(Lowered term) {
    return term.constant() != null ? term.constant() : term.gate().literal();
  }

  /// The formula of an operation as a graph of its own. Its inputs are the operands that stand in
  /// it, in their shapes and by the op's names for them; a label may have gone into it as a number.
  /// Empty where there is no formula, or a label is not known.
  public static Optional<ComputationGraph> graph(Op op, Operands in, int[] attributes) {
    Expr formula = op.unfolding(in, attributes).orElse(null);
    if (formula == null) return Optional.empty();
    Set<String> used = new HashSet<>();
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Name n) used.add(n.name());
    }
    // An input without a value has no shape; which value it is makes no difference to the graph.
    Map<String, Tensor> inputs = new HashMap<>();
    for (int i = 0; i < in.shapes().size(); i++) {
      String name = op.operand(i).name();
      if (used.contains(name)) inputs.put(name, Tensor.zeros(in.shape(i)));
    }
    Lowering lowering = GraphBuilder.build(program(RESULT, formula), inputs, RESULT, () -> false);
    return lowering.hasErrors() ? Optional.empty() : Optional.of(lowering.graph());
  }

  /// A program of one definition, made of a formula and not of a text: its parts stand nowhere.
  public static Program program(String name, Expr formula) {
    Expr body = PlacedFormula.at(formula, NOWHERE);
    Statement only = new Statement.Definition(NOWHERE, NOWHERE, name, null, body, List.of());
    return new Program("", List.of(only), List.of());
  }
}
