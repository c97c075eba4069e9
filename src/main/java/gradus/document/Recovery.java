package gradus.document;

import gradus.data.Dataset;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Texts that were typed and not saved yet: a file each, beside a lock that the process which is
/// writing it holds. Nobody holds the lock of a text that a crash left behind.
///
/// @param folder where they are kept; it need not be there yet
public record Recovery(Path folder) {
  private static final String TEXT = ".gradus";
  private static final String LOCK = ".lock";
  private static final String FILE = "file";
  private static final String TYPED = "typed";
  private static final String HELD = "held";

  /// A text and when it was typed.
  ///
  /// @param file where it is to be saved, if that is known
  /// @param held what that file held then: only this may be written over
  /// @param data its examples
  public record Snapshot(
      String text, Optional<Path> file, String held, Instant typed, Dataset data) {
    /// Without examples.
    public Snapshot(String text, Optional<Path> file, String held, Instant typed) {
      this(text, file, held, typed, Dataset.NONE);
    }
  }

  /// A place for one text, held until it is closed or let go.
  public static final class Refuge {
    private final Path file;
    private final Path lock;
    private final FileChannel channel;

    private Refuge(Path file, Path lock, FileChannel channel) {
      this.file = file;
      this.lock = lock;
      this.channel = channel;
    }

    /// Keeps a text, whole or not at all; says why when that cannot be done.
    public Optional<Failure> keep(Snapshot snapshot) {
      NamedValues.Listing notes = new NamedValues.Listing();
      snapshot.file.ifPresent(
          f -> notes.add(FILE, f.toAbsolutePath().toString()).add(HELD, lines(snapshot.held)));
      notes.add(TYPED, snapshot.typed);
      DataNotes.write(snapshot.data, Optional.empty(), notes);
      return Storage.write(file, Annotated.written(snapshot.text, notes));
    }

    /// A text of several lines would not stay what it is in a comment.
    private static List<String> lines(String text) {
      return List.of(text.split("\n", -1));
    }

    /// Nothing is unsaved any more.
    public void clear() {
      delete(file);
    }

    /// Nothing is unsaved and nobody writes here again.
    public void close() {
      clear();
      delete(lock);
      letGo();
    }

    /// Leaves what is kept to whoever asks for it next.
    public void letGo() {
      try {
        channel.close();
      } catch (IOException e) {
        // The lock ends with the process at the latest.
      }
    }

    private static void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // What is offered once more is better than what is lost.
      }
    }
  }

  /// What a crash left behind. Whoever has it must close its place or let it go.
  public record Leftover(Refuge refuge, Snapshot snapshot) {}

  /// What came of asking for a place.
  public sealed interface Opened {
    record Given(Refuge refuge) implements Opened {}

    record Impossible(Failure failure) implements Opened {}
  }

  /// A place for a new text.
  public Opened open() {
    try {
      Files.createDirectories(folder);
      String name = UUID.randomUUID().toString();
      return held(name)
          .<Opened>map(Opened.Given::new)
          .orElseGet(() -> new Opened.Impossible(unusable("")));
    } catch (IOException e) {
      return new Opened.Impossible(unusable(Storage.reason(e)));
    }
  }

  private Failure unusable(String reason) {
    return Failure.of("recovery.unusable", folder.toString(), reason);
  }

  /// The place of a name, unless some process holds it.
  private Optional<Refuge> held(String name) throws IOException {
    Path lock = folder.resolve(name + LOCK);
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock mine = channel.tryLock();
      if (mine != null) return Optional.of(new Refuge(folder.resolve(name + TEXT), lock, channel));
    } catch (OverlappingFileLockException own) {
      // Another window of this process has it.
    }
    channel.close();
    return Optional.empty();
  }

  /// All texts that were left behind, the newest first. Each is handed out to one window only.
  public List<Leftover> left() {
    List<Leftover> all = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      try {
        held(name.substring(0, name.length() - TEXT.length()))
            .flatMap(refuge -> left(refuge, file))
            .ifPresent(all::add);
      } catch (IOException e) {
        // It stays where it is, for a time when it can be read.
      }
    }
    all.sort(Comparator.comparing((Leftover left) -> left.snapshot.typed).reversed());
    return all;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(TEXT)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Leftover> left(Refuge refuge, Path file) {
    if (!(Storage.read(file) instanceof Loaded.Ok ok)) {
      refuge.letGo();
      return Optional.empty();
    }
    Optional<Path> saving = ok.notes().path(FILE);
    Instant typed = ok.notes().instant(TYPED).orElse(Instant.EPOCH);
    Snapshot snapshot =
        new Snapshot(
            ok.text(),
            saving,
            String.join("\n", ok.notes().texts(HELD)),
            typed,
            DataNotes.read(ok.notes(), Optional.empty()));
    if (isSaved(snapshot)) {
      refuge.close();
      return Optional.empty();
    }
    return Optional.of(new Leftover(refuge, snapshot));
  }

  /// Killed between saving and forgetting, or a blank page: nothing is lost.
  private static boolean isSaved(Snapshot snapshot) {
    return snapshot.text.isBlank() && snapshot.data.isNone()
        || snapshot
            .file
            .filter(file ->
                Storage.read(file) instanceof Loaded.Ok ok
                    && ok.text().equals(snapshot.text)
                    && DataNotes.read(ok.notes(), snapshot.file).equals(snapshot.data))
            .isPresent();
  }
}
