package gradus.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.layout.Box;
import gradus.layout.Point;
import gradus.ui.canvas.Gesture.Idle;
import gradus.ui.canvas.Gesture.Mouse;
import gradus.ui.canvas.Gesture.Pan;
import gradus.ui.canvas.Gesture.Press;
import gradus.ui.canvas.Gesture.Select;
import gradus.ui.work.Drop;
import org.junit.jupiter.api.Test;

class GestureTest {
  /// Half as large as the picture, which begins at (100, 30).
  private static final Viewport HALF = new Viewport(0.5, 100, 30);

  private static Mouse first(double x, double y) {
    return new Mouse(new Point(x, y), true, false, false);
  }

  private static Mouse shifted(double x, double y) {
    return new Mouse(new Point(x, y), true, true, false);
  }

  private static Mouse second(double x, double y) {
    return new Mouse(new Point(x, y), false, false, false);
  }

  @Test
  void aPressThatHardlyMovesIsAClick() {
    Gesture gesture = Gesture.pressed(first(150, 80)).dragged(first(153, 82));
    assertEquals(new Press(first(150, 80)), gesture);
    assertEquals(
        new Drop.Click(new Point(106, 104), false, false), gesture.released(first(153, 82), HALF));
  }

  @Test
  void shiftAndASecondClickAreToldWithTheClick() {
    Mouse twice = new Mouse(new Point(100, 30), true, true, true);
    assertEquals(
        new Drop.Click(new Point(0, 0), true, true), Gesture.pressed(twice).released(twice, HALF));
  }

  @Test
  void fromFourPixelsOnThePictureIsMovedFromWhereItWasPressed() {
    Gesture gesture = Gesture.pressed(first(10, 20)).dragged(first(14, 20));
    assertEquals(new Pan(new Point(10, 20), new Point(14, 20)), gesture);
    gesture = gesture.dragged(first(13, 27));
    assertEquals(new Pan(new Point(14, 20), new Point(13, 27)), gesture);
    assertEquals(new Drop.Nothing(), gesture.released(first(13, 27), HALF));
  }

  @Test
  void comingBackToWhereItBeganIsNoClick() {
    Gesture gesture = Gesture.pressed(first(10, 20)).dragged(first(50, 20)).dragged(first(10, 20));
    assertEquals(new Pan(new Point(50, 20), new Point(10, 20)), gesture);
    assertEquals(new Drop.Nothing(), gesture.released(first(10, 20), HALF));
  }

  @Test
  void withShiftARectangleIsDrawnInAnyDirection() {
    Gesture gesture = Gesture.pressed(shifted(150, 80)).dragged(shifted(120, 90));
    assertEquals(new Select(new Point(150, 80), new Point(120, 90)), gesture);
    gesture = gesture.dragged(first(110, 40));
    assertEquals(new Select(new Point(150, 80), new Point(110, 40)), gesture);
    assertEquals(new Box(110, 40, 40, 40), ((Select) gesture).rectangle());
    assertEquals(
        new Drop.Rectangle(new Box(20, 20, 80, 80)), gesture.released(first(110, 40), HALF));
  }

  @Test
  void anotherButtonMovesThePictureAndNeverClicks() {
    Gesture gesture = Gesture.pressed(second(10, 20));
    assertEquals(new Drop.Nothing(), gesture.released(second(10, 20), HALF));
    assertEquals(new Pan(new Point(10, 20), new Point(10, 30)), gesture.dragged(second(10, 30)));
    Mouse shifted = new Mouse(new Point(10, 20), false, true, false);
    assertEquals(
        new Pan(new Point(10, 20), new Point(10, 30)),
        Gesture.pressed(shifted).dragged(second(10, 30)));
  }

  @Test
  void nothingBeginsWithoutAPress() {
    assertEquals(new Idle(), new Idle().dragged(first(50, 50)));
    assertEquals(new Drop.Nothing(), new Idle().released(first(50, 50), HALF));
  }
}
