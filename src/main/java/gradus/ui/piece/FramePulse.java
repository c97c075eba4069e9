package gradus.ui.piece;

import gradus.ui.work.Player;
import javafx.animation.AnimationTimer;

/// The pulse of the screen.
public final class FramePulse implements Player.Pulse {
  private Runnable beat = () -> {};
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          beat.run();
        }
      };

  @Override
  public void start(Runnable then) {
    beat = then;
    timer.start();
  }

  @Override
  public void stop() {
    timer.stop();
  }
}
