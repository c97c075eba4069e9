package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.ui.work.Drop;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.Intent;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Selection;
import gradus.ui.work.Settings;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;

/// Shows the picture of the current step. The canvas is as large as its viewport, never as the
/// picture; it is painted anew in the next pulse after something changed, and only then.
public final class DiagramCanvas extends Region {
  private static final double ZOOM_STEP = 1.25;
  private static final double DIMMED = 0.35;

  private final Canvas canvas = new Canvas();
  private final FXGraphics2D surface = new FXGraphics2D(canvas.getGraphicsContext2D());
  private PictureModel picture;
  private FoldingModel folding;
  private Settings settings;
  private Viewport viewport = new Viewport(1, 0, 0);
  private boolean fitted = true;
  private boolean whole;
  private List<Wire> shownTrail = List.of();
  private Gesture gesture = new Gesture.Idle();
  private Diagram figured;
  private int figuredStep;
  private double figuredProgress;
  private Figure figure = Figure.EMPTY;
  private Consumer<Hit> onPick = h -> {};

  private Runnable painted = () -> {};
  private final Highlights highlights = new Highlights(this::highlighted);

  public DiagramCanvas() {
    getStyleClass().add("diagram-canvas");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(ZoomEvent.ZOOM, this::pinch);
    widthProperty().addListener(o -> resized());
    heightProperty().addListener(o -> resized());
  }

  /// Connects the canvas; `onPick` hears what is clicked.
  public void connect(
      PictureModel shown, FoldingModel folds, Settings chosen, Consumer<Hit> picked) {
    picture = shown;
    folding = folds;
    settings = chosen;
    onPick = picked;
    InvalidationListener paint = o -> requestLayout();
    picture.diagram().addListener(o -> redrawn());
    picture.player().step().addListener(o -> follow());
    picture.player().step().addListener(paint);
    picture.player().progress().addListener(paint);
    picture.status().addListener(paint);
    settings.theme().addListener(paint);
    folding.selection().keys().addListener((SetChangeListener<String>) c -> requestLayout());
    accessibleTextProperty().bind(picture.sentence());
  }

  private void redrawn() {
    if (fitted) place();
    requestLayout();
  }

  private void resized() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (fitted) place();
    requestLayout();
  }

  public Viewport viewport() {
    return viewport;
  }

  /// All of the picture, until the next zoom or drag also when the window or the graph changes;
  /// asked for once more, what [#settle] shows.
  public void fit() {
    whole = !(fitted && whole);
    fitted = true;
    place();
  }

  /// All of the picture, or where its numbers would be too small the part the step is about.
  public void settle() {
    whole = false;
    fitted = true;
    place();
  }

  /// Paths that are lit up anew are looked for in the picture, which stays as large as it is.
  private void highlighted() {
    if (!shownTrail.equals(highlights.trail())) follow();
    requestLayout();
  }

  private void place() {
    Diagram diagram = diagram();
    if (diagram == null || getWidth() <= 0 || getHeight() <= 0) return;
    double width = diagram.width();
    double height = diagram.height();
    viewport =
        whole
            ? Viewport.fitting(width, height, getWidth(), getHeight())
            : Viewport.legible(width, height, getWidth(), getHeight());
    follow();
    requestLayout();
  }

  /// Keeps what the step is about on the screen while nobody chose another part, and paths from
  /// their inputs on.
  private void follow() {
    if (shownTrail.equals(highlights.trail()) || highlights.trail().isEmpty()) {
      followStep();
    } else if (isSeenInPart()) {
      viewport = viewport.showing(highlights.alongTrail(diagram()), getWidth(), getHeight());
    }
    shownTrail = highlights.trail();
  }

  private void followStep() {
    int step = picture.player().step().get();
    if (!isSeenInPart() || step > diagram().steps().last()) return;
    Diagram diagram = diagram();
    viewport =
        step == 0
            ? Viewport.legible(diagram.width(), diagram.height(), getWidth(), getHeight())
            : viewport.showing(diagram.focus(step), getWidth(), getHeight());
  }

  private boolean isSeenInPart() {
    Diagram diagram = diagram();
    if (!fitted || whole || diagram == null) return false;
    Viewport all = Viewport.fitting(diagram.width(), diagram.height(), getWidth(), getHeight());
    return all.scale() != viewport.scale();
  }

  public void zoomIn() {
    zoom(ZOOM_STEP, getWidth() / 2, getHeight() / 2);
  }

  public void zoomOut() {
    zoom(1 / ZOOM_STEP, getWidth() / 2, getHeight() / 2);
  }

  private void zoom(double factor, double x, double y) {
    look(viewport.zoomed(factor, x, y));
  }

  private void look(Viewport next) {
    Diagram diagram = diagram();
    if (diagram == null) return;
    fitted = false;
    viewport = next.kept(diagram.width(), diagram.height(), getWidth(), getHeight());
    requestLayout();
  }

  private void scroll(ScrollEvent event) {
    boolean trackpad = event.isInertia() || event.getTouchCount() > 0;
    if (trackpad && !event.isControlDown()) {
      look(viewport.moved(event.getDeltaX(), event.getDeltaY()));
    } else if (event.isShiftDown()) {
      look(viewport.moved(event.getDeltaX() + event.getDeltaY(), 0));
    } else {
      double notches = event.getDeltaY() / Math.max(1, event.getMultiplierY());
      if (notches != 0) {
        zoom(Math.pow(ZOOM_STEP, Math.clamp(notches, -4, 4)), event.getX(), event.getY());
      }
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    zoom(event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private static Gesture.Mouse mouse(MouseEvent event) {
    return new Gesture.Mouse(
        new Point(event.getX(), event.getY()),
        event.getButton() == MouseButton.PRIMARY,
        event.isShiftDown(),
        event.getClickCount() == 2);
  }

  private void press(MouseEvent event) {
    requestFocus();
    gesture = Gesture.pressed(mouse(event));
    event.consume();
  }

  private void drag(MouseEvent event) {
    gesture = gesture.dragged(mouse(event));
    switch (gesture) {
      case Gesture.Pan(Point before, Point now) -> {
        setCursor(Cursor.CLOSED_HAND);
        look(viewport.moved(now.x() - before.x(), now.y() - before.y()));
      }
      case Gesture.Select select -> requestLayout();
      case Gesture.Idle idle -> {}
      case Gesture.Press press -> {}
    }
  }

  private void release(MouseEvent event) {
    setCursor(Cursor.DEFAULT);
    Drop drop = gesture.released(mouse(event), viewport);
    gesture = new Gesture.Idle();
    Diagram diagram = diagram();
    if (diagram != null) follow(Intent.of(drop, diagram));
    requestLayout();
  }

  private void follow(Intent intent) {
    Selection selection = folding.selection();
    switch (intent) {
      case Intent.Choose(List<Gate> gates) -> selection.add(gates);
      case Intent.Toggle(Gate gate) -> selection.toggle(gate);
      case Intent.Unfold(Gate gate) -> {
        selection.clear();
        folding.unfold(gate);
      }
      case Intent.FoldFrame(Group frame) -> {
        selection.clear();
        folding.fold(frame);
      }
      case Intent.Ask(Hit hit) -> {
        selection.clear();
        onPick.accept(hit);
      }
      case Intent.FitAll() -> {
        selection.clear();
        fit();
      }
      case Intent.Leave() -> selection.clear();
      case Intent.None() -> {}
    }
  }

  /// The innermost frame at a point of the canvas.
  public Optional<Group> frame(double x, double y) {
    Diagram diagram = diagram();
    return diagram == null
        ? Optional.empty()
        : diagram.frame(viewport.pictureX(x), viewport.pictureY(y));
  }

  /// What is lit up in the picture from elsewhere.
  public Highlights highlights() {
    return highlights;
  }

  /// Hears whenever the picture was painted anew, perhaps at another place.
  void onPainted(Runnable heard) {
    painted = heard;
  }

  /// Where a gate stands on the canvas; empty where it is not in the picture shown.
  Optional<Bounds> place(Gate gate) {
    Diagram diagram = diagram();
    if (diagram == null || !Highlights.isIn(diagram, gate)) return Optional.empty();
    return diagram
        .box(gate)
        .map(b -> {
          Point corner = viewport.onScreen(new Point(b.x(), b.y()));
          double scale = viewport.scale();
          return new BoundingBox(corner.x(), corner.y(), b.width() * scale, b.height() * scale);
        });
  }

  /// What stands at a point of the canvas.
  public Optional<Hit> hit(double x, double y) {
    Diagram diagram = diagram();
    return diagram == null
        ? Optional.empty()
        : diagram.hit(viewport.pictureX(x), viewport.pictureY(y));
  }

  private Diagram diagram() {
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
    painted.run();
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
    var before = surface.getTransform();
    surface.translate(viewport.x(), viewport.y());
    surface.scale(viewport.scale(), viewport.scale());
    var seen = viewport.seen(width, height);
    highlights.paintUnder(diagram, look, surface, seen, viewport.scale());
    Painter.paint(figure(), look, surface, seen, viewport.scale());
    highlights.paintInFrames(diagram, look, surface, seen, viewport.scale());
    highlights.paintOver(diagram, folding.selection(), look, surface);
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
