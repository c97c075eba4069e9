package gradus.document;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// The temporary files of saves, and what is left of them where a process was killed in one.
final class Leavings {
  /// Nothing that is still being saved was last written so long ago.
  static final Duration LONGEST_SAVE = Duration.ofMinutes(10);

  private static final String PREFIX = ".gradus-";
  private static final String SUFFIX = ".tmp";

  private Leavings() {}

  /// A name beside `target` that nothing else has.
  static Path beside(Path target) {
    return target.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
  }

  /// Removes what no living save can own. Nobody asked for it: what cannot be removed stays.
  static void sweep(Path folder, Instant now) {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, file -> isAbandoned(file, now))) {
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The next save tries again.
    }
  }

  private static boolean isAbandoned(Path file, Instant now) throws IOException {
    String name = file.getFileName().toString();
    // Other files are not even looked at: a folder may hold thousands.
    if (!isOurs(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
    Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    return written.isBefore(now.minus(LONGEST_SAVE));
  }

  private static boolean isOurs(String name) {
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) return false;
    if (name.length() < PREFIX.length() + SUFFIX.length()) return false;
    String middle = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    try {
      return UUID.fromString(middle).toString().equals(middle);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
