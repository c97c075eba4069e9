package gradus.ui.piece;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A tab's page: scrolls down, and sideways only for a formula that would be too small to read.
public final class Page extends ScrollPane {
  private static final double SIDES = 44;
  private static final double CARD_SIDES = 22;

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
    if (room() > 0) fit(content, room());
  }

  /// How wide a formula on it may be, px; 0 before it has been shown.
  public double room() {
    return Math.max(0, getViewportBounds().getWidth() - SIDES);
  }

  /// The same of one in a card.
  public double cardRoom() {
    return Math.max(0, room() - CARD_SIDES);
  }

  private static void fit(Parent parent, double room) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node instanceof FormulaLine line) {
        line.fit(room);
      } else if (node.getStyleClass().contains("card")) {
        fit((Parent) node, room - CARD_SIDES);
      } else if (node instanceof Parent inner && !(node instanceof Control)) {
        fit(inner, room);
      }
    }
  }
}
