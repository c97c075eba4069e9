package gradus.diagram.path;

import gradus.layout.Point;
import java.util.List;

/// Where wires of different values cross.
public final class Crossings {
  private Crossings() {}

  /// How many pairs of ways do, those of one value not counted.
  public static int count(List<Gaps.Course> ways) {
    int count = 0;
    for (int i = 0; i < ways.size(); i++) {
      for (int k = 0; k < i; k++) {
        boolean one = ways.get(i).source() == ways.get(k).source();
        if (!one && isOne(ways.get(i).points(), ways.get(k).points())) count++;
      }
    }
    return count;
  }

  /// Whether two ways cross.
  public static boolean isOne(List<Point> a, List<Point> b) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        if (Gaps.crossing(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k)) != null) return true;
      }
    }
    return false;
  }
}
