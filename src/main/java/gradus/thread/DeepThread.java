package gradus.thread;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs work that recurses deeply on a thread with a stack of its own: how much of its stack the
/// caller has left, and how large frames are before they are compiled, is not known.
public final class DeepThread {
  private static final int POLL_MS = 5;

  private DeepThread() {}

  /// The work's result.
  public static <T> T run(String name, long stackBytes, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    start(name, stackBytes, work, result);
    return outcome(result);
  }

  /// The work's result. The work is handed a question it should ask often: whether to give up. When
  /// cancelled this returns at once by an exception, even if the work notices only later. Work on a
  /// thread of this kind with as large a stack goes on there: starting one costs what placing a row
  /// costs.
  public static <T> T run(
      String name, long stackBytes, Function<BooleanSupplier, T> work, BooleanSupplier cancelled) {
    if (Thread.currentThread() instanceof Deep here && here.stackBytes >= stackBytes) {
      T result = work.apply(cancelled);
      if (cancelled.getAsBoolean()) throw new CancellationException();
      return result;
    }
    var abandoned = new CompletableFuture<Void>();
    BooleanSupplier giveUp = () -> abandoned.isDone() || cancelled.getAsBoolean();
    var result = new CompletableFuture<T>();
    Thread thread = start(name, stackBytes, () -> work.apply(giveUp), result);
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
    // Work that gives up half-way has a half-made result, or stumbles over it.
    if (cancelled.getAsBoolean()) throw new CancellationException();
    return outcome(result);
  }

  private static <T> Thread start(
      String name, long stackBytes, Supplier<T> work, CompletableFuture<T> result) {
    Runnable body =
        () -> {
          try {
            result.complete(work.get());
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        };
    Thread thread = new Deep(body, name, stackBytes);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static final class Deep extends Thread {
    final long stackBytes;

    Deep(Runnable body, String name, long stackBytes) {
      super(null, body, name, stackBytes);
      this.stackBytes = stackBytes;
    }
  }

  private static <T> T outcome(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw failure;
    }
  }
}
