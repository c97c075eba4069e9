package gradus.thread;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.lang.Blackboard;
import gradus.lang.Program;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeepThreadTest {
  private static final long BYTES = 32L << 20;

  private static int depth(int levels) {
    return levels == 0 ? 0 : 1 + depth(levels - 1);
  }

  @Test
  void workGoesDeeperThanTheCallersStack() {
    assertEquals(50_000, DeepThread.run("deep", BYTES, () -> depth(50_000)));
  }

  @Test
  void whatTheWorkThrowsIsThrownHere() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                DeepThread.run(
                    "deep",
                    BYTES,
                    () -> {
                      throw new IllegalStateException("half way");
                    }));
    assertEquals("half way", thrown.getMessage());
  }

  @Test
  void whatIsCancelledReturnsThoughTheWorkGoesOn() {
    CountDownLatch noticed = new CountDownLatch(1);
    assertThrows(
        CancellationException.class,
        () ->
            DeepThread.run(
                "deep",
                BYTES,
                giveUp -> {
                  while (!giveUp.getAsBoolean()) {
                    Thread.onSpinWait();
                  }
                  noticed.countDown();
                  return 1;
                },
                () -> true));
    assertDoesNotThrow(() -> noticed.await());
  }

  @Test
  void deepestLatexIsReadWhereTheCallerHasLittleStackLeft() throws InterruptedException {
    String text = "f = " + "x^{".repeat(240) + "2" + "}".repeat(240);
    Program[] read = new Program[1];
    Thread small = new Thread(null, () -> read[0] = Blackboard.parse(text), "small", 256 * 1024);
    small.start();
    small.join();
    assertEquals(0, read[0].problems().size());
    assertEquals(1, read[0].statements().size());
  }

  @Test
  void workWithinWorkStaysOnItsThreadUnlessItNeedsALargerStack() {
    long less = BYTES / 2;
    List<Thread> threads =
        DeepThread.run(
            "deep",
            BYTES,
            giveUp ->
                List.of(
                    Thread.currentThread(),
                    DeepThread.run("in", less, inner -> Thread.currentThread(), giveUp),
                    DeepThread.run("in", BYTES, inner -> Thread.currentThread(), giveUp),
                    DeepThread.run("in", 2 * BYTES, inner -> Thread.currentThread(), giveUp)),
            () -> false);
    assertSame(threads.get(0), threads.get(1));
    assertSame(threads.get(0), threads.get(2));
    assertNotSame(threads.get(0), threads.get(3));
    assertNotSame(Thread.currentThread(), threads.get(0));
  }

  @Test
  void whatIsCancelledWithinWorkThrowsThereToo() {
    assertThrows(
        CancellationException.class,
        () ->
            DeepThread.run(
                "deep",
                BYTES,
                giveUp -> DeepThread.run("in", BYTES, in -> 1, () -> true),
                () -> false));
  }
}
