package gradus.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

  /// Whether its first row names no columns: it holds numbers alone.
  public boolean isHeadless() {
    return !rows.isEmpty()
        && rows.getFirst().stream().allMatch(cell -> Data.number(cell.strip()).isPresent());
  }

  /// Its rows below the names of their columns.
  public List<List<String>> below(List<String> names) {
    List<List<String>> next = new ArrayList<>(rows);
    next.addFirst(names);
    return next;
  }

  /// Its rows with another text in a cell.
  public List<List<String>> with(int row, int column, String text) {
    List<List<String>> next = new ArrayList<>(rows);
    List<String> cells = new ArrayList<>(rows.get(row));
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
    next.set(row, cells);
    return next;
  }

  /// Its rows and an empty one below.
  public List<List<String>> withRow() {
    List<List<String>> next = new ArrayList<>(rows);
    next.add(Collections.nCopies(rows.getFirst().size(), ""));
    return next;
  }

  /// Its rows but these.
  public List<List<String>> without(Set<Integer> gone) {
    return IntStream.range(0, rows.size())
        .filter(row -> !gone.contains(row))
        .mapToObj(rows::get)
        .toList();
  }

  /// Where a row begins.
  public long line(int row) {
    return lines.get(row);
  }
}
