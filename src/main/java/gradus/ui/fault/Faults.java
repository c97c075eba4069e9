package gradus.ui.fault;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Hears of every failure that no thread expected: each is written down, and a person is told of
/// each kind once, of one at a time. Never fails itself.
public final class Faults implements Thread.UncaughtExceptionHandler {
  /// Tells a person of a failure, on the thread of the window, which goes on.
  @FunctionalInterface
  public interface Messenger {
    /// @param written where it was written down, if it could be
    /// @param done told once the person has read it
    void tell(Fault fault, Optional<Path> written, Runnable done);
  }

  private final Optional<FaultLog> log;
  private final Executor window;
  private final Messenger messenger;

  // Of the thread of the window alone.
  private final List<Fault> said = new ArrayList<>();
  private boolean open;

  /// @param log empty where there is no place for it: then failures go to standard error
  /// @param window runs on the thread of the window what is handed to it
  public Faults(Optional<FaultLog> log, Executor window, Messenger messenger) {
    this.log = log;
    this.window = window;
    this.messenger = messenger;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable cause) {
    try {
      Fault fault = new Fault(Instant.now(), thread.getName(), cause);
      String report = fault.report();
      Optional<Path> written = log.filter(l -> l.add(report)).map(FaultLog::file);
      if (written.isEmpty()) System.err.println(report);
      window.execute(() -> say(fault, written));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError again) {
      // Nobody is above this one: it is said with the means of a thread.
      System.err.println("gradus: " + cause);
    }
  }

  private void say(Fault fault, Optional<Path> written) {
    if (open || said.stream().anyMatch(fault::isLike)) return;
    said.add(fault);
    open = true;
    try {
      messenger.tell(fault, written, () -> open = false);
    } catch (RuntimeException again) {
      open = false;
      System.err.println("gradus: " + again);
    }
  }

  /// Work that nobody waits for: what ends it is heard of like what ends a thread.
  public static void follow(CompletableFuture<?> work) {
    work.whenComplete((done, failure) -> {
      if (failure == null) return;
      Thread here = Thread.currentThread();
      boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
      here.getUncaughtExceptionHandler()
          .uncaughtException(here, wrapped ? failure.getCause() : failure);
    });
  }
}
