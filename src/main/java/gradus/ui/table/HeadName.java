package gradus.ui.table;

import gradus.ui.work.Words;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The name above a column, which a double click lets be typed: Enter takes it, or leaving it, Esc
/// does not.
final class HeadName extends StackPane {
  private final Label label = new Label();
  private final TextField field = new TextField();
  private final BooleanSupplier writable;
  private final Consumer<String> taken;

  HeadName(String name, Words words, BooleanSupplier writable, Consumer<String> taken) {
    this.writable = writable;
    this.taken = taken;
    label.setText(name);
    field.getStyleClass().add("row-field");
    field.accessibleTextProperty().bind(words.saying("ui.rows.name", name));
    field.setOnAction(e -> leave(true));
    field.setOnKeyPressed(e -> {
      if (e.getCode() != KeyCode.ESCAPE) return;
      leave(false);
      e.consume();
    });
    field
        .focusedProperty()
        .addListener((o, was, now) -> {
          if (!now) leave(true);
        });
    getChildren().setAll(label);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) edit();
        });
  }

  /// Lets it be typed.
  void edit() {
    if (!writable.getAsBoolean()) return;
    field.setText(label.getText());
    getChildren().setAll(field);
    field.selectAll();
    field.requestFocus();
  }

  private void leave(boolean takes) {
    if (!getChildren().contains(field)) return;
    getChildren().setAll(label);
    String typed = field.getText().strip();
    if (takes && !typed.isEmpty() && !typed.equals(label.getText())) taken.accept(typed);
  }
}
