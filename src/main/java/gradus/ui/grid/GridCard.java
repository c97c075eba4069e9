package gradus.ui.grid;

import gradus.grid.GridFilling;
import gradus.grid.GridText;
import gradus.latex.TypesetName;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A vector or matrix to be edited cell by cell, over the window, beside where it stands in the
/// picture or among the inputs. Every edit is one of the text; it stays open until it is closed.
public final class GridCard extends VBox {
  /// Of the window, what it takes at most.
  private static final double WIDE = 0.62;

  private static final double HIGH = 0.78;

  /// Letters that its tools are wide, and where there is no room for that at least.
  private static final double LEAST = 25;

  private static final double NARROW = 14;

  /// Parts of its width that it tries, so as not to cover what is edited.
  private static final double[] NARROWED = {1, 0.8, 0.62};

  private final GridModel model;
  private final Words words;
  private final GridSheet sheet;
  private final PaintSheet image;
  private final Easel easel;
  private final Supplier<List<Box>> seen;
  private final Button away = new Button(null, new FontIcon(Feather.X));
  private final Label title = new Label();
  private final Label shape = new Label();
  private final GridFoot foot;
  private final FlowPane tools = new FlowPane();
  private final TextField seed = new TextField();
  private final MenuItem identity = new MenuItem();
  private final ToggleButton paint = new ToggleButton();
  private final Button clear = new Button();
  private List<Node> numeric = List.of();
  private Node back;
  private Box about = new Box(0, 0, 0, 0);

  /// Whether it has its place.
  private boolean placed;

  private double narrowed = 1;
  private double grabbedX;
  private double grabbedY;

  /// The last filling that is to be told of; null where something else was done since.
  private String told;

  /// @param seen what of the window is looked at while a tensor is edited, in the scene
  public GridCard(InputModel inputs, Words words, Supplier<List<Box>> seen, Easel easel) {
    this.easel = easel;
    this.words = words;
    this.seen = seen;
    model = new GridModel(inputs);
    sheet = new GridSheet(model, words);
    image = new PaintSheet(model, inputs, words, easel::look);
    foot = new GridFoot(model, inputs, words, this::changed, this::enter);
    setId("grid-card");
    getStyleClass().add("grid-card");
    setManaged(false);
    setVisible(false);
    title.getStyleClass().add("grid-title");
    shape.setId("grid-shape");
    shape.getStyleClass().add("muted");
    getChildren().setAll(head(), tools, sheet, image, foot);
    VBox.setVgrow(sheet, Priority.ALWAYS);
    fillTools();
    sheet.onLeave(this::close, this::pass);
    image.onLeave(this::close, this::pass);
    image.visibleProperty().bind(paint.selectedProperty());
    sheet.visibleProperty().bind(paint.selectedProperty().not());
    sheet.managedProperty().bind(sheet.visibleProperty());
    inputs.onFinish(sheet::finish);
    model.onChange(this::changed);
    words.language().addListener(o -> changed());
    title.fontProperty().addListener(o -> Platform.runLater(this::settle));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    parentProperty()
        .addListener((o, was, now) -> {
          if (now != null) now.layoutBoundsProperty().addListener(l -> settle());
        });
  }

  /// What is said of the image may be another.
  public void told() {
    if (model.isOpen() && paint.isSelected()) changed();
  }

  /// To the cells, or pixels.
  private void enter() {
    body().requestFocus();
  }

  private Region body() {
    return paint.isSelected() ? image : sheet;
  }

  /// Whether a view is a part of such a card, which has keys of its own.
  public static boolean holds(Node view) {
    for (Node node = view; node != null; node = node.getParent()) {
      if (node instanceof GridCard) return true;
    }
    return false;
  }

  /// What opens one, as small as it can be.
  public static Button button() {
    Button button = new Button(null, new FontIcon(Feather.GRID));
    button.getStyleClass().addAll("flat", "grid-open");
    button.setMinWidth(USE_PREF_SIZE);
    // The keyboard goes from field to field, and has a key that opens the grid of one.
    button.setFocusTraversable(false);
    return button;
  }

  /// What such a button says.
  public static void name(Button button, String says) {
    button.setAccessibleText(says);
    if (button.getTooltip() == null) button.setTooltip(new Tooltip());
    button.getTooltip().setText(says);
  }

  /// Round the card: behind the last cell come the tools, before the first one the last of them.
  private void pass(boolean back) {
    if (back) {
      body().requestFocusTraversal(TraversalDirection.PREVIOUS);
    } else {
      away.requestFocus();
      away.requestFocusTraversal(TraversalDirection.NEXT);
    }
  }

  private HBox head() {
    away.setId("grid-close");
    away.getStyleClass().add("flat");
    away.setMinWidth(USE_PREF_SIZE);
    away.accessibleTextProperty().bind(words.saying("ui.close"));
    away.setOnAction(e -> close());
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox head = new HBox(8, title, shape, between, away);
    head.getStyleClass().add("grid-head");
    head.setAlignment(Pos.CENTER_LEFT);
    head.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grabbed);
    head.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::carried);
    return head;
  }

  private void fillTools() {
    tools.getStyleClass().add("grid-tools");
    MenuButton fill = new MenuButton();
    fill.setId("grid-fill");
    fill.textProperty().bind(words.saying("ui.grid.fill"));
    fill.getItems()
        .setAll(
            filling("zeros", s -> new GridFilling.AllZeros()),
            filling("ones", s -> new GridFilling.AllOnes()),
            identity,
            filling("small", GridFilling.SmallIntegers::new),
            filling("normal", GridFilling.NormalNumbers::new),
            filling("uniform", GridFilling.UniformNumbers::new));
    identity.setId("grid-fill-identity");
    identity.textProperty().bind(words.saying("ui.grid.fill.identity"));
    identity.setOnAction(e -> fill("identity", new GridFilling.UnitMatrix()));
    Label seeded = new Label();
    seeded.textProperty().bind(words.saying("ui.grid.seed"));
    seeded.setLabelFor(seed);
    seed.setId("grid-seed");
    seed.setPrefColumnCount(4);
    seed.accessibleTextProperty().bind(words.saying("ui.grid.seed.long"));
    seed.setText(String.valueOf(model.seed()));
    seed.textProperty().addListener(o -> seeded());
    seed.addEventFilter(KeyEvent.KEY_PRESSED, this::seedPressed);
    HBox seeding = new HBox(6, seeded, seed);
    seeding.setAlignment(Pos.CENTER_LEFT);
    tools
        .getChildren()
        .setAll(
            tool("add-row", "ui.grid.addRow", "ui.grid.tip.addRow", () -> model.addRow(true)),
            tool("remove-row", "ui.grid.removeRow", "ui.grid.tip.removeRow", model::removeRows),
            tool(
                "add-column",
                "ui.grid.addColumn",
                "ui.grid.tip.addColumn",
                () -> model.addColumn(true)),
            tool(
                "remove-column",
                "ui.grid.removeColumn",
                "ui.grid.tip.removeColumn",
                model::removeColumns),
            fill,
            seeding);
    numeric = List.copyOf(tools.getChildren());
    paint.setId("grid-paint");
    paint.getStyleClass().add("grid-tool");
    paint.setMinWidth(USE_PREF_SIZE);
    paint.textProperty().bind(words.saying("ui.grid.paint"));
    paint.setOnAction(e -> {
      told = null;
      changed();
      enter();
    });
    clear.setId("grid-clear");
    clear.getStyleClass().add("grid-tool");
    clear.setMinWidth(USE_PREF_SIZE);
    clear.textProperty().bind(words.saying("ui.grid.clear"));
    clear.setOnAction(e -> {
      model.chooseAll();
      model.clear();
      model.go(0, 0, false);
      enter();
    });
  }

  private Button tool(String id, String key, String tip, Runnable action) {
    Button button = new Button();
    button.setId("grid-" + id);
    button.getStyleClass().add("grid-tool");
    button.setMinWidth(USE_PREF_SIZE);
    button.textProperty().bind(words.saying(key));
    Tooltip keys = new Tooltip();
    keys.textProperty().bind(words.saying(tip));
    button.setTooltip(keys);
    button.setOnAction(e -> {
      told = null;
      action.run();
      enter();
    });
    return button;
  }

  private MenuItem filling(String name, LongFunction<GridFilling> filling) {
    MenuItem item = new MenuItem();
    item.setId("grid-fill-" + name);
    item.textProperty().bind(words.saying(key(name)));
    item.setOnAction(e -> fill(name, filling.apply(model.seed())));
    return item;
  }

  private static String key(String name) {
    return switch (name) {
      case "zeros" -> "ui.grid.fill.zeros";
      case "ones" -> "ui.grid.fill.ones";
      case "identity" -> "ui.grid.fill.identity";
      case "small" -> "ui.grid.fill.small";
      case "normal" -> "ui.grid.fill.normal";
      default -> "ui.grid.fill.uniform";
    };
  }

  private void fill(String name, GridFilling filling) {
    told = null;
    model.fill(filling);
    if (model.refusal() == null) told = name;
    changed();
    enter();
  }

  private void seeded() {
    try {
      model.seed(Long.parseLong(seed.getText().strip()));
      seed.getStyleClass().remove("wrong-seed");
    } catch (NumberFormatException half) {
      // Until it is a whole number the one before it stays.
      if (!seed.getStyleClass().contains("wrong-seed")) seed.getStyleClass().add("wrong-seed");
    }
  }

  private void seedPressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> seed.setText(String.valueOf(model.seed() + 1));
      case DOWN -> seed.setText(String.valueOf(model.seed() - 1));
      case ENTER -> enter();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// Opens on an entry of an input, row by row; false where that is no vector or matrix.
  ///
  /// @param from what is edited, in the scene
  /// @param after what has the focus once it is closed
  public boolean open(String input, int entry, Bounds from, Node after) {
    told = null;
    setVisible(false);
    if (!model.open(input, entry)) return false;
    back = after;
    about = new Box(from.getMinX(), from.getMinY(), from.getWidth(), from.getHeight());
    setVisible(true);
    toFront();
    placed = false;
    paint.setSelected(isPainted(model.grid()));
    changed();
    enter();
    return true;
  }

  /// What is typed is taken, and the card goes.
  public void close() {
    sheet.finish();
    model.close();
    if (back != null) back.requestFocus();
  }

  private void changed() {
    if (!model.isOpen()) {
      boolean held = getScene() != null && holds(getScene().getFocusOwner());
      setVisible(false);
      if (held && back != null) back.requestFocus();
      return;
    }
    GridText grid = model.grid();
    title.setText(TypesetName.text(model.name()));
    shape.setText(
        grid.isVector()
            ? words.say("ui.grid.vector", grid.rows())
            : grid.rows() + "×" + grid.columns());
    identity.setDisable(grid.isVector());
    offer(grid);
    foot.say(
        told != null
            ? filled()
            : paint.isSelected()
                ? words.say("ui.grid.paint.hint") + "\n" + easel.told()
                : words.say(hint(), TypesetName.text(model.name())));
    settle();
  }

  private boolean isPainted(GridText grid) {
    return PaintSheet.takes(grid) && easel.isImage(model.name());
  }

  /// The tools for numbers, or those for pixels.
  private void offer(GridText grid) {
    boolean painted = isPainted(grid);
    if (!painted) paint.setSelected(false);
    List<Node> offered = new ArrayList<>();
    if (painted) offered.add(paint);
    offered.addAll(paint.isSelected() ? List.of(clear) : numeric);
    if (!tools.getChildren().equals(offered)) tools.getChildren().setAll(offered);
  }

  private String hint() {
    return model.isProposed() ? "ui.grid.proposed" : "ui.grid.hint";
  }

  private String filled() {
    return switch (told) {
      case "small", "normal", "uniform" ->
          words.say("ui.grid.filled", words.say(key(told)), String.valueOf(model.seed()));
      default -> words.say(key(told));
    };
  }

  /// As large as its cells, within the window; where it was put it stays.
  private void settle() {
    if (!model.isOpen() || !isVisible() || getParent() == null) return;
    Bounds room = getParent().getLayoutBounds();
    applyCss();
    double em = title.getFont().getSize();
    double around = getInsets().getLeft() + getInsets().getRight();
    double most = Math.max(200, WIDE * room.getWidth());
    double wide = Math.clamp(body().prefWidth(-1) + around, Math.min(LEAST * em, most), most);
    if (placed) {
      // What grows at an edge of the window has no more room there: the button that made it grow
      // stays below the pointer.
      double right = Math.max(getWidth(), room.getWidth() - getLayoutX());
      double below = Math.max(getHeight(), room.getHeight() - getLayoutY());
      double high = Math.max(minHeight(wide * narrowed), below);
      size(Math.min(wide * narrowed, right), Math.min(HIGH * room.getHeight(), high));
      put(getLayoutX(), getLayoutY());
    } else {
      place(wide, Math.min(most, NARROW * em), room);
    }
  }

  private void size(double wide, double most) {
    double across = Math.ceil(wide);
    resize(across, Math.ceil(Math.min(prefHeight(across), most)));
  }

  /// Where it opens: narrower where it covers what is edited otherwise.
  private void place(double wide, double least, Bounds room) {
    Bounds own = getParent().localToScene(room);
    Box whole = new Box(own.getMinX(), own.getMinY(), own.getWidth(), own.getHeight());
    List<Box> beside = seen.get();
    Point best = null;
    double covered = Double.MAX_VALUE;
    for (double part : NARROWED) {
      double across = Math.max(Math.min(wide, least), wide * part);
      size(across, HIGH * room.getHeight());
      Point at = GridPlace.of(whole, getWidth(), getHeight(), about, beside);
      double now = GridPlace.shared(new Box(at.x(), at.y(), getWidth(), getHeight()), about);
      if (now >= covered) continue;
      best = at;
      covered = now;
      narrowed = across / wide;
    }
    size(wide * narrowed, HIGH * room.getHeight());
    put(best.x() - own.getMinX(), best.y() - own.getMinY());
    placed = room.getWidth() > 0;
  }

  private void put(double x, double y) {
    Bounds room = getParent().getLayoutBounds();
    setLayoutX(Math.round(Math.max(0, Math.min(x, room.getWidth() - getWidth()))));
    setLayoutY(Math.round(Math.max(0, Math.min(y, room.getHeight() - getHeight()))));
    requestLayout();
  }

  private void grabbed(MouseEvent event) {
    grabbedX = event.getSceneX() - getLayoutX();
    grabbedY = event.getSceneY() - getLayoutY();
  }

  private void carried(MouseEvent event) {
    put(event.getSceneX() - grabbedX, event.getSceneY() - grabbedY);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      enter();
      event.consume();
    }
  }
}
