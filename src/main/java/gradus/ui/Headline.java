package gradus.ui;

import gradus.ui.work.Settings;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The sentence above the picture, in letters as large as its length and its place allow; one that
/// has no room even in the smallest is shown whole where it is pointed at.
final class Headline {
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final double USUAL_SIZE = 14;

  /// The room there is for its lines.
  private static final double HIGH = 4.2;

  /// Letters of this many em, for sentences up to this many signs.
  private record Letters(String style, double em, int longest) {}

  private static final List<Letters> SIZES =
      List.of(
          new Letters("usual", 1.571, 90),
          new Letters("long", 1.214, 190),
          new Letters("longer", 0.929, Integer.MAX_VALUE),
          new Letters("longest", 0.786, Integer.MAX_VALUE));

  private final Label label;
  private final Settings settings;
  private final Text measure = new Text();
  private final Tooltip whole = new Tooltip();

  private Headline(Label label, Settings settings) {
    this.label = label;
    this.settings = settings;
    whole.setWrapText(true);
    whole.setMaxWidth(700);
  }

  /// Lets a label tell a sentence.
  static void show(Label label, ObservableValue<String> sentence, Settings settings) {
    Headline headline = new Headline(label, settings);
    label.textProperty().bind(sentence);
    headline.whole.textProperty().bind(sentence);
    InvalidationListener anew = o -> headline.fit();
    label.textProperty().addListener(anew);
    label.widthProperty().addListener(anew);
    settings.textSize().addListener(anew);
    headline.fit();
  }

  private void fit() {
    String text = label.getText() == null ? "" : label.getText();
    double size = settings.textSize().get();
    List<Letters> allowed = SIZES.stream().filter(l -> text.length() * size <= l.longest).toList();
    Letters letters = allowed.stream().filter(this::fits).findFirst().orElseGet(allowed::getLast);
    label.getStyleClass().removeAll(SIZES.stream().map(Letters::style).toList());
    label.getStyleClass().add(letters.style);
    label.setTooltip(fits(letters) ? null : whole);
  }

  private boolean fits(Letters letters) {
    double em = USUAL_SIZE * settings.textSize().get();
    if (label.getWidth() <= 0) return true;
    measure.setText(label.getText());
    measure.setFont(Font.font(FAMILY, letters.em * em));
    // A label breaks its lines a little earlier than a text of its width.
    measure.setWrappingWidth(label.getWidth() - 4);
    return measure.getLayoutBounds().getHeight() <= HIGH * em;
  }
}
