package gradus.tensor;

import java.util.Optional;

/// The shape of a scalar (`rank` 0), a vector (1, a single row of `cols` entries) or a matrix (2).
/// A vector being a row is NumPy's broadcasting rule: shapes align at their last axis.
public record Shape(int rank, int rows, int cols) {
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  public static final Shape SCALAR = new Shape(0, 1, 1);

  public Shape {
    if (rank < 0 || rank > 2 || rows < 0 || cols < 0) throw new IllegalArgumentException();
    if (rank < 2 && rows != 1 || rank == 0 && cols != 1) throw new IllegalArgumentException();
  }

  public static Shape vector(int length) {
    return new Shape(1, 1, length);
  }

  public static Shape matrix(int rows, int cols) {
    return new Shape(2, rows, cols);
  }

  public boolean isScalar() {
    return rank == 0;
  }

  public boolean isVector() {
    return rank == 1;
  }

  public boolean isMatrix() {
    return rank == 2;
  }

  /// Number of entries.
  public int size() {
    return Math.multiplyExact(rows, cols);
  }

  /// Length along `axis`, counted from 0 as NumPy does.
  public int length(int axis) {
    return rank == 2 && axis == 0 ? rows : cols;
  }

  /// The shape both stretch to under NumPy broadcasting; empty when they do not fit.
  public Optional<Shape> broadcast(Shape other) {
    if (equals(other)) return Optional.of(this);
    int r = stretchedLength(rows, other.rows);
    int c = stretchedLength(cols, other.cols);
    return r < 0 || c < 0
        ? Optional.empty()
        : Optional.of(new Shape(Math.max(rank, other.rank), r, c));
  }

  /// The row-major index here of entry (row, col) of a shape this one is stretched to.
  public int stretched(int row, int col) {
    return (rows == 1 ? 0 : row) * cols + (cols == 1 ? 0 : col);
  }

  private static int stretchedLength(int a, int b) {
    if (a == b || b == 1) return a;
    return a == 1 ? b : -1;
  }

  /// `scalar`, `3` for a vector of three, `2×3` for a matrix. The space of all such tensors, in
  /// place of one whose entries are not written: `ℝ¹²`, `ℝ³ˣ⁴`.
  public String space() {
    StringBuilder raised = new StringBuilder("ℝ");
    String counts = rank == 0 ? "" : toString();
    for (char c : counts.toCharArray()) {
      raised.append(c == '×' ? 'ˣ' : DIGITS.charAt(c - '0'));
    }
    return raised.toString();
  }

  @Override
  public String toString() {
    return switch (rank) {
      case 0 -> "scalar";
      case 1 -> "" + cols;
      default -> rows + "×" + cols;
    };
  }
}
