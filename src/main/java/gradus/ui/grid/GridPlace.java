package gradus.ui.grid;

import gradus.layout.Box;
import gradus.layout.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where a card stands: beside what it is about, and over nothing else that is looked at, as far as
/// there is room.
final class GridPlace {
  private static final double APART = 14;

  /// From the edges of the window, px.
  private static final double EDGE = 8;

  /// Places along either side of the window.
  private static final int TRIED = 16;

  /// What it costs to cover all of what is edited, and all of the card's size of what is looked at,
  /// beside being as far away as the window is large.
  private static final double ABOUT = 20;

  private static final double SEEN = 5;

  private GridPlace() {}

  /// @param room what it may cover
  /// @param about what is edited
  /// @param seen what is looked at meanwhile
  static Point of(Box room, double width, double height, Box about, List<Box> seen) {
    List<Point> places = new ArrayList<>();
    double right = about.x() + about.width() + APART;
    double left = about.x() - APART - width;
    double below = about.y() + about.height() + APART;
    double above = about.y() - APART - height;
    double farX = room.x() + room.width() - width - EDGE;
    double farY = room.y() + room.height() - height - EDGE;
    for (int i = 0; i <= TRIED; i++) {
      double x = room.x() + EDGE + (farX - room.x() - EDGE) * i / TRIED;
      double y = room.y() + EDGE + (farY - room.y() - EDGE) * i / TRIED;
      places.addAll(List.of(new Point(right, y), new Point(left, y)));
      places.addAll(List.of(new Point(x, below), new Point(x, above)));
      for (int j = 0; j <= TRIED; j++) {
        places.add(new Point(x, room.y() + EDGE + (farY - room.y() - EDGE) * j / TRIED));
      }
    }
    double size = width * height;
    double far = Math.hypot(room.width(), room.height());
    ToDoubleFunction<Point> cost =
        p -> {
          Box card = new Box(p.x(), p.y(), width, height);
          return ABOUT
                  * shared(card, about)
                  / Math.max(1, Math.min(size, about.width() * about.height()))
              + SEEN * seen.stream().mapToDouble(box -> shared(card, box)).sum() / size
              + distance(card, about) / far;
        };
    return places.stream()
        .map(p -> inside(room, p, farX, farY))
        .min(Comparator.comparingDouble(cost))
        .orElseThrow();
  }

  private static Point inside(Box room, Point p, double farX, double farY) {
    double x = Math.max(room.x() + EDGE, Math.min(p.x(), farX));
    double y = Math.max(room.y() + EDGE, Math.min(p.y(), farY));
    return new Point(x, y);
  }

  /// What two boxes have in common, px².
  static double shared(Box a, Box b) {
    double wide = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double high = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return Math.max(0, wide) * Math.max(0, high);
  }

  private static double distance(Box card, Box about) {
    return Math.hypot(
        card.centre().x() - about.centre().x(), card.centre().y() - about.centre().y());
  }
}
