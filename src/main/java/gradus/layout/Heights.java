package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The columns of an engine's layout, and at which height a wire passes each.
final class Heights {
  private Heights() {}

  /// By box: the column it stands in.
  static int[] columns(List<Box> boxes) {
    TreeMap<Double, Integer> change = new TreeMap<>();
    for (Box box : boxes) {
      change.merge(box.x(), 1, Integer::sum);
      change.merge(box.right(), -1, Integer::sum);
    }
    TreeMap<Double, Integer> starts = new TreeMap<>();
    int open = 0;
    for (var entry : change.entrySet()) {
      if (open == 0) starts.put(entry.getKey(), starts.size());
      open += entry.getValue();
    }
    return boxes.stream().mapToInt(box -> starts.floorEntry(box.x()).getValue()).toArray();
  }

  /// By wire of the plan: its height where it leaves, in each column it passes and where it
  /// arrives.
  static List<double[]> of(Plan plan, Layout rough, int[] columnOf, Layout rest) {
    List<double[]> heights = new ArrayList<>();
    int[] columns = columns(rest.boxes());
    int count = Arrays.stream(columns).max().orElse(-1) + 1;
    double[] left = new double[count];
    double[] right = new double[count];
    Arrays.fill(left, Double.POSITIVE_INFINITY);
    for (int i = 0; i < columns.length; i++) {
      left[columns[i]] = Math.min(left[columns[i]], rest.boxes().get(i).x());
      right[columns[i]] = Math.max(right[columns[i]], rest.boxes().get(i).right());
    }
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      int first = columnOf[wire.from()];
      double[] own = new double[Math.max(2, columnOf[wire.to()] - first + 1)];
      own[0] = Routes.exit(plan, rough.boxes(), wire).y();
      own[own.length - 1] = Routes.entry(plan, rough.boxes(), wire).y();
      for (int k = 1; k < own.length - 1; k++) {
        double middle = (left[first + k] + right[first + k]) / 2;
        own[k] = heightAt(rough.wires().get(i), middle);
      }
      heights.add(own);
    }
    for (int i = 0; i < heights.size(); i++) {
      level(plan, rough, columnOf, heights, i);
    }
    return heights;
  }

  /// Lets a wire pass a column level where it would pass it in a small jog and nothing is there.
  private static void level(
      Plan plan, Layout rough, int[] columnOf, List<double[]> heights, int wire) {
    double[] own = heights.get(wire);
    int first = columnOf[plan.wires().get(wire).from()];
    for (int k = 1; k < own.length - 1; k++) {
      for (double to : new double[] {own[k - 1], own[k + 1]}) {
        if (!Slope.isJog(own[k] - to)) continue;
        if (isFree(plan, rough, columnOf, heights, wire, first + k, to)) own[k] = to;
      }
    }
  }

  /// Whether a wire may pass a column at another height.
  private static boolean isFree(
      Plan plan,
      Layout rough,
      int[] columnOf,
      List<double[]> heights,
      int wire,
      int column,
      double to) {
    for (int i = 0; i < columnOf.length; i++) {
      Box box = rough.boxes().get(i).grown(Pitch.CLEAR);
      if (columnOf[i] == column && to > box.y() && to < box.bottom()) return false;
    }
    double now = heights.get(wire)[column - columnOf[plan.wires().get(wire).from()]];
    for (int i = 0; i < heights.size(); i++) {
      Plan.Lead other = plan.wires().get(i);
      if (columnOf[other.from()] >= column || columnOf[other.to()] <= column) continue;
      double there = heights.get(i)[column - columnOf[other.from()]];
      boolean same = there < now == there < to;
      if (i != wire && (!same || Math.abs(there - to) < Pitch.CLEAR)) return false;
    }
    return true;
  }

  private static double heightAt(List<Point> wire, double at) {
    for (int i = 1; i < wire.size(); i++) {
      Point a = wire.get(i - 1);
      Point b = wire.get(i);
      if (a.x() <= at && at <= b.x()) {
        double run = b.x() - a.x();
        return run == 0 ? b.y() : a.y() + (b.y() - a.y()) * (at - a.x()) / run;
      }
    }
    return wire.getLast().y();
  }
}
