package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Who holds the window's thread is caught and named, and a busy machine is not taken for one.
class WatchdogTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long HELD_MS = 300;

  /// What was worked out, so that it cannot be left out.
  private double sum;

  private Watchdog dog;

  @BeforeEach
  void begin() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    dog = new Watchdog(who -> false);
  }

  @AfterEach
  void end() {
    dog.stop();
  }

  private void works(double ms) {
    long until = THREADS.getCurrentThreadCpuTime() + (long) (ms * 1e6);
    while (THREADS.getCurrentThreadCpuTime() < until) {
      for (int i = 0; i < 1_000; i++) {
        sum += Math.sin(i);
      }
    }
  }

  private static void waits(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inWindow(Runnable work) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> {
      work.run();
      done.countDown();
    });
    assertTrue(done.await(60, TimeUnit.SECONDS));
    // Until it was asked whether it is served, and has judged.
    TimeUnit.MILLISECONDS.sleep(60);
  }

  /// Who was found until the work was done so often, or somebody was found.
  private List<Watchdog.Held> found(Runnable work, int times) throws InterruptedException {
    List<Watchdog.Held> found = List.of();
    for (int i = 0; i < times && found.isEmpty(); i++) {
      inWindow(work);
      found = dog.take();
      // The first time is cold.
      if (i == 0) assertEquals(List.of(), found);
    }
    return found;
  }

  private void named(String method, Supplier<Runnable> work) throws InterruptedException {
    List<Watchdog.Held> found = found(work.get(), 10);
    assertEquals(1, found.size(), Watchdog.told(found));
    for (Watchdog.Held held : found) {
      assertEquals("the test WatchdogTest." + method, held.who());
      assertTrue(held.ms() > Watchdog.MOST_MS && held.ms() < 3 * HELD_MS, held.toString());
    }
    assertTrue(Watchdog.told(found).contains("of the window's thread by the test WatchdogTest."));
    assertTrue(Watchdog.told(found).contains("WatchdogTest." + method + "(WatchdogTest.java:"));
  }

  @Test
  void whoWorksThereForLongerThanAPersonNoticesIsNamed() throws InterruptedException {
    double ms = HELD_MS * dog.slowness();
    named("works", () -> () -> works(ms));
  }

  @Test
  void whoLetsItWaitIsNamed() throws InterruptedException {
    named(
        "waits",
        () ->
            () -> {
              CountDownLatch later = new CountDownLatch(1);
              Thread other =
                  new Thread(() -> {
                    sleep((long) (HELD_MS * dog.slowness()));
                    later.countDown();
                  });
              other.start();
              waits(later);
            });
  }

  private static void sleep(long ms) {
    try {
      TimeUnit.MILLISECONDS.sleep(ms);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsShortIsNoOnesFault() throws InterruptedException {
    assertEquals(List.of(), found(() -> works(20), 5));
  }

  @Test
  void whoWaitsForADialogIsNotNamedForWhatTheToolkitDoesMeanwhile() throws InterruptedException {
    Object open = new Object();
    CountDownLatch closed = new CountDownLatch(1);
    Platform.runLater(() -> {
      Platform.enterNestedEventLoop(open);
      closed.countDown();
    });
    try {
      for (int i = 0; i < 3; i++) {
        Semaphore held = new Semaphore(0);
        // No part of the test is at work there.
        Platform.runLater(held::acquireUninterruptibly);
        sleep((long) (HELD_MS * dog.slowness()));
        held.release();
        TimeUnit.MILLISECONDS.sleep(60);
        assertEquals(List.of(), dog.take());
      }
      double ms = HELD_MS * dog.slowness();
      named("works", () -> () -> works(ms));
    } finally {
      Platform.runLater(() -> Platform.exitNestedEventLoop(open, null));
    }
    assertTrue(closed.await(60, TimeUnit.SECONDS));
  }
}
