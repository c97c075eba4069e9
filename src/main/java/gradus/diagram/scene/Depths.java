package gradus.diagram.scene;

import gradus.layout.Box;
import gradus.layout.Stack;
import java.util.List;

/// A picture of one row by depth: what the gates of each depth take.
public record Depths(double[] widths, double[] tops, double[] bottoms) {
  /// What it takes in rows, nearly.
  ///
  /// @param cuts the depths behind which a row ends
  public Box size(List<Integer> cuts, double margin) {
    double width = 0;
    double height = 0;
    int from = 1;
    for (int row = 0; row <= cuts.size(); row++) {
      int to = row < cuts.size() ? cuts.get(row) : widths.length - 1;
      double across = 0;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (int depth = from; depth <= to; depth++) {
        across += widths[depth];
        top = Math.min(top, tops[depth]);
        bottom = Math.max(bottom, bottoms[depth]);
      }
      width = Math.max(width, across);
      height += Math.max(0, bottom - top) + Stack.GAP;
      from = to + 1;
    }
    return new Box(0, 0, width + 2 * margin, height + 2 * margin);
  }
}
