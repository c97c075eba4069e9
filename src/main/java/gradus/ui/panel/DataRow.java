package gradus.ui.panel;

import gradus.data.Data;
import gradus.data.Destination;
import gradus.data.ExampleSource;
import gradus.data.PointSet;
import gradus.ui.descent.DataModel;
import gradus.ui.descent.DescentModel;
import gradus.ui.descent.Ground;
import gradus.ui.descent.Supply;
import gradus.ui.piece.WordCell;
import gradus.ui.table.ExampleRows;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which examples a descent looks at: those of a file, all or some of them at a step.
final class DataRow extends VBox {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32, 64, 128);
  private static final int MOST_SEED = 9_999;

  private static final List<Integer> SHARES = List.of(0, 10, 20, 30, 50);
  private static final int MOST_COLUMNS = 16;

  private final DescentModel descent;
  private final DataModel model;
  private final Words words;
  private final Label said = new Label();
  private final ComboBox<Integer> batch;
  private final Spinner<Integer> seed = new Spinner<>(0, MOST_SEED, 0);
  private final Label seedSays = new Label();
  private final FlowPane columns = new FlowPane(10, 6);
  private final ComboBox<Integer> held;
  private final Button open = new Button();
  private final Button allow = new Button();
  private final Button accept = new Button();
  private final Button drop = new Button();
  private final Button table = new Button();
  private final ExampleRows rows;
  private boolean filling;

  DataRow(DescentModel descent, Words words, Settings settings) {
    super(6);
    this.descent = descent;
    model = descent.data();
    this.words = words;
    open.setId("descent-data");
    open.setOnAction(e -> model.choose());
    allow.setId("descent-data-read");
    allow.textProperty().bind(words.saying("ui.descent.data.read"));
    allow.managedProperty().bind(allow.visibleProperty());
    allow.setOnAction(e -> {
      open.requestFocus();
      model.allow();
    });
    accept.setId("descent-data-accept");
    accept.textProperty().bind(words.saying("ui.descent.data.accept"));
    accept.managedProperty().bind(accept.visibleProperty());
    accept.setOnAction(e -> {
      open.requestFocus();
      model.accept();
    });
    drop.setId("descent-data-drop");
    drop.textProperty().bind(words.saying("ui.descent.data.drop"));
    drop.setOnAction(e -> {
      open.requestFocus();
      model.drop();
    });
    batch =
        WordCell.box(n ->
            n == 0
                ? words.saying("ui.descent.batch.all")
                : words.saying("ui.descent.batch.says", n));
    batch.setId("descent-batch");
    batch.accessibleTextProperty().bind(words.saying("ui.descent.batch"));
    batch
        .valueProperty()
        .addListener((o, was, now) -> {
          if (!filling && now != null) model.batch().set(now);
        });
    seed.setId("descent-seed");
    seed.setEditable(true);
    seed.setPrefWidth(84);
    seed.getEditor().accessibleTextProperty().bind(words.saying("ui.descent.seed"));
    seed.valueProperty()
        .addListener((o, was, now) -> {
          if (!filling && now != null) model.seed().set(now);
        });
    seedSays.textProperty().bind(words.saying("ui.descent.seed"));
    seedSays.setLabelFor(seed);
    seedSays.setMinWidth(Region.USE_PREF_SIZE);
    held =
        WordCell.box(n ->
            n == 0
                ? words.saying("ui.descent.held.none")
                : words.saying("ui.descent.held.says", n));
    held.setId("descent-held");
    held.accessibleTextProperty().bind(words.saying("ui.descent.held"));
    held.getItems().setAll(SHARES);
    held.setValue(0);
    held.valueProperty()
        .addListener((o, was, now) -> {
          if (!filling && now != null) model.held().set(now / 100.0);
        });
    held.managedProperty().bind(held.visibleProperty());
    held.visibleProperty().bind(batch.visibleProperty());
    rows = new ExampleRows(model, words, settings, descent::names, this::isNeeded);
    rows.setVisible(false);
    table.setId("descent-rows");
    table.setOnAction(e -> {
      if (model.dataset().get().isNone()) descent.enter();
      rows.setVisible(!rows.isVisible());
      show();
    });
    MenuButton points = new MenuButton();
    points.setId("descent-points");
    points.textProperty().bind(words.saying("ui.descent.points"));
    for (PointSet set : PointSet.values()) {
      MenuItem item = new MenuItem();
      item.setId("descent-points-" + set.word());
      item.textProperty().bind(words.saying(title(set)));
      item.setOnAction(e -> descent.make(set));
      points.getItems().add(item);
    }
    columns.setId("descent-columns");
    columns.managedProperty().bind(columns.visibleProperty());
    HBox order = new HBox(6, seedSays, seed);
    order.getStyleClass().add("tab-head");
    order.managedProperty().bind(order.visibleProperty());
    order
        .visibleProperty()
        .bind(
            batch
                .visibleProperty()
                .and(
                    model
                        .batch()
                        .greaterThan(0)
                        .or(model.held().greaterThan(0))
                        .or(
                            Bindings.createBooleanBinding(
                                () ->
                                    model.dataset().get().origin() instanceof ExampleSource.Seeded,
                                model.dataset()))));
    said.setId("descent-data-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.managedProperty().bind(said.visibleProperty());
    batch.managedProperty().bind(batch.visibleProperty());
    drop.managedProperty().bind(drop.visibleProperty());
    getChildren()
        .addAll(
            new FlowPane(8, 6, allow, accept, open, points, table, batch, held, order, drop),
            said,
            columns,
            rows);
    model.supply().addListener(o -> show());
    model.intake().addListener(o -> show());
    model.dataset().addListener(o -> show());
    descent.ground().addListener(o -> show());
    words.language().addListener(o -> show());
    show();
  }

  private void show() {
    boolean some = !model.dataset().get().isNone();
    Supply supply = model.supply().get();
    Data.Intake intake = model.intake().get();
    boolean usable = intake == null || intake instanceof Data.Intake.Accepted;
    drop.setVisible(some);
    allow.setVisible(supply instanceof Supply.Questioned);
    accept.setVisible(supply instanceof Supply.Stocked stocked && stocked.changed());
    batch.setVisible(some && supply instanceof Supply.Stocked && usable);
    said.setVisible(some);
    open.textProperty().bind(words.saying(some ? "ui.descent.data.other" : "ui.descent.data"));
    boolean rowed = supply instanceof Supply.Stocked;
    if (!rowed) rows.setVisible(false);
    table.setDisable(some && !rowed);
    String shown = rows.isVisible() ? "ui.rows.hide" : "ui.rows.show";
    table.textProperty().bind(words.saying(some ? shown : "ui.rows.new"));
    come();
    offer();
    said.getStyleClass().remove("panel-notice");
    if (!some) return;
    boolean amiss = false;
    switch (supply) {
      case Supply.Unsupplied _ -> said.setText("");
      case Supply.Coming _ -> said.setText(words.say("ui.descent.data.coming", name()));
      case Supply.Questioned _ -> said.setText(words.say("ui.descent.data.asks", name()));
      case Supply.Unavailable barred -> {
        List<Object> args =
            barred.args().stream().map(a -> a instanceof String text ? shown(text) : a).toList();
        said.setText(refusal(barred.key(), args));
        amiss = true;
      }
      case Supply.Stocked stocked -> {
        String says = says(intake);
        if (stocked.changed()) says += " " + words.say("ui.descent.data.changed");
        if (model.isLeftBehind()) says += " " + words.say("ui.descent.data.left");
        said.setText(says);
        amiss = intake instanceof Data.Intake.Unfit;
      }
    }
    if (amiss) said.getStyleClass().add("panel-notice");
  }

  /// Sentences that name their file begin with it.
  private String refusal(String key, List<Object> args) {
    String says = words.say(key, args.toArray());
    return key.startsWith("descent.") ? name() + ": " + says : says;
  }

  private String says(Data.Intake intake) {
    return switch (intake) {
      case null -> words.say("ui.descent.data.waits", name());
      case Data.Intake.Unfit unfit -> refusal(unfit.key(), unfit.args());
      case Data.Intake.Accepted accepted -> {
        fill(accepted.data().size());
        String rows = words.say("ui.descent.data.says", name(), accepted.data().size());
        String unused = String.join(", ", accepted.unused());
        yield accepted.unused().isEmpty()
            ? rows
            : rows + " " + words.say("ui.descent.data.unused", unused);
      }
    };
  }

  /// What people call the examples.
  private String name() {
    return switch (model.dataset().get().origin()) {
      case ExampleSource.Nowhere _ -> "";
      case ExampleSource.OnDisk disk -> shown(disk.file().getFileName().toString());
      case ExampleSource.Outside outside -> shown(outside.name());
      case ExampleSource.Seeded s ->
          words.say("ui.descent.data.made", words.say(title(s.set())), s.seed());
      case ExampleSource.Entered _ -> words.say("ui.descent.data.typed");
    };
  }

  /// A name as it is, though what it holds may hide or turn letters.
  private static String shown(String name) {
    return name.codePoints()
        .mapToObj(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                ? String.format("\\u%04X", c)
                : Character.toString(c))
        .collect(Collectors.joining());
  }

  /// Shows how they come.
  private void come() {
    filling = true;
    held.setValue((int) Math.round(model.held().get() * 100));
    seed.getValueFactory().setValue(model.seed().get());
    int now = model.batch().get();
    if (batch.getItems().contains(now)) batch.setValue(now);
    filling = false;
  }

  private static String title(PointSet set) {
    return switch (set) {
      case XOR -> "ui.descent.points.xor";
      case MOONS -> "ui.descent.points.moons";
      case SPIRAL -> "ui.descent.points.spiral";
      case LINE -> "ui.descent.points.line";
      case STROKES -> "ui.descent.points.strokes";
    };
  }

  /// Offers for each column what it may fill.
  private void offer() {
    List<String> head = model.head();
    Ground ground = descent.ground().get();
    boolean some = !head.isEmpty() && head.size() <= MOST_COLUMNS && ground != null;
    columns.setVisible(some && ground.hindrance().isEmpty());
    if (!columns.isVisible()) return;
    List<String> shown = new ArrayList<>(head);
    List<Destination> fillable = fillable(ground);
    fillable.forEach(d -> shown.add(d.written()));
    shown.add(model.columns().toString());
    shown.add(words.locale().toString());
    if (shown.equals(columns.getUserData())) return;
    columns.setUserData(shown);
    columns.getChildren().clear();
    for (String name : head) {
      columns.getChildren().add(choice(name, fillable, ground));
    }
  }

  private boolean isNeeded(String column) {
    Ground ground = descent.ground().get();
    return ground != null
        && ground.hindrance().isEmpty()
        && model.columns().destination(column, ground.tape().graph()).isPresent();
  }

  private List<Destination> fillable(Ground ground) {
    return ground.choices().stream()
        .map(Ground.Movable::input)
        .filter(g -> !descent.moving().contains(g.name()))
        .filter(g -> g.literal() != null)
        .flatMap(g -> Destination.usual(g).stream().limit(MOST_COLUMNS))
        .toList();
  }

  private HBox choice(String name, List<Destination> fillable, Ground ground) {
    ComboBox<String> fills =
        WordCell.box(d ->
            d.isEmpty()
                ? words.saying("ui.descent.column.none")
                : words.saying("ui.descent.column.to", d));
    fills.setId("descent-column-" + name);
    fills.getItems().add("");
    fillable.forEach(d -> fills.getItems().add(d.written()));
    String now =
        model
            .columns()
            .destination(name, ground.tape().graph())
            .map(Destination::written)
            .orElse("");
    if (!fills.getItems().contains(now)) fills.getItems().add(now);
    fills.setValue(now);
    fills.valueProperty().addListener((o, was, to) -> model.fill(name, to));
    fills.accessibleTextProperty().bind(words.saying("ui.descent.column", name));
    Label says = new Label(name + " →");
    says.setLabelFor(fills);
    says.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(6, says, fills);
    row.getStyleClass().add("tab-head");
    return row;
  }

  /// Offers only as many at a step as there are fewer than all.
  private void fill(int rows) {
    List<Integer> offered = new ArrayList<>(List.of(0));
    BATCHES.stream().filter(n -> n < rows).forEach(offered::add);
    if (batch.getItems().equals(offered)) return;
    filling = true;
    batch.getItems().setAll(offered);
    int now = model.batch().get();
    batch.setValue(offered.contains(now) ? now : 0);
    filling = false;
  }
}
