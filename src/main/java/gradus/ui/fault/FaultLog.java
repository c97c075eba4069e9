package gradus.ui.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The file that failures are written to. A full one becomes the older one, in place of that.
public final class FaultLog {
  /// A file of more bytes is full.
  static final long FULL = 256 * 1024;

  private final Path file;

  public FaultLog(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  Path older() {
    return file.resolveSibling(file.getFileName() + ".old");
  }

  /// Whether it could be written: who has nowhere to write it has no one to tell either.
  synchronized boolean add(String report) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file) && Files.size(file) > FULL) {
        Files.move(file, older(), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file,
          report + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return true;
    } catch (IOException | SecurityException impossible) {
      return false;
    }
  }
}
