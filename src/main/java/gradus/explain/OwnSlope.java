package gradus.explain;

import gradus.calculus.Conclusion;
import gradus.calculus.Derivation;
import gradus.calculus.tensors.TensorChain;
import gradus.calculus.tensors.TensorDerivation;
import gradus.explain.term.SymbolText;
import gradus.explain.term.SymbolWriter;
import gradus.graph.ComputationGraph;
import gradus.graph.Definitions;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.latex.TypesetName;
import gradus.op.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a function of the program hands back to an operand, derived from its body and written in
/// the names of the wires around it.
///
/// @param text as a line for people
/// @param legend what letters in it stand for
/// @param isSum whether it stands in brackets behind a factor
record OwnSlope(String text, String latex, List<Symbols.Meaning> legend, boolean isSum) {
  private static final int LONGEST = 160;

  /// A body of more steps is not derived while a person waits for a sentence.
  private static final int MOST_PARTS = 400;

  /// Its local gradient, −t/y, where it is one number or this operand is a vector; empty where that
  /// is no formula, or one too long to help.
  static Optional<OwnSlope> local(Telling telling, Wire wire) {
    Optional<Call> call = Call.of(telling, wire.target());
    // A number beside a tensor is a part of a formula of tensors.
    boolean number =
        wire.target().shape() == null
            || telling.trace().graph().operands(wire.target()).stream().allMatch(Telling::isScalar);
    Signs signs = telling.manner().signs();
    return call.flatMap(c -> {
      String operand = c.names.get(wire.index());
      if (number) return ofNumbers(c, operand, signs);
      return wire.target().shape().isScalar()
          ? ofTensors(c, operand, telling)
          : TensorDerivation.jacobian(c.body, operand, signs)
              .flatMap(d -> c.slope(d.resultText(), d.latexResult(), false));
    });
  }

  /// All it hands back, ∂f/∂q ⊙ x, where what it comes to is a vector or matrix.
  static Optional<OwnSlope> whole(Telling telling, Wire wire) {
    return Call.of(telling, wire.target())
        .flatMap(call -> ofTensors(call, call.names.get(wire.index()), telling));
  }

  private static Optional<OwnSlope> ofNumbers(Call call, String operand, Signs signs) {
    return switch (Derivation.of(call.body, operand)) {
      case Derivation.Outcome.Refused refused -> Optional.empty();
      case Derivation.Outcome.Done done -> {
        Conclusion answer = Conclusion.of(done.derivation(), Optional.empty());
        yield call.slope(answer.text(signs), answer.latex(signs), answer.isSum());
      }
    };
  }

  private static Optional<OwnSlope> ofTensors(Call call, String operand, Telling telling) {
    var upstream = telling.symbols().gradient(telling.gate());
    TensorDerivation.Arriving arriving =
        new TensorDerivation.Arriving(
            new SymbolText(telling.amounts()).of(upstream), telling.writer().latex(upstream));
    return TensorChain.slope(call.body, operand, arriving, telling.manner().signs())
        .flatMap(s -> call.slope(s.text(), s.latex(), s.isSum()));
  }

  /// Behind a sign of multiplication.
  String factor() {
    return isSum ? "(" + text + ")" : text;
  }

  String latexFactor() {
    return isSum ? "\\left(" + latex + "\\right)" : latex;
  }

  /// What the letters stand for, behind what was said: `, m = …`.
  String legendText() {
    StringBuilder out = new StringBuilder();
    legend.forEach(m -> out.append(", ").append(m.text()));
    return out.toString();
  }

  /// A call by itself.
  ///
  /// @param names what its operands are called in it, each another
  /// @param legend of those that are not called as their wires
  private record Call(ComputationGraph body, List<String> names, List<Symbols.Meaning> legend) {
    static Optional<Call> of(Telling telling, Gate gate) {
      if (!(gate.op().origin() instanceof Origin.Function function)
          || gate.op().parts() > MOST_PARTS) {
        return Optional.empty();
      }
      ComputationGraph graph = telling.trace().graph();
      List<Wire> operands = graph.operands(gate);
      Set<String> taken = new HashSet<>();
      // What the formula speaks of besides its parameters keeps its name.
      for (Wire wire : operands.subList(function.arguments(), operands.size())) {
        taken.add(parameter(wire));
      }
      List<String> names = new ArrayList<>();
      List<Symbols.Meaning> legend = new ArrayList<>();
      SymbolText text = new SymbolText(telling.amounts());
      SymbolWriter latex = telling.writer();
      for (Wire wire : operands) {
        Optional<String> own = graph.called(wire.source());
        boolean captured = wire.index() >= function.arguments();
        String name =
            captured
                ? parameter(wire)
                : own.filter(n -> !taken.contains(n)).orElseGet(() -> free(parameter(wire), taken));
        taken.add(name);
        names.add(name);
        if (own.filter(name::equals).isPresent() || Definitions.isNumber(wire.source())) continue;
        var here = telling.symbols().of(wire.source());
        legend.add(
            new Symbols.Meaning(
                TypesetName.shown(name) + " = " + latex.latex(here),
                TypesetName.text(name) + " = " + text.of(here)));
      }
      String result =
          graph.called(gate).filter(n -> !taken.contains(n)).orElseGet(() -> free("out_", taken));
      return Definitions.body(graph, gate, names, result, telling.trace()::value)
          .map(b -> new Call(b, names, legend));
    }

    private static String free(String wish, Set<String> taken) {
      String name = wish;
      for (int i = 1; taken.contains(name); i++) {
        name = wish + "_" + i;
      }
      return name;
    }

    private static String parameter(Wire wire) {
      return wire.target().op().operand(wire.index()).name();
    }

    Optional<OwnSlope> slope(String text, String latex, boolean isSum) {
      if (text.length() > LONGEST) return Optional.empty();
      return Optional.of(new OwnSlope(text, latex, legend, isSum));
    }
  }
}
