package gradus.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.data.ExampleTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// CSV (RFC 4180), the only place that knows FastCSV. Written lines end in `\n`, and a cell is
/// quoted where it must be.
public final class Csv {
  private static final char COMMA = ',';
  private static final char QUOTE = '"';

  private Csv() {}

  /// Rows of cells as one text.
  public static String write(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /// What becomes of a text.
  public sealed interface Contents {
    record Tabular(ExampleTable table) implements Contents {}

    /// A quotation mark is amiss or a row too long; the message says how.
    ///
    /// @param line where, from 1
    record Torn(String key, long line) implements Contents {}
  }

  /// The rows of a text, without empty lines. Cells are parted by semicolons or tabs where the
  /// first line has those and no comma.
  public static Contents read(String text) {
    return read(text, separator(text));
  }

  /// The same of what a spreadsheet leaves on the clipboard, whose cells are parted by tabs; of any
  /// other text as of a file's.
  public static Contents pasted(String text) {
    return read(text, first(text).indexOf('\t') >= 0 ? '\t' : separator(text));
  }

  private static Contents read(String text, char separator) {
    Optional<Contents.Torn> amiss = amiss(text, separator);
    if (amiss.isPresent()) return amiss.get();
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : csv) {
        if (record.getFieldCount() == 1 && record.getField(0).isBlank()) continue;
        // A cell that is missing is told of with the column that misses it.
        if (!rows.isEmpty() && record.getFieldCount() > rows.getFirst().size()) {
          return new Contents.Torn("descent.data.long", record.getStartingLineNumber());
        }
        rows.add(record.getFields());
        lines.add(record.getStartingLineNumber());
      }
      return new Contents.Tabular(new ExampleTable(rows, lines));
    } catch (CsvParseException unforeseen) {
      return new Contents.Torn("descent.data.quotes", lines.isEmpty() ? 1 : lines.getLast() + 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The first quotation mark that is amiss: the library reads a cell that nothing closes to the
  /// end of the text, and does not say where it met another.
  private static Optional<Contents.Torn> amiss(String text, char separator) {
    if (text.indexOf(QUOTE) < 0) return Optional.empty();
    long line = 1;
    long opened = 0;
    boolean begins = true;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (quoted && c == QUOTE) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
        if (next == QUOTE) {
          i++;
        } else if (next == separator || next == '\n' || next == '\r') {
          quoted = false;
        } else {
          return Optional.of(new Contents.Torn("descent.data.quotes", line));
        }
      } else if (!quoted && begins && c == QUOTE) {
        quoted = true;
        opened = line;
      }
      begins = !quoted && (ends || c == separator);
      if (ends) line++;
    }
    return quoted ? Optional.of(new Contents.Torn("descent.data.open", opened)) : Optional.empty();
  }

  private static String first(String text) {
    return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static char separator(String text) {
    String head = first(text);
    if (head.indexOf(COMMA) >= 0) return COMMA;
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : COMMA;
  }
}
