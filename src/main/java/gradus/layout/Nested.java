package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Frames in frames: what a frame holds is placed first, by itself; then the whole frame is one
/// node of the plan around it, with its ports where the wires pass through its sides.
final class Nested {
  private static final double SIDE = 6;
  private static final double BOTTOM = 2;
  private static final double EDGE = 1;

  /// What the arrowhead of a wire takes that comes into a frame and goes level into a gate.
  private static final double HEAD = 12;

  private final Plan plan;
  private final Function<Plan, Layout> inner;

  /// By frame, the plan's own content last.
  private final Level[] levels;

  /// By frame: the first column of what it holds, were there no frames.
  private final int[] first;

  private Nested(Plan plan, Function<Plan, Layout> inner) {
    this.plan = plan;
    this.inner = inner;
    levels = new Level[plan.frames().size() + 1];
    first = new int[plan.frames().size()];
    Arrays.fill(first, Integer.MAX_VALUE);
    int[] columns = new Columns(plan).of;
    for (int node = 0; node < columns.length; node++) {
      for (int frame : around(node)) {
        first[frame] = Math.min(first[frame], columns[node]);
      }
    }
  }

  /// The layout of a plan with frames, `outer` placing what stands in none of them and `inner` what
  /// each one holds.
  static Layout layout(Plan plan, Function<Plan, Layout> outer, Function<Plan, Layout> inner) {
    return plan.frames().isEmpty() ? outer.apply(plan) : new Nested(plan, inner).run(outer);
  }

  /// What stands directly in one frame: a plan of its own, and where the big plan's parts are in
  /// it.
  private static final class Level {
    final List<Plan.Item> nodes = new ArrayList<>();
    final List<Plan.Lead> wires = new ArrayList<>();

    /// Nodes of the big plan, and frames, by their place in this level.
    final Map<Integer, Integer> members = new HashMap<>();

    final Map<Integer, Integer> frames = new HashMap<>();

    /// ENTRY and EXIT nodes by the source whose wire passes, in order of appearance.
    final Map<Integer, Integer> entries = new LinkedHashMap<>();

    final Map<Integer, Integer> exits = new LinkedHashMap<>();

    /// The level's wire that a wire of the big plan runs along.
    final Map<Integer, Integer> runs = new HashMap<>();

    final Map<List<Integer>, Integer> known = new HashMap<>();
    Layout layout;
    double x;
    double y;

    int add(Plan.Item node) {
      nodes.add(node);
      return nodes.size() - 1;
    }
  }

  private Layout run(Function<Plan, Layout> outer) {
    int top = plan.frames().size();
    for (int i = 0; i <= top; i++) {
      levels[i] = new Level();
    }
    for (int i = 0; i < plan.nodes().size(); i++) {
      Level home = level(plan.homes().get(i));
      home.members.put(i, home.add(plan.nodes().get(i)));
    }
    // Inside out: those that are furthest in.
    SortedMap<Integer, List<Integer>> byDepth = new TreeMap<>(Comparator.reverseOrder());
    for (int frame = top - 1; frame >= 0; frame--) {
      byDepth.computeIfAbsent(depth(frame), d -> new ArrayList<>()).add(frame);
    }
    for (List<Integer> frames : byDepth.values()) {
      frames.forEach(this::pass);
      match(frames);
      for (int frame : frames) {
        Level level = levels[frame];
        level.layout = inner.apply(new Plan(level.nodes, level.wires));
        Level around = level(plan.frames().get(frame).parent());
        around.frames.put(frame, around.add(node(frame)));
      }
    }
    pass(top);
    levels[top].layout = outer.apply(new Plan(levels[top].nodes, levels[top].wires));
    return composed();
  }

  private int depth(int frame) {
    int depth = 0;
    for (int at = frame; at >= 0; at = plan.frames().get(at).parent()) {
      depth++;
    }
    return depth;
  }

  /// Frames in one column that hold the same kinds of things have room for the widest numbers of
  /// any of them: what they hold stands in line.
  private void match(List<Integer> frames) {
    Map<List<Object>, List<Level>> alike = new LinkedHashMap<>();
    for (int frame : frames) {
      Level level = levels[frame];
      List<Object> traits =
          List.of(
              plan.frames().get(frame).parent(),
              first[frame],
              level.nodes.stream().map(node -> node.withWidth(1)).toList(),
              level.wires);
      alike.computeIfAbsent(traits, t -> new ArrayList<>()).add(level);
    }
    for (List<Level> twins : alike.values()) {
      if (twins.size() < 2) continue;
      for (int i = 0; i < twins.getFirst().nodes.size(); i++) {
        int node = i;
        double widest = twins.stream().mapToDouble(t -> t.nodes.get(node).width()).max().orElse(0);
        twins.forEach(t -> t.nodes.set(node, t.nodes.get(node).withWidth(widest)));
      }
    }
  }

  private Level level(int frame) {
    return levels[frame < 0 ? plan.frames().size() : frame];
  }

  /// The frame as a node of the plan around it.
  private Plan.Item node(int frame) {
    Level level = levels[frame];
    Plan.Frame shape = plan.frames().get(frame);
    double width = Math.max(shape.width(), level.layout.width() + 2 * SIDE);
    double height = level.layout.height() + shape.top() + BOTTOM;
    return new Plan.Item(
        Plan.Purpose.FRAME,
        width,
        height,
        ports(level, level.entries, shape.top()),
        ports(level, level.exits, shape.top()));
  }

  private static List<Double> ports(Level level, Map<Integer, Integer> passages, double top) {
    return passages.values().stream()
        .map(node -> level.layout.boxes().get(node).centre().y() + top)
        .toList();
  }

  /// Adds the wires that run through a level, its frames being placed already.
  private void pass(int frame) {
    Level level = levels[frame];
    int self = frame == plan.frames().size() ? -1 : frame;
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      int from = childHolding(wire.from(), self);
      int to = childHolding(wire.to(), self);
      boolean fromInside = from != OUTSIDE;
      boolean toInside = to != OUTSIDE;
      if (!fromInside && !toInside || from >= 0 && from == to) continue;
      int source = wire.from();
      int start = start(level, source, from);
      int exit = from >= 0 ? position(levels[from].exits, source) : 0;
      int end;
      int port;
      if (to == OUTSIDE) {
        end = exit(level, source);
        port = 0;
      } else if (to == HERE) {
        end = level.members.get(wire.to());
        port = wire.port();
      } else {
        end = level.frames.get(to);
        port = position(levels[to].entries, source);
      }
      int run =
          level.known.computeIfAbsent(
              List.of(start, exit, end, port),
              key -> {
                level.wires.add(new Plan.Lead(start, end, port, exit));
                return level.wires.size() - 1;
              });
      level.runs.put(i, run);
    }
  }

  private static int position(Map<Integer, Integer> passages, int source) {
    return List.copyOf(passages.keySet()).indexOf(source);
  }

  private static final int OUTSIDE = -2;
  private static final int HERE = -1;

  /// The frame directly in `frame` that holds the node; HERE when it stands there itself, OUTSIDE
  /// when `frame` does not hold it at all.
  private int childHolding(int node, int frame) {
    int child = HERE;
    int at = plan.homes().get(node);
    while (at != frame) {
      if (at < 0) return OUTSIDE;
      child = at;
      at = plan.frames().get(at).parent();
    }
    return child;
  }

  private int start(Level level, int source, int from) {
    if (from == HERE) return level.members.get(source);
    if (from >= 0) return level.frames.get(from);
    return level.entries.computeIfAbsent(
        source,
        s ->
            level.add(new Plan.Item(Plan.Purpose.ENTRY, EDGE, HEAD, List.of(), List.of(HEAD / 2))));
  }

  private static int exit(Level level, int source) {
    return level.exits.computeIfAbsent(
        source,
        s -> level.add(new Plan.Item(Plan.Purpose.EXIT, EDGE, EDGE, List.of(EDGE / 2), List.of())));
  }

  private Layout composed() {
    int top = plan.frames().size();
    Box[] boxes = new Box[plan.nodes().size()];
    Box[] frames = new Box[top];
    place(levels[top], boxes);
    for (int frame = 0; frame < top; frame++) {
      Level around = level(plan.frames().get(frame).parent());
      Box box = around.layout.boxes().get(around.frames.get(frame)).plus(around.x, around.y);
      frames[frame] = box;
      Level level = levels[frame];
      level.x = box.x() + (box.width() - level.layout.width()) / 2;
      level.y = box.y() + plan.frames().get(frame).top();
      place(level, boxes);
    }
    List<List<Point>> wires = new ArrayList<>();
    for (int i = 0; i < plan.wires().size(); i++) {
      wires.add(wire(i));
    }
    Layout outer = levels[top].layout;
    return new Layout(
        outer.width(), outer.height(), Arrays.asList(boxes), wires, Arrays.asList(frames));
  }

  private static void place(Level level, Box[] boxes) {
    level.members.forEach(
        (node, place) -> boxes[node] = level.layout.boxes().get(place).plus(level.x, level.y));
  }

  /// The pieces of a wire from level to level: out of the frames around its source, into those
  /// around its target.
  private List<Point> wire(int index) {
    Plan.Lead wire = plan.wires().get(index);
    List<Integer> out = around(wire.from());
    List<Integer> in = around(wire.to());
    List<Integer> through = new ArrayList<>();
    for (int frame : out) {
      if (!in.contains(frame)) through.add(frame);
    }
    int common = out.stream().filter(in::contains).findFirst().orElse(-1);
    through.add(common);
    for (int frame : in.reversed()) {
      if (!out.contains(frame)) through.add(frame);
    }
    List<Point> points = new ArrayList<>();
    for (int frame : through) {
      Level level = level(frame);
      Integer run = level.runs.get(index);
      if (run == null) continue;
      for (Point point : level.layout.wires().get(run)) {
        Point placed = point.plus(level.x, level.y);
        if (points.isEmpty() || points.getLast().distance(placed) > 0.01) points.add(placed);
      }
    }
    return points;
  }

  /// The frames around a node, innermost first.
  private List<Integer> around(int node) {
    List<Integer> around = new ArrayList<>();
    for (int at = plan.homes().get(node); at >= 0; at = plan.frames().get(at).parent()) {
      around.add(at);
    }
    return around;
  }
}
