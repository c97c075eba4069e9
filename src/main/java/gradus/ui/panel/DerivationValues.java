package gradus.ui.panel;

import gradus.calculus.Derivation;
import gradus.calculus.Variable;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Optional;

/// What a derivative comes to with the numbers of a program, by its formula and by the backward
/// pass.
final class DerivationValues {
  private DerivationValues() {}

  /// The formula's own value, with the inputs as they stand.
  static Optional<Double> value(Derivation derivation, ComputationGraph graph) {
    if (derivation.result().length() > 100_000 || !graph.blanks().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    graph
        .inputs()
        .forEach(g ->
            text.append(g.name()).append(" = ").append(Numbers.exact(g.literal())).append('\n'));
    text.append("slope_of_output = ").append(derivation.result());
    Lowering lowering = GraphBuilder.build(ProgramReader.read(text.toString()));
    if (lowering.hasErrors()) return Optional.empty();
    Trace trace = Trace.of(lowering.graph());
    return lowering.graph().named("slope_of_output").flatMap(trace::value).map(Tensor::item);
  }

  static Optional<Double> backward(ComputationGraph graph, Trace trace, Variable variable) {
    return graph
        .named(variable.name())
        .flatMap(trace::gradient)
        .map(t -> t.get(variable.index(t.shape())));
  }
}
