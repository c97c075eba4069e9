package gradus.ui.canvas;

import gradus.layout.Box;
import gradus.layout.Point;
import java.awt.geom.Rectangle2D;

/// Which part of a picture is seen: `scale` px of screen for one of the picture, whose origin
/// stands at `x`, `y` of the screen. Immutable.
public record Viewport(double scale, double x, double y) {
  static final double SMALLEST = 0.02;
  static final double LARGEST = 12;

  /// Fitting enlarges no further: a graph of two gates need not fill the wall.
  private static final double MOST_FITTED = 2.2;

  private static final double ROOM = 12;

  /// All of a picture in the middle of the screen.
  static Viewport fitting(double width, double height, double screenWidth, double screenHeight) {
    double across = (screenWidth - 2 * ROOM) / width;
    double down = (screenHeight - 2 * ROOM) / height;
    double scale = Math.clamp(Math.min(across, down), SMALLEST, MOST_FITTED);
    return new Viewport(
        scale, (screenWidth - width * scale) / 2, (screenHeight - height * scale) / 2);
  }

  /// Larger or smaller by a factor; what is seen at a point of the screen stays there.
  Viewport zoomed(double factor, double atX, double atY) {
    double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
    double k = next / scale;
    return new Viewport(next, atX - (atX - x) * k, atY - (atY - y) * k);
  }

  Viewport moved(double dx, double dy) {
    return new Viewport(scale, x + dx, y + dy);
  }

  /// The picture never gets lost: at least a strip of it stays on the screen.
  Viewport kept(double width, double height, double screenWidth, double screenHeight) {
    double strip = 60;
    double keptX =
        Math.clamp(x, Math.min(0, strip - width * scale), Math.max(0, screenWidth - strip));
    double keptY =
        Math.clamp(y, Math.min(0, strip - height * scale), Math.max(0, screenHeight - strip));
    return new Viewport(scale, keptX, keptY);
  }

  /// The picture's coordinate under a point of the screen.
  public double pictureX(double screenX) {
    return (screenX - x) / scale;
  }

  public double pictureY(double screenY) {
    return (screenY - y) / scale;
  }

  Point onPicture(Point screen) {
    return new Point(pictureX(screen.x()), pictureY(screen.y()));
  }

  Box onPicture(Box screen) {
    return new Box(
        pictureX(screen.x()),
        pictureY(screen.y()),
        screen.width() / scale,
        screen.height() / scale);
  }

  /// Where a point of the picture is seen.
  Point onScreen(Point picture) {
    return new Point(picture.x() * scale + x, picture.y() * scale + y);
  }

  /// What of the picture a screen of this size shows.
  Rectangle2D seen(double screenWidth, double screenHeight) {
    return new Rectangle2D.Double(
        pictureX(0), pictureY(0), screenWidth / scale, screenHeight / scale);
  }
}
