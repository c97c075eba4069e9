package gradus.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LookingThroughTest {
  private static final String NUMBERS =
      """
      x = [0.5, -1]
      W1 = [[1, -2], [0.5, 1], [-1, 0.3]]
      b1 = [0.1, -0.2, 0.3]
      W2 = [[1, -1, 0.5], [0.2, 0.7, -0.4]]
      b2 = [0, 0.1]
      """;

  private static Lowering lowered(String text, Folding folding) {
    Program program = ProgramReader.read(text);
    Lowering lowering = GraphBuilder.build(program, Map.of(), null, folding, () -> false);
    assertFalse(lowering.hasErrors(), text + lowering.problems());
    return lowering;
  }

  private static Folding through(String text) {
    ComputationGraph graph = lowered(text, Folding.FOLDED).graph();
    return LookingThrough.of(graph, Folding.FOLDED, folding -> lowered(text, folding));
  }

  /// The neurons of each column with what bends them, or why there are none.
  private static String told(String text) {
    return switch (NetworkReading.of(lowered(text, through(text)).graph())) {
      case NoNetwork no -> no.reason().message(Locale.ENGLISH);
      case Network net ->
          net.columns().stream()
              .map(c -> (c.size() + " " + c.activation(Signs.TEXTBOOK)).strip())
              .collect(Collectors.joining(" → "));
    };
  }

  @Test
  void layersThatAFunctionMakesAreSeen() {
    String layer = "layer(W, x, b) = tanh(W x + b)\n" + NUMBERS;
    assertEquals("2 → 3 tanh", told(layer + "h = layer(W1, x, b1)"));
    String two = layer + "h = layer(W1, x, b1)\ny = layer(W2, h, b2)\n";
    assertEquals("2 → 3 tanh → 2 tanh", told(two));
    assertEquals("2 → 3 tanh → 2 tanh", told(two + "L = sum(y)"));
    assertEquals("2 → 3 tanh → 2 tanh", told(layer + "y = layer(W2, layer(W1, x, b1), b2)"));
  }

  @Test
  void layersOfAFunctionNeedNoNamesOfWeights() {
    String text =
        "layer(W, x, b) = tanh(W x + b)\nx = [1, 2]\nA = [[1, 2], [3, 4], [5, 6]]\n"
            + "a = [1, 2, 3]\nB = [[1, -2, 3]]\nc = [0.5]\n";
    assertEquals("2 → 3 tanh → 1 tanh", told(text + "f = layer(B, layer(A, x, a), c)"));
  }

  @Test
  void functionsWithinFunctionsAreLookedThroughToo() {
    String text =
        "affine(W, x, b) = W x + b\nhidden(W, x, b) = tanh(affine(W, x, b))\n"
            + NUMBERS
            + "h = hidden(W1, x, b1)\ny = affine(W2, h, b2)";
    assertEquals("2 → 3 tanh → 2", told(text));
  }

  @Test
  void aLossOfTheProgramStaysBehindTheLayers() {
    // Opened, the difference would be multiplied by another that is computed as well.
    String text =
        "layer(W, x, b) = tanh(W x + b)\nloss(p, t) = sum((p - t) * (2 p - t))\n"
            + NUMBERS
            + "t = [1, 0]\ny = layer(W2, layer(W1, x, b1), b2)\nL = loss(y, t)";
    assertEquals("2 → 3 tanh → 2 tanh", told(text));
  }

  @Test
  void aCurveOfTheProgramBendsItsNeuronAsOneGate() {
    String text =
        "swish(z) = z * sigmoid(z)\nneuron(w, x, b) = swish(w x + b)\n"
            + "w = 2\nx = 3\nb = -1\na = neuron(w, x, b)";
    assertEquals("1 → 1 swish", told(text));
  }

  /// Of a vector, and of the examples of a batch, it bends each sum by itself.
  @Test
  void aCurveOfTheProgramBendsTheSumsOfAVectorOneByOne() {
    String swish = "swish(z) = z * sigmoid(z)\n" + NUMBERS;
    String layers = swish + "h = swish(W1 x + b1)\ny = W2 h + b2\nL = sum(y^2)";
    assertEquals("2 → 3 swish → 2", told(layers));
    assertSame(Folding.FOLDED, through(layers));
    assertEquals(
        "2 → 3 swish → 2 swish",
        told(
            "layer(W, x, b) = swish(W x + b)\n"
                + swish
                + "h = layer(W1, x, b1)\ny = layer(W2, h, b2)"));
    assertEquals(
        "2 → 1 act",
        told(
            "act(z) = where(z > 0, z, 0.1 z)\nX = [[1, 2], [3, 4], [5, 6]]\n"
                + "W = [[0.5], [-1]]\nb = [0.1]\nH = act(X @ W + b)"));
    // Opened among the gates it is one curve in the network still.
    ComputationGraph graph = lowered(layers, Folding.FOLDED).graph();
    Folding opened = Folding.FOLDED.unfold(graph, graph.named("h").orElseThrow());
    Folding seen =
        LookingThrough.of(
            lowered(layers, opened).graph(), opened, folding -> lowered(layers, folding));
    assertEquals(Set.of(), seen.open());
  }

  @Test
  void aFunctionThatMixesTheNumbersIsNoCurve() {
    String mixed = "mix(z) = z * sum(z)\n" + NUMBERS + "h = mix(W1 x + b1)\ny = W2 h + b2";
    assertEquals(
        "'z * sum(z)' multiplies 'W1 x + b1' and 'sum(z)', which are both computed: a layer"
            + " multiplies what it takes by weights that are inputs.",
        told(mixed));
    String uneven = "scaled(z) = z * [1, 2, 3]\n" + NUMBERS + "h = scaled(W1 x + b1)\ny = W2 h";
    assertEquals(
        "'z * [1, 2, 3]' multiplies entry by entry: in a layer every neuron takes a weighted sum.",
        told(uneven));
  }

  @Test
  void whatIsInsideSaysWhyThereIsNoNetwork() {
    String text = "f(W, x) = (W x) * (W x + 1)\nW = [[1, 2], [3, 4]]\nx = [1, 2]\ny = f(W, x)";
    assertEquals(
        "'(W x) * (W x + 1)' multiplies 'W x' and 'W x + 1', which are both computed: a layer"
            + " multiplies what it takes by weights that are inputs.",
        told(text));
  }

  @Test
  void whereThereIsNothingToLookThroughTheFoldingStays() {
    String plain = NUMBERS + "h = tanh(W1 x + b1)";
    assertSame(Folding.FOLDED, through(plain));
    String curve = "swish(z) = z * sigmoid(z)\nx = 3\ny = swish(2 x)";
    assertSame(Folding.FOLDED, through(curve));
  }
}
