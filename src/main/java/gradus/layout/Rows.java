package gradus.layout;

import gradus.layout.split.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Breaks a long, low picture into rows, as a text is broken into lines: best where a single value
/// passes from left to right, so an input stays in the row that uses it, else where few do. The
/// wires run back between the rows, those of one value together.
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

  /// Between the wires of two values that run back side by side.
  private static final double TRACK = 12;

  /// The most values that may pass from one row to the next.
  private static final int MOST_PASSING = 4;

  /// The longest row allowed, in times the mean.
  private static final double LONGEST = 1.4;

  private final Plan plan;
  private final Layout line;
  private final double[] breaks;
  private final double[] tops;
  private final double[] bottoms;
  private final double[] rights;

  /// Where a value leaves its node.
  private record Exit(int node, int port) {
    static Exit of(Plan.Lead wire) {
      return new Exit(wire.from(), wire.exit());
    }
  }

  /// For each break, the values that pass it, the highest first.
  private final List<List<Exit>> passing = new ArrayList<>();

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
    for (double cut : breaks) {
      passing.add(passing(cut));
    }
    widen();
  }

  /// A wire that only passes through a row needs its height there too.
  private void widen() {
    for (List<Point> wire : line.wires()) {
      for (int i = 0; i < breaks.length; i++) {
        double cut = breaks[i];
        if (wire.getFirst().x() <= cut && wire.getLast().x() > cut) {
          double y = height(wire, cut);
          for (int row : new int[] {i, i + 1}) {
            tops[row] = Math.min(tops[row], y);
            bottoms[row] = Math.max(bottoms[row], y);
          }
        }
      }
    }
  }

  private List<Exit> passing(double cut) {
    Map<Exit, Double> heights = new LinkedHashMap<>();
    for (int i = 0; i < line.wires().size(); i++) {
      List<Point> wire = line.wires().get(i);
      if (wire.getFirst().x() <= cut && wire.getLast().x() > cut) {
        heights.merge(Exit.of(plan.wires().get(i)), height(wire, cut), Math::min);
      }
    }
    return heights.keySet().stream().sorted(Comparator.comparingDouble(heights::get)).toList();
  }

  /// Where a wire crosses x.
  private static double height(List<Point> wire, double x) {
    for (int i = 1; i < wire.size(); i++) {
      Point a = wire.get(i - 1);
      Point b = wire.get(i);
      if (a.x() <= x && b.x() > x) return a.y() + (x - a.x()) / (b.x() - a.x()) * (b.y() - a.y());
    }
    return wire.getLast().y();
  }

  /// The layout in rows, or as it was where it need not or cannot be broken well.
  static Layout wrapped(Plan plan, Columns columns, Layout line) {
    if (plan.gates() > MOST || columns.gateDepth <= LONG || line.width() <= WIDE * line.height()) {
      return line;
    }
    for (int most : new int[] {1, MOST_PASSING}) {
      Rows rows = broken(plan, line, most);
      if (rows != null) return rows.layout();
    }
    return line;
  }

  /// In rows from one to the next of which at most so many values pass; null when that cannot be.
  private static Rows broken(Plan plan, Layout line, int most) {
    List<Double> candidates = candidates(plan, line, most);
    double height = line.height() - 2 * Routes.MARGIN + GAP;
    int rows = (int) Math.round(Math.sqrt(line.width() / (ASPECT * height)));
    for (int count = rows; count > 1; count--) {
      double[] breaks = breaks(candidates, line.width(), count);
      if (breaks.length == count - 1) {
        Rows result = new Rows(plan, line, breaks);
        boolean onlyNext = result.eachWireCrossesOneBreak();
        if (onlyNext || most > 1) return result;
      }
    }
    return null;
  }

  private static boolean isLabel(Plan plan, int node) {
    Plan.Purpose kind = plan.nodes().get(node).kind();
    return kind == Plan.Purpose.LABEL || kind == Plan.Purpose.FRAME;
  }

  /// Every x, at the right edge of a column, that only wires of so many sources cross. Where values
  /// are shown, a row ends with one.
  private static List<Double> candidates(Plan plan, Layout line, int most) {
    TreeMap<Double, Integer> change = new TreeMap<>();
    List<Box> boxes = line.boxes();
    for (Box box : boxes) {
      change.merge(box.x(), 1, Integer::sum);
      change.merge(box.right(), -1, Integer::sum);
    }
    Map<Exit, Double> furthest = new LinkedHashMap<>();
    for (Plan.Lead wire : plan.wires()) {
      furthest.merge(Exit.of(wire), boxes.get(wire.to()).x(), Math::max);
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
        for (Map.Entry<Exit, Double> value : furthest.entrySet()) {
          int node = value.getKey().node();
          if (boxes.get(node).right() <= x && value.getValue() > x) {
            crossing++;
            source = node;
          }
        }
        boolean few = crossing >= 1 && crossing <= most;
        if (few && (!labelled || most > 1 || isLabel(plan, source))) found.add(x);
      }
    }
    return found;
  }

  /// The candidates that cut the width into the most equal rows; none if even those leave a row far
  /// longer than the others. What a row costs is the square of its width.
  private static double[] breaks(List<Double> candidates, double width, int rows) {
    List<Double> at = new ArrayList<>(candidates);
    at.addFirst(0.0);
    at.addLast(width);
    List<Integer> ends =
        Partition.cheapest(at.size(), rows, (from, to) -> Math.pow(at.get(to) - at.get(from), 2));
    if (ends.isEmpty()) return new double[0];
    double longest = 0;
    for (int row = 0; row < rows; row++) {
      longest = Math.max(longest, at.get(ends.get(row + 1)) - at.get(ends.get(row)));
    }
    double[] breaks = ends.subList(1, rows).stream().mapToDouble(at::get).toArray();
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
      double tracks = row < breaks.length ? (passing.get(row).size() - 1) * TRACK : 0;
      y += bottoms[row] - tops[row] + GAP + tracks;
    }
    List<Box> boxes =
        line.boxes().stream().map(box -> box.plus(dx[row(box.x())], dy[row(box.x())])).toList();
    List<List<Point>> wires = new ArrayList<>();
    for (int i = 0; i < line.wires().size(); i++) {
      wires.add(turned(line.wires().get(i), Exit.of(plan.wires().get(i)), dx, dy));
    }
    return Routes.tidy(plan, boxes, wires);
  }

  /// A wire that goes on in the next row: right, down, back between the rows, down. The higher
  /// value goes round the lower one.
  private List<Point> turned(List<Point> wire, Exit source, double[] dx, double[] dy) {
    List<Point> points = new ArrayList<>();
    int row = row(wire.getFirst().x());
    Point before = wire.getFirst();
    for (Point point : wire) {
      while (row < breaks.length && point.x() > breaks[row]) {
        double cut = breaks[row];
        double run = point.x() - before.x();
        double part = run == 0 ? 0 : (cut - before.x()) / run;
        double y = before.y() + part * (point.y() - before.y());
        List<Exit> values = passing.get(row);
        int rank = Math.max(0, values.indexOf(source));
        double outer = (values.size() - 1 - rank) * TRACK;
        double right = rights[row] + dx[row] + TURN + outer;
        double between = bottoms[row] + dy[row] + GAP / 2 + outer;
        double left = -TURN - rank * TRACK;
        points.add(new Point(cut + dx[row], y + dy[row]));
        points.add(new Point(right, y + dy[row]));
        points.add(new Point(right, between));
        points.add(new Point(left, between));
        points.add(new Point(left, y + dy[row + 1]));
        points.add(new Point(cut + dx[row + 1], y + dy[row + 1]));
        before = new Point(cut, y);
        row++;
      }
      points.add(point.plus(dx[row], dy[row]));
      before = point;
    }
    return points;
  }
}
