package gradus.diagram;

import gradus.diagram.path.Wires;
import gradus.diagram.scene.ScenePart;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import gradus.picture.Ink;
import java.util.ArrayList;
import java.util.List;

/// Where wires cross the one below is interrupted, so that whose wire is whose is no guess.
final class Casings {
  private static final double BROAD = 9.3;

  /// Half of what is covered, but for its round ends, and half of what is drawn over it again.
  private static final double COVERED = 1;

  private static final double DRAWN = 8;

  /// In a picture of more wires than this nobody follows one.
  private static final int MOST = 300;

  private Casings() {}

  private record Way(int source, List<Point> points) {}

  /// Drawn over the wires, a piece of the upper one with them.
  static List<Figure> of(Places places) {
    List<Way> ways = new ArrayList<>();
    for (ScenePart part : places.blueprint().scene.parts()) {
      places
          .blueprint()
          .scene
          .from(part)
          .forEach(line -> ways.add(new Way(part.index(), places.path(line))));
    }
    List<Figure> casings = new ArrayList<>();
    if (ways.size() > MOST) return casings;
    for (int i = 0; i < ways.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (ways.get(i).source != ways.get(k).source) {
          cross(ways.get(i).points, ways.get(k).points, places.frames(), casings);
        }
      }
    }
    return casings;
  }

  private static void cross(List<Point> a, List<Point> b, List<Box> frames, List<Figure> out) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        Point at = crossing(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k));
        if (at == null) continue;
        // The flatter one stays whole.
        boolean first = slope(a.get(i - 1), a.get(i)) <= slope(b.get(k - 1), b.get(k));
        List<Point> way = first ? a : b;
        int end = first ? i : k;
        List<Point> piece = around(at, way.get(end - 1), way.get(end), COVERED);
        boolean framed = frames.stream().anyMatch(frame -> frame.contains(at));
        Ink ground = framed ? Ink.FRAME_FILL : Ink.BACKGROUND;
        out.add(Wires.draw(piece, ground, BROAD, Figure.Dash.SOLID, false));
        List<Point> longer = around(at, way.get(end - 1), way.get(end), DRAWN);
        out.add(Wires.draw(longer, Ink.WIRE, Drawing.WIRE, Figure.Dash.SOLID, false));
      }
    }
  }

  private static double slope(Point a, Point b) {
    return Math.abs(b.y() - a.y()) / Math.max(1e-6, Math.abs(b.x() - a.x()));
  }

  /// The piece of a segment around a point of it.
  private static List<Point> around(Point at, Point from, Point to, double half) {
    double before = Math.min(half, Wires.distance(at, from));
    double after = Math.min(half, Wires.distance(at, to));
    double length = Wires.distance(from, to);
    double ux = (to.x() - from.x()) / length;
    double uy = (to.y() - from.y()) / length;
    return List.of(at.plus(-before * ux, -before * uy), at.plus(after * ux, after * uy));
  }

  /// Where two segments cross inside both; null where they do not.
  private static Point crossing(Point a, Point b, Point c, Point d) {
    double abx = b.x() - a.x();
    double aby = b.y() - a.y();
    double cdx = d.x() - c.x();
    double cdy = d.y() - c.y();
    double across = abx * cdy - aby * cdx;
    if (Math.abs(across) < 1e-9) return null;
    double t = ((c.x() - a.x()) * cdy - (c.y() - a.y()) * cdx) / across;
    double u = ((c.x() - a.x()) * aby - (c.y() - a.y()) * abx) / across;
    boolean inside = t > 0 && t < 1 && u > 0 && u < 1;
    return inside ? a.plus(t * abx, t * aby) : null;
  }
}
