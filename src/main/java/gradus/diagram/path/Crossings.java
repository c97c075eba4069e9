package gradus.diagram.path;

import gradus.layout.Point;
import java.util.List;

/// Where wires of different values cross.
public final class Crossings {
  private Crossings() {}

  /// How many pairs of ways do, those of one value not counted.
  public static int count(List<Gaps.Course> ways) {
    double[][] places = ways.stream().map(way -> place(way.points())).toArray(double[][]::new);
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      for (int k = 0; k < i; k++) {
        boolean one = ways.get(i).source() == ways.get(k).source();
        if (one || areApart(places[i], places[k])) continue;
        if (isOne(ways.get(i).points(), ways.get(k).points())) count++;
      }
    }
    return count;
  }

  /// Whether any two do, of whatever value.
  public static boolean isAny(List<List<Point>> ways) {
    double[][] places = ways.stream().map(Crossings::place).toArray(double[][]::new);
    for (int i = 0; i < places.length; i++) {
      for (int k = 0; k < i; k++) {
        if (!areApart(places[i], places[k]) && isOne(ways.get(i), ways.get(k))) return true;
      }
    }
    return false;
  }

  private static boolean areApart(double[] a, double[] b) {
    return a[0] >= b[1] || b[0] >= a[1] || a[2] >= b[3] || b[2] >= a[3];
  }

  /// From left to right and from top to bottom.
  private static double[] place(List<Point> way) {
    double[] place = {1e9, -1e9, 1e9, -1e9};
    for (Point point : way) {
      place[0] = Math.min(place[0], point.x());
      place[1] = Math.max(place[1], point.x());
      place[2] = Math.min(place[2], point.y());
      place[3] = Math.max(place[3], point.y());
    }
    return place;
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
