package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.CarriedKeys;
import gradus.graph.ComputationGraph;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import org.junit.jupiter.api.Test;

/// The step that is shown while a text is typed.
class ResumptionTest {
  private static final String LECTURE =
      "x = -2, y = 5, z = -4\nw = 0.5\nq = x + y\ns = sigmoid(w*q)\nf = q*z + s*q";

  private final Resumption resumption = new Resumption();
  private final Player player =
      new Player(
          new Player.Pulse() {
            @Override
            public void start(Runnable beat) {}

            @Override
            public void stop() {}
          });
  private String text = LECTURE;
  private Steps steps = steps(LECTURE, Grain.GATE);

  private static Steps steps(String text, Grain grain) {
    return Steps.of(Trace.of(Texts.build(text).graph()), grain);
  }

  private void at(int step) {
    player.reset(steps.last(), player.step().get());
    player.go(step);
  }

  /// What the step does that is shown after an edit, and at which gate.
  private String type(String now) {
    return shown(now, Grain.GATE);
  }

  private String shown(String now, Grain grain) {
    CarriedKeys carried =
        CarriedKeys.between(graph(steps).program(), Texts.build(now).graph().program());
    Steps next = steps(now, grain);
    boolean same = text.equals(now);
    int n = resumption.at(steps, player, next, key -> same ? key : carried.key(key).orElse(""));
    player.reset(next.last(), n);
    steps = next;
    text = now;
    Step step = steps.step(n);
    String gate = step.gateAtWork().map(g -> graph(steps).called(g).orElse(g.key())).orElse("");
    return step.getClass().getSimpleName() + " " + gate;
  }

  private static ComputationGraph graph(Steps of) {
    return of.trace().graph();
  }

  private int seed() {
    return steps.forwardEnd() + 1;
  }

  @Test
  void theSeedStaysTheSeedWhileALineIsTypedAndDeletedAgain() {
    at(seed());
    for (String line : new String[] {"t", "t=", "t=s", "t=s+", "t=s+1", "t=s", "t"}) {
      if (Texts.build(LECTURE + "\n" + line).hasErrors()) continue;
      String now = type(LECTURE + "\n" + line);
      boolean blank = steps.last() == steps.forwardEnd();
      if (!blank) assertEquals("Seed t", now, line);
    }
    assertEquals("Seed f", type(LECTURE));
  }

  @Test
  void aBackwardStepStaysAtItsGateThroughATextThatIsHalfTyped() {
    int n = 0;
    while (!(steps.step(n) instanceof Step.Pull p && "s".equals(p.gate().name()))) {
      n++;
    }
    at(n);
    type(LECTURE + "\nt");
    assertEquals("Pull s", type(LECTURE + "\nt = 2*f"));
    assertEquals("Pull s", type(LECTURE));
  }

  @Test
  void whereTheGateIsGoneTheNearestStepOfTheSamePassIsShown() {
    at(1);
    assertEquals("Compute f", type("x = -2, y = 5\nf = x*y"));
    type(LECTURE);
    at(steps.last() - 1);
    assertEquals("Pull f", type("x = -2, y = 5\nf = x*y"));
    type(LECTURE);
    at(steps.forwardEnd() - 1);
    assertEquals("Compute f", type("x = -2, y = 5\nf = x*y"));
  }

  @Test
  void theStartAndTheEndStayWhatTheyAre() {
    at(0);
    assertEquals("Start ", type("x = -2, y = 5\nf = x*y"));
    at(steps.last());
    assertEquals("Pull q", type(LECTURE));
  }

  @Test
  void anotherGrainAndBackLeadsToTheSameStep() {
    int n = steps.last() - 2;
    at(n);
    for (Grain grain : Grain.values()) {
      shown(LECTURE, grain);
    }
    shown(LECTURE, Grain.GATE);
    assertEquals(n, player.step().get());
  }
}
