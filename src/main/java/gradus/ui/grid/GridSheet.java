package gradus.ui.grid;

import gradus.grid.CellArea;
import gradus.grid.GridText;
import gradus.latex.TypesetName;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
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
  private static final PseudoClass PROPOSED = PseudoClass.getPseudoClass("proposed");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  /// Letters that a column is wide at least and at most.
  private static final int FEWEST = 4;

  private static final int MOST = 14;

  /// Of letters, what a cell has around its number and how high it is.
  private static final double AROUND = 1.3;

  private static final double HIGH = 2;

  /// Rows in sight at most, and how wide it wants to be at most, in letters.
  private static final int ROWS = 12;

  private static final double WIDE = 46;

  /// Of a bar, what is taken of it at least.
  private static final double THUMB = 0.07;

  private final GridModel model;
  private final Words words;
  private final Pane view = new Pane();
  private final Pane top = new Pane();
  private final Pane side = new Pane();
  private final ScrollBar down = new ScrollBar();
  private final ScrollBar across = new ScrollBar();
  private final CellEditor editor;
  private final Label why = new Label();
  private final Label probe = new Label("0");
  private final List<Label> cells = new ArrayList<>();
  private final List<Label> rowNames = new ArrayList<>();
  private final List<Label> columnNames = new ArrayList<>();

  /// Where columns begin, px; one more than there are columns.
  private double[] starts = {0};

  private GridText measured;
  private double letter;
  private Runnable leaving = () -> {};
  private Consumer<Boolean> beside = back -> {};

  GridSheet(GridModel model, Words words) {
    this.model = model;
    this.words = words;
    GridKeys keys = new GridKeys(model, this);
    editor = new CellEditor(model, this, keys);
    setId("grid-sheet");
    getStyleClass().add("grid-sheet");
    setFocusTraversable(true);
    // What is wrong with a cell stands over what is below the cells.
    setViewOrder(-1);
    setAccessibleRole(AccessibleRole.TEXT);
    down.setOrientation(Orientation.VERTICAL);
    down.setFocusTraversable(false);
    across.setFocusTraversable(false);
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
    addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    top.addEventHandler(MouseEvent.MOUSE_PRESSED, this::columnClicked);
    side.addEventHandler(MouseEvent.MOUSE_PRESSED, this::rowClicked);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    focusedProperty().addListener(o -> requestLayout());
  }

  /// What is done where Escape leaves the grid, and where Tab does, true being backwards.
  void onLeave(Runnable left, Consumer<Boolean> passed) {
    leaving = left;
    beside = passed;
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
    return model.isOpen() ? topHeight() + high() + 2 : 0;
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
    // Of thousands of rows the bar still has a part that can be taken.
    bar.setVisibleAmount(needed ? most * Math.max(room / all, THUMB) : 1);
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
        cell.pseudoClassStateChanged(PROPOSED, model.isProposed());
        cell.resizeRelocate(
            Math.round(starts[c] - x),
            Math.round(r * high - y),
            starts[c + 1] - starts[c] + 1,
            high + 1);
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
    if (editor.isTyping()) {
      double typed = (editor.getLength() + 3) * letter + 10;
      double most = Math.max(cellWide, left + wide - cellX);
      editor.resizeRelocate(cellX, cellY, Math.clamp(typed, cellWide, most) + 1, high + 1);
    }
    explain(cellX, cellY, high);
  }

  /// Why what waits where one is is no number, below its cell, or above it at the lower edge.
  private void explain(double x, double y, double high) {
    Optional<GridModel.WaitingText> draft =
        editor.isTyping() && !editor.isRefused()
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
    boolean over = y + high + tall > getHeight() + 2 * high;
    double from = over ? y - tall - 3 : y + high + 3;
    why.resizeRelocate(Math.round(at), Math.round(from), Math.ceil(wide), tall);
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
      // In the midst of a layout nobody asks for another frame, in which it would get its letters.
      made.applyCss();
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
            model.isProposed() ? "ui.grid.cell.proposed" : "ui.grid.cell",
            TypesetName.text(model.name()),
            place,
            model.shown(at.row(), at.column()));
    String waits =
        model.draft(at.row(), at.column()).map(d -> " " + words.alone(d.why())).orElse("");
    setAccessibleText(said + waits);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  // --- typing

  /// A cell is typed in, anew or where it stood.
  void begin(String text, boolean over) {
    editor.begin(text, over, getAccessibleText());
    requestLayout();
    layout();
    editor.requestFocus();
    editor.positionCaret(text.length());
  }

  /// What is typed is taken, or waits in its cell; whether it was taken.
  boolean finish() {
    return editor.finish();
  }

  /// Nothing is typed any more, and the cells have the keys again.
  void typed(boolean focused) {
    if (focused) requestFocus();
    requestLayout();
  }

  /// Rows that are seen at once.
  int page() {
    return Math.max(1, (int) (view.getHeight() / high()) - 1);
  }

  /// Behind the last cell the keyboard goes on to the tools, before the first one to the last of
  /// them.
  void leaveBy(boolean back) {
    requestFocus();
    beside.accept(back);
  }

  void leave() {
    leaving.run();
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
    if (event.getButton() != MouseButton.PRIMARY || editor.isTyping()) return;
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
