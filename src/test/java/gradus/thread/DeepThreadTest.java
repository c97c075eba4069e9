package gradus.thread;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.lang.Blackboard;
import gradus.lang.Program;
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
}
