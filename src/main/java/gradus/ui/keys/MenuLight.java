package gradus.ui.keys;

import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// The light on a header of the menu bar goes out with the mouse. The toolkit leaves it there, also
/// where the bar only grew under a mouse that is elsewhere, and from then on ← and → lead along the
/// headers.
public final class MenuLight {
  /// Until what has grown has been laid out, and the mouse has been found anew.
  private static final int FRAMES = 3;

  /// Not on any screen.
  private static final double ELSEWHERE = -1e6;

  private final MenuBar bar;

  /// Watches a menu bar for as long as it lives.
  public MenuLight(MenuBar bar) {
    this.bar = bar;
    bar.hoverProperty()
        .addListener((o, was, on) -> {
          if (!on) putOut();
        });
    bar.heightProperty().addListener(o -> later());
    bar.getMenus().forEach(menu -> menu.textProperty().addListener(o -> later()));
  }

  private void later() {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        if (++frames < FRAMES) return;
        stop();
        putOut();
      }
    }.start();
  }

  /// As a click does it beside all that could be clicked.
  private void putOut() {
    Scene scene = bar.getScene();
    if (scene == null || bar.getMenus().stream().anyMatch(Menu::isShowing)) return;
    PickResult nothing = new PickResult(bar, ELSEWHERE, ELSEWHERE);
    Event.fireEvent(
        scene,
        new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            ELSEWHERE,
            ELSEWHERE,
            ELSEWHERE,
            ELSEWHERE,
            MouseButton.NONE,
            1,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            nothing));
  }
}
