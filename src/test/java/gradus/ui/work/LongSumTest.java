package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.document.Document;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.trace.Grain;
import gradus.ui.touch.Exact;
import gradus.ui.work.Subject.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A sum of many terms in a window without its controls.
class LongSumTest {
  private final LinkedBlockingQueue<Runnable> received = new LinkedBlockingQueue<>();
  private final Settings settings = new Settings(Locale.ENGLISH);
  private final WindowModel model = new WindowModel(settings, received::add, new Still());

  /// Nothing moves.
  private static final class Still implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @BeforeEach
  void show() throws InterruptedException {
    model.document().show(Document.untitled("a = 1, b = 2, c = 3, d = 4\nf = a + b - c + d"));
    until(d -> true);
  }

  @AfterEach
  void close() {
    model.close();
  }

  /// Waits for a picture, and not for the sketch that stands in for it on a busy machine.
  private void until(Predicate<Diagram> drawn) throws InterruptedException {
    while (model.picture().status().get() != PictureModel.Status.CURRENT
        || model.picture().draft().get()
        || !drawn.test(model.picture().diagram().get())) {
      Runnable news = received.poll(60, TimeUnit.SECONDS);
      assertNotNull(news, "nothing was heard");
      news.run();
    }
  }

  private ComputationGraph graph() {
    return model.picture().graph();
  }

  @Test
  void itIsUnfoldedAndFoldedAgain() throws InterruptedException {
    assertNull(graph().frame(graph().output()));
    assertEquals(3, model.picture().diagram().get().steps().last());
    assertEquals(Optional.empty(), model.folding().unfold(graph(), graph().output()));
    until(d -> d.steps().last() == 7);
    assertEquals("+", graph().frame(graph().output()).title());
    model.folding().fold(graph().frame(graph().output()));
    until(d -> d.steps().last() == 3);
    assertNull(graph().frame(graph().output()));
  }

  @Test
  void itIsChosenAsAWholeAndBecomesAFunction() {
    model.folding().toggle(graph(), graph().output());
    assertEquals(3, model.folding().selection().keys().size());
    assertEquals(Optional.empty(), model.folding().group("g"));
    assertEquals(
        "g(a, b, c, d) = a + b - c + d\na = 1, b = 2, c = 3, d = 4\nf = g(a, b, c, d)",
        model.document().text().get());
  }

  @Test
  void chosenAgainNoneOfItIs() {
    model.folding().toggle(graph(), graph().output());
    model.folding().toggle(graph(), graph().output());
    assertTrue(model.folding().selection().isEmpty());
  }

  @Test
  void pointedAtItSaysThatItAddsAllTerms() {
    Diagram diagram = model.picture().diagram().get();
    Hit hit = new Hit(graph().output(), null, Hit.Aspect.GATE, null);
    assertEquals(
        Optional.of("+\nAdds all its terms; it unfolds into additions of two."),
        Exact.about(hit, diagram, 0, model.words()));
  }

  @Test
  void pointedAtItsNameIsSaidInFull() {
    Diagram diagram = model.picture().diagram().get();
    Gate output = graph().output();
    Hit hit = new Hit(output, null, Hit.Aspect.NAME, null);
    assertEquals(
        Optional.of(output.name() + "\n+\nAdds all its terms; it unfolds into additions of two."),
        Exact.about(hit, diagram, 0, model.words()));
  }

  @Test
  void thePanelIsAboutAllOfItButAtTheGrainsWireAndPart() throws InterruptedException {
    Gate output = graph().output();
    Series series = graph().series(output).orElseThrow();
    Diagram diagram = model.picture().diagram().get();
    assertEquals(Optional.of(series), new Subject(diagram, 1, null).series());
    assertEquals(Optional.of(series), new Subject(diagram, 0, Question.about(output)).series());
    assertEquals(Optional.empty(), new Subject(diagram, 0, null).series());
    settings.grain().set(Grain.WIRE);
    until(d -> d.steps().grain() == Grain.WIRE);
    Diagram wire = model.picture().diagram().get();
    assertEquals(Optional.empty(), new Subject(wire, 1, null).series());
    assertEquals(
        List.of("f/0^2", "f/0", "f"),
        List.of(1, 2, 3).stream()
            .map(n -> new Subject(wire, n, null).gate().orElseThrow().key())
            .toList());
    assertEquals(wire.box(graph().output()), diagram.box(output), "the places stay");
  }
}
