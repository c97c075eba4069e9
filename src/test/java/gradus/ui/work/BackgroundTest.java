package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Options;
import gradus.graph.Folding;
import gradus.layout.LayoutEngines;
import gradus.trace.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final Background background = new Background("test", window::add);
  private final List<String> heard = new ArrayList<>();

  private static Workshop.Order order(String text) {
    return new Workshop.Order(
        text,
        text,
        Folding.FOLDED,
        null,
        Map.of(),
        "",
        false,
        false,
        Grain.GATE,
        Options.DEFAULT,
        LayoutEngines.sketch());
  }

  /// What windows of other tests left under way, which nobody may ever hear of.
  private final int before = Background.underWay();

  private boolean comesToRest() throws InterruptedException {
    for (int i = 0; i < 2000 && Background.underWay() > before; i++) {
      Thread.sleep(5);
    }
    return Background.underWay() <= before;
  }

  @Test
  void workIsUnderWayUntilItsResultIsHandedOver() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    long earlier = Background.begun();
    background.call(
        () -> {
          gate.await();
          return "done";
        },
        heard::add);
    assertFalse(Background.rests());
    gate.countDown();
    Runnable handing = window.poll(10, TimeUnit.SECONDS);
    assertFalse(Background.rests(), "made, and not yet handed over");
    assertEquals(List.of(), heard);
    handing.run();
    assertEquals(List.of("done"), heard);
    assertTrue(comesToRest());
    assertTrue(Background.begun() > earlier);
  }

  @Test
  void workThatIsGivenUpOrFailsIsNoLongerUnderWay() throws InterruptedException {
    background.<String>start(
        obsolete -> {
          throw new CancellationException();
        },
        heard::add);
    assertTrue(comesToRest());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    background.start(
        obsolete -> {
          begun.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return "older";
        },
        heard::add);
    begun.await();
    background.call(() -> "newer", heard::add);
    assertFalse(Background.rests());
    gate.countDown();
    window.poll(10, TimeUnit.SECONDS).run();
    window.poll(10, TimeUnit.SECONDS).run();
    assertEquals(List.of("newer"), heard);
    assertTrue(comesToRest());
  }

  @Test
  void aWorkshopThatIsClosedLeavesNothingUnderWay() throws InterruptedException {
    try (Workshop workshop = new Workshop(Runnable::run, news -> {})) {
      for (String text : List.of("f = 1 + 2", "f = 2*3", "f = 3 - 1")) {
        workshop.submit(order(text));
      }
    }
    assertTrue(comesToRest());
  }
}
