package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.diagram.scene.Forecast;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What orders that follow each other quickly keep.
class WorkshopTest {
  private static final String TEXT = "x = 2, y = 3\nf = exp(y)*((x + y)*x)";

  private final LinkedBlockingQueue<News> heard = new LinkedBlockingQueue<>();
  private final Workshop workshop = new Workshop(Runnable::run, heard::add);

  @AfterEach
  void close() {
    workshop.close();
  }

  private News.Painted painted(String text, String keyed) throws InterruptedException {
    return ordered(text, keyed, false, LayoutEngines.sketch());
  }

  /// The picture of a text; of one whose number is `held` in the hand, or stands.
  private Diagram settled(String text, boolean held) throws InterruptedException {
    return ordered(text, text, held, LayoutEngines.standard()).diagram();
  }

  private News.Painted ordered(String text, String keyed, boolean held, LayoutEngine engine)
      throws InterruptedException {
    workshop.submit(
        new Workshop.Order(
            text,
            keyed,
            Folding.FOLDED,
            null,
            Map.of(),
            "",
            false,
            held,
            Grain.GATE,
            Options.DEFAULT,
            engine));
    News news = heard.poll(60, TimeUnit.SECONDS);
    while (news instanceof News.Busy || news instanceof News.Painted p && p.draft()) {
      news = heard.poll(60, TimeUnit.SECONDS);
    }
    return assertInstanceOf(News.Painted.class, news);
  }

  private static String places(Diagram diagram) {
    return diagram.width()
        + "×"
        + diagram.height()
        + diagram.steps().trace().graph().gates().stream().map(diagram::box).toList();
  }

  @Test
  void aPictureDoesNotDependOnWhatStoodThereBefore() throws InterruptedException {
    String large = "x = 2000.25, y = -1500.5\nf = (x + y)*x";
    String small = "x = 2, y = 1.5\nf = (x + y)*x";
    String fresh = places(settled(small, false));
    String wide = places(settled(large, false));
    assertNotEquals(fresh, wide);
    assertEquals(wide, places(settled(small, true)));
    assertEquals(fresh, places(settled(small, false)));
    String other = "x = 4, y = 2.5\nf = (x + y)*x";
    assertEquals(wide, places(settled(large, false)));
    assertEquals(
        places(settled(other, false)),
        places(
            Diagram.of(
                Steps.of(Trace.of(Texts.build(other).graph()), Grain.GATE),
                Options.DEFAULT,
                LayoutEngines.standard(),
                () -> false)));
  }

  private static String calledSum(News.Painted painted) {
    var graph = painted.diagram().steps().trace().graph();
    Gate sum =
        graph.gates().stream()
            .filter(g -> g.isOperation() && g.op().symbol().equals("+"))
            .findFirst()
            .orElseThrow();
    return graph.called(sum).orElseThrow();
  }

  @Test
  void wiresKeepTheirNamesThoughAnOrderWasGivenBeforeThePictureBeforeItWasHeardOf()
      throws InterruptedException {
    assertEquals("p", calledSum(painted(TEXT, null)));
    String first = "x = 2, y = 3\nf = tanh(exp(y)*((x + y)*x))";
    assertEquals("p", calledSum(painted(first, TEXT)));
    assertEquals("p", calledSum(painted("k = 7\n" + first, TEXT)));
    assertEquals("p", calledSum(painted(TEXT, TEXT)));
  }

  @Test
  void aDocumentThatIsOpenedOwesNothingToTheOneBefore() throws InterruptedException {
    assertEquals("p", calledSum(painted(TEXT, null)));
    assertEquals("q", calledSum(painted("x = 2, y = 3\nf = (x + y)*exp(x)", null)));
  }

  @Test
  void aPictureOfMoreThanFourHundredGatesFoldsItsRepeat() throws InterruptedException {
    String text = "h = 0.5; w = 0.9; b = 0.1\nrepeat 200 { h = tanh(w*h + b) }\nL = h^2";
    var graph = painted(text, null).diagram().steps().trace().graph();
    assertEquals(2, graph.gates().stream().filter(Gate::isOperation).count());
    var few = painted(text.replace("200", "20"), text).diagram().steps().trace().graph();
    assertEquals(61, few.gates().stream().filter(Gate::isOperation).count());
  }

  /// Six thousand gates, of which none can be folded.
  @Test
  void whatTakesLongIsAnnouncedWithTheTimeAndCanBeStopped() throws InterruptedException {
    StringBuilder lines = new StringBuilder("x0 = 0.5\n");
    for (int i = 1; i <= 3000; i++) {
      lines.append("x%d = sin(x%d)*x%d\n".formatted(i, i - 1, i - 1));
    }
    String text = lines.toString();
    workshop.submit(
        new Workshop.Order(
            text,
            null,
            Folding.UNFOLDED,
            null,
            Map.of(),
            "",
            false,
            false,
            Grain.GATE,
            Options.DEFAULT,
            LayoutEngines.standard()));
    News news = heard.poll(60, TimeUnit.SECONDS);
    while (!(news instanceof News.Busy busy && busy.expected().isPresent())) {
      assertFalse(news instanceof News.Painted painted && !painted.draft(), "never announced");
      news = heard.poll(60, TimeUnit.SECONDS);
    }
    Forecast.Wait wait = ((News.Busy) news).expected().orElseThrow();
    assertTrue(wait.gates() > 5000, wait.toString());
    assertTrue(wait.seconds() >= 3 && wait.seconds() <= 60, wait.toString());
    workshop.cancel();
    News last = heard.poll(60, TimeUnit.SECONDS);
    while (!(last instanceof News.Cancelled)) {
      last = heard.poll(60, TimeUnit.SECONDS);
    }
    assertEquals(text, last.text());
    assertEquals("p", calledSum(painted(TEXT, null)));
  }

  @Test
  void aWaitIsToldAsExactlyAsItCanBe() {
    assertEquals(new Forecast.Wait(1000, 1), new Forecast(1000, 1000).expected(0.4));
    assertEquals(new Forecast.Wait(10_000, 10), new Forecast(10_000, 5000).expected(0.5));
    assertEquals(new Forecast.Wait(100_000, 120), new Forecast(100_000, 100_000).expected(1));
    // Wires side by side pass each other.
    assertTrue(new Forecast(1000, 20).work() > 5 * new Forecast(1000, 1000).work());
  }
}
