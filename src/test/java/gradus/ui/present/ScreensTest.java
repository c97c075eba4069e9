package gradus.ui.present;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/// Which screen a class sees, and which its presenter.
class ScreensTest {
  private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D PROJECTOR = new Rectangle2D(1920, 0, 3840, 2160);
  private static final Rectangle2D ABOVE = new Rectangle2D(0, -1080, 1920, 1080);

  private static Rectangle2D window(double x, double y) {
    return new Rectangle2D(x, y, 1200, 800);
  }

  @Test
  void aClassSeesTheScreenThatTheWindowIsNotOn() {
    List<Rectangle2D> two = List.of(LAPTOP, PROJECTOR);
    assertEquals(new Screens(0, Optional.of(1)), Screens.of(two, window(100, 100)));
    assertEquals(1, Screens.of(two, window(100, 100)).ofClass());
    assertEquals(new Screens(1, Optional.of(0)), Screens.of(two, window(2500, 100)));
    assertEquals(0, Screens.of(two, window(2500, 100)).ofClass());
  }

  @Test
  void aWindowBetweenTwoIsOnTheOneThatHasMostOfIt() {
    List<Rectangle2D> two = List.of(LAPTOP, PROJECTOR);
    assertEquals(0, Screens.of(two, window(1300, 100)).own());
    assertEquals(1, Screens.of(two, window(1400, 100)).own());
    assertEquals(2, Screens.of(List.of(LAPTOP, PROJECTOR, ABOVE), window(100, -900)).own());
  }

  @Test
  void withOneScreenThereIsNoOther() {
    assertEquals(new Screens(0, Optional.empty()), Screens.of(List.of(LAPTOP), window(100, 100)));
    assertEquals(0, Screens.of(List.of(LAPTOP), window(100, 100)).ofClass());
    // A projector that shows what the laptop shows is no other.
    assertEquals(Optional.empty(), Screens.of(List.of(LAPTOP, LAPTOP), window(100, 100)).other());
  }

  @Test
  void aWindowThatIsNowhereIsOnTheFirst() {
    assertEquals(0, Screens.of(List.of(LAPTOP, PROJECTOR), window(-9000, 0)).own());
    assertEquals(1, Screens.of(List.of(LAPTOP, PROJECTOR), window(-9000, 0)).ofClass());
  }

  @Test
  void aClasssWindowStandsInTheMiddleOfItsScreen() {
    assertEquals(new Rectangle2D(2880, 540, 1920, 1080), Screens.within(PROJECTOR, 0.5));
  }
}
