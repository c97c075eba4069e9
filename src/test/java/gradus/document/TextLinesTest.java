package gradus.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.document.TextLines.LineRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
  @TempDir private Path folder;

  private List<LineRead> lines(byte[] bytes, int longest) throws IOException {
    Path file = folder.resolve("lines.txt");
    Files.write(file, bytes);
    List<LineRead> all = new ArrayList<>();
    try (TextLines lines = TextLines.of(file, longest)) {
      lines.forEachRemaining(all::add);
      assertFalse(lines.hasNext());
      assertThrows(NoSuchElementException.class, lines::next);
    }
    return all;
  }

  private static LineRead text(String text) {
    return new LineRead.OneLine(text);
  }

  private static LineRead spoilt(String key, Object... args) {
    return new LineRead.Spoilt(Failure.of(key, args));
  }

  @Test
  void linesAreReadOneByOneHoweverTheyEnd() throws Exception {
    assertEquals(List.of(), lines(new byte[0], 9));
    assertEquals(List.of(text("")), lines("\n".getBytes(UTF_8), 9));
    assertEquals(
        List.of(text("a"), text(""), text("한σ"), text("d")),
        lines("\uFEFFa\r\n\n한σ\nd".getBytes(UTF_8), 9));
    assertEquals(List.of(text(""), text("\uFEFFb")), lines("\n\uFEFFb\n".getBytes(UTF_8), 9));
  }

  @Test
  void whatIsWrongWithALineSaysNothingAboutTheNext() throws Exception {
    byte[] odd = "ab\n한?\n1234567890\n123456789\n".getBytes(UTF_8);
    odd[6] = (byte) 0xFF;
    assertEquals(
        List.of(
            text("ab"),
            spoilt("file.line.encoding", 2, 4),
            spoilt("file.line.long", 3, 0),
            text("123456789")),
        lines(odd, 9));
  }

  @Test
  void aFileThatCannotBeReadIsLost() {
    for (Path gone : List.of(folder.resolve("none"), folder)) {
      try (TextLines lines = TextLines.of(gone)) {
        String key = gone == folder ? "file.directory" : "file.missing";
        assertEquals(new LineRead.Lost(Failure.of(key, gone.toString())), lines.next());
        assertFalse(lines.hasNext());
      }
    }
  }
}
