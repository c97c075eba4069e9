package gradus.ui.keep;

import gradus.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;

/// Asks the disk now and then whether the file of a document was written, also one on another
/// machine, of which no system sends news.
final class Watch implements AutoCloseable {
  private static final long PAUSE_MS = 1_000;

  /// What tells one version of a file from another without reading it; nothing while there is none.
  private record Mark(Path file, Optional<FileTime> written, long size, Object key) {
    static Mark of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Mark(file, Optional.of(found.lastModifiedTime()), found.size(), found.fileKey());
      } catch (NoSuchFileException gone) {
        return new Mark(file, Optional.empty(), 0, null);
      } catch (IOException unknown) {
        return new Mark(file, Optional.empty(), -1, null);
      }
    }
  }

  private final AtomicReference<Optional<Path>> file = new AtomicReference<>(Optional.empty());
  private final Runnable written;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gradus watch");
        thread.setDaemon(true);
        return thread;
      });
  private Optional<Mark> last = Optional.empty();

  /// `written` hears on a thread of its own that there may be something new.
  Watch(ObservableValue<Document> document, Runnable written) {
    this.written = written;
    file.set(document.getValue().path());
    document.addListener((o, was, now) -> file.set(now.path()));
    clock.scheduleWithFixedDelay(this::ask, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    Optional<Mark> now = file.get().map(Mark::of);
    if (now.isPresent() && !now.equals(last)) written.run();
    last = now;
  }

  @Override
  public void close() {
    clock.shutdown();
  }
}
