package gradus.grid;

import java.util.List;

/// What a person does to a vector or matrix in a grid: each is one step for undo.
public sealed interface GridEdit {
  /// Another number in a cell.
  record Write(int row, int column, String text) implements GridEdit {}

  /// Cells from elsewhere, from a corner on; rows and columns are added where they go beyond.
  ///
  /// @param cells rows of equally many numbers
  record Put(int row, int column, List<List<String>> cells) implements GridEdit {
    public Put {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /// Cells from elsewhere in place of all there are.
  record Become(List<List<String>> cells) implements GridEdit {
    public Become {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /// Rows of zeros before a row, or behind the last.
  record AddRows(int before, int count) implements GridEdit {}

  /// Columns of zeros before a column, or behind the last; a vector becomes a matrix.
  record AddColumns(int before, int count) implements GridEdit {}

  /// No longer those rows, both included.
  record RemoveRows(int first, int last) implements GridEdit {}

  /// No longer those columns, both included.
  record RemoveColumns(int first, int last) implements GridEdit {}

  /// Other numbers in an area.
  record Fill(CellArea area, GridFilling filling) implements GridEdit {}
}
