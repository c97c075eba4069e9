package gradus.ui.chart;

import gradus.descent.Contours;
import gradus.descent.Iterate;
import gradus.ui.descent.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A map of the loss drawn on a canvas: its bands, the ways of descents, and where its numbers
/// stand.
final class MapSheet {
  private static final double MARGIN = 34;
  private static final double BELOW = 22;
  private static final double ABOVE = 4;
  private static final double ARROW = 34;
  private static final double LETTERS = 10;
  private static final int MOST_DOTS = 200;
  private static final Color LINE = Color.web("#17375f", 0.35);
  private static final Color WAY = Pen.PRESENT.colour();

  /// Between two words in one row.
  private static final double APART = 6;

  /// A step that is shorter has no direction on the map, px.
  private static final double SHORTEST = 1e-6;

  /// What is on the map of where a descent stands and of its next plain step.
  enum InView {
    ALL,
    /// The ring where the step ends lies outside.
    ARROW,
    /// The step is too short to be seen.
    POINT,
    NOTHING
  }

  /// What stands beside the map, and all the room that it takes.
  record Inscription(String text, Bounds room) {}

  private final GraphicsContext g;
  private final Contours map;
  private final double letters;
  private final String up;
  private final Bounds field;

  /// @param letters how large text is, 1 for usual
  /// @param up what runs upwards, which stands beside the map
  MapSheet(GraphicsContext g, Contours map, double letters, String up) {
    this.g = g;
    this.map = map;
    this.letters = letters;
    this.up = up;
    double beside =
        Stream.of(up, Tick.end(map.up().from()), Tick.end(map.up().to()))
            .mapToDouble(text -> measured(text).getWidth())
            .max()
            .orElse(0);
    double margin = Math.max(MARGIN * letters, Math.ceil(beside) + 2 * ABOVE);
    double wide = g.getCanvas().getWidth() - margin - ABOVE;
    double high = g.getCanvas().getHeight() - BELOW * letters - ABOVE;
    field = new BoundingBox(margin, ABOVE, Math.max(1, wide), Math.max(1, high));
  }

  private Bounds measured(String written) {
    Text text = new Text(written);
    text.setFont(Font.font(LETTERS * letters));
    return text.getLayoutBounds();
  }

  /// Where the map lies.
  Bounds field() {
    return field;
  }

  private double x(double number) {
    return field.getMinX() + field.getWidth() * share(number, map.across());
  }

  private double y(double number) {
    return field.getMaxY() - field.getHeight() * share(number, map.up());
  }

  private static double share(double number, Contours.Sweep sweep) {
    return (number - sweep.from()) / (sweep.to() - sweep.from());
  }

  /// The number to the right at a place.
  double across(double x) {
    Contours.Sweep sweep = map.across();
    return sweep.from() + (x - field.getMinX()) / field.getWidth() * (sweep.to() - sweep.from());
  }

  /// The number upwards at a place.
  double up(double y) {
    Contours.Sweep sweep = map.up();
    return sweep.from() + (field.getMaxY() - y) / field.getHeight() * (sweep.to() - sweep.from());
  }

  void bands(WritableImage bands) {
    g.setImageSmoothing(true);
    g.drawImage(bands, field.getMinX(), field.getMinY(), field.getWidth(), field.getHeight());
    frame(LINE, 1);
  }

  /// What is drawn next stays within the map.
  void within(Runnable drawing) {
    g.save();
    g.beginPath();
    g.rect(field.getMinX(), field.getMinY(), field.getWidth(), field.getHeight());
    g.clip();
    drawing.run();
    g.restore();
  }

  /// Says that the keyboard is here.
  void focus() {
    frame(WAY, 2);
  }

  private void frame(Color colour, double width) {
    g.setStroke(colour);
    g.setLineWidth(width);
    g.setLineDashes();
    g.strokeRect(field.getMinX(), field.getMinY(), field.getWidth(), field.getHeight());
  }

  /// The way of a descent that was kept.
  ///
  /// @param number from 0, in the order in which they are drawn
  void kept(Plot plot, int number) {
    g.setLineWidth(1.6);
    g.setLineDashes(Pen.kept(number).dash());
    line(plot, Pen.kept(number).colour());
  }

  /// What it is called, where it ends; above all ways.
  void name(Plot plot, int number, String name) {
    Color colour = Pen.kept(number).colour();
    Iterate last = plot.last();
    name(name, colour, x(last.value(map.across().entry())), y(last.value(map.up().entry())));
  }

  /// The way of the descent that is under way.
  void way(Plot plot) {
    g.setLineWidth(2.2);
    g.setLineDashes();
    line(plot, WAY);
  }

  private void line(Plot plot, Color colour) {
    int i = map.across().entry();
    int j = map.up().entry();
    g.setStroke(colour);
    g.beginPath();
    boolean begun = false;
    for (Iterate point : plot.points()) {
      double x = x(point.value(i));
      double y = y(point.value(j));
      if (begun) {
        g.lineTo(x, y);
      } else {
        g.moveTo(x, y);
      }
      begun = true;
    }
    g.stroke();
    g.setFill(colour);
    if (plot.points().size() > MOST_DOTS) return;
    for (Iterate point : plot.points()) {
      g.fillOval(x(point.value(i)) - 2, y(point.value(j)) - 2, 4, 4);
    }
  }

  /// A name beside a place, all of it within the map, and read on any band.
  private void name(String name, Color colour, double x, double y) {
    double wide = measured(name).getWidth();
    double high = measured(name).getHeight();
    double left = x + 6 + wide <= field.getMaxX() ? x + 6 : x - 6 - wide;
    left =
        Math.clamp(
            left, field.getMinX() + 2, Math.max(field.getMinX() + 2, field.getMaxX() - wide - 2));
    double middle =
        Math.clamp(y - high / 2 - 2, field.getMinY() + high / 2, field.getMaxY() - high / 2);
    g.setFont(Font.font(LETTERS * letters));
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.setLineDashes();
    g.setStroke(Color.WHITE);
    g.setLineWidth(3);
    g.strokeText(name, left, middle);
    g.setFill(colour);
    g.fillText(name, left, middle);
    g.setTextBaseline(VPos.BASELINE);
  }

  /// What [#arrow] shows.
  InView seen(Plot plot) {
    int i = map.across().entry();
    int j = map.up().entry();
    double x = x(plot.last().value(i));
    double y = y(plot.last().value(j));
    if (!field.contains(x, y)) return InView.NOTHING;
    double endX = x(MapFrame.ring(plot, i));
    double endY = y(MapFrame.ring(plot, j));
    double length = Math.hypot(endX - x, endY - y);
    if (!(length > SHORTEST)) return InView.POINT;
    return field.contains(endX, endY) ? InView.ALL : InView.ARROW;
  }

  /// Where −∇L points, and a ring where the next plain step ends.
  void arrow(Plot plot) {
    int i = map.across().entry();
    int j = map.up().entry();
    Iterate last = plot.last();
    double x = x(last.value(i));
    double y = y(last.value(j));
    double dx = x(MapFrame.ring(plot, i)) - x;
    double dy = y(MapFrame.ring(plot, j)) - y;
    double length = Math.hypot(dx, dy);
    g.setFill(Color.WHITE);
    g.fillOval(x - 5, y - 5, 10, 10);
    g.setFill(WAY);
    g.fillOval(x - 4, y - 4, 8, 8);
    if (!(length > SHORTEST)) return;
    boolean endless = Double.isInfinite(length);
    if (endless) {
      dx = Double.isInfinite(dx) ? Math.signum(dx) : 0;
      dy = Double.isInfinite(dy) ? Math.signum(dy) : 0;
      length = Math.hypot(dx, dy);
    }
    double ex = x + dx / length * ARROW;
    double ey = y + dy / length * ARROW;
    g.setStroke(Color.BLACK);
    g.setLineWidth(1.8);
    g.strokeLine(x, y, ex, ey);
    double angle = Math.atan2(dy, dx);
    g.setFill(Color.BLACK);
    g.fillPolygon(
        new double[] {ex, ex - 9 * Math.cos(angle - 0.4), ex - 9 * Math.cos(angle + 0.4)},
        new double[] {ey, ey - 9 * Math.sin(angle - 0.4), ey - 9 * Math.sin(angle + 0.4)},
        3);
    if (endless) return;
    g.setStroke(WAY);
    g.strokeOval(x + dx - 4, y + dy - 4, 8, 8);
  }

  /// The ends of both sides and what runs along them.
  void scale(Color ink, String across) {
    g.setFont(Font.font(LETTERS * letters));
    g.setFill(ink);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.TOP);
    for (Inscription word : words(across)) {
      g.fillText(word.text(), word.room().getMinX(), word.room().getMinY());
    }
    g.setTextBaseline(VPos.BASELINE);
  }

  /// What [#scale] writes, where.
  List<Inscription> words(String across) {
    List<Inscription> words = new ArrayList<>();
    double below = field.getMaxY() + ABOVE;
    Inscription to = word(Tick.end(map.across().to()), field.getMaxX(), below, 1);
    // in large letters it begins before the map does
    String first = Tick.end(map.across().from());
    double before = to.room().getMinX() - APART - measured(first).getWidth();
    Inscription from = word(first, Math.min(field.getMinX(), before), below, 0);
    words.add(from);
    words.add(to);
    // between the two, in their middle where it has room
    double wide = measured(across).getWidth();
    double least = from.room().getMaxX() + APART;
    double most = to.room().getMinX() - APART - wide;
    double left = field.getCenterX() - wide / 2;
    if (least <= most) words.add(word(across, Math.clamp(left, least, most), below, 0));
    double beside = field.getMinX() - ABOVE;
    double high = measured(up).getHeight();
    words.add(word(Tick.end(map.up().to()), beside, field.getMinY(), 1));
    words.add(word(Tick.end(map.up().from()), beside, field.getMaxY() - high, 1));
    words.add(word(up, beside, field.getCenterY() - high / 2, 1));
    return words;
  }

  /// @param part of its width that lies to the left of `x`
  private Inscription word(String text, double x, double y, double part) {
    Bounds room = measured(text);
    double left = x - part * room.getWidth();
    return new Inscription(text, new BoundingBox(left, y, room.getWidth(), room.getHeight()));
  }

  void cross(double across, double up) {
    double x = x(across);
    double y = y(up);
    g.setLineDashes();
    for (boolean halo : List.of(true, false)) {
      g.setStroke(halo ? Color.WHITE : Color.BLACK);
      g.setLineWidth(halo ? 4 : 1.6);
      g.strokeLine(x - 10, y, x + 10, y);
      g.strokeLine(x, y - 10, x, y + 10);
    }
  }
}
