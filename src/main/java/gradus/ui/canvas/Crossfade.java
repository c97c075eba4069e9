package gradus.ui.canvas;

import gradus.picture.Figure;
import gradus.picture.Look;
import gradus.picture.Painter;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import javafx.animation.Transition;
import javafx.util.Duration;

/// A picture that gives way to another arrangement of itself.
final class Crossfade extends Transition {
  private final Runnable each;
  private Figure before = Figure.EMPTY;
  private Viewport seen = new Viewport(1, 0, 0);
  private double part = 1;

  /// `each` hears whenever more of the new one is to be seen.
  Crossfade(Runnable each) {
    this.each = each;
    setCycleDuration(Duration.millis(280));
    setOnFinished(e -> before = Figure.EMPTY);
  }

  void from(Figure figure, Viewport viewport) {
    before = figure;
    seen = viewport;
    playFromStart();
  }

  @Override
  protected void interpolate(double reached) {
    part = reached;
    each.run();
  }

  /// How much of the new one is to be seen.
  double part() {
    return before == Figure.EMPTY ? 1 : part;
  }

  void paint(Look look, Graphics2D g, double width, double height) {
    if (before == Figure.EMPTY) return;
    var plain = g.getTransform();
    g.translate(seen.x(), seen.y());
    g.scale(seen.scale(), seen.scale());
    Rectangle2D clip = seen.seen(width, height);
    Painter.paint(new Figure.Faded(before, 1 - part), look, g, clip, seen.scale());
    g.setTransform(plain);
  }
}
