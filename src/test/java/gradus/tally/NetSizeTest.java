package gradus.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.Explanation;
import gradus.explain.Manner;
import gradus.explain.passage.Passage;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.lang.Problem;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import gradus.op.Origin;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetSizeTest {
  /// Krizhevsky's net in one column, without its response normalisation.
  private static final String ALEX = Examples.named("alexnet").orElseThrow().program();

  @Test
  void aLabelHasAClassAndNoShape() {
    String net = "x = shape(3), W = shape(4, 3)\ns = W x\nL = cross_entropy(s, y)\n";
    List<Problem> lacks = GraphBuilder.build(ProgramReader.read(net)).graph().shapeless();
    assertEquals(
        List.of("'y' is a class label, which has no axes: write y = 0, or another class."),
        lacks.stream().map(p -> p.message(Locale.ENGLISH)).toList());
    assertEquals("s 4 12 12\nL scalar 0 0", lines(tally(net + "y = 2")));
  }

  private static NetSize tally(String text) {
    return NetSize.of(ProgramReader.read(text), null).orElseThrow();
  }

  private static String lines(NetSize tally) {
    return tally.layers().stream()
        .map(l ->
            l.name() + " " + l.shape() + " " + told(l.parameters()) + " " + l.multiplications())
        .collect(Collectors.joining("\n"));
  }

  private static String told(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "?";
  }

  private static String refusal(String text) {
    return Texts.build(text).errors().stream()
        .map(p -> p.message(Locale.ENGLISH))
        .collect(Collectors.joining("\n"));
  }

  /// By hand: parameters are kernels times their entries plus biases, 96 · (3 · 121) + 96; products
  /// are entries of the result before pooling times those of one kernel, 96 · 55² · 363.
  @Test
  void alexNetIsCountedLayerByLayer() {
    NetSize tally = tally(ALEX);
    assertEquals(List.of("X"), tally.data());
    assertEquals(
        """
        conv1 96×27×27 34944 105415200
        conv2 256×13×13 614656 447897600
        conv3 384×13×13 885120 149520384
        conv4 384×13×13 1327488 224280576
        conv5 256×6×6 884992 149520384
        fc6 4096 37752832 37748736
        fc7 4096 16781312 16777216
        fc8 1000 4097000 4096000
        p 1000 0 0\
        """,
        lines(tally));
    assertEquals(OptionalLong.of(62_378_344), tally.parameters());
    assertEquals(1_135_256_096, tally.multiplications());
  }

  @Test
  void countsAreTheSameThroughFunctionsAndWithoutThem() {
    String inputs = "x = shape(5), W = shape(3, 5), b = shape(3), V = shape(2, 3)\n";
    String plain = inputs + "h = tanh(W x + b)\ns = V (h*h)\n";
    String called = inputs + "layer(A, z, c) = tanh(A z + c)\nh = layer(W, x, b)\ns = V (h*h)\n";
    assertEquals("h 3 18 15\ns 2 6 9", lines(tally(plain)));
    assertEquals(lines(tally(plain)), lines(tally(called)));
  }

  @Test
  void whatALossComparesWithIsNoParameterAndASharedWeightCountsOnce() {
    String text =
        "x = shape(4), t = shape(4), W = shape(4, 4)\nh = W x\ns = relu(W h)\nL = mse(s, t)\n";
    assertEquals("h 4 16 16\ns 4 0 16\nL scalar 0 4", lines(tally(text)));
    assertEquals(List.of("x"), tally(text).data());
  }

  /// The order of the text and a transposition say nothing about what is learned.
  @Test
  void theDataIsWhatGoesThroughMostProductsOrIsCalledX() {
    for (String text :
        List.of(
            "W = shape(2, 3); x = shape(3); y = W x",
            "x = shape(3); W = shape(3, 2); y = transpose(W) x",
            "W = shape(3, 2); X = shape(5, 3); y = X @ W")) {
      assertEquals(OptionalLong.of(6), tally(text).parameters(), text);
    }
    String deep = "V = shape(4, 2); W = shape(2, 3); a = shape(3); h = tanh(W a); y = V h";
    assertEquals(OptionalLong.empty(), tally(deep).parameters());
    assertEquals(List.of("W", "a"), tally(deep).data());
    assertEquals("h 2 ? 6\ny 4 ? 8", lines(tally(deep)));
    NetSize image = tally("K = shape(4, 3, 3, 3); X = shape(3, 8, 8); c = relu(conv2d(X, K))");
    assertEquals(List.of("X"), image.data());
    assertEquals(OptionalLong.of(108), image.parameters());
  }

  @Test
  void nothingHasAValueAndEveryGateHasItsStep() {
    Trace trace = Trace.of(Texts.build(ALEX).graph());
    assertTrue(trace.graph().isOfShapes() && trace.isSymbolic());
    assertTrue(trace.graph().gates().stream().noneMatch(g -> trace.value(g).isPresent()));
    assertEquals(
        List.of("conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7", "fc8", "p"),
        trace.forward().stream().map(Gate::key).toList());
    assertEquals(9, trace.backward().size());
  }

  @Test
  void aLayerIsOneGateThatUnfolds() {
    Gate folded = Texts.build(ALEX).graph().named("conv1").orElseThrow();
    assertEquals(new Origin.NetLayer("conv1"), folded.op().origin());
    Folding open = new Folding(false, Set.of("conv1"), Set.of());
    List<String> inside =
        GraphBuilder.build(ProgramReader.read(ALEX), Map.of(), null, open, () -> false)
            .graph()
            .gates()
            .stream()
            .filter(g -> g.group() != null && g.group().key().equals("conv1"))
            .map(g -> g.op().name() + " " + g.shape())
            .toList();
    assertEquals(List.of("conv2d 96×55×55", "relu 96×55×55", "maxpool 96×27×27"), inside);
  }

  @Test
  void numbersForOneInputKeepItsShapeAndForAllOfThemCompute() {
    String text = "x = shape(2), W = shape(3, 2), y = W x";
    Map<String, Tensor> wrong = Map.of("x", Tensor.vector(1, 2, 3));
    List<Problem> refused = Texts.build(text, wrong, null).errors();
    assertEquals(
        "'x' is given with shape 2, and the value for it has shape 3.",
        refused.getFirst().message(Locale.ENGLISH));
    Tensor w = Tensor.of(Shape.matrix(3, 2), new double[] {1, 0, 0, 1, 2, 3});
    Map<String, Tensor> both = Map.of("x", Tensor.vector(4, 5), "W", w);
    Trace trace = Trace.of(Texts.build(text, both, null).graph());
    assertFalse(trace.graph().isOfShapes());
    assertEquals(Tensor.vector(4, 5, 23), trace.value(trace.graph().output()).orElseThrow());
  }

  @Test
  void whatHasMoreEntriesThanCanBeNumberedIsRefused() {
    String large = "X = shape(100000, 10000), W = shape(10000, 100000)\n";
    String said = refusal(large + "f = X @ W");
    assertTrue(said.contains("100000×100000"), said);
    assertTrue(said.contains("2147483646") && !said.contains("4194304"), said);
    assertEquals("", refusal(large + "f = sum(X)"));
  }

  @Test
  void wrongShapesAreSaid() {
    String said = refusal("W = shape(3, 4), x = shape(5), y = W @ x");
    assertTrue(said.contains("3×4") && said.contains("5"), said);
    assertEquals(
        "shape(…) says how long the axes are, one to four whole numbers above 0, as in"
            + " shape(3, 227, 227), with no more than 2147483647 entries in all.",
        refusal("x = shape(0, 3), y = relu(x)"));
    assertEquals(
        "shape(…) gives an input its shape and stands alone behind a name: X = shape(3, 4).",
        refusal("x = shape(3), y = relu(shape(3))"));
    assertEquals("", refusal("shape(n) = n^2, y = shape(3)"));
  }

  /// A vector is a column, its transpose a row: 4096×1 times 1×9216.
  @Test
  void whatALayerHandsBackToItsWeightsIsAProductWhoseShapesFit() {
    Trace trace = Trace.of(Texts.build(ALEX).graph());
    Gate layer = trace.graph().named("fc6").orElseThrow();
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2), Signs.TEXTBOOK);
    List<Passage> told = Explanation.of(trace, layer, trace.end(), manner).blocks();
    List<String> lines = new ArrayList<>();
    for (Passage passage : told) {
      switch (passage) {
        case Passage.Heading h -> lines.add("# " + h.text());
        case Passage.Prose p -> lines.add(p.text());
        case Passage.Line l ->
            lines.add(
                l.pieces().stream()
                    .map(p -> p.latex() + " (" + p.caption() + ")")
                    .collect(Collectors.joining(" ")));
      }
    }
    int at = lines.indexOf("# To W₆");
    assertEquals(
        List.of(
            "Inside fc6, with u = W₆ q, q = flatten(conv5):",
            "\\frac{\\partial L}{\\partial W_{6}} (4096×9216) = ()"
                + " \\frac{\\partial L}{\\partial u} (4096×1) q^{\\top} (1×9216)",
            "A gradient has the shape of its value: that of W₆ is 4096×9216, and upstream comes as"
                + " 4096. Only this order, with this transpose, fits the vector-Jacobian product"
                + " (VJP): 4096×1 · 1×9216 → 4096×9216."),
        lines.subList(at + 2, at + 5));
    assertEquals("fc6 = ReLU(W₆ flatten(conv5) + b₆)", lines.get(1));
  }
}
