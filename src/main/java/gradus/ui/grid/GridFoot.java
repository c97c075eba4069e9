package gradus.ui.grid;

import gradus.latex.TypesetName;
import gradus.ui.work.InputModel;
import gradus.ui.work.Words;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What is said below the cells of a grid: why an edit was refused, what of the program no longer
/// fits, with a button that adds zeros where that is sure, or what was done.
final class GridFoot extends VBox {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final GridModel model;
  private final Words words;
  private final FitModel fit;
  private final Label note = new Label();
  private final Button grow = new Button();

  /// @param changed what is done where something else is to be said
  /// @param after what is done once zeros were added
  GridFoot(GridModel model, InputModel inputs, Words words, Runnable changed, Runnable after) {
    this.model = model;
    this.words = words;
    fit = new FitModel(model, inputs, Platform::runLater, changed);
    getStyleClass().add("grid-foot");
    note.setId("grid-note");
    note.getStyleClass().add("grid-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    grow.setId("grid-grow");
    grow.getStyleClass().add("grid-tool");
    grow.setMinWidth(USE_PREF_SIZE);
    grow.managedProperty().bind(grow.visibleProperty());
    grow.setOnAction(e -> {
      fit.grow();
      after.run();
    });
    setSpacing(6);
    setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(note, grow);
  }

  /// @param done what is said where nothing is wrong and nothing waits
  void say(String done) {
    Optional<Mismatch> mismatch = fit.mismatch();
    Set<String> growing = mismatch.map(m -> m.growth().keySet()).orElse(Set.of());
    grow.setVisible(!growing.isEmpty());
    grow.setText(
        words.say(
            "ui.grid.grow",
            growing.stream().map(TypesetName::text).collect(Collectors.joining(", "))));
    boolean refused = model.refusal() != null;
    note.pseudoClassStateChanged(REFUSED, refused || mismatch.isPresent());
    note.setText(
        refused
            ? words.alone(model.refusal())
            : mismatch.isPresent()
                ? words.alone(mismatch.get().why())
                : model.waiting() > 0 ? words.say("ui.grid.waiting", model.waiting()) : done);
  }
}
