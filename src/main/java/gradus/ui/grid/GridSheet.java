package gradus.ui.grid;

import gradus.grid.CellArea;
import gradus.grid.GridText;
import gradus.latex.TypesetName;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The cells of a vector or matrix. Only those in sight are there, so that ten thousand are as
/// quick as ten. What is typed goes into the cell where one is; Enter, Tab and the arrows take it.
public final class GridSheet extends Region {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /// Letters that a column is wide at least and at most.
  private static final int FEWEST = 4;

  private static final int MOST = 14;

  /// Of letters, what a cell has around its number and how high it is.
  private static final double AROUND = 1.3;

  private static final double HIGH = 2.1;

  /// Rows in sight at most, and how wide it wants to be at most, in letters.
  private static final int ROWS = 12;

  private static final double WIDE = 46;

  private final GridModel model;
  private final Words words;
  private final Pane view = new Pane();
  private final Pane top = new Pane();
  private final Pane side = new Pane();
  private final ScrollBar down = new ScrollBar();
  private final ScrollBar across = new ScrollBar();
  private final TextField editor = new TextField();
  private final Label why = new Label();
  private final Label probe = new Label("0");
  private final List<Label> cells = new ArrayList<>();
  private final List<Label> rowNames = new ArrayList<>();
  private final List<Label> columnNames = new ArrayList<>();

  /// Where columns begin, px; one more than there are columns.
  private double[] starts = {0};

  private GridText measured;
  private double letter;
  private boolean editing;

  /// Whether arrows leave a cell that is typed in, because it was begun anew.
  private boolean anew;

  /// Whether it was said that what is typed is no number yet.
  private boolean said;

  private Runnable leaving = () -> {};

  GridSheet(GridModel model, Words words) {
    this.model = model;
    this.words = words;
    setId("grid-sheet");
    getStyleClass().add("grid-sheet");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    down.setOrientation(Orientation.VERTICAL);
    down.setFocusTraversable(false);
    across.setFocusTraversable(false);
    editor.setId("grid-cell");
    editor.getStyleClass().add("grid-editor");
    editor.setVisible(false);
    editor.setManaged(false);
    why.setId("grid-why");
    why.getStyleClass().addAll("objection", "grid-why");
    why.setWrapText(true);
    why.setManaged(false);
    why.setVisible(false);
    why.setMouseTransparent(true);
    probe.getStyleClass().add("grid-cell");
    probe.setVisible(false);
    for (Pane part : List.of(view, top, side)) {
      Rectangle clip = new Rectangle();
      clip.widthProperty().bind(part.widthProperty());
      clip.heightProperty().bind(part.heightProperty());
      part.setClip(clip);
    }
    getChildren().setAll(probe, view, top, side, down, across, editor, why);
    down.valueProperty().addListener(o -> requestLayout());
    across.valueProperty().addListener(o -> requestLayout());
    probe.fontProperty().addListener(o -> changed());
    model.onChange(this::changed);
    words.language().addListener(o -> changed());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    top.addEventHandler(MouseEvent.MOUSE_PRESSED, this::columnClicked);
    side.addEventHandler(MouseEvent.MOUSE_PRESSED, this::rowClicked);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::editorPressed);
    editor
        .textProperty()
        .addListener(
            o -> editor.pseudoClassStateChanged(WAITING, !model.isNumber(editor.getText())));
    editor
        .focusedProperty()
        .addListener((o, was, now) -> {
          if (!now) finish();
        });
    focusedProperty().addListener(o -> requestLayout());
  }

  /// What is done where Escape leaves the grid.
  void onLeave(Runnable leaving) {
    this.leaving = leaving;
  }

  // --- sizes

  private void changed() {
    if (model.isOpen()) {
      measure();
      show(model.cursor());
      tell();
    }
    requestLayout();
  }

  private void measure() {
    GridText grid = model.grid();
    double size = probe.getFont().getSize() * 0.602;
    if (grid == measured && size == letter) return;
    measured = grid;
    letter = size;
    starts = new double[grid.columns() + 1];
    for (int c = 0; c < grid.columns(); c++) {
      int longest = FEWEST;
      for (int r = 0; r < grid.rows(); r++) {
        longest = Math.max(longest, grid.cell(r, c).length());
      }
      starts[c + 1] = starts[c] + Math.ceil((Math.min(longest, MOST) + AROUND) * letter) + 6;
    }
  }

  private double high() {
    return Math.ceil(probe.getFont().getSize() * HIGH);
  }

  private double bar() {
    return Math.max(10, across.prefHeight(-1));
  }

  private double sideWidth() {
    int digits = String.valueOf(Math.max(0, model.grid().rows() - 1)).length();
    return Math.ceil((digits + 1.6) * letter);
  }

  private double topHeight() {
    return model.grid().isVector() ? 0 : high() * 0.8;
  }

  private double allRows() {
    return model.grid().rows() * high();
  }

  private double allColumns() {
    return starts[starts.length - 1];
  }

  @Override
  protected double computePrefWidth(double height) {
    if (!model.isOpen()) return 0;
    applyCss();
    measure();
    double bar = model.grid().rows() > ROWS ? bar() : 0;
    return Math.min(sideWidth() + allColumns() + bar, WIDE * letter) + 2;
  }

  @Override
  protected double computePrefHeight(double width) {
    if (!model.isOpen()) return 0;
    applyCss();
    measure();
    double room = width < 0 ? WIDE * letter : width;
    double bar = sideWidth() + allColumns() > room ? bar() : 0;
    return topHeight() + Math.min(allRows(), ROWS * high()) + bar + 2;
  }

  @Override
  protected double computeMinHeight(double width) {
    return model.isOpen() ? topHeight() + Math.min(3, model.grid().rows()) * high() + 2 : 0;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  // --- what is in sight

  @Override
  protected void layoutChildren() {
    if (!model.isOpen()) return;
    measure();
    double left = sideWidth();
    double head = topHeight();
    double high = high();
    double wide = getWidth() - left;
    double tall = getHeight() - head;
    boolean overWide = allColumns() > wide;
    boolean overTall = allRows() > tall - (overWide ? bar() : 0);
    overWide = allColumns() > wide - (overTall ? bar() : 0);
    double room = wide - (overTall ? bar() : 0);
    double rise = tall - (overWide ? bar() : 0);
    arrange(down, overTall, allRows(), rise, high);
    arrange(across, overWide, allColumns(), room, 3 * letter);
    down.resizeRelocate(getWidth() - bar(), head, bar(), rise);
    across.resizeRelocate(left, getHeight() - bar(), room, bar());
    double filled = Math.min(room, allColumns() + 1);
    double deep = Math.min(rise, allRows() + 1);
    view.resizeRelocate(left, head, filled, deep);
    top.resizeRelocate(left, 0, filled, head);
    side.resizeRelocate(0, head, left, deep);
    paint(high, left, head, filled, deep);
  }

  private static void arrange(ScrollBar bar, boolean needed, double all, double room, double step) {
    bar.setVisible(needed);
    double most = needed ? all - room : 0;
    bar.setMax(most);
    bar.setVisibleAmount(needed ? most * room / all : 1);
    bar.setUnitIncrement(step);
    bar.setBlockIncrement(room);
    bar.setValue(Math.clamp(bar.getValue(), 0, most));
  }

  private void paint(double high, double left, double head, double wide, double deep) {
    GridText grid = model.grid();
    double x = across.getValue();
    double y = down.getValue();
    int firstRow = Math.max(0, (int) (y / high));
    int lastRow = Math.min(grid.rows() - 1, (int) ((y + deep) / high));
    int firstColumn = columnAt(x);
    int lastColumn = columnAt(x + wide - 1);
    CellArea area = model.area();
    GridModel.GridCell cursor = model.cursor();
    int used = 0;
    for (int r = firstRow; r <= lastRow; r++) {
      for (int c = firstColumn; c <= lastColumn; c++) {
        Label cell = pooled(cells, used++, view, "grid-cell");
        cell.setText(model.shown(r, c));
        cell.pseudoClassStateChanged(CHOSEN, area.contains(r, c));
        cell.pseudoClassStateChanged(CURRENT, r == cursor.row() && c == cursor.column());
        cell.pseudoClassStateChanged(WRONG, model.draft(r, c).isPresent());
        cell.resizeRelocate(
            Math.round(starts[c] - x), Math.round(r * high - y), starts[c + 1] - starts[c], high);
      }
    }
    rest(cells, used);
    int named = 0;
    for (int r = firstRow; r <= lastRow; r++) {
      Label name = pooled(rowNames, named++, side, "grid-name");
      name.setText(String.valueOf(r));
      name.pseudoClassStateChanged(CHOSEN, r >= area.top() && r <= area.bottom());
      name.resizeRelocate(0, Math.round(r * high - y), left, high);
    }
    rest(rowNames, named);
    named = 0;
    for (int c = firstColumn; c <= lastColumn && head > 0; c++) {
      Label name = pooled(columnNames, named++, top, "grid-name");
      name.setText(String.valueOf(c));
      name.pseudoClassStateChanged(CHOSEN, c >= area.left() && c <= area.right());
      name.resizeRelocate(Math.round(starts[c] - x), 0, starts[c + 1] - starts[c], head);
    }
    rest(columnNames, named);
    double cellX = left + Math.round(starts[cursor.column()] - x);
    double cellY = head + Math.round(cursor.row() * high - y);
    double cellWide = starts[cursor.column() + 1] - starts[cursor.column()];
    if (editing) {
      double typed = (editor.getLength() + 3) * letter + 10;
      double most = Math.max(cellWide, left + wide - cellX);
      editor.resizeRelocate(cellX, cellY, Math.clamp(typed, cellWide, most), high);
    }
    explain(cellX, cellY, high);
  }

  /// Why what waits where one is is no number, below its cell.
  private void explain(double x, double y, double high) {
    Optional<GridModel.WaitingText> draft =
        editing && !said
            ? Optional.empty()
            : model.draft(model.cursor().row(), model.cursor().column());
    why.setVisible(draft.isPresent());
    if (draft.isEmpty()) return;
    why.setText(words.alone(draft.get().why()));
    why.applyCss();
    double most = Math.max(getWidth(), 24 * letter);
    double wide = Math.min(why.prefWidth(-1), most);
    double tall = why.prefHeight(wide);
    double at = Math.max(0, Math.min(x, getWidth() - wide));
    why.resizeRelocate(Math.round(at), Math.round(y + high + 3), Math.ceil(wide), tall);
    why.toFront();
  }

  private static Label pooled(List<Label> pool, int at, Pane in, String style) {
    if (at == pool.size()) {
      Label made = new Label();
      made.getStyleClass().add(style);
      made.setManaged(false);
      made.setMouseTransparent(true);
      pool.add(made);
      in.getChildren().add(made);
    }
    Label label = pool.get(at);
    label.setVisible(true);
    return label;
  }

  private static void rest(List<Label> pool, int used) {
    pool.subList(used, pool.size()).forEach(label -> label.setVisible(false));
  }

  private int columnAt(double x) {
    int c = 0;
    while (c < starts.length - 2 && starts[c + 1] <= x) {
      c++;
    }
    return c;
  }

  /// Scrolls so far that a cell is in sight.
  private void show(GridModel.GridCell cell) {
    double high = high();
    double deep = view.getHeight();
    double wide = view.getWidth();
    double y = cell.row() * high;
    if (deep > 0) {
      if (y < down.getValue()) down.setValue(y);
      if (y + high > down.getValue() + deep) {
        down.setMax(Math.max(down.getMax(), y + high - deep));
        down.setValue(y + high - deep);
      }
    }
    if (wide > 0 && cell.column() + 1 < starts.length) {
      if (starts[cell.column()] < across.getValue()) across.setValue(starts[cell.column()]);
      if (starts[cell.column() + 1] > across.getValue() + wide) {
        across.setMax(Math.max(across.getMax(), starts[cell.column() + 1] - wide));
        across.setValue(starts[cell.column() + 1] - wide);
      }
    }
  }

  /// Where the cell is that one is in, in the scene.
  Bounds current() {
    double x = view.getLayoutX() + starts[model.cursor().column()] - across.getValue();
    double y = view.getLayoutY() + model.cursor().row() * high() - down.getValue();
    Point2D from = localToScene(x, y);
    return new BoundingBox(
        from.getX(),
        from.getY(),
        starts[model.cursor().column() + 1] - starts[model.cursor().column()],
        high());
  }

  private void tell() {
    GridModel.GridCell at = model.cursor();
    String place = at.row() + (model.grid().isVector() ? "" : ", " + at.column());
    String said =
        words.say(
            "ui.grid.cell",
            TypesetName.text(model.name()),
            place,
            model.shown(at.row(), at.column()));
    String waits =
        model.draft(at.row(), at.column()).map(d -> " " + words.alone(d.why())).orElse("");
    setAccessibleText(said + waits);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  // --- typing

  private void begin(String text, boolean over) {
    editing = true;
    anew = over;
    said = false;
    editor.setText(text);
    editor.setAccessibleText(getAccessibleText());
    editor.setVisible(true);
    requestLayout();
    layout();
    editor.requestFocus();
    editor.positionCaret(text.length());
  }

  /// What is typed is taken, or waits in its cell; whether it was taken.
  boolean finish() {
    if (!editing) return true;
    editing = false;
    String text = editor.getText();
    boolean focused = editor.isFocused();
    boolean taken = model.isOpen() && model.write(text);
    editor.setVisible(false);
    if (focused) requestFocus();
    requestLayout();
    return taken;
  }

  private void takeBack() {
    editing = false;
    editor.setVisible(false);
    requestFocus();
    requestLayout();
  }

  private void editorPressed(KeyEvent event) {
    boolean held = event.isShortcutDown() || event.isAltDown();
    switch (event.getCode()) {
      case ENTER -> enter(event);
      case TAB -> {
        finish();
        tab(event);
      }
      case ESCAPE -> takeBack();
      case UP, DOWN -> {
        if (held) return;
        finish();
        model.move(event.getCode() == KeyCode.UP ? -1 : 1, 0, false);
      }
      case LEFT, RIGHT -> {
        if (held || !anew || event.isShiftDown()) return;
        finish();
        model.move(0, event.getCode() == KeyCode.LEFT ? -1 : 1, false);
      }
      case HOME, END -> {
        anew = false;
        return;
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void enter(KeyEvent event) {
    if (finish()) {
      step(event.isShiftDown() ? -1 : 1);
      return;
    }
    // Where it is no number yet one goes on typing.
    begin(editor.getText(), false);
    said = true;
    requestLayout();
  }

  /// Down the column, and on at the head of the next one.
  private void step(int by) {
    GridText grid = model.grid();
    int at = model.cursor().column() * grid.rows() + model.cursor().row() + by;
    if (at < 0 || at >= grid.rows() * grid.columns()) return;
    model.go(at % grid.rows(), at / grid.rows(), false);
  }

  private void tab(KeyEvent event) {
    boolean went = model.next(event.isShiftDown() ? -1 : 1);
    // Behind the last cell the keyboard goes on to what stands beside the grid.
    if (!went) {
      requestFocus();
      requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }
  }

  private void pressed(KeyEvent event) {
    if (!model.isOpen() || event.getTarget() != this) return;
    boolean handled =
        event.isShortcutDown()
            ? shortcut(event.getCode())
            : event.isAltDown() ? shaped(event) : plain(event);
    if (handled) event.consume();
  }

  private boolean shortcut(KeyCode key) {
    GridText grid = model.grid();
    GridModel.GridCell at = model.cursor();
    switch (key) {
      case A -> model.chooseAll();
      case C -> copy();
      case X -> {
        copy();
        model.clear();
      }
      case V -> paste();
      case HOME -> model.go(0, 0, false);
      case END -> model.go(grid.rows() - 1, grid.columns() - 1, false);
      case UP -> model.go(0, at.column(), false);
      case DOWN -> model.go(grid.rows() - 1, at.column(), false);
      case LEFT -> model.go(at.row(), 0, false);
      case RIGHT -> model.go(at.row(), grid.columns() - 1, false);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Alt and an arrow adds a row or column on that side, with Shift one goes.
  private boolean shaped(KeyEvent event) {
    boolean gone = event.isShiftDown();
    switch (event.getCode()) {
      case UP, DOWN -> {
        if (gone) {
          model.removeRows();
        } else {
          model.addRow(event.getCode() == KeyCode.DOWN);
        }
      }
      case LEFT, RIGHT -> {
        if (gone) {
          model.removeColumns();
        } else {
          model.addColumn(event.getCode() == KeyCode.RIGHT);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    boolean more = event.isShiftDown();
    GridModel.GridCell at = model.cursor();
    int page = Math.max(1, (int) (view.getHeight() / high()) - 1);
    switch (event.getCode()) {
      case UP -> model.move(-1, 0, more);
      case DOWN -> model.move(1, 0, more);
      case LEFT -> model.move(0, -1, more);
      case RIGHT -> model.move(0, 1, more);
      case PAGE_UP -> model.move(-page, 0, more);
      case PAGE_DOWN -> model.move(page, 0, more);
      case HOME -> model.go(at.row(), 0, more);
      case END -> model.go(at.row(), model.grid().columns() - 1, more);
      case TAB -> tab(event);
      case ENTER -> step(more ? -1 : 1);
      case F2 -> begin(model.shown(at.row(), at.column()), false);
      case DELETE, BACK_SPACE -> model.clear();
      case ESCAPE -> {
        if (!model.dropDraft()) leaving.run();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void typed(KeyEvent event) {
    String sign = event.getCharacter();
    boolean held = event.isShortcutDown() || event.isAltDown();
    if (!model.isOpen() || held || event.getTarget() != this || sign.isBlank()) return;
    if (sign.chars().anyMatch(Character::isISOControl)) return;
    begin(sign, true);
    event.consume();
  }

  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.copied());
    Clipboard.getSystemClipboard().setContent(content);
  }

  void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    model.paste(text == null ? "" : text);
  }

  // --- mouse

  private GridModel.GridCell under(double x, double y) {
    int row = (int) Math.floor((y + down.getValue()) / high());
    return new GridModel.GridCell(
        Math.clamp(row, 0, model.grid().rows() - 1), columnAt(x + across.getValue()));
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) return;
    finish();
    GridModel.GridCell at = under(event.getX(), event.getY());
    model.go(at.row(), at.column(), event.isShiftDown());
    requestFocus();
    if (event.getClickCount() == 2) begin(model.shown(at.row(), at.column()), false);
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || editing) return;
    GridModel.GridCell at = under(event.getX(), event.getY());
    if (!at.equals(model.cursor())) model.go(at.row(), at.column(), true);
    event.consume();
  }

  private void columnClicked(MouseEvent event) {
    finish();
    int column = columnAt(event.getX() + across.getValue());
    model.go(0, column, false);
    model.go(model.grid().rows() - 1, column, true);
    requestFocus();
  }

  private void rowClicked(MouseEvent event) {
    finish();
    int row = under(0, event.getY()).row();
    model.go(row, 0, false);
    model.go(row, model.grid().columns() - 1, true);
    requestFocus();
  }

  private void scrolled(ScrollEvent event) {
    double by = event.isShiftDown() ? event.getDeltaY() : 0;
    across.setValue(Math.clamp(across.getValue() - event.getDeltaX() - by, 0, across.getMax()));
    if (!event.isShiftDown()) {
      down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
    }
    event.consume();
  }
}
