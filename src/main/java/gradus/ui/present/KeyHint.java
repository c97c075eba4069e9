package gradus.ui.present;

import gradus.ui.work.Words;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// What is told below the picture of a class, for as long as one reads it: at the beginning the
/// keys that a presenter needs first.
final class KeyHint extends Label {
  private static final Duration READ = Duration.seconds(6);
  private static final Duration FADING = Duration.seconds(0.7);

  /// From the edge, px.
  private static final double APART = 14;

  private final PauseTransition reading = new PauseTransition(READ);
  private final FadeTransition fading = new FadeTransition(FADING, this);

  /// @param calm whether nothing moves by itself: then it goes at once
  KeyHint(Presentation presentation, Words words, ObservableBooleanValue calm) {
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
    StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    StackPane.setMargin(this, new Insets(APART));
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
