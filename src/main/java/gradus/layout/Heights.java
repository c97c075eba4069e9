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
    return heights;
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
