package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Parser;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.catalogue.Ops;
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

  private Definitions() {}

  /// The formula of an operation for these operands, every part placed at `span`; empty where it
  /// has none, or where it depends on a shape or a label that is not known yet.
  static Optional<Expr> of(Op op, List<Lowered> operands, int[] attributes, Span span) {
    Optional<Operands> in =
        Operands.of(op, operands.size(), i -> operands.get(i).shape(), i -> known(operands.get(i)));
    return in.map(known -> op.unfolding(known, attributes))
        .orElseGet(op::fixedUnfolding)
        .flatMap(Definitions::parsed)
        .map(formula -> placed(formula, span));
  }

  private static Tensor known(Lowered term) {
    return term.constant() != null ? term.constant() : term.gate().literal();
  }

  private static Optional<Expr> parsed(String formula) {
    Program program = Parser.parse(formula, Ops.names());
    boolean whole = program.problems().isEmpty() && program.statements().size() == 1;
    return whole && program.statements().getFirst() instanceof Statement.Bare bare
        ? Optional.of(bare.body())
        : Optional.empty();
  }

  /// The formula of an operation as a graph of its own. Its inputs are the operands that stand in
  /// it, in their shapes and by the op's names for them; a label may have gone into it as a number.
  /// Empty where there is no formula, or a label is not known.
  public static Optional<ComputationGraph> graph(Op op, Operands in, int[] attributes) {
    String formula = op.unfolding(in, attributes).orElse(null);
    if (formula == null) return Optional.empty();
    Program program = Parser.parse(RESULT + " = " + formula, Ops.names());
    Set<String> used = new HashSet<>();
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.Definition d) names(d.body(), used);
    }
    // An input without a value has no shape; which value it is makes no difference to the graph.
    Map<String, Tensor> inputs = new HashMap<>();
    for (int i = 0; i < in.shapes().size(); i++) {
      String name = op.operand(i).name();
      if (used.contains(name)) inputs.put(name, Tensor.zeros(in.shape(i)));
    }
    Lowering lowering = GraphBuilder.build(program, inputs, RESULT, () -> false);
    return lowering.hasErrors() ? Optional.empty() : Optional.of(lowering.graph());
  }

  /// Formulas of the catalogue are short, so this may recurse, and so may [#placed].
  private static void names(Expr expr, Set<String> to) {
    switch (expr) {
      case Expr.Num n -> {}
      case Expr.Name n -> to.add(n.name());
      case Expr.Array a -> a.items().forEach(e -> names(e, to));
      case Expr.Negate n -> names(n.operand(), to);
      case Expr.Binary b -> {
        names(b.left(), to);
        names(b.right(), to);
      }
      case Expr.Call c -> c.arguments().forEach(e -> names(e, to));
      case Expr.Index i -> {
        names(i.target(), to);
        i.indices().forEach(e -> names(e, to));
      }
    }
  }

  private static Expr placed(Expr expr, Span at) {
    return switch (expr) {
      case Expr.Num n -> new Expr.Num(at, n.value(), n.text());
      case Expr.Name n -> new Expr.Name(at, n.name());
      case Expr.Array a -> new Expr.Array(at, placed(a.items(), at));
      case Expr.Negate n -> new Expr.Negate(at, placed(n.operand(), at));
      case Expr.Binary b ->
          new Expr.Binary(at, b.operator(), placed(b.left(), at), placed(b.right(), at));
      case Expr.Call c -> new Expr.Call(at, at, c.name(), placed(c.arguments(), at));
      case Expr.Index i -> new Expr.Index(at, placed(i.target(), at), placed(i.indices(), at));
    };
  }

  private static List<Expr> placed(List<Expr> parts, Span at) {
    return parts.stream().map(p -> placed(p, at)).toList();
  }
}
