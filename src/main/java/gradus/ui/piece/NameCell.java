package gradus.ui.piece;

import javafx.scene.control.TableCell;

/// A line of text in a table, its names typeset as in the picture.
public final class NameCell<T> extends TableCell<T, String> {
  public NameCell() {
    LoweredLine.in(this);
  }

  @Override
  protected void updateItem(String item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty ? "" : item);
  }
}
