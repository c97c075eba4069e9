package gradus.ui.editor;

import gradus.ui.work.Words;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Beside the fields of the inputs, as long as the picture shows other numbers: that it does, and a
/// way back.
public final class TrialNote extends VBox {
  /// @param trying whether the picture shows other numbers
  /// @param back gives the picture those of the text
  public TrialNote(ObservableBooleanValue trying, Runnable back, Words words) {
    super(6);
    setId("trial-note");
    getStyleClass().add("panel-notice");
    Label says = new Label();
    says.textProperty().bind(words.saying("ui.trial"));
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    Button button = new Button();
    button.setId("trial-back");
    button.textProperty().bind(words.saying("ui.trial.back"));
    button.setOnAction(e -> back.run());
    getChildren().addAll(says, button);
    setMinHeight(Region.USE_PREF_SIZE);
    visibleProperty().bind(trying);
    managedProperty().bind(visibleProperty());
  }
}
