package gradus.ui.chart;

import gradus.descent.TwoWeights;
import gradus.picture.Theme;
import gradus.tensor.Numbers;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The plane of two weights: the way that they took, another to compare with, and the two quadrants
/// into which the next step may go while all gradients have one sign.
public final class WeightPlane extends VBox {
  private static final double HIGH = 260;
  private static final double ARROW = 9;

  /// Farther out there is nothing to see.
  private static final double FARTHEST = 3.2;

  private static final double AROUND = 0.35;
  private static final double[] DASHES = {6, 4};
  private static final Numbers ROUGH = new Numbers(2, false).small(true);

  private static final double PRESENT = 2.4;
  private static final double BESIDE = 1.4;

  /// What stands on the plane. Each way has a colour and a stroke of its own, whichever of both one
  /// goes on; that one is the thicker, and has the point at its end.
  ///
  /// @param centred drawn in dashes
  /// @param step up to which both are drawn
  /// @param onCentred whether one goes on the way of the centred inputs
  /// @param oneSigned whether the quadrants are shaded
  public record BothWays(
      TwoWeights positive, TwoWeights centred, int step, boolean onCentred, boolean oneSigned) {
    private TwoWeights ways() {
      return onCentred ? centred : positive;
    }
  }

  /// The colours of a theme.
  private record Inks(
      Color ground,
      Color line,
      Color text,
      Color shade,
      Color positive,
      Color centred,
      Color goal) {
    private static final Inks LIGHT = of("#ffffff", "#c9ced6", "#3b4048", "#c0241c", "#2c5a92");
    private static final Inks DARK = of("#1b1f24", "#4a515b", "#c6ccd4", "#ff8a80", "#8fbcf5");

    private static Inks of(
        String ground, String line, String text, String positive, String centred) {
      return new Inks(
          Color.web(ground),
          Color.web(line),
          Color.web(text),
          Color.web(positive, 0.13),
          Color.web(positive),
          Color.web(centred),
          Color.web(text));
    }
  }

  private final Words words;
  private final Settings settings;
  private final Canvas canvas = new Canvas(320, HIGH);
  private final Label name = new Label();
  private final Label otherName = new Label();
  private final Line sample = new Line(0, 0, 26, 0);
  private final Line otherSample = new Line(0, 0, 26, 0);
  private final Region room = new Region();
  private BothWays seen;
  private double centreX;
  private double centreY;
  private double scale;

  public WeightPlane(Words words, Settings settings) {
    this.words = words;
    this.settings = settings;
    setSpacing(6);
    canvas.setId("signs-plane");
    room.setMinHeight(0);
    room.widthProperty()
        .addListener((o, was, now) -> {
          canvas.setWidth(Math.max(160, now.doubleValue()));
          draw();
        });
    name.setId("signs-positive");
    otherName.setId("signs-centred");
    name.textProperty().bind(words.saying("ui.signs.positive"));
    otherName.textProperty().bind(words.saying("ui.signs.centred"));
    otherSample.getStrokeDashArray().setAll(DASHES[0], DASHES[1]);
    name.setGraphic(sample);
    otherName.setGraphic(otherSample);
    name.setMinWidth(Region.USE_PREF_SIZE);
    otherName.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(room, canvas, new FlowPane(16, 2, name, otherName));
  }

  /// Shows other ways, or the same further on.
  public void show(BothWays next) {
    seen = next;
    TwoWeights.Weights at = next.ways().way(next.step()).getLast();
    canvas.setAccessibleText(
        words.say(
            next.oneSigned() ? "ui.signs.plane.one" : "ui.signs.plane",
            ROUGH.show(at.first()),
            ROUGH.show(at.second()),
            ROUGH.show(TwoWeights.GOAL.distance(at))));
    draw();
  }

  /// Both ways at one scale that does not change from step to step.
  private void measure() {
    canvas.setHeight(HIGH * settings.textSize().get());
    DoubleSummaryStatistics first = reach(TwoWeights.Weights::first);
    DoubleSummaryStatistics second = reach(TwoWeights.Weights::second);
    double left = first.getMin();
    double right = first.getMax();
    double low = second.getMin();
    double high = second.getMax();
    centreX = (left + right) / 2;
    centreY = (low + high) / 2;
    scale =
        Math.min(
            canvas.getWidth() / (right - left + 2 * AROUND),
            canvas.getHeight() / (high - low + 2 * AROUND));
  }

  private DoubleSummaryStatistics reach(ToDoubleFunction<TwoWeights.Weights> weight) {
    return Stream.of(
            seen.positive().way(TwoWeights.STEPS),
            seen.centred().way(TwoWeights.STEPS),
            List.of(TwoWeights.GOAL))
        .flatMap(List::stream)
        .mapToDouble(weight)
        .filter(w -> Math.abs(w) < FARTHEST)
        .summaryStatistics();
  }

  private double x(double weight) {
    return canvas.getWidth() / 2 + (weight - centreX) * scale;
  }

  private double y(double weight) {
    return canvas.getHeight() / 2 - (weight - centreY) * scale;
  }

  private void draw() {
    if (seen == null) return;
    measure();
    Inks inks = settings.look().theme() == Theme.DARK ? Inks.DARK : Inks.LIGHT;
    boolean onCentred = seen.onCentred();
    Color present = onCentred ? inks.centred : inks.positive;
    sample.setStroke(inks.positive);
    sample.setStrokeWidth(onCentred ? BESIDE : PRESENT);
    otherSample.setStroke(inks.centred);
    otherSample.setStrokeWidth(onCentred ? PRESENT : BESIDE);
    GraphicsContext g = canvas.getGraphicsContext2D();
    double wide = canvas.getWidth();
    double high = canvas.getHeight();
    g.setLineDashes();
    g.setFill(inks.ground);
    g.fillRect(0, 0, wide, high);
    List<TwoWeights.Weights> way = seen.ways().way(seen.step());
    TwoWeights.Weights at = way.getLast();
    if (seen.oneSigned()) quadrants(g, inks, at);
    axes(g, inks);
    TwoWeights.Weights start = way.getFirst();
    g.setStroke(inks.text);
    g.setLineWidth(1);
    g.setLineDashes(1, 4);
    g.strokeLine(
        x(start.first()),
        y(start.second()),
        x(TwoWeights.GOAL.first()),
        y(TwoWeights.GOAL.second()));
    for (boolean upper : new boolean[] {false, true}) {
      boolean centred = upper == onCentred;
      g.setStroke(centred ? inks.centred : inks.positive);
      g.setLineWidth(upper ? PRESENT : BESIDE);
      g.setLineDashes(centred ? DASHES : new double[0]);
      line(g, (centred ? seen.centred() : seen.positive()).way(seen.step()));
    }
    g.setLineDashes();
    marks(g, inks, start);
    g.setFill(present);
    g.setStroke(present);
    g.fillOval(x(at.first()) - 4.5, y(at.second()) - 4.5, 9, 9);
    List<TwoWeights.Weights> further = seen.ways().way(seen.step() + 1);
    if (further.size() > way.size()) arrow(g, at, further.getLast());
    g.setStroke(inks.line);
    g.setLineWidth(1);
    g.strokeRect(0.5, 0.5, wide - 1, high - 1);
  }

  private void quadrants(GraphicsContext g, Inks inks, TwoWeights.Weights at) {
    double x = x(at.first());
    double y = y(at.second());
    g.setFill(inks.shade);
    g.fillRect(x, 0, Math.max(0, canvas.getWidth() - x), Math.max(0, y));
    g.fillRect(0, y, Math.max(0, x), Math.max(0, canvas.getHeight() - y));
    g.setFill(inks.positive);
    g.setFont(Font.font(11 * settings.textSize().get()));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.TOP);
    g.fillText(words.say("ui.signs.rise"), canvas.getWidth() - 7, 6);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText(words.say("ui.signs.fall"), 7, canvas.getHeight() - 6);
  }

  private void axes(GraphicsContext g, Inks inks) {
    g.setStroke(inks.line);
    g.setLineWidth(1);
    double x = Math.rint(x(0)) + 0.5;
    double y = Math.rint(y(0)) + 0.5;
    g.strokeLine(x, 0, x, canvas.getHeight());
    g.strokeLine(0, y, canvas.getWidth(), y);
    g.setFill(inks.text);
    g.setFont(Font.font(11 * settings.textSize().get()));
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText("w₁", canvas.getWidth() - 7, y - 2);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.TOP);
    g.fillText("w₂", x + 5, 6);
    for (int k = -3; k <= 3; k++) {
      if (k == 0) continue;
      double place = x(k);
      g.strokeLine(place, y - 3, place, y + 3);
      g.setTextAlign(TextAlignment.CENTER);
      g.fillText(k < 0 ? "−" + -k : "" + k, place, y + 4);
      place = y(k);
      g.strokeLine(x - 3, place, x + 3, place);
    }
  }

  private void line(GraphicsContext g, List<TwoWeights.Weights> way) {
    g.beginPath();
    g.moveTo(x(way.getFirst().first()), y(way.getFirst().second()));
    for (TwoWeights.Weights place : way) {
      g.lineTo(x(place.first()), y(place.second()));
    }
    g.stroke();
  }

  private void marks(GraphicsContext g, Inks inks, TwoWeights.Weights start) {
    g.setFont(Font.font(11 * settings.textSize().get()));
    g.setTextBaseline(VPos.CENTER);
    g.setFill(inks.goal);
    g.setStroke(inks.goal);
    g.setLineWidth(1.6);
    double x = x(TwoWeights.GOAL.first());
    double y = y(TwoWeights.GOAL.second());
    g.strokeOval(x - 6, y - 6, 12, 12);
    g.strokeLine(x - 9, y, x + 9, y);
    g.strokeLine(x, y - 9, x, y + 9);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.TOP);
    g.fillText(words.say("ui.signs.goal"), x + 12, y + 11);
    x = x(start.first());
    y = y(start.second());
    g.strokeOval(x - 4.5, y - 4.5, 9, 9);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText(words.say("ui.signs.start"), x - 9, y - 8);
  }

  /// The next step, from where the weights stand.
  private void arrow(GraphicsContext g, TwoWeights.Weights at, TwoWeights.Weights to) {
    double x = x(at.first());
    double y = y(at.second());
    double ex = x(to.first());
    double ey = y(to.second());
    if (!(Math.hypot(ex - x, ey - y) > ARROW)) return;
    double angle = Math.atan2(ey - y, ex - x);
    g.setLineWidth(PRESENT);
    g.strokeLine(x, y, ex, ey);
    g.fillPolygon(
        new double[] {ex, ex - ARROW * Math.cos(angle - 0.4), ex - ARROW * Math.cos(angle + 0.4)},
        new double[] {ey, ey - ARROW * Math.sin(angle - 0.4), ey - ARROW * Math.sin(angle + 0.4)},
        3);
  }
}
