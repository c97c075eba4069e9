package gradus.ui.piece;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
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

  /// Lets all formulas on it fit its width; called when there are new ones. What else stands there
  /// is as wide as is seen of it, also beside a formula for which the page is wider.
  public void fit() {
    if (room() <= 0) return;
    fit(content, room());
    hold(content, getViewportBounds().getWidth());
  }

  private static void hold(Region whole, double across) {
    double inside = across - whole.getInsets().getLeft() - whole.getInsets().getRight();
    for (Node node : whole.getChildrenUnmodifiable()) {
      boolean words = node instanceof Label label && label.isWrapText();
      boolean group = node instanceof Region && !(node instanceof Control || isFormula(node));
      if (group && hasFormula((Region) node)) {
        hold((Region) node, inside);
      } else if ((words || group) && !((Region) node).maxWidthProperty().isBound()) {
        ((Region) node).setMaxWidth(Math.max(0, inside));
      }
    }
  }

  private static boolean isFormula(Node node) {
    return node instanceof FormulaLine;
  }

  private static boolean hasFormula(Parent whole) {
    return whole.getChildrenUnmodifiable().stream()
        .anyMatch(node -> isFormula(node) || node instanceof Parent inner && hasFormula(inner));
  }

  /// Keeps something that would be wider in sight.
  public void contain(Region node) {
    node.maxWidthProperty()
        .bind(
            viewportBoundsProperty()
                .map(view -> {
                  double sides = content.getInsets().getLeft() + content.getInsets().getRight();
                  double inside = view.getWidth() - sides;
                  return inside < node.getMinWidth() ? Double.MAX_VALUE : inside;
                }));
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
