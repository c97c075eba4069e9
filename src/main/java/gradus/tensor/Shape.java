package gradus.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The shape of a scalar (`rank` 0), a vector (1), a matrix (2) or a tensor of three or four axes.
/// Shapes align at their last axis, as in NumPy, so the axes that one does not have are 1 long and
/// stand before its own: a vector is a single row.
///
/// @param batches length of the first of four axes
/// @param channels length of the last axis but two
/// @param lines length of the last axis but one: of a matrix its rows
/// @param cols length of the last axis
public record Shape(int rank, int batches, int channels, int lines, int cols) {
  /// Most axes of a tensor.
  public static final int MOST_AXES = 4;

  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  public static final Shape SCALAR = new Shape(0, 1, 1);

  public Shape {
    if (rank < 0 || rank > MOST_AXES) throw new IllegalArgumentException("rank " + rank);
    if (batches < 0 || channels < 0 || lines < 0 || cols < 0) throw new IllegalArgumentException();
    boolean missing =
        rank < 4 && batches != 1
            || rank < 3 && channels != 1
            || rank < 2 && lines != 1
            || rank < 1 && cols != 1;
    if (missing) throw new IllegalArgumentException("an axis beyond rank " + rank);
  }

  /// Of two axes at most.
  public Shape(int rank, int rows, int cols) {
    this(rank, 1, 1, rows, cols);
    if (rank > 2) throw new IllegalArgumentException("rank " + rank);
  }

  public static Shape vector(int length) {
    return new Shape(1, 1, length);
  }

  public static Shape matrix(int rows, int cols) {
    return new Shape(2, rows, cols);
  }

  /// Of as many axes as there are lengths, up to [#MOST_AXES].
  public static Shape of(int... lengths) {
    int n = lengths.length;
    if (n > MOST_AXES) throw new IllegalArgumentException("rank " + n);
    int[] all = {1, 1, 1, 1};
    System.arraycopy(lengths, 0, all, MOST_AXES - n, n);
    return new Shape(n, all[0], all[1], all[2], all[3]);
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

  /// Whether it has more axes than a matrix.
  public boolean isDeep() {
    return rank > 2;
  }

  /// In how many rows of `cols` entries it is written, one under another: of a matrix its rows, of
  /// more axes the rows of all its matrices.
  public int rows() {
    return rank < 3 ? lines : Math.multiplyExact(Math.multiplyExact(batches, channels), lines);
  }

  /// Number of entries.
  public int size() {
    return Math.multiplyExact(rows(), cols);
  }

  /// Number of entries, however large.
  public long entries() {
    long above = (long) batches * channels;
    long below = (long) lines * cols;
    return Math.multiplyHigh(above, below) == 0 && above * below >= 0
        ? above * below
        : Long.MAX_VALUE;
  }

  /// Length along `axis`, counted from 0 as NumPy does.
  public int length(int axis) {
    return switch (axis + MOST_AXES - rank) {
      case 0 -> batches;
      case 1 -> channels;
      case 2 -> lines;
      default -> cols;
    };
  }

  /// A row of so many of these, one axis more in front. There must be room for one.
  public Shape rowOf(int count) {
    int[] lengths = new int[rank + 1];
    lengths[0] = count;
    System.arraycopy(lengths(), 0, lengths, 1, rank);
    return of(lengths);
  }

  /// What an entry along the first axis is, so many axes deep.
  public Shape inside(int axes) {
    return of(Arrays.copyOfRange(lengths(), axes, rank));
  }

  /// The lengths of its axes, the first one first.
  public int[] lengths() {
    int[] all = new int[rank];
    Arrays.setAll(all, this::length);
    return all;
  }

  /// How far apart in row-major order neighbours along an axis are.
  public int step(int axis) {
    int step = 1;
    for (int later = axis + 1; later < rank; later++) {
      step *= length(later);
    }
    return step;
  }

  /// The indices of the entry at a place in row-major order, one an axis.
  public int[] indices(int place) {
    int[] at = new int[rank];
    int rest = place;
    for (int axis = rank - 1; axis >= 0; axis--) {
      at[axis] = rest % length(axis);
      rest /= length(axis);
    }
    return at;
  }

  /// The place in row-major order of the entry at these indices.
  public int place(int... indices) {
    int place = 0;
    for (int axis = 0; axis < indices.length; axis++) {
      place = place * length(axis) + indices[axis];
    }
    return place;
  }

  /// The order of the axes with the last one first.
  public int[] turned() {
    int[] order = new int[rank];
    Arrays.setAll(order, k -> rank - 1 - k);
    return order;
  }

  /// With the axes in another order: axis `k` of the result is axis `order[k]` of this.
  public Shape ordered(int... order) {
    int[] lengths = new int[rank];
    Arrays.setAll(lengths, k -> length(order[k]));
    return of(lengths);
  }

  /// The place here of the entry at a place of the shape that is [#ordered] so.
  public int ordered(int[] order, Shape target, int place) {
    int from = 0;
    int rest = place;
    for (int k = rank - 1; k >= 0; k--) {
      from += rest % target.length(k) * step(order[k]);
      rest /= target.length(k);
    }
    return from;
  }

  /// The shape both stretch to under NumPy broadcasting; empty when they do not fit.
  public Optional<Shape> broadcast(Shape other) {
    if (equals(other)) return Optional.of(this);
    int b = stretchedLength(batches, other.batches);
    int h = stretchedLength(channels, other.channels);
    int r = stretchedLength(lines, other.lines);
    int c = stretchedLength(cols, other.cols);
    return b < 0 || h < 0 || r < 0 || c < 0
        ? Optional.empty()
        : Optional.of(new Shape(Math.max(rank, other.rank), b, h, r, c));
  }

  /// The row-major place here of what stands at a place of a shape this one is stretched to.
  public int stretched(Shape to, int place) {
    int width = Math.max(1, to.cols);
    return row(to, place / width) + (cols == 1 ? 0 : place % width);
  }

  /// Where the row here begins that stands as one of the [#rows] of a shape this is stretched to.
  int row(Shape to, int row) {
    if (to.rank < 3) return lines == 1 ? 0 : row * cols;
    int line = row % Math.max(1, to.lines);
    int matrix = row / Math.max(1, to.lines);
    int channel = matrix % Math.max(1, to.channels);
    int batch = matrix / Math.max(1, to.channels);
    int own = (batches == 1 ? 0 : batch) * channels + (channels == 1 ? 0 : channel);
    return (own * lines + (lines == 1 ? 0 : line)) * cols;
  }

  /// The row-major index in a matrix here of entry (row, col) of a matrix this is stretched to.
  int stretched(int row, int col) {
    return (lines == 1 ? 0 : row) * cols + (cols == 1 ? 0 : col);
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
    if (rank == 0) return "scalar";
    return Arrays.stream(lengths()).mapToObj(Integer::toString).collect(Collectors.joining("×"));
  }
}
