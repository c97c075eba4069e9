package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.ui.touch.Exact;
import gradus.ui.work.PictureModel;
import gradus.ui.work.Words;
import javafx.animation.PauseTransition;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// The small note beside the pointer while it rests on something in the picture. An entry that is
/// touched has a note of its own, which leaves the picture free.
public final class Hover {
  private static final double AWAY = 14;

  private final DiagramCanvas canvas;
  private final PictureModel picture;
  private final Words words;
  private final Tooltip note = new Tooltip();
  private final PauseTransition rest = new PauseTransition(Duration.millis(180));
  private Hit shown;
  private MouseEvent pointer;

  public Hover(DiagramCanvas canvas, PictureModel picture, Words words) {
    this.canvas = canvas;
    this.picture = picture;
    this.words = words;
    note.getStyleClass().add("exact");
    note.setWrapText(true);
    note.setMaxWidth(460);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, e -> hide());
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> hide());
    canvas.addEventHandler(ScrollEvent.SCROLL, e -> hide());
    picture.player().step().addListener(o -> hide());
    picture.diagram().addListener(o -> hide());
    rest.setOnFinished(e -> show());
  }

  private void moved(MouseEvent event) {
    boolean touches = canvas.touch().touch().get() != null;
    Hit hit = touches ? null : canvas.hit(event.getX(), event.getY()).orElse(null);
    if (hit != null && hit.equals(shown)) return;
    hide();
    if (hit != null) {
      shown = hit;
      pointer = event;
      rest.playFromStart();
    }
  }

  private void hide() {
    rest.stop();
    shown = null;
    note.hide();
  }

  private void show() {
    Diagram diagram = picture.diagram().get();
    if (shown == null || diagram == null || canvas.getScene() == null) return;
    int step = Math.min(picture.player().step().get(), diagram.steps().last());
    Exact.about(shown, diagram, step, words)
        .ifPresent(text -> {
          note.setText(text);
          note.show(canvas, pointer.getScreenX() + AWAY, pointer.getScreenY() + AWAY);
        });
  }
}
