package gradus.ui.piece;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A tab's page: scrolls down, and sideways only for a formula that would be too small to read.
public final class Page extends ScrollPane {
  private static final double SIDES = 44;

  private final VBox content = new VBox();

  public Page(Node... nodes) {
    content.getChildren().addAll(nodes);
    content.getStyleClass().add("panel-page");
    setContent(content);
    setFitToWidth(true);
    getStyleClass().add("panel-scroll");
    setFocusTraversable(true);
    viewportBoundsProperty().addListener((o, was, now) -> fit());
  }

  /// Lets all formulas on it fit its width; called when there are new ones.
  public void fit() {
    Bounds seen = getViewportBounds();
    if (seen.getWidth() > SIDES) fit(content, seen.getWidth() - SIDES);
  }

  private static void fit(Parent parent, double room) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node instanceof FormulaLine line) {
        line.fit(room);
      } else if (node.getStyleClass().contains("card")) {
        fit((Parent) node, room - 22);
      } else if (node instanceof Parent inner && !(node instanceof Control)) {
        fit(inner, room);
      }
    }
  }
}
