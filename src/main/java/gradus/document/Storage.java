package gradus.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.Optional;

/// Reads programs and writes files so that what was there survives every failure: the bytes go to a
/// temporary file in the same folder, reach the disk, and then take the old file's place at once.
public final class Storage {
  /// Bytes read at most, 10 MB.
  public static final int LARGEST = 10_000_000;

  /// Bytes of a table read at most, 100 MB: a million rows of some numbers each.
  public static final int LARGEST_TABLE = 100_000_000;

  /// As many links as Linux follows.
  private static final int MOST_LINKS = 40;

  private Storage() {}

  /// Reads UTF-8 text strictly. A byte order mark is dropped and `\r\n` and `\r` become `\n`.
  public static Loaded read(Path file) {
    return read(file, LARGEST, "file.large");
  }

  /// Reads a table of examples in the same way, which may be larger than a program.
  public static Loaded table(Path file) {
    return read(file, LARGEST_TABLE, "file.large.table");
  }

  private static Loaded read(Path file, int most, String large) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(most + 1);
    } catch (IOException e) {
      return new Loaded.Unreadable(unread(file, e));
    }
    if (bytes.length <= most) return decoded(bytes, file.toString());
    return new Loaded.Unreadable(Failure.of(large, file.toString(), most / 1_000_000));
  }

  /// Why a file could not be read.
  static Failure unread(Path file, IOException e) {
    if (Files.isDirectory(file)) return Failure.of("file.directory", file.toString());
    return switch (e) {
      case NoSuchFileException missing -> Failure.of("file.missing", file.toString());
      case AccessDeniedException denied -> Failure.of("file.unreadable", file.toString());
      default -> Failure.of("file.read", file.toString(), reason(e));
    };
  }

  /// Text from elsewhere, such as standard input, under the rules of [#read].
  ///
  /// @param name what people call the source
  public static Loaded decoded(byte[] bytes, String name) {
    if (bytes.length >= 2 && isUtf16(bytes[0], bytes[1])) return failed("file.utf16", name);
    for (byte b : bytes) {
      if (b == 0) return failed("file.binary", name);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      return new Loaded.Unreadable(Failure.of("file.encoding", name, in.position() + 1));
    }
    if (text.startsWith("\uFEFF")) text = text.substring(1);
    Annotated whole = Annotated.of(text.replace("\r\n", "\n").replace('\r', '\n'));
    return new Loaded.Ok(whole.text(), whole.notes());
  }

  private static boolean isUtf16(byte first, byte second) {
    return first == (byte) 0xFF && second == (byte) 0xFE
        || first == (byte) 0xFE && second == (byte) 0xFF;
  }

  /// Writes text as UTF-8; lines end as they do in `text`.
  ///
  /// @return why it could not be done; empty when it is done
  public static Optional<Failure> write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Puts `bytes` in a file's place, all or nothing. A link stays a link, and an existing file
  /// keeps its permissions.
  ///
  /// @return why it could not be done; empty when it is done
  public static Optional<Failure> write(Path file, byte[] bytes) {
    try {
      if (Files.isDirectory(file)) return failure("file.write.directory", file);
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A device or pipe has no content to protect and cannot be replaced.
        Files.write(file, bytes);
        return Optional.empty();
      }
      Path target = linked(file.toAbsolutePath());
      Path folder = target.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        return failure("file.write.folder.missing", folder == null ? target : folder);
      }
      if (!Files.isWritable(folder)) return failure("file.write.folder", folder);
      if (Files.exists(target) && !Files.isWritable(target)) {
        return failure("file.write.file", file);
      }
      replace(target, bytes);
      Leavings.sweep(folder, Instant.now());
      return Optional.empty();
    } catch (AccessDeniedException e) {
      return failure("file.write.file", file);
    } catch (NoSuchFileException e) {
      // The folder is there and takes no file, as some that the system makes itself.
      return failure("file.write.folder", file.toAbsolutePath().getParent());
    } catch (IOException e) {
      return Optional.of(Failure.of("file.write", file.toString(), reason(e)));
    }
  }

  /// Removes what saves that were killed, long ago, left beside a file.
  public static void tidy(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Leavings.sweep(folder, Instant.now());
  }

  private static void replace(Path target, byte[] bytes) throws IOException {
    Path temporary = Leavings.beside(target);
    try {
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      if (Files.exists(target)) keepPermissions(target, temporary);
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
      syncFolder(target.getParent());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || fresh == null) return;
    fresh.setPermissions(old.readAttributes().permissions());
  }

  /// The move itself must survive a power cut too; not every system lets a folder be opened.
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is in place; there is nothing more to be done on such a system.
    }
  }

  /// Where a link, or a chain of them, leads; the target need not exist.
  private static Path linked(Path file) throws IOException {
    Path at = file;
    for (int i = 0; Files.isSymbolicLink(at); i++) {
      if (i == MOST_LINKS) throw new FileSystemException(file.toString(), null, "link loop");
      at = at.resolveSibling(Files.readSymbolicLink(at)).toAbsolutePath();
    }
    return at;
  }

  static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static Loaded failed(String key, Object file) {
    return new Loaded.Unreadable(Failure.of(key, file.toString()));
  }

  private static Optional<Failure> failure(String key, Path file) {
    return Optional.of(Failure.of(key, file.toString()));
  }
}
