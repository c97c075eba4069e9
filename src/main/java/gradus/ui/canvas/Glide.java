package gradus.ui.canvas;

import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/// Moves the view softly to another part of the picture.
final class Glide extends Transition {
  private final Consumer<Viewport> each;
  private Viewport from;
  private Viewport to;

  /// `each` hears every view on the way, the last one too.
  Glide(Consumer<Viewport> each) {
    this.each = each;
    setCycleDuration(Duration.millis(320));
    setInterpolator(Interpolator.EASE_BOTH);
  }

  void move(Viewport start, Viewport end) {
    stop();
    from = start;
    to = end;
    playFromStart();
  }

  /// Where the view will stand.
  Viewport end(Viewport standing) {
    return getStatus() == Status.RUNNING ? to : standing;
  }

  @Override
  protected void interpolate(double part) {
    each.accept(from.towards(to, part));
  }
}
