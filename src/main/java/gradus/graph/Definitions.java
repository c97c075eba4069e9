package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Parser;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.op.Ops;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The formulas that operations of the catalogue stand for, as syntax trees.
final class Definitions {
  /// What the catalogue calls a class label: a formula can hold only a known one.
  private static final String LABEL = "k";

  private Definitions() {}

  /// The formula of an operation for these operands, every part placed at `span`; empty where it
  /// has none, or where it depends on a shape or a label that is not known yet.
  static Optional<Expr> of(Op op, List<Lowered> operands, int[] attributes, Span span) {
    List<Tensor> values = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Lowered term = operands.get(i);
      Tensor known = term.constant() != null ? term.constant() : term.gate().literal();
      boolean label = op.operand(i).name().equals(LABEL);
      if (known == null && (label || term.shape() == null)) {
        return op.fixedUnfolding().flatMap(formula -> parsed(formula, span));
      }
      values.add(known != null ? known : Tensor.zeros(term.shape()));
    }
    if (op.objection(values).isPresent()) return Optional.empty();
    return op.unfolding(values, attributes).flatMap(formula -> parsed(formula, span));
  }

  private static Optional<Expr> parsed(String formula, Span span) {
    Program program = Parser.parse(formula, Ops.names());
    boolean whole = program.problems().isEmpty() && program.statements().size() == 1;
    return whole && program.statements().getFirst() instanceof Statement.Bare bare
        ? Optional.of(placed(bare.body(), span))
        : Optional.empty();
  }

  /// Formulas of the catalogue are short, so this may recurse.
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
