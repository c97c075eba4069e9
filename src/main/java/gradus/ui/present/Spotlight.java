package gradus.ui.present;

import gradus.layout.Box;
import gradus.ui.canvas.DiagramCanvas;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;

/// Leaves light on the gate at work and its numbers, and shade on the rest of the picture.
final class Spotlight extends Region {
  private static final Color SHADE = Color.color(0.05, 0.07, 0.1, 0.68);

  /// The lit circle, in sizes of what is at work, and in parts of the canvas at least.
  private static final double AROUND = 1.5;

  private static final double LEAST = 0.16;

  private final DiagramCanvas canvas;
  private Box lit;

  Spotlight(Presentation presentation, DiagramCanvas canvas) {
    this.canvas = canvas;
    setId("spotlight");
    setMouseTransparent(true);
    visibleProperty().bind(presentation.spotlight());
    visibleProperty().addListener(o -> follow());
    canvas.onPainted(this::follow);
  }

  /// The part of the canvas that is lit: empty where no gate is at work, and all is lit.
  Box lit() {
    return lit;
  }

  private void follow() {
    Box work = isVisible() ? canvas.work() : null;
    if (work == null || work.equals(lit)) return;
    lit = work;
    if (work.width() <= 0) {
      setBackground(Background.EMPTY);
      return;
    }
    double least = LEAST * Math.min(canvas.getWidth(), canvas.getHeight());
    double radius = Math.max(least, AROUND * Math.hypot(work.width(), work.height()) / 2);
    RadialGradient light =
        new RadialGradient(
            0,
            0,
            work.centre().x(),
            work.centre().y(),
            radius,
            false,
            CycleMethod.NO_CYCLE,
            new Stop(0, Color.TRANSPARENT),
            new Stop(0.72, Color.TRANSPARENT),
            new Stop(1, SHADE));
    setBackground(new Background(new BackgroundFill(light, null, null)));
  }
}
