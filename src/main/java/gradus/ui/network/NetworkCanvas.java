package gradus.ui.network;

import gradus.network.drawing.NetworkLine;
import gradus.network.drawing.NetworkNode;
import gradus.network.drawing.NetworkPicture;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Painter;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.canvas.Viewport;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;

/// Shows the network at the current step, above the picture of gates. Painted anew in the next
/// pulse after something changed, and only then.
public final class NetworkCanvas extends Region {
  private static final double NOTCH = 1.25;

  /// A press that moves no further is a click, px.
  private static final double STILL = 4;

  /// Free around a ring, px of the picture.
  private static final double AROUND = 4;

  private final NetworkModel model;
  private final PictureModel gates;
  private final Settings settings;
  private final Runnable pressed;
  private final Canvas canvas = new Canvas();
  private final FXGraphics2D surface = new FXGraphics2D(canvas.getGraphicsContext2D());
  private Viewport viewport = new Viewport(1, 0, 0);

  private static final double LEGIBLE = 0.8;

  /// Free at the edges of what is seen in part, px.
  private static final double ROOM = 12;

  /// Whether nobody has looked elsewhere.
  private boolean fitted = true;

  /// Whether all of it was seen last.
  private boolean sawAll;

  /// Whether all is shown, however small.
  private boolean whole;

  /// Where one looked last while no gate worked in sight.
  private double looked;

  private double lastX;
  private double lastY;
  private boolean dragged;

  /// `pressed` hears of every click, and gives the picture of gates the focus: its keys step.
  public NetworkCanvas(
      NetworkModel model, PictureModel gates, Settings settings, Runnable pressed) {
    this.model = model;
    this.gates = gates;
    this.settings = settings;
    this.pressed = pressed;
    setId("network-canvas");
    getChildren().add(canvas);
    InvalidationListener paint = o -> requestLayout();
    for (var each :
        List.of(
            model.chosen(),
            model.pointed(),
            gates.player().progress(),
            gates.status(),
            settings.theme(),
            settings.palette())) {
      each.addListener(paint);
    }
    model.picture().addListener(o -> placeAnew());
    gates.player().step().addListener(o -> place());
    model.chosen().addListener(o -> reveal());
    widthProperty().addListener(o -> resized());
    heightProperty().addListener(o -> resized());
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> model.pointed().set(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
  }

  private void resized() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    // What it says takes room from it.
    placeAnew();
  }

  /// What is asked about stays in sight.
  private void placeAnew() {
    place();
    reveal();
  }

  private void place() {
    NetworkPicture picture = model.picture().get();
    if (picture != null && fitted && getWidth() > 0 && getHeight() > 0) {
      Viewport all = Viewport.fitting(picture.width(), picture.height(), getWidth(), getHeight());
      boolean held = sawAll && model.chosen().get() != null;
      sawAll = whole || NetworkRoom.isWhole(all.scale(), held);
      viewport = sawAll ? all : following(picture);
    }
    requestLayout();
  }

  /// The part of a large network that the step is about, in the middle.
  private Viewport following(NetworkPicture picture) {
    List<NetworkNode> work = picture.atWork(model.step());
    OptionalDouble x = work.stream().mapToDouble(NetworkNode::x).average();
    OptionalDouble y = work.stream().mapToDouble(NetworkNode::y).average();
    looked = x.orElse(model.step() == 0 ? 0 : looked);
    double middle = y.orElse(picture.height() / 2);
    return new Viewport(
        LEGIBLE,
        start(looked * LEGIBLE, picture.width() * LEGIBLE, getWidth()),
        start(middle * LEGIBLE, picture.height() * LEGIBLE, getHeight()));
  }

  /// What was walked to comes into sight; nothing moves where it is.
  private void reveal() {
    Chosen part = model.chosen().get();
    if (part == null || getWidth() <= 0) return;
    model
        .node(part)
        .or(() -> model.line(part).map(NetworkLine::to))
        .ifPresent(node -> {
          double side = (NetworkPicture.halfHeight() + ROOM) * viewport.scale() + ROOM;
          double x = node.x() * viewport.scale() + viewport.x();
          double y = node.y() * viewport.scale() + viewport.y();
          viewport = viewport.moved(inside(x, side, getWidth()), inside(y, side, getHeight()));
        });
  }

  /// How far a point moves to lie on the screen, so far from its edges.
  private static double inside(double at, double side, double screen) {
    if (screen < 2 * side) return screen / 2 - at;
    return Math.clamp(at, side, screen - side) - at;
  }

  /// Where a stretch begins whose point is to stand in the middle of the screen, without empty room
  /// at its ends.
  private static double start(double point, double length, double screen) {
    if (length <= screen) return (screen - length) / 2;
    return Math.clamp(screen / 2 - point, screen - length - ROOM, ROOM);
  }

  /// All of the network; asked for once more, the part that the step is about where all is small.
  public void fit() {
    whole = !(fitted && whole);
    fitted = true;
    place();
  }

  /// As a network is seen at first.
  public void settle() {
    whole = false;
    fitted = true;
    sawAll = false;
    place();
  }

  public void zoomIn() {
    zoom(NOTCH, getWidth() / 2, getHeight() / 2);
  }

  public void zoomOut() {
    zoom(1 / NOTCH, getWidth() / 2, getHeight() / 2);
  }

  private void zoom(double factor, double x, double y) {
    look(viewport.zoomed(factor, x, y));
  }

  private void look(Viewport next) {
    NetworkPicture picture = model.picture().get();
    if (picture == null) return;
    fitted = false;
    viewport = next.kept(picture.width(), picture.height(), getWidth(), getHeight());
    requestLayout();
  }

  /// Which part of the picture is seen.
  public Viewport viewport() {
    return viewport;
  }

  private void scroll(ScrollEvent event) {
    double notches = event.getDeltaY() / Math.max(1, event.getMultiplierY());
    if (notches != 0) zoom(Math.pow(NOTCH, notches), event.getX(), event.getY());
    event.consume();
  }

  private void moved(MouseEvent event) {
    Chosen there =
        model.at(viewport.pictureX(event.getX()), viewport.pictureY(event.getY())).orElse(null);
    if (!Objects.equals(there, model.pointed().get())) model.pointed().set(there);
    setCursor(there == null ? Cursor.DEFAULT : Cursor.HAND);
  }

  private void press(MouseEvent event) {
    lastX = event.getX();
    lastY = event.getY();
    dragged = false;
    pressed.run();
    event.consume();
  }

  private void drag(MouseEvent event) {
    double dx = event.getX() - lastX;
    double dy = event.getY() - lastY;
    if (!dragged && Math.hypot(dx, dy) < STILL) return;
    dragged = true;
    lastX = event.getX();
    lastY = event.getY();
    look(viewport.moved(dx, dy));
    event.consume();
  }

  private void release(MouseEvent event) {
    event.consume();
    if (dragged || event.getButton() != MouseButton.PRIMARY) return;
    Chosen there =
        model.at(viewport.pictureX(event.getX()), viewport.pictureY(event.getY())).orElse(null);
    if (there == null && event.getClickCount() == 2) fit();
    model.choose(there);
  }

  @Override
  protected void layoutChildren() {
    canvas.relocate(0, 0);
    if (isVisible()) paint();
  }

  private void paint() {
    double width = getWidth();
    double height = getHeight();
    if (width <= 0 || height <= 0) return;
    NetworkPicture picture = model.picture().get();
    Look look = picture == null ? settings.look() : picture.options().look();
    boolean wrong = gates.status().get() == PictureModel.Status.WRONG;
    canvas.setOpacity(wrong ? DiagramCanvas.DIMMED : 1);
    surface.setPaint(look.colour(Ink.BACKGROUND));
    surface.fill(new Rectangle2D.Double(0, 0, width, height));
    if (picture == null) return;
    var before = surface.getTransform();
    surface.translate(viewport.x(), viewport.y());
    surface.scale(viewport.scale(), viewport.scale());
    Rectangle2D seen = viewport.seen(width, height);
    List<Integer> lines =
        model.marked().stream()
            .filter(part -> model.line(part).isPresent())
            .map(Chosen::place)
            .toList();
    Figure figure = picture.figure(model.step(), gates.player().progress().get(), lines);
    Painter.paint(figure, look, surface, seen, viewport.scale());
    for (Chosen part : model.marked()) {
      model.node(part).ifPresent(node -> Painter.paint(ring(picture, node), look, surface));
    }
    surface.setTransform(before);
  }

  private static Figure ring(NetworkPicture picture, NetworkNode node) {
    double wide = picture.halfWidth() + AROUND;
    double high = NetworkPicture.halfHeight() + AROUND;
    double round = node.unit().isPresent() ? high : 12;
    return new Figure.Plate(
        node.x() - wide, node.y() - high, 2 * wide, 2 * high, round, Ink.NONE, Ink.LIT_EDGE, 3);
  }
}
