package gradus.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.explain.passage.Passage;
import gradus.graph.Folding.Level;
import gradus.lesson.Examples;
import gradus.network.drawing.NetworkNode;
import gradus.ui.seek.WireWalk.Toward;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The network in a window without its controls.
class NetworkModelTest {
  private static final String BATCH =
      "X = [[1, 2], [3, 4], [5, 6]]\nW = [[1, -1], [0.5, 2]]\ny = [0, 1, 1]\nS = X @ W\nL ="
          + " cross_entropy(S, y)";

  private final LinkedBlockingQueue<Runnable> received = new LinkedBlockingQueue<>();
  private final Settings settings = new Settings(Locale.ENGLISH);
  private final WindowModel window = new WindowModel(settings, received::add, new Still());
  private final NetworkModel model =
      new NetworkModel(window.picture(), settings, window.receiving());

  /// Nothing moves.
  private static final class Still implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void until(BooleanSupplier so) throws InterruptedException {
    while (!so.getAsBoolean()) {
      Runnable news = received.poll(60, TimeUnit.SECONDS);
      assertNotNull(news, "nothing was heard");
      news.run();
    }
  }

  private void open(String text) throws InterruptedException {
    window.document().show(Document.untitled(text));
    until(() ->
        window.picture().status().get() == PictureModel.Status.CURRENT
            && !window.picture().draft().get()
            && window.picture().graph().text().equals(text));
  }

  private void network(String text) throws InterruptedException {
    settings.network().set(true);
    open(text);
    until(() -> model.picture().get() != null && steps());
  }

  /// Whether it is that of the picture of gates.
  private boolean steps() {
    return model.picture().get().steps() == window.picture().diagram().get().steps();
  }

  private static String tanh() {
    return Examples.named("tanh-net").orElseThrow().program();
  }

  private String chosen() {
    if (model.chosen().get() == null) return "";
    return model
        .node(model.chosen().get())
        .map(NetworkNode::name)
        .orElseGet(() ->
            model.line(model.chosen().get()).orElseThrow().weight().orElseThrow().gate().name());
  }

  private String told() {
    return model.story(model.chosen().get()).stream()
        .map(Passage.Line::text)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void itIsReadWhileItIsWanted() throws InterruptedException {
    open(tanh());
    assertNull(model.picture().get());
    settings.network().set(true);
    until(() -> model.picture().get() != null);
    assertSame(
        window.picture().diagram().get().steps(), model.picture().get().steps(), "one timeline");
    assertEquals("", model.reason().get());
    settings.network().set(false);
    assertNull(model.picture().get());
  }

  @Test
  void whatIsNoneSaysWhyInTheLanguageChosen() throws InterruptedException {
    settings.network().set(true);
    open("f = (x + y)*z, x = -2, y = 5, z = -4");
    until(() -> !model.reason().get().isEmpty());
    assertEquals("'x + y' is no weighted sum: no weight multiplies 'x'.", model.reason().get());
    settings.locale().set(Locale.KOREAN);
    until(() -> model.reason().get().contains("가중합이 아닙니다"));
    network(tanh());
    assertEquals("", model.reason().get());
  }

  @Test
  void itIsOneOfLayersAtEveryLevelOfTheGates() throws InterruptedException {
    open(BATCH);
    for (Level level : List.of(Level.NEURON, Level.SCALAR)) {
      window.folding().level().set(level);
      until(() -> window.picture().graph().gates().size() > 10);
      settings.network().set(true);
      assertEquals(Level.LAYER, window.folding().level().get());
      until(() -> window.picture().graph().gates().size() < 10);
      until(() -> model.picture().get() != null && steps());
      assertEquals(3, model.picture().get().network().examples());
      window.folding().level().set(level);
      assertFalse(settings.network().get(), "who asks for entries looks at gates");
      assertNull(model.picture().get());
    }
    settings.network().set(true);
    window.document().undo();
    assertEquals(Level.SCALAR, window.folding().level().get());
    assertFalse(settings.network().get(), "taken back as one step");
  }

  @Test
  void itTellsOfTheStepThatIsShown() throws InterruptedException {
    network(tanh());
    model.choose(new Chosen.OfNode(2));
    assertTrue(told().startsWith("s₁⁽¹⁾ = w₁₁⁽¹⁾ x₁ + w₂₁⁽¹⁾ x₂\nz₁⁽¹⁾ = tanh(s₁⁽¹⁾)\n"), told());
    window.picture().player().end();
    assertTrue(told().contains("tanh(0.40) = 0.38"), told());
  }

  @Test
  void arrowsWalkFromNeuronToNeuronAndThroughTheLinesIntoOne() throws InterruptedException {
    network(tanh());
    assertTrue(model.walk(Toward.READER));
    assertEquals("x₁", chosen());
    assertFalse(model.walk(Toward.OPERAND));
    assertFalse(model.walk(Toward.UP));
    assertTrue(model.walk(Toward.DOWN));
    assertEquals("x₂", chosen());
    assertFalse(model.walkLines(1), "nothing comes into an input");
    model.walk(Toward.READER);
    assertEquals("z₂⁽¹⁾", chosen());
    model.walkLines(1);
    assertEquals("w₁₂⁽¹⁾", chosen());
    model.walkLines(1);
    assertEquals("w₂₂⁽¹⁾", chosen());
    model.walkLines(1);
    assertEquals("w₁₂⁽¹⁾", chosen());
    model.walkLines(-1);
    assertEquals("w₂₂⁽¹⁾", chosen());
    model.walk(Toward.OPERAND);
    assertEquals("x₂", chosen());
    List.of(1, 2, 3).forEach(i -> model.walk(Toward.READER));
    assertEquals("L", chosen());
    assertFalse(model.walk(Toward.READER));
  }

  @Test
  void whatStandsAtAPointIsFoundAndMarked() throws InterruptedException {
    network(tanh());
    NetworkNode node = model.picture().get().nodes().get(3);
    assertEquals(new Chosen.OfNode(3), model.at(node.x() + 3, node.y()).orElseThrow());
    assertTrue(model.at(1, 1).isEmpty());
    model.pointed().set(new Chosen.OfLine(0));
    model.chosen().set(new Chosen.OfNode(3));
    assertEquals(List.of(new Chosen.OfNode(3), new Chosen.OfLine(0)), model.marked());
    // a program without that part leaves nothing chosen
    network("w = 2, x = 3\nf = tanh(w*x)");
    assertNull(model.chosen().get());
    assertEquals(List.of(), model.marked());
  }

  @Test
  void theExamplesOfABatchAreTurned() throws InterruptedException {
    network(BATCH);
    assertEquals(0, model.picture().get().network().example());
    model.turn(1);
    until(() -> model.picture().get().network().example() == 1);
    model.turn(-1);
    until(() -> model.picture().get().network().example() == 0);
    model.turn(-1);
    until(() -> model.picture().get().network().example() == 2);
    assertEquals("X₂₀", model.picture().get().nodes().getFirst().name());
    // a program of one example begins with it
    network(tanh());
    until(() -> model.picture().get().network().examples() == 1 && model.example().get() == 0);
    model.turn(1);
    assertEquals(0, model.example().get());
  }
}
