package gradus.ui.piece;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// A line of text in a table, its names typeset as in the picture; what does not fit is told whole
/// by a hint.
public final class NameCell<T> extends TableCell<T, String> {
  private final Tooltip whole = new Tooltip();

  public NameCell() {
    LoweredLine.in(this);
    whole.textProperty().bind(textProperty());
    widthProperty().addListener(o -> tell());
  }

  @Override
  protected void updateItem(String item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty ? "" : item);
    tell();
  }

  /// A cell without a hint leaves it to its row to give one.
  private void tell() {
    String said = getText() == null ? "" : getText();
    setTooltip(!said.isEmpty() && room(said) > getWidth() ? whole : null);
  }

  private double room(String said) {
    Text text = new Text(said);
    text.setFont(getFont());
    return text.getLayoutBounds().getWidth() + getInsets().getLeft() + getInsets().getRight();
  }
}
