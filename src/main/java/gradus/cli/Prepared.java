package gradus.cli;

import gradus.explain.Remarks;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
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

/// A program as a command gets it: read, and lowered without errors under the options that were
/// given. Nothing in it changes; the trace is made when somebody asks for it.
final class Prepared {
  private final Source.Text source;
  private final Program program;
  private final Conditions conditions;
  private final Lowering lowering;
  private Trace trace;

  /// Under which conditions a program is lowered.
  ///
  /// @param overrides inputs with another value, by name
  /// @param output the wire to differentiate, where one was asked for
  record Conditions(Map<String, Tensor> overrides, Optional<String> output, Folding folding) {
    static final Conditions NONE = new Conditions(Map.of(), Optional.empty(), Folding.FOLDED);

    Conditions {
      overrides = Map.copyOf(overrides);
    }
  }

  Prepared(Source.Text source, Program program, Conditions conditions, Lowering lowering) {
    this.source = source;
    this.program = program;
    this.conditions = conditions;
    this.lowering = lowering;
  }

  String text() {
    return source.text();
  }

  /// What the program is called in messages.
  String name() {
    return source.name();
  }

  Program program() {
    return program;
  }

  Conditions conditions() {
    return conditions;
  }

  Lowering lowering() {
    return lowering;
  }

  ComputationGraph graph() {
    return lowering.graph();
  }

  synchronized Trace trace() {
    if (trace == null) trace = Trace.of(graph());
    return trace;
  }

  /// What is remarkable about the values (a NaN, a tie), and whether the forms of a definition
  /// agree.
  List<Problem> remarks() {
    List<Problem> remarks = new ArrayList<>(Remarks.of(trace()));
    remarks.addAll(Agreement.of(program, conditions.overrides(), trace(), () -> false));
    return remarks;
  }
}
