package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.diagram.Options;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.layout.LayoutEngines;
import gradus.trace.Grain;
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
    workshop.submit(
        new Workshop.Order(
            text,
            keyed,
            Folding.FOLDED,
            null,
            Grain.GATE,
            Options.DEFAULT,
            LayoutEngines.sketch()));
    News news = heard.poll(60, TimeUnit.SECONDS);
    while (news instanceof News.Busy) {
      news = heard.poll(60, TimeUnit.SECONDS);
    }
    return assertInstanceOf(News.Painted.class, news);
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
}
