package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.export.TextColumns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void charactersOfEastAsiaTakeTwoColumns() {
    assertEquals(7, TextColumns.of("ab기울x"));
    assertEquals(4, TextColumns.of("漢字"));
    assertEquals(3, TextColumns.of("∂σ√"));
  }

  @Test
  void aTableAlignsWideNames() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, Locale.ENGLISH);
    Table.print(List.of(new String[] {"漢", "1"}, new String[] {"abc", "2"}), console);
    String printed = out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "|");
    assertEquals("漢   1|abc  2|", printed);
  }
}
