package gradus.ui.piece;

import gradus.document.Comparison;
import gradus.ui.work.Words;
import java.util.Optional;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Two versions of a program side by side, with the lines marked in which they differ.
public final class ComparisonView extends VBox {
  private static final double BAR = 24;

  private final DoubleBinding half;

  public ComparisonView(Comparison comparison, Words words) {
    getStyleClass().add("comparison");
    ListView<Comparison.LinePair> rows =
        new ListView<>(FXCollections.observableArrayList(comparison.rows()));
    rows.setId("comparison");
    half = rows.widthProperty().subtract(BAR).divide(2);
    rows.setCellFactory(list -> new Cell());
    VBox.setVgrow(rows, Priority.ALWAYS);
    HBox headings =
        new HBox(heading(words.say("ui.keep.here")), heading(words.say("ui.keep.disk")));
    getChildren().setAll(headings, rows);
    int first = comparison.rows().indexOf(firstDifference(comparison));
    if (first > 0) rows.scrollTo(Math.max(0, first - 2));
  }

  private static Comparison.LinePair firstDifference(Comparison comparison) {
    return comparison.rows().stream().filter(row -> !row.isSame()).findFirst().orElse(null);
  }

  private Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("comparison-heading");
    heading.prefWidthProperty().bind(half);
    return heading;
  }

  private final class Cell extends ListCell<Comparison.LinePair> {
    @Override
    protected void updateItem(Comparison.LinePair row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(
          empty || row == null
              ? null
              : new HBox(
                  line(row.mine(), row.isSame(), "mine"),
                  line(row.theirs(), row.isSame(), "theirs")));
    }

    private Label line(Optional<String> text, boolean same, String side) {
      Label line = new Label(text.orElse(""));
      line.getStyleClass().add("comparison-line");
      if (!same && text.isPresent()) line.getStyleClass().add(side);
      line.setWrapText(true);
      line.setMinHeight(Region.USE_PREF_SIZE);
      line.setMaxHeight(Double.MAX_VALUE);
      line.minWidthProperty().bind(half);
      line.prefWidthProperty().bind(half);
      line.maxWidthProperty().bind(half);
      return line;
    }
  }
}
