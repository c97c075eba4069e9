package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.List;
import java.util.Optional;

/// Which part of the picture the canvas shows: all of it where its numbers can be read then, else
/// the part that the step is about; and whatever a person chose, until the next step leaves it.
final class Camera {
  private static final double ZOOM_STEP = 1.25;

  /// Numbers stand so far beside the gates they belong to.
  private static final double BESIDE = 60;

  /// Of a picture nothing is drawn so near its edge.
  private static final double EDGE = 12;

  private final Highlights highlights;
  private final Runnable moved;
  private final Glide glide = new Glide(this::show);
  private PictureModel picture;
  private Settings settings;
  private double width;
  private double height;
  private Viewport viewport = new Viewport(1, 0, 0);
  private boolean fitted = true;
  private boolean whole;

  /// Whether it is looked at as it was before, which nothing that comes over it moves.
  private boolean back;

  private List<Wire> shownTrail = List.of();

  /// What was to come into sight; null since a person or a step moved on.
  private Gate revealed;

  /// What lies over the picture, on the screen.
  private List<Box> covers = List.of();

  /// Whether the view went to the paths last, rather than to the step.
  private boolean onTrail;

  /// `moved` hears whenever another part is seen.
  Camera(Highlights highlights, Runnable moved) {
    this.highlights = highlights;
    this.moved = moved;
  }

  void connect(PictureModel shown, Settings chosen) {
    picture = shown;
    settings = chosen;
  }

  private Diagram diagram() {
    return picture == null ? null : picture.diagram().get();
  }

  Viewport viewport() {
    return viewport;
  }

  /// The canvas has another size.
  void resize(double across, double down) {
    Diagram diagram = diagram();
    boolean left = isLeftAlone(diagram);
    width = across;
    height = down;
    placeAgain(diagram, left);
    revealAgain();
  }

  /// The picture has other places than it had.
  void redrawn(Diagram was) {
    placeAgain(was, isLeftAlone(was));
    revealAgain();
  }

  /// What came into sight stays there, though the picture is arranged anew.
  private void revealAgain() {
    if (revealed != null) reveal(revealed);
  }

  /// Whether a picture seen in part is looked at by someone who follows no step.
  private boolean isLeftAlone(Diagram was) {
    boolean seen = was != null && width > 0 && height > 0;
    return seen && !whole && !settings.following().get() && isSeenInPart(was);
  }

  /// Whoever follows no step stays where they are, also when the headline takes another line and
  /// the picture is arranged for what is left.
  private void placeAgain(Diagram was, boolean left) {
    if (!fitted) return;
    Optional<Viewport> standing = left ? staying(was, diagram()) : Optional.empty();
    if (standing.isPresent()) {
      glide.stop();
      show(standing.get());
    } else {
      place();
    }
  }

  private Optional<Viewport> staying(Diagram was, Diagram now) {
    boolean all = now == null || start(now).isWhole(now.width(), now.height(), width, height);
    return all ? Optional.empty() : Foothold.carry(glide.end(viewport), was, now, width, height);
  }

  /// All of the picture, until the next zoom or drag also when the window or the graph changes;
  /// asked for once more, what [#settle] shows.
  void fit() {
    back = false;
    revealed = null;
    whole = !(fitted && whole);
    fitted = true;
    place();
  }

  /// All of the picture, or where its numbers would be too small the part the step is about.
  void settle() {
    back = false;
    revealed = null;
    whole = false;
    fitted = true;
    place();
  }

  private void place() {
    Diagram diagram = diagram();
    if (diagram == null || width <= 0 || height <= 0) return;
    glide.stop();
    viewport = whole ? all(diagram) : start(diagram);
    if (isSeenInPart(diagram)) viewport = following(diagram);
    viewport = clear(viewport);
    moved.run();
  }

  /// Other things lie over the picture, or none any more: what is looked at moves aside, and back.
  void cover(List<Box> now) {
    if (now.equals(covers)) return;
    covers = now;
    Diagram diagram = diagram();
    if (back || diagram == null || width <= 0 || height <= 0) return;
    go(clear(uncovered(diagram)));
  }

  /// Where a picture that is seen whole stands while nothing lies over it, and any other now.
  private Viewport uncovered(Diagram diagram) {
    Viewport home = whole ? all(diagram) : start(diagram);
    boolean stands = fitted && !isInPart(diagram, home);
    return stands ? home : glide.end(viewport);
  }

  /// Whether something lies over a place of the screen.
  boolean isCovered(Box place) {
    return covers.stream().anyMatch(place::overlaps);
  }

  /// With what was looked for, else what was asked about, else the gate at work clear of all that
  /// lies over the picture.
  private Viewport clear(Viewport view) {
    Diagram diagram = diagram();
    return lookedAt(diagram).map(b -> view.clearOf(covers, b, width, height)).orElse(view);
  }

  private Optional<Box> lookedAt(Diagram diagram) {
    Optional<Box> wanted = wanted(diagram);
    if (wanted.isPresent()) return wanted;
    int step = picture.player().step().get();
    return step > diagram.steps().last() ? Optional.empty() : diagram.work(step);
  }

  private Optional<Box> wanted(Diagram diagram) {
    Gate gate = revealed == null ? highlights.asked().orElse(null) : revealed;
    return gate != null && Highlights.isIn(diagram, gate)
        ? withNumbers(diagram, gate)
        : Optional.empty();
  }

  /// Where what was looked for or asked about stands on the screen.
  Optional<Box> wanted() {
    Diagram diagram = diagram();
    return diagram == null ? Optional.empty() : wanted(diagram).map(viewport::onScreen);
  }

  /// The place of a gate and its numbers.
  static Optional<Box> withNumbers(Diagram diagram, Gate gate) {
    return diagram.box(gate).map(own -> diagram.labelBox(gate).map(own::union).orElse(own));
  }

  private Viewport all(Diagram diagram) {
    return Viewport.fitting(diagram.width(), diagram.height(), width, height);
  }

  private Viewport start(Diagram diagram) {
    return Viewport.legible(diagram.width(), diagram.height(), width, height);
  }

  private boolean isSeenInPart(Diagram diagram) {
    return isInPart(diagram, viewport);
  }

  private boolean isInPart(Diagram diagram, Viewport view) {
    return !view.isWhole(diagram.width(), diagram.height(), width, height);
  }

  /// There is another step: the view goes where it is.
  void followStep() {
    back = false;
    revealed = null;
    onTrail = false;
    follow();
  }

  /// Paths that are lit up anew are looked for in the picture, which stays as large as it is.
  void followTrail() {
    if (shownTrail.equals(highlights.trail())) return;
    shownTrail = highlights.trail();
    onTrail = !shownTrail.isEmpty();
    follow();
  }

  private void follow() {
    Diagram diagram = diagram();
    if (diagram == null || width <= 0 || height <= 0) return;
    Viewport uncovered = uncovered(diagram);
    if (isInPart(diagram, uncovered)) {
      go(clear(following(diagram)));
    } else if (!covers.isEmpty()) {
      go(clear(uncovered));
    }
  }

  /// What lies out of sight comes into it, and stays there until the next step.
  void reveal(Gate gate) {
    Diagram diagram = diagram();
    back = false;
    revealed = gate;
    if (diagram == null || !Highlights.isIn(diagram, gate)) return;
    Box own = diagram.box(gate).orElse(null);
    if (own == null || width <= 0 || height <= 0) return;
    Viewport seen = uncovered(diagram);
    if (isInPart(diagram, seen)) {
      fitted = false;
      seen = seen.showing(List.of(own, withNumbers(diagram, gate).orElse(own)), width, height);
    }
    go(clear(seen));
  }

  private void go(Viewport next) {
    if (next.equals(glide.end(viewport))) return;
    if (settings.calm().get()) {
      show(next);
    } else {
      glide.move(viewport, next);
    }
  }

  private Viewport following(Diagram diagram) {
    Viewport from = glide.end(viewport);
    if (onTrail) return from.showing(highlights.alongTrail(diagram), width, height);
    int step = picture.player().step().get();
    if (!settings.following().get() || step > diagram.steps().last()) return from;
    if (step == 0 && fitted) return start(diagram);
    return from.showing(diagram.focus(step), width, height);
  }

  void zoomIn() {
    zoom(ZOOM_STEP, width / 2, height / 2);
  }

  void zoomOut() {
    zoom(1 / ZOOM_STEP, width / 2, height / 2);
  }

  /// By so many notches of a wheel.
  void turn(double notches, double x, double y) {
    zoom(Math.pow(ZOOM_STEP, Math.clamp(notches, -4, 4)), x, y);
  }

  void zoom(double factor, double x, double y) {
    look(viewport.zoomed(factor, x, y));
  }

  void pan(double dx, double dy) {
    look(viewport.moved(dx, dy));
  }

  /// A point of the picture comes to the middle.
  void centre(Point point) {
    look(viewport.centred(point, width, height));
  }

  /// A part of the picture as large as the canvas shows it, with room for what is beside it.
  void approach(Box part) {
    Box seen = part.grown(BESIDE);
    Viewport all = Viewport.fitting(seen.width(), seen.height(), width, height);
    look(new Viewport(all.scale(), 0, 0).centred(seen.centre(), width, height));
  }

  private void look(Viewport next) {
    Diagram diagram = diagram();
    if (diagram == null) return;
    back = false;
    revealed = null;
    fitted = false;
    glide.stop();
    show(next.kept(diagram.width(), diagram.height(), width, height));
  }

  private void show(Viewport next) {
    viewport = next;
    moved.run();
  }

  /// How a picture was looked at.
  record Stand(Viewport viewport, boolean fitted, boolean whole) {}

  Stand stand() {
    return new Stand(glide.end(viewport), fitted, whole);
  }

  /// The picture is looked at as it was, arranged as it was then.
  void again(Stand then) {
    glide.stop();
    fitted = then.fitted;
    whole = then.whole;
    back = !fitted;
    show(then.viewport);
  }

  /// Whether something of the picture is out of sight, and not only of its empty edge.
  boolean isPartial() {
    Diagram diagram = diagram();
    if (diagram == null || width <= 0 || !isSeenInPart(diagram)) return false;
    Box drawn = new Box(0, 0, diagram.width(), diagram.height()).grown(-EDGE);
    Box screen = new Box(0, 0, width, height);
    return !screen.union(viewport.onScreen(drawn)).equals(screen);
  }

  /// Where the gate at work stands on the screen; nowhere in particular where there is none.
  Box work() {
    Diagram diagram = diagram();
    int step = picture.player().step().get();
    boolean none = diagram == null || step > diagram.steps().last();
    Optional<Box> work = none ? Optional.empty() : diagram.work(step);
    return work.map(viewport::onScreen).orElse(new Box(0, 0, 0, 0));
  }
}
