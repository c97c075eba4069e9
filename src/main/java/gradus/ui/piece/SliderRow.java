package gradus.ui.piece;

import gradus.ui.work.Words;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A slider that takes all the room beside what says where it stands.
public final class SliderRow extends HBox {
  /// Of a slider beside another, px.
  private static final double SHORTEST = 48;

  private static final double BETWEEN = 8;

  /// @param says where it stands, which whoever owns it writes there
  /// @param key of what it is called
  /// @param block by which an arrow key moves it
  public SliderRow(Label says, Slider slider, Words words, String key, double block) {
    super(BETWEEN, says, slider);
    slider.setBlockIncrement(block);
    slider.setMinWidth(SHORTEST);
    slider.accessibleTextProperty().bind(words.saying(key));
    setHgrow(slider, Priority.ALWAYS);
    says.setLabelFor(slider);
    says.setMinWidth(Region.USE_PREF_SIZE);
    getStyleClass().add("tab-head");
  }
}
