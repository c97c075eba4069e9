package gradus.ui.piece;

import gradus.picture.Stretch;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A line whose names are typeset as in the picture, the word of L_data lowered, in place of the
/// text of a label that says it.
public final class LoweredLine extends TextFlow {
  private final Labeled label;

  private LoweredLine(Labeled label) {
    this.label = label;
    setMouseTransparent(true);
  }

  /// Lets a label typeset whatever it says. One that wraps its lines gives them its own width.
  public static LoweredLine in(Labeled label) {
    LoweredLine text = new LoweredLine(label);
    InvalidationListener anew = o -> text.show();
    label.textProperty().addListener(anew);
    label.fontProperty().addListener(anew);
    label.textFillProperty().addListener(anew);
    if (label.isWrapText()) label.widthProperty().addListener(anew);
    text.show();
    return text;
  }

  private void show() {
    String line = label.getText() == null ? "" : label.getText();
    List<Stretch> stretches = Stretch.of(line);
    boolean plain = stretches.stream().allMatch(r -> r.level() == 0);
    label.setContentDisplay(plain ? ContentDisplay.TEXT_ONLY : ContentDisplay.GRAPHIC_ONLY);
    label.setGraphic(plain ? null : this);
    if (plain) return;
    fill(stretches, label.getFont());
    setPrefSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
    double whole = prefWidth(-1);
    double across = label.getWidth() - label.getInsets().getLeft() - label.getInsets().getRight();
    double width = label.isWrapText() && across > 0 ? Math.min(whole, across) : whole;
    setPrefSize(Math.ceil(width), prefHeight(width));
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  private void fill(List<Stretch> stretches, Font font) {
    getChildren().clear();
    for (Stretch stretch : stretches) {
      Text text = new Text(stretch.text());
      text.setFont(Font.font(font.getFamily(), stretch.size(font.getSize())));
      text.setTranslateY(stretch.drop(font.getSize()));
      text.setFill(label.getTextFill());
      getChildren().add(text);
    }
  }
}
