package gradus.ui.chart;

import gradus.descent.Boundary;
import gradus.picture.Theme;
import gradus.ui.work.Settings;
import gradus.ui.work.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The plane of two inputs: which class a classifier answers where, and the examples, each class
/// with a colour and a form of its own, those held back as outlines.
public final class BoundaryView extends VBox {
  private static final double HIGH = 260;
  private static final double MARK = 4;
  private static final double BELOW = 20;
  private static final double LETTERS = 11;
  private static final double SHADE = 0.3;

  /// Colours that are told apart without red and green (Okabe and Ito).
  private static final List<Color> CLASSES =
      List.of(
          Color.web("#0072b2"),
          Color.web("#e69f00"),
          Color.web("#009e73"),
          Color.web("#cc79a7"),
          Color.web("#56b4e9"),
          Color.web("#d55e00"));

  private final Words words;
  private final Settings settings;
  private final Canvas canvas = new Canvas(320, HIGH);

  /// Narrower than what it holds, where the page becomes so.
  private final Pane room = new Pane(canvas);

  private final FlowPane legend = new FlowPane(14, 2);
  private Boundary seen;

  public BoundaryView(Words words, Settings settings) {
    this.words = words;
    this.settings = settings;
    setSpacing(6);
    canvas.setId("descent-boundary");
    room.setMinWidth(0);
    room.widthProperty()
        .addListener((o, was, now) -> {
          canvas.setWidth(Math.max(160, now.doubleValue()));
          draw();
        });
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(new ChartTitle(words, "ui.descent.boundary"), room, legend);
    words.language().addListener(o -> tell());
    settings.textSize().addListener(o -> draw());
    settings.theme().addListener(o -> draw());
  }

  /// Shows where answers change; nothing where that is not known.
  public void show(Optional<Boundary> next) {
    setVisible(next.isPresent());
    if (next.isEmpty() || next.get().equals(seen)) return;
    seen = next.get();
    tell();
    draw();
  }

  private void tell() {
    if (seen == null) return;
    canvas.setAccessibleText(
        words.say("ui.descent.boundary.says", seen.across().name(), seen.up().name()));
    legend.getChildren().clear();
    for (int k = 0; k < Math.min(seen.classes(), CLASSES.size()); k++) {
      Canvas sample = new Canvas(12, 12);
      mark(sample.getGraphicsContext2D(), 6, 6, k, false);
      Label name = new Label(words.say("ui.descent.class", k), sample);
      name.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(name);
    }
    if (seen.points().stream().anyMatch(Boundary.Dot::held)) {
      Label held = new Label(words.say("ui.descent.boundary.held"));
      held.setMinWidth(Region.USE_PREF_SIZE);
      legend.getChildren().add(held);
    }
  }

  private void draw() {
    if (seen == null) return;
    canvas.setHeight(HIGH * settings.textSize().get());
    boolean dark = settings.look().theme() == Theme.DARK;
    Color ground = Color.web(dark ? "#1b1f24" : "#ffffff");
    Color ink = Color.web(dark ? "#c6ccd4" : "#3b4048");
    GraphicsContext g = canvas.getGraphicsContext2D();
    double wide = canvas.getWidth();
    double below = BELOW * settings.textSize().get();
    double high = canvas.getHeight() - below;
    g.clearRect(0, 0, wide, canvas.getHeight());
    g.setImageSmoothing(false);
    g.drawImage(shades(ground), 0, 0, wide, high);
    for (Boundary.Dot point : seen.points()) {
      double x = share(point.across(), seen.across()) * wide;
      double y = (1 - share(point.up(), seen.up())) * high;
      mark(g, x, y, point.given(), point.held());
    }
    g.setStroke(ink);
    g.setLineWidth(1);
    g.strokeRect(0.5, 0.5, wide - 1, high - 1);
    g.setFill(ink);
    g.setFont(Font.font(LETTERS * settings.textSize().get()));
    g.setTextBaseline(VPos.BOTTOM);
    double foot = canvas.getHeight() - 2;
    g.setTextAlign(TextAlignment.LEFT);
    g.fillText(Tick.end(seen.across().from()), 0, foot);
    g.setTextAlign(TextAlignment.RIGHT);
    g.fillText(Tick.end(seen.across().to()), wide, foot);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText("→ " + seen.across().name() + "   ↑ " + seen.up().name(), wide / 2, foot);
  }

  private static double share(double number, Boundary.Ruler span) {
    return (number - span.from()) / (span.to() - span.from());
  }

  /// A dot a place, in the colour of its class.
  private WritableImage shades(Color ground) {
    WritableImage image = new WritableImage(seen.side(), seen.side());
    for (int row = 0; row < seen.side(); row++) {
      for (int column = 0; column < seen.side(); column++) {
        int answer = seen.answer(column, row);
        Color shade = answer < 0 ? ground : ground.interpolate(colour(answer), SHADE);
        image.getPixelWriter().setColor(column, seen.side() - 1 - row, shade);
      }
    }
    return image;
  }

  private static Color colour(int of) {
    return CLASSES.get(Math.floorMod(of, CLASSES.size()));
  }

  /// A disc, a square, a triangle, a diamond, then the same again.
  private static void mark(GraphicsContext g, double x, double y, int given, boolean held) {
    double[] xs;
    double[] ys;
    switch (Math.floorMod(given, 4)) {
      case 1 -> {
        xs = new double[] {x - MARK, x + MARK, x + MARK, x - MARK};
        ys = new double[] {y - MARK, y - MARK, y + MARK, y + MARK};
      }
      case 2 -> {
        xs = new double[] {x - MARK, x + MARK, x};
        ys = new double[] {y + MARK, y + MARK, y - MARK};
      }
      case 3 -> {
        xs = new double[] {x - MARK, x, x + MARK, x};
        ys = new double[] {y, y - MARK, y, y + MARK};
      }
      default -> {
        g.setFill(colour(given));
        g.setStroke(held ? colour(given) : Color.WHITE);
        g.setLineWidth(held ? 1.8 : 0.8);
        if (!held) g.fillOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
        g.strokeOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
        return;
      }
    }
    g.setFill(colour(given));
    g.setStroke(held ? colour(given) : Color.WHITE);
    g.setLineWidth(held ? 1.8 : 0.8);
    if (!held) g.fillPolygon(xs, ys, xs.length);
    g.strokePolygon(xs, ys, xs.length);
  }
}
