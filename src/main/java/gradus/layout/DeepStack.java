package gradus.layout;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Runs work on a thread with a stack deep enough for engines that recurse along a chain of
/// thousands of gates.
final class DeepStack {
  private static final long STACK_BYTES = 512L << 20;
  private static final int POLL_MS = 5;

  private DeepStack() {}

  /// The work's result. The work is handed a question it should ask often: whether to give up. When
  /// cancelled this returns at once by an exception, even if the work notices only later.
  static <T> T run(String name, Function<BooleanSupplier, T> work, BooleanSupplier cancelled) {
    var abandoned = new CompletableFuture<Void>();
    BooleanSupplier giveUp = () -> abandoned.isDone() || cancelled.getAsBoolean();
    var result = new CompletableFuture<T>();
    Runnable body =
        () -> {
          try {
            result.complete(work.apply(giveUp));
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        };
    Thread thread = new Thread(null, body, "layout-" + name, STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      while (thread.isAlive()) {
        if (cancelled.getAsBoolean()) throw new CancellationException();
        thread.join(POLL_MS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } finally {
      abandoned.complete(null);
    }
    try {
      return result.join();
    } catch (CompletionException failure) {
      // Work that gives up half-way may stumble over its own half-made result.
      if (cancelled.getAsBoolean()) throw new CancellationException();
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw failure;
    }
  }
}
