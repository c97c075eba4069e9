package gradus.ui.present;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// A point of light where the mouse is, and where it was a moment ago.
final class Pointer extends Region {
  private static final double NANOS_PER_SECOND = 1e9;

  /// How long the trail is seen, s.
  private static final double TRAIL = 0.7;

  private static final Color LIGHT = Color.web("#ff3b30");

  /// Of the height of the screen.
  private static final double THICK = 1.0 / 110;

  private record Spot(double x, double y, long at) {}

  private final Canvas canvas = new Canvas();
  private final Deque<Spot> trail = new ArrayDeque<>();
  private final Presentation presentation;
  private final ObservableBooleanValue calm;
  private Spot now;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long nanos) {
          paint(nanos);
        }
      };

  /// Follows the mouse over `ground`.
  ///
  /// @param calm whether nothing moves by itself, as a trail does that fades
  Pointer(Presentation presentation, Node ground, ObservableBooleanValue calm) {
    this.presentation = presentation;
    this.calm = calm;
    setId("pointer");
    setMouseTransparent(true);
    getChildren().add(canvas);
    canvas.widthProperty().bind(widthProperty());
    canvas.heightProperty().bind(heightProperty());
    visibleProperty().bind(presentation.pointer());
    ground.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    ground.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
    presentation
        .pointer()
        .addListener((o, was, on) -> {
          ground.setCursor(on ? Cursor.NONE : Cursor.DEFAULT);
          trail.clear();
          if (on) {
            timer.start();
          } else {
            timer.stop();
          }
        });
  }

  private void moved(MouseEvent event) {
    now = new Spot(event.getX(), event.getY(), System.nanoTime());
    if (presentation.pointer().get() && !calm.get()) trail.addLast(now);
  }

  /// How many places of the trail are seen.
  int length() {
    return trail.size();
  }

  private void paint(long nanos) {
    while (!trail.isEmpty() && nanos - trail.getFirst().at > TRAIL * NANOS_PER_SECOND) {
      trail.removeFirst();
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    if (now == null) return;
    double thick = getHeight() * THICK;
    g.setLineCap(StrokeLineCap.ROUND);
    Iterator<Spot> spots = trail.iterator();
    Spot before = spots.hasNext() ? spots.next() : null;
    while (spots.hasNext()) {
      Spot spot = spots.next();
      double left = 1 - (nanos - spot.at) / (TRAIL * NANOS_PER_SECOND);
      g.setStroke(LIGHT.deriveColor(0, 1, 1, Math.clamp(left, 0, 1) * 0.8));
      g.setLineWidth(thick * Math.clamp(left, 0.15, 1));
      g.strokeLine(before.x, before.y, spot.x, spot.y);
      before = spot;
    }
    g.setFill(LIGHT.deriveColor(0, 1, 1, 0.3));
    g.fillOval(now.x - 1.2 * thick, now.y - 1.2 * thick, 2.4 * thick, 2.4 * thick);
    g.setFill(LIGHT);
    g.fillOval(now.x - 0.6 * thick, now.y - 0.6 * thick, 1.2 * thick, 1.2 * thick);
  }
}
