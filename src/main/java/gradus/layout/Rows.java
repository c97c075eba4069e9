package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Breaks a long, low picture into rows, as a text is broken into lines: only where a single value
/// passes from left to right, so an input stays in the row that uses it. That value's wire runs
/// back between the rows.
final class Rows {
  /// Width over height aimed at: that of a slide.
  private static final double ASPECT = 16.0 / 9;

  /// Only a picture wider than this many times its height is broken, and only if more gates than
  /// LONG follow one another, and no more than MOST are there at all.
  private static final double WIDE = 4;

  private static final int LONG = 12;
  private static final int MOST = 500;

  private static final double GAP = 64;
  private static final double TURN = 22;

  /// The longest row allowed, in times the mean.
  private static final double LONGEST = 1.4;

  private final Plan plan;
  private final Layout line;
  private final double[] breaks;
  private final double[] tops;
  private final double[] bottoms;
  private final double[] rights;

  private Rows(Plan plan, Layout line, double[] breaks) {
    this.plan = plan;
    this.line = line;
    this.breaks = breaks;
    int rows = breaks.length + 1;
    tops = new double[rows];
    bottoms = new double[rows];
    rights = new double[rows];
    Arrays.fill(tops, Double.POSITIVE_INFINITY);
    Arrays.fill(bottoms, Double.NEGATIVE_INFINITY);
    for (Box box : line.boxes()) {
      int row = row(box.x());
      tops[row] = Math.min(tops[row], box.y());
      bottoms[row] = Math.max(bottoms[row], box.bottom());
      rights[row] = Math.max(rights[row], box.right());
    }
    for (List<Point> wire : line.wires()) {
      for (Point point : wire) {
        int row = row(point.x());
        tops[row] = Math.min(tops[row], point.y());
        bottoms[row] = Math.max(bottoms[row], point.y());
      }
    }
  }

  /// The layout in rows, or as it was where it need not or cannot be broken well.
  static Layout wrapped(Plan plan, Columns columns, Layout line) {
    if (plan.gates() > MOST || columns.gateDepth <= LONG || line.width() <= WIDE * line.height()) {
      return line;
    }
    List<Double> candidates = candidates(plan, line);
    double height = line.height() - 2 * Routes.MARGIN + GAP;
    int rows = (int) Math.round(Math.sqrt(line.width() / (ASPECT * height)));
    for (int count = rows; count > 1; count--) {
      double[] breaks = breaks(candidates, line.width(), count);
      if (breaks.length == count - 1) {
        Rows result = new Rows(plan, line, breaks);
        if (result.eachWireCrossesOneBreak()) {
          return result.layout();
        }
      }
    }
    return line;
  }

  private static boolean isLabel(Plan plan, int node) {
    Plan.Kind kind = plan.nodes().get(node).kind();
    return kind == Plan.Kind.LABEL || kind == Plan.Kind.FRAME;
  }

  /// Every x, at the right edge of a column, that only wires of one source cross. Where values are
  /// shown, a row ends with one.
  private static List<Double> candidates(Plan plan, Layout line) {
    TreeMap<Double, Integer> change = new TreeMap<>();
    List<Box> boxes = line.boxes();
    for (Box box : boxes) {
      change.merge(box.x(), 1, Integer::sum);
      change.merge(box.right(), -1, Integer::sum);
    }
    double[] furthest = new double[boxes.size()];
    for (Plan.Wire wire : plan.wires()) {
      furthest[wire.from()] = Math.max(furthest[wire.from()], boxes.get(wire.to()).x());
    }
    boolean labelled = IntStream.range(0, boxes.size()).anyMatch(i -> isLabel(plan, i));
    List<Double> found = new ArrayList<>();
    int open = 0;
    for (var entry : change.entrySet()) {
      open += entry.getValue();
      if (open == 0) {
        double x = entry.getKey();
        int crossing = 0;
        int source = 0;
        for (int i = 0; i < furthest.length; i++) {
          if (boxes.get(i).right() <= x && furthest[i] > x) {
            crossing++;
            source = i;
          }
        }
        if (crossing == 1 && (!labelled || isLabel(plan, source))) {
          found.add(x);
        }
      }
    }
    return found;
  }

  /// The candidates that cut the width into the most equal rows; none if even those leave a row far
  /// longer than the others. Dynamic programming over the squares of the rows' widths.
  private static double[] breaks(List<Double> candidates, double width, int rows) {
    List<Double> at = new ArrayList<>(candidates);
    at.addFirst(0.0);
    at.addLast(width);
    int n = at.size();
    double[][] cost = new double[rows + 1][n];
    int[][] previous = new int[rows + 1][n];
    Arrays.stream(cost).forEach(line -> Arrays.fill(line, Double.POSITIVE_INFINITY));
    cost[0][0] = 0;
    for (int row = 1; row <= rows; row++) {
      for (int i = 1; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double part = at.get(i) - at.get(j);
          double total = cost[row - 1][j] + part * part;
          if (total < cost[row][i]) {
            cost[row][i] = total;
            previous[row][i] = j;
          }
        }
      }
    }
    if (cost[rows][n - 1] == Double.POSITIVE_INFINITY) {
      return new double[0];
    }
    double[] breaks = new double[rows - 1];
    double longest = 0;
    int i = n - 1;
    for (int row = rows; row > 0; row--) {
      int j = previous[row][i];
      longest = Math.max(longest, at.get(i) - at.get(j));
      if (row > 1) {
        breaks[row - 2] = at.get(j);
      }
      i = j;
    }
    return longest > LONGEST * width / rows ? new double[0] : breaks;
  }

  private int row(double x) {
    int row = 0;
    while (row < breaks.length && x > breaks[row]) {
      row++;
    }
    return row;
  }

  private boolean eachWireCrossesOneBreak() {
    return plan.wires().stream()
        .allMatch(wire ->
            row(line.boxes().get(wire.to()).x()) - row(line.boxes().get(wire.from()).x()) <= 1);
  }

  private double left(int row) {
    return row == 0 ? Routes.MARGIN : breaks[row - 1];
  }

  private Layout layout() {
    double[] dx = new double[tops.length];
    double[] dy = new double[tops.length];
    double y = 0;
    for (int row = 0; row < tops.length; row++) {
      dx[row] = -left(row);
      dy[row] = y - tops[row];
      y += bottoms[row] - tops[row] + GAP;
    }
    List<Box> boxes =
        line.boxes().stream().map(box -> box.plus(dx[row(box.x())], dy[row(box.x())])).toList();
    List<List<Point>> wires = new ArrayList<>();
    for (List<Point> wire : line.wires()) {
      int first = row(wire.getFirst().x());
      int last = row(wire.getLast().x());
      wires.add(
          first == last
              ? wire.stream().map(point -> point.plus(dx[first], dy[first])).toList()
              : turned(wire, first, dx, dy));
    }
    return Routes.tidy(plan, boxes, wires);
  }

  /// A wire that goes on in the next row: right, down, back between the rows, down.
  private List<Point> turned(List<Point> wire, int row, double[] dx, double[] dy) {
    double cut = breaks[row];
    List<Point> points = new ArrayList<>();
    Point before = wire.getFirst();
    boolean over = false;
    for (Point point : wire) {
      if (!over && point.x() > cut) {
        over = true;
        double run = point.x() - before.x();
        double part = run == 0 ? 0 : (cut - before.x()) / run;
        double y = before.y() + part * (point.y() - before.y());
        double right = rights[row] + dx[row] + TURN;
        double between = bottoms[row] + dy[row] + GAP / 2;
        double left = -TURN;
        points.add(new Point(cut + dx[row], y + dy[row]));
        points.add(new Point(right, y + dy[row]));
        points.add(new Point(right, between));
        points.add(new Point(left, between));
        points.add(new Point(left, y + dy[row + 1]));
        points.add(new Point(cut + dx[row + 1], y + dy[row + 1]));
      }
      int at = over ? row + 1 : row;
      points.add(point.plus(dx[at], dy[at]));
      before = point;
    }
    return points;
  }
}
