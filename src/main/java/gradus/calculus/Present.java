package gradus.calculus;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What formulas come to at the values that the program gives: a rule says what happens at a tie
/// where there is one.
final class Present {
  private final ComputationGraph graph;
  private final Formulas formulas;
  private final Map<Term, Double> known = new HashMap<>();

  /// The gates that have a name in the formulas; found when the first value is asked for.
  private Map<String, Gate> named;

  private Run run;

  Present(ComputationGraph graph, Formulas formulas) {
    this.graph = graph;
    this.formulas = formulas;
  }

  /// Whether the operands of a function tie, which its op decides, as for gates; not while a value
  /// is missing.
  boolean atKink(Op op, List<Term> operands) {
    List<Double> values = operands.stream().map(this::of).toList();
    return values.stream().noneMatch(v -> v.isNaN())
        && op.atKink(values.stream().map(Tensor::scalar).toList());
  }

  /// Not a number where that is not known.
  private double of(Term formula) {
    return Term.fold(formula, known, Term::parts, this::value);
  }

  private double value(Term term) {
    List<Double> parts = term.parts().stream().map(known::get).toList();
    return switch (term.head()) {
      case NUMBER -> term.number();
      case NAME -> named(term.variable());
      case SUM -> parts.stream().reduce(Double::sum).orElse(0.0);
      case PRODUCT -> parts.stream().reduce((a, b) -> a * b).orElse(1.0);
      case QUOTIENT -> parts.get(0) / parts.get(1);
      case POWER -> Math.pow(parts.get(0), parts.get(1));
      case NEGATE -> -parts.get(0);
      case CALL ->
          Ops.find(term.function(), parts.size())
              .map(op -> op.value(parts.stream().map(Tensor::scalar).toList()).item())
              .orElse(Double.NaN);
    };
  }

  private double named(Variable variable) {
    if (named == null) run();
    Gate gate = named.get(variable.name());
    Optional<Tensor> value = gate == null ? Optional.empty() : run.value(gate);
    return value
        .filter(t -> t.shape().rank() == variable.place().size())
        .map(t -> t.get(variable.index(t.shape())))
        .orElse(Double.NaN);
  }

  private void run() {
    named = new HashMap<>();
    for (Gate gate : graph.gates()) {
      Optional<String> name = gate.isInput() ? Optional.of(gate.name()) : formulas.name(gate);
      name.ifPresent(n -> named.putIfAbsent(n, gate));
    }
    run = Tape.of(graph).run();
    run.forward(() -> false);
  }
}
