package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The weighted sums of a program.
class NeuronTest {
  private static List<Neuron> of(String text) {
    return Neuron.of(Trace.of(GraphBuilder.build(ProgramReader.read(text)).graph(), () -> false));
  }

  private static String told(Neuron neuron) {
    return neuron.sum().name()
        + neuron.row()
        + " "
        + neuron.upstream()
        + ": "
        + neuron.synapses().stream()
            .map(s -> s.weight().written() + " " + s.input() + " " + s.gradient())
            .collect(Collectors.joining(", "));
  }

  @Test
  void aSumOfProductsIsOneAndABiasIsNoWeight() {
    List<Neuron> found =
        of("x1 = 2, x2 = 3, w1 = 1, w2 = -1, b = 5; f = w1*x1 + x2*w2 + b; L = f^2");
    // f = 4
    assertEquals(
        List.of("f0 8.0: w1 2.0 16.0, w2 3.0 24.0"), found.stream().map(NeuronTest::told).toList());
    assertTrue(found.getFirst().hasInputsOfOneSign());
    assertTrue(found.getFirst().hasGradientsOfOneSign());
  }

  @Test
  void ofAMatrixEachRowIsOne() {
    List<Neuron> found = of("W = [[1, 2], [0, 1]]; x = [3, -4]; s = W x; L = s[0] - 2*s[1]");
    assertEquals(
        List.of(
            "s0 1.0: W[0,0] 3.0 3.0, W[0,1] -4.0 -4.0",
            "s1 -2.0: W[1,0] 3.0 -6.0, W[1,1] -4.0 8.0"),
        found.stream().map(NeuronTest::told).toList());
    assertFalse(found.getFirst().hasInputsOfOneSign());
    assertFalse(found.get(1).hasGradientsOfOneSign());
    assertEquals(
        List.of("s0 1.0: w[0] 3.0 3.0, w[1] 4.0 4.0"),
        of("w = [1, 2]; x = [3, 4]; s = w·x").stream().map(NeuronTest::told).toList());
  }

  @Test
  void behindASigmoidEveryInputIsPositiveSoAllWeightGradientsHaveOneSign() {
    List<Neuron> found =
        of(
            """
            x = [1, -2]
            U = [[0.5, 1], [-1, 2], [3, 0]]
            h = sigmoid(U x)
            V = [[1, -1, 2], [0.5, 1, -1]]
            s = V h
            L = sum((s - [1, 0])^2)
            """);
    assertEquals(5, found.size());
    assertTrue(found.subList(0, 3).stream().noneMatch(Neuron::hasInputsOfOneSign));
    for (Neuron behind : found.subList(3, 5)) {
      assertTrue(behind.hasInputsOfOneSign());
      assertTrue(behind.hasGradientsOfOneSign());
      double sign = Math.signum(behind.upstream());
      assertTrue(behind.synapses().stream().allMatch(s -> Math.signum(s.gradient()) == sign));
    }
  }

  @Test
  void anInputOfZeroMovesNothingAndSpoilsNoSign() {
    Neuron beside = of("x = [1, 0]; w = [0.3, -0.8]; s = w·x").getFirst();
    assertTrue(beside.hasInputsOfOneSign());
    assertTrue(beside.hasGradientsOfOneSign());
    assertFalse(beside.hasInputsOfBothSigns());
    assertTrue(beside.hasZero());
    Neuron both = of("x = [1, 0, -2]; w = [0.3, -0.8, 1]; s = w·x").getFirst();
    assertFalse(both.hasInputsOfOneSign());
    assertTrue(both.hasInputsOfBothSigns());
    Neuron none = of("x = [0, 0, 0]; w = [0.3, -0.8, 0.1]; s = w·x").getFirst();
    assertTrue(none.hasNoInput());
    assertFalse(none.hasInputsOfOneSign());
    assertFalse(none.hasGradientsOfOneSign());
    assertFalse(beside.hasNoInput());
  }

  @Test
  void whereNothingSaysWhatIsAWeightThereIsNone() {
    assertEquals(
        List.of(), of("price = 2, count = 3, cost = 4, more = 5; f = price*count + cost*more"));
    assertEquals(List.of(), of("w = 2; x = 3; f = w*x + 1"));
    assertEquals(List.of(), of("f = w1*x1 + w2*x2"));
  }
}
