package gradus.ui.piece;

import gradus.picture.Stretch;
import gradus.picture.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A line whose names are typeset as in the picture, the word of L_data lowered and the mark of
/// w₁₁⁽¹⁾ above its index, in place of the text of a label that says it.
public final class LoweredLine extends TextFlow {
  private final Labeled label;

  private LoweredLine(Labeled label) {
    this.label = label;
    setMouseTransparent(true);
  }

  /// Lets a label typeset whatever it says. One that wraps its lines gives them its own width.
  public static LoweredLine in(Labeled label) {
    LoweredLine text = new LoweredLine(label);
    text.textAlignmentProperty().bind(label.textAlignmentProperty());
    InvalidationListener anew = o -> text.show();
    label.textProperty().addListener(anew);
    label.fontProperty().addListener(anew);
    label.textFillProperty().addListener(anew);
    if (label.isWrapText()) {
      label
          .widthProperty()
          .addListener(o -> {
            text.show();
            // Around a label that is just given its width nothing hears that its height is another.
            Platform.runLater(label::requestLayout);
          });
    }
    text.show();
    return text;
  }

  private void show() {
    String line = label.getText() == null ? "" : label.getText();
    List<Stretch.Placed> placed = Stretch.placed(line, TextStyle.plain(label.getFont().getSize()));
    boolean plain = placed.stream().allMatch(p -> p.drop() == 0);
    label.setContentDisplay(plain ? ContentDisplay.TEXT_ONLY : ContentDisplay.GRAPHIC_ONLY);
    label.setGraphic(plain ? null : this);
    if (label.isWrapText()) label.setPrefWidth(USE_COMPUTED_SIZE);
    if (plain) return;
    getChildren().setAll(nodes(Stretch.words(placed)));
    setPrefSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
    double whole = prefWidth(-1);
    double sides = label.getInsets().getLeft() + label.getInsets().getRight();
    double across = label.getWidth() - sides;
    // Its place may grow to all of a longer line, of which it shows what fits until it has.
    if (label.isWrapText()) label.setPrefWidth(Math.ceil(whole + sides));
    double width = label.isWrapText() && across > 0 ? Math.min(whole, across) : whole;
    setPrefSize(Math.ceil(width), prefHeight(width));
    // One that wraps must not keep its place as wide as the whole line.
    setMinSize(label.isWrapText() ? 0 : USE_PREF_SIZE, USE_PREF_SIZE);
  }

  private List<Node> nodes(List<List<Stretch.Placed>> words) {
    return nodes(words, label.getFont(), text -> text.setFill(label.getTextFill()));
  }

  /// Such a line without a label.
  ///
  /// @param font its own; of a lowered word a smaller one
  /// @param inked gives all its letters their colour
  public static List<Node> letters(List<Stretch.Placed> placed, Font font, Consumer<Text> inked) {
    return nodes(Stretch.words(placed), font, inked);
  }

  private static List<Node> nodes(
      List<List<Stretch.Placed>> words, Font font, Consumer<Text> inked) {
    List<Node> nodes = new ArrayList<>();
    for (List<Stretch.Placed> word : words) {
      if (word.stream().anyMatch(Stretch.Placed::above)) {
        nodes.add(new StackedWord(word, placed -> text(placed, font, inked)));
      } else {
        word.stream().map(placed -> lowered(placed, font, inked)).forEach(nodes::add);
      }
    }
    return nodes;
  }

  private static Text lowered(Stretch.Placed letters, Font font, Consumer<Text> inked) {
    Text text = text(letters, font, inked);
    text.setTranslateY(letters.drop());
    return text;
  }

  private static Text text(Stretch.Placed letters, Font own, Consumer<Text> inked) {
    Text text = new Text(letters.text());
    // Only what is lowered, and so smaller, is lighter than the line's own letters.
    double size = letters.face().size();
    text.setFont(size == own.getSize() ? own : Font.font(own.getFamily(), size));
    inked.accept(text);
    return text;
  }
}
