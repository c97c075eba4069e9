package gradus.diagram;

import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.Plan;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.tensor.Numbers;
import gradus.trace.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A graph measured and laid out once, from which the picture of any step is drawn. Immutable.
public final class Diagram {
  private static final double MARGIN = 24;

  private final Steps steps;
  private final Options options;
  private final Blueprint blueprint;
  private final Layout layout;
  private final Blueprint placed;

  private Diagram(
      Steps steps, Options options, Blueprint blueprint, Blueprint placed, Layout layout) {
    this.steps = steps;
    this.options = options;
    this.blueprint = blueprint;
    this.placed = placed;
    this.layout = layout;
  }

  /// Measures and lays out; slow for large graphs.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Diagram of(
      Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
    Blueprint blueprint = blueprint(steps, options);
    Layout layout = engine.layout(blueprint.plan, cancelled);
    return new Diagram(steps, options, blueprint, blueprint, layout);
  }

  private static Blueprint blueprint(Steps steps, Options options) {
    return new Blueprint(steps.trace(), options);
  }

  /// The same places with new numbers; empty when the structure changed or a number needs more
  /// room.
  public Optional<Diagram> with(Steps other, Options changed) {
    Blueprint next = blueprint(other, changed);
    return next.fitsInto(placed)
        ? Optional.of(new Diagram(other, changed, next, placed, layout))
        : Optional.empty();
  }

  public Steps steps() {
    return steps;
  }

  public Options options() {
    return options;
  }

  /// How this picture's numbers are written.
  public Numbers numbers() {
    return blueprint.numbers;
  }

  /// Width in px at 100 %, margin included.
  public double width() {
    return layout.width() + 2 * MARGIN;
  }

  /// Height in px at 100 %, margin included.
  public double height() {
    return layout.height() + 2 * MARGIN;
  }

  /// The whole picture after `step`; `progress` from 0 to 1 is how far the animation into the step
  /// has come.
  public Figure figure(int step, double progress) {
    return new Drawing(this, step, progress).figure();
  }

  /// The picture after `step` with nothing emphasised, for a page rather than a talk.
  public Figure still(int step) {
    return new Drawing(this, step).figure();
  }

  Blueprint blueprint() {
    return blueprint;
  }

  Box nodeBox(int node) {
    return layout.boxes().get(node).plus(MARGIN, MARGIN);
  }

  private Point point(Point p) {
    return new Point(p.x() + MARGIN, p.y() + MARGIN);
  }

  private List<Point> wire(int planWire) {
    return layout.wires().get(planWire).stream().map(this::point).toList();
  }

  /// The place of a gate's circle or an input's name; empty for a constant inside its gate.
  public Optional<Box> box(Gate gate) {
    int node = blueprint.nodes[gate.id()];
    if (node < 0) return Optional.empty();
    Box box = nodeBox(node);
    if (gate.isOperation()) return Optional.of(blueprint.footprints[gate.id()].gate(box));
    if (!gate.isInput()) return Optional.of(box);
    double half = Blueprint.INPUT_HEIGHT / 2;
    double y = wireHeight(node);
    return Optional.of(new Box(box.x(), y - half, Blueprint.inputWidth(gate), 2 * half));
  }

  /// The y of the wire that leaves a node.
  private double wireHeight(int node) {
    return nodeBox(node).y() + placed.plan.nodes().get(node).outPort();
  }

  /// The gate's wire up to the end of its label, where branches part; empty without labels.
  List<Point> trunk(Gate gate) {
    List<Point> path = new ArrayList<>();
    int id = gate.id();
    if (blueprint.labelNodes[id] < 0) return path;
    if (gate.isInput()) {
      Box name = box(gate).orElseThrow();
      Point start = new Point(name.right(), name.centre().y());
      return List.of(start, new Point(nodeBox(blueprint.nodes[id]).right(), start.y()));
    }
    Wires.join(path, wire(blueprint.trunks[id]));
    Wires.join(path, through(blueprint.labelNodes[id]));
    return path;
  }

  /// The whole way from a gate to an operand's port on the gate that uses it.
  List<Point> path(Wire wire) {
    List<Point> path = new ArrayList<>(trunk(wire.source()));
    int branch = blueprint.branchNodes[wire.id()];
    if (branch >= 0) {
      Wires.join(path, wire(blueprint.exits[wire.id()]));
      Wires.join(path, through(branch));
    }
    Wires.join(path, wire(blueprint.entries[wire.id()]));
    reachGate(path, wire.target());
    return path;
  }

  /// The level piece of wire under or over a label's numbers.
  private List<Point> through(int node) {
    Box box = nodeBox(node);
    double y = wireHeight(node);
    return List.of(new Point(box.x(), y), new Point(box.right(), y));
  }

  /// Ports lie on the edge of the gate's place; the gate is further in where its local gradients
  /// are written before it, and a circle above and below its middle.
  private void reachGate(List<Point> path, Gate gate) {
    Box box = box(gate).orElseThrow();
    Point end = path.getLast();
    double rim = box.x();
    if (box.width() == box.height()) {
      double r = box.width() / 2;
      double dy = end.y() - box.centre().y();
      rim += r - Math.sqrt(Math.max(0, r * r - dy * dy));
    }
    if (rim - end.x() > 0.5) {
      path.removeLast();
      Wires.join(path, List.of(end, new Point(rim, end.y())));
    }
  }

  /// Where the local gradient of an operand stands, on its wire just before the gate; empty where
  /// it is not written.
  Optional<Box> localBox(Wire wire) {
    Block local = blueprint.locals[wire.id()];
    if (local == null) return Optional.empty();
    Point end = path(wire).getLast();
    Box box = box(wire.target()).orElseThrow();
    boolean under = blueprint.footprints[wire.target().id()].isUnder(wire);
    double right = box.x() - Footprint.GAP;
    double y = under ? end.y() + Footprint.OFF : end.y() - Footprint.OFF - local.height();
    return Optional.of(new Box(right - local.width(), y, local.width(), local.height()));
  }

  /// What a step is about, from what is to be seen in any case to what is to be seen if there is
  /// room: the gate at work, its numbers, then its operands with theirs. Empty where a step is
  /// about all of the picture.
  public List<Box> focus(int step) {
    Gate gate = steps.step(step).gateAtWork().orElse(null);
    if (gate == null || box(gate).isEmpty()) return List.of();
    List<Box> focus = new ArrayList<>();
    Box seen = box(gate).orElseThrow();
    focus.add(seen);
    seen = labelBox(gate).map(seen::union).orElse(seen);
    focus.add(seen);
    for (Wire wire : steps.trace().graph().operands(gate)) {
      if (box(wire.source()).isEmpty()) continue;
      seen = branchBox(wire).or(() -> labelBox(wire.source())).map(seen::union).orElse(seen);
    }
    focus.add(seen);
    for (Wire wire : steps.trace().graph().operands(gate)) {
      if (box(wire.source()).isEmpty()) continue;
      seen = labelBox(wire.source()).map(seen::union).orElse(seen).union(box(wire.source()).get());
    }
    focus.add(seen);
    return focus;
  }

  /// Where the label's numbers stand: its box, with the wire's height inside it.
  Optional<Box> labelBox(Gate gate) {
    int node = blueprint.labelNodes[gate.id()];
    if (node < 0) return Optional.empty();
    Box box = nodeBox(node);
    if (!gate.isInput()) return Optional.of(box);
    Label label = blueprint.labels[gate.id()];
    double left = box.x() + Blueprint.inputWidth(gate) + Blueprint.INPUT_GAP;
    double top = wireHeight(node) - label.above();
    return Optional.of(new Box(left, top, box.right() - left, label.height()));
  }

  /// The place of one entry of a gate's value in the picture; empty where it is not drawn.
  public Optional<Box> entryBox(Gate gate, int entry) {
    Label label = blueprint.labels[gate.id()];
    Optional<Box> box = labelBox(gate);
    if (box.isEmpty() || label == null || label.value() == null) return Optional.empty();
    if (!(label.value() instanceof Cells cells)) return Optional.empty();
    double x = box.get().centre().x() - cells.width() / 2;
    double y = trunk(gate).getLast().y() - Label.OVER - cells.height();
    return Optional.of(cells.cell(entry, gate.shape()).plus(x, y));
  }

  /// A broad line along these wires, to be painted under the picture.
  public Figure trail(Collection<Wire> wires) {
    List<Figure> lines = new ArrayList<>();
    for (Wire wire : wires) {
      if (blueprint.nodes[wire.source().id()] < 0) continue;
      lines.add(Wires.draw(path(wire), Ink.LIT_EDGE, 9, Figure.Dash.SOLID, false));
    }
    return new Figure.Faded(new Figure.Several(lines), 0.4);
  }

  Optional<Box> branchBox(Wire wire) {
    int node = blueprint.branchNodes[wire.id()];
    return node < 0 ? Optional.empty() : Optional.of(nodeBox(node));
  }

  /// The frames, each after the one around it, by index.
  List<Box> frames() {
    return layout.frames().stream().map(box -> box.plus(MARGIN, MARGIN)).toList();
  }

  /// The innermost frame whose title or ground is at a point of the picture.
  public Optional<Group> frame(double x, double y) {
    List<Box> frames = frames();
    Point p = new Point(x, y);
    Group found = null;
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).contains(p)) found = blueprint.groups.get(i);
    }
    return Optional.ofNullable(found);
  }

  /// What stands at a point of the picture.
  public Optional<Hit> hit(double x, double y) {
    Point p = new Point(x, y);
    for (Gate gate : blueprint.graph.gates()) {
      Optional<Box> box = box(gate).filter(b -> b.contains(p));
      if (box.isPresent()) return Optional.of(new Hit(gate, null, Hit.Aspect.GATE, box.get()));
      Optional<Box> label = labelBox(gate).filter(b -> b.contains(p));
      if (label.isPresent()) return Optional.of(labelHit(gate, label.get(), y));
      for (Wire wire : blueprint.graph.operands(gate)) {
        Optional<Box> branch = branchBox(wire).filter(b -> b.contains(p));
        if (branch.isPresent()) {
          return Optional.of(new Hit(wire.source(), wire, Hit.Aspect.BRANCH, branch.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Hit labelHit(Gate gate, Box box, double y) {
    Label label = blueprint.labels[gate.id()];
    double wire = wireHeight(blueprint.labelNodes[gate.id()]);
    if (y > wire) return new Hit(gate, null, Hit.Aspect.GRADIENT, box);
    double value = label.value() == null ? 16 : label.value().height();
    boolean name = label.name() != null && y < wire - Label.OVER - value - 2;
    return new Hit(gate, null, name ? Hit.Aspect.NAME : Hit.Aspect.VALUE, box);
  }

  /// The kinds of all nodes and their boxes, for tests of what must not overlap.
  List<Plan.Item> planNodes() {
    return placed.plan.nodes();
  }
}
