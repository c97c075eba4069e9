package gradus.ui.present;

import gradus.ui.work.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The keys while a class sees the picture.
final class KeyCard extends GridPane {
  KeyCard(Presentation presentation, Words words) {
    setId("key-card");
    getStyleClass().add("key-card");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMouseTransparent(true);
    visibleProperty().bind(presentation.help());
    for (String key : Presenter.KEYS) {
      Label stroke = new Label();
      stroke.textProperty().bind(words.saying(key + ".key"));
      stroke.getStyleClass().add("key");
      Label does = new Label();
      does.textProperty().bind(words.saying(key));
      stroke.setMinWidth(Region.USE_PREF_SIZE);
      does.setMinWidth(Region.USE_PREF_SIZE);
      addRow(getRowCount(), stroke, does);
    }
  }
}
