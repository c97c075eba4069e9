package gradus.ui.piece;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// A choice among things of the graph, each shown by its name.
public final class GateCell<T> extends ListCell<T> {
  private final Function<T, String> name;

  private GateCell(Function<T, String> name) {
    this.name = name;
    LoweredLine.in(this);
  }

  /// A box that offers such things.
  public static <T> ComboBox<T> box(Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.setCellFactory(list -> new GateCell<>(name));
    box.setButtonCell(new GateCell<>(name));
    box.setMinWidth(90);
    return box;
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? "" : name.apply(item));
  }
}
