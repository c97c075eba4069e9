package gradus.ui.chart;

import gradus.descent.Contours;
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

/// The loss over two of the numbers that move, in bands, with the way that a descent took, the
/// direction in which it goes on and the step it will take. A click begins there.
public final class ContourMap extends VBox {
  private static final double HIGH = 250;
  private static final Numbers ROUGH = new Numbers(2, false).small(true);

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
    hint.setId("contour-hint");
    words.language().addListener(o -> draw());
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
    settings.theme().addListener(o -> draw());
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
      if (!same) fill(plot);
    }
    compute(plot);
    draw();
  }

  private void fill(Plot plot) {
    filling = true;
    List<InputEntry> entries = of.entries();
    List<InputEntry> offered = entries.subList(0, Math.min(200, entries.size()));
    across.getItems().setAll(offered);
    up.getItems().setAll(offered);
    int[] two = MapFrame.steepest(plot, offered.size());
    across.setValue(entries.get(two[0]));
    up.setValue(entries.get(two[1]));
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

  private MapSheet sheet() {
    return new MapSheet(
        canvas.getGraphicsContext2D(), map, settings.textSize().get(), up.getValue().name());
  }

  private void draw() {
    double high = HIGH * settings.textSize().get();
    if (canvas.getHeight() != high) canvas.setHeight(high);
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Plot plot = model.plot().get();
    if (map == null || bands == null || plot == null) return;
    if (map.across().entry() != index(across) || map.up().entry() != index(up)) return;
    MapSheet sheet = sheet();
    sheet.bands(bands);
    sheet.within(() -> {
      List<Plot> kept = model.beside().stream().filter(this::isAlike).toList();
      for (Plot each : kept) {
        sheet.kept(each, model.place(each));
      }
      sheet.way(plot);
      for (Plot each : kept) {
        sheet.name(each, model.place(each), DescentCharts.title(each, words));
      }
      sheet.arrow(plot);
      if (canvas.isFocused()) {
        place();
        sheet.cross(crossX, crossY);
      }
    });
    if (canvas.isFocused()) sheet.focus();
    Color ink = settings.look().theme() == Theme.DARK ? Color.LIGHTGRAY : Color.web("#333333");
    sheet.scale(ink, across.getValue().name());
    hint.setText(explained(sheet, plot) + " " + words.say("ui.contour.hint.begin"));
  }

  /// What is to be seen on the map, and nothing else.
  private String explained(MapSheet sheet, Plot plot) {
    return switch (sheet.seen(plot)) {
      case ALL -> words.say("ui.contour.hint");
      case ARROW -> words.say("ui.contour.hint.farther");
      case POINT -> words.say("ui.contour.hint.still");
      case NOTHING ->
          words.say(
              "ui.contour.hint.outside",
              across.getValue().name(),
              Tick.end(plot.last().value(index(across))),
              up.getValue().name(),
              Tick.end(plot.last().value(index(up))));
    };
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
    if (map == null || model.plot().get() == null || model.running().get()) return;
    MapSheet sheet = sheet();
    if (sheet.field().contains(x, y)) beginWith(sheet.across(x), sheet.up(y));
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
