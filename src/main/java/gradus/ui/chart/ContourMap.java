package gradus.ui.chart;

import gradus.descent.Contours;
import gradus.descent.Iterate;
import gradus.descent.Parameters;
import gradus.picture.Theme;
import gradus.tensor.Numbers;
import gradus.trace.InputEntry;
import gradus.trace.Tape;
import gradus.ui.descent.DescentModel;
import gradus.ui.descent.Plot;
import gradus.ui.piece.GateCell;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The loss over two of the numbers that move, in bands, with the way that a descent took, the
/// direction in which it goes on and the step it will take. A click begins there.
public final class ContourMap extends VBox {
  private static final double MARGIN = 34;
  private static final double BELOW = 22;
  private static final double HIGH = 250;
  private static final double ARROW = 34;
  private static final Numbers ROUGH = new Numbers(2, false).small(true);
  private static final Color LINE = Color.web("#17375f", 0.35);
  private static final Color WAY = Color.web("#c0241c");

  /// The dashes of those kept, beside whose colours they tell them apart; the present one has none.
  private static final double[][] DASHES = {{7, 4}, {2, 3}, {10, 3, 2, 3}, {4, 7}};

  private static final List<Color> OTHERS =
      List.of(
          Color.web("#8a5a00"), Color.web("#1b6b3a"), Color.web("#6b2f8f"), Color.web("#444444"));

  /// The part of the way across the map that an arrow key moves the cross.
  private static final int STRIDES = 40;

  /// Where the map is drawn; the arrow keys move a cross on it.
  public static final class Field extends Canvas {
    private Field() {
      super(320, HIGH);
      setFocusTraversable(true);
    }
  }

  private final DescentModel model;
  private final Words words;
  private final Settings settings;
  private final Background background;
  private final Field canvas = new Field();
  private final ComboBox<InputEntry> across = GateCell.box(InputEntry::name);
  private final ComboBox<InputEntry> up = GateCell.box(InputEntry::name);
  private final ProgressBar progress = new ProgressBar();
  private final Label hint = new Label();
  private final Pane room = new Pane(canvas);
  private Contours map;
  private MapFrame asked;
  private long askedAt;
  private boolean underWay;
  private WritableImage bands;
  private Parameters of;
  private boolean filling;
  private double crossX;
  private double crossY;
  private boolean crossed;

  public ContourMap(DescentModel model, Words words, Settings settings, Background background) {
    this.model = model;
    this.words = words;
    this.settings = settings;
    this.background = background;
    getStyleClass().add("nets");
    canvas.setId("descent-map");
    canvas.setAccessibleText(words.say("ui.contour.title"));
    canvas
        .focusedProperty()
        .addListener(o -> {
          tell();
          draw();
        });
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    Label title = new Label();
    title.textProperty().bind(words.saying("ui.contour.title"));
    title.getStyleClass().add("caption");
    across.setId("contour-across");
    up.setId("contour-up");
    across.accessibleTextProperty().bind(words.saying("ui.contour.across"));
    up.accessibleTextProperty().bind(words.saying("ui.contour.up"));
    across.valueProperty().addListener(o -> choose());
    up.valueProperty().addListener(o -> choose());
    hint.textProperty().bind(words.saying("ui.contour.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().add("panel-reason");
    progress.managedProperty().bind(progress.visibleProperty());
    progress.setVisible(false);
    // narrower than the map that it holds, where the page becomes so
    room.setMinWidth(0);
    room.widthProperty()
        .addListener((o, was, now) -> {
          canvas.setWidth(Math.max(160, now.doubleValue()));
          draw();
        });
    canvas.setOnMouseClicked(e -> beginAt(e.getX(), e.getY()));
    FlowPane choice = new FlowPane(8, 6, title, across, up);
    getChildren().addAll(choice, progress, room, hint);
    settings.textSize().addListener(o -> draw());
  }

  /// Shows another descent, or the same further on.
  public void show(Plot plot) {
    if (plot == null || plot.parameters().size() < 2) {
      setVisible(false);
      setManaged(false);
      of = null;
      forget();
      return;
    }
    setVisible(true);
    setManaged(true);
    if (!plot.parameters().equals(of)) {
      boolean same = of != null && of.entries().equals(plot.parameters().entries());
      of = plot.parameters();
      if (!same) fill();
    }
    compute(plot);
    draw();
  }

  private void fill() {
    filling = true;
    List<InputEntry> entries = of.entries();
    List<InputEntry> offered = entries.subList(0, Math.min(200, entries.size()));
    across.getItems().setAll(offered);
    up.getItems().setAll(offered);
    across.setValue(entries.getFirst());
    up.setValue(entries.get(1));
    forget();
    crossed = false;
    filling = false;
  }

  private void choose() {
    if (filling || of == null || across.getValue() == null || up.getValue() == null) return;
    if (across.getValue().equals(up.getValue())) return;
    forget();
    crossed = false;
    compute(model.plot().get());
  }

  private int index(ComboBox<InputEntry> box) {
    return of.entries().indexOf(box.getValue());
  }

  private boolean isAlike(Plot plot) {
    return plot.parameters().entries().equals(of.entries());
  }

  private void forget() {
    background.cancel();
    progress.setVisible(false);
    underWay = false;
    asked = null;
    map = null;
  }

  /// Makes the map for where the descent stands, where it has another.
  private void compute(Plot plot) {
    if (plot == null || index(across) < 0 || index(up) < 0) return;
    List<Plot> beside = model.kept().stream().filter(this::isAlike).toList();
    MapFrame frame = MapFrame.of(asked, plot, beside, index(across), index(up));
    long begun = System.nanoTime();
    if (!frame.isDue(asked, model.running().get(), underWay, begun - askedAt)) return;
    asked = frame;
    askedAt = begun;
    underWay = true;
    Tape tape = model.ground().get().tape();
    Parameters parameters = of;
    background.start(
        obsolete ->
            Contours.around(
                tape,
                parameters,
                frame.point(),
                frame.data(),
                frame.across(),
                frame.up(),
                part -> {
                  // only what takes longer than a second tells how far it is
                  if (System.nanoTime() - begun > 1_000_000_000L) {
                    Platform.runLater(() -> {
                      if (asked != frame) return;
                      progress.setVisible(part < 1);
                      progress.setProgress(part);
                    });
                  }
                },
                obsolete),
        found -> {
          progress.setVisible(false);
          underWay = false;
          map = found;
          bands = Bands.image(found);
          draw();
        });
  }

  private double x(double number) {
    double margin = MARGIN * settings.textSize().get();
    double wide = canvas.getWidth() - margin - 4;
    return margin
        + wide * (number - map.across().from()) / (map.across().to() - map.across().from());
  }

  private double y(double number) {
    double high = canvas.getHeight() - BELOW * settings.textSize().get();
    return 4
        + high
        - 4
        - (high - 4) * (number - map.up().from()) / (map.up().to() - map.up().from());
  }

  private void draw() {
    double high = HIGH * settings.textSize().get();
    if (canvas.getHeight() != high) canvas.setHeight(high);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Plot plot = model.plot().get();
    if (map == null || bands == null || plot == null) return;
    if (map.across().entry() != index(across) || map.up().entry() != index(up)) return;
    double left = x(map.across().from());
    double right = x(map.across().to());
    double top = y(map.up().to());
    double bottom = y(map.up().from());
    g.setImageSmoothing(true);
    g.drawImage(bands, left, top, right - left, bottom - top);
    g.setStroke(LINE);
    g.strokeRect(left, top, right - left, bottom - top);
    g.save();
    g.beginPath();
    g.rect(left, top, right - left, bottom - top);
    g.clip();
    int other = 0;
    for (Plot each : model.kept()) {
      if (isAlike(each)) {
        g.setLineWidth(1.6);
        g.setLineDashes(DASHES[other % DASHES.length]);
        way(g, each, OTHERS.get(other++ % OTHERS.size()), true);
      }
    }
    g.setLineWidth(2.2);
    g.setLineDashes();
    way(g, plot, WAY, false);
    arrow(g, plot);
    if (canvas.isFocused()) cross(g);
    g.restore();
    if (canvas.isFocused()) {
      g.setStroke(WAY);
      g.setLineWidth(2);
      g.strokeRect(left, top, right - left, bottom - top);
    }
    scale(g, left, right, top, bottom);
  }

  private void way(GraphicsContext g, Plot plot, Color colour, boolean named) {
    int i = index(across);
    int j = index(up);
    g.setStroke(colour);
    g.beginPath();
    boolean begun = false;
    for (Iterate point : plot.points()) {
      double x = x(point.value(i));
      double y = y(point.value(j));
      if (begun) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
      }
      begun = true;
    }
    g.stroke();
    g.setFill(colour);
    if (plot.points().size() <= 200) {
      for (Iterate point : plot.points()) {
        g.fillOval(x(point.value(i)) - 2, y(point.value(j)) - 2, 4, 4);
      }
    }
    if (named) {
      g.setFont(Font.font(10 * settings.textSize().get()));
      g.fillText(
          words.say(plot.stride().optimiser().key()),
          x(plot.last().value(i)) + 5,
          y(plot.last().value(j)) - 5);
    }
  }

  /// Where −∇L points, and a ring where the next plain step ends.
  private void arrow(GraphicsContext g, Plot plot) {
    int i = index(across);
    int j = index(up);
    Iterate last = plot.last();
    double x = x(last.value(i));
    double y = y(last.value(j));
    double dx = x(MapFrame.ring(plot, i)) - x;
    double dy = y(MapFrame.ring(plot, j)) - y;
    double length = Math.hypot(dx, dy);
    g.setFill(Color.WHITE);
    g.fillOval(x - 5, y - 5, 10, 10);
    g.setFill(WAY);
    g.fillOval(x - 4, y - 4, 8, 8);
    if (!(length > 1e-6) || Double.isInfinite(length)) return;
    double ex = x + dx / length * ARROW;
    double ey = y + dy / length * ARROW;
    g.setStroke(Color.BLACK);
    g.setLineWidth(1.8);
    g.strokeLine(x, y, ex, ey);
    double angle = Math.atan2(dy, dx);
    g.setFill(Color.BLACK);
    g.fillPolygon(
        new double[] {ex, ex - 9 * Math.cos(angle - 0.4), ex - 9 * Math.cos(angle + 0.4)},
        new double[] {ey, ey - 9 * Math.sin(angle - 0.4), ey - 9 * Math.sin(angle + 0.4)},
        3);
    g.setStroke(WAY);
    g.strokeOval(x + dx - 4, y + dy - 4, 8, 8);
  }

  private void scale(GraphicsContext g, double left, double right, double top, double bottom) {
    double below = 14 * settings.textSize().get();
    g.setFont(Font.font(10 * settings.textSize().get()));
    g.setFill(settings.look().theme() == Theme.DARK ? Color.LIGHTGRAY : Color.web("#333333"));
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(ROUGH.show(map.across().from()), left, bottom + below);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(ROUGH.show(map.across().to()), right, bottom + below);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(across.getValue().name(), (left + right) / 2, bottom + below);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(ROUGH.show(map.up().to()), left - 4, top + 10);
    g.fillText(ROUGH.show(map.up().from()), left - 4, bottom);
    g.fillText(up.getValue().name(), left - 4, (top + bottom) / 2);
  }

  private void cross(GraphicsContext g) {
    place();
    double x = x(crossX);
    double y = y(crossY);
    for (boolean halo : List.of(true, false)) {
      g.setStroke(halo ? Color.WHITE : Color.BLACK);
      g.setLineWidth(halo ? 4 : 1.6);
      g.strokeLine(x - 10, y, x + 10, y);
      g.strokeLine(x, y - 10, x, y + 10);
    }
  }

  /// Puts the cross where the descent stands, unless it was moved, and into the map.
  private void place() {
    if (!crossed) {
      crossX = model.plot().get().last().value(index(across));
      crossY = model.plot().get().last().value(index(up));
    }
    crossX = Math.clamp(crossX, map.across().from(), map.across().to());
    crossY = Math.clamp(crossY, map.up().from(), map.up().to());
  }

  private void press(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (!plain || map == null || model.plot().get() == null) return;
    double right = (map.across().to() - map.across().from()) / STRIDES;
    double above = (map.up().to() - map.up().from()) / STRIDES;
    place();
    switch (event.getCode()) {
      case LEFT -> crossX -= right;
      case RIGHT -> crossX += right;
      case DOWN -> crossY -= above;
      case UP -> crossY += above;
      case ENTER -> beginWith(crossX, crossY);
      default -> {
        return;
      }
    }
    event.consume();
    crossed = true;
    place();
    tell();
    draw();
  }

  /// What a screen reader says of it.
  private void tell() {
    if (map == null || model.plot().get() == null || !canvas.isFocused()) {
      canvas.setAccessibleText(words.say("ui.contour.title"));
      return;
    }
    place();
    long column =
        Math.round(
            (crossX - map.across().from())
                * (map.across().count() - 1)
                / (map.across().to() - map.across().from()));
    long row =
        Math.round(
            (crossY - map.up().from())
                * (map.up().count() - 1)
                / (map.up().to() - map.up().from()));
    canvas.setAccessibleText(
        words.say(
            "ui.contour.cross",
            across.getValue().name(),
            ROUGH.show(crossX),
            up.getValue().name(),
            ROUGH.show(crossY),
            ROUGH.finer(2).show(map.loss((int) column, (int) row))));
  }

  private void beginAt(double x, double y) {
    Plot plot = model.plot().get();
    if (map == null || plot == null || model.running().get()) return;
    double left = x(map.across().from());
    double right = x(map.across().to());
    double top = y(map.up().to());
    double bottom = y(map.up().from());
    if (x < left || x > right || y < top || y > bottom) return;
    beginWith(
        map.across().from()
            + (x - left) / (right - left) * (map.across().to() - map.across().from()),
        map.up().from() + (bottom - y) / (bottom - top) * (map.up().to() - map.up().from()));
  }

  private void beginWith(double first, double second) {
    if (model.running().get()) return;
    // the others stay where they are: there the loss is what the map shows
    double[] values = model.plot().get().last().values();
    values[index(across)] = first;
    values[index(up)] = second;
    model.beginAt(values);
  }
}
