package gradus.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Puts figures on a surface. Letters are painted as outlines and paleness as the colours' own
/// alpha: both look the same on every surface, an image, a JavaFX canvas, SVG or PDF.
public final class Painter {
  private static final double LEAST_TEXT = 5;

  /// Around a heat map.
  private static final double OUTLINE = 0.75;

  /// How broad the lines of a hatched cell are, and how far apart.
  private static final double HATCH = 0.9;

  private static final double HATCHES = 4;
  private static final float[] DASHES = {5, 4};

  private final Look look;
  private final Graphics2D g;
  private final Rectangle2D clip;
  private final double scale;

  private Painter(Look look, Graphics2D g, Rectangle2D clip, double scale) {
    this.look = look;
    this.g = g;
    this.clip = clip;
    this.scale = scale;
  }

  /// Paints all of the figure; the background is the caller's.
  public static void paint(Figure figure, Look look, Graphics2D g) {
    start(new Painter(look, g, null, Double.POSITIVE_INFINITY), figure);
  }

  /// Paints what touches the clip (in the figure's px) and leaves out text that would be smaller
  /// than 5 px at the scale. The surface's own transform is the caller's to set.
  public static void paint(Figure figure, Look look, Graphics2D g, Rectangle2D clip, double scale) {
    start(new Painter(look, g, clip, scale), figure);
  }

  private static void start(Painter painter, Figure figure) {
    Graphics2D g = painter.g;
    var hints = g.getRenderingHints();
    var stroke = g.getStroke();
    var paint = g.getPaint();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    painter.paint(figure, 1);
    g.setRenderingHints(hints);
    g.setStroke(stroke);
    g.setPaint(paint);
  }

  private void paint(Figure figure, double opacity) {
    switch (figure) {
      case Figure.Several group -> {
        for (Figure part : group.parts()) {
          paint(part, opacity);
        }
      }
      case Figure.Faded faded -> {
        if (faded.opacity() > 0) paint(faded.figure(), opacity * Math.min(1, faded.opacity()));
      }
      case Figure.Polyline line -> {
        if (isSeen(line)) line(line, opacity);
      }
      case Figure.Disc disc -> {
        if (isSeen(disc)) {
          double r = disc.r();
          Shape circle = new Ellipse2D.Double(disc.cx() - r, disc.cy() - r, 2 * r, 2 * r);
          shape(circle, disc.fill(), disc.edge(), disc.edgeWidth(), opacity);
        }
      }
      case Figure.Plate panel -> {
        if (isSeen(panel)) panel(panel, opacity);
      }
      case Figure.Text text -> {
        if (text.style().size() * scale >= LEAST_TEXT && text.ink() != Ink.NONE && isSeen(text)) {
          text(text, opacity);
        }
      }
      case Figure.Heat heat -> {
        if (isSeen(heat)) heat(heat, opacity);
      }
    }
  }

  private boolean isSeen(Figure figure) {
    if (clip == null) return true;
    Rectangle2D box = figure.bounds();
    // A level hairline has no height, yet is seen.
    return box.getMaxX() >= clip.getMinX()
        && box.getMinX() <= clip.getMaxX()
        && box.getMaxY() >= clip.getMinY()
        && box.getMinY() <= clip.getMaxY();
  }

  private void line(Figure.Polyline line, double opacity) {
    if (line.ink() == Ink.NONE) return;
    g.setPaint(pale(look.colour(line.ink()), opacity));
    g.setStroke(
        switch (line.dash()) {
          case SOLID -> pen(line.width());
          case DASHED ->
              new BasicStroke(
                  (float) line.width(),
                  BasicStroke.CAP_BUTT,
                  BasicStroke.JOIN_ROUND,
                  10,
                  DASHES,
                  0);
        });
    g.draw(Stroke.path(line));
    if (line.arrow()) g.fill(Stroke.arrow(line));
  }

  private void panel(Figure.Plate panel, double opacity) {
    double arc = 2 * panel.arc();
    Shape shape =
        arc > 0
            ? new RoundRectangle2D.Double(panel.x(), panel.y(), panel.w(), panel.h(), arc, arc)
            : new Rectangle2D.Double(panel.x(), panel.y(), panel.w(), panel.h());
    shape(shape, panel.fill(), panel.edge(), panel.edgeWidth(), opacity);
  }

  private void shape(Shape shape, Ink fill, Ink edge, double edgeWidth, double opacity) {
    if (fill != Ink.NONE) {
      g.setPaint(pale(look.colour(fill), opacity));
      g.fill(shape);
    }
    if (edge != Ink.NONE && edgeWidth > 0) {
      g.setPaint(pale(look.colour(edge), opacity));
      g.setStroke(pen(edgeWidth));
      g.draw(shape);
    }
  }

  private void text(Figure.Text text, double opacity) {
    g.setPaint(pale(look.colour(text.ink()), opacity));
    double x = Lettering.left(text);
    Shape letters = Lettering.outline(text.text(), text.style());
    g.fill(AffineTransform.getTranslateInstance(x, text.y()).createTransformedShape(letters));
    if (look.underlines(text.ink())) {
      double size = text.style().size();
      g.fill(
          new Rectangle2D.Double(
              x,
              text.y() + 0.12 * size,
              Lettering.width(text.text(), text.style()),
              Math.max(0.8, size / 16)));
    }
  }

  private void heat(Figure.Heat heat, double opacity) {
    double w = heat.w() / heat.cols();
    double h = heat.h() / heat.rows();
    for (int row = 0; row < heat.rows(); row++) {
      for (int col = 0; col < heat.cols(); col++) {
        double cell = heat.cells().get(row * heat.cols() + col);
        // Each cell reaches under the next, or the background would shine through the seams.
        double right = col == heat.cols() - 1 ? heat.x() + heat.w() : heat.x() + (col + 1.4) * w;
        double bottom = row == heat.rows() - 1 ? heat.y() + heat.h() : heat.y() + (row + 1.4) * h;
        double x = heat.x() + col * w;
        double y = heat.y() + row * h;
        g.setPaint(pale(look.hatches(cell) ? look.heat(0) : look.heat(cell), opacity));
        g.fill(new Rectangle2D.Double(x, y, right - x, bottom - y));
      }
    }
    for (int i = 0; i < heat.cells().size(); i++) {
      double cell = heat.cells().get(i);
      if (!look.hatches(cell)) continue;
      g.setPaint(pale(look.heat(cell), opacity));
      hatch(heat.x() + i % heat.cols() * w, heat.y() + i / heat.cols() * h, w, h);
    }
    g.setPaint(pale(look.colour(Ink.MUTED), opacity));
    g.setStroke(pen(OUTLINE));
    g.draw(new Rectangle2D.Double(heat.x(), heat.y(), heat.w(), heat.h()));
  }

  /// Slanted lines through a cell, at least one.
  private void hatch(double x, double y, double w, double h) {
    g.setStroke(new BasicStroke((float) HATCH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    double apart = Math.min(HATCHES, (w + h) / 2);
    for (double at = apart / 2; at < w + h; at += apart) {
      double left = Math.max(0, at - h);
      double right = Math.min(w, at);
      g.draw(new Line2D.Double(x + left, y + at - left, x + right, y + at - right));
    }
  }

  private static BasicStroke pen(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Color pale(Color colour, double opacity) {
    return opacity >= 1
        ? colour
        : new Color(
            colour.getRed(),
            colour.getGreen(),
            colour.getBlue(),
            (int) Math.round(colour.getAlpha() * opacity));
  }
}
