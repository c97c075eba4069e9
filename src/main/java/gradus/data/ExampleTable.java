package gradus.data;

import java.util.List;
import java.util.stream.LongStream;

/// Rows of cells as a file has them, the names of the columns first.
///
/// @param lines by row, the line of the file where it begins, from 1
public record ExampleTable(List<List<String>> rows, List<Long> lines) {
  public ExampleTable {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /// With a row on each line.
  public static ExampleTable of(List<List<String>> rows) {
    return new ExampleTable(rows, LongStream.rangeClosed(1, rows.size()).boxed().toList());
  }

  /// Where a row begins.
  public long line(int row) {
    return lines.get(row);
  }
}
