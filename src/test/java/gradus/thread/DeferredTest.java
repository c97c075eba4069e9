package gradus.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeferredTest {
  @Test
  void itIsWorkedOutWhenAskedForAndOnce() {
    AtomicInteger times = new AtomicInteger();
    Deferred<String> word = new Deferred<>(() -> "asked " + times.incrementAndGet());
    assertEquals(0, times.get());
    assertEquals("asked 1", word.get());
    assertEquals("asked 1", word.get());
    assertEquals(1, times.get());
  }

  @Test
  void workThatFailsFailsAgain() {
    AtomicInteger times = new AtomicInteger();
    Deferred<String> word =
        new Deferred<>(() -> {
          throw new IllegalStateException("time " + times.incrementAndGet());
        });
    assertEquals("time 1", assertThrows(IllegalStateException.class, word::get).getMessage());
    assertEquals("time 2", assertThrows(IllegalStateException.class, word::get).getMessage());
  }
}
