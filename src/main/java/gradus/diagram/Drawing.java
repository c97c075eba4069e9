package gradus.diagram;

import gradus.explain.term.GateSign;
import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.op.GatePattern;
import gradus.picture.Badge;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The picture of one step: wires below, gates and numbers above, the current gate lit, its wires
/// emphasised, and in between two steps pulses on the wires.
final class Drawing {
  private static final double WIRE = 1.3;
  private static final double LIT_WIRE = 2.6;
  private static final double PULSE = 26;

  /// The part of an animation in which pulses travel; in the rest the new numbers appear.
  private static final double TRAVEL = 0.7;

  private final Diagram diagram;
  private final Blueprint plan;
  private final Trace trace;
  private final Moment now;
  private final Moment before;
  private final double progress;
  private final List<Figure> wires = new ArrayList<>();
  private final List<Figure> gates = new ArrayList<>();
  private final List<Figure> numbers = new ArrayList<>();

  private Gate lit;
  private final Set<Wire> litWires = new LinkedHashSet<>();
  private final Set<Gate> newValues = new HashSet<>();
  private final Set<Gate> newGradients = new HashSet<>();
  private final Set<Wire> newBranches = new HashSet<>();
  private boolean backward;

  Drawing(Diagram diagram, int step, double progress) {
    this(diagram, step, progress, emphasised(diagram, step));
  }

  private static Step emphasised(Diagram diagram, int step) {
    return diagram.options().plain() ? new Step.Start() : diagram.steps().step(step);
  }

  /// Nothing emphasised.
  Drawing(Diagram diagram, int step) {
    this(diagram, step, 1, new Step.Start());
  }

  private Drawing(Diagram diagram, int step, double progress, Step emphasised) {
    this.diagram = diagram;
    this.plan = diagram.blueprint();
    Steps steps = diagram.steps();
    this.trace = steps.trace();
    this.now = steps.moment(step);
    this.before = step == 0 ? now : steps.moment(step - 1);
    this.progress = Math.clamp(progress, 0, 1);
    light(emphasised);
  }

  private void light(Step step) {
    switch (step) {
      case Step.Start s -> {}
      case Step.ForwardPass f -> newValues.addAll(trace.forward());
      case Step.BackwardPass b -> {
        trace.wires().forEach(w -> newGradients.add(w.source()));
        backward = true;
      }
      case Step.Compute c -> {
        lit = c.gate();
        litWires.addAll(trace.graph().operands(lit));
        newValues.add(lit);
      }
      case Step.Seed s -> {
        lit = s.gate();
        newGradients.add(lit);
        backward = true;
      }
      case Step.Pull p -> pulled(p.gate(), p.wires());
      case Step.Part p -> pulled(p.wire().target(), List.of(p.wire()));
      case Step.Accumulate a -> pulled(a.wire().target(), List.of(a.wire()));
    }
  }

  private void pulled(Gate gate, List<Wire> along) {
    lit = gate;
    backward = true;
    litWires.addAll(along);
    litWires.removeIf(w -> trace.graph().isLabel(w.source()));
    for (Wire wire : along) {
      if (trace.isAdded(wire, now) && !trace.isAdded(wire, before)) {
        newGradients.add(wire.source());
        newBranches.add(wire);
      }
    }
  }

  Figure figure() {
    List<Figure> frames = frames();
    for (ScenePart part : plan.scene.parts()) {
      part(part);
      linesFrom(part);
      if (plan.spot(part).label != null) label(part);
    }
    for (Wire wire : litWires) {
      plan.scene.line(wire).ifPresent(this::pulse);
    }
    List<Figure> all = new ArrayList<>(frames);
    all.addAll(wires);
    all.addAll(gates);
    all.addAll(numbers);
    return new Figure.Several(all);
  }

  private List<Figure> frames() {
    List<Figure> frames = new ArrayList<>();
    List<Box> boxes = diagram.frames();
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      Group group = plan.groups.get(i);
      boolean isLit = lit != null && Scene.holds(group, lit.group());
      frames.add(panel(box, 12, Ink.FRAME_FILL, isLit ? Ink.LIT_EDGE : Ink.FRAME_EDGE));
      double x = box.x() + Blueprint.TITLE_SIDE;
      frames.add(
          new Figure.Text(
              x,
              box.y() + 17,
              Blueprint.title(group),
              Blueprint.TITLE,
              Ink.MUTED,
              Figure.Anchor.LEFT));
    }
    return frames;
  }

  private void part(ScenePart part) {
    Box box = diagram.box(part);
    switch (part.gate().kind()) {
      case INPUT -> input(part.gate(), box);
      case CONSTANT -> {
        gates.add(panel(box, 6, Ink.GATE_FILL, Ink.SLOT));
        plan.spot(part).constant.draw(gates, box.x() + 6, box.y() + 6, Ink.TEXT);
      }
      case OPERATION -> operation(part, box);
    }
  }

  private void input(Gate gate, Box box) {
    boolean shown = litWires.stream().anyMatch(w -> w.source() == gate);
    gates.add(panel(box, 9, Ink.INPUT_FILL, shown ? Ink.LIT_EDGE : Ink.INPUT_EDGE));
    String name = Label.named(gate);
    gates.add(centred(box, name, Blueprint.NAME, Ink.TEXT));
  }

  private void operation(ScenePart part, Box box) {
    Gate gate = part.gate();
    boolean isLit = gate == lit;
    Ink fill = isLit ? Ink.LIT_FILL : Ink.GATE_FILL;
    Ink edge = isLit ? Ink.LIT_EDGE : Ink.GATE_EDGE;
    double width = isLit ? 2.4 : 1.2;
    Point c = box.centre();
    if (isLit) {
      Box glow = box.grown(5);
      double arc = glow.height() / 2;
      gates.add(panel(glow, arc, Ink.HALO, Ink.NONE));
    }
    if (box.width() == box.height()) {
      gates.add(new Figure.Disc(c.x(), c.y(), box.width() / 2, fill, edge, width));
    } else {
      double arc = box.height() / 2;
      gates.add(
          new Figure.Plate(box.x(), box.y(), box.width(), box.height(), arc, fill, edge, width));
    }
    sign(plan.spot(part).glyph, c);
    if (trace.isComputed(gate, now)) locals(part);
    if (diagram.options().isBadged() && trace.isComputed(gate, now)) badge(gate, box);
    if (diagram.options().isPatterned()) {
      pattern(GateSign.pattern(trace.graph(), gate), box.right() - 4, box.bottom() - 3, 8.5);
    }
  }

  /// The local gradients, known as soon as the gate has computed its value.
  private void locals(ScenePart part) {
    if (newValues.contains(part.gate()) && appearing() == 0) return;
    for (SceneLine line : plan.scene.to(part)) {
      Box box = diagram.localBox(line).orElse(null);
      if (box != null) plan.way(line).local.draw(numbers, box.x(), box.y(), Ink.TEXT);
    }
  }

  private void sign(Glyph glyph, Point centre) {
    TextStyle above = glyph.raisedStyle();
    double width = Lettering.width(glyph.text(), glyph.style());
    double raised = glyph.raised().isEmpty() ? 0 : Lettering.width(glyph.raised(), above);
    double left = centre.x() - (width + raised) / 2;
    double baseline = centre.y() + Lettering.drop(glyph.text(), glyph.style());
    gates.add(
        new Figure.Text(
            centre.x() - raised / 2,
            baseline,
            glyph.text(),
            glyph.style(),
            Ink.TEXT,
            Figure.Anchor.CENTRE));
    if (raised == 0) return;
    double up = baseline - 0.42 * glyph.style().size();
    gates.add(
        new Figure.Text(left + width, up, glyph.raised(), above, Ink.TEXT, Figure.Anchor.LEFT));
  }

  private void badge(Gate gate, Box box) {
    boolean broken = trace.breaks(gate) || trace.spoiled(gate).isPresent();
    if (!broken && !trace.atKink(gate)) return;
    double x = box.right() - 4;
    double y = box.y() + 4;
    gates.add(broken ? Badge.broken(x, y) : Badge.kink(x, y));
  }

  /// What a gate does with gradients, as one small sign.
  private void pattern(GatePattern pattern, double x, double y, double radius) {
    gates.add(Badge.pattern(pattern.glyph(), x, y, radius));
  }

  private static Figure panel(Box b, double arc, Ink fill, Ink edge) {
    return new Figure.Plate(b.x(), b.y(), b.width(), b.height(), arc, fill, edge, 1);
  }

  private static Figure centred(Box box, String text, TextStyle style, Ink ink) {
    Point c = box.centre();
    double baseline = c.y() + Lettering.drop(text, style);
    return new Figure.Text(c.x(), baseline, text, style, ink, Figure.Anchor.CENTRE);
  }

  private void linesFrom(ScenePart part) {
    Gate gate = part.gate();
    List<Point> trunk = diagram.trunk(part);
    List<SceneLine> lines = plan.scene.from(part);
    for (SceneLine line : lines) {
      // Emphasised wires are drawn last, over those they share a trunk with.
      if (litWires.contains(line.wire())) {
        wires.addAll(Wires.lit(diagram.path(line), LIT_WIRE, backward));
      } else {
        wires.add(0, Wires.draw(diagram.path(line), Ink.WIRE, WIRE, Figure.Dash.SOLID, true));
      }
    }
    if (!trunk.isEmpty() && lines.isEmpty()) {
      wires.add(0, Wires.draw(trunk, Ink.WIRE, WIRE, Figure.Dash.SOLID, false));
    }
    if (!trunk.isEmpty() && lines.size() > 1) {
      Point knot = trunk.getLast();
      if (diagram.options().isPatterned() && !gate.isConstant()) {
        pattern(GatePattern.ADDER, knot.x(), knot.y(), 7.5);
      } else {
        wires.add(new Figure.Disc(knot.x(), knot.y(), 3, Ink.WIRE, Ink.WIRE, 1));
      }
    }
  }

  private void label(ScenePart part) {
    Gate gate = part.gate();
    Label label = plan.spot(part).label;
    Box box = diagram.labelBox(part).orElseThrow();
    List<Point> trunk = diagram.trunk(part);
    double y = trunk.getLast().y();
    double middle = box.centre().x();
    value(gate, label, box, middle, y);
    if (label.name() != null && (!label.given() || isSpoken(gate))) {
      double up = label.value() == null ? Lettering.ascent(Label.VALUE) : label.value().height();
      double baseline = y - Label.OVER - up - label.nameGap();
      numbers.add(
          new Figure.Text(
              middle, baseline, label.name(), label.nameStyle(), Ink.MUTED, Figure.Anchor.CENTRE));
    }
    gradient(gate, label, middle, y);
    for (SceneLine line : plan.scene.from(part)) {
      branch(line);
    }
  }

  /// Whether the name that was given to a wire stands in the picture now.
  private boolean isSpoken(Gate gate) {
    return switch (plan.naming) {
      case TEXT -> false;
      case SPOKEN -> gate == lit || litWires.stream().anyMatch(w -> w.source() == gate);
      case ALWAYS -> true;
    };
  }

  private void value(Gate gate, Label label, Box box, double middle, double y) {
    boolean shown = trace.isComputed(gate, now);
    boolean fresh = newValues.contains(gate);
    if (trace.isSymbolic() && gate.isInput()) return;
    if (!shown || label.value() == null || fresh && appearing() == 0) {
      slot(middle, y - Label.OVER - 10);
      return;
    }
    Block block = label.value();
    double top = y - Label.OVER - block.height();
    if (fresh) tint(middle, top, block, Ink.VALUE_TINT);
    show(block, middle, top, Ink.VALUE, fresh);
  }

  private void gradient(Gate gate, Label label, double middle, double y) {
    if (gate.isConstant() || label.gradient() == null) return;
    boolean fresh = newGradients.contains(gate);
    boolean waiting = fresh && appearing() == 0;
    Moment at = waiting ? before : now;
    Tensor sum = trace.gradient(gate, at).orElse(null);
    double top = y + Label.UNDER;
    if (sum == null && !(trace.isSymbolic() && trace.hasGradient(gate, at))) {
      if (now.seeded()) slot(middle, top + 3);
      return;
    }
    boolean partial = trace.isPartial(gate, at);
    Block block =
        partial && sum != null ? Block.of(sum, plan.numbers, Label.GRADIENT) : label.gradient();
    if (fresh && !waiting) tint(middle, top, block, Ink.GRADIENT_TINT);
    show(block, middle, top, Ink.GRADIENT, fresh && !waiting);
    if (partial) {
      double x = middle + block.width() / 2;
      double baseline = top + Lettering.ascent(Label.GRADIENT) - 1;
      numbers.add(
          new Figure.Text(x, baseline, Label.MORE, Label.GRADIENT, Ink.MUTED, Figure.Anchor.LEFT));
    }
  }

  private void branch(SceneLine line) {
    Box box = diagram.branchBox(line).orElse(null);
    if (box == null || !trace.isAdded(line.wire(), now)) return;
    boolean fresh = newBranches.contains(line.wire());
    if (fresh && appearing() == 0) return;
    Label label = plan.way(line).branch;
    double top = box.y() + label.above() + Label.UNDER - 1;
    show(label.gradient(), box.centre().x(), top, Ink.GRADIENT, fresh);
  }

  /// How far a new number has appeared: 0 while pulses travel.
  private double appearing() {
    return progress >= 1 ? 1 : Math.max(0, (progress - TRAVEL) / (1 - TRAVEL));
  }

  private void show(Block block, double middle, double top, Ink ink, boolean fresh) {
    List<Figure> parts = new ArrayList<>();
    block.draw(parts, middle - block.width() / 2, top, ink);
    double seen = fresh ? appearing() : 1;
    if (seen < 1) {
      numbers.add(new Figure.Faded(new Figure.Several(parts), seen));
    } else {
      numbers.addAll(parts);
    }
  }

  /// Behind a number that has just appeared.
  private void tint(double middle, double top, Block block, Ink ink) {
    double w = block.width() + 8;
    Figure glow =
        new Figure.Plate(middle - w / 2, top - 2, w, block.height() + 4, 6, ink, Ink.NONE, 0);
    double seen = appearing();
    numbers.add(seen < 1 ? new Figure.Faded(glow, seen) : glow);
  }

  /// A faint place for a number that is not there yet; never a 0.
  private void slot(double middle, double top) {
    if (diagram.options().plain()) return;
    numbers.add(new Figure.Plate(middle - 13, top, 26, 8, 4, Ink.SLOT, Ink.NONE, 0));
  }

  /// A moving value is a solid pulse to the right, a moving gradient a dashed one to the left.
  private void pulse(SceneLine line) {
    if (progress >= TRAVEL || progress <= 0) return;
    List<Point> path = diagram.path(line);
    double length = Wires.length(path);
    double t = progress / TRAVEL;
    double head = (backward ? 1 - t : t) * (length + PULSE);
    List<Point> piece = Wires.piece(path, Math.max(0, head - PULSE), Math.min(length, head));
    if (piece.size() < 2) return;
    Ink ink = backward ? Ink.GRADIENT : Ink.VALUE;
    Figure.Dash dash = backward ? Figure.Dash.DASHED : Figure.Dash.SOLID;
    gates.add(Wires.draw(piece, ink, 6, dash, false));
  }
}
