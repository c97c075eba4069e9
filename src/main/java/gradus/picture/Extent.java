package gradus.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;

/// How far figures reach, edges, arrows and slanted letters included.
final class Extent {
  private Extent() {}

  static Rectangle2D of(Figure figure) {
    return switch (figure) {
      case Figure.Several group -> of(group.parts());
      case Figure.Polyline line -> of(line);
      case Figure.Disc disc -> {
        double r = disc.r() + disc.edgeWidth() / 2;
        yield new Rectangle2D.Double(disc.cx() - r, disc.cy() - r, 2 * r, 2 * r);
      }
      case Figure.Plate panel -> {
        double e = panel.edgeWidth();
        yield new Rectangle2D.Double(
            panel.x() - e / 2, panel.y() - e / 2, panel.w() + e, panel.h() + e);
      }
      case Figure.Text text -> {
        Rectangle2D box = Lettering.bounds(text.text(), text.style());
        yield new Rectangle2D.Double(
            Lettering.left(text) + box.getX(),
            text.y() + box.getY(),
            box.getWidth(),
            box.getHeight());
      }
      case Figure.Heat heat -> new Rectangle2D.Double(heat.x(), heat.y(), heat.w(), heat.h());
      case Figure.Faded faded -> of(faded.figure());
    };
  }

  private static Rectangle2D of(List<Figure> parts) {
    Rectangle2D all = null;
    for (Figure part : parts) {
      Rectangle2D box = of(part);
      if (!box.isEmpty()) all = all == null ? box : all.createUnion(box);
    }
    return all == null ? new Rectangle2D.Double() : all;
  }

  private static Rectangle2D of(Figure.Polyline line) {
    List<Double> p = line.points();
    if (p.isEmpty()) return new Rectangle2D.Double();
    var box = new Rectangle2D.Double(p.get(0), p.get(1), 0, 0);
    for (int i = 2; i < p.size(); i += 2) {
      box.add(p.get(i), p.get(i + 1));
    }
    double margin = line.arrow() ? Stroke.arrowHalf(line.width()) : line.width() / 2;
    return new Rectangle2D.Double(
        box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin);
  }
}
