package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Moves the columns of a layout together: as near as the wires between them allow, each node by
/// itself wherever it has room, the gates of a column in line. Rows stay where they are.
final class Pitch {
  /// Before a gate, for the head of an arrow.
  static final double HEAD = 13;

  /// Level piece before an entry that a sloped wire does not aim past.
  private static final double STRAIGHT = 14;

  /// Between what is not connected.
  static final double CLEAR = 6;

  static final double JOIN = 3;

  /// How far a column is moved on when a wire would touch something.
  private static final double STEP = 6;

  private static final int MOST_STEPS = 200;

  /// How many steps are taken for wires to slope into the middle of their gates.
  private static final int PATIENCE = 12;

  private final Attached attached;
  private final Plan plan;
  private final Layout rough;
  private final double[] x;
  private final int[] columnOf;
  private final List<List<Integer>> members = new ArrayList<>();
  private final Skyline skyline;
  private final boolean[] inLine;

  /// By node: those of its column that it stands behind, at the same heights. A wide frame makes
  /// one column of several.
  private final List<List<Integer>> before = new ArrayList<>();

  /// By wire: its height where it leaves, in each column it passes and where it arrives.
  private final List<double[]> heights;

  /// By wire: where its level piece may bend at the earliest.
  private final double[] free;

  private final List<List<Point>> routes = new ArrayList<>();

  private Pitch(Attached attached, Layout rest) {
    this.attached = attached;
    this.plan = attached.plan;
    this.rough = attached.whole(rest);
    x = new double[plan.nodes().size()];
    columnOf = attached.columns(rest);
    inLine = new boolean[x.length];
    free = new double[plan.wires().size()];
    heights = Heights.of(plan, rough, columnOf, rest);
    plan.wires().forEach(wire -> routes.add(new ArrayList<>()));
    skyline = new Skyline(rough.height());
  }

  /// The layout with its columns as close as they may be.
  ///
  /// @param rest where an engine placed what is not attached
  static Layout tightened(Attached attached, Layout rest) {
    return Detours.of(attached.plan, Nearer.inputs(attached, rough(attached, rest)));
  }

  /// The same, with wires as they come and inputs where they stood.
  static Layout rough(Attached attached, Layout rest) {
    if (attached.plan.nodes().isEmpty()) return rest;
    Pitch pitch = new Pitch(attached, rest);
    for (int i = 0; i < pitch.x.length; i++) {
      while (pitch.members.size() <= pitch.columnOf[i]) {
        pitch.members.add(new ArrayList<>());
      }
      pitch.members.get(pitch.columnOf[i]).add(i);
    }
    for (int i = 0; i < pitch.x.length; i++) {
      pitch.before.add(pitch.inFront(i));
    }
    pitch.line();
    for (int column = 0; column < pitch.members.size(); column++) {
      pitch.place(column);
    }
    pitch.ends();
    return Routes.tidy(pitch.plan, pitch.boxes(), pitch.routes);
  }

  private List<Integer> inFront(int node) {
    Box own = rough.boxes().get(node);
    return members.get(columnOf[node]).stream()
        .filter(other -> attached.holder[node] != other && attached.holder[other] != node)
        .filter(other -> {
          Box box = rough.boxes().get(other);
          return box.right() <= own.x() && box.y() < own.bottom() && own.y() < box.bottom();
        })
        .toList();
  }

  /// Where a node may stand so that it meets none of those that it stands behind.
  private double behind(int node) {
    return before.get(node).stream()
        .mapToDouble(other -> x[other] + plan.nodes().get(other).width() + CLEAR)
        .max()
        .orElse(0);
  }

  private List<Slope> slopes(int column) {
    List<Slope> all = new ArrayList<>();
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      if (columnOf[wire.from()] < column && columnOf[wire.to()] >= column) {
        double[] own = heights.get(i);
        int k = column - columnOf[wire.from()];
        Plan.Item target = k == own.length - 1 ? plan.nodes().get(wire.to()) : null;
        all.add(new Slope(i, wire.from(), own[k - 1], own[k], target));
      }
    }
    return all;
  }

  /// Slopes that pass the same heights bend together, so that none crosses another for nothing.
  private List<List<Slope>> bundles(List<Slope> slopes) {
    List<Slope> sorted = new ArrayList<>(slopes.stream().filter(s -> !s.isLevel()).toList());
    sorted.sort((a, b) -> Double.compare(a.top(), b.top()));
    List<List<Slope>> bundles = new ArrayList<>();
    double reached = Double.NEGATIVE_INFINITY;
    for (Slope slope : sorted) {
      // Those of one source part at one place.
      boolean sibling = isOneSource(slope, bundles);
      if (slope.top() >= reached - 0.5 && !sibling) bundles.add(new ArrayList<>());
      bundles.getLast().add(slope);
      reached = Math.max(reached, slope.bottom());
    }
    return bundles;
  }

  private boolean isOneSource(Slope slope, List<List<Slope>> bundles) {
    return !bundles.isEmpty() && bundles.getLast().stream().anyMatch(s -> s.isSibling(slope));
  }

  private void place(int column) {
    List<Slope> slopes = slopes(column);
    for (Slope slope : slopes) {
      int from = plan.wires().get(slope.wire).from();
      if (columnOf[from] == column - 1) {
        free[slope.wire] = x[from] + plan.nodes().get(from).width();
        routes.get(slope.wire).add(new Point(free[slope.wire], slope.from));
      }
    }
    for (int node : members.get(column)) {
      x[node] = skyline.over(row(node)) + CLEAR;
    }
    for (int node : fromLeft(column)) {
      x[node] = Math.max(x[node], behind(node));
    }
    for (int node : members.get(column)) {
      int gate = attached.holder[node];
      if (gate < 0) continue;
      x[gate] = Math.max(x[gate], x[node] - attached.dx[node]);
      x[gate] = Math.max(x[gate], beyondSlope(node));
    }
    List<Slope> sloped = new ArrayList<>();
    for (List<Slope> bundle : bundles(slopes)) {
      double run = bundle.stream().mapToDouble(Slope::least).max().orElseThrow();
      double early = earliest(bundle, run);
      for (Slope slope : bundle) {
        slope.bend = early;
        slope.end = early + run;
        if (slope.ends) {
          keepRight(slope, slope.end - slope.aim() + (slope.aim() > 0 ? 0 : STRAIGHT));
        }
      }
      sloped.addAll(bundle);
    }
    for (Slope slope : slopes) {
      double before = slope.reachesGate() ? HEAD : JOIN;
      if (slope.ends && slope.isLevel()) keepRight(slope, free[slope.wire] + before);
    }
    lineFrames(column);
    arrange(column, sloped);
    for (Slope slope : sloped) {
      List<Point> route = routes.get(slope.wire);
      route.add(new Point(slope.bend, slope.from));
      if (!slope.late) route.add(new Point(slope.end, slope.to));
      free[slope.wire] = slope.end;
      skyline.raise(slope.top(), slope.bottom(), slope::at);
      skyline.raise(new Box(0, slope.from - 1, slope.bend, 2));
      skyline.raise(new Box(0, slope.to - 1, slope.end, 2));
    }
    for (int node : members.get(column)) {
      skyline.raise(row(node));
      int gate = attached.holder[node];
      if (gate < 0) continue;
      double from = exit(node);
      double to = exit(gate);
      DoubleUnaryOperator way = way(node);
      double low = Math.min(from, to);
      skyline.raise(low, Math.max(from, to), y -> x[gate] + way.applyAsDouble(y));
    }
  }

  private List<Integer> fromLeft(int column) {
    return members.get(column).stream()
        .filter(node -> !before.get(node).isEmpty())
        .sorted(Comparator.comparingDouble(node -> rough.boxes().get(node).x()))
        .toList();
  }

  /// The frames of a column begin in line, so that what they hold alike stands in line too.
  private void lineFrames(int column) {
    List<Integer> frames = members.get(column).stream().filter(this::isFrame).toList();
    double left = frames.stream().mapToDouble(frame -> x[frame]).max().orElse(0);
    frames.forEach(frame -> x[frame] = left);
  }

  private boolean isFrame(int node) {
    return plan.nodes().get(node).kind() == Plan.Purpose.FRAME;
  }

  /// The y of the wire that leaves a node.
  private double exit(int node) {
    return rough.boxes().get(node).y() + plan.nodes().get(node).outPort();
  }

  /// The x, relative to its gate, of the wire of an input at it, by the y.
  private DoubleUnaryOperator way(int input) {
    int gate = attached.holder[input];
    double from = exit(input);
    double to = exit(gate);
    double start = attached.dx[input] + plan.nodes().get(input).width() + JOIN;
    double aim = plan.nodes().get(gate).aim();
    return y -> start + (y - from) / (to - from) * (aim - start);
  }

  /// Where a gate may stand so that the wire of an input at it meets nothing.
  private double beyondSlope(int input) {
    double from = exit(input);
    double to = exit(attached.holder[input]);
    if (Math.abs(to - from) < 1) return 0;
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    return skyline.beyond(low, high, way(input), CLEAR, Double.NEGATIVE_INFINITY);
  }

  private void keepRight(Slope slope, double least) {
    int to = plan.wires().get(slope.wire).to();
    x[to] = Math.max(x[to], least);
  }

  /// Moves what stands in the way of a slope, the gates together, then bends wires as late as they
  /// may.
  private void arrange(int column, List<Slope> sloped) {
    List<Integer> nodes = members.get(column);
    double axis = Double.NEGATIVE_INFINITY;
    for (int node : nodes) {
      if (isInLine(node)) axis = Math.max(axis, x[node] + plan.nodes().get(node).axis());
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      boolean clear = true;
      boolean held = false;
      for (int node : nodes) {
        if (isInLine(node)) x[node] = axis - plan.nodes().get(node).axis();
      }
      for (int node : nodes) {
        int gate = attached.holder[node];
        if (gate >= 0) x[node] = x[gate] + attached.dx[node];
      }
      for (int node : nodes) {
        if (!isTouched(node, sloped) && x[node] >= behind(node)) continue;
        int gate = attached.holder[node] >= 0 ? attached.holder[node] : node;
        clear = false;
        held |= isInLine(gate);
        if (!isInLine(gate)) x[gate] += STEP;
      }
      if (clear) {
        for (Slope slope : sloped) {
          slope.late = false;
        }
        for (Slope slope : sloped) {
          if (slope.aim() > 0) held |= !delay(slope, nodes, sloped);
        }
        if (!held || step > PATIENCE) {
          straighten(nodes, sloped);
          step(nodes, sloped);
          return;
        }
        for (Slope slope : sloped) {
          slope.early();
        }
      }
      if (held) axis += STEP;
    }
  }

  /// Moves gates on where a wire that does not slope into the middle of one is hardly level there.
  private void straighten(List<Integer> nodes, List<Slope> sloped) {
    double by = sloped.stream().mapToDouble(this::missing).max().orElse(0);
    nodes.stream().filter(this::isInLine).forEach(node -> x[node] += by);
    sloped.stream()
        .filter(slope -> slope.late && isInLine(plan.wires().get(slope.wire).to()))
        .forEach(slope -> slope.move(by));
  }

  /// What a wire lacks of its level piece before a gate in line.
  private double missing(Slope slope) {
    int to = plan.wires().get(slope.wire).to();
    double before = x[to] - slope.end;
    if (slope.late || slope.aim() == 0 || !isInLine(to)) return 0;
    return before > 0 && before < STRAIGHT ? STRAIGHT - before : 0;
  }

  /// Inputs make way for slopes.
  private void step(List<Integer> nodes, List<Slope> sloped) {
    for (int node : nodes) {
      if (!isLoose(node)) continue;
      int gate = attached.holder[node] >= 0 ? attached.holder[node] : node;
      for (int k = 0; k < MOST_STEPS && isTouched(node, sloped); k++) {
        x[node] += JOIN;
        if (gate != node) x[gate] += JOIN;
      }
    }
    for (int node : nodes) {
      int gate = attached.holder[node];
      if (gate >= 0) x[node] = x[gate] + attached.dx[node];
    }
  }

  /// Lets a wire run level as long as it can and slope into the middle of its gate; whether it
  /// could.
  private boolean delay(Slope slope, List<Integer> nodes, List<Slope> others) {
    double bend = slope.bend;
    double end = slope.end;
    slope.first = bend;
    slope.last = end;
    double middle = x[plan.wires().get(slope.wire).to()] + slope.aim();
    double latest = middle - slope.least();
    for (double part : new double[] {1, 0.6, 0.3, 0}) {
      slope.bend = bend + part * Math.max(0, latest - bend);
      slope.end = middle;
      boolean free = latest > bend - 0.01;
      for (int node : nodes) {
        boolean moves = isLoose(node);
        free &= moves || !isTouched(node, List.of(slope));
      }
      for (Slope other : others) {
        free &= other == slope || !slope.needlesslyCrosses(other);
      }
      if (free) {
        slope.late = true;
        return true;
      }
    }
    slope.bend = bend;
    slope.end = end;
    return false;
  }

  /// What nothing leads to from the left: an input, or a gate of inputs alone with them.
  private boolean isLoose(int node) {
    int gate = attached.holder[node];
    boolean input = plan.nodes().get(node).kind() == Plan.Purpose.INPUT;
    return gate >= 0 ? !isInLine(gate) : input || isGate(node) && !isInLine(node);
  }

  private boolean isInLine(int node) {
    return inLine[node];
  }

  /// The gates of a column stand in line, those of inputs alone only where all are such.
  private void line() {
    boolean[] fed = new boolean[x.length];
    for (Plan.Lead wire : plan.wires()) {
      if (attached.holder[wire.from()] < 0) fed[wire.to()] = true;
    }
    for (List<Integer> column : members) {
      boolean any = column.stream().anyMatch(node -> isGate(node) && fed[node]);
      for (int node : column) {
        inLine[node] = isGate(node) && (fed[node] || !any) && before.get(node).isEmpty();
      }
    }
  }

  private boolean isGate(int node) {
    return plan.nodes().get(node).kind() == Plan.Purpose.GATE;
  }

  private Box row(int node) {
    Box box = rough.boxes().get(node);
    return new Box(x[node], box.y(), box.width(), box.height());
  }

  /// Where the slopes of a bundle may begin, behind all that stands to the left of them.
  private double earliest(List<Slope> bundle, double run) {
    double bend = 0;
    for (Slope slope : bundle) {
      slope.bend = 0;
      slope.end = run;
      double own = free[slope.wire];
      bend = Math.max(bend, own + JOIN);
      bend = Math.max(bend, skyline.beyond(slope.top(), slope.bottom(), slope::at, CLEAR, own));
    }
    return bend;
  }

  private boolean isTouched(int node, List<Slope> slopes) {
    Box box = row(node).grown(CLEAR - 1);
    for (Slope slope : slopes) {
      if (slope.ends && plan.wires().get(slope.wire).to() == node) continue;
      Point bend = new Point(slope.bend, slope.from);
      Point end = new Point(slope.end, slope.to);
      if (box.intersects(bend, end)) return true;
      if (box.intersects(new Point(Math.min(free[slope.wire], slope.bend), slope.from), bend)) {
        return true;
      }
    }
    return false;
  }

  /// Where wires go through the right side of a frame.
  private void ends() {
    double right = Arrays.stream(x).max().orElse(0);
    for (int i = 0; i < x.length; i++) {
      right = Math.max(right, x[i] + plan.nodes().get(i).width());
    }
    for (int i = 0; i < x.length; i++) {
      if (plan.nodes().get(i).kind() == Plan.Purpose.EXIT) x[i] = right;
    }
    List<Box> boxes = boxes();
    for (int i = 0; i < routes.size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      if (attached.holder[wire.from()] >= 0) {
        routes.set(i, attached.route(wire, boxes));
      } else {
        routes.get(i).add(Routes.entry(plan, boxes, wire));
      }
    }
  }

  private List<Box> boxes() {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      Box box = rough.boxes().get(i);
      boxes.add(new Box(x[i], box.y(), box.width(), box.height()));
    }
    return boxes;
  }

  /// How far to the right what has been placed reaches, at each height.
  private static final class Skyline {
    private static final double CELL = 2;

    private final double[] reach;

    Skyline(double height) {
      reach = new double[(int) Math.ceil(height / CELL) + 2];
      Arrays.fill(reach, -1e9);
    }

    private int cell(double y) {
      return Math.clamp((int) Math.floor(y / CELL), 0, reach.length - 1);
    }

    /// The furthest reach at the heights of a box.
    double over(Box box) {
      double most = 0;
      for (int i = cell(box.y()); i <= cell(box.bottom()); i++) {
        most = Math.max(most, reach[i]);
      }
      return most;
    }

    /// From now on a box stands there.
    void raise(Box box) {
      for (int i = cell(box.y()); i <= cell(box.bottom()); i++) {
        reach[i] = Math.max(reach[i], box.right());
      }
    }

    /// From now on a wire runs there, between two heights at the x of each.
    void raise(double top, double bottom, DoubleUnaryOperator at) {
      for (int i = cell(top) + 1; i < cell(bottom); i++) {
        reach[i] = Math.max(reach[i], at.applyAsDouble(i * CELL));
      }
    }

    /// How far a wire must be moved to the right to stay clear of all but its own source, which
    /// ends at `own`.
    double beyond(double top, double bottom, DoubleUnaryOperator at, double clear, double own) {
      double most = 0;
      for (int i = cell(top); i <= cell(bottom); i++) {
        double y = Math.clamp(i * CELL, top, bottom);
        if (reach[i] <= own + 0.01) continue;
        most = Math.max(most, reach[i] + clear - at.applyAsDouble(y));
      }
      return most;
    }
  }
}
