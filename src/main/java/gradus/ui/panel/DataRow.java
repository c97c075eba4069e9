package gradus.ui.panel;

import gradus.data.Data;
import gradus.ui.descent.DataModel;
import gradus.ui.descent.SideFiles;
import gradus.ui.piece.WordCell;
import gradus.ui.work.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which examples a descent looks at: those of a file, all or some of them at a step.
final class DataRow extends VBox {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32, 64, 128);
  private static final int MOST_SEED = 9_999;

  private final DataModel model;
  private final Words words;
  private final Label said = new Label();
  private final ComboBox<Integer> batch;
  private final Spinner<Integer> seed = new Spinner<>(0, MOST_SEED, 0);
  private final Label seedSays = new Label();
  private final Button drop = new Button();
  private boolean filling;

  DataRow(DataModel model, SideFiles files, Words words) {
    super(6);
    this.model = model;
    this.words = words;
    Button open = new Button();
    open.setId("descent-data");
    open.textProperty().bind(words.saying("ui.descent.data"));
    open.setOnAction(e -> files.table().ifPresent(model::take));
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
          if (now != null) model.seed().set(now);
        });
    seedSays.textProperty().bind(words.saying("ui.descent.seed"));
    seedSays.setLabelFor(seed);
    seedSays.setMinWidth(Region.USE_PREF_SIZE);
    HBox order = new HBox(6, seedSays, seed);
    order.getStyleClass().add("tab-head");
    order.managedProperty().bind(order.visibleProperty());
    order.visibleProperty().bind(batch.visibleProperty().and(model.batch().greaterThan(0)));
    said.setId("descent-data-said");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    said.managedProperty().bind(said.visibleProperty());
    batch.managedProperty().bind(batch.visibleProperty());
    drop.managedProperty().bind(drop.visibleProperty());
    getChildren().addAll(new FlowPane(8, 6, open, batch, order, drop), said);
    model.file().addListener(o -> show());
    model.intake().addListener(o -> show());
    words.language().addListener(o -> show());
    show();
  }

  private void show() {
    boolean some = model.file().get() != null;
    drop.setVisible(some);
    Data.Intake intake = model.intake().get();
    boolean usable = intake instanceof Data.Intake.Accepted;
    batch.setVisible(some && (usable || intake == null));
    said.setVisible(some);
    said.getStyleClass().remove("panel-notice");
    if (!some) return;
    String file = model.file().get().name();
    switch (intake) {
      case null -> said.setText(words.say("ui.descent.data.waits", file));
      case Data.Intake.Unfit unfit -> {
        said.setText(file + ": " + words.say(unfit.key(), unfit.args().toArray()));
        said.getStyleClass().add("panel-notice");
      }
      case Data.Intake.Accepted accepted -> {
        fill(accepted.data().size());
        String rows = words.say("ui.descent.data.says", file, accepted.data().size());
        said.setText(
            accepted.unused().isEmpty()
                ? rows
                : rows
                    + " "
                    + words.say("ui.descent.data.unused", String.join(", ", accepted.unused())));
      }
    }
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
