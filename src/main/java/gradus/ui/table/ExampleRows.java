package gradus.ui.table;

import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.ui.descent.DataModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
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

  /// Columns become no narrower, px; of more than have room so there is a bar below.
  private static final double NARROW = 56;

  /// A scroll bar, and what frames a table, px.
  private static final double BAR = 18;

  private final DataModel model;
  private final Words words;
  private final Settings settings;
  private final Supplier<List<String>> names;
  private final Predicate<String> needed;
  private final TableView<Integer> table = new TableView<>();
  private final Label said = new Label();
  private final Button add = new Button();
  private final Button remove = new Button();
  private final Button paste = new Button();
  private List<String> head = List.of();

  /// @param names what columns are called that were pasted without names, where there are as many
  /// @param needed whether a column of this name fills something, so that it needs numbers
  public ExampleRows(
      DataModel model,
      Words words,
      Settings settings,
      Supplier<List<String>> names,
      Predicate<String> needed) {
    super(6);
    this.model = model;
    this.words = words;
    this.settings = settings;
    this.names = names;
    this.needed = needed;
    table.setId("rows-table");
    table.setEditable(true);
    table.setPlaceholder(new Region());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    table.widthProperty().addListener(o -> spread());
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

  /// Whether a node is the table of examples.
  public static boolean holds(Node node) {
    return node instanceof TableView<?> && node.getParent() instanceof ExampleRows;
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
    spread();
    int many = Math.min(rows.get().rows().size() - 1, MOST_ROWS);
    if (table.getItems().size() > many) table.getItems().remove(many, table.getItems().size());
    // All at once: the table looks anew at its rows with every change of them.
    table
        .getItems()
        .addAll(IntStream.rangeClosed(table.getItems().size() + 1, many).boxed().toList());
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
    column.getStyleClass().add("named-column");
    HeadName called = new HeadName(name, words, model::isWritable, to -> call(c, to));
    column.setGraphic(called);
    called.setId("rows-name-" + c);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell(row.getValue(), c)));
    column.setCellFactory(made -> new RowCell(model::isWritable, text -> isAmiss(name, text)));
    column.setOnEditCommit(e -> write(e.getRowValue(), c, e.getNewValue()));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  /// Columns share the width that there is, and a bar below has a place of its own.
  private void spread() {
    int many = table.getColumns().size() - 1;
    if (many < 1) return;
    double size = settings.textSize().get();
    double room = table.getWidth() - (LINE + BAR) * size;
    double each = Math.clamp(Math.floor(room / many), NARROW * size, WIDE * size);
    table.getColumns().stream().skip(1).forEach(c -> c.setPrefWidth(each));
    double high = (many * each > room ? HIGH + BAR : HIGH) * size;
    table.setPrefHeight(high);
    table.setMinHeight(high);
  }

  private boolean isAmiss(String column, String text) {
    return needed.test(column.strip()) && !Data.isNumber(text);
  }

  private void call(int column, String name) {
    say(model.call(column, name), "ui.rows.full");
  }

  /// The chosen cells, as a spreadsheet takes them: what lies between them and is not chosen is
  /// empty.
  private void copy() {
    List<TablePosition<?, ?>> chosen = new ArrayList<>();
    for (TablePosition<?, ?> place : table.getSelectionModel().getSelectedCells()) {
      chosen.add(place);
    }
    if (chosen.isEmpty()) return;
    IntSummaryStatistics rows = chosen.stream().mapToInt(p -> p.getRow()).summaryStatistics();
    IntSummaryStatistics columns = chosen.stream().mapToInt(p -> p.getColumn()).summaryStatistics();
    String[][] cells = new String[rows.getMax() - rows.getMin() + 1][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = new String[columns.getMax() - columns.getMin() + 1];
      Arrays.fill(cells[row], "");
    }
    for (TablePosition<?, ?> at : chosen) {
      Object data = table.getColumns().get(at.getColumn()).getCellData(at.getRow());
      cells[at.getRow() - rows.getMin()][at.getColumn() - columns.getMin()] = String.valueOf(data);
    }
    String text =
        Arrays.stream(cells)
            .map(row -> String.join("\t", row))
            .collect(Collectors.joining("\n", "", "\n"));
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
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

  /// The name above the chosen cell is typed.
  private void rename() {
    int column = table.getFocusModel().getFocusedCell().getColumn();
    if (column > 0 && table.getColumns().get(column).getGraphic() instanceof HeadName called) {
      called.edit();
    }
  }

  private void pressed(KeyEvent event) {
    if (table.getEditingCell() != null) return;
    if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
      paste();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy();
    } else if (event.isShiftDown() && event.getCode() == KeyCode.F2) {
      rename();
    } else if (event.getCode() == KeyCode.DELETE && !remove.isDisabled()) {
      remove();
    } else {
      return;
    }
    event.consume();
  }
}
