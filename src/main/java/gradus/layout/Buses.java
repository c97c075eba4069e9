package gradus.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One line for a value that many far apart nodes use, as w in every layer of a deep net: instead
/// of as many wires side by side, a line that runs along and is tapped before each of them.
final class Buses {
  private static final int FEWEST = 4;

  /// How many columns the users must be spread over.
  private static final int SPREAD = 8;

  private final Plan plan;
  private final List<Plan.Item> nodes;
  private final List<Plan.Lead> wires = new ArrayList<>();

  /// For each wire of the plan, the wires it runs along, in order.
  private final List<List<Integer>> runs = new ArrayList<>();

  private Buses(Plan plan) {
    this.plan = plan;
    nodes = new ArrayList<>(plan.nodes());
    for (int i = 0; i < plan.wires().size(); i++) {
      runs.add(new ArrayList<>());
    }
  }

  /// The plan's layout, its far spread wires bundled.
  static Layout layout(Plan plan, Function<Plan, Layout> engine) {
    Buses buses = new Buses(plan);
    Columns columns = new Columns(plan);
    Map<List<Integer>, List<Integer>> exits = new LinkedHashMap<>();
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      exits.computeIfAbsent(List.of(wire.from(), wire.exit()), e -> new ArrayList<>()).add(i);
    }
    for (List<Integer> users : exits.values()) {
      buses.add(users, columns);
    }
    if (buses.nodes.size() == plan.nodes().size()) return engine.apply(plan);
    return buses.unbundled(engine.apply(new Plan(buses.nodes, buses.wires)));
  }

  private void add(List<Integer> users, Columns columns) {
    List<Integer> sorted = new ArrayList<>(users);
    sorted.sort(Comparator.comparingInt(i -> columns.of[plan.wires().get(i).to()]));
    int first = columns.of[plan.wires().get(sorted.getFirst()).to()];
    int last = columns.of[plan.wires().get(sorted.getLast()).to()];
    if (users.size() < FEWEST || last - first < SPREAD) {
      for (int user : users) {
        runs.get(user).add(wire(plan.wires().get(user)));
      }
      return;
    }
    Plan.Lead one = plan.wires().get(users.getFirst());
    int from = one.from();
    int exit = one.exit();
    List<Integer> way = new ArrayList<>();
    for (int k = 0; k < sorted.size(); k++) {
      Plan.Lead user = plan.wires().get(sorted.get(k));
      if (k < sorted.size() - 1) {
        nodes.add(new Plan.Item(Plan.Purpose.TAP, 1, 1, List.of(0.5), 0.5));
        int tap = nodes.size() - 1;
        way.add(wire(new Plan.Lead(from, tap, 0, exit)));
        from = tap;
        exit = 0;
      }
      List<Integer> run = runs.get(sorted.get(k));
      run.addAll(way);
      run.add(wire(new Plan.Lead(from, user.to(), user.port(), exit)));
    }
  }

  private int wire(Plan.Lead wire) {
    wires.add(wire);
    return wires.size() - 1;
  }

  private static boolean isLevel(Point a, Point b, Point c) {
    return a.y() == b.y() && b.y() == c.y() && a.x() < b.x() && b.x() < c.x();
  }

  private Layout unbundled(Layout layout) {
    List<List<Point>> whole = new ArrayList<>();
    for (List<Integer> run : runs) {
      List<Point> points = new ArrayList<>();
      for (int piece : run) {
        for (Point point : layout.wires().get(piece)) {
          if (!points.isEmpty() && points.getLast().distance(point) <= 0.01) continue;
          // A line that hundreds of nodes tap would have as many places on each way.
          int last = points.size() - 1;
          if (last > 0 && isLevel(points.get(last - 1), points.get(last), point)) {
            points.removeLast();
          }
          points.add(point);
        }
      }
      whole.add(points);
    }
    List<Box> boxes = layout.boxes().subList(0, plan.nodes().size());
    return new Layout(layout.width(), layout.height(), boxes, whole);
  }
}
