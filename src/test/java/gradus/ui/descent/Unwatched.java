package gradus.ui.descent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Failure;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.WindowModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// A descent as a person leads it, without a window: the test's own thread is that of the window.
abstract class Unwatched {
  private final BlockingQueue<Runnable> received = new LinkedBlockingQueue<>();
  final WindowModel model =
      new WindowModel(new Settings(Locale.ENGLISH), received::add, new Still());
  @TempDir Path folder;

  /// What was allowed to be read, and said of what could not.
  final Set<Path> trusted = new HashSet<>();

  final List<Failure> said = new ArrayList<>();

  final DescentModel descent =
      new DescentModel(
          model.document(), model.inputs(), model.picture(), new Nearby(), received::add);

  /// Nobody chooses anything.
  private final class Nearby implements SideFiles {
    @Override
    public Optional<SideFile> program() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> table() {
      return Optional.empty();
    }

    @Override
    public boolean trusts(Path table) {
      return trusted.contains(table);
    }

    @Override
    public void trust(Path table) {
      trusted.add(table);
    }

    @Override
    public void say(Failure failure) {
      said.add(failure);
    }
  }

  /// A file of this name.
  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Time does not go by.
  private record Still() implements Player.Pulse {
    @Override
    public void start(Runnable beat) {}

    @Override
    public void stop() {}
  }

  @AfterEach
  void close() {
    model.close();
  }

  /// Lets what is worked out elsewhere arrive, until something is so.
  void until(BooleanSupplier so) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (!so.getAsBoolean()) {
        assertTrue(System.nanoTime() < end, "it never came to that");
        Runnable next = received.poll(20, TimeUnit.MILLISECONDS);
        if (next != null) next.run();
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /// Opens a text, on whose descent somebody looks.
  void open(String text) {
    model.document().show(text);
    descent.look();
    until(() -> descent.ground().get() != null && descent.ground().get().text().equals(text));
  }

  /// Waits until the descent stands at a step.
  void atStep(int step) {
    until(() ->
        !descent.running().get()
            && descent.plot().get() != null
            && descent.plot().get().last().step() == step);
  }
}
