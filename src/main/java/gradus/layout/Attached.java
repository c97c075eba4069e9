package gradus.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Inputs that one gate alone uses stand at that gate, the first operand above, the second below,
/// so that what is computed runs straight on. An engine places each such gate with its inputs as
/// one node.
final class Attached {
  /// Between an input and what lies on the row of its gate.
  private static final double CLEAR = 6;

  /// Between the rows of two inputs of a gate.
  private static final double PAIR = 12;

  /// From an input to its gate, where the wire is level.
  private static final double RUN = 24;

  /// Between an input and the wire of the other operand.
  private static final double WIRE = 4;

  private static final int NONE = -1;

  final Plan plan;

  /// By node: the gate it stands at, −1 for those that stand by themselves.
  final int[] holder;

  /// By node: its place relative to the gate it stands at.
  final double[] dx;

  final double[] dy;

  /// What is left to be placed, and by node of the whole plan its place there.
  private final List<Plan.Item> nodes = new ArrayList<>();

  private final List<Plan.Lead> wires = new ArrayList<>();
  private final int[] place;

  /// By gate: how far what stands at it reaches to its left and above it.
  private final double[] left;

  private final double[] over;
  private final double[] under;
  private final boolean level;

  Attached(Plan plan) {
    this(plan, false);
  }

  /// Where wires are level and upright: an input stands right before its gate, level with its
  /// entry, where what it takes leaves the wire of the other operand room.
  static Attached level(Plan plan) {
    return new Attached(plan, true);
  }

  private Attached(Plan plan, boolean level) {
    this.plan = plan;
    this.level = level;
    int n = plan.nodes().size();
    holder = new int[n];
    dx = new double[n];
    dy = new double[n];
    place = new int[n];
    left = new double[n];
    over = new double[n];
    under = new double[n];
    Arrays.fill(holder, NONE);
    if (level) {
      holdLevel();
    } else {
      hold();
    }
    for (int i = 0; i < n; i++) {
      if (holder[i] != NONE) continue;
      place[i] = nodes.size();
      nodes.add(whole(i));
    }
    for (Plan.Lead wire : plan.wires()) {
      if (holder[wire.from()] != NONE) continue;
      wires.add(new Plan.Lead(place[wire.from()], place[wire.to()], wire.port(), wire.exit()));
    }
  }

  private void hold() {
    int[] leaving = new int[holder.length];
    double[] level = new double[holder.length];
    double[] below = new double[holder.length];
    int[] data = new int[holder.length];
    for (Plan.Lead wire : plan.wires()) {
      leaving[wire.from()]++;
    }
    for (Plan.Lead wire : plan.wires()) {
      if (isHeld(wire, leaving)) continue;
      Plan.Item from = plan.nodes().get(wire.from());
      data[wire.to()]++;
      level[wire.to()] = Math.max(level[wire.to()], from.outPort());
      below[wire.to()] = Math.max(below[wire.to()], from.height() - from.outPort());
    }
    for (Plan.Lead wire : plan.wires()) {
      if (!isHeld(wire, leaving)) continue;
      Plan.Item input = plan.nodes().get(wire.from());
      Plan.Item gate = plan.nodes().get(wire.to());
      boolean above = wire.port() == 0 && gate.inPorts().size() == 2;
      boolean alone = gate.inPorts().size() == 1;
      double down = input.height() - input.outPort();
      double off;
      if (alone) {
        off = 0;
      } else if (data[wire.to()] == 0) {
        off = Math.max((above ? down : input.outPort()) + PAIR / 2, gate.aim() + CLEAR);
      } else {
        double room = above ? level[wire.to()] : below[wire.to()];
        off = (above ? down : input.outPort()) + Math.max(gate.aim(), room) + CLEAR;
      }
      double run = alone ? gate.aim() + Pitch.HEAD : Slope.run(off, gate.aim());
      double y = gate.outPort() + (above ? -off : off);
      hold(wire, gate.aim() - run - Pitch.JOIN, y);
    }
  }

  /// @param right where the input's wire begins, from the left of the gate
  /// @param y of the input's wire, from the top of the gate
  private void hold(Plan.Lead wire, double right, double y) {
    Plan.Item input = plan.nodes().get(wire.from());
    Plan.Item gate = plan.nodes().get(wire.to());
    holder[wire.from()] = wire.to();
    dx[wire.from()] = right - input.width();
    dy[wire.from()] = y - input.outPort();
    left[wire.to()] = Math.max(left[wire.to()], -dx[wire.from()]);
    over[wire.to()] = Math.max(over[wire.to()], -dy[wire.from()]);
    double bottom = dy[wire.from()] + input.height() - gate.height();
    under[wire.to()] = Math.max(under[wire.to()], bottom);
  }

  private void holdLevel() {
    int[] leaving = new int[holder.length];
    boolean[] holds = new boolean[holder.length];
    for (Plan.Lead wire : plan.wires()) {
      leaving[wire.from()]++;
    }
    for (Plan.Lead wire : plan.wires()) {
      if (holds[wire.to()] || !isHeld(wire, leaving)) continue;
      List<Double> ports = plan.nodes().get(wire.to()).inPorts();
      Plan.Item input = plan.nodes().get(wire.from());
      double toOther = wire.port() == 0 ? input.height() - input.outPort() : input.outPort();
      double apart = ports.size() == 1 ? toOther + WIRE : ports.getLast() - ports.getFirst();
      if (apart < toOther + WIRE) continue;
      holds[wire.to()] = true;
      hold(wire, -RUN, ports.get(wire.port()));
    }
  }

  private boolean isHeld(Plan.Lead wire, int[] leaving) {
    Plan.Item gate = plan.nodes().get(wire.to());
    return plan.nodes().get(wire.from()).kind() == Plan.Purpose.INPUT
        && leaving[wire.from()] == 1
        && gate.aim() > 0
        && gate.inPorts().size() <= 2;
  }

  private Plan.Item whole(int node) {
    Plan.Item item = plan.nodes().get(node);
    if (left[node] == 0) return item;
    double height = over[node] + item.height() + under[node];
    List<Double> in = item.inPorts().stream().map(y -> y + over[node]).toList();
    List<Double> out = item.outPorts().stream().map(y -> y + over[node]).toList();
    double width = left[node] + item.width();
    double axis = item.axis() + left[node];
    return new Plan.Item(item.kind(), width, height, in, out, axis, item.aim(), item.work());
  }

  /// What an engine is to place.
  Plan rest() {
    return new Plan(nodes, wires);
  }

  /// What is left, where that is one line: each node one gap behind the one before, every wire
  /// level. There is nothing to decide, so no engine need be asked. Empty where it forks or joins.
  Optional<Layout> line() {
    Plan plan = rest();
    int count = plan.nodes().size();
    if (count == 0 || plan.wires().size() != count - 1) return Optional.empty();
    int[] next = new int[count];
    boolean[] reached = new boolean[count];
    Arrays.fill(next, NONE);
    for (int i = 0; i < plan.wires().size(); i++) {
      Plan.Lead wire = plan.wires().get(i);
      if (next[wire.from()] != NONE || reached[wire.to()]) return Optional.empty();
      next[wire.from()] = i;
      reached[wire.to()] = true;
    }
    int first = 0;
    while (reached[first]) {
      first++;
    }
    return Optional.of(from(first, next, plan));
  }

  private static Layout from(int first, int[] next, Plan plan) {
    Box[] boxes = new Box[next.length];
    List<List<Point>> wires = new ArrayList<>();
    plan.wires().forEach(wire -> wires.add(List.of()));
    double x = 0;
    double y = 0;
    int node = first;
    while (true) {
      Plan.Item item = plan.nodes().get(node);
      boxes[node] = new Box(x, y, item.width(), item.height());
      if (next[node] == NONE) return Routes.tidy(plan, Arrays.asList(boxes), wires);
      Plan.Lead wire = plan.wires().get(next[node]);
      double height = y + item.outPorts().get(wire.exit());
      Point from = new Point(x + item.width(), height);
      x += item.width() + ElkEngine.COLUMN_GAP;
      wires.set(next[node], List.of(from, new Point(x, height)));
      y = height - plan.nodes().get(wire.to()).inPorts().get(wire.port());
      node = wire.to();
    }
  }

  /// The places of all from those of the rest.
  Layout whole(Layout placed) {
    Layout rest = level ? Nearer.upright(rest(), placed) : placed;
    Box[] boxes = new Box[holder.length];
    for (int i = 0; i < boxes.length; i++) {
      if (holder[i] != NONE) continue;
      Plan.Item item = plan.nodes().get(i);
      Box box = rest.boxes().get(place[i]);
      boxes[i] = new Box(box.x() + left[i], box.y() + over[i], item.width(), item.height());
    }
    for (int i = 0; i < boxes.length; i++) {
      if (holder[i] == NONE) continue;
      Plan.Item item = plan.nodes().get(i);
      Box gate = boxes[holder[i]];
      boxes[i] = new Box(gate.x() + dx[i], gate.y() + dy[i], item.width(), item.height());
    }
    List<List<Point>> routes = new ArrayList<>();
    int next = 0;
    for (Plan.Lead wire : plan.wires()) {
      boolean held = holder[wire.from()] != NONE;
      routes.add(held ? route(wire, Arrays.asList(boxes)) : rest.wires().get(next++));
    }
    return Routes.tidy(plan, Arrays.asList(boxes), routes);
  }

  /// From an input into the gate it stands at.
  List<Point> route(Plan.Lead wire, List<Box> boxes) {
    Point from = Routes.exit(plan, boxes, wire);
    Point to = Routes.entry(plan, boxes, wire);
    if (Math.abs(from.y() - to.y()) <= 1) return List.of(from, to);
    return List.of(from, from.plus(Pitch.JOIN, 0), to);
  }

  /// By node: the column it stands in, counted from 0 on the left.
  int[] columns(Layout rest) {
    int[] rough = Heights.columns(rest.boxes());
    int[] columns = new int[holder.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = rough[place[holder[i] == NONE ? i : holder[i]]];
    }
    return columns;
  }
}
