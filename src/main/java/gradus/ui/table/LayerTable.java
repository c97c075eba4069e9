package gradus.ui.table;

import gradus.export.Csv;
import gradus.latex.TypesetName;
import gradus.tally.LayerSize;
import gradus.tally.NetSize;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Parameters and multiplications of a net that is given by shapes, layer by layer and in all.
public final class LayerTable extends VBox {
  /// How tight it is when the shape goes below the layer.
  private static final int TIGHT = 1;

  /// It has some rows also where large letters leave no room for all of them, px.
  private static final double LEAST = 120;

  /// A line of it.
  private record Row(String name, String shape, OptionalLong parameters, long multiplications) {}

  private final TableView<Row> table = new TableView<>();
  private final SharedColumns<Row> columns;
  private final Label about = new Label();
  private final Words words;

  /// @param copied told when the table has been copied
  public LayerTable(Settings settings, Words words, Runnable copied) {
    super(10);
    this.words = words;
    table.setId("layer-sizes");
    table.accessibleTextProperty().bind(words.saying("tally.title"));
    table.getStyleClass().addAll("values", "dense");
    Told<Row> name = Told.of("tally.layer", Row::name);
    Told<Row> shape = Told.<Row>of("tally.shape", Row::shape).belowUntitled(name, TIGHT);
    Told<Row> parameters = Told.of("tally.parameters", row -> counted(row.parameters(), "%,d"));
    Told<Row> products =
        Told.of("tally.multiplications", row -> grouped(row.multiplications(), "%,d"));
    columns =
        new SharedColumns<>(table, settings, words, List.of(name, shape, parameters, products));
    // the sum stands below what it sums
    table.getColumns().forEach(c -> c.setSortable(false));
    table.minHeightProperty().bind(settings.textSize().multiply(LEAST));
    Button copy = new Button();
    copy.setId("layer-sizes-copy");
    copy.textProperty().bind(words.saying("ui.values.csv"));
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(e -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(Csv.write(cells()));
      Clipboard.getSystemClipboard().setContent(content);
      copied.run();
    });
    about.setId("layer-sizes-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(table, copy, about);
    VBox.setVgrow(table, Priority.ALWAYS);
  }

  /// Shows what a net counts.
  public void show(NetSize size) {
    List<Row> rows = new ArrayList<>();
    for (LayerSize layer : size.layers()) {
      String name = TypesetName.text(layer.name());
      rows.add(
          new Row(name, layer.shape().toString(), layer.parameters(), layer.multiplications()));
    }
    rows.add(new Row(words.say("tally.total"), "", size.parameters(), size.multiplications()));
    table.getItems().setAll(rows);
    columns.share();
    List<String> data = size.data().stream().map(TypesetName::text).toList();
    about.setText(words.say(size.told(), String.join(", ", data)));
  }

  /// What it shows as rows of a spreadsheet.
  List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("layer", "shape", "parameters", "multiplications"));
    for (Row row : table.getItems()) {
      cells.add(
          List.of(
              row.name(),
              row.shape(),
              counted(row.parameters(), "%d"),
              grouped(row.multiplications(), "%d")));
    }
    return cells;
  }

  private static String counted(OptionalLong count, String form) {
    return count.isPresent() ? grouped(count.getAsLong(), form) : "?";
  }

  private static String grouped(long count, String form) {
    return String.format(Locale.ROOT, form, count);
  }
}
