package gradus.ui.transport;

import gradus.diagram.Diagram;
import gradus.graph.Folding.Level;
import gradus.ui.piece.Translation;
import gradus.ui.piece.WordCell;
import gradus.ui.work.FoldingModel;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Words;
import java.util.Locale;
import javafx.scene.control.ComboBox;

/// How much one gate on vectors and matrices does: a whole layer, a neuron, or one operation on
/// numbers. Seen only where a program has such gates.
final class LevelBox {
  private LevelBox() {}

  static void connect(
      ComboBox<Level> box, FoldingModel folding, PictureModel picture, Words words) {
    box.setId("level");
    box.getItems().setAll(Level.values());
    WordCell.in(box, l -> words.saying("ui.level." + l.name().toLowerCase(Locale.ROOT)));
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
}
