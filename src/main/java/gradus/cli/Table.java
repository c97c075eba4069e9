package gradus.cli;

import gradus.export.TextColumns;
import java.util.List;

/// Rows of text in aligned columns; the last column runs on.
final class Table {
  private static final int WIDEST = 40;

  private Table() {}

  static void print(List<String[]> rows, Console console) {
    int last = rows.getFirst().length - 1;
    int[] widths = new int[last];
    for (String[] row : rows) {
      for (int c = 0; c < last; c++) {
        widths[c] = Math.max(widths[c], Math.min(WIDEST, TextColumns.of(row[c])));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < last; c++) {
        line.append(row[c]).append(" ".repeat(Math.max(0, widths[c] - TextColumns.of(row[c])) + 2));
      }
      console.out().println((line + row[last]).stripTrailing());
    }
  }
}
