package gradus.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final long STACK = 1L << 20;

  @Test
  void resultsComeInTheOrderOfThePieces() {
    for (int lanes : new int[] {1, 2, 7}) {
      List<Integer> taken = new ArrayList<>();
      new Crew(lanes, STACK)
          .run(
              IntStream.range(0, 500).iterator(),
              piece -> {
                // The first of each ten is the last that is done.
                if (piece % 10 == 0) Thread.yield();
                return piece * 2;
              },
              taken::add);
      assertEquals(IntStream.range(0, 500).map(i -> i * 2).boxed().toList(), taken);
    }
  }

  @Test
  void twoAreWorkedOnAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    List<Boolean> met = new ArrayList<>();
    new Crew(2, STACK)
        .run(
            IntStream.range(0, 2).iterator(),
            piece -> {
              both.countDown();
              try {
                return both.await(20, TimeUnit.SECONDS);
              } catch (InterruptedException interrupted) {
                return false;
              }
            },
            met::add);
    assertEquals(List.of(true, true), met);
  }

  @Test
  void fewPiecesAreInHandAtATime() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int[] done = {0};
    new Crew(3, STACK)
        .run(
            IntStream.range(0, 1000).iterator(),
            piece -> begun.incrementAndGet(),
            result -> {
              most.accumulateAndGet(begun.get() - done[0]++, Math::max);
              return true;
            });
    assertEquals(1000, done[0]);
    assertTrue(most.get() <= 24, "" + most.get());
  }

  @Test
  void whoHasEnoughIsHandedNoMore() {
    List<Integer> taken = new ArrayList<>();
    new Crew(2, STACK)
        .<Integer, Integer>run(
            IntStream.iterate(0, i -> i + 1).iterator(),
            piece -> piece,
            piece -> {
              taken.add(piece);
              return piece < 4;
            });
    assertEquals(List.of(0, 1, 2, 3, 4), taken);
  }

  @Test
  void whatAPieceThrowsIsThrown() {
    Crew lanes = new Crew(2, STACK);
    List<Integer> pieces = List.of(1, 2, 0, 4);
    var thrown =
        assertThrows(
            ArithmeticException.class,
            () -> lanes.<Integer, Integer>run(pieces.iterator(), p -> 8 / p, r -> true));
    assertEquals("/ by zero", thrown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Crew(0, STACK));
  }
}
