package gradus.ui.table;

import java.util.function.BooleanSupplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// A cell of a table that is typed into: Enter takes what stands there, or leaving it, Esc does
/// not.
final class RowCell extends TableCell<Integer, String> {
  private final TextField field = new TextField();
  private final BooleanSupplier writable;

  RowCell(BooleanSupplier writable) {
    this.writable = writable;
    field.getStyleClass().add("row-field");
    field.setOnAction(e -> commitEdit(field.getText().strip()));
    field.setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        cancelEdit();
        e.consume();
      }
    });
    field
        .focusedProperty()
        .addListener((o, was, now) -> {
          if (!now && isEditing()) commitEdit(field.getText().strip());
        });
  }

  @Override
  public void startEdit() {
    if (!writable.getAsBoolean()) return;
    super.startEdit();
    if (!isEditing()) return;
    field.setText(getItem());
    field.accessibleTextProperty().unbind();
    field.setAccessibleText(getTableColumn().getText());
    setText(null);
    setGraphic(field);
    field.selectAll();
    field.requestFocus();
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    setGraphic(null);
    setText(getItem());
  }

  @Override
  public void commitEdit(String typed) {
    super.commitEdit(typed);
    setGraphic(null);
    setText(typed);
    getTableView().requestFocus();
  }

  @Override
  protected void updateItem(String item, boolean empty) {
    super.updateItem(item, empty);
    if (isEditing() && !empty) return;
    setGraphic(null);
    setText(empty ? null : item);
  }
}
