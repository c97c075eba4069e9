package gradus.picture;

import java.awt.geom.Rectangle2D;
import java.util.List;

/// A picture as data: immutable, equal when alike, free of theme. Lengths in px at 100 %.
public sealed interface Figure {

  /// Whether a line is drawn whole or in pieces.
  enum Dash {
    SOLID,
    DASHED
  }

  /// Which end of a text stands at its x.
  enum Anchor {
    LEFT,
    CENTRE,
    RIGHT
  }

  /// Nothing.
  Figure EMPTY = new Several(List.of());

  /// Figures painted one after the other, the later on top.
  record Several(List<Figure> parts) implements Figure {
    public Several {
      parts = List.copyOf(parts);
    }

    public Several(Figure... parts) {
      this(List.of(parts));
    }
  }

  /// A line through points x₀, y₀, x₁, y₁, …; bends are rounded with the radius corner. With an
  /// arrow, the tip stands on the last point.
  record Polyline(
      List<Double> points, Ink ink, double width, Dash dash, boolean arrow, double corner)
      implements Figure {
    public Polyline {
      points = List.copyOf(points);
      if (points.size() % 2 != 0) throw new IllegalArgumentException("an x without its y");
    }

    /// A solid line without an arrow.
    public static Polyline line(Ink ink, double width, double x1, double y1, double x2, double y2) {
      return new Polyline(List.of(x1, y1, x2, y2), ink, width, Dash.SOLID, false, 0);
    }
  }

  /// A circle; the edge is centred on its rim.
  record Disc(double cx, double cy, double r, Ink fill, Ink edge, double edgeWidth)
      implements Figure {}

  /// A rectangle with corners rounded to the radius arc.
  record Plate(
      double x, double y, double w, double h, double arc, Ink fill, Ink edge, double edgeWidth)
      implements Figure {}

  /// One line of text; y is its baseline.
  record Text(double x, double y, String text, TextStyle style, Ink ink, Anchor anchor)
      implements Figure {}

  /// A heat map; cells row by row, each −1…1 (NaN is painted as a warning).
  record Heat(double x, double y, double w, double h, int rows, int cols, List<Double> cells)
      implements Figure {
    public Heat {
      cells = List.copyOf(cells);
      if (cells.size() != rows * cols) {
        throw new IllegalArgumentException(rows + "×" + cols + " cells, given " + cells.size());
      }
    }
  }

  /// A figure made paler; opacity 0…1, multiplied when nested.
  record Faded(Figure figure, double opacity) implements Figure {}

  /// A rectangle, in px.
  record Area(double x, double y, double width, double height) {}

  /// The rectangle that all of it is painted within.
  default Area area() {
    Rectangle2D all = bounds();
    return new Area(all.getX(), all.getY(), all.getWidth(), all.getHeight());
  }

  /// The rectangle that all of it is painted within; empty for nothing.
  default Rectangle2D bounds() {
    return Extent.of(this);
  }
}
