package gradus.ui.table;

import gradus.data.ExampleTable;
import gradus.ui.descent.DataModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The rows of the examples, each with its line: typed into, pasted, more and fewer of them.
public final class ExampleRows extends VBox {
  /// Rows and columns that are shown.
  public static final int MOST_ROWS = 10_000;

  static final int MOST_COLUMNS = 100;

  private static final double ROW = 28;
  private static final double HIGH = 8.2 * ROW;
  private static final double WIDE = 84;
  private static final double LINE = 52;

  private final DataModel model;
  private final Words words;
  private final Settings settings;
  private final Supplier<List<String>> names;
  private final TableView<Integer> table = new TableView<>();
  private final Label said = new Label();
  private final Button add = new Button();
  private final Button remove = new Button();
  private final Button paste = new Button();
  private List<String> head = List.of();

  /// @param names what columns are called that were pasted without names, where there are as many
  public ExampleRows(
      DataModel model, Words words, Settings settings, Supplier<List<String>> names) {
    super(6);
    this.model = model;
    this.words = words;
    this.settings = settings;
    this.names = names;
    table.setId("rows-table");
    table.setEditable(true);
    table.setPlaceholder(new Region());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    said.setId("rows-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.managedProperty().bind(said.textProperty().isNotEmpty());
    button(add, "rows-add", "ui.rows.add", this::add);
    button(remove, "rows-remove", "ui.rows.remove", this::remove);
    button(paste, "rows-paste", "ui.rows.paste", this::paste);
    getChildren().setAll(table, new FlowPane(8, 6, add, remove, paste), said);
    managedProperty().bind(visibleProperty());
    visibleProperty().addListener(o -> show());
    model.supply().addListener(o -> show());
    words.language().addListener(o -> show());
    settings.textSize().addListener(o -> show());
    show();
  }

  private void button(Button button, String id, String key, Runnable does) {
    button.setId(id);
    button.textProperty().bind(words.saying(key));
    button.setOnAction(e -> does.run());
  }

  private void show() {
    Optional<ExampleTable> rows = model.table().filter(t -> !t.rows().isEmpty());
    if (!isVisible() || rows.isEmpty()) {
      table.getColumns().clear();
      table.getItems().clear();
      head = List.of();
      said.setText("");
      return;
    }
    double size = settings.textSize().get();
    table.setFixedCellSize(ROW * size);
    table.setPrefHeight(HIGH * size);
    table.setMinHeight(HIGH * size);
    List<String> columns = rows.get().rows().getFirst();
    List<String> shown = new ArrayList<>(columns);
    shown.add(words.locale() + " " + size);
    if (!shown.equals(head)) {
      head = shown;
      table.getColumns().clear();
      table.getColumns().add(line(size));
      int wide = Math.min(columns.size(), MOST_COLUMNS);
      IntStream.range(0, wide)
          .forEach(c -> table.getColumns().add(column(columns.get(c), c, size)));
    }
    int many = Math.min(rows.get().rows().size() - 1, MOST_ROWS);
    if (table.getItems().size() > many) table.getItems().remove(many, table.getItems().size());
    for (int row = table.getItems().size() + 1; row <= many; row++) {
      table.getItems().add(row);
    }
    table.refresh();
    int all = rows.get().rows().size() - 1;
    table.setAccessibleText(words.say("ui.rows.says", all, columns.size()));
    boolean writable = model.isWritable();
    add.setDisable(!writable);
    remove.setDisable(!writable);
    List<String> sentences = new ArrayList<>();
    if (all > MOST_ROWS) sentences.add(words.say("ui.rows.first", MOST_ROWS, all));
    if (columns.size() > MOST_COLUMNS) {
      sentences.add(words.say("ui.rows.columns", MOST_COLUMNS, columns.size()));
    }
    if (!writable) sentences.add(words.say("ui.rows.large"));
    said.setText(String.join(" ", sentences));
  }

  private TableColumn<Integer, Integer> line(double size) {
    TableColumn<Integer, Integer> line = new TableColumn<>(words.say("ui.rows.line"));
    line.setCellValueFactory(row ->
        new ReadOnlyObjectWrapper<>(
            model.table().map(t -> (int) t.line(row.getValue())).orElse(row.getValue())));
    line.setSortable(false);
    line.setReorderable(false);
    line.setPrefWidth(LINE * size);
    return line;
  }

  private TableColumn<Integer, String> column(String name, int c, double size) {
    TableColumn<Integer, String> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell(row.getValue(), c)));
    column.setCellFactory(made -> new RowCell(model::isWritable));
    column.setOnEditCommit(e -> write(e.getRowValue(), c, e.getNewValue()));
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(WIDE * size);
    return column;
  }

  private String cell(int row, int column) {
    return model
        .table()
        .filter(t -> row < t.rows().size() && column < t.rows().get(row).size())
        .map(t -> t.rows().get(row).get(column))
        .orElse("");
  }

  private void write(int row, int column, String typed) {
    if (typed.equals(cell(row, column))) return;
    model.table().ifPresent(t -> say(model.write(t.with(row, column, typed)), "ui.rows.full"));
  }

  private void add() {
    if (model.table().isEmpty()) return;
    say(model.write(model.table().get().withRow()), "ui.rows.full");
    int last = table.getItems().size() - 1;
    if (last < 0 || table.getColumns().size() < 2) return;
    table.scrollTo(last);
    table.requestFocus();
    table.getSelectionModel().clearAndSelect(last, table.getColumns().get(1));
    table.getFocusModel().focus(last, table.getColumns().get(1));
  }

  private void remove() {
    Set<Integer> chosen = new HashSet<>();
    for (TablePosition<?, ?> place : table.getSelectionModel().getSelectedCells()) {
      if (place.getRow() < table.getItems().size()) {
        chosen.add(table.getItems().get(place.getRow()));
      }
    }
    if (chosen.isEmpty()) {
      said.setText(words.say("ui.rows.none"));
      return;
    }
    model.table().ifPresent(t -> model.write(t.without(chosen)));
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text == null || text.isBlank()) {
      said.setText(words.say("ui.rows.paste.none"));
      return;
    }
    model
        .paste(text, names.get())
        .ifPresent(amiss -> said.setText(words.say(amiss.key(), amiss.args().toArray())));
  }

  private void say(boolean done, String key) {
    if (!done) said.setText(words.say(key));
  }

  private void pressed(KeyEvent event) {
    if (table.getEditingCell() != null) return;
    if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
      paste();
    } else if (event.getCode() == KeyCode.DELETE && !remove.isDisabled()) {
      remove();
    } else {
      return;
    }
    event.consume();
  }
}
