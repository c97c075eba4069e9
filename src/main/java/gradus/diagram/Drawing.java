package gradus.diagram;

import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.Emphasis;
import gradus.diagram.scene.Scene;
import gradus.diagram.scene.SceneFrame;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.explain.term.GateSign;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.op.GatePattern;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The picture of one step: wires below, gates and numbers above, the current gate lit, its wires
/// emphasised, and in between two steps numbers on their way.
final class Drawing {
  static final double WIRE = 1.3;
  static final double LIT_WIRE = 2.6;
  private static final double DOT = 3.5;

  /// What leads from an input to its ghosts, begun.
  private static final double STUB = 19;

  /// What a wire takes beside its way at the most, with its tip and its dots.
  private static final double ROOM = 8;

  private final Diagram diagram;
  private final Blueprint plan;
  private final Places places;
  private final Trace trace;
  private final Moment now;
  private final Moment before;
  private final double progress;
  private final Step step;
  private final List<Figure> wires = new ArrayList<>();
  private final List<Figure> litWires = new ArrayList<>();
  private final List<Figure> dots = new ArrayList<>();
  private final List<Figure> glows = new ArrayList<>();
  private final List<Figure> gates = new ArrayList<>();
  private final Marks marks = new Marks(gates);
  private final List<Figure> numbers = new ArrayList<>();

  private final Emphasis emphasis;

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
    this.places = diagram.places();
    Steps steps = diagram.steps();
    this.trace = steps.trace();
    this.now = steps.moment(step);
    this.before = step == 0 ? now : steps.moment(step - 1);
    this.progress = Math.clamp(progress, 0, 1);
    this.step = emphasised;
    this.emphasis = Emphasis.of(emphasised, trace, before, now);
  }

  Figure figure() {
    List<Figure> frames = frames();
    for (ScenePart part : plan.scene.parts()) {
      part(part);
      wires.addAll(
          diagram
              .strands()
              .of(part, plan.scene.from(part), line -> !emphasis.litWires().contains(line.wire())));
      linesFrom(part);
      if (plan.spot(part).label != null) label(part);
    }
    List<Figure> all = new ArrayList<>(frames);
    boolean sized = diagram.options().magnitudes();
    Magnitudes magnitudes = new Magnitudes(plan, places, trace, now);
    all.addAll(glows);
    if (sized) all.addAll(magnitudes.bands());
    all.addAll(wires);
    all.addAll(litWires);
    all.addAll(dots);
    all.addAll(gates);
    all.addAll(numbers);
    if (sized) all.addAll(magnitudes.bars());
    all.addAll(new Motion(diagram, step, emphasis).at(progress));
    return new Figure.Several(all);
  }

  /// As far as the picture reaches: each wire whole, not as others pass it, where it leads further
  /// than gates and numbers.
  Box reach() {
    List<Figure> all = frames();
    for (ScenePart part : plan.scene.parts()) {
      part(part);
      if (plan.spot(part).label != null) label(part);
    }
    Stream.of(gates, numbers).forEach(all::addAll);
    Box standing = box(all);
    Box inner = standing.grown(-ROOM);
    gates.clear();
    numbers.clear();
    for (ScenePart part : plan.scene.parts()) {
      boolean further = leads(part);
      for (SceneLine line : plan.scene.from(part)) {
        List<Point> path = places.path(line);
        boolean out = !path.stream().allMatch(inner::contains);
        if (out) wires.add(Wires.draw(path, Ink.WIRE, WIRE, Figure.Dash.SOLID, true));
        further |= out;
      }
      if (further) linesFrom(part);
    }
    List<Figure> more = new ArrayList<>();
    Stream.of(wires, dots, gates, numbers).forEach(more::addAll);
    return more.isEmpty() ? standing : standing.union(box(more));
  }

  /// Whether more leaves a part than its lines and where they part.
  private boolean leads(ScenePart part) {
    PartPlan spot = plan.spot(part);
    boolean away = spot.hasGhosts || !spot.tags.isEmpty();
    return away || diagram.options().isPatterned() || places.endsThere(part);
  }

  private static Box box(List<Figure> figures) {
    Figure.Area area = new Figure.Several(figures).area();
    return new Box(area.x(), area.y(), area.width(), area.height());
  }

  /// The badges at the rim of one gate.
  Figure badges(Gate gate) {
    plan.scene.part(gate).filter(part -> part.gate().isOperation()).ifPresent(this::badges);
    return new Figure.Several(gates);
  }

  private List<Figure> frames() {
    List<Figure> frames = new ArrayList<>();
    List<Box> boxes = places.frames();
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      SceneFrame piece = plan.pieces.get(i);
      boolean isLit =
          emphasis.lit().stream().anyMatch(g -> Scene.holds(piece.group(), trace.graph().frame(g)));
      frames.addAll(Marks.frame(box, Blueprint.title(piece), isLit));
    }
    return frames;
  }

  private void part(ScenePart part) {
    Box box = places.box(part);
    if (part.isStart()) {
      input(part, box);
      return;
    }
    switch (part.gate().kind()) {
      case INPUT -> {}
      case CONSTANT -> {
        gates.add(Marks.panel(box, 6, Ink.GATE_FILL, Ink.SLOT));
        plan.spot(part).constant.draw(gates, box.x() + 6, box.y() + 6, Ink.TEXT);
      }
      case OPERATION -> operation(part, box);
    }
  }

  private void input(ScenePart part, Box box) {
    boolean shown = feeds(part);
    Point middle = box.centre();
    Caption name = plan.spot(part).name;
    double high = 26 + name.rise();
    Box lit = new Box(box.x(), middle.y() - high / 2, box.width(), high);
    if (shown) gates.add(Marks.panel(lit, 8, Ink.LIT_FILL, Ink.LIT_EDGE));
    gates.addAll(name.about(middle.x(), middle.y(), Ink.TEXT, Figure.Anchor.CENTRE));
  }

  private void operation(ScenePart part, Box box) {
    Gate gate = part.gate();
    Glyph glyph = plan.spot(part).glyph;
    boolean isLit = part.gates().stream().anyMatch(emphasis.lit()::contains);
    if (isLit) glows.add(Marks.glow(box, glyph.isCapsule()));
    marks.outline(box, plan.spot(part).footprint.isRound(), glyph.isCapsule(), isLit);
    marks.sign(glyph, box);
    marks.slots(plan.spot(part), box);
    if (trace.isComputed(gate, now)) locals(part);
    badges(part);
  }

  private void badges(ScenePart part) {
    Gate gate = part.gate();
    if (gate.isTakenOut()) return;
    if (diagram.options().isBadged() && trace.isComputed(gate, now)) {
      boolean broken =
          part.gates().stream().anyMatch(g -> trace.breaks(g) || trace.spoiled(g).isPresent());
      if (broken || trace.atKink(gate)) marks.badge(diagram.rims().warning(part), broken);
    }
    if (diagram.options().isPatterned()) {
      Point at = diagram.rims().pattern(part);
      GatePattern pattern =
          part.isSeries()
              ? GateSign.pattern(plan.scene.operands(part))
              : GateSign.pattern(trace.graph(), gate);
      marks.pattern(pattern, at.x(), at.y(), Rims.PATTERN);
    }
  }

  /// The local gradients, known as soon as the gate has computed its value.
  private void locals(ScenePart part) {
    if (emphasis.newValues().contains(part.gate()) && appearing() == 0) return;
    for (SceneLine line : plan.scene.to(part)) {
      Box box = places.localBox(line).orElse(null);
      if (box != null) plan.way(line).local.draw(numbers, box.x(), box.y(), Ink.TEXT);
    }
  }

  private void linesFrom(ScenePart part) {
    Gate gate = part.gate();
    List<Point> trunk = places.trunk(part);
    List<SceneLine> lines = plan.scene.from(part);
    for (SceneLine line : lines) {
      // Emphasised wires are drawn last, over those they share a trunk with.
      if (emphasis.litWires().contains(line.wire())) {
        litWires.addAll(Wires.lit(places.path(line), LIT_WIRE, emphasis.backward()));
      }
    }
    List<Point> leaving = places.leaving(part);
    if (!leaving.isEmpty()) {
      Point end = leaving.getLast().plus(PartPlan.STUB_END, 0);
      Caption name = plan.tagName(part);
      tagName(name, end, end.x() + name.width() + 3);
      PartPlan spot = plan.spot(part);
      places.shareBox(part).ifPresent(at -> share(spot.share, spot.shared, at));
    }
    plan.spot(part).tags.forEach(this::tag);
    if (!trunk.isEmpty() && places.endsThere(part)) {
      wires.add(Wires.draw(trunk, Ink.WIRE, WIRE, Figure.Dash.SOLID, false));
      if (trace.graph().isTakenApart(gate)) goesOn(trunk.getLast());
    }
    if (plan.spot(part).hasGhosts && !trunk.isEmpty()) {
      Point knot = diagram.knots(part).getFirst();
      List<Point> on = List.of(knot.plus(0, -DOT), knot.plus(0, -STUB));
      wires.add(Wires.draw(on, Ink.WIRE, 1, Figure.Dash.DASHED, false));
    }
    part(gate, diagram.knots(part));
  }

  private void part(Gate gate, List<Point> knots) {
    boolean adds = diagram.options().isPatterned() && !gate.isConstant();
    for (Point knot : knots) {
      if (adds && knot == knots.getFirst()) {
        marks.pattern(GatePattern.ADDER, knot.x(), knot.y(), Rims.SUM);
      } else {
        dots.add(new Figure.Disc(knot.x(), knot.y(), DOT, Ink.WIRE, Ink.NONE, 0));
      }
    }
  }

  /// A value that goes on in a later row: its name and its numbers once more.
  private void tag(TagPlan tag) {
    ScenePart part = tag.part();
    Label label = tag.label();
    List<Point> trunk = places.trunk(tag);
    double y = trunk.getFirst().y();
    Caption name = plan.tagName(tag.part());
    double left = trunk.getFirst().x() - 4 - name.width();
    tagName(name, new Point(left, y), left - 11);
    if (plan.scene.isLabelled()) {
      double middle = places.tagBox(tag).centre().x();
      value(part, label, middle, y);
      if (tag.only() != null) {
        awaited(tag.only(), middle, y);
      } else if (tag.whole()) {
        gradient(part, label, middle, y);
      } else {
        sum(tag, middle, y);
      }
    }
    part(part.gate(), diagram.strands().knots(part, plan.spot(part).tags.indexOf(tag)));
  }

  /// The sign of what goes on in the wires that begin with its entries.
  private void goesOn(Point end) {
    double baseline = end.y() + Lettering.middle(Label.NAME);
    numbers.add(
        new Figure.Text(end.x() + 2, baseline, "▸", Label.NAME, Ink.MUTED, Figure.Anchor.LEFT));
  }

  private void tagName(Caption name, Point at, double sign) {
    double baseline = at.y() + Lettering.middle(Label.NAME);
    numbers.addAll(name.on(at.x(), baseline + name.rise() / 2, Ink.TEXT, Figure.Anchor.LEFT));
    numbers.add(new Figure.Text(sign, baseline, "▸", Label.NAME, Ink.MUTED, Figure.Anchor.LEFT));
  }

  private void label(ScenePart part) {
    Gate gate = part.gate();
    Label label = plan.spot(part).label;
    Box box = places.labelBox(part).orElseThrow();
    List<Point> trunk = places.trunk(part);
    double y = trunk.getLast().y();
    double middle = box.centre().x();
    value(part, label, middle, y);
    if (label.name() != null && (!label.given() || isSpoken(part))) {
      double baseline = y - Label.OVER - under(gate, label) - label.nameGap();
      numbers.addAll(label.name().on(middle, baseline, Ink.MUTED, Figure.Anchor.CENTRE));
    }
    Point tail = places.tailBox(part).map(Box::centre).orElse(null);
    if (tail != null) {
      numbers.addAll(label.tail().about(tail.x(), y, Ink.TEXT, Figure.Anchor.CENTRE));
    }
    gradient(part, label, middle, y);
    for (SceneLine line : plan.scene.from(part)) {
      branch(line);
    }
  }

  /// What stands between a name and its wire: before the value is there, no more than one number.
  private double under(Gate gate, Label label) {
    double number = Lettering.ascent(Label.VALUE);
    if (label.value() == null) return number;
    boolean there = trace.isComputed(gate, now) || trace.isSymbolic();
    return there ? label.value().height() : Math.min(number, label.value().height());
  }

  /// Whether the name that was given to a wire stands in the picture now.
  private boolean isSpoken(ScenePart part) {
    return switch (plan.naming) {
      case TEXT -> false;
      case SPOKEN -> part.isAmong(emphasis.lit()) || feeds(part);
      case ALWAYS -> true;
    };
  }

  private boolean feeds(ScenePart part) {
    return part.isAmong(emphasis.litWires().stream().map(Wire::source).toList());
  }

  private void value(ScenePart part, Label label, double middle, double y) {
    Gate gate = part.gate();
    boolean shown = trace.isComputed(gate, now);
    boolean fresh = emphasis.newValues().contains(gate);
    if (trace.isSymbolic() && gate.isInput() && !gate.isShaped()) return;
    if (!shown || label.value() == null || fresh && appearing() == 0) {
      slot(middle, y - Label.OVER - 10);
      return;
    }
    Block block = label.value();
    double top = y - Label.OVER - block.height();
    if (part.isAmong(emphasis.newValues())) tint(middle, top, block, Ink.VALUE_TINT);
    show(block, middle, top, Ink.VALUE, fresh);
  }

  private void gradient(ScenePart part, Label label, double middle, double y) {
    Gate gate = part.carried();
    if (gate.isConstant() || label.gradient() == null) return;
    if (trace.tangents().isPresent()) {
      tangent(part, label, middle, y);
      return;
    }
    boolean fresh = emphasis.newGradients().contains(gate);
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
        partial && sum != null ? Label.sum(sum, plan.numbers, label.value()) : label.gradient();
    boolean noted = part.isAmong(emphasis.newGradients());
    if (noted && !waiting) tint(middle, top, block, Ink.GRADIENT_TINT);
    show(block, middle, top, Ink.GRADIENT, fresh && !waiting);
    if (partial) more(block, middle, top);
  }

  /// Behind a sum that grows on.
  private void more(Block block, double middle, double top) {
    double x = middle - block.width() / 2 + block.end();
    double baseline = top + Lettering.ascent(Label.GRADIENT) - 1;
    numbers.add(
        new Figure.Text(x, baseline, Label.MORE, Label.GRADIENT, Ink.MUTED, Figure.Anchor.LEFT));
  }

  /// What comes back to where a value goes on, of several branches that go there and not all.
  private void sum(TagPlan tag, double middle, double y) {
    Label label = tag.label();
    if (label.gradient() == null) return;
    boolean fresh = tag.shared().stream().anyMatch(emphasis.newBranches()::contains);
    boolean waiting = fresh && appearing() == 0;
    Moment at = waiting ? before : now;
    List<Wire> added = tag.shared().stream().filter(wire -> trace.isAdded(wire, at)).toList();
    double top = y + Label.UNDER;
    if (added.isEmpty()) {
      if (now.seeded()) slot(middle, top + 3);
      return;
    }
    boolean partial = added.size() < tag.shared().size();
    Tensor sum = added.stream().map(trace::contribution).reduce(Tensor::plus).orElseThrow();
    Block block = partial ? Label.sum(sum, plan.numbers, label.value()) : label.gradient();
    show(block, middle, top, Ink.GRADIENT, fresh && !waiting);
    if (partial) more(block, middle, top);
  }

  /// In forward mode: there as soon as the value is.
  private void tangent(ScenePart part, Label label, double middle, double y) {
    Gate gate = part.gate();
    boolean fresh = emphasis.newValues().contains(gate);
    double top = y + Label.UNDER;
    if (!trace.isComputed(gate, now) || fresh && appearing() == 0) {
      slot(middle, top + 3);
    } else {
      show(label.gradient(), middle, top, Ink.TANGENT, fresh);
    }
  }

  /// An input once more, beside one of its uses.
  private void ghost(SceneLine line, Box numbersBox) {
    Box box = places.ghostBox(line);
    boolean shown = emphasis.litWires().contains(line.wire());
    marks.ghost(box, plan.spot(line.from()).name, shown ? Ink.LIT_EDGE : Ink.GATE_EDGE);
    double middle = numbersBox.centre().x();
    value(line.from(), plan.way(line).branch, middle, box.centre().y());
    awaited(line, middle, box.centre().y());
  }

  /// The faint place of a share that is not there yet.
  private void awaited(SceneLine line, double middle, double y) {
    if (!trace.isAdded(line.wire(), now) && now.seeded()) slot(middle, y + Label.UNDER + 3);
  }

  private void branch(SceneLine line) {
    Box box = places.branchBox(line).orElse(null);
    if (box != null && line.isApart()) ghost(line, box);
    if (box != null) share(plan.way(line).branch, List.of(line.wire()), box);
  }

  /// What branches that go one way hand back, as soon as all of it is there.
  private void share(Label label, List<Wire> branches, Box box) {
    if (!branches.stream().allMatch(wire -> trace.isAdded(wire, now))) return;
    boolean fresh = branches.stream().anyMatch(emphasis.newBranches()::contains);
    if (fresh && appearing() == 0) return;
    double top = box.y() + label.above() + Label.UNDER - 1;
    show(label.gradient(), box.centre().x(), top, Ink.GRADIENT, fresh);
  }

  /// How far a new number has appeared: 0 while numbers travel.
  private double appearing() {
    double left = 1 - Motion.ARRIVED;
    return progress >= 1 ? 1 : Math.max(0, (progress - Motion.ARRIVED) / left);
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
    double w = block.width() + 2 * Label.TINT_SIDE;
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
}
