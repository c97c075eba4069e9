package gradus.layout.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line cut into rows at some of its places, so that the costs of the rows are together the
/// least. Dynamic programming, in time quadratic in the places.
public final class Partition {
  /// What a row costs from one place to a later one.
  @FunctionalInterface
  public interface Cost {
    double of(int from, int to);
  }

  private Partition() {}

  /// The numbers of the places where rows begin and end, the first and the last included; empty
  /// where so many rows cannot be. Of equal ways the one whose last row is shortest.
  ///
  /// @param places how many there are, both ends of the line included
  public static List<Integer> cheapest(int places, int rows, Cost row) {
    List<List<Integer>> ways = upTo(places, rows, row);
    return ways.size() < rows ? List.of() : ways.getLast();
  }

  /// The same in one row, in two and so on: up to so many, or as many as can be.
  public static List<List<Integer>> upTo(int places, int most, Cost row) {
    double[][] cost = new double[most + 1][places];
    int[][] previous = new int[most + 1][places];
    Arrays.stream(cost).forEach(line -> Arrays.fill(line, Double.POSITIVE_INFINITY));
    cost[0][0] = 0;
    for (int to = 1; to < places; to++) {
      for (int from = to - 1; from >= 0; from--) {
        double part = row.of(from, to);
        for (int r = 1; r <= most; r++) {
          double total = cost[r - 1][from] + part;
          if (total < cost[r][to]) {
            cost[r][to] = total;
            previous[r][to] = from;
          }
        }
      }
    }
    List<List<Integer>> ways = new ArrayList<>();
    for (int rows = 1; rows <= most; rows++) {
      if (cost[rows][places - 1] == Double.POSITIVE_INFINITY) break;
      List<Integer> ends = new ArrayList<>();
      int at = places - 1;
      for (int r = rows; r >= 0; r--) {
        ends.addFirst(at);
        at = previous[r][at];
      }
      ways.add(ends);
    }
    return ways;
  }
}
