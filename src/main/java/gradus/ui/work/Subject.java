package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.Locale;
import java.util.Optional;

/// What the panel is about: a step of a diagram, or the gate a person asked about at that step.
///
/// @param asked the gate asked about; null for the step itself
public record Subject(Diagram diagram, int step, Gate asked) {
  public Trace trace() {
    return diagram.steps().trace();
  }

  public Moment moment() {
    return diagram.steps().moment(step);
  }

  /// The gate asked about, else the one at work.
  public Optional<Gate> gate() {
    return asked != null ? Optional.of(asked) : diagram.steps().step(step).gateAtWork();
  }

  /// The sum or product of many terms that it is about as one gate; empty where it is about one of
  /// its gates.
  public Optional<Series> series() {
    Grain grain = diagram.steps().grain();
    boolean whole = asked != null || grain == Grain.GATE || grain == Grain.PASS;
    return whole ? gate().flatMap(trace().graph()::series) : Optional.empty();
  }

  /// How the picture's numbers and signs are written, in words of a language.
  public Manner manner(Locale locale) {
    return new Manner(locale, diagram.numbers(), diagram.options().signs()).inBold();
  }

  public Explanation explanation(Locale locale) {
    return asked != null
        ? Explanation.of(trace(), asked, moment(), manner(locale))
        : Explanation.of(diagram.steps(), step, manner(locale));
  }
}
