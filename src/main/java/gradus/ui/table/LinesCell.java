package gradus.ui.table;

import gradus.picture.Stretch;
import gradus.picture.TextStyle;
import gradus.ui.piece.LoweredLine;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A cell of as many lines as it needs, its names typeset as in the picture; below the first what
/// has no column of its own.
final class LinesCell<R> extends TableCell<R, R> {
  private static final double CAPTION = 0.88;
  private static final double GAP = 5;

  /// A text of more lines gives way to a shorter one.
  private static final int MOST_LINES = 4;

  private static final int MOST_ASKED = 5;

  private final SharedColumns<R> columns;
  private final Told<R> part;
  private final VBox lines = new VBox();
  private int asked;

  LinesCell(SharedColumns<R> columns, Told<R> part) {
    this.columns = columns;
    this.part = part;
    lines.getStyleClass().add("table-lines");
    setAlignment(Pos.TOP_LEFT);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    fontProperty().addListener(o -> show());
    tableColumnProperty()
        .addListener((o, was, now) -> {
          if (now != null) now.widthProperty().addListener(w -> Platform.runLater(this::show));
        });
  }

  @Override
  protected void updateItem(R row, boolean isEmpty) {
    super.updateItem(row, isEmpty);
    show();
  }

  private void show() {
    R row = getItem();
    if (isEmpty() || row == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    List<TextFlow> flows = new ArrayList<>();
    List<String> aloud = new ArrayList<>();
    add(flows, aloud, part, row, "");
    List<String> joined = new ArrayList<>();
    for (Told<R> other : columns.below(part)) {
      if (SharedColumns.isJoined(other)) {
        String said = other.text().apply(row);
        if (!said.isEmpty()) joined.add(said);
      } else {
        add(flows, aloud, other, row, other.titled() ? columns.caption(other) : "");
      }
    }
    if (!joined.isEmpty()) {
      String said = String.join(" · ", joined);
      flows.add(new TextFlow(letters(said, "table-caption", CAPTION).toArray(Node[]::new)));
      aloud.add(said);
    }
    asked = 0;
    lines.getChildren().setAll(flows);
    // Heard, and what a test reads; seen are the lines.
    setText(String.join(", ", aloud));
    setGraphic(lines);
    requestLayout();
  }

  private void add(List<TextFlow> flows, List<String> aloud, Told<R> told, R row, String caption) {
    String said = told.text().apply(row);
    if (said.isEmpty()) return;
    if (tooLong(said)) said = told.shorter().apply(row);
    TextFlow flow = new TextFlow();
    if (!caption.isEmpty()) {
      flow.getChildren().addAll(letters(caption + "\u2002", "table-caption", CAPTION));
    }
    told.mark()
        .apply(row)
        .ifPresent(mark -> {
          Region gap = new Region();
          gap.setMinWidth(GAP);
          flow.getChildren().addAll(mark, gap);
        });
    boolean small = told.markWidth() > 0;
    flow.getChildren().addAll(letters(said, told.style(), small ? CAPTION : 1));
    flows.add(flow);
    aloud.add(caption.isEmpty() ? said : caption + " " + said);
  }

  private boolean tooLong(String said) {
    double room = room();
    if (room <= 0) return false;
    Text whole = new Text(said);
    whole.setFont(getFont());
    whole.setWrappingWidth(room);
    Text line = new Text("0");
    line.setFont(getFont());
    double high = line.getLayoutBounds().getHeight();
    return whole.getLayoutBounds().getHeight() > (MOST_LINES + 0.5) * high;
  }

  private List<Node> letters(String said, String style, double factor) {
    Font own = getFont();
    Font font = factor == 1 ? own : Font.font(own.getFamily(), own.getSize() * factor);
    return LoweredLine.letters(
        Stretch.placed(said, TextStyle.plain(font.getSize())),
        font,
        text -> text.getStyleClass().add(style));
  }

  /// What it is given, in whole px.
  private double room() {
    TableColumn<R, R> column = getTableColumn();
    return column == null
        ? 0
        : Math.floor(column.getWidth() - getInsets().getLeft() - getInsets().getRight());
  }

  /// A row that was measured before its lines were there is measured again.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (asked < MOST_ASKED && getGraphic() != null && prefHeight(-1) > getHeight() + 0.5) {
      asked++;
      Platform.runLater(this::requestLayout);
    }
  }

  /// Rows ask for it without a width.
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() == null || room() <= 0) return super.computePrefHeight(width);
    return lines.prefHeight(room()) + getInsets().getTop() + getInsets().getBottom();
  }
}
