package gradus.ui;

import gradus.ui.piece.LoweredLine;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Settings;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/// The sentence above the picture, in letters as large as its length and its place allow. The place
/// is as high as the longest sentence of the run needs, within reason, so that the picture keeps
/// its own while stepping; one that has no room even in the smallest letters is scrolled.
final class Headline {
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final double USUAL_SIZE = 14;

  /// The room there is for its lines at least, em.
  private static final double LEAST_HIGH = 4.2;

  /// Of the window's height, what it may take for large letters, and at most.
  private static final double GENEROUS = 0.16;

  private static final double MOST = 0.22;

  private static final double AROUND = 17;

  /// Letters of this many em, for sentences up to this many signs.
  private record Letters(String style, double em, int longest) {}

  private static final List<Letters> SIZES =
      List.of(
          new Letters("usual", 1.571, 90),
          new Letters("long", 1.214, Integer.MAX_VALUE),
          new Letters("longer", 1, Integer.MAX_VALUE),
          new Letters("longest", 0.857, Integer.MAX_VALUE));

  private final Label label;
  private final PictureModel picture;
  private final Settings settings;
  private final ScrollPane scroll;
  private final Text measure = new Text();
  private double high;

  private Headline(ScrollPane scroll, Label label, PictureModel picture, Settings settings) {
    this.scroll = scroll;
    this.label = label;
    this.picture = picture;
    this.settings = settings;
    // As a label measures its lines.
    measure.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
    label.setMinHeight(Region.USE_PREF_SIZE);
    LoweredLine.in(label);
  }

  /// Lets a label tell what the step shown does.
  static void show(ScrollPane scroll, Label label, PictureModel picture, Settings settings) {
    Headline headline = new Headline(scroll, label, picture, settings);
    if (scroll.getContent() instanceof Region content) {
      content.minHeightProperty().bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
    }
    label.textProperty().bind(picture.sentence());
    InvalidationListener run = o -> headline.fitRun();
    picture.diagram().addListener(run);
    settings.locale().addListener(run);
    settings.textSize().addListener(run);
    scroll.widthProperty().addListener(run);
    label
        .sceneProperty()
        .addListener((o, was, scene) -> {
          if (scene != null) scene.heightProperty().addListener(run);
        });
    label.textProperty().addListener(o -> headline.fit());
    headline.fitRun();
  }

  private double em() {
    return USUAL_SIZE * settings.textSize().get();
  }

  /// Makes room for the longest sentence.
  private void fitRun() {
    double window = label.getScene() == null ? 0 : label.getScene().getHeight();
    List<String> run = picture.sentences();
    double large = needed(run, SIZES.get(1));
    double needed =
        large <= GENEROUS * window ? large : Math.min(needed(run, SIZES.get(2)), MOST * window);
    high = Math.max(LEAST_HIGH * em(), needed);
    if (scroll.getParent() instanceof Region place) {
      place.setMinHeight(high + AROUND);
      place.setPrefHeight(high + AROUND);
      place.setMaxHeight(high + AROUND);
    }
    fit();
  }

  private double needed(List<String> run, Letters letters) {
    return run.stream().mapToDouble(s -> height(s, letters)).max().orElse(0);
  }

  private void fit() {
    String text = label.getText() == null ? "" : label.getText();
    double size = settings.textSize().get();
    List<Letters> allowed = SIZES.stream().filter(l -> text.length() * size <= l.longest).toList();
    Letters letters =
        allowed.stream()
            .filter(l -> height(text, l) <= high)
            .findFirst()
            .orElseGet(allowed::getLast);
    label.getStyleClass().removeAll(SIZES.stream().map(Letters::style).toList());
    label.getStyleClass().add(letters.style);
    scroll.setVvalue(0);
  }

  private double height(String text, Letters letters) {
    if (scroll.getWidth() <= 0) return 0;
    measure.setText(text);
    measure.setFont(Font.font(FAMILY, letters.em * em()));
    // A label breaks its lines a little earlier than a text of its width.
    measure.setWrappingWidth(scroll.getWidth() - 14);
    return measure.getLayoutBounds().getHeight() + 4;
  }
}
