package gradus.ui.canvas;

import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.graph.Gate;
import gradus.graph.Group;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
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
  private static final double CLICK_REACH = 4;
  private static final double DIMMED = 0.35;

  private final Canvas canvas = new Canvas();
  private final FXGraphics2D surface = new FXGraphics2D(canvas.getGraphicsContext2D());
  private PictureModel picture;
  private FoldingModel folding;
  private Settings settings;
  private Viewport viewport = new Viewport(1, 0, 0);
  private boolean fitted = true;
  private Point2D pressed;
  private Point2D last;
  private boolean dragged;
  private Diagram figured;
  private int figuredStep;
  private double figuredProgress;
  private Figure figure = Figure.EMPTY;
  private Consumer<Hit> onPick = h -> {};

  /// The corner where a rectangle that selects gates began; null while none is drawn.
  private Point2D corner;

  private Runnable painted = () -> {};
  private final Highlights highlights = new Highlights(this::requestLayout);

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
    picture.player().step().addListener(paint);
    picture.player().progress().addListener(paint);
    picture.status().addListener(paint);
    settings.theme().addListener(paint);
    folding.selection().keys().addListener((SetChangeListener<String>) c -> requestLayout());
    accessibleTextProperty().bind(picture.sentence());
  }

  private void redrawn() {
    if (fitted) {
      fit();
    }
    requestLayout();
  }

  private void resized() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    if (fitted) {
      fit();
    }
    requestLayout();
  }

  public Viewport viewport() {
    return viewport;
  }

  /// All of the picture, until the next zoom or drag also when the window or the graph changes.
  public void fit() {
    fitted = true;
    Diagram diagram = diagram();
    if (diagram != null && getWidth() > 0 && getHeight() > 0) {
      viewport = Viewport.fitting(diagram.width(), diagram.height(), getWidth(), getHeight());
      requestLayout();
    }
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
    if (diagram == null) {
      return;
    }
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

  private void press(MouseEvent event) {
    requestFocus();
    pressed = new Point2D(event.getX(), event.getY());
    last = pressed;
    dragged = false;
    boolean first = event.getButton() == MouseButton.PRIMARY;
    corner = first && event.isShiftDown() ? pressed : null;
    event.consume();
  }

  private void drag(MouseEvent event) {
    Point2D now = new Point2D(event.getX(), event.getY());
    if (last == null || !dragged && pressed.distance(now) < CLICK_REACH) {
      return;
    }
    dragged = true;
    if (corner != null) {
      last = now;
      requestLayout();
      return;
    }
    setCursor(Cursor.CLOSED_HAND);
    look(viewport.moved(now.getX() - last.getX(), now.getY() - last.getY()));
    last = now;
  }

  private void release(MouseEvent event) {
    setCursor(Cursor.DEFAULT);
    if (!dragged && event.getButton() == MouseButton.PRIMARY) {
      clicked(event);
    } else if (dragged && corner != null) {
      folding.selection().add(inside(rectangle()));
    }
    corner = null;
    last = null;
    requestLayout();
  }

  private void clicked(MouseEvent event) {
    Optional<Hit> hit = hit(event.getX(), event.getY());
    Optional<Gate> gate = hit.filter(h -> h.part() == Hit.Part.GATE).map(Hit::gate);
    boolean twice = event.getClickCount() == 2;
    if (event.isShiftDown()) {
      gate.ifPresent(folding.selection()::toggle);
      return;
    }
    folding.selection().clear();
    if (twice && gate.isPresent() && folding.unfold(gate.get())) {
      return;
    }
    Optional<Group> frame = frame(event.getX(), event.getY());
    if (hit.isPresent()) {
      onPick.accept(hit.get());
    } else if (twice && frame.isPresent()) {
      folding.fold(frame.get());
    } else if (twice) {
      fit();
    }
  }

  /// The rectangle being drawn, in px of the canvas.
  private Box rectangle() {
    Point2D end = last == null ? corner : last;
    double x = Math.min(corner.getX(), end.getX());
    double y = Math.min(corner.getY(), end.getY());
    return new Box(
        x, y, Math.abs(end.getX() - corner.getX()), Math.abs(end.getY() - corner.getY()));
  }

  private Set<Gate> inside(Box canvasBox) {
    Set<Gate> found = new HashSet<>();
    Diagram diagram = diagram();
    if (diagram != null) {
      for (Gate gate : diagram.steps().trace().graph().gates()) {
        diagram
            .box(gate)
            .map(Box::centre)
            .filter(c -> canvasBox.contains(onCanvas(c)))
            .ifPresent(c -> found.add(gate));
      }
    }
    return found;
  }

  private Point onCanvas(Point p) {
    double scale = viewport.scale();
    return new Point(p.x() * scale + viewport.x(), p.y() * scale + viewport.y());
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
    if (diagram == null || !Highlights.isIn(diagram, gate)) {
      return Optional.empty();
    }
    return diagram
        .box(gate)
        .map(b -> {
          Point corner = onCanvas(new Point(b.x(), b.y()));
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
    if (diagram == null) {
      return Figure.EMPTY;
    }
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
    if (picture == null || width <= 0 || height <= 0) {
      return;
    }
    Diagram diagram = diagram();
    Look look = diagram == null ? settings.look() : diagram.options().look();
    canvas.setOpacity(picture.status().get() == PictureModel.Status.WRONG ? DIMMED : 1);
    // Through the surface, which remembers the colour it set last.
    surface.setPaint(look.colour(Ink.BACKGROUND));
    surface.fill(new Rectangle2D.Double(0, 0, width, height));
    if (diagram == null) {
      return;
    }
    var before = surface.getTransform();
    surface.translate(viewport.x(), viewport.y());
    surface.scale(viewport.scale(), viewport.scale());
    var seen = viewport.seen(width, height);
    highlights.paintUnder(diagram, look, surface, seen, viewport.scale());
    Painter.paint(figure(), look, surface, seen, viewport.scale());
    highlights.paintOver(diagram, folding.selection(), look, surface);
    surface.setTransform(before);
    if (corner != null && dragged) {
      Box box = rectangle();
      var lasso =
          new Figure.Panel(
              box.x(), box.y(), box.width(), box.height(), 4, Ink.NONE, Ink.LIT_EDGE, 1.2);
      Painter.paint(lasso, look, surface);
    }
  }
}
