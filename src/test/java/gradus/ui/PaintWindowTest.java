package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/// An image of the inputs, painted with the mouse or by keys.
class PaintWindowTest extends OpenWindow {
  private static final String NET =
      "X = [[0, 0, 0],\n     [0, 0.5, 0],\n     [0, 0, 0.25]]  # kept\n"
          + "K = [[1, 2], [3, -4]]\ny = 0\n"
          + "s = flatten(conv2d(X, K))\nL = cross_entropy(s, y)\n";

  private void opened() {
    settled();
    interact(() -> model.document().show(NET));
    settled();
    until(() -> lookup("#grid-of-X").tryQuery().filter(Node::isVisible).isPresent());
    clickOn("#grid-of-X");
  }

  private static String image(String rows) {
    return NET.replace("0, 0, 0],\n     [0, 0.5, 0],\n     [0, 0, 0.25", rows);
  }

  private Point2D pixel(int row, int column) {
    Node sheet = lookup("#paint-sheet").query();
    return asked(() -> {
      Bounds all = sheet.localToScreen(sheet.getLayoutBounds());
      return new Point2D(all.getMinX() + 30 * column + 15, all.getMinY() + 30 * row + 15);
    });
  }

  private String note() {
    return asked(() -> lookup("#grid-note").queryAs(Label.class).getText());
  }

  @Test
  void aStrokeIsDrawnThroughAllItsPixelsAndIsOneUndo() {
    opened();
    assertTrue(lookup("#paint-sheet").query().isFocused());
    drag(pixel(0, 0)).dropTo(pixel(2, 2));
    until(() -> text().equals(image("1, 0, 0],\n     [0, 1, 0],\n     [0, 0, 1")));
    // 1 − 4, −4 · 0 …: windows of the identity under K
    until(() -> note().endsWith("s = [−3.00, 3.00, 2.00, −3.00]: the greatest is number 1."));
    clickOn(pixel(1, 1), MouseButton.SECONDARY);
    until(() -> text().equals(image("1, 0, 0],\n     [0, 0, 0],\n     [0, 0, 1")));
    push(KeyCode.CONTROL, KeyCode.Z);
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(NET));
  }

  @Test
  void keysGoFromPixelToPixelAndTurnThemOver() {
    opened();
    Node sheet = lookup("#paint-sheet").query();
    push(KeyCode.RIGHT);
    push(KeyCode.SPACE);
    until(() -> text().equals(image("0, 1, 0],\n     [0, 0.5, 0],\n     [0, 0, 0.25")));
    push(KeyCode.DOWN);
    assertEquals("X[1, 1]: 0.5", asked(sheet::getAccessibleText));
    push(KeyCode.SPACE);
    until(() -> text().equals(image("0, 1, 0],\n     [0, 0, 0],\n     [0, 0, 0.25")));
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(image("0, 1, 0],\n     [0, 0.5, 0],\n     [0, 0, 0.25")));
    clickOn("#grid-clear");
    until(() -> text().equals(image("0, 0, 0],\n     [0, 0, 0],\n     [0, 0, 0")));
    push(KeyCode.ESCAPE);
    until(() -> !lookup("#grid-card").query().isVisible());
  }

  @Test
  void whatIsNoImageIsEditedInNumbersAndAnImageCanBe() {
    opened();
    assertFalse(lookup("#grid-add-row").tryQuery().isPresent());
    clickOn("#grid-paint");
    assertTrue(lookup("#grid-sheet").query().isFocused());
    assertFalse(lookup("#paint-sheet").query().isVisible());
    assertTrue(lookup("#grid-add-row").query().isVisible());
    clickOn("#grid-of-K");
    assertFalse(lookup("#grid-paint").tryQuery().isPresent());
    assertTrue(lookup("#grid-sheet").query().isVisible());
  }
}
