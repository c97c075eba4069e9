package gradus.network.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Options;
import gradus.explain.passage.Passage;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.WireEntry;
import gradus.picture.Formula;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.InputEntry;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeuronStoryTest {
  private static final String BATCH =
      """
      X = [[0.5, -1, 2], [1, 0.3, -0.4], [0.2, 0.1, 0.9], [-1, 1, 0.5]]
      W1 = [[0.5, -1], [0.3, 0.8], [-0.2, 0.4]]
      b1 = [0.1, -0.2]
      W2 = [[1, -1, 0.5], [0.5, 0.2, -0.7]]
      y = [0, 2, 1, 1]
      H = tanh(X @ W1 + b1)
      S = H @ W2 - 0.5
      L = cross_entropy(S, y)
      """;

  private static NetworkPicture picture(Trace trace, int example) {
    Network network = assertInstanceOf(Network.class, NetworkReading.of(trace.graph(), example));
    return NetworkPicture.of(network, Steps.of(trace, Grain.GATE), Options.DEFAULT, Locale.ENGLISH);
  }

  private static NetworkPicture picture(String program) {
    return picture(Trace.of(Texts.build(program).graph()), 0);
  }

  private static NetworkPicture example(String name) {
    return picture(Examples.named(name).orElseThrow().program());
  }

  private static String told(List<Passage.Line> lines) {
    return lines.stream().map(Passage.Line::text).collect(Collectors.joining("\n"));
  }

  private static String neuron(NetworkPicture picture, int node, int step) {
    return told(NeuronStory.of(picture, picture.nodes().get(node), step));
  }

  private static String line(NetworkPicture picture, int line, int step) {
    return told(NeuronStory.of(picture, picture.lines().get(line), step));
  }

  @Test
  void aNeuronSaysItsSumAndItsSlope() {
    NetworkPicture picture = example("tanh-net");
    int last = picture.steps().last();
    assertEquals(
        """
        s₁⁽¹⁾ = w₁₁⁽¹⁾ x₁ + w₂₁⁽¹⁾ x₂
        s₁⁽¹⁾ = 0.40 · 0.50 + (−0.20) · (−1.00) = 0.40
        z₁⁽¹⁾ = tanh(s₁⁽¹⁾) = tanh(0.40) = 0.38
        ∂z₁⁽¹⁾/∂s₁⁽¹⁾ = 0.86
        ∂L/∂s₁⁽¹⁾ = ∂L/∂z₁⁽¹⁾ · ∂z₁⁽¹⁾/∂s₁⁽¹⁾ = −0.566 · 0.856 = −0.484\
        """,
        neuron(picture, 2, last));
    // what is not known yet is told in names
    assertEquals(
        """
        s₁⁽¹⁾ = w₁₁⁽¹⁾ x₁ + w₂₁⁽¹⁾ x₂
        z₁⁽¹⁾ = tanh(s₁⁽¹⁾)
        ∂z₁⁽¹⁾/∂s₁⁽¹⁾
        ∂L/∂s₁⁽¹⁾ = ∂L/∂z₁⁽¹⁾ · ∂z₁⁽¹⁾/∂s₁⁽¹⁾\
        """,
        neuron(picture, 2, 0));
    assertEquals("x₁ = 0.50\n∂L/∂x₁ = −0.34", neuron(picture, 0, last));
    assertEquals("L = 0.23, made of q₁ = 0.48\n∂L/∂L = 1.00", neuron(picture, 5, last));
  }

  /// z σ(z) of a vector bends each sum by itself: 0.95 below 0 σ is 0.2789, the slope σ + z σ (1 −
  /// σ) = 0.0878.
  @Test
  void aCurveOfTheProgramIsToldByItsNameWithItsSlopeAtTheSum() {
    NetworkPicture picture =
        picture(
            """
            swish(z) = z * sigmoid(z)
            x = [0.5, -1]
            W = [[1, -2], [0.5, 1], [-1, 0.3]]
            b = [0.1, -0.2, 0.3]
            h = swish(W x + b)
            V = [[1, -1, 0.5]]
            y = V h
            L = sum(y)
            """);
    assertEquals(
        """
        p₁ = W₁₀ x₀ + W₁₁ x₁ + b₁
        p₁ = 0.50 · 0.50 + 1.00 · (−1.00) + (−0.20) = −0.95
        h₁ = swish(p₁) = swish(−0.95) = −0.26
        ∂h₁/∂p₁ = 0.09
        ∂L/∂p₁ = ∂L/∂h₁ · ∂h₁/∂p₁ = −1.00 · 0.09 = −0.09\
        """,
        neuron(picture, 3, picture.steps().last()));
  }

  /// In forward mode a neuron says how it moves with the number that moves, and no gradients.
  @Test
  void inForwardModeTangentsAreSaid() {
    Trace trace = Trace.of(Texts.build(Examples.named("tanh-net").orElseThrow().program()).graph());
    InputEntry moving = new InputEntry(trace.graph().named("x₁").orElseThrow(), 0);
    NetworkPicture picture = picture(trace.forwardMode(moving, () -> false), 0);
    int last = picture.steps().last();
    assertEquals(
        """
        s₁⁽¹⁾ = w₁₁⁽¹⁾ x₁ + w₂₁⁽¹⁾ x₂
        s₁⁽¹⁾ = 0.40 · 0.50 + (−0.20) · (−1.00) = 0.40
        ∂s₁⁽¹⁾/∂x₁ = 1.00 · 0.40 = 0.40
        z₁⁽¹⁾ = tanh(s₁⁽¹⁾) = tanh(0.40) = 0.38
        ∂z₁⁽¹⁾/∂s₁⁽¹⁾ = 0.86
        ∂z₁⁽¹⁾/∂x₁ = 0.86 · 0.40 = 0.34\
        """,
        neuron(picture, 2, last));
    assertEquals("x₁ = 0.50\n∂x₁/∂x₁ = 1.00", neuron(picture, 0, last));
    assertEquals(
        "L = 0.23, made of q₁ = 0.48\n∂L/∂x₁ = 2 · 0.483 · (−0.357) = −0.345",
        neuron(picture, 5, last));
    assertEquals(
        """
        s₁⁽¹⁾ = w₁₁⁽¹⁾ x₁ + w₂₁⁽¹⁾ x₂
        z₁⁽¹⁾ = tanh(s₁⁽¹⁾)
        ∂z₁⁽¹⁾/∂s₁⁽¹⁾\
        """,
        neuron(picture, 2, 0));
    assertEquals("w₁₁⁽¹⁾ = 0.40\n∂w₁₁⁽¹⁾/∂x₁ = 0\n∂x₁/∂x₁ = 1.00", line(picture, 0, last));
  }

  /// What has no name in the picture is told by its numbers alone.
  @Test
  void whatStandsBehindTheNeuronsSaysWhatItIsTheSumOf() {
    String net = "W = [[1, 2], [3, -1]]\nx = [0.5, 0.25]\nh = W x\n";
    NetworkPicture sum = picture(net + "L = sum(h)");
    assertEquals("L = {h}_0 + {h}_1 = 1.00 + 1.25 = 2.25", loss(sum));
    NetworkPicture squares = picture(net + "L = sum(square(h - [1, 1]))");
    assertEquals("L = 0 + 0.06 = 0.06", loss(squares));
    assertEquals("", loss(sum, 0));
  }

  private static String loss(NetworkPicture picture) {
    return loss(picture, picture.steps().last());
  }

  private static String loss(NetworkPicture picture, int step) {
    List<Passage.Line> lines = NeuronStory.of(picture, picture.nodes().getLast(), step);
    return lines.isEmpty() ? "" : lines.getFirst().latex();
  }

  @Test
  void aLineSaysTheTwoFactorsOfItsGradient() {
    NetworkPicture picture = example("tanh-net");
    assertEquals(
        "w₁₁⁽¹⁾ = 0.40\n∂L/∂w₁₁⁽¹⁾ = ∂L/∂s₁⁽¹⁾ · x₁ = −0.48 · 0.50 = −0.24",
        line(picture, 0, picture.steps().last()));
    assertEquals("w₁₁⁽¹⁾ = 0.40\n∂L/∂w₁₁⁽¹⁾ = ∂L/∂s₁⁽¹⁾ · x₁", line(picture, 0, 3));
    NetworkPicture shared = example("step-by-step");
    String bias = line(shared, 2, shared.steps().last());
    assertTrue(
        bias.startsWith("b₁ = 0.35\nΔ ∂E/∂b₁ = ∂E/∂net_h1 · 1 = ")
            && bias.contains("\n∂E/∂b₁ = Σ Δ = "),
        bias);
  }

  @Test
  void anEntryThatIsPickedFromAnInputIsThatEntry() {
    NetworkPicture picture =
        picture("x = [1, 2], w = [0.5, 0.25], b = 1\nf = tanh(w[0]*x[0] + w[1]*x[1] + b)");
    int last = picture.steps().last();
    assertEquals(
        List.of("x₀", "x₁", "f"), picture.nodes().stream().map(NetworkNode::name).toList());
    assertTrue(neuron(picture, 2, last).contains(" = w₀ x₀ + w₁ x₁ + b\n"));
    String told = line(picture, 1, last);
    assertTrue(told.startsWith("w₁ = 0.25\n∂f/∂w₁ = ∂f/∂"), told);
  }

  @Test
  void aNeuronOfAWideNetworkSaysTheBeginningAndTheEndOfItsSum() {
    Map<String, Tensor> given =
        Map.of(
            "x", Tensor.ones(Shape.vector(3072)),
            "W", Tensor.ones(Shape.matrix(100, 3072)),
            "V", Tensor.ones(Shape.matrix(8, 100)));
    String program = "x = 1, W = 1, V = 1\nh = relu(W @ x)\nf = V @ h";
    NetworkPicture picture = picture(Trace.of(Texts.build(program, given, null).graph()), 0);
    assertEquals(
        "f₀ = V₀₀ h₀ + V₀₁ h₁ + V₀₂ h₂ + … (96) + V[0,99] h₉₉",
        neuron(picture, 10, 0).lines().findFirst().orElseThrow());
  }

  @Test
  void aLongSumIsShortened() {
    NetworkPicture picture =
        picture(
            "x = [1, 2, 3, 4, 5, 6, 7, 8]\nW = [[1, 1, 1, 1, 1, 1, 1, 2]]\nb = [0.5]\nf = W x + b");
    String told = neuron(picture, 8, picture.steps().last());
    assertEquals(
        "f₀ = W₀₀ x₀ + W₀₁ x₁ + W₀₂ x₂ + … (5) + b₀\n"
            + "f₀ = 1.00 · 1.00 + 1.00 · 2.00 + 1.00 · 3.00 + … (5) + 0.50 = 44.50\n"
            + "∂Σf/∂f₀ = 1.00",
        told);
  }

  /// Over all lines and all examples the shares add up to the gradients.
  @Test
  void sharesAddUpToTheGradientsOfTheTrace() {
    int checked = 0;
    for (Example example : Examples.all()) {
      Trace trace = Trace.of(Texts.build(example.program()).graph());
      if (NetworkReading.of(trace.graph()) instanceof Network) checked += checked(trace);
    }
    checked += checked(Trace.of(Texts.build(BATCH).graph()));
    checked +=
        checked(
            Trace.of(
                Texts.build(
                        "x = [1, 2], w = [[0.1, 0.2], [0.3, 0.4]], b = [1, 2]\n"
                            + "h0 = tanh(w[0, 0]*x[0] + w[0, 1]*x[1] + b[0])\n"
                            + "h1 = tanh(w[1, 1]*x[1] - w[0, 0]*x[0] - b[1])\n"
                            + "L = (h0 - h1)^2")
                    .graph()));
    assertEquals(126, checked);
  }

  private static int checked(Trace trace) {
    Map<WireEntry, Double> sums = new HashMap<>();
    Network network = (Network) NetworkReading.of(trace.graph());
    for (int i = 0; i < network.examples(); i++) {
      NetworkPicture picture = picture(trace, i);
      for (NetworkLine line : picture.lines()) {
        if (line.weight().orElseThrow().gate().isConstant()) continue;
        sums.merge(
            line.weight().get(), NeuronStory.share(picture, line).orElseThrow(), Double::sum);
      }
    }
    sums.forEach((weight, sum) -> {
      // R(W) and the like add to the gradient behind the neurons
      if (trace.graph().consumers(weight.gate()).stream()
          .anyMatch(w -> w.target().op().name().equals("R"))) {
        return;
      }
      double known = trace.gradient(weight.gate()).orElseThrow().get(weight.entry());
      assertEquals(known, sum, 1e-12 * Math.max(1, Math.abs(known)), weight.toString());
    });
    return sums.size();
  }

  /// Everything can be typeset, at every step.
  @Test
  void everyLineIsTypeset() {
    for (String name : List.of("tanh-net", "three-layer", "sigmoid", "hinge")) {
      NetworkPicture picture = example(name);
      for (int step : List.of(0, picture.steps().forwardEnd(), picture.steps().last())) {
        for (NetworkNode node : picture.nodes()) {
          NeuronStory.of(picture, node, step).forEach(NeuronStoryTest::assertTypeset);
        }
        for (NetworkLine line : picture.lines()) {
          NeuronStory.of(picture, line, step).forEach(NeuronStoryTest::assertTypeset);
        }
      }
    }
  }

  private static void assertTypeset(Passage.Line line) {
    assertTrue(Formula.of(line.latex(), 16).isPresent(), line.latex());
  }
}
