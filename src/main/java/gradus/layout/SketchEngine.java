package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The plain sketch, there at once for any size: column = longest path, each node as near to the
/// height of its sources as the nodes above it allow, wires straight.
public final class SketchEngine implements LayoutEngine {
  private static final double COLUMN_GAP = 40;
  private static final double ROW_GAP = 24;

  @Override
  public String name() {
    return "sketch";
  }

  @Override
  public int limit() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Layout layout(Plan plan, BooleanSupplier cancelled) {
    return Nested.layout(plan, p -> place(p, cancelled), p -> place(p, cancelled));
  }

  static Layout place(Plan plan, BooleanSupplier cancelled) {
    Columns columns = new Columns(plan);
    int n = plan.nodes().size();
    List<List<Integer>> members = new ArrayList<>();
    for (int c = 0; c < columns.count; c++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < n; i++) {
      members.get(columns.of[i]).add(i);
    }
    List<List<Plan.Lead>> incoming = new ArrayList<>(Collections.nCopies(n, List.of()));
    for (Plan.Lead wire : plan.wires()) {
      if (incoming.get(wire.to()).isEmpty()) incoming.set(wire.to(), new ArrayList<>());
      incoming.get(wire.to()).add(wire);
    }
    Box[] boxes = new Box[n];
    double x = 0;
    for (List<Integer> column : members) {
      if (cancelled.getAsBoolean()) throw new CancellationException();
      x += COLUMN_GAP + stack(plan, column, incoming, boxes, x);
    }
    List<Box> placed = Arrays.asList(boxes);
    List<List<Point>> wires =
        plan.wires().stream()
            .map(wire -> List.of(Routes.exit(plan, placed, wire), Routes.entry(plan, placed, wire)))
            .toList();
    return Routes.tidy(plan, placed, wires);
  }

  private static double stack(
      Plan plan, List<Integer> column, List<List<Plan.Lead>> incoming, Box[] boxes, double x) {
    double[] wanted = new double[column.size()];
    Integer[] rank = new Integer[column.size()];
    for (int k = 0; k < rank.length; k++) {
      rank[k] = k;
      wanted[k] = wantedTop(plan, incoming.get(column.get(k)), boxes);
    }
    Arrays.sort(rank, Comparator.comparingDouble(k -> wanted[k]));
    double widest = 0;
    for (int k : rank) {
      widest = Math.max(widest, plan.nodes().get(column.get(k)).width());
    }
    double free = Double.NEGATIVE_INFINITY;
    for (int k : rank) {
      Plan.Item node = plan.nodes().get(column.get(k));
      double y = Math.max(free, wanted[k]);
      boxes[column.get(k)] =
          new Box(x + (widest - node.width()) / 2, y, node.width(), node.height());
      free = y + node.height() + ROW_GAP;
    }
    return widest;
  }

  private static double wantedTop(Plan plan, List<Plan.Lead> incoming, Box[] boxes) {
    double sum = 0;
    for (Plan.Lead wire : incoming) {
      double from =
          boxes[wire.from()].y() + plan.nodes().get(wire.from()).outPorts().get(wire.exit());
      sum += from - plan.nodes().get(wire.to()).inPorts().get(wire.port());
    }
    return incoming.isEmpty() ? 0 : sum / incoming.size();
  }
}
