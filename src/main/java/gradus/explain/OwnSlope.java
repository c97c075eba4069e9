package gradus.explain;

import gradus.calculus.Derivation;
import gradus.graph.Definitions;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.Origin;
import java.util.Optional;

/// The local gradient of a function of the program's own, derived from its body.
final class OwnSlope {
  private static final int LONGEST = 160;

  private OwnSlope() {}

  /// As LaTeX in the function's own parameters; empty where the body calls other functions, is no
  /// formula of numbers, or the result is too long to help.
  static Optional<String> latex(Op op, int operand, Signs signs) {
    if (!(op.origin() instanceof Origin.Function) || op.unfolding().isEmpty()) {
      return Optional.empty();
    }
    Lowering body = GraphBuilder.build(Definitions.program("value_", op.unfolding().get()));
    if (body.hasErrors()) return Optional.empty();
    String parameter = op.operand(operand).name();
    return switch (Derivation.of(body.graph(), parameter)) {
      case Derivation.Outcome.Refused refused -> Optional.empty();
      case Derivation.Outcome.Done done ->
          Optional.of(done.derivation().latexResult(signs)).filter(l -> l.length() <= LONGEST);
    };
  }
}
