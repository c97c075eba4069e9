package gradus.ui.table;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// A cell of a table that is typed into: Enter takes what stands there, or leaving it, Esc does
/// not.
final class RowCell extends TableCell<Integer, String> {
  private final TextField field = new TextField();
  private static final PseudoClass AMISS = PseudoClass.getPseudoClass("amiss");

  private final BooleanSupplier writable;
  private final Predicate<String> amiss;

  /// @param amiss whether no example can have what stands there
  RowCell(BooleanSupplier writable, Predicate<String> amiss) {
    this.writable = writable;
    this.amiss = amiss;
    getStyleClass().add("row-cell");
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
    pseudoClassStateChanged(AMISS, !empty && amiss.test(item));
    if (isEditing() && !empty) return;
    setGraphic(null);
    setText(empty ? null : item);
  }
}
