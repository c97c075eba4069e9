package gradus.ui.grid;

import gradus.grid.CellText;
import gradus.grid.GridText;
import gradus.latex.TypesetName;
import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A small matrix as an image that is painted: the left button draws, the right one erases; of the
/// keys the arrows go from pixel to pixel, and Space turns one over. A stroke is one step for undo.
public final class PaintSheet extends Region {
  /// More rows or columns are too small to be painted.
  static final int MOST_SIDE = 16;

  private static final double PIXEL = 30;
  private static final double SMALLEST = 14;
  private static final double WIDEST = 300;

  private final GridModel model;
  private final InputModel inputs;
  private final Words words;
  private final Supplier<Look> look;
  private final Canvas canvas = new Canvas();
  private Runnable leaving = () -> {};
  private Consumer<Boolean> beside = back -> {};

  /// Of the stroke under way: whether it draws, and the pixel where it is.
  private boolean draws;

  private int row = -1;
  private int column = -1;

  PaintSheet(GridModel model, InputModel inputs, Words words, Supplier<Look> look) {
    this.model = model;
    this.inputs = inputs;
    this.words = words;
    this.look = look;
    setId("paint-sheet");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    managedProperty().bind(visibleProperty());
    getChildren().add(canvas);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::begins);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::goesOn);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::ends);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty().addListener(o -> requestLayout());
    model.onChange(this::changed);
  }

  /// What is done where Escape leaves the image, and where Tab does, true being backwards.
  void onLeave(Runnable left, Consumer<Boolean> passed) {
    leaving = left;
    beside = passed;
  }

  /// Whether a matrix is small enough.
  static boolean takes(GridText grid) {
    return !grid.isVector() && grid.rows() <= MOST_SIDE && grid.columns() <= MOST_SIDE;
  }

  private void changed() {
    requestLayout();
    if (!model.isOpen()) return;
    GridModel.GridCell at = model.cursor();
    String number = model.grid().cell(at.row(), at.column());
    String where = at.row() + ", " + at.column();
    setAccessibleText(words.say("ui.grid.cell", TypesetName.text(model.name()), where, number));
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void begins(MouseEvent event) {
    requestFocus();
    boolean erases = event.getButton() == MouseButton.SECONDARY;
    if (!model.isOpen() || !erases && event.getButton() != MouseButton.PRIMARY) return;
    draws = !erases;
    inputs.take();
    row = rowAt(event);
    column = columnAt(event);
    model.paint(row, column, draws);
    event.consume();
  }

  /// Through all pixels on the way, however fast the mouse is.
  private void goesOn(MouseEvent event) {
    if (row < 0 || !model.isOpen()) return;
    int toRow = rowAt(event);
    int toColumn = columnAt(event);
    int far = Math.max(Math.abs(toRow - row), Math.abs(toColumn - column));
    for (int i = 1; i <= far; i++) {
      int down = (int) Math.round((toRow - row) * (double) i / far);
      int across = (int) Math.round((toColumn - column) * (double) i / far);
      model.paint(row + down, column + across, draws);
    }
    row = toRow;
    column = toColumn;
  }

  /// A fast mouse is let go farther on than where it was last said to be.
  private void ends(MouseEvent event) {
    if (row < 0) return;
    goesOn(event);
    row = -1;
    inputs.letGo();
  }

  private int rowAt(MouseEvent event) {
    return Math.clamp((long) Math.floor(event.getY() / side()), 0, model.grid().rows() - 1);
  }

  private int columnAt(MouseEvent event) {
    return Math.clamp((long) Math.floor(event.getX() / side()), 0, model.grid().columns() - 1);
  }

  private void pressed(KeyEvent event) {
    if (!model.isOpen() || event.isShortcutDown() || event.isAltDown()) return;
    GridModel.GridCell at = model.cursor();
    switch (event.getCode()) {
      case UP -> model.move(-1, 0, false);
      case DOWN -> model.move(1, 0, false);
      case LEFT -> model.move(0, -1, false);
      case RIGHT -> model.move(0, 1, false);
      case HOME -> model.go(at.row(), 0, false);
      case END -> model.go(at.row(), model.grid().columns() - 1, false);
      case SPACE -> stroke(at, number(at.row(), at.column()) < 0.5);
      case DELETE, BACK_SPACE -> stroke(at, false);
      case TAB -> beside.accept(event.isShiftDown());
      case ESCAPE -> leaving.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void stroke(GridModel.GridCell at, boolean ink) {
    inputs.beginDrag();
    model.paint(at.row(), at.column(), ink);
  }

  private double number(int r, int c) {
    return CellText.value(model.grid().cell(r, c)).orElse(0);
  }

  /// How wide a pixel is.
  private double side() {
    int most = Math.max(model.grid().rows(), model.grid().columns());
    return Math.clamp(Math.floor(WIDEST / most), SMALLEST, PIXEL);
  }

  @Override
  protected double computePrefWidth(double height) {
    return model.isOpen() ? side() * model.grid().columns() : 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return model.isOpen() ? side() * model.grid().rows() : 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    if (!model.isOpen() || !isVisible() || !takes(model.grid())) return;
    GridText grid = model.grid();
    double side = side();
    canvas.setWidth(side * grid.columns());
    canvas.setHeight(side * grid.rows());
    double largest = 1;
    for (int i = 0; i < grid.rows() * grid.columns(); i++) {
      largest = Math.max(largest, Math.abs(number(i / grid.columns(), i % grid.columns())));
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    Look colours = look.get();
    g.setFill(colour(colours.colour(Ink.MUTED)));
    g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (int r = 0; r < grid.rows(); r++) {
      for (int c = 0; c < grid.columns(); c++) {
        g.setFill(colour(colours.heat(number(r, c) / largest)));
        g.fillRect(c * side + 0.5, r * side + 0.5, side - 1, side - 1);
      }
    }
    if (!isFocused()) return;
    g.setStroke(colour(colours.colour(Ink.LIT_EDGE)));
    g.setLineWidth(3);
    GridModel.GridCell at = model.cursor();
    g.strokeRect(at.column() * side + 1.5, at.row() * side + 1.5, side - 3, side - 3);
  }

  private static Color colour(java.awt.Color c) {
    return Color.rgb(c.getRed(), c.getGreen(), c.getBlue(), c.getAlpha() / 255.0);
  }
}
