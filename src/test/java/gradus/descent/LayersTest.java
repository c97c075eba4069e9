package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.GraphBuilder;
import gradus.lesson.Examples;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Layer by layer: what comes back, and what of it is lost.
class LayersTest {
  private static Trace trace(String program) {
    return Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph());
  }

  private static Trace deep() {
    return trace(Examples.named("deep").orElseThrow().program(Locale.ENGLISH));
  }

  private static Op op(String name) {
    return Ops.find(name, 1).orElseThrow();
  }

  @Test
  void tenLayersShowTheTracesOwnNumbers() {
    Trace trace = deep();
    Layers layers = Layers.of(trace);
    assertEquals(10, layers.all().size());
    for (Layers.Layer layer : layers.all()) {
      assertEquals(1, layer.gates().size());
      var wire = trace.graph().operands(layer.gates().getFirst()).getFirst();
      double back = Math.abs(trace.gradient(wire.source()).orElseThrow().item());
      assertEquals(back, layers.handedBack(layer, trace.end()).orElseThrow(), 1e-18);
      double y = trace.value(wire.target()).orElseThrow().item();
      assertEquals(List.of(y * (1 - y)), round(layers.slopes(layer), y * (1 - y)));
      assertTrue(layers.slopes(layer).getFirst() <= 0.25);
    }
  }

  /// Equal to the last digits where the slope is computed in another way.
  private static List<Double> round(List<Double> slopes, double expected) {
    assertEquals(1, slopes.size());
    assertEquals(expected, slopes.getFirst(), 1e-15);
    return List.of(expected);
  }

  @Test
  void theFactorsMultiplyToTheGradientAtTheFirstLayer() {
    Trace trace = deep();
    List<Layers.Multiplier> factors = Layers.of(trace).factors();
    // the square, − 1, ten slopes and nine weights between them
    assertEquals(2 + 10 + 9, factors.size());
    double product = 1;
    for (Layers.Multiplier factor : factors) {
      product *= factor.local();
      assertEquals(product, factor.product());
      double gradient = trace.gradient(factor.wire().source()).orElseThrow().item();
      assertEquals(gradient, product, 1e-14 * Math.abs(gradient));
    }
    assertEquals(1.5, factors.get(3).local());
  }

  @Test
  void barsComeFromTheOutputBackwards() {
    Trace trace = deep();
    Layers layers = Layers.of(trace);
    Steps steps = Steps.of(trace, Grain.GATE);
    int seen = 0;
    for (int n = 0; n <= steps.last(); n++) {
      int step = n;
      List<Boolean> known =
          layers.all().stream()
              .map(l -> layers.handedBack(l, steps.moment(step)).isPresent())
              .toList();
      int count = (int) known.stream().filter(k -> k).count();
      assertTrue(count >= seen);
      seen = count;
      assertEquals(
          IntStream.range(0, 10).mapToObj(i -> i >= 10 - count).toList(), known, "step " + n);
    }
    assertEquals(10, seen);
  }

  @Test
  void unitsWrittenOneByOneAreOneLayerAndAHandWrittenReluIsOneToo() {
    Trace trace =
        trace(
            "x = 2; a = -1; b = 3; h1 = max(0, a*x); h2 = max(b*x, 0); y = tanh(h1 + h2); m ="
                + " max(y, x); L = m + 20*y");
    Layers layers = Layers.of(trace);
    assertEquals(List.of(2, 1), layers.all().stream().map(l -> l.gates().size()).toList());
    assertEquals(List.of(0.0, 1.0), layers.slopes(layers.all().getFirst()));
    assertEquals(0.5, layers.saturated(layers.all().getFirst()));
    assertEquals(1, layers.saturated(layers.all().get(1)));
    assertEquals(List.of(), layers.factors());
  }

  @Test
  void whatDoesNotReachTheOutputIsNoLayer() {
    Trace trace = trace("x = 2; u = sigmoid(x); L = tanh(x)");
    assertEquals(1, Layers.of(trace).all().size());
    assertEquals(List.of(), Layers.of(trace("L = 2*x; x = 1")).all());
    Trace blank = trace("L = tanh(2*x)");
    Layers layers = Layers.of(blank);
    assertEquals(OptionalDouble.empty(), firstOf(layers, blank));
    assertEquals(List.of(), layers.factors());
  }

  private static OptionalDouble firstOf(Layers layers, Trace trace) {
    return layers.all().isEmpty()
        ? OptionalDouble.empty()
        : layers.handedBack(layers.all().getFirst(), trace.end());
  }

  @Test
  void aBatchOfUnitsIsMeasuredByItsRootMeanSquare() {
    Trace trace = trace("W = [[1, 2], [0, -8]]; x = [0.5, 1]; L = sum(tanh(W@x))");
    Layers layers = Layers.of(trace);
    Layers.Layer only = layers.all().getFirst();
    Tensor z = Tensor.vector(2.5, -8);
    double first = 1 - Math.pow(Math.tanh(z.get(0)), 2);
    double second = 1 - Math.pow(Math.tanh(z.get(1)), 2);
    double expected = Math.sqrt((first * first + second * second) / 2);
    assertEquals(expected, layers.handedBack(only, trace.end()).orElseThrow(), 1e-12);
    assertEquals(0.5, layers.saturated(only));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "tanh", "relu"})
  void aNetIsTheSameProgramWhereverItIsOpened(String name) {
    DeepNet net = new DeepNet(op(name), 10, 8, 1, 7);
    assertEquals(net.text(), new DeepNet(op(name), 10, 8, 1, 7).text());
    Trace trace = trace(net.text());
    assertEquals(10, Layers.of(trace).all().size());
    assertEquals(8, Layers.of(trace).slopes(Layers.of(trace).all().getLast()).size());
    List<Double> whole = FirstLayer.layers(net);
    assertEquals(10, whole.size());
    List<FirstLayer.Arrival> arrivals = FirstLayer.overDepth(net, () -> false);
    assertEquals(10, arrivals.size());
    assertEquals(whole.getFirst(), arrivals.getLast().gradient(), 1e-15);
    FirstLayer.Arrival short3 = arrivals.get(2);
    assertEquals(3, short3.at());
  }

  @Test
  void sigmoidDiesTanhHoldsAndReluExplodes() {
    DeepNet sigmoid = new DeepNet(op("sigmoid"), 50, 8, 1, 3);
    List<FirstLayer.Arrival> dying = FirstLayer.overDepth(sigmoid, () -> false);
    assertTrue(dying.getLast().gradient() < 1e-25, "" + dying.getLast());
    List<FirstLayer.Arrival> holding =
        FirstLayer.overDepth(new DeepNet(op("tanh"), 50, 8, 1.1, 3), () -> false);
    assertTrue(holding.getLast().gradient() > 1e-4, "" + holding.getLast());
    List<FirstLayer.Arrival> exploding =
        FirstLayer.overSize(new DeepNet(op("relu"), 50, 8, 1, 3), () -> false);
    assertEquals(25, exploding.size());
    assertEquals(0.1, exploding.getFirst().at(), 1e-12);
    assertEquals(10, exploding.getLast().at(), 1e-9);
    assertTrue(exploding.getLast().gradient() > 1e20, "" + exploding.getLast());
    assertTrue(exploding.getFirst().gradient() < 1e-40, "" + exploding.getFirst());
  }

  /// What the words beside the curves say of ReLU: in between it neither dies nor explodes.
  @ParameterizedTest
  @CsvSource({"1, 0, 1e-9", "1.4, 1e-6, 1", "2, 1, 1e6", "4, 1e15, 1e25"})
  void reluLastsWhereTheWeightsMakeUpForTheUnitsThatAreOff(double size, double least, double most) {
    for (long seed = 1; seed <= 2; seed++) {
      DeepNet net = new DeepNet(op("relu"), 50, 8, size, seed);
      double arrived = FirstLayer.layers(net).getFirst();
      assertTrue(arrived > least && arrived < most, seed + ": " + arrived);
    }
  }

  @Test
  void aCurveIsThatOfItsNetAndNotOfOneSeenBefore() {
    DeepNet net = new DeepNet(op("tanh"), 3, 2, 1, 3);
    List<FirstLayer.Arrival> depths = FirstLayer.overDepth(net, () -> false);
    List<FirstLayer.Arrival> sizes = FirstLayer.overSize(net, () -> false);
    List<DeepNet> others =
        List.of(
            net.with(op("sigmoid")),
            new DeepNet(op("tanh"), 4, 2, 1, 3),
            new DeepNet(op("tanh"), 3, 3, 1, 3),
            new DeepNet(op("tanh"), 3, 2, 1, 4));
    for (DeepNet other : others) {
      assertNotEquals(depths, FirstLayer.overDepth(other, () -> false));
      assertNotEquals(sizes, FirstLayer.overSize(other, () -> false));
    }
    DeepNet large = net.with(2.0);
    assertNotEquals(depths, FirstLayer.overDepth(large, () -> false));
    assertEquals(sizes, FirstLayer.overSize(large, () -> false));
    // Who gives up leaves nothing half done behind.
    DeepNet given = net.with(3.0);
    assertThrows(CancellationException.class, () -> FirstLayer.overDepth(given, () -> true));
    assertEquals(3, FirstLayer.overDepth(given, () -> false).size());
    assertEquals(depths, FirstLayer.overDepth(net, () -> false));
    assertEquals(sizes, FirstLayer.overSize(net, () -> false));
  }

  /// The middle one of what arrives at the first of 50 layers of 8 units of ReLU.
  private static double arrived(double size) {
    return IntStream.rangeClosed(1, 9)
        .mapToDouble(
            seed -> FirstLayer.layers(new DeepNet(op("relu"), 50, 8, size, seed)).getFirst())
        .sorted()
        .toArray()[4];
  }

  @Test
  void throughFiftyNarrowLayersTheGradientOfReluLastsAtSize17() {
    assertTrue(arrived(1.4) < 0.01, "dies: " + arrived(1.4));
    assertTrue(arrived(1.7) > 0.01 && arrived(1.7) < 100, "lasts: " + arrived(1.7));
    assertTrue(arrived(2) > 100, "explodes: " + arrived(2));
  }
}
