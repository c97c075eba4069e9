package gradus.ui.table;

import gradus.ui.work.Settings;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// A column of a table, as wide as its words are large and long; who draws one wider keeps that
/// until the size of the text changes.
public final class Widths {
  /// Of a table's letters at the usual size.
  private static final double LETTERS = 12.9;

  private static final double MARGINS = 14;

  /// The same of a heading.
  private static final double TITLE = 12.3;

  private static final double TITLE_MARGINS = 9;

  /// Of a bar that scrolls the rows, px.
  private static final double BAR = 14;

  /// Of its frame, px.
  private static final double EDGES = 3;

  /// More than this is read by drawing the column wider.
  private static final double LONGEST = 200;

  private final TableColumn<?, ?> column;
  private final Settings settings;
  private final DoubleProperty widest = new SimpleDoubleProperty();
  private double given = -1;

  private Widths(TableColumn<?, ?> column, double width, Settings settings) {
    this.column = column;
    this.settings = settings;
    widest.set(width);
  }

  /// @param width at the usual size, without anything in it
  public static Widths follow(TableColumn<?, ?> column, double width, Settings settings) {
    Widths widths = new Widths(column, width, settings);
    InvalidationListener anew = o -> widths.give();
    settings.textSize().addListener(anew);
    column.textProperty().addListener(anew);
    widths.widest.addListener(anew);
    widths.give();
    return widths;
  }

  /// Leaves room for what stands in its cells.
  public void fit(List<String> cells) {
    double longest = cells.stream().mapToDouble(Widths::room).max().orElse(0);
    if (longest > widest.get() && !isDrawn()) widest.set(Math.min(longest, LONGEST));
  }

  /// As wide as this at the usual size, and as its title; one that was drawn wider stays so.
  public void take(double width) {
    if (!isDrawn()) widest.set(width);
  }

  /// What all of these need in a cell, at the usual size.
  public static double needed(Stream<String> cells) {
    return cells.mapToDouble(Widths::room).max().orElse(0);
  }

  /// What its title needs, at the usual size.
  public double title() {
    return column.getText() == null
        ? 0
        : width(column.getText(), FontWeight.BOLD, TITLE) + TITLE_MARGINS;
  }

  /// What the columns of a table share, at the usual size.
  public static double whole(TableView<?> table, boolean scrolled, Settings settings) {
    return (table.getWidth() - (scrolled ? BAR : EDGES)) / settings.textSize().get();
  }

  private boolean isDrawn() {
    return given >= 0 && Math.abs(column.getWidth() - given) > 1;
  }

  private void give() {
    double size = settings.textSize().get();
    given = Math.ceil(Math.max(title(), widest.get()) * size);
    column.setPrefWidth(given);
  }

  private static double room(String words) {
    return width(words, FontWeight.NORMAL, LETTERS) + MARGINS;
  }

  private static double width(String words, FontWeight weight, double size) {
    Text text = new Text(words);
    text.setFont(Font.font(null, weight, size));
    return text.getLayoutBounds().getWidth();
  }
}
