package gradus.diagram;

import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A large tensor as a heat map: cells from −1 to 1, relative to its largest entry. Where it has
/// more entries than can be seen, a cell shows the largest of those it stands for.
record Tile(int rows, int cols, List<Double> cells, double width, double height) {
  private static final double LONGEST = 64;
  private static final double SHORTEST = 14;
  private static final int MOST = 48;

  /// Of a tensor seen as `rows` × `cols`.
  static Tile of(Tensor tensor, int rows, int cols) {
    int r = Math.min(rows, MOST);
    int c = Math.min(cols, MOST);
    double[] largest = new double[r * c];
    double most = 0;
    for (int i = 0; i < tensor.size(); i++) {
      double entry = tensor.get(i);
      if (!Double.isFinite(entry)) continue;
      int cell = (int) ((long) (i / cols) * r / rows) * c + (int) ((long) (i % cols) * c / cols);
      if (Math.abs(entry) > Math.abs(largest[cell])) largest[cell] = entry;
      most = Math.max(most, Math.abs(entry));
    }
    List<Double> cells = new ArrayList<>(largest.length);
    for (double entry : largest) {
      cells.add(most == 0 ? 0 : entry / most);
    }
    double longest = Math.max(rows, cols);
    return new Tile(
        r,
        c,
        List.copyOf(cells),
        Math.clamp(LONGEST * cols / longest, SHORTEST, LONGEST),
        Math.clamp(LONGEST * rows / longest, SHORTEST, LONGEST));
  }
}
