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

  /// What is empty around the ink of the run, px at 100 %.
  public static double margin() {
    return MARGIN;
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

  private List<Point> run(int planWire) {
    return layout.wires().get(planWire).stream().map(this::point).toList();
  }

  /// The place of a gate's circle or an input's name; empty for a constant inside its gate.
  public Optional<Box> box(Gate gate) {
    return blueprint.scene.part(gate).map(this::box);
  }

  /// The place of a part without its numbers.
  Box box(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    Box box = nodeBox(spot.node);
    if (spot.footprint != null) return spot.footprint.gate(box);
    if (!part.gate().isInput()) return box;
    double half = Blueprint.INPUT_HEIGHT / 2;
    double y = wireHeight(spot.node);
    return new Box(box.x(), y - half, Blueprint.inputWidth(part.gate()), 2 * half);
  }

  /// The y of the wire that leaves a node.
  private double wireHeight(int node) {
    return nodeBox(node).y() + placed.plan.nodes().get(node).outPort();
  }

  /// A part's wire up to the end of its label, where branches part; empty without labels.
  List<Point> trunk(ScenePart part) {
    List<Point> path = new ArrayList<>();
    PartPlan spot = blueprint.spot(part);
    if (spot.labelNode < 0) return path;
    if (part.gate().isInput()) {
      Box name = box(part);
      Point start = new Point(name.right(), name.centre().y());
      return List.of(start, new Point(nodeBox(spot.node).right(), start.y()));
    }
    Wires.join(path, run(spot.trunk));
    Wires.join(path, through(spot.labelNode));
    return path;
  }

  /// The whole way from a part to its end at another.
  List<Point> path(SceneLine line) {
    List<Point> path = new ArrayList<>(trunk(line.from()));
    LinePlan way = blueprint.way(line);
    if (way.branchNode >= 0) {
      Wires.join(path, run(way.exit));
      Wires.join(path, through(way.branchNode));
    }
    Wires.join(path, run(way.entry));
    reach(path, line.to());
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
  private void reach(List<Point> path, ScenePart part) {
    Box box = box(part);
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

  /// Where the local gradient of an operand stands, on its line just before the gate; empty where
  /// it is not written.
  Optional<Box> localBox(SceneLine line) {
    Block local = blueprint.way(line).local;
    if (local == null) return Optional.empty();
    Point end = path(line).getLast();
    Box box = box(line.to());
    boolean under = blueprint.spot(line.to()).footprint.isUnder(line.port());
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
    List<SceneLine> operands = blueprint.scene.to(blueprint.scene.part(gate).orElseThrow());
    for (SceneLine line : operands) {
      seen = branchBox(line).or(() -> labelBox(line.from())).map(seen::union).orElse(seen);
    }
    focus.add(seen);
    for (SceneLine line : operands) {
      seen = labelBox(line.from()).map(seen::union).orElse(seen).union(box(line.from()));
    }
    focus.add(seen);
    return focus;
  }

  /// Where the label's numbers stand: its box, with the wire's height inside it.
  Optional<Box> labelBox(Gate gate) {
    return blueprint.scene.part(gate).flatMap(this::labelBox);
  }

  Optional<Box> labelBox(ScenePart part) {
    PartPlan spot = blueprint.spot(part);
    if (spot.labelNode < 0) return Optional.empty();
    Box box = nodeBox(spot.labelNode);
    if (!part.gate().isInput()) return Optional.of(box);
    double left = box.x() + Blueprint.inputWidth(part.gate()) + Blueprint.INPUT_GAP;
    double top = wireHeight(spot.labelNode) - spot.label.above();
    return Optional.of(new Box(left, top, box.right() - left, spot.label.height()));
  }

  /// The place of one entry of a gate's value in the picture; empty where it is not drawn.
  public Optional<Box> entryBox(Gate gate, int entry) {
    ScenePart part = blueprint.scene.part(gate).orElse(null);
    Label label = part == null ? null : blueprint.spot(part).label;
    if (label == null || !(label.value() instanceof Cells cells)) return Optional.empty();
    Box box = labelBox(part).orElseThrow();
    double x = box.centre().x() - cells.width() / 2;
    double y = trunk(part).getLast().y() - Label.OVER - cells.height();
    return Optional.of(cells.cell(entry, gate.shape()).plus(x, y));
  }

  /// A broad line along these wires, to be painted under the picture.
  public Figure trail(Collection<Wire> wires) {
    List<Figure> lines = new ArrayList<>();
    for (Wire wire : wires) {
      blueprint
          .scene
          .line(wire)
          .map(line -> Wires.draw(path(line), Ink.LIT_EDGE, 9, Figure.Dash.SOLID, false))
          .ifPresent(lines::add);
    }
    return new Figure.Faded(new Figure.Several(lines), 0.4);
  }

  Optional<Box> branchBox(SceneLine line) {
    int node = blueprint.way(line).branchNode;
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
    for (ScenePart part : blueprint.scene.parts()) {
      Box box = box(part);
      if (box.contains(p)) return Optional.of(new Hit(part.gate(), null, Hit.Aspect.GATE, box));
      Optional<Box> label = labelBox(part).filter(b -> b.contains(p));
      if (label.isPresent()) return Optional.of(labelHit(part, label.get(), y));
      for (SceneLine line : blueprint.scene.to(part)) {
        Optional<Box> branch = branchBox(line).filter(b -> b.contains(p));
        if (branch.isPresent()) {
          Hit.Aspect aspect = Hit.Aspect.BRANCH;
          return Optional.of(new Hit(line.from().gate(), line.wire(), aspect, branch.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Hit labelHit(ScenePart part, Box box, double y) {
    Gate gate = part.gate();
    PartPlan spot = blueprint.spot(part);
    Label label = spot.label;
    double wire = wireHeight(spot.labelNode);
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
