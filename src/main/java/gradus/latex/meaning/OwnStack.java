package gradus.latex.meaning;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Runs work that recurses hundreds of levels deep on a stack of its own: how much of its stack the
/// caller has left, and how large frames are before they are compiled, is not known.
final class OwnStack {
  private static final long BYTES = 32L << 20;

  private OwnStack() {}

  static <T> T run(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable body =
        () -> {
          try {
            result.complete(work.get());
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
          }
        };
    Thread thread = new Thread(null, body, "latex", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw failure;
    }
  }
}
