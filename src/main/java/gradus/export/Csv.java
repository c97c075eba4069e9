package gradus.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradus.descent.ExampleTable;
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

  /// The rows of a text, without empty lines; empty where a quotation mark stands at a wrong place.
  /// Cells are parted by semicolons or tabs where the first line has those and no comma.
  public static Optional<ExampleTable> read(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
      for (CsvRecord record : csv) {
        rows.add(record.getFields());
        lines.add(record.getStartingLineNumber());
      }
      return Optional.of(new ExampleTable(rows, lines));
    } catch (CsvParseException wrong) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static char separator(String text) {
    String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    if (head.indexOf(COMMA) >= 0) return COMMA;
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : COMMA;
  }
}
