package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.diagram.Options;
import gradus.graph.Gate;
import gradus.graph.place.Group;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.ui.touch.TouchModel;
import gradus.ui.work.Drop;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.Intent;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Selection;
import gradus.ui.work.Settings;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jfree.fx.FXGraphics2D;

/// Shows the picture of the current step. The canvas is as large as its viewport, never as the
/// picture; it is painted anew in the next pulse after something changed, and only then.
public final class DiagramCanvas extends Region {
  /// Resizing has ended when nothing came for so long.
  private static final Duration SETTLED = Duration.millis(160);

  /// How much is seen of a picture that is not of the text as it stands.
  public static final double DIMMED = 0.35;

  private final Canvas canvas = new Canvas();
  private final FXGraphics2D surface = new FXGraphics2D(canvas.getGraphicsContext2D());
  private PictureModel picture;
  private FoldingModel folding;
  private Settings settings;
  private Gesture gesture = new Gesture.Idle();
  private Diagram figured;
  private int figuredStep;
  private double figuredProgress;
  private Figure figure = Figure.EMPTY;
  private TouchModel touch;
  private Consumer<Intent.Ask> onPick = h -> {};
  private Runnable onLeave = () -> {};

  private final List<Runnable> painted = new ArrayList<>();
  private final Highlights highlights = new Highlights(this::highlighted);
  private final Camera camera = new Camera(highlights, this::requestLayout);
  private final Crossfade crossfade = new Crossfade(this::requestLayout);
  private boolean leading = true;
  private Camera.Stand kept;
  private final PauseTransition sized = new PauseTransition(SETTLED);

  public DiagramCanvas() {
    getStyleClass().add("diagram-canvas");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    // Who listens rather than looks is told of what is new.
    accessibleTextProperty()
        .addListener(o -> notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(ZoomEvent.ZOOM, this::pinch);
    widthProperty().addListener(o -> resized());
    heightProperty().addListener(o -> resized());
    sized.setOnFinished(e -> fill());
  }

  /// Connects the canvas; `picked` hears what is clicked, and `left` of a click beside all of it.
  public void connect(
      PictureModel shown,
      FoldingModel folds,
      Settings chosen,
      Consumer<Intent.Ask> picked,
      Runnable left) {
    picture = shown;
    folding = folds;
    settings = chosen;
    onPick = picked;
    onLeave = left;
    touch = new TouchModel(picture, settings);
    touch.touch().addListener((o, was, now) -> highlights.touch(now));
    InvalidationListener paint = o -> requestLayout();
    camera.connect(picture, settings);
    picture.diagram().addListener((o, was, now) -> redrawn(was, now));
    picture.player().step().addListener(o -> camera.followStep());
    settings.following().addListener(o -> camera.followStep());
    picture.player().step().addListener(paint);
    picture.player().progress().addListener(paint);
    picture.status().addListener(paint);
    settings.theme().addListener(paint);
    folding.selection().keys().addListener((SetChangeListener<String>) c -> requestLayout());
    accessibleTextProperty().bind(picture.sentence());
  }

  private void redrawn(Diagram was, Diagram now) {
    // The figure shown is still that of the picture before.
    boolean arranged = was != null && now != null && was == figured && now.isArrangedUnlike(was);
    if (arranged && !settings.calm().get()) crossfade.from(figure, camera.viewport());
    camera.redrawn(was);
    lookAgain();
    requestLayout();
  }

  private void resized() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    camera.resize(getWidth(), getHeight());
    requestLayout();
    if (picture != null && picture.diagram().get() == null) {
      fill();
    } else {
      sized.playFromStart();
    }
  }

  /// The picture is arranged for the canvas.
  private void fill() {
    boolean seen = picture != null && getWidth() >= 1 && getHeight() >= 1;
    if (leading && seen) picture.fill(screen());
  }

  /// The picture is no longer arranged for this canvas, for one shows it that is larger.
  public void cede() {
    kept = camera.stand();
    leading = false;
  }

  /// The picture is arranged for this canvas again, and looked at as before where it is the same.
  public void resume(boolean same) {
    if (!same) kept = null;
    leading = true;
    fill();
    lookAgain();
  }

  private void lookAgain() {
    if (!leading || kept == null || !picture.isFilling()) return;
    camera.again(kept);
    kept = null;
  }

  /// What the picture is to fill.
  public Options.Screen screen() {
    return new Options.Screen(Math.floor(getWidth()), Math.floor(getHeight()));
  }

  public Viewport viewport() {
    return camera.viewport();
  }

  /// See [Camera#fit].
  public void fit() {
    camera.fit();
  }

  /// The selected gates as large as they can be seen.
  public void fitSelection() {
    approach(folding.selection()::holds);
  }

  /// A gate as large as it can be seen.
  public void approach(Gate gate) {
    approach(gate::equals);
  }

  private void approach(Predicate<Gate> chosen) {
    Diagram diagram = diagram();
    if (diagram == null) return;
    diagram.steps().trace().graph().gates().stream()
        .filter(chosen)
        .flatMap(g -> diagram.box(g).stream())
        .reduce(Box::union)
        .ifPresent(camera::approach);
  }

  /// A gate and its numbers come into sight; nothing moves where they are in sight.
  public void reveal(Gate gate) {
    camera.reveal(gate);
  }

  /// See [Camera#settle].
  public void settle() {
    camera.settle();
  }

  private void highlighted() {
    camera.followTrail();
    requestLayout();
  }

  public void zoomIn() {
    camera.zoomIn();
  }

  public void zoomOut() {
    camera.zoomOut();
  }

  /// Which part of the picture is seen.
  Camera camera() {
    return camera;
  }

  /// Where the step is at work.
  public Box work() {
    return camera.work();
  }

  /// Whether no step is on its way.
  boolean isStill() {
    return picture.player().progress().get() >= 1;
  }

  private void scroll(ScrollEvent event) {
    boolean trackpad = event.isInertia() || event.getTouchCount() > 0;
    if (trackpad && !event.isControlDown()) {
      camera.pan(event.getDeltaX(), event.getDeltaY());
    } else if (event.isShiftDown()) {
      camera.pan(event.getDeltaX() + event.getDeltaY(), 0);
    } else {
      double notches = event.getDeltaY() / Math.max(1, event.getMultiplierY());
      if (notches != 0) camera.turn(notches, event.getX(), event.getY());
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    camera.zoom(event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private void press(MouseEvent event) {
    requestFocus();
    gesture = Gesture.pressed(Gesture.Mouse.of(event));
    event.consume();
  }

  private void drag(MouseEvent event) {
    gesture = gesture.dragged(Gesture.Mouse.of(event));
    switch (gesture) {
      case Gesture.Pan(Point before, Point now) -> {
        setCursor(Cursor.CLOSED_HAND);
        camera.pan(now.x() - before.x(), now.y() - before.y());
      }
      case Gesture.Select select -> requestLayout();
      case Gesture.Idle idle -> {}
      case Gesture.Press press -> {}
    }
  }

  private void release(MouseEvent event) {
    setCursor(Cursor.DEFAULT);
    Drop drop = gesture.released(Gesture.Mouse.of(event), viewport());
    gesture = new Gesture.Idle();
    Diagram diagram = diagram();
    if (diagram != null) follow(Intent.of(drop, diagram));
    requestLayout();
  }

  private void follow(Intent intent) {
    Selection selection = folding.selection();
    switch (intent) {
      case Intent.Choose(List<Gate> gates) -> selection.add(gates);
      case Intent.Toggle(Gate gate) -> folding.toggle(diagram().steps().trace().graph(), gate);
      case Intent.Unfold(Gate gate) -> {
        selection.clear();
        folding.unfold(diagram().steps().trace().graph(), gate);
      }
      case Intent.FoldFrame(Group frame) -> {
        selection.clear();
        folding.fold(frame);
      }
      case Intent.Ask ask -> {
        selection.clear();
        onPick.accept(ask);
      }
      case Intent.FitAll() -> {
        selection.clear();
        fit();
      }
      case Intent.Leave() -> {
        selection.clear();
        onLeave.run();
      }
      case Intent.None() -> {}
    }
  }

  /// The innermost frame at a point of the canvas.
  public Optional<Group> frame(double x, double y) {
    Diagram diagram = diagram();
    return diagram == null
        ? Optional.empty()
        : diagram.frame(viewport().pictureX(x), viewport().pictureY(y));
  }

  /// What is lit up in the picture from elsewhere.
  public Highlights highlights() {
    return highlights;
  }

  /// Hears whenever the picture was painted anew, perhaps at another place.
  public void onPainted(Runnable heard) {
    painted.add(heard);
  }

  /// Where a gate and its numbers stand on the canvas; empty where it is not in the picture shown.
  Optional<Bounds> place(Gate gate) {
    Diagram diagram = diagram();
    if (diagram == null || !Highlights.isIn(diagram, gate)) return Optional.empty();
    return Camera.withNumbers(diagram, gate)
        .map(viewport()::onScreen)
        .map(b -> new BoundingBox(b.x(), b.y(), b.width(), b.height()));
  }

  /// What stands at a point of the canvas.
  public Optional<Hit> hit(double x, double y) {
    Diagram diagram = diagram();
    return diagram == null
        ? Optional.empty()
        : diagram.hit(viewport().pictureX(x), viewport().pictureY(y));
  }

  /// The entry that is touched.
  public TouchModel touch() {
    return touch;
  }

  Diagram diagram() {
    return picture == null ? null : picture.diagram().get();
  }

  /// The figure shown at this moment.
  public Figure figure() {
    Diagram diagram = diagram();
    if (diagram == null) return Figure.EMPTY;
    int step = Math.min(picture.player().step().get(), diagram.steps().last());
    double progress = picture.player().progress().get();
    if (diagram != figured || step != figuredStep || progress != figuredProgress) {
      figure = diagram.figure(step, progress);
      figured = diagram;
      figuredStep = step;
      figuredProgress = progress;
    }
    return figure;
  }

  @Override
  protected void layoutChildren() {
    canvas.relocate(0, 0);
    paint();
    painted.forEach(Runnable::run);
  }

  private void paint() {
    double width = getWidth();
    double height = getHeight();
    if (picture == null || width <= 0 || height <= 0) return;
    Diagram diagram = diagram();
    Look look = diagram == null ? settings.look() : diagram.options().look();
    canvas.setOpacity(picture.status().get() == PictureModel.Status.WRONG ? DIMMED : 1);
    // Through the surface, which remembers the colour it set last.
    surface.setPaint(look.colour(Ink.BACKGROUND));
    surface.fill(new Rectangle2D.Double(0, 0, width, height));
    if (diagram == null) return;
    crossfade.paint(look, surface, width, height);
    var before = surface.getTransform();
    Viewport viewport = viewport();
    surface.translate(viewport.x(), viewport.y());
    surface.scale(viewport.scale(), viewport.scale());
    var seen = viewport.seen(width, height);
    highlights.paintUnder(diagram, look, surface, seen, viewport.scale());
    double part = crossfade.part();
    Figure shown = part < 1 ? new Figure.Faded(figure(), part) : figure();
    Painter.paint(shown, look, surface, seen, viewport.scale());
    highlights.paintInFrames(diagram, look, surface, seen, viewport.scale());
    var selection = folding.selection();
    highlights.paintOver(diagram, figuredStep, selection, look, surface, viewport.scale());
    surface.setTransform(before);
    if (gesture instanceof Gesture.Select select) {
      Box box = select.rectangle();
      var lasso =
          new Figure.Plate(
              box.x(), box.y(), box.width(), box.height(), 4, Ink.NONE, Ink.LIT_EDGE, 1.2);
      Painter.paint(lasso, look, surface);
    }
  }
}
