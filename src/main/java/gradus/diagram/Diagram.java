package gradus.diagram;

import gradus.diagram.path.Fork;
import gradus.diagram.path.NearForks;
import gradus.diagram.path.Wires;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.place.Group;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.Plan;
import gradus.layout.Point;
import gradus.picture.Caption;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.tensor.Numbers;
import gradus.thread.DeepThread;
import gradus.trace.Grain;
import gradus.trace.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A graph measured and laid out once, from which the picture of any step is drawn. Immutable.
public final class Diagram {
  /// So far beside its digits a number is still pointed at, px.
  private static final double NEAR = 7;

  private static final double MARGIN = 16;

  /// How far a name that comes and goes reaches into it.
  private static final double IN_MARGIN = MARGIN - 4;

  private final Steps steps;
  private final Options options;
  private final Blueprint blueprint;
  private final Layout layout;
  private final Blueprint placed;

  /// What the ink of the whole run takes, where the layout places it.
  private final Box ink;

  private final Places places;
  private final Strands strands;
  private volatile Rims rims;
  private volatile Map<Gate, Fork> forks;

  /// @param like with parts in the same places; null where there is none
  private Diagram(
      Steps steps,
      Options options,
      Blueprint blueprint,
      Blueprint placed,
      Layout layout,
      Box ink,
      Diagram like) {
    this.steps = steps;
    this.options = options;
    this.blueprint = blueprint;
    this.placed = placed;
    this.layout = layout;
    this.ink = ink;
    places = new Places(blueprint, placed, layout, MARGIN - ink.x(), MARGIN - ink.y());
    boolean stands = like != null && blueprint.standsAs(like.blueprint);
    strands = stands ? like.strands : new Strands(places);
    rims = like == null ? null : like.rims;
  }

  /// Measures and lays out; slow for large graphs.
  ///
  /// @throws java.util.concurrent.CancellationException when `cancelled` says so
  public static Diagram of(
      Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
    // One thread for all arrangements that are tried, for each row of which the engine wants one.
    Tryouts.Tryout best =
        DeepThread.run(
            engine.name(),
            LayoutEngine.STACK_BYTES,
            giveUp -> new Arranger(steps, options, engine, giveUp).best(),
            cancelled);
    Blueprint blueprint = best.blueprint();
    return trimmed(steps, options, blueprint, NearForks.of(blueprint.plan, best.layout()));
  }

  private static Diagram trimmed(Steps steps, Options options, Blueprint blueprint, Layout layout) {
    Box page = new Box(0, 0, layout.width(), layout.height());
    // The picture stays where it is when the steps become larger or smaller.
    Steps all = steps.grain() == Grain.GATE ? steps : Steps.of(steps.trace(), Grain.GATE);
    Diagram whole = new Diagram(all, options, blueprint, blueprint, layout, page, null);
    return new Diagram(steps, options, blueprint, blueprint, layout, whole.used(), null);
  }

  /// What is drawn at any step, in the places of the layout: nothing goes beyond what stands there
  /// in the end, but sums that grow.
  private Box used() {
    Box used = new Drawing(this, steps.last()).reach();
    for (ScenePart part : blueprint.scene.parts()) {
      // What is lit has an edge.
      used = used.union(places.box(part).grown(0.5));
      if (blueprint.scene.from(part).size() > 1) {
        used = places.labelBox(part).map(used::union).orElse(used);
      }
      // A name that comes with its step may stand in the margin, but not beyond it.
      if (blueprint.spot(part).carried().given() && options.naming() == WireNaming.SPOKEN) {
        used = places.labelBox(part).map(Diagram::fromMargin).map(used::union).orElse(used);
      }
    }
    return used.plus(-MARGIN, -MARGIN);
  }

  private static Box fromMargin(Box label) {
    double lower = Math.min(IN_MARGIN, label.height());
    return new Box(label.x(), label.y() + lower, label.width(), label.height() - lower);
  }

  /// The same places with new numbers; empty when the structure changed or a number needs more
  /// room.
  public Optional<Diagram> with(Steps other, Options changed) {
    Blueprint next = new Blueprint(other.trace(), changed, placed.arrangement);
    if (!next.fitsInto(placed)) return Optional.empty();
    return Optional.of(new Diagram(other, changed, next, placed, layout, ink, this));
  }

  /// The picture that laying out anew would make; empty where it would be laid out otherwise, or
  /// where that is not certain: what was drawn before leaves no trace in it.
  public Optional<Diagram> again(Steps other, Options changed) {
    Blueprint next = new Blueprint(other.trace(), changed, placed.arrangement);
    return next.takesThePlaceOf(placed)
        ? Optional.of(trimmed(other, changed, next, layout))
        : Optional.empty();
  }

  /// Whether another picture of the same program has other rows or ghosts, or gates that opened.
  public boolean isArrangedUnlike(Diagram other) {
    return steps.trace().graph().text().equals(other.steps.trace().graph().text())
        && (!placed.arrangement.equals(other.placed.arrangement) || !keys().equals(other.keys()));
  }

  /// Of gates that opened into others there are more.
  private List<String> keys() {
    return steps.trace().graph().gates().stream().map(Gate::key).toList();
  }

  /// Whether an input stands once more, in a dashed outline, near a later use.
  public boolean repeatsInputs() {
    return blueprint.scene.lines().stream().anyMatch(SceneLine::isApart);
  }

  /// The names that are cut, each once.
  public List<Caption> cutNames() {
    return blueprint.scene.parts().stream()
        .flatMap(part -> blueprint.spot(part).names())
        .filter(Caption::isCut)
        .distinct()
        .toList();
  }

  /// Whether some line only says which entries a gate takes.
  public boolean hasChoices() {
    return blueprint.scene.lines().stream().anyMatch(SceneLine::chooses);
  }

  /// Whether a value goes on in a lower row, which begins with its name.
  public boolean passesRows() {
    return blueprint.scene.parts().stream().anyMatch(p -> !blueprint.spot(p).tags.isEmpty());
  }

  /// Whether the engine would arrange it for another screen as it is now.
  public boolean suits(Options.Screen screen, LayoutEngine engine) {
    return screen.equals(options.screen()) || !Tryouts.isArranged(blueprint, engine);
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
    return ink.width() + 2 * MARGIN;
  }

  /// Height in px at 100 %, margin included.
  public double height() {
    return ink.height() + 2 * MARGIN;
  }

  /// The whole picture after `step`; `progress` from 0 to 1 is how far the animation into the step
  /// has come.
  public Figure figure(int step, double progress) {
    return new Drawing(this, step, progress).figure();
  }

  /// How long the motion into a step takes, in ms at speed 1.
  public int motion(int step) {
    return Motion.length(steps.step(step));
  }

  /// The picture after `step` with nothing emphasised, for a page rather than a talk.
  public Figure still(int step) {
    return new Drawing(this, step).figure();
  }

  Blueprint blueprint() {
    return blueprint;
  }

  /// The wires.
  Strands strands() {
    return strands;
  }

  /// Where lines that leave a part go different ways.
  List<Point> knots(ScenePart part) {
    return strands.knots(part);
  }

  /// By the gates whose gradients are added up there; made when first pointed at.
  private Map<Gate, Fork> forks() {
    Map<Gate, Fork> made = forks;
    if (made == null) {
      made = new LinkedHashMap<>();
      for (ScenePart part : blueprint.scene.parts()) {
        Gate gate = part.carried();
        if (gate.isConstant() || steps.trace().branches(gate).size() < 2) continue;
        List<Point> all = new ArrayList<>(knots(part));
        blueprint.spot(part).tags.forEach(tag -> all.addAll(places.knots(tag)));
        List<List<Point>> ways = blueprint.scene.from(part).stream().map(places::path).toList();
        if (!all.isEmpty()) made.put(gate, new Fork(all, ways));
      }
      forks = made;
    }
    return made;
  }

  /// Where the gradients of a gate's value are added up; empty where nothing parts in the picture.
  public Optional<Box> fork(Gate gate) {
    return Optional.ofNullable(forks().get(gate)).map(fork -> fork.sign(Rims.SUM));
  }

  /// The badges at the rim of a gate after `step`, to be painted once more over what is drawn
  /// around it.
  public Figure badges(Gate gate, int step) {
    return new Drawing(this, step).badges(gate);
  }

  /// Where badges stand, in all pictures of one layout; made when first drawn.
  Rims rims() {
    Rims made = rims;
    if (made == null) {
      made = new Rims(new Places(placed, placed, layout, places.dx(), places.dy()));
      rims = made;
    }
    return made;
  }

  Places places() {
    return places;
  }

  /// The place of a gate's circle or an input's name; empty for a constant inside its gate.
  public Optional<Box> box(Gate gate) {
    return blueprint.scene.part(gate).map(places::box);
  }

  /// What a step is about, each place before those that matter less where there is no room for all:
  /// the gate at work, then its numbers and its operands with theirs and their names; where
  /// gradients go back first what gets them, the nearer before the farther. Empty where a step is
  /// about all of the picture.
  public List<Box> focus(int step) {
    Gate gate = steps.step(step).gateAtWork().orElse(null);
    if (gate == null || box(gate).isEmpty()) return List.of();
    Box own = box(gate).orElseThrow();
    List<SceneLine> operands = blueprint.scene.to(blueprint.scene.part(gate).orElseThrow());
    List<Box> in = new ArrayList<>();
    for (SceneLine line : operands) {
      places.branchBox(line).or(() -> places.labelBox(line.from())).ifPresent(in::add);
    }
    for (SceneLine line : operands) {
      Box name = places.box(line.from());
      in.add(places.labelBox(line.from()).map(name::union).orElse(name));
    }
    in.sort(Comparator.comparingDouble(b -> own.union(b).width() + own.union(b).height()));
    List<Box> focus = new ArrayList<>(List.of(own));
    boolean back = step > 0 && steps.moment(step - 1).seeded();
    labelBox(gate).ifPresent(numbers -> in.add(back ? in.size() : 0, numbers));
    focus.addAll(in);
    return focus;
  }

  /// The gate at work with its numbers; empty where all of the picture works, or nothing.
  public Optional<Box> work(int step) {
    return steps
        .step(step)
        .gateAtWork()
        .flatMap(g -> box(g).map(own -> labelBox(g).map(own::union).orElse(own)));
  }

  /// Where the label's numbers stand: its box, with the wire's height inside it.
  public Optional<Box> labelBox(Gate gate) {
    return blueprint.scene.part(gate).flatMap(places::labelBox);
  }

  /// One entry of a gate's value or of its gradient, counted row by row.
  ///
  /// @param branch of a fork, whose share of the gradient it is; null where it is all of it
  public record DrawnEntry(Gate gate, int place, boolean isGradient, Wire branch) {
    /// Of a value, or of all of a gradient.
    public DrawnEntry(Gate gate, int place, boolean isGradient) {
      this(gate, place, isGradient, null);
    }
  }

  /// The place of one entry of a gate's value in the picture; empty where it is not drawn.
  public Optional<Box> entryBox(Gate gate, int entry) {
    return entryBox(new DrawnEntry(gate, entry, false));
  }

  /// The place of an entry in the picture; empty where it is not drawn.
  public Optional<Box> entryBox(DrawnEntry entry) {
    return entryBoxes(entry).stream().findFirst();
  }

  /// All places of an entry: at its wire first, then where the wire goes on in a later row, and
  /// where an input stands once more near a use of it.
  public List<Box> entryBoxes(DrawnEntry entry) {
    ScenePart part = blueprint.scene.part(entry.gate).orElse(null);
    Gate gate = part == null ? null : entry.isGradient ? part.carried() : part.gate();
    if (gate != entry.gate || gate.shape() == null) return List.of();
    return places.stands(part).stream()
        .filter(s -> s.isGradient() == entry.isGradient && s.branch() == entry.branch)
        .flatMap(s -> s.cell(entry.place, gate.shape()).stream())
        .toList();
  }

  /// The entry whose number is at a point of the picture, whether or not it is known yet.
  public Optional<DrawnEntry> entryAt(double x, double y) {
    Point p = new Point(x, y);
    for (ScenePart part : blueprint.scene.parts()) {
      for (Places.EntryStand stand : places.stands(part)) {
        Gate gate = stand.isGradient() ? part.carried() : part.gate();
        if (!stand.box().contains(p) || gate.shape() == null) continue;
        OptionalInt place = stand.entryAt(p, gate.shape());
        if (place.isPresent()) {
          return Optional.of(
              new DrawnEntry(gate, place.getAsInt(), stand.isGradient(), stand.branch()));
        }
      }
    }
    Optional<Hit> hit = hit(x, y);
    return hit.isPresent() ? hit.flatMap(Diagram::onlyEntry) : nearEntry(p);
  }

  /// A number by itself that nothing stands nearer to.
  private Optional<DrawnEntry> nearEntry(Point p) {
    for (ScenePart part : blueprint.scene.parts()) {
      for (Places.EntryStand stand : places.stands(part)) {
        Gate gate = stand.isGradient() ? part.carried() : part.gate();
        boolean number = gate.shape() != null && gate.shape().isScalar();
        if (number && stand.box().grown(NEAR).contains(p)) {
          return Optional.of(new DrawnEntry(gate, 0, stand.isGradient(), stand.branch()));
        }
      }
    }
    return Optional.empty();
  }

  /// The number that stands at a place by itself, which is met around its digits too.
  private static Optional<DrawnEntry> onlyEntry(Hit hit) {
    Gate gate = hit.gate();
    if (gate.shape() == null || !gate.shape().isScalar()) return Optional.empty();
    return switch (hit.part()) {
      case VALUE -> Optional.of(new DrawnEntry(gate, 0, false));
      case GRADIENT -> Optional.of(new DrawnEntry(gate, 0, true));
      case BRANCH -> Optional.of(new DrawnEntry(gate, 0, true, hit.wire()));
      case GATE, NAME, FORK -> Optional.empty();
    };
  }

  /// A broad line along these wires, to be painted under the picture; where a value goes on in
  /// another row also along its way out of its own.
  public Figure trail(Collection<Wire> wires) {
    Set<ScenePart> left = new HashSet<>();
    List<Figure> lines = new ArrayList<>();
    for (Wire wire : wires) {
      SceneLine line = blueprint.scene.line(wire).orElse(null);
      if (line == null) continue;
      boolean leaves = blueprint.way(line).tag != null && left.add(line.from());
      if (leaves) lines.add(broad(places.leaving(line.from())));
      lines.add(broad(places.path(line)));
    }
    return new Figure.Faded(new Figure.Several(lines), 0.4);
  }

  private static Figure broad(List<Point> path) {
    return Wires.draw(path, Ink.LIT_EDGE, 9, Figure.Dash.SOLID, false);
  }

  /// The innermost frame whose title or ground is at a point of the picture.
  public Optional<Group> frame(double x, double y) {
    List<Box> frames = places.frames();
    Point p = new Point(x, y);
    Group found = null;
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).contains(p)) found = blueprint.pieces.get(i).group();
    }
    return Optional.ofNullable(found);
  }

  /// What stands at a point of the picture.
  public Optional<Hit> hit(double x, double y) {
    Point p = new Point(x, y);
    return fork(fork -> fork.isAt(p)).or(() -> part(p)).or(() -> fork(fork -> fork.isAlong(p)));
  }

  private Optional<Hit> fork(Predicate<Fork> meant) {
    return forks().entrySet().stream()
        .filter(e -> meant.test(e.getValue()))
        .findFirst()
        .map(e -> new Hit(e.getKey(), null, Hit.Aspect.FORK, e.getValue().sign(Rims.SUM)));
  }

  private Optional<Hit> part(Point p) {
    for (ScenePart part : blueprint.scene.parts()) {
      Box box = places.box(part);
      if (box.contains(p)) return Optional.of(new Hit(part.gate(), null, Hit.Aspect.GATE, box));
      Optional<Box> label = places.labelBox(part).filter(b -> b.contains(p));
      if (label.isPresent()) return Optional.of(labelHit(part, label.get(), p.y()));
      Optional<Box> tail = places.tailBox(part).filter(b -> b.contains(p));
      if (tail.isPresent()) {
        return Optional.of(new Hit(part.carried(), null, Hit.Aspect.NAME, tail.get()));
      }
      List<Wire> shared = blueprint.spot(part).shared;
      Optional<Box> share = places.shareBox(part).filter(b -> b.contains(p));
      if (share.isPresent() && shared.size() == 1) {
        return Optional.of(new Hit(part.gate(), shared.getFirst(), Hit.Aspect.BRANCH, share.get()));
      }
      for (SceneLine line : blueprint.scene.to(part)) {
        if (line.isApart() && places.ghostBox(line).contains(p)) {
          Gate input = line.from().gate();
          return Optional.of(new Hit(input, null, Hit.Aspect.GATE, places.ghostBox(line)));
        }
        Optional<Box> branch = places.branchBox(line).filter(b -> b.contains(p));
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
    double wire = places.wireHeight(spot.labelNode);
    if (y > wire) return new Hit(gate, null, Hit.Aspect.GRADIENT, box);
    double value = label.value() == null ? 16 : label.value().height();
    boolean name = label.name() != null && y < wire - Label.OVER - value - 2;
    return name
        ? new Hit(part.carried(), null, Hit.Aspect.NAME, box)
        : new Hit(gate, null, Hit.Aspect.VALUE, box);
  }

  /// The kinds of all nodes and their boxes, for tests of what must not overlap.
  List<Plan.Item> planNodes() {
    return placed.plan.nodes();
  }
}
