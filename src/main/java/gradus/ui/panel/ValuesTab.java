package gradus.ui.panel;

import gradus.diagram.Diagram.DrawnEntry;
import gradus.explain.ValueTable;
import gradus.explain.ValueTable.Row;
import gradus.export.Csv;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.tally.NetSize;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.ui.canvas.DiagramCanvas;
import gradus.ui.editor.SideScroll;
import gradus.ui.piece.HeatGrid;
import gradus.ui.piece.LoweredLine;
import gradus.ui.table.LayerTable;
import gradus.ui.table.SharedColumns;
import gradus.ui.table.Told;
import gradus.ui.work.Background;
import gradus.ui.work.Settings;
import gradus.ui.work.Subject;
import gradus.ui.work.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All values and gradients in a table, with bars that show where gradients vanish, and the gate
/// that made a NaN marked.
final class ValuesTab implements PanelTab {
  private static final double BAR = 32;

  private static final double GAP = 6;

  private static final double HIGH = 10;

  /// How tight it is when op and shape, the size of the gradient, and at last all go below another.
  private static final int TIGHT = 1;

  private static final int TIGHTER = 2;
  private static final int TIGHTEST = 3;

  private static final double SIZE = 13;

  /// The table has some rows also where large letters leave no room for all of the tab, px.
  private static final double LEAST = 120;

  /// Bars span at least so many powers of ten, so that equal gradients do not look like cliffs.
  private static final double LEAST_RANGE = 3;

  private final Settings settings;
  private final Words words;
  private final DiagramCanvas canvas;
  private final Background background;
  private final TableView<Row> table = new TableView<>();
  private final Label about = new Label();
  private final Label entryTitle = new Label();
  private final HeatGrid values = new HeatGrid();
  private final HeatGrid gradients = new HeatGrid();
  private final VBox detail;
  private final VBox page;
  private final SideScroll whole = new SideScroll();
  private Numbers numbers = Numbers.SLIDES;
  private final Label empty = new Label();
  private ComputationGraph graph;
  private final SharedColumns<Row> columns;
  private double least;
  private double range = 1;

  private final Consumer<String> done;

  /// In place of the rest where the program gives shapes alone.
  private final LayerTable sizes;

  ValuesTab(Desk desk) {
    done = desk.done();
    settings = desk.settings();
    words = desk.words();
    canvas = desk.canvas();
    background = desk.background("values");
    table.setId("values");
    table.accessibleTextProperty().bind(words.saying("ui.panel.values"));
    table.getStyleClass().addAll("values", "dense");
    table.setTableMenuButtonVisible(false);
    empty.setId("values-none");
    table.setPlaceholder(empty);
    Told<Row> name = Told.of("ui.values.name", ValuesTab::named);
    Told<Row> value = number("ui.values.value", Row::value).in("value-cell").below(name, TIGHTEST);
    Told<Row> gradient =
        number("ui.values.gradient", Row::gradient).in("gradient-cell").below(name, TIGHTEST);
    Told<Row> size =
        Told.of("ui.values.size", ValuesTab::size)
            .by(Row::size)
            .after(this::bar, BAR + GAP)
            .belowUntitled(gradient, TIGHTER);
    Told<Row> op = Told.of("ui.values.op", Row::op).belowUntitled(name, TIGHT);
    Told<Row> shape = Told.of("ui.values.shape", Row::shape).belowUntitled(name, TIGHT);
    columns =
        new SharedColumns<>(
            table, settings, words, List.of(name, value, gradient, size, op, shape));
    table.setRowFactory(t -> row());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::sort);
    table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> select(now));
    Button csv = new Button();
    csv.textProperty().bind(words.saying("ui.values.csv"));
    csv.setId("values-csv");
    csv.setMinWidth(Region.USE_PREF_SIZE);
    csv.setOnAction(e -> copy());
    VBox foot = new VBox(6, csv, about);
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.setId("values-about");
    entryTitle.getStyleClass().add("caption");
    List.of(about, entryTitle).forEach(LoweredLine::in);
    values.setFocusTraversable(true);
    values.setId("values-entries");
    gradients.setId("gradients-entries");
    values.current().addListener((o, was, now) -> touch(now.intValue(), false));
    gradients.current().addListener((o, was, now) -> touch(now.intValue(), true));
    detail = new VBox(8, entryTitle, sideways(values), sideways(gradients));
    detail.setVisible(false);
    detail.managedProperty().bind(detail.visibleProperty());
    table.minHeightProperty().bind(settings.textSize().multiply(LEAST));
    sizes = new LayerTable(settings, words, () -> done.accept("ui.copied.table"));
    VBox.setVgrow(sizes, Priority.ALWAYS);
    page = new VBox(10, table, detail, foot, sizes);
    counted(false);
    page.getStyleClass().add("panel-page");
    whole.setContent(page);
    VBox.setVgrow(table, Priority.ALWAYS);
  }

  /// Whether what is counted of a net of shapes stands in place of values.
  private void counted(boolean shapes) {
    for (Node node : page.getChildren()) {
      if (node == detail) continue;
      node.setVisible(node == sizes == shapes);
      node.setManaged(node == sizes == shapes);
    }
    if (shapes) detail.setVisible(false);
  }

  /// As a click on a heading does: by the next column, or the other way round.
  private void sort(KeyEvent event) {
    boolean held = event.isControlDown() || event.isAltDown() || event.isMetaDown();
    if (event.getCode() != KeyCode.S || held) return;
    List<TableColumn<Row, ?>> order = table.getSortOrder();
    TableColumn<Row, ?> by = order.isEmpty() ? null : order.getFirst();
    if (event.isShiftDown() && by != null) {
      boolean up = by.getSortType() == TableColumn.SortType.ASCENDING;
      by.setSortType(up ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
    } else {
      int next = (table.getColumns().indexOf(by) + 1) % table.getColumns().size();
      table
          .getColumns()
          .get(next)
          .setSortType(
              event.isShiftDown()
                  ? TableColumn.SortType.DESCENDING
                  : TableColumn.SortType.ASCENDING);
      table.getSortOrder().setAll(List.of(table.getColumns().get(next)));
    }
    table.sort();
    event.consume();
  }

  private static Node sideways(HeatGrid grid) {
    ScrollPane pane = new ScrollPane(grid);
    pane.setFitToWidth(true);
    pane.setMaxHeight(190);
    pane.getStyleClass().add("panel-scroll");
    pane.managedProperty().bind(grid.managedProperty());
    pane.visibleProperty().bind(grid.visibleProperty());
    return pane;
  }

  private static String named(Row row) {
    return (row.note().isEmpty() ? "" : "⚠ ") + row.name();
  }

  private Told<Row> number(String key, Function<Row, Optional<Tensor>> tensor) {
    return Told.<Row>of(key, row -> tensor.apply(row).map(t -> shown(row, t)).orElse(""))
        .orShorter(row -> tensor.apply(row).map(t -> t.shape().space()).orElse(""))
        .by(row -> tensor.apply(row).map(ValuesTab::first).orElse(Double.NaN));
  }

  private static double first(Tensor tensor) {
    return tensor.get(0);
  }

  private String shown(Row row, Tensor tensor) {
    return tensor.size() > 24 ? tensor.shape().space() : digits(row.gate()).show(tensor);
  }

  /// A cell may be of the program before for a moment.
  private Numbers digits(Gate gate) {
    List<Gate> gates = graph.gates();
    boolean own = gate.id() < gates.size() && gates.get(gate.id()) == gate;
    return own ? graph.digits(gate, numbers) : numbers;
  }

  /// How large a gradient is, on a logarithmic scale.
  private Optional<Region> bar(Row row) {
    double length = row.size();
    if (Double.isNaN(length)) return Optional.empty();
    double part = length == 0 ? 0 : (Math.log10(length) - least) / range;
    double wide = Double.isInfinite(length) ? BAR : BAR * Math.clamp(part, 0, 1);
    Region bar = new Region();
    bar.getStyleClass().add("size-bar");
    bar.setMinSize(wide, HIGH);
    bar.setMaxSize(wide, HIGH);
    return Optional.of(bar);
  }

  private static String size(Row row) {
    return Double.isNaN(row.size()) ? "" : compact(row.size());
  }

  private TableRow<Row> row() {
    return new TableRow<>() {
      @Override
      protected void updateItem(Row row, boolean isEmpty) {
        super.updateItem(row, isEmpty);
        boolean wrong = !isEmpty && row != null && !row.note().isEmpty();
        getStyleClass().remove("wrong");
        if (wrong) getStyleClass().add("wrong");
        setTooltip(wrong ? new Tooltip(row.note()) : null);
      }
    };
  }

  private static String compact(double size) {
    boolean plain = size == 0 || size >= 0.01 && size < 1000;
    return plain
        ? Numbers.exact(Double.parseDouble(String.format(Locale.ROOT, "%.2g", size)))
        : new Numbers(1, false).show(size);
  }

  @Override
  public String name() {
    return "values";
  }

  @Override
  public Node node() {
    return whole;
  }

  /// The rows shown, in the order in which they stand.
  List<Row> rows() {
    return List.copyOf(table.getItems());
  }

  @Override
  public void leave() {
    canvas.highlights().pointAt(null);
    canvas.touch().leave();
  }

  @Override
  public void show(Subject subject) {
    if (subject == null) {
      background.cancel();
      counted(false);
      table.getItems().clear();
      empty.setText(words.say("ui.values.none"));
      return;
    }
    // Until the rows are there nothing is said of them.
    empty.setText("");
    Locale locale = words.locale();
    Signs signs = subject.diagram().options().signs();
    ComputationGraph asked = subject.trace().graph();
    if (asked.isOfShapes()) {
      background.call(
          () -> NetSize.of(asked.program(), asked.output().name()),
          size -> {
            counted(size.isPresent());
            size.ifPresent(sizes::show);
          });
      return;
    }
    counted(false);
    background.call(
        () -> ValueTable.of(subject.trace(), subject.moment(), locale, signs),
        rows -> show(subject, rows));
  }

  private void show(Subject subject, List<Row> rows) {
    numbers = subject.diagram().numbers();
    graph = subject.trace().graph();
    double[] sizes =
        rows.stream()
            .mapToDouble(Row::size)
            .filter(d -> d > 0 && Double.isFinite(d))
            .map(Math::log10)
            .sorted()
            .toArray();
    double most = sizes.length == 0 ? 0 : sizes[sizes.length - 1];
    double smallest = sizes.length == 0 ? 0 : sizes[0];
    range = Math.max(LEAST_RANGE, (most - smallest) * 1.15);
    least = most - range;
    Row was = table.getSelectionModel().getSelectedItem();
    Gate wanted = subject.asked() != null ? subject.asked() : was == null ? null : was.gate();
    var order = List.copyOf(table.getSortOrder());
    table.getItems().setAll(rows);
    columns.share();
    table.getSortOrder().setAll(order);
    table.sort();
    for (Row row : rows) {
      if (wanted != null && row.gate().key().equals(wanted.key())) {
        table.getSelectionModel().select(row);
      }
    }
    long wrong = rows.stream().filter(r -> !r.note().isEmpty()).count();
    about.setText(
        wrong == 0
            ? words.say("ui.values.count", rows.size())
            : rows.stream()
                .filter(r -> !r.note().isEmpty())
                .findFirst()
                .map(r -> r.name() + ": " + r.note())
                .orElse(""));
    if (table.getSelectionModel().getSelectedItem() == null) select(null);
  }

  /// Opens a tensor entry by entry, and rings its gate in the picture.
  private void select(Row row) {
    canvas.highlights().pointAt(row == null ? null : row.gate());
    boolean tensor =
        row != null && row.value().isPresent() && !row.value().get().shape().isScalar();
    detail.setVisible(tensor);
    if (!tensor) return;
    entryTitle.setText(
        row.name()
            + "  "
            + row.shape()
            + (row.gradient().isPresent()
                ? "  –  " + words.say("ui.values.value") + ", " + words.say("ui.values.gradient")
                : ""));
    open(values, row.value().get());
    if (row.gradient().isPresent()) {
      open(gradients, row.gradient().get());
    } else {
      gradients.show(null, null, null, null, null, SIZE);
    }
  }

  /// Touches an entry in the picture, which tells what it is made of.
  private void touch(int place, boolean gradient) {
    Row row = table.getSelectionModel().getSelectedItem();
    boolean none = row == null || place < 0;
    canvas.touch().touch(none ? null : new DrawnEntry(row.gate(), place, gradient));
  }

  private void open(HeatGrid grid, Tensor tensor) {
    Shape s = tensor.shape();
    boolean seen = s.rows() <= HeatGrid.MOST_LINES && s.cols() <= HeatGrid.MOST_LINES;
    grid.show(
        seen ? tensor.reshape(Shape.matrix(s.rows(), s.cols())) : null,
        numbers,
        r -> row(s, r),
        c -> "" + c,
        settings.look(),
        SIZE * settings.textSize().get());
  }

  /// The number of a row: of more axes those of its indices that stand before the last.
  private static String row(Shape s, int row) {
    int[] at = s.indices(row * s.cols());
    return Arrays.stream(at)
        .limit(Math.max(0, at.length - 1))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(Csv.write(ValueTable.cells(table.getItems())));
    Clipboard.getSystemClipboard().setContent(content);
    done.accept("ui.copied.table");
  }
}
