package gradus.cli;

import gradus.blanks.Blanks;
import gradus.explain.Remarks;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.tensor.Tensor;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program as a command gets it: read, lowered without errors under the options that were given,
/// and traced where the command needs that.
///
/// @param traced empty for a command that needs the graph alone
record Prepared(
    Source.Script source,
    Program program,
    Conditions conditions,
    Lowering lowering,
    Optional<Trace> traced) {

  /// Under which conditions a program is lowered.
  ///
  /// @param overrides inputs with another value, by name
  /// @param output the wire to differentiate, where one was asked for
  /// @param named what the command line asks to be drawn by its parts, or whole
  /// @param folding what is
  /// @param seed the gradient that arrives at the output, where it is not ones
  record Conditions(
      Map<String, Tensor> overrides,
      Optional<String> output,
      Foldable named,
      Folding folding,
      Optional<Tensor> seed) {
    static final Conditions NONE =
        new Conditions(
            Map.of(), Optional.empty(), Foldable.NOTHING, Folding.FOLDED, Optional.empty());

    /// The same with another output, or the language's own choice.
    Conditions of(Optional<String> other) {
      return new Conditions(overrides, other, named, folding, seed);
    }

    Conditions {
      overrides = Map.copyOf(overrides);
    }
  }

  /// What becomes of a text.
  sealed interface Answer {
    /// All there is to say of it.
    List<Problem> problems();

    /// It may be worked on; the problems are notices.
    record Usable(Prepared prepared, List<Problem> problems) implements Answer {}

    /// It may not: an error is among the problems.
    record Objected(List<Problem> problems) implements Answer {
      List<Problem> errors() {
        return problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
      }
    }
  }

  /// Lowers a program, and traces it, as far as a command needs.
  static Answer of(
      Source.Script source, Program program, Conditions given, ProgramCommand.Needs needs) {
    Lowering lowering =
        GraphBuilder.build(
            program, given.overrides(), given.output().orElse(null), given.folding(), () -> false);
    List<Problem> problems = new ArrayList<>(lowering.problems());
    if (lowering.hasErrors()) return new Answer.Objected(problems);
    if (given.seed().isPresent()) {
      problems.removeIf(p -> p.key().equals("notice.seed"));
      lowering.graph().seedObjection(given.seed().get()).ifPresent(problems::add);
      if (lowering.graph().seedObjection(given.seed().get()).isPresent()) {
        return new Answer.Objected(problems);
      }
      lowering = new Lowering(lowering.graph().seeded(given.seed().get()), problems);
    }
    boolean shapes =
        needs == ProgramCommand.Needs.VALUES_OR_SHAPES && lowering.graph().isOfShapes();
    if (shapes) {
      problems.addAll(lowering.graph().shapeless());
    } else if (needs.compareTo(ProgramCommand.Needs.VALUES) >= 0) {
      problems.addAll(Blanks.lacks(program, lowering.graph()));
    }
    problems.addAll(given.named().unknown(program, lowering.graph()));
    problems.addAll(given.named().misled(lowering.graph(), given.folding()));
    problems.addAll(Foldable.whole(lowering.graph(), given.folding()));
    if (problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR)) {
      return new Answer.Objected(problems);
    }
    Optional<Trace> trace =
        needs == ProgramCommand.Needs.GRAPH
            ? Optional.empty()
            : Optional.of(Trace.of(lowering.graph()));
    List<Problem> failures = trace.map(Trace::problems).orElse(List.of());
    problems.addAll(failures);
    return failures.isEmpty()
        ? new Answer.Usable(new Prepared(source, program, given, lowering, trace), problems)
        : new Answer.Objected(problems);
  }

  String text() {
    return source.text();
  }

  /// What the program is called in messages.
  String name() {
    return source.name();
  }

  ComputationGraph graph() {
    return lowering.graph();
  }

  /// For a command that needs it.
  Trace trace() {
    return traced.orElseThrow(() -> new IllegalStateException("only the graph was asked for"));
  }

  /// What is remarkable about the values (a NaN, a tie), and whether the forms of a definition
  /// agree.
  List<Problem> remarks() {
    List<Problem> remarks = new ArrayList<>(Remarks.of(trace()));
    remarks.addAll(Agreement.of(program, conditions.overrides(), trace(), () -> false));
    return remarks;
  }
}
