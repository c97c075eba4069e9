package gradus.ui.keep;

import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Recovery;
import gradus.ui.work.DocumentModel;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Keeps the text of a window on disk while it is not saved. What is typed in a row is written
/// together, less than a second after its first letter, off the thread of the window.
final class Safeguard implements AutoCloseable {
  /// From the first letter to the file; with the writing it must stay below two seconds.
  static final long PAUSE_MS = 700;

  private final DocumentModel document;
  private final Recovery.Refuge refuge;
  private final Consumer<Failure> failing;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gradus safeguard");
        thread.setDaemon(true);
        return thread;
      });
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicReference<Optional<Recovery.Snapshot>> newest =
      new AtomicReference<>(Optional.empty());

  /// `failing` hears why a text cannot be kept, on a thread of its own.
  Safeguard(DocumentModel document, Recovery.Refuge refuge, Consumer<Failure> failing) {
    this.document = document;
    this.refuge = refuge;
    this.failing = failing;
    document.document().addListener(o -> changed());
    document.meant().addListener(o -> changed());
    changed();
  }

  /// What stands in a field is kept as if it were taken.
  private void changed() {
    Document now = document.document().get();
    String meant = document.meant().get();
    newest.set(
        now.isDirty() || meant != null
            ? Optional.of(
                new Recovery.Snapshot(
                    meant == null ? now.text() : meant,
                    now.path(),
                    now.savedText(),
                    Instant.now(),
                    now.data()))
            : Optional.empty());
    if (!clock.isShutdown() && waiting.compareAndSet(false, true)) {
      clock.schedule(this::write, PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void write() {
    waiting.set(false);
    newest
        .get()
        .ifPresentOrElse(
            snapshot -> refuge.keep(snapshot).ifPresent(failing), () -> refuge.clear());
  }

  /// Writes at once what waits to be written.
  void flush() {
    changed();
    write();
  }

  /// The window is closed, and what was unsaved in it was asked about.
  @Override
  public synchronized void close() {
    clock.shutdown();
    newest.set(Optional.empty());
    refuge.close();
  }
}
