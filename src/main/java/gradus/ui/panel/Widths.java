package gradus.ui.panel;

import gradus.ui.work.Settings;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;

/// Columns of tables, as wide as their words are large; who draws one wider keeps that until the
/// size of the text changes.
final class Widths {
  private Widths() {}

  /// @param width at the usual size
  static void follow(TableColumn<?, ?> column, double width, Settings settings) {
    InvalidationListener size = o -> column.setPrefWidth(width * settings.textSize().get());
    settings.textSize().addListener(size);
    size.invalidated(null);
  }
}
