package gradus.trace;

import static gradus.trace.StepsTest.steps;
import static gradus.trace.StepsTest.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Series;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Steps of sums and products of many terms.
class SeriesStepsTest {
  private static final String FOUR = "a = 1, b = 2, c = 3, d = 4\nf = (a*b + b - c + d)*a";

  @Test
  void aSumOfFourTermsIsOneStepOfTheGrainGate() {
    Steps steps = steps(FOUR, Grain.GATE);
    assertEquals(
        List.of(
            "start",
            "compute f/0^4",
            "gather f/0",
            "compute f",
            "seed f",
            "pull [f/0 → f[0], a → f[1]]",
            "spread [f/0^4 → f/0^3[0], b → f/0^3[1], c → f/0^2[1], d → f/0[1]]",
            "pull [a → f/0^4[0], b → f/0^4[1]]"),
        told(steps));
    List<Moment> moments = new ArrayList<>();
    for (int n = 0; n <= steps.last(); n++) {
      moments.add(steps.moment(n));
    }
    assertEquals(
        List.of(
            new Moment(0, false, 0),
            new Moment(1, false, 0),
            new Moment(4, false, 0),
            new Moment(5, false, 0),
            new Moment(5, true, 0),
            new Moment(5, true, 2),
            new Moment(5, true, 8),
            new Moment(5, true, 10)),
        moments);
  }

  @Test
  void ofTheGrainWireItIsItsGates() {
    assertEquals(
        List.of(
            "start",
            "compute f/0^4",
            "compute f/0^3",
            "compute f/0^2",
            "compute f/0",
            "compute f",
            "seed f"),
        told(steps(FOUR, Grain.WIRE)).subList(0, 7));
  }

  @Test
  void theTermsOfASumAreReadyBeforeItsGatesBegin() {
    String text = "f = a*b + b*c + c*d + d*a; a = 1; b = 2; c = 3; d = 4";
    List<String> order =
        Trace.of(Texts.build(text).graph()).forward().stream().map(Gate::key).toList();
    assertEquals(List.of("f/0^3", "f/0^2/1", "f/0/1", "f/1", "f/0^2", "f/0", "f"), order);
  }

  @Test
  void theLocalGradientOfAFactorIsTheProductOfTheOthersAlsoWhereOneIsZero() {
    Trace trace = Trace.of(Texts.build("a = 2, b = 3, c = 0, d = 4\nf = a*b*c*d*5").graph());
    Series series = trace.graph().series(trace.graph().output()).orElseThrow();
    List<Double> locals = series.terms().stream().map(t -> trace.local(series, t).item()).toList();
    assertEquals(List.of(0.0, 0.0, 120.0, 0.0, 0.0), locals);
    for (Series.Element term : series.terms().subList(0, 4)) {
      assertEquals(trace.local(series, term), trace.contribution(term.wire()));
    }
  }
}
