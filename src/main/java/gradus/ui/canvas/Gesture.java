package gradus.ui.canvas;

import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.work.Drop;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse is doing on the canvas, in px of the canvas. Immutable: each event of the mouse
/// makes another one.
sealed interface Gesture {
  /// A button that is pressed moves the picture, or draws, only from this distance on.
  double REACH = 4;

  /// An event of the mouse.
  ///
  /// @param first whether the first button causes it
  record Mouse(Point at, boolean first, boolean shift, boolean twice) {
    static Mouse of(MouseEvent event) {
      return new Mouse(
          new Point(event.getX(), event.getY()),
          event.getButton() == MouseButton.PRIMARY,
          event.isShiftDown(),
          event.getClickCount() == 2);
    }
  }

  /// Nothing.
  record Idle() implements Gesture {}

  /// A button went down and the mouse has not moved since.
  record Press(Mouse down) implements Gesture {}

  /// The picture is moved; this time from `before` to `now`.
  record Pan(Point before, Point now) implements Gesture {}

  /// A rectangle is drawn from a corner to the mouse.
  record Select(Point corner, Point now) implements Gesture {
    Box rectangle() {
      return new Box(
          Math.min(corner.x(), now.x()),
          Math.min(corner.y(), now.y()),
          Math.abs(now.x() - corner.x()),
          Math.abs(now.y() - corner.y()));
    }
  }

  static Gesture pressed(Mouse mouse) {
    return new Press(mouse);
  }

  /// The mouse moved with a button down.
  default Gesture dragged(Mouse mouse) {
    Point at = mouse.at();
    return switch (this) {
      case Idle idle -> idle;
      case Press press when press.down().at().distance(at) < REACH -> press;
      case Press(Mouse down) when down.first() && down.shift() -> new Select(down.at(), at);
      case Press(Mouse down) -> new Pan(down.at(), at);
      case Pan pan -> new Pan(pan.now(), at);
      case Select select -> new Select(select.corner(), at);
    };
  }

  /// What letting go ends it with; the next gesture is [Idle].
  default Drop released(Mouse mouse, Viewport viewport) {
    return switch (this) {
      case Press press when mouse.first() ->
          new Drop.Click(viewport.onPicture(mouse.at()), mouse.shift(), mouse.twice());
      case Select select -> new Drop.Rectangle(viewport.onPicture(select.rectangle()));
      case Idle idle -> new Drop.Nothing();
      case Press press -> new Drop.Nothing();
      case Pan pan -> new Drop.Nothing();
    };
  }
}
