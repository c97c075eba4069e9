package gradus.ui.present;

import gradus.ui.work.Words;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// What is told below the picture of a class, for as long as one reads it: at the beginning the
/// keys that a presenter needs first.
final class KeyHint extends Label {
  private static final Duration READ = Duration.seconds(6);
  private static final Duration FADING = Duration.seconds(0.7);

  /// Above and below, px.
  private static final double APART = 4;

  private final PauseTransition reading = new PauseTransition(READ);
  private final FadeTransition fading = new FadeTransition(FADING, this);

  /// A hint in the place that the longest one needs.
  ///
  /// @param calm whether nothing moves by itself: then it goes at once
  static StackPane place(Presentation presentation, Words words, ObservableBooleanValue calm) {
    Label longest = new Label();
    longest.textProperty().bind(words.saying("ui.present.hint"));
    longest.getStyleClass().add("key-hint");
    longest.setWrapText(true);
    longest.setMinHeight(USE_PREF_SIZE);
    longest.setVisible(false);
    StackPane place = new StackPane(longest, new KeyHint(presentation, words, calm));
    place.setPadding(new Insets(APART, 2 * APART, APART, 2 * APART));
    place.setMinSize(0, USE_PREF_SIZE);
    return place;
  }

  private KeyHint(Presentation presentation, Words words, ObservableBooleanValue calm) {
    setId("key-hint");
    getStyleClass().add("key-hint");
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    presentation.hint().get().isEmpty() ? "" : words.say(presentation.hint().get()),
                presentation.hint(),
                words.language()));
    setMouseTransparent(true);
    setWrapText(true);
    visibleProperty().bind(presentation.hint().isNotEmpty());
    reading.setOnFinished(e -> {
      if (calm.get()) {
        presentation.hint().set("");
      } else {
        fading.playFromStart();
      }
    });
    fading.setToValue(0);
    fading.setOnFinished(e -> presentation.hint().set(""));
    presentation
        .hint()
        .addListener((o, was, now) -> {
          fading.stop();
          setOpacity(1);
          if (!now.isEmpty()) {
            reading.playFromStart();
          } else {
            reading.stop();
          }
        });
  }
}
