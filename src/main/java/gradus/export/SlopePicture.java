package gradus.export;

import gradus.picture.Figure;
import gradus.picture.Figure.Anchor;
import gradus.picture.Figure.Dash;
import gradus.picture.Figure.Polyline;
import gradus.picture.Figure.Text;
import gradus.picture.Ink;
import gradus.picture.TextStyle;
import gradus.tensor.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A [SlopeCurve] drawn: axes with a few numbers, the curve, and at each point its tangent.
final class SlopePicture {
  static final double WIDTH = 520;
  static final double HEIGHT = 400;
  static final double MARGIN = 16;

  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 48;
  private static final double LINE = 20;
  private static final double BOTTOM = HEIGHT - 48;

  /// Of the tangent, of the width of all.
  private static final double REACH = 0.2;

  /// Of more points none says its slope by itself.
  private static final int MOST_TOLD = 3;

  private static final int TICKS = 5;

  /// A name that stands behind its arrow.
  private static final int BRIEF = 2;

  /// What lies far out says nothing of the rest.
  private static final double OUTLIERS = 0.03;

  private static final TextStyle TICK = TextStyle.plain(12);
  private static final TextStyle TOLD = TextStyle.plain(15);
  private static final TextStyle NAME = TextStyle.name(17);

  private final SlopeCurve curve;
  private final Numbers numbers;
  private final double low;
  private final double high;

  /// Below what is told.
  private final double top;

  private SlopePicture(SlopeCurve curve, Numbers numbers) {
    this.curve = curve;
    this.numbers = numbers;
    top = 44 + LINE * (isTold() ? curve.points().size() : 0);
    List<Double> seen = new ArrayList<>(curve.ys().stream().filter(Double::isFinite).toList());
    Collections.sort(seen);
    int cut = (int) (OUTLIERS * seen.size());
    double least = seen.isEmpty() ? 0 : seen.get(cut);
    double most = seen.isEmpty() ? 0 : seen.get(seen.size() - 1 - cut);
    for (SlopeCurve.CurvePoint point : curve.points()) {
      if (!Double.isFinite(point.y())) continue;
      least = Math.min(least, point.y());
      most = Math.max(most, point.y());
    }
    double room = most > least ? 0.08 * (most - least) : Math.max(1, Math.abs(most));
    low = least - room;
    high = most + room;
  }

  static Figure of(SlopeCurve curve, Numbers numbers) {
    return new SlopePicture(curve, numbers).drawn();
  }

  private double left() {
    return curve.xs().getFirst();
  }

  private double right() {
    return curve.xs().getLast();
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * (value - left()) / (right() - left());
  }

  private double y(double value) {
    return BOTTOM - (BOTTOM - top) * (value - low) / (high - low);
  }

  private Figure drawn() {
    List<Figure> parts = new ArrayList<>();
    axes(parts);
    line(parts);
    for (SlopeCurve.CurvePoint point : curve.points()) {
      tangent(parts, point);
    }
    told(parts);
    return new Figure.Several(parts);
  }

  private void axes(List<Figure> parts) {
    double across = y(Math.clamp(0, low, high));
    double up = x(Math.clamp(0, left(), right()));
    parts.add(arrow(LEFT, across, RIGHT + 14, across));
    parts.add(arrow(up, BOTTOM, up, top - 14));
    boolean brief = curve.across().length() <= BRIEF;
    parts.add(
        brief
            ? new Text(RIGHT + 20, across + 5, curve.across(), NAME, Ink.TEXT, Anchor.LEFT)
            : new Text(RIGHT + 20, across + 38, curve.across(), NAME, Ink.TEXT, Anchor.RIGHT));
    parts.add(new Text(up + 10, top - 8, curve.up(), NAME, Ink.TEXT, Anchor.LEFT));
    for (double tick : ticks(left(), right())) {
      double at = x(tick);
      parts.add(Polyline.line(Ink.MUTED, 1, at, across - 3, at, across + 3));
      if (Math.abs(at - up) < 10) continue;
      parts.add(new Text(at, across + 18, plain(tick), TICK, Ink.MUTED, Anchor.CENTRE));
    }
    for (double tick : ticks(low, high)) {
      double at = y(tick);
      parts.add(Polyline.line(Ink.MUTED, 1, up - 3, at, up + 3, at));
      if (Math.abs(at - across) < 10) continue;
      parts.add(new Text(up - 8, at + 4, plain(tick), TICK, Ink.MUTED, Anchor.RIGHT));
    }
  }

  private static Figure arrow(double x1, double y1, double x2, double y2) {
    return new Polyline(List.of(x1, y1, x2, y2), Ink.MUTED, 1, Dash.SOLID, true, 0);
  }

  private static String plain(double tick) {
    return Numbers.significant(tick, 6).replace('-', '−');
  }

  /// Round numbers between two.
  private static List<Double> ticks(double from, double to) {
    double rough = (to - from) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step =
        power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
      ticks.add(i == 0 ? 0.0 : i * step);
    }
    return ticks;
  }

  /// In pieces where it is no number, leaves what is seen, or jumps.
  private void line(List<Figure> parts) {
    List<Double> piece = new ArrayList<>();
    double before = Double.NaN;
    for (int i = 0; i < curve.xs().size(); i++) {
      double value = curve.ys().get(i);
      boolean seen = Double.isFinite(value) && value >= low && value <= high;
      boolean jumps = Math.abs(value - before) > 0.4 * (high - low);
      if (!seen || jumps) piece = finished(parts, piece);
      if (seen) {
        piece.add(x(curve.xs().get(i)));
        piece.add(y(value));
      }
      before = value;
    }
    finished(parts, piece);
  }

  private static List<Double> finished(List<Figure> parts, List<Double> piece) {
    if (piece.size() >= 4) parts.add(new Polyline(piece, Ink.VALUE, 2.2, Dash.SOLID, false, 0));
    return new ArrayList<>();
  }

  private void tangent(List<Figure> parts, SlopeCurve.CurvePoint point) {
    boolean known = Double.isFinite(point.y()) && Double.isFinite(point.slope());
    if (!Double.isFinite(point.y())) return;
    double x = x(point.x());
    double y = y(point.y());
    if (known) {
      double scaled =
          point.slope() * (BOTTOM - top) / (high - low) * (right() - left()) / (RIGHT - LEFT);
      double half = REACH * (RIGHT - LEFT) / Math.hypot(1, scaled);
      parts.add(
          Polyline.line(Ink.GRADIENT, 2, x - half, y + half * scaled, x + half, y - half * scaled));
    }
    parts.add(new Figure.Disc(x, y, 4.5, Ink.GRADIENT, Ink.BACKGROUND, 1.5));
  }

  private boolean isTold() {
    return curve.points().size() <= MOST_TOLD;
  }

  /// Where it stands, and its slope there.
  private void told(List<Figure> parts) {
    if (!isTold()) return;
    double line = 22;
    for (SlopeCurve.CurvePoint point : curve.points()) {
      String at =
          curve.across()
              + " = "
              + numbers.show(point.x())
              + ",  "
              + curve.up()
              + " = "
              + numbers.show(point.y())
              + ",  ";
      String slope = "∂" + curve.up() + "/∂" + curve.across() + " = " + numbers.show(point.slope());
      Text first = new Text(LEFT - 40, line, at, TOLD, Ink.VALUE, Anchor.LEFT);
      parts.add(first);
      double behind = first.area().x() + first.area().width() + 14;
      parts.add(new Text(behind, line, slope, TOLD.inItalic(), Ink.GRADIENT, Anchor.LEFT));
      line += LINE;
    }
  }
}
