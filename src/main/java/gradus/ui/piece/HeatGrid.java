package gradus.ui.piece;

import gradus.picture.Ink;
import gradus.picture.Look;
import gradus.picture.Stretch;
import gradus.picture.TextStyle;
import gradus.tensor.EntryFormat;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A matrix as numbers on a heat map; where it has too many entries for numbers, the heat map
/// alone. One cell is current: the pointer's, or the one the arrow keys went to.
public final class HeatGrid extends Region {
  /// More rows or columns are not shown.
  public static final int MOST_LINES = 256;

  private static final int MOST_NUMBERS = 14;
  private static final double SMALLEST = 5;
  private static final double TALLEST = 460;
  private static final String FAMILY = "DejaVu Sans Condensed";

  private final Canvas canvas = new Canvas();
  private final IntegerProperty current = new SimpleIntegerProperty(-1);
  private Tensor matrix;
  private double largest;
  private EntryFormat format = new EntryFormat(Numbers.SLIDES, 0, false);
  private IntFunction<String> rowName = r -> "";
  private IntFunction<String> colName = c -> "";
  private Look look = Look.DEFAULT;
  private double fontSize = 13;

  public HeatGrid() {
    getStyleClass().add("heat-grid");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::pointed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pointed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> requestFocus());
    addEventHandler(
        MouseEvent.MOUSE_EXITED,
        e -> {
          if (!isFocused()) current.set(-1);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty().addListener(o -> requestLayout());
    current.addListener(o -> requestLayout());
    widthProperty().addListener(o -> requestLayout());
  }

  /// The current cell, row by row; −1 for none.
  public IntegerProperty current() {
    return current;
  }

  public void show(
      Tensor shown,
      Numbers written,
      IntFunction<String> rows,
      IntFunction<String> cols,
      Look painted,
      double size) {
    matrix = shown;
    if (shown != null) format = EntryFormat.of(shown, written);
    rowName = rows;
    colName = cols;
    look = painted;
    fontSize = size;
    largest = 0;
    for (int i = 0; shown != null && i < shown.size(); i++) {
      double entry = Math.abs(shown.get(i));
      if (Double.isFinite(entry)) largest = Math.max(largest, entry);
    }
    current.set(-1);
    requestLayout();
    setManaged(shown != null);
    setVisible(shown != null);
    if (getParent() != null) getParent().requestLayout();
  }

  /// What all entries are to be multiplied by, in the corner; empty where they stand as they are.
  public String factor() {
    return format.hasFactor() ? format.power() + " ×" : "";
  }

  /// What is written in a cell, all in one format.
  public String entry(int row, int col) {
    return format.show(matrix.get(row, col));
  }

  private int rows() {
    return matrix.shape().rows();
  }

  private int cols() {
    return matrix.shape().cols();
  }

  private boolean written() {
    return cols() <= MOST_NUMBERS && rows() <= 2 * MOST_NUMBERS;
  }

  private double textWidth(String text) {
    List<Stretch.Placed> letters = letters(text);
    return Stretch.starts(letters, widths(letters))[letters.size()];
  }

  private List<Stretch.Placed> letters(String text) {
    return Stretch.placed(text, TextStyle.plain(fontSize));
  }

  private static double[] widths(List<Stretch.Placed> letters) {
    return letters.stream().mapToDouble(HeatGrid::width).toArray();
  }

  private static double width(Stretch.Placed letters) {
    Text measured = new Text(letters.text());
    measured.setFont(Font.font(FAMILY, letters.face().size()));
    return measured.getLayoutBounds().getWidth();
  }

  private double left() {
    if (!written()) return 0;
    double widest = textWidth(factor());
    for (int r = 0; r < rows(); r++) {
      widest = Math.max(widest, textWidth(rowName.apply(r)));
    }
    return Math.ceil(widest) + 8;
  }

  private double top() {
    return written() ? fontSize * 1.7 : 0;
  }

  private double cellWidth() {
    if (!written()) {
      double room = Math.max(160, getWidth());
      return Math.max(SMALLEST, Math.min(22, room / cols()));
    }
    double widest = 34;
    for (int i = 0; i < matrix.size(); i++) {
      widest = Math.max(widest, textWidth(format.show(matrix.get(i))) + 12);
    }
    for (int c = 0; c < cols(); c++) {
      widest = Math.max(widest, textWidth(colName.apply(c)) + 10);
    }
    return Math.ceil(widest);
  }

  private double cellHeight() {
    return written()
        ? Math.ceil(fontSize * 2)
        : Math.max(SMALLEST, Math.min(22, Math.min(cellWidth(), TALLEST / rows())));
  }

  @Override
  protected double computePrefWidth(double height) {
    return matrix == null ? 0 : left() + cols() * cellWidth() + 2;
  }

  @Override
  protected double computeMinWidth(double height) {
    return written(matrix) ? computePrefWidth(height) : 0;
  }

  private boolean written(Tensor shown) {
    return shown != null && written();
  }

  @Override
  protected double computePrefHeight(double width) {
    return matrix == null ? 0 : top() + rows() * cellHeight() + 2;
  }

  @Override
  protected void layoutChildren() {
    if (matrix == null) return;
    double wide = cellWidth();
    double high = cellHeight();
    double left = left();
    double top = top();
    canvas.setWidth(left + cols() * wide + 2);
    canvas.setHeight(top + rows() * high + 2);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setFont(Font.font(FAMILY, fontSize));
    g.setTextBaseline(VPos.CENTER);
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < cols(); c++) {
        cell(g, r, c, left + c * wide + 1, top + r * high + 1, wide, high);
      }
    }
    if (written()) labels(g, left, top, wide, high);
    int at = current.get();
    if (at >= 0 && at < matrix.size()) {
      g.setStroke(colour(look.colour(Ink.LIT_EDGE)));
      g.setLineWidth(2);
      g.strokeRect(left + at % cols() * wide + 1, top + at / cols() * high + 1, wide, high);
    } else if (isFocused()) {
      g.setStroke(colour(look.colour(Ink.LIT_EDGE)));
      g.setLineWidth(1);
      g.strokeRect(left + 1, top + 1, cols() * wide, rows() * high);
    }
  }

  private void cell(
      GraphicsContext g, int row, int col, double x, double y, double wide, double high) {
    double entry = matrix.get(row, col);
    java.awt.Color ground = look.heat(largest == 0 ? 0 : 0.85 * entry / largest);
    g.setFill(colour(ground));
    double gap = wide > 8 ? 1 : 0;
    g.fillRect(x, y, wide - gap, high - gap);
    if (written()) {
      double light = 0.3 * ground.getRed() + 0.59 * ground.getGreen() + 0.11 * ground.getBlue();
      g.setFill(light > 128 ? Color.gray(0.08) : Color.gray(0.97));
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(entry(row, col), x + wide / 2, y + high / 2);
    }
  }

  private void labels(GraphicsContext g, double left, double top, double wide, double high) {
    g.setFill(colour(look.colour(Ink.MUTED)));
    g.setTextAlign(TextAlignment.LEFT);
    label(g, factor(), left - 6 - textWidth(factor()), top / 2);
    for (int r = 0; r < rows(); r++) {
      String name = rowName.apply(r);
      label(g, name, left - 6 - textWidth(name), top + (r + 0.5) * high);
    }
    for (int c = 0; c < cols(); c++) {
      String name = colName.apply(c);
      label(g, name, left + (c + 0.5) * wide - textWidth(name) / 2, top / 2);
    }
  }

  /// A name as everywhere: the word of L_data lowered, a mark above an index.
  private void label(GraphicsContext g, String name, double left, double middle) {
    List<Stretch.Placed> letters = letters(name);
    double[] starts = Stretch.starts(letters, widths(letters));
    for (int i = 0; i < letters.size(); i++) {
      g.setFont(Font.font(FAMILY, letters.get(i).face().size()));
      g.fillText(letters.get(i).text(), left + starts[i], middle + letters.get(i).drop());
    }
  }

  private static Color colour(java.awt.Color c) {
    return Color.rgb(c.getRed(), c.getGreen(), c.getBlue(), c.getAlpha() / 255.0);
  }

  private void pointed(MouseEvent event) {
    if (matrix == null) return;
    int col = (int) Math.floor((event.getX() - left()) / cellWidth());
    int row = (int) Math.floor((event.getY() - top()) / cellHeight());
    boolean inside = col >= 0 && row >= 0 && col < cols() && row < rows();
    current.set(inside ? row * cols() + col : -1);
  }

  private void pressed(KeyEvent event) {
    if (matrix == null) return;
    int at = Math.max(0, current.get());
    int row = at / cols();
    int col = at % cols();
    switch (event.getCode()) {
      case RIGHT -> col++;
      case LEFT -> col--;
      case UP -> row--;
      case DOWN -> row++;
      default -> {
        return;
      }
    }
    boolean first = current.get() < 0;
    row = Math.clamp(row, 0, rows() - 1);
    col = Math.clamp(col, 0, cols() - 1);
    current.set(first ? 0 : row * cols() + col);
    event.consume();
  }
}
