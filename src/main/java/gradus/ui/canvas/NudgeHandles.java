package gradus.ui.canvas;

import gradus.graph.Gate;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Two buttons beside an input in the picture that nudge it, and what became of the output.
public final class NudgeHandles extends HBox {
  private static final double AWAY = 10;

  /// From the edge of the canvas, px.
  private static final double EDGE = 4;

  /// Between the places that are looked at, px.
  private static final double STRIDE = 24;

  private final DiagramCanvas canvas;
  private final Button less = new Button("−ε");
  private final Button more = new Button("+ε");
  private final Label change = new Label();
  private Gate input;
  private List<Box> numbers = List.of();
  private List<Box> gates = List.of();

  public NudgeHandles(DiagramCanvas canvas) {
    this.canvas = canvas;
    getStyleClass().add("nudge-handles");
    setManaged(false);
    setVisible(false);
    less.setId("handle-less");
    more.setId("handle-more");
    change.setId("handle-change");
    change.setWrapText(true);
    getChildren().addAll(less, more, change);
    for (Button button : new Button[] {less, more}) {
      button.setFocusTraversable(false);
      button.setMinWidth(USE_PREF_SIZE);
    }
    canvas.onPainted(this::follow);
  }

  /// What the buttons do.
  public void connect(Runnable onLess, Runnable onMore) {
    less.setOnAction(e -> onLess.run());
    more.setOnAction(e -> onMore.run());
  }

  /// Stands beside an input and says what became of the output; null takes it away.
  public void show(Gate shown, String text) {
    input = shown;
    change.setText(text);
    follow();
  }

  private void follow() {
    Bounds place = input == null ? null : canvas.place(input).orElse(null);
    setVisible(place != null);
    if (place == null) return;
    Box own = new Box(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
    Figure figure = canvas.figure();
    numbers = onScreen(Minimap.numbers(figure));
    gates = onScreen(Minimap.gates(figure));
    Point stand = stand(own, true);
    // What became of the output stands in the panel too; here it must not cover what is nudged.
    if (covered(numbers, stand) > 0) stand = stand(own, false);
    relocate(stand.x(), stand.y());
  }

  /// Where to stand, with what became of the output or without it.
  private Point stand(Box own, boolean telling) {
    change.setVisible(telling);
    change.setManaged(telling);
    double wide = Math.min(prefWidth(-1), canvas.getWidth() - 2 * EDGE);
    resize(wide, prefHeight(wide));
    return stand(own);
  }

  /// Beside the input, and never over the number that is nudged: above it, else below or at a side,
  /// wherever it covers nothing; where it would cover something everywhere there, at the place of
  /// all that covers the fewest numbers, then the fewest gates, and is the nearest.
  private Point stand(Box own) {
    double right = Math.max(EDGE, canvas.getWidth() - getWidth() - EDGE);
    double low = Math.max(EDGE, canvas.getHeight() - getHeight() - EDGE);
    double x = Math.clamp(own.x(), EDGE, right);
    double middle = Math.clamp(own.centre().y() - getHeight() / 2, EDGE, low);
    List<Point> places = new ArrayList<>();
    places.add(new Point(x, own.y() - getHeight() - AWAY));
    places.add(new Point(x, own.y() + own.height() + AWAY));
    places.add(new Point(own.x() + own.width() + AWAY, middle));
    places.add(new Point(own.x() - getWidth() - AWAY, middle));
    Box all = new Box(0, 0, canvas.getWidth(), canvas.getHeight());
    places.removeIf(p -> !isIn(all, p));
    for (Point p : places) {
      if (covered(numbers, p) + covered(gates, p) == 0) return p;
    }
    for (double y = EDGE; y <= low; y += STRIDE) {
      for (double across = EDGE; across <= right; across += STRIDE) {
        places.add(new Point(across, y));
      }
    }
    return places.stream()
        .filter(p -> !box(p).overlaps(own))
        .min(
            Comparator.<Point>comparingLong(p -> covered(numbers, p))
                .thenComparingLong(p -> covered(gates, p))
                .thenComparingDouble(p -> box(p).centre().distance(own.centre())))
        .orElse(new Point(x, low));
  }

  private boolean isIn(Box all, Point place) {
    Box box = box(place);
    return box.x() >= 0
        && box.y() >= 0
        && box.x() + box.width() <= all.width()
        && box.y() + box.height() <= all.height();
  }

  private Box box(Point place) {
    return new Box(place.x(), place.y(), getWidth(), getHeight());
  }

  private long covered(List<Box> there, Point place) {
    Box box = box(place);
    return there.stream().filter(box::overlaps).count();
  }

  /// What is in sight of them.
  private List<Box> onScreen(List<Box> inPicture) {
    Box seen = new Box(0, 0, canvas.getWidth(), canvas.getHeight());
    return inPicture.stream().map(canvas.viewport()::onScreen).filter(seen::overlaps).toList();
  }
}
