package gradus.ui.canvas;

import gradus.graph.Gate;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Two buttons beside an input in the picture that nudge it, and what became of the output.
public final class NudgeHandles extends HBox {
  private static final double AWAY = 10;

  private final DiagramCanvas canvas;
  private final Button less = new Button("−ε");
  private final Button more = new Button("+ε");
  private final Label change = new Label();
  private Gate input;

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
    double wide = Math.min(prefWidth(-1), canvas.getWidth() - 8);
    resize(wide, prefHeight(wide));
    double x = place.getMinX();
    // Never over the number that is nudged: below it where there is no room above.
    double above = place.getMinY() - getHeight() - AWAY;
    double y = above >= 4 ? above : place.getMaxY() + AWAY;
    double right = canvas.getWidth() - getWidth() - 4;
    relocate(Math.clamp(x, 4, Math.max(4, right)), y);
  }
}
