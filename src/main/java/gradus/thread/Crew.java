package gradus.thread;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/// Works on several pieces at once and hands the results over in the order in which the pieces
/// came. Few pieces are in hand at a time, so that any number of them takes bounded memory.
public final class Crew {
  /// Pieces in hand for each lane: one under way, and some so that none waits for the slowest.
  private static final int IN_HAND = 8;

  private final int lanes;
  private final long stackBytes;

  /// @param stackBytes of each lane
  public Crew(int lanes, long stackBytes) {
    if (lanes < 1) throw new IllegalArgumentException("" + lanes);
    this.lanes = lanes;
    this.stackBytes = stackBytes;
  }

  /// Works on each piece.
  ///
  /// @param work what is done with a piece, on any lane; its exception is thrown here
  /// @param taker takes the results on the caller's thread and says whether it wants more
  public <T, R> void run(Iterator<T> pieces, Function<T, R> work, Predicate<R> taker) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            lanes,
            task -> {
              Thread thread = new Thread(null, task, "gradus lane", stackBytes);
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<R>> hand = new ArrayDeque<>();
      boolean wanted = true;
      while (wanted && (pieces.hasNext() || !hand.isEmpty())) {
        while (hand.size() < lanes * IN_HAND && pieces.hasNext()) {
          T piece = pieces.next();
          Callable<R> task = () -> work.apply(piece);
          hand.add(pool.submit(task));
        }
        wanted = taker.test(outcome(hand.remove()));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static <R> R outcome(Future<R> result) {
    try {
      return result.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw new CompletionException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }
}
