package gradus.ui.network;

import gradus.explain.passage.Passage;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// The note beside the pointer while it rests on a neuron or a line.
final class NetworkHover {
  private static final double AWAY = 14;

  private final NetworkModel model;
  private final NetworkCanvas canvas;
  private final Tooltip note = new Tooltip();
  private final PauseTransition rest = new PauseTransition(Duration.millis(180));
  private double x;
  private double y;

  NetworkHover(NetworkModel model, NetworkCanvas canvas) {
    this.model = model;
    this.canvas = canvas;
    note.getStyleClass().add("exact");
    canvas.addEventHandler(
        MouseEvent.MOUSE_MOVED,
        e -> {
          x = e.getScreenX();
          y = e.getScreenY();
        });
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> hide());
    model
        .pointed()
        .addListener((o, was, now) -> {
          hide();
          if (now != null) rest.playFromStart();
        });
    rest.setOnFinished(e -> show());
  }

  private void hide() {
    rest.stop();
    note.hide();
  }

  private void show() {
    String text =
        model.story(model.pointed().get()).stream()
            .map(Passage.Line::text)
            .collect(Collectors.joining("\n"));
    if (text.isEmpty() || canvas.getScene() == null) return;
    note.setText(text);
    note.show(canvas, x + AWAY, y + AWAY);
  }
}
