package gradus.explain;

import gradus.calculus.Derivation;
import gradus.calculus.tensors.TensorChain;
import gradus.calculus.tensors.TensorDerivation;
import gradus.graph.ComputationGraph;
import gradus.graph.Definitions;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.Origin;
import java.util.List;
import java.util.Optional;

/// The local gradient of a function of the program's own, derived from its body.
final class OwnSlope {
  private static final int LONGEST = 160;

  private OwnSlope() {}

  /// Of a function of tensors that is one number, as a whole in the function's own parameters:
  /// −t/y; empty where it is no such function, or points at entries by a label.
  static Optional<String> latex(ComputationGraph graph, Wire wire, Signs signs) {
    Gate gate = wire.target();
    if (!(gate.op().origin() instanceof Origin.Function)) return Optional.empty();
    List<Wire> operands = graph.operands(gate);
    Optional<ComputationGraph> body =
        Operands.of(gate.op(), operands.size(), i -> operands.get(i).source().shape(), i -> null)
            .flatMap(in -> Definitions.graph(gate.op(), in, gate.attributes()));
    boolean labelled =
        body.stream()
            .flatMap(b -> b.gates().stream())
            .filter(Gate::isOperation)
            .anyMatch(g -> g.op().operands().stream().anyMatch(Op.Operand::isLabel));
    if (labelled) return Optional.empty();
    return body.flatMap(b -> TensorChain.of(b, gate.op().operand(wire.index()).name(), signs))
        .map(TensorDerivation::latexResult)
        .filter(l -> l.length() <= LONGEST);
  }

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
