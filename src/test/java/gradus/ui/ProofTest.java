package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.export.Depiction;
import gradus.export.ExportOrder;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.export.Passes;
import gradus.export.Picture;
import gradus.export.Sheet;
import gradus.export.Views;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.latex.Signs;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.network.Network;
import gradus.network.NetworkReading;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Theme;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import gradus.ui.network.NetworkShown;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final String LAYERS =
      "layer(W, x, b) = tanh(W x + b); x = [0.5, -1]; W1 = [[1, -2], [0.5, 1], [-1, 0.3]];"
          + " b1 = [0.1, -0.2, 0.3]; W2 = [[1, -1, 0.5], [0.2, 0.7, -0.4]]; b2 = [0, 0.1];"
          + " h = layer(W1, x, b1); y = layer(W2, h, b2); L = sum(y)";

  private static Proof proof(String example, int step) {
    return proofOf(Examples.named(example).orElseThrow().program(), step);
  }

  private static Proof proofOf(String program, int step) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
    Options options = Options.DEFAULT.withPatterns(true);
    Diagram shown = Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
    return new Proof(shown, step, LayoutEngines.standard(), List.of(), Locale.ENGLISH);
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Test
  void whatIsShownBeforehandIsWhatIsWritten() throws IOException {
    List<Dialogs.Export> choices =
        List.of(
            new Dialogs.Export(
                Views.GRAPH,
                "",
                1,
                false,
                Theme.LIGHT,
                Signs.TEXTBOOK,
                Passes.BOTH,
                false,
                "",
                false,
                false,
                false,
                16,
                ""),
            new Dialogs.Export(
                Views.GRAPH,
                "",
                1.5,
                true,
                Theme.DARK,
                Signs.NOTES,
                Passes.FORWARD,
                false,
                "A title",
                true,
                true,
                true,
                40,
                "4:3"),
            new Dialogs.Export(
                Views.GRAPH,
                "",
                2,
                false,
                Theme.PRINT,
                Signs.TEXTBOOK,
                Passes.BOTH,
                true,
                "제목",
                false,
                true,
                true,
                0,
                "16:9"));
    int compared = 0;
    for (String example : List.of("xyz", "two-layer", "tanh-net")) {
      Proof proof = proof(example, 6);
      int[] before = null;
      for (Dialogs.Export chosen : choices) {
        // As large as the file, or smaller where the dialog has less room.
        BufferedImage shown = proof.print(chosen, 10_000, 10_000, () -> false).image();
        FileKind.Made made = FileKinds.ALL.getFirst().make(proof.order(chosen));
        byte[] bytes = ((FileKind.Made.Bytes) made).bytes();
        BufferedImage written = ImageIO.read(new ByteArrayInputStream(bytes));
        String where = example + " " + chosen;
        assertEquals(written.getWidth(), shown.getWidth(), where);
        assertEquals(written.getHeight(), shown.getHeight(), where);
        int[] now = pixels(written);
        assertArrayEquals(now, pixels(shown), where);
        assertTrue(before == null || before.length != now.length, where + ": as before");
        before = now;
        compared++;
      }
    }
    assertEquals(9, compared);
  }

  /// Where neurons are shown they are exported, in the theme and of the step chosen.
  @Test
  void aNetworkThatIsShownIsWhatIsWritten() {
    Proof gates = proof("tanh-net", 8);
    Network network =
        assertInstanceOf(Network.class, NetworkReading.of(gates.shown().steps().trace().graph()));
    Proof neurons =
        Proof.of(
            gates.shown(),
            8,
            LayoutEngines.standard(),
            List.of(),
            Locale.ENGLISH,
            Optional.of(network));
    Proof.Print print = neurons.print(neurons.proposal(), 4000, 4000, () -> false);
    NetworkPicture picture =
        NetworkPicture.of(network, gates.shown().steps(), gates.shown().options(), Locale.ENGLISH);
    assertEquals(picture.width(), print.width(), 1e-9);
    assertEquals(picture.height(), print.height(), 1e-9);
    BufferedImage drawn =
        Picture.image(Sheet.of(new Depiction.Neurons(picture), 8, true), 2, false);
    assertArrayEquals(pixels(drawn), pixels(print.image()));
  }

  /// Whatever is shown, what the program can be drawn as is offered, and is what is written.
  @Test
  void aCurveOrANetworkIsWrittenWhereItIsChosen() {
    Proof net = proof("tanh-net", 8);
    assertEquals(List.of(Views.values()), net.views());
    assertEquals(List.of(Views.GRAPH, Views.CURVE), proof("xyz", 3).views());
    assertTrue(net.curves().containsAll(List.of("x₁", "L")), net.curves().toString());
    assertEquals("W[1,1]", proof("norm", 0).curves().get(3));
    Dialogs.Export shown = net.proposal();
    ExportOrder order = net.order(with(shown, Views.CURVE, "x₁"));
    Depiction.Curved curved = assertInstanceOf(Depiction.Curved.class, order.depiction().get());
    assertEquals("x₁", curved.curve().across());
    double slope =
        net.shown()
            .steps()
            .trace()
            .gradient(net.shown().steps().trace().graph().named("x₁").orElseThrow())
            .orElseThrow()
            .item();
    assertEquals(slope, curved.curve().points().getFirst().slope(), 1e-12);
    Proof.Print print = net.print(with(shown, Views.CURVE, "x₁"), 4000, 4000, () -> false);
    assertArrayEquals(pixels(Picture.image(order.sheet(curved), 2, false)), pixels(print.image()));
    assertInstanceOf(
        Depiction.Neurons.class, net.order(with(shown, Views.NETWORK, "")).depiction().get());
  }

  /// Layers that a function of the program makes are a network too, once that is looked through: of
  /// the same step, which has another number there.
  @Test
  void layersOfAFunctionAreOfferedAsANetworkOnceItIsLookedThrough() {
    Proof folded = proofOf(LAYERS, 1);
    assertEquals(List.of(Views.GRAPH, Views.CURVE), folded.views());
    Proof open = folded.lookedThrough(() -> false);
    assertEquals(List.of(Views.values()), open.views());
    assertEquals(Views.GRAPH, open.shownAs());
    ExportOrder order = open.order(with(open.proposal(), Views.NETWORK, ""));
    Depiction.Neurons net = assertInstanceOf(Depiction.Neurons.class, order.depiction().get());
    int step = order.stop().among(net.steps());
    assertEquals(
        "h", net.steps().step(step).gateAtWork().orElseThrow().name(), "the step that makes h");
    assertEquals(3, step, "after the product and the sum");
    Trace trace = net.steps().trace();
    Gate h = trace.graph().named("h").orElseThrow();
    assertEquals(Math.tanh(1 * 0.5 + 2 + 0.1), trace.value(h).orElseThrow().get(0), 1e-12);
    Proof none = proofOf("f(a, b) = a*b; x = 2; y = 3; z = f(x, y)", 0);
    assertEquals(List.of(Views.GRAPH, Views.CURVE), none.lookedThrough(() -> false).views());
  }

  /// Numbers that stand in the picture and not in the text, and a gradient that a person gave, go
  /// along.
  @Test
  void aNetworkThatIsLookedThroughHasTheNumbersOfThePicture() {
    ComputationGraph graph =
        GraphBuilder.build(
                ProgramReader.read(LAYERS),
                Map.of("b2", Tensor.vector(0.5, -0.25)),
                null,
                () -> false)
            .graph()
            .seeded(Tensor.scalar(3));
    Steps steps = Steps.of(Trace.of(graph), Grain.GATE);
    NetworkShown shown = NetworkShown.through(steps, steps.last(), () -> false).orElseThrow();
    assertEquals(shown.steps().last(), shown.step());
    Trace own = shown.steps().trace();
    for (String name : List.of("b2", "y", "h", "W1", "L")) {
      Gate there = own.graph().named(name).orElseThrow();
      Gate here = graph.named(name).orElseThrow();
      assertEquals(steps.trace().value(here), own.value(there), name);
      double slope = steps.trace().gradient(here).orElseThrow().get(0);
      assertEquals(slope, own.gradient(there).orElseThrow().get(0), 1e-12, name);
    }
  }

  /// With everything asked for that a curve has no place for.
  private static Dialogs.Export with(Dialogs.Export like, Views view, String of) {
    return new Dialogs.Export(
        view,
        of,
        like.scale(),
        false,
        like.theme(),
        like.signs(),
        Passes.FORWARD,
        true,
        "",
        false,
        true,
        true,
        like.margin(),
        "4:3");
  }
}
