package gradus.ui.transport;

import gradus.diagram.Diagram;
import gradus.graph.Folding.Level;
import gradus.ui.piece.Translation;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;

/// How much one gate on vectors and matrices does: a whole layer, a neuron, or one operation on
/// numbers. Seen only where a program has such gates.
final class LevelBox {
  private LevelBox() {}

  static void connect(
      ComboBox<Level> box,
      FoldingModel folding,
      PictureModel picture,
      Settings settings,
      Words words) {
    box.setId("level");
    box.getItems().setAll(Level.values());
    speak(box, words);
    // Another converter makes the list write its items anew, another cell the box what is chosen.
    settings.locale().addListener(o -> speak(box, words));
    box.valueProperty().bindBidirectional(folding.level());
    box.visibleProperty().set(false);
    box.managedProperty().bind(box.visibleProperty());
    picture.diagram().addListener((o, was, now) -> offer(box, folding, now));
    new Translation(words).describe(box, "ui.transport.level");
  }

  private static void offer(ComboBox<Level> box, FoldingModel folding, Diagram shown) {
    if (shown == null) return;
    folding.shown(shown.steps().trace().graph());
    box.setVisible(folding.hasLevels());
  }

  private static void speak(ComboBox<Level> box, Words words) {
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Level value) {
            return value == null
                ? ""
                : words.say("ui.level." + value.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public Level fromString(String text) {
            throw new IllegalArgumentException(text);
          }
        });
    box.setButtonCell(
        new ListCell<>() {
          @Override
          protected void updateItem(Level value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty ? "" : box.getConverter().toString(value));
          }
        });
  }
}
