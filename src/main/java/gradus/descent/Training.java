package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Scripts;
import gradus.latex.TypesetName;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the update rules of a text say of a descent.
public sealed interface Training {
  /// The text has no rule.
  record Unsaid() implements Training {}

  /// These inputs move.
  ///
  /// @param rate empty where the text leaves it open: η without a value
  record Said(List<Gate> parameters, OptionalDouble rate) implements Training {
    public Said {
      parameters = List.copyOf(parameters);
    }
  }

  /// A rule asks for what there is not.
  record Amiss(Problem problem) implements Training {}

  /// The loss that the rules of a program follow, where it has one by that name: the output to
  /// take.
  static Optional<String> loss(Program program) {
    return program.updates().stream()
        .map(Program.Update::loss)
        .filter(program::defines)
        .findFirst();
  }

  /// What the rules of a traced program say, whose output is the loss they follow.
  static Training of(Trace trace) {
    ComputationGraph graph = trace.graph();
    List<Program.Update> updates = graph.program().updates();
    if (updates.isEmpty()) return new Unsaid();
    List<Gate> parameters = new ArrayList<>();
    OptionalDouble rate = OptionalDouble.empty();
    for (Program.Update update : updates) {
      Optional<Problem> objection = objection(update, graph);
      if (objection.isPresent()) return new Amiss(objection.get());
      for (Gate moved : moved(update.parameter(), graph)) {
        if (!parameters.contains(moved)) parameters.add(moved);
      }
      switch (Rate.of(update, trace)) {
        case Rate.Unset _ -> {}
        case Rate.Unusable _ -> {
          return new Amiss(
              Problem.error(update.span(), "descent.rule.rate", update.rate().text().strip()));
        }
        case Rate.Constant given -> {
          if (rate.isPresent() && rate.getAsDouble() != given.rate()) {
            return new Amiss(Problem.error(update.span(), "descent.rule.rates"));
          }
          rate = OptionalDouble.of(given.rate());
        }
      }
    }
    return new Said(parameters, rate);
  }

  private static Optional<Problem> objection(Program.Update update, ComputationGraph graph) {
    String loss = update.loss();
    if (!graph.program().defines(loss)) {
      return Optional.of(Problem.error(update.span(), "descent.rule.loss", loss));
    }
    boolean same = graph.named(loss).filter(g -> g == graph.output()).isPresent();
    if (!same) return Optional.of(Problem.error(update.span(), "descent.rule.losses", loss));
    String moved = update.parameter();
    if (moved(moved, graph).isEmpty()) {
      return Optional.of(Problem.error(update.span(), "descent.rule.parameter", moved));
    }
    return Optional.empty();
  }

  /// The inputs that a name stands for: the one of that name, or where there is none all that have
  /// it with an index, w₁ to w₈ for w.
  private static List<Gate> moved(String name, ComputationGraph graph) {
    if (graph.names().containsKey(name)) {
      return graph.named(name).filter(Training::isGiven).map(List::of).orElse(List.of());
    }
    return graph.inputs().stream()
        .filter(Training::isGiven)
        .filter(g -> g.name().length() > name.length() && g.name().startsWith(name))
        .filter(g -> Scripts.beginsIndex(g.name().charAt(name.length())))
        .toList();
  }

  private static boolean isGiven(Gate gate) {
    return gate.isInput() && gate.literal() != null;
  }

  /// The rate of one rule.
  sealed interface Rate {
    record Unset() implements Rate {}

    /// No number above 0, or not to be understood.
    record Unusable() implements Rate {}

    record Constant(double rate) implements Rate {}

    private static Rate of(Program.Update update, Trace trace) {
      Lowering lowering = GraphBuilder.build(update.rate());
      if (lowering.hasErrors()) return new Unusable();
      Map<String, Tensor> known = new HashMap<>();
      for (Gate blank : lowering.graph().blanks()) {
        // `eta` and `η` are one name.
        String called = TypesetName.text(blank.name());
        Optional<Tensor> value =
            trace.graph().gates().stream()
                .filter(g -> g.name() != null && TypesetName.text(g.name()).equals(called))
                .findFirst()
                .flatMap(trace::value);
        if (value.isEmpty()) return new Unset();
        known.put(blank.name(), value.get());
      }
      Lowering whole = GraphBuilder.build(update.rate(), known, null, () -> false);
      if (whole.hasErrors()) return new Unusable();
      Run run = Tape.of(whole.graph()).forwardRun();
      run.forward(() -> false);
      return run.value(whole.graph().output())
          .filter(v -> v.shape().isScalar() && Stride.isRate(v.item()))
          .<Rate>map(v -> new Constant(v.item()))
          .orElseGet(Unusable::new);
    }
  }
}
