package gradus.ui.present;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Window;

/// Which of several screens is whose, by their numbers.
///
/// @param own where the window of the presenter is
/// @param other another one; empty where there is none
public record Screens(int own, Optional<Integer> other) {
  /// The part of the screen for windows where this one is, or would be.
  public static Rectangle2D under(Window window) {
    List<Screen> all = Screen.getScreens();
    Rectangle2D place =
        new Rectangle2D(
            nought(window.getX()),
            nought(window.getY()),
            nought(window.getWidth()),
            nought(window.getHeight()));
    return all.get(of(all.stream().map(Screen::getBounds).toList(), place).own()).getVisualBounds();
  }

  /// A window that was not shown yet is nowhere.
  private static double nought(double place) {
    return Double.isNaN(place) ? 0 : place;
  }

  /// A window is on the screen that has most of it, and on the first where it is on none.
  ///
  /// @param all the first one among them is the main one
  static Screens of(List<Rectangle2D> all, Rectangle2D window) {
    int own =
        IntStream.range(0, all.size())
            .boxed()
            .max(
                Comparator.<Integer>comparingDouble(i -> common(all.get(i), window))
                    .thenComparing(Comparator.reverseOrder()))
            .orElse(0);
    Optional<Integer> other =
        IntStream.range(0, all.size())
            .filter(i -> i != own && !same(all.get(i), all.get(own)))
            .boxed()
            .findFirst();
    return new Screens(own, other);
  }

  /// The one that a class sees.
  int ofClass() {
    return other.orElse(own);
  }

  /// Screens that show the same lie on each other.
  private static boolean same(Rectangle2D one, Rectangle2D other) {
    return one.equals(other);
  }

  private static double common(Rectangle2D one, Rectangle2D other) {
    double across =
        Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
    double down =
        Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
    return Math.max(0, across) * Math.max(0, down);
  }

  /// A window in the middle of a screen, that takes this part of it.
  static Rectangle2D within(Rectangle2D screen, double part) {
    double width = part * screen.getWidth();
    double height = part * screen.getHeight();
    return new Rectangle2D(
        screen.getMinX() + (screen.getWidth() - width) / 2,
        screen.getMinY() + (screen.getHeight() - height) / 2,
        width,
        height);
  }
}
