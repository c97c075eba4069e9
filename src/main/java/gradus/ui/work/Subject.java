package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What the panel is about: a step of a diagram, or the gate a person asked about at that step.
///
/// @param question what was asked about; null for the step itself
public record Subject(Diagram diagram, int step, Question question) {
  /// What a person asks about: a gate, or the fork of the wire that leaves it.
  public record Question(Gate gate, Aim aim) {
    /// Which of both.
    public enum Aim {
      GATE,
      FORK
    }

    /// About the gate itself.
    public static Question about(Gate gate) {
      return new Question(gate, Aim.GATE);
    }

    /// About what comes back to it on more than one branch.
    public static Question aboutFork(Gate gate) {
      return new Question(gate, Aim.FORK);
    }

    public boolean isFork() {
      return aim == Aim.FORK;
    }

    /// What a click means at a step. The numbers that are added up are asked about at their fork;
    /// so is all of a wire while a step has just finished its sum.
    public static Question of(Hit hit, Diagram diagram, int step) {
      Gate gate = hit.gate();
      boolean forks = diagram.fork(gate).isPresent();
      boolean fork =
          switch (hit.part()) {
            case FORK -> true;
            case GRADIENT, BRANCH -> forks;
            case NAME, VALUE -> forks && isJustSummed(gate, diagram.steps(), step);
            case GATE -> false;
          };
      return new Question(gate, fork ? Aim.FORK : Aim.GATE);
    }

    /// The step with which all has come back to its fork; empty where no step goes that far.
    public OptionalInt summedAt(Steps steps) {
      return IntStream.rangeClosed(0, steps.last())
          .filter(n -> isSummed(gate, steps, n))
          .findFirst();
    }

    private static boolean isJustSummed(Gate gate, Steps steps, int step) {
      return step > 0 && isSummed(gate, steps, step) && !isSummed(gate, steps, step - 1);
    }

    /// Whether a step knows all that comes back to a gate.
    private static boolean isSummed(Gate gate, Steps steps, int step) {
      Trace trace = steps.trace();
      Moment at = steps.moment(step);
      return trace.branches(gate).stream().allMatch(w -> trace.isAdded(w, at));
    }

    /// Where it stands in a picture; empty where it is not drawn.
    public Optional<Box> box(Diagram drawn) {
      return isFork() ? drawn.fork(gate) : drawn.box(gate);
    }
  }

  /// The gate asked about, or whose fork is; null for the step itself.
  public Gate asked() {
    return question == null ? null : question.gate;
  }

  /// Whether it is about the fork of a gate's value.
  public boolean isFork() {
    return question != null && question.isFork();
  }

  public Trace trace() {
    return diagram.steps().trace();
  }

  public Moment moment() {
    return diagram.steps().moment(step);
  }

  /// The gate asked about, else the one at work.
  public Optional<Gate> gate() {
    return asked() != null ? Optional.of(asked()) : diagram.steps().step(step).gateAtWork();
  }

  /// The sum or product of many terms that it is about as one gate; empty where it is about one of
  /// its gates.
  public Optional<Series> series() {
    Grain grain = diagram.steps().grain();
    boolean whole = asked() != null || grain == Grain.GATE || grain == Grain.PASS;
    return whole ? gate().flatMap(trace().graph()::series) : Optional.empty();
  }

  /// The wires that what was asked about reaches the output by: the branches of a fork, all ways of
  /// an input; of a gate none, whose own wires say it.
  ///
  /// @throws java.util.concurrent.CancellationException when `obsolete` says so
  public List<Wire> ways(BooleanSupplier obsolete) {
    if (isFork()) return trace().branches(asked());
    boolean input = asked() != null && asked().isInput();
    return input ? ChainPaths.of(trace(), asked(), obsolete).wires() : List.of();
  }

  /// How the picture's numbers and signs are written, in words of a language.
  public Manner manner(Locale locale) {
    return new Manner(locale, diagram.numbers(), diagram.options().signs()).inBold();
  }

  public Explanation explanation(Locale locale) {
    if (isFork()) return Explanation.ofFork(trace(), asked(), moment(), manner(locale));
    return asked() != null
        ? Explanation.of(trace(), asked(), moment(), manner(locale))
        : Explanation.of(diagram.steps(), step, manner(locale));
  }
}
