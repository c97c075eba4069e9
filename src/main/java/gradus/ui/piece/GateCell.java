package gradus.ui.piece;

import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// A choice among things of the graph, each shown by its name.
public final class GateCell<T> extends ListCell<T> {
  private final Function<T, String> name;
  private boolean chosen;

  private GateCell(Function<T, String> name) {
    this.name = name;
    // However long a name is, it is read whole.
    setWrapText(true);
    LoweredLine.in(this);
  }

  /// A box that offers such things.
  public static <T> ComboBox<T> box(Function<T, String> name) {
    ComboBox<T> box = new ComboBox<>();
    box.setCellFactory(list -> new GateCell<>(name));
    GateCell<T> shown = new GateCell<>(name);
    // The box asks how high it is without saying how wide.
    shown.chosen = true;
    shown.widthProperty().addListener(o -> Platform.runLater(shown::requestLayout));
    box.setButtonCell(shown);
    box.setMinHeight(ComboBox.USE_PREF_SIZE);
    box.setMinWidth(90);
    return box;
  }

  @Override
  protected double computePrefHeight(double width) {
    boolean own = chosen && width < 0 && getWidth() > 0;
    return super.computePrefHeight(own ? getWidth() : width);
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? "" : name.apply(item));
  }
}
