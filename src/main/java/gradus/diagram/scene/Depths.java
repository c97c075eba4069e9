package gradus.diagram.scene;

import gradus.layout.Box;
import gradus.layout.Plan;
import gradus.layout.Stack;
import java.util.Arrays;
import java.util.List;

/// A picture of one row by depth: what the gates of each depth take.
public record Depths(double[] widths, double[] tops, double[] bottoms) {
  /// From a node to the next in its row, px.
  private static final double BESIDE = 26;

  /// From a node to the next in its column, px.
  private static final double BELOW = 12;

  /// What they seem to take before anything is placed.
  ///
  /// @param depths of the plan's nodes
  public static Depths guessed(Plan plan, int[] depths, int deepest) {
    double[] reach = plan.reach(BESIDE);
    double[] right = new double[deepest + 1];
    double[] high = new double[deepest + 1];
    for (int node = 0; node < depths.length; node++) {
      Plan.Item item = plan.nodes().get(node);
      boolean gate = item.kind() == Plan.Purpose.GATE;
      int depth = depths[node];
      if (gate || item.kind() == Plan.Purpose.LABEL) {
        right[depth] = Math.max(right[depth], reach[node]);
      }
      high[depth] += (item.height() + BELOW) / 2;
    }
    double[] widths = new double[deepest + 1];
    double before = 0;
    for (int d = 1; d <= deepest; d++) {
      widths[d] = Math.max(0, right[d] - before);
      before = Math.max(before, right[d]);
    }
    return new Depths(widths, Arrays.stream(high).map(half -> -half).toArray(), high);
  }

  /// The breaks moved while the widest row becomes narrower by that, no row higher and the breaks
  /// are worth as much.
  public List<Integer> evened(List<Integer> cuts, Cuts ways) {
    return evened(cuts, ways, false);
  }

  /// The breaks moved while the widest row becomes narrower by that, whatever they are worth.
  public List<Integer> narrowed(List<Integer> cuts, Cuts ways) {
    return evened(cuts, ways, true);
  }

  private List<Integer> evened(List<Integer> cuts, Cuts ways, boolean whatever) {
    List<Integer> best = cuts;
    Box size = size(best, 0);
    boolean moved = true;
    while (moved) {
      moved = false;
      for (List<Integer> way : ways.narrower(best, across(best))) {
        Box next = size(way, 0);
        if (next.width() >= size.width()) continue;
        boolean worse = next.height() > size.height() || ways.worth(way) < ways.worth(best);
        if (worse && !whatever) continue;
        best = way;
        size = next;
        moved = true;
        break;
      }
    }
    return best;
  }

  /// By row: how wide it is, nearly.
  private double[] across(List<Integer> cuts) {
    double[] across = new double[cuts.size() + 1];
    int row = 0;
    for (int depth = 1; depth < widths.length; depth++) {
      while (row < cuts.size() && depth > cuts.get(row)) {
        row++;
      }
      across[row] += widths[depth];
    }
    return across;
  }

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
