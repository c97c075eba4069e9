package gradus.grid;

/// Cells beside and below each other, from one corner to the other, both included.
public record CellArea(int top, int left, int bottom, int right) {
  public CellArea {
    if (top < 0 || left < 0 || bottom < top || right < left) {
      throw new IllegalArgumentException(top + "," + left + ".." + bottom + "," + right);
    }
  }

  /// Between two corners, whichever come first.
  public static CellArea between(int row, int column, int otherRow, int otherColumn) {
    return new CellArea(
        Math.min(row, otherRow),
        Math.min(column, otherColumn),
        Math.max(row, otherRow),
        Math.max(column, otherColumn));
  }

  /// How many rows it has.
  public int rows() {
    return bottom - top + 1;
  }

  /// How many columns it has.
  public int columns() {
    return right - left + 1;
  }

  /// Whether it is one cell.
  public boolean isSingle() {
    return rows() == 1 && columns() == 1;
  }

  /// Whether a cell is in it.
  public boolean contains(int row, int column) {
    return row >= top && row <= bottom && column >= left && column <= right;
  }
}
