package gradus.ui.work;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Work for a tab off the window's thread: the newest wins, and what is obsolete can notice.
public final class Background {
  /// Work that may take long; it asks now and then whether anyone still wants it.
  public interface Work<T> {
    T done(BooleanSupplier obsolete);
  }

  private static final AtomicInteger UNDER_WAY = new AtomicInteger();
  private static final AtomicLong BEGUN = new AtomicLong();

  private final AtomicLong newest = new AtomicLong();
  private final ExecutorService worker;
  private final Executor receiving;

  public Background(String name, Executor receiving) {
    this.receiving = receiving;
    worker =
        Executors.newSingleThreadExecutor(task -> {
          Thread thread = new Thread(null, task, "gradus " + name, 16L << 20);
          thread.setDaemon(true);
          return thread;
        });
  }

  /// Does the work and hands the result over on the window's thread, unless newer work came.
  public <T> void start(Work<T> work, Consumer<T> receiver) {
    long number = newest.incrementAndGet();
    begin();
    worker.execute(() -> {
      try {
        if (newest.get() != number) return;
        T result = work.done(() -> newest.get() != number);
        // What is handed over later counts until then.
        begin();
        receiving.execute(() -> {
          try {
            if (newest.get() == number) receiver.accept(result);
          } finally {
            end();
          }
        });
      } catch (CancellationException givenUp) {
        // Newer work says more.
      } finally {
        end();
      }
    });
  }

  /// Tells that something is on its way to the window; [#end] follows.
  public static void begin() {
    BEGUN.incrementAndGet();
    UNDER_WAY.incrementAndGet();
  }

  /// Tells that what [#begin] told of is there, or that nobody wants it any more.
  public static void end() {
    UNDER_WAY.decrementAndGet();
  }

  /// How much is on its way to any window.
  public static int underWay() {
    return UNDER_WAY.get();
  }

  /// Whether nothing is on its way to any window.
  public static boolean rests() {
    return underWay() == 0;
  }

  /// How much has ever been on its way: between two equal numbers nothing began.
  public static long begun() {
    return BEGUN.get();
  }

  /// As [#start] for work that is always short.
  public <T> void call(Callable<T> work, Consumer<T> receiver) {
    start(
        obsolete -> {
          try {
            return work.call();
          } catch (RuntimeException bug) {
            throw bug;
          } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
          }
        },
        receiver);
  }

  /// Makes whatever is under way obsolete.
  public void cancel() {
    newest.incrementAndGet();
  }
}
