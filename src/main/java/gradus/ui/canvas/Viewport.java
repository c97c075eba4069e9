package gradus.ui.canvas;

import gradus.diagram.Options;
import gradus.layout.Box;
import gradus.layout.Point;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which part of a picture is seen: `scale` px of screen for one of the picture, whose origin
/// stands at `x`, `y` of the screen. Immutable.
public record Viewport(double scale, double x, double y) {
  static final double SMALLEST = 0.02;
  static final double LARGEST = 12;

  /// Fitting enlarges no further on a screen as large as a slide: a graph of two gates need not
  /// fill the wall. On a larger one letters take as much of it.
  private static final double MOST_FITTED = 3.7;

  /// Where all of a picture would be smaller, its numbers lower than 11 px, a legible part of it is
  /// seen.
  static final double LEAST_FITTED = 11.0 / 16;

  private static final double LEGIBLE = 0.8;

  private static final double ROOM = 12;

  /// Beside what just fits.
  private static final double LEAST_ROOM = 3;

  /// All of a picture in the middle of the screen, as large as an export of the screen's size.
  public static Viewport fitting(
      double width, double height, double screenWidth, double screenHeight) {
    double filling = Math.min(screenWidth / width, screenHeight / height);
    double larger = Math.max(1, new Options.Screen(screenWidth, screenHeight).times());
    double scale = Math.clamp(filling, SMALLEST, MOST_FITTED * larger);
    return new Viewport(
        scale, (screenWidth - width * scale) / 2, (screenHeight - height * scale) / 2);
  }

  /// A picture whose numbers would be too small when all of it is seen is seen in part, from where
  /// one begins to read: its left edge and the top of its first row.
  static Viewport legible(double width, double height, double screenWidth, double screenHeight) {
    Viewport all = fitting(width, height, screenWidth, screenHeight);
    if (all.scale >= LEAST_FITTED) return all;
    return new Viewport(
        LEGIBLE, begin(width * LEGIBLE, screenWidth), begin(height * LEGIBLE, screenHeight));
  }

  private static double begin(double length, double screen) {
    return length > screen ? ROOM : (screen - length) / 2;
  }

  /// Moved no more than it takes to see the first of these places and with it each that the screen
  /// has room for beside those before it.
  Viewport showing(List<Box> places, double screenWidth, double screenHeight) {
    if (places.isEmpty()) return this;
    Box seen = places.getFirst();
    for (Box place : places) {
      Box both = seen.union(place);
      boolean fits =
          both.width() * scale <= screenWidth - 2 * LEAST_ROOM
              && both.height() * scale <= screenHeight - 2 * LEAST_ROOM;
      if (fits) seen = both;
    }
    return new Viewport(
        scale,
        x + shift(seen.x() * scale + x, seen.width() * scale, screenWidth),
        y + shift(seen.y() * scale + y, seen.height() * scale, screenHeight));
  }

  /// Moved no more than it takes for a place to be clear of what lies over the picture; not at all
  /// where there is no room beside that.
  Viewport clearOf(List<Box> covers, Box place, double screenWidth, double screenHeight) {
    Box seen = onScreen(place).grown(LEAST_ROOM);
    Box screen = new Box(0, 0, screenWidth, screenHeight);
    return covers.stream()
        .filter(seen::overlaps)
        .flatMap(c ->
            Stream.of(
                moved(0, c.bottom() - seen.y()),
                moved(0, c.y() - seen.bottom()),
                moved(c.right() - seen.x(), 0),
                moved(c.x() - seen.right(), 0)))
        .filter(v -> {
          Box there = v.onScreen(place).grown(LEAST_ROOM);
          return screen.union(there).equals(screen) && covers.stream().noneMatch(there::overlaps);
        })
        .min(Comparator.comparingDouble(v -> Math.hypot(v.x - x, v.y - y)))
        .orElse(this);
  }

  /// How far a stretch moves to lie on the screen.
  private static double shift(double start, double length, double screen) {
    double room = Math.clamp((screen - length) / 2, LEAST_ROOM, ROOM);
    if (start < room) return room - start;
    return Math.min(0, screen - room - start - length);
  }

  /// On the way to another, which is reached at 1.
  Viewport towards(Viewport other, double part) {
    return new Viewport(
        scale + part * (other.scale - scale), x + part * (other.x - x), y + part * (other.y - y));
  }

  /// With a point of the picture in the middle of the screen.
  Viewport centred(Point picture, double screenWidth, double screenHeight) {
    return new Viewport(
        scale, screenWidth / 2 - picture.x() * scale, screenHeight / 2 - picture.y() * scale);
  }

  /// Whether all of a picture is on the screen.
  boolean isWhole(double width, double height, double screenWidth, double screenHeight) {
    return x >= -1
        && y >= -1
        && x + width * scale <= screenWidth + 1
        && y + height * scale <= screenHeight + 1;
  }

  /// Larger or smaller by a factor; what is seen at a point of the screen stays there.
  public Viewport zoomed(double factor, double atX, double atY) {
    double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
    double k = next / scale;
    return new Viewport(next, atX - (atX - x) * k, atY - (atY - y) * k);
  }

  /// What is seen moves by so many px of the screen.
  public Viewport moved(double dx, double dy) {
    return new Viewport(scale, x + dx, y + dy);
  }

  /// What moved in the picture is seen where it was.
  Viewport carried(Point before, Point after) {
    return moved((before.x() - after.x()) * scale, (before.y() - after.y()) * scale);
  }

  /// The picture never gets lost: at least a strip of it stays on the screen.
  public Viewport kept(double width, double height, double screenWidth, double screenHeight) {
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

  /// Where a part of the picture is seen.
  public Box onScreen(Box picture) {
    return new Box(
        picture.x() * scale + x,
        picture.y() * scale + y,
        picture.width() * scale,
        picture.height() * scale);
  }

  /// What of the picture a screen of this size shows.
  public Rectangle2D seen(double screenWidth, double screenHeight) {
    return new Rectangle2D.Double(
        pictureX(0), pictureY(0), screenWidth / scale, screenHeight / scale);
  }
}
