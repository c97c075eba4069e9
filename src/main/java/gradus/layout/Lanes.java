package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Draws an engine's wires anew where the engine knows no ports: level through each column at the
/// height the engine gave, sloped only in the gaps between columns, so no wire can meet a box. On
/// the way a node with one operand is moved to its wire's height where there is room.
final class Lanes {
  private static final double CLEARANCE = 8;

  private final Plan plan;
  private final Box[] boxes;
  private final List<List<Point>> rough;

  /// The columns' left and right edges, in order.
  private final List<double[]> columns = new ArrayList<>();

  private final int[] columnOf;
  private final List<List<Integer>> members = new ArrayList<>();

  /// By column: the heights at which wires pass through it.
  private final List<List<Double>> passes = new ArrayList<>();

  private Lanes(Plan plan, List<Box> boxes, List<List<Point>> rough) {
    this.plan = plan;
    this.boxes = boxes.toArray(new Box[0]);
    this.rough = rough;
    this.columnOf = new int[this.boxes.length];
  }

  /// The finished layout from boxes in columns and an engine's rough wires.
  static Layout layout(Plan plan, List<Box> boxes, List<List<Point>> rough) {
    Lanes lanes = new Lanes(plan, boxes, rough);
    lanes.findColumns();
    List<double[]> heights = lanes.heights();
    lanes.level(heights);
    return lanes.routed(heights);
  }

  private void findColumns() {
    TreeMap<Double, Integer> change = new TreeMap<>();
    for (Box box : boxes) {
      change.merge(box.x(), 1, Integer::sum);
      change.merge(box.right(), -1, Integer::sum);
    }
    int open = 0;
    for (var entry : change.entrySet()) {
      if (open == 0) {
        columns.add(new double[] {entry.getKey(), entry.getKey()});
        members.add(new ArrayList<>());
        passes.add(new ArrayList<>());
      }
      columns.getLast()[1] = entry.getKey();
      open += entry.getValue();
    }
    for (int i = 0; i < boxes.length; i++) {
      int c = 0;
      while (boxes[i].x() > columns.get(c)[1]) {
        c++;
      }
      columnOf[i] = c;
      members.get(c).add(i);
    }
  }

  /// By wire: its height in each column it passes through.
  private List<double[]> heights() {
    List<double[]> heights = new ArrayList<>();
    for (int w = 0; w < rough.size(); w++) {
      Plan.Lead wire = plan.wires().get(w);
      int first = columnOf[wire.from()] + 1;
      double[] through = new double[Math.max(0, columnOf[wire.to()] - first)];
      for (int k = 0; k < through.length; k++) {
        double[] column = columns.get(first + k);
        through[k] = heightAt(rough.get(w), (column[0] + column[1]) / 2);
        passes.get(first + k).add(through[k]);
      }
      heights.add(through);
    }
    return heights;
  }

  private static double heightAt(List<Point> wire, double x) {
    for (int i = 1; i < wire.size(); i++) {
      Point a = wire.get(i - 1);
      Point b = wire.get(i);
      if (a.x() <= x && x <= b.x()) {
        double run = b.x() - a.x();
        return run == 0 ? b.y() : a.y() + (b.y() - a.y()) * (x - a.x()) / run;
      }
    }
    return wire.getLast().y();
  }

  private void level(List<double[]> heights) {
    int[] only = new int[boxes.length];
    Arrays.fill(only, -1);
    for (int w = 0; w < plan.wires().size(); w++) {
      int to = plan.wires().get(w).to();
      only[to] = only[to] == -1 ? w : -2;
    }
    Integer[] order = new Integer[boxes.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> columnOf[i]));
    for (int node : order) {
      if (only[node] >= 0) {
        Plan.Lead wire = plan.wires().get(only[node]);
        double[] through = heights.get(only[node]);
        double arrival =
            through.length > 0
                ? through[through.length - 1]
                : Routes.exit(plan, Arrays.asList(boxes), wire).y();
        double dy = arrival - Routes.entry(plan, Arrays.asList(boxes), wire).y();
        if (isFree(node, boxes[node].plus(0, dy))) {
          boxes[node] = boxes[node].plus(0, dy);
        } else if (through.length == 0
            && plan.nodes().get(wire.from()).kind() == Plan.Purpose.INPUT
            && isFree(wire.from(), boxes[wire.from()].plus(0, -dy))) {
          boxes[wire.from()] = boxes[wire.from()].plus(0, -dy);
        }
      }
    }
  }

  private boolean isFree(int node, Box place) {
    Box wide = place.grown(CLEARANCE);
    int column = columnOf[node];
    return members.get(column).stream().noneMatch(i -> i != node && boxes[i].overlaps(wide))
        && passes.get(column).stream().noneMatch(y -> y > wide.y() && y < wide.bottom());
  }

  /// Whether a wire may pass through the column at that height.
  private boolean isOpen(int column, double y) {
    return members.get(column).stream()
        .map(i -> boxes[i].grown(CLEARANCE / 2))
        .noneMatch(box -> y > box.y() && y < box.bottom());
  }

  private Layout routed(List<double[]> heights) {
    List<Box> placed = Arrays.asList(boxes);
    List<List<Point>> wires = new ArrayList<>();
    for (int w = 0; w < heights.size(); w++) {
      Plan.Lead wire = plan.wires().get(w);
      Point from = Routes.exit(plan, placed, wire);
      Point to = Routes.entry(plan, placed, wire);
      int column = columnOf[wire.from()];
      List<Point> points = new ArrayList<>(List.of(from));
      points.add(new Point(columns.get(column)[1], from.y()));
      for (double height : heights.get(w)) {
        column++;
        double before = points.getLast().y();
        double y =
            Math.abs(before - height) < CLEARANCE && isOpen(column, before) ? before : height;
        points.add(new Point(columns.get(column)[0], y));
        points.add(new Point(columns.get(column)[1], y));
      }
      points.add(new Point(columns.get(columnOf[wire.to()])[0], to.y()));
      points.add(to);
      wires.add(points);
    }
    return Routes.tidy(plan, placed, wires);
  }
}
