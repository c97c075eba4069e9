package gradus.ui.piece;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/// A choice among things that are called differently in each language.
public final class WordCell<T> extends ListCell<T> {
  private final Function<T, ObservableValue<String>> says;

  private WordCell(Function<T, ObservableValue<String>> says) {
    this.says = says;
  }

  /// A box whose items follow the language.
  public static <T> ComboBox<T> box(Function<T, ObservableValue<String>> says) {
    ComboBox<T> box = new ComboBox<>();
    in(box, says);
    return box;
  }

  /// Lets the items of a box follow the language.
  public static <T> void in(ComboBox<T> box, Function<T, ObservableValue<String>> says) {
    box.setCellFactory(list -> new WordCell<>(says));
    box.setButtonCell(new WordCell<>(says));
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    textProperty().unbind();
    if (empty || item == null) {
      setText("");
    } else {
      textProperty().bind(says.apply(item));
    }
  }
}
