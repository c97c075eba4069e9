package gradus.explain.term;

import gradus.tensor.Shape;

/// How much of a tensor is written: of more rows or columns the first and the last, with dots
/// between them.
///
/// @param level whether what is differentiated and by what stand in a line, ∂f/∂x, where a fraction
///   would take two
public record Excerpt(int rows, int cols, boolean level) {
  /// All of what can be written; of the rest its shape.
  public static final Excerpt WHOLE = new Excerpt(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /// What is left out of so many lines or columns.
  static final int DOTS = -1;

  /// With partial derivatives as fractions.
  public Excerpt(int rows, int cols) {
    this(rows, cols, false);
  }

  public Excerpt {
    if (rows < 3 || cols < 3) throw new IllegalArgumentException(rows + " × " + cols);
  }

  /// The same with partial derivatives in a line.
  public Excerpt inLine() {
    return new Excerpt(rows, cols, true);
  }

  /// How many lines a tensor has, its vectors standing.
  public int lines(Shape shape) {
    return Math.min(rows, shape.isVector() ? shape.cols() : shape.rows());
  }

  /// Which of `count` is written at a place of `most`: the last at the last, dots before it.
  static int[] places(int count, int most) {
    int shown = Math.min(count, most);
    int[] places = new int[shown];
    for (int i = 0; i < shown; i++) {
      places[i] = i;
    }
    if (count > most) {
      places[shown - 2] = DOTS;
      places[shown - 1] = count - 1;
    }
    return places;
  }
}
