package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What inputs of one sign make of the way of the weights.
class TwoWeightsTest {
  private static TwoWeights learn(List<TwoWeights.Instance> examples) {
    return TwoWeights.learn(examples, 0.5, false);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void positiveInputsGiveAllWeightGradientsOneSignAtEveryStepAndCentredOnesDoNot(long seed) {
    List<TwoWeights.Instance> positive = TwoWeights.examples(seed);
    assertTrue(positive.stream().allMatch(e -> e.first() > 0 && e.second() > 0));
    TwoWeights learnt = learn(positive);
    assertEquals(TwoWeights.STEPS + 1, learnt.stands().size());
    for (TwoWeights.Footing stand : learnt.stands()) {
      for (TwoWeights.Tug pull : stand.pulls()) {
        double up = Math.signum(pull.upstream());
        assertEquals(up, Math.signum(pull.first()), pull::toString);
        assertEquals(up, Math.signum(pull.second()), pull::toString);
      }
    }
    List<TwoWeights.Instance> moved = TwoWeights.centred(positive);
    assertEquals(0, moved.stream().mapToDouble(TwoWeights.Instance::first).sum(), 1e-12);
    assertEquals(0, moved.stream().mapToDouble(TwoWeights.Instance::second).sum(), 1e-12);
    TwoWeights centred = learn(moved);
    for (TwoWeights.Footing stand : centred.stands()) {
      assertFalse(stand.pulls().stream().allMatch(TwoWeights.Tug::isOneSigned), stand::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theWayIsAZigzagThatIsAboutTwiceAsLongAsTheOneOfCentredInputs(long seed) {
    List<TwoWeights.Instance> examples = TwoWeights.examples(seed);
    TwoWeights zigzag = learn(examples);
    TwoWeights straight = learn(TwoWeights.centred(examples));
    int last = TwoWeights.STEPS;
    double direct = TwoWeights.GOAL.distance(zigzag.way(0).getFirst());
    assertEquals(2 * Math.sqrt(2), direct, 1e-12);
    assertTrue(zigzag.turns(last) > 30, zigzag.turns(last) + " turns");
    assertTrue(straight.turns(last) < 10, straight.turns(last) + " turns");
    assertTrue(zigzag.length(last) > 1.7 * direct, zigzag.length(last) + " long");
    assertTrue(straight.length(last) < 1.1 * direct, straight.length(last) + " long");
    assertTrue(TwoWeights.GOAL.distance(zigzag.way(last).getLast()) < 0.5);
    assertTrue(TwoWeights.GOAL.distance(straight.way(last).getLast()) < 0.5);
  }

  @Test
  void theMeanOverAllExamplesMayHaveTwoSignsAlsoWithPositiveInputs() {
    TwoWeights together = TwoWeights.learn(TwoWeights.examples(1), 0.5, true);
    TwoWeights.Weights from = together.way(1).getFirst();
    TwoWeights.Weights to = together.way(1).getLast();
    assertTrue(to.first() > from.first() && to.second() < from.second(), to::toString);
    assertEquals(0, together.turns(TwoWeights.STEPS));
  }

  @Test
  void itsTextIsTheNeuronWithTheseNumbers() {
    TwoWeights learnt = learn(TwoWeights.examples(1));
    TwoWeights.Footing stand = learnt.stands().get(7);
    ComputationGraph graph = GraphBuilder.build(ProgramReader.read(learnt.text(7))).graph();
    Trace trace = Trace.of(graph, () -> false);
    TwoWeights.Tug next = stand.pulls().get(stand.taken());
    assertEquals(next.upstream(), gradient(trace, "f"));
    assertEquals(next.first(), gradient(trace, "w_1"));
    assertEquals(next.second(), gradient(trace, "w_2"));
    // the next place is a plain step away
    TwoWeights.Weights after = learnt.stands().get(8).weights();
    assertEquals(stand.weights().first() - 0.5 * next.first(), after.first());
    assertEquals(stand.weights().second() - 0.5 * next.second(), after.second());
  }

  private static double gradient(Trace trace, String name) {
    return trace.gradient(trace.graph().named(name).orElseThrow()).orElseThrow().item();
  }

  @Test
  void aRateFarTooLargeEndsEarlyWithFiniteNumbers() {
    TwoWeights broken = TwoWeights.learn(TwoWeights.examples(1), 1e200, false);
    assertTrue(broken.stands().size() < 5, broken.stands().size() + " stands");
    assertTrue(broken.way(TwoWeights.STEPS).stream().allMatch(p -> Double.isFinite(p.first())));
  }
}
