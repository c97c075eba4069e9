package gradus.diagram;

import gradus.diagram.PartPlan.LinePlan;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.Emphasis;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.tensor.Tensor;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbers of a step on their way. Forward each operand's value goes along its wire into the
/// gate. Backward the upstream gradient comes to the gate, meets each local gradient there, becomes
/// the product and goes on to the operand. The outline of a value is whole, that of a gradient
/// dashed; of a table too large to carry a short thick piece of the wire runs instead.
///
/// Times are parts of the whole motion, 0 to 1.
final class Motion {
  /// From here on what is new fades in at its place.
  static final double ARRIVED = 0.75;

  private static final double MEETING = 0.25;
  private static final double PRODUCT = 0.5;

  /// In ms.
  private static final int FORWARD = 550;

  /// In ms: long enough to read a product of two numbers.
  private static final int BACKWARD = 1200;

  private static final double PULSE = 26;

  /// How thick an outline is.
  static final double OUTLINE = 1.4;

  /// How far the outline of a product reaches into its gate, before its sign.
  private static final double INSIDE = 10;

  /// From a number to the sides of its outline.
  private static final double SIDE = 7;

  /// From a number to the top and bottom of its outline.
  private static final double OVER = 3;

  /// Of a gate with more operands at work no products are shown.
  private static final int MOST_PRODUCTS = 4;

  /// How far before the gate a gradient meets the local one.
  private static final double BEFORE_GATE = 26;

  /// A table of numbers wider or higher than this stays where it is, and only its pulse runs.
  private static final double MOST_WIDE = 130;

  private static final double MOST_HIGH = 90;

  private final Diagram diagram;
  private final Step step;
  private final Emphasis emphasis;
  private final List<Figure> out = new ArrayList<>();

  Motion(Diagram diagram, Step step, Emphasis emphasis) {
    this.diagram = diagram;
    this.step = step;
    this.emphasis = emphasis;
  }

  /// How long a step moves, in ms at speed 1.
  static int length(Step step) {
    return switch (step) {
      case Step.Start s -> 0;
      case Step.ForwardPass f -> FORWARD;
      case Step.Compute c -> FORWARD;
      case Step.Gather g -> FORWARD;
      case Step.Seed s -> FORWARD;
      case Step.BackwardPass b -> FORWARD;
      case Step.Pull p -> BACKWARD;
      case Step.Spread s -> BACKWARD;
      case Step.Part p -> FORWARD;
      case Step.Accumulate a -> FORWARD;
    };
  }

  /// What is on its way at a time, over the picture.
  List<Figure> at(double time) {
    if (time <= 0 || time >= ARRIVED) return List.of();
    for (Wire wire : emphasis.litWires()) {
      diagram.blueprint().scene.line(wire).ifPresent(line -> move(line, time));
    }
    if (emphasis.backward() && !emphasis.litWires().isEmpty()) {
      leg(Leg.COMING, time).ifPresent(this::upstream);
    }
    return out;
  }

  private void move(SceneLine line, double time) {
    if (emphasis.backward()) {
      leg(Leg.MEETING, time).ifPresent(part -> meeting(line, part));
      leg(Leg.GOING, time).ifPresent(part -> product(line, part));
      return;
    }
    Label label = diagram.blueprint().spot(line.from()).label;
    List<Point> path = diagram.places().path(line);
    double part = time / ARRIVED;
    if (label == null || label.value() == null) {
      pulse(path, part);
    } else {
      travel(label.value(), path, start(line, path), Wires.length(path), part);
    }
  }

  /// The stretches of a backward motion.
  private enum Leg {
    /// The upstream gradient comes to the gate.
    COMING,
    /// It meets the local gradients.
    MEETING,
    /// The products go on to the operands.
    GOING
  }

  /// How far a stretch has come, 0 to 1; empty while another one runs. A step about one factor has
  /// one stretch.
  private Optional<Double> leg(Leg leg, double time) {
    double t = time / ARRIVED;
    Leg only =
        switch (step) {
          case Step.Part p ->
              switch (p.factor()) {
                case UPSTREAM -> Leg.COMING;
                case LOCAL, PRODUCT -> Leg.MEETING;
              };
          case Step.Accumulate a -> Leg.GOING;
          case Step.Pull p -> null;
          case Step.Spread s -> null;
          case Step.Gather g -> null;
          case Step.Start s -> null;
          case Step.ForwardPass f -> null;
          case Step.Compute c -> null;
          case Step.Seed s -> null;
          case Step.BackwardPass b -> null;
        };
    if (only != null) return only == leg ? Optional.of(t) : Optional.empty();
    double from =
        switch (leg) {
          case COMING -> 0;
          case MEETING -> MEETING / ARRIVED;
          case GOING -> PRODUCT / ARRIVED;
        };
    double to =
        switch (leg) {
          case COMING -> MEETING / ARRIVED;
          case MEETING -> PRODUCT / ARRIVED;
          case GOING -> 1;
        };
    return t < from || t >= to ? Optional.empty() : Optional.of((t - from) / (to - from));
  }

  private Trace trace() {
    return diagram.steps().trace();
  }

  /// Where on its path a line's number stands: below its label, or that of the tag or ghost that it
  /// begins at.
  private double start(SceneLine line, List<Point> path) {
    Places places = diagram.places();
    LinePlan way = diagram.blueprint().way(line);
    Optional<Box> stands =
        way.tag != null
            ? Optional.of(places.tagBox(way.tag))
            : line.isApart() ? places.branchBox(line) : places.labelBox(line.from());
    double far = stands.map(box -> box.centre().x() - path.getFirst().x()).orElse(0.0);
    return Math.clamp(far, 0, Wires.length(path));
  }

  /// Where a line's gradient stands at the end: at its branch, else where its value does.
  private double end(SceneLine line, List<Point> path) {
    Optional<Box> branch = diagram.places().branchBox(line);
    if (branch.isEmpty() || line.isApart()) return start(line, path);
    double x = branch.get().centre().x();
    double far = 0;
    for (int i = 1; i < path.size() && path.get(i - 1).x() < x; i++) {
      double share = (x - path.get(i - 1).x()) / (path.get(i).x() - path.get(i - 1).x());
      far += Math.min(1, share) * Wires.distance(path.get(i - 1), path.get(i));
    }
    return far;
  }

  /// From the gate's own number to the gate.
  private void upstream(double reached) {
    emphasis.lit().stream()
        .flatMap(gate -> diagram.blueprint().scene.part(gate).stream())
        .distinct()
        .forEach(part -> upstream(part, reached));
  }

  private void upstream(ScenePart part, double reached) {
    List<Point> trunk = diagram.places().trunk(part);
    Label label = diagram.blueprint().spot(part).label;
    if (trunk.isEmpty() || label == null || label.gradient() == null) return;
    Box stands = diagram.places().labelBox(part).orElseThrow();
    double from = Math.clamp(stands.centre().x() - trunk.getFirst().x(), 0, Wires.length(trunk));
    travel(label.gradient(), trunk, from, 0, reached);
  }

  /// Upstream times local, before the gate where the operand's wire ends.
  private void meeting(SceneLine line, double reached) {
    ScenePart gate = line.to();
    Optional<Tensor> local = local(line.wire());
    Gate result = step instanceof Step.Spread s ? s.series().result() : gate.gate();
    Tensor upstream = trace().gradient(result).orElse(null);
    boolean numbers =
        upstream != null
            && upstream.shape().isScalar()
            && local.filter(l -> l.shape().isScalar()).isPresent()
            && lines() <= MOST_PRODUCTS;
    if (!numbers || trace().isSymbolic()) return;
    String product = diagram.numbers().show(upstream.item()) + " × " + factor(local.get().item());
    Ratios block = Ratios.word(product, Label.GRADIENT);
    Box box = diagram.places().box(gate);
    Point end = diagram.places().path(line).getLast();
    // One above the other, whatever the angle at which wires end.
    double off = Math.signum(Math.round(end.y() - box.centre().y())) * block.height() * 0.8;
    // A little over its own rim, so that the sign of the gate before it is seen.
    double right = box.x() + INSIDE - SIDE;
    Point beside = new Point(right - block.width() / 2, end.y() + off);
    double aside =
        Math.signum(off == 0 ? -1 : off) * (box.height() + outline(block, beside).height()) / 2;
    Point over = new Point(box.centre().x(), box.centre().y() + aside);
    boolean covers = !isClear(outline(block, beside), gate) && isClear(outline(block, over), gate);
    pill(block, covers ? over : beside, Math.min(1, 4 * reached));
  }

  /// Whether a place lies on no gate but this one.
  private boolean isClear(Box place, ScenePart gate) {
    return diagram.blueprint().scene.parts().stream()
        .filter(part -> part != gate && part.gate().isOperation())
        .noneMatch(part -> place.overlaps(diagram.places().box(part)));
  }

  /// What the outline of a number takes about a point.
  private static Box outline(Block block, Point at) {
    double wide = block.width() + 2 * SIDE;
    double high = block.height() + 2 * OVER;
    return new Box(at.x() - wide / 2, at.y() - high / 2, wide, high);
  }

  /// How many lines are at work.
  private long lines() {
    Scene scene = diagram.blueprint().scene;
    return emphasis.litWires().stream().filter(wire -> scene.line(wire).isPresent()).count();
  }

  /// Of a sum or product of many terms that of the whole; empty for what goes on inside it.
  private Optional<Tensor> local(Wire wire) {
    if (!(step instanceof Step.Spread s)) return trace().localGradient(wire);
    return s.series().term(wire).map(term -> trace().local(s.series(), term));
  }

  private String factor(double number) {
    String shown = diagram.numbers().show(number);
    return number < 0 ? "(" + shown + ")" : shown;
  }

  private void product(SceneLine line, double reached) {
    List<Point> path = diagram.places().path(line);
    double from = Math.max(0, Wires.length(path) - BEFORE_GATE);
    if (trace().isSymbolic()) {
      pulse(path, 1 - reached);
    } else {
      Tensor share = trace().contribution(line.wire());
      Block block = Block.of(share, diagram.numbers(), Label.GRADIENT);
      travel(block, path, from, end(line, path), reached);
    }
  }

  /// A number on its wire, between two distances from the wire's start; of a large table a pulse.
  private void travel(Block number, List<Point> path, double from, double to, double reached) {
    Block block = number.alone();
    boolean small = block.width() <= MOST_WIDE && block.height() <= MOST_HIGH;
    if (small) {
      pill(block, Wires.at(path, from + (to - from) * reached), 1);
    } else {
      pulse(path, from <= to ? reached : 1 - reached);
    }
  }

  /// A number with an outline, whole round a value and dashed round a gradient.
  private void pill(Block block, Point at, double opacity) {
    Ink ink = emphasis.backward() ? Ink.GRADIENT : Ink.VALUE;
    Box round = outline(block, at);
    double wide = round.width();
    double high = round.height();
    double left = round.x();
    double top = round.y();
    double arc = Math.min(high / 2, 11);
    List<Figure> parts = new ArrayList<>();
    parts.add(new Figure.Plate(left, top, wide, high, arc, Ink.BACKGROUND, Ink.NONE, 0));
    Figure.Dash dash = emphasis.backward() ? Figure.Dash.DASHED : Figure.Dash.SOLID;
    parts.add(Wires.outline(new Box(left, top, wide, high), ink, OUTLINE, dash, arc));
    block.draw(parts, left + SIDE, top + OVER, ink);
    out.add(
        opacity < 1
            ? new Figure.Faded(new Figure.Several(parts), opacity)
            : new Figure.Several(parts));
  }

  /// A short thick piece of a wire, so far along it.
  private void pulse(List<Point> path, double part) {
    double length = Wires.length(path);
    double head = part * (length + PULSE);
    List<Point> piece = Wires.piece(path, Math.max(0, head - PULSE), Math.min(length, head));
    if (piece.size() < 2) return;
    Ink ink = emphasis.backward() ? Ink.GRADIENT : Ink.VALUE;
    Figure.Dash dash = emphasis.backward() ? Figure.Dash.DASHED : Figure.Dash.SOLID;
    out.add(Wires.draw(piece, ink, 6, dash, false));
  }
}
