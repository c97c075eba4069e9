package gradus.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// The lines of a UTF-8 file, one after the other, so that it may be larger than the memory: what
/// is wrong with one line says nothing about the next.
public final class TextLines implements Iterator<TextLines.LineRead>, AutoCloseable {
  /// Bytes of one line read at most: as many as of a program.
  public static final int LONGEST = Storage.LARGEST;

  /// What stands in a line.
  public sealed interface LineRead {
    /// Its text, without its end and without a byte order mark.
    record OneLine(String text) implements LineRead {}

    /// Not text, or too long; the next line follows.
    record Spoilt(Failure failure) implements LineRead {}

    /// The file cannot be read from here; nothing follows.
    record Lost(Failure failure) implements LineRead {}
  }

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final int longest;
  private InputStream in;
  private LineRead next;
  private int number;
  private boolean over;

  private TextLines(Path file, int longest) {
    this.file = file;
    this.longest = longest;
  }

  /// Of a file or a pipe, which is opened when the first line is asked for.
  public static TextLines of(Path file) {
    return new TextLines(file, LONGEST);
  }

  static TextLines of(Path file, int longest) {
    return new TextLines(file, longest);
  }

  @Override
  public boolean hasNext() {
    if (next == null && !over) next = read();
    return next != null;
  }

  @Override
  public LineRead next() {
    if (!hasNext()) throw new NoSuchElementException();
    LineRead line = next;
    next = null;
    return line;
  }

  /// The next line; null where the file ends.
  private LineRead read() {
    var bytes = new ByteArrayOutputStream();
    long length = 0;
    int b;
    try {
      if (in == null) in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      while ((b = in.read()) >= 0 && b != '\n') {
        if (length++ < longest) bytes.write(b);
      }
    } catch (IOException e) {
      over = true;
      return new LineRead.Lost(Storage.unread(file, e));
    }
    over = b < 0;
    if (over && length == 0) return null;
    number++;
    if (length > longest) {
      return new LineRead.Spoilt(Failure.of("file.line.long", number, longest / 1_000_000));
    }
    return decoded(bytes.toByteArray());
  }

  private LineRead decoded(byte[] bytes) {
    int from =
        number == 1 && ByteBuffer.wrap(bytes).mismatch(ByteBuffer.wrap(MARK)) >= MARK.length
            ? MARK.length
            : 0;
    int to =
        bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    ByteBuffer all = ByteBuffer.wrap(bytes, from, to - from);
    try {
      return new LineRead.OneLine(StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException e) {
      return new LineRead.Spoilt(Failure.of("file.line.encoding", number, all.position() + 1));
    }
  }

  @Override
  public void close() {
    over = true;
    next = null;
    if (in == null) return;
    try {
      in.close();
    } catch (IOException nothingToSave) {
      // It was only read.
    }
  }
}
