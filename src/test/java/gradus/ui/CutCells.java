package gradus.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/// Which texts of a table are cut, and whether it must be scrolled sideways.
final class CutCells {
  private static final double TOUCH = 1.5;

  private CutCells() {}

  /// Looks at it as soon as a frame shows it.
  static List<String> in(TableView<?> table) {
    Callable<List<String>> look = () -> cut(table);
    List<String> found = List.of();
    for (int i = 0; i < 8; i++) {
      Hands.frame();
      found = Hands.asked(look);
      if (found.isEmpty()) return found;
    }
    return found;
  }

  private static List<String> cut(TableView<?> table) {
    List<String> cut = new ArrayList<>();
    for (Node bar : table.lookupAll(".scroll-bar")) {
      boolean across = ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL;
      if (across && bar.isVisible()) cut.add("scrolls sideways");
    }
    for (Node head : table.lookupAll(".column-header .label")) {
      for (Node text : ((Labeled) head).getChildrenUnmodifiable()) {
        String whole = ((Labeled) head).getText();
        if (head.isVisible() && text instanceof Text t && !t.getText().equals(whole)) {
          cut.add("heading " + whole + " is cut to " + t.getText());
        }
      }
    }
    for (Node node : table.lookupAll(".table-cell")) {
      TableCell<?, ?> cell = (TableCell<?, ?>) node;
      if (!cell.isVisible() || cell.isEmpty() || cell.getGraphic() == null) continue;
      Bounds place = cell.localToScene(cell.getLayoutBounds());
      for (Node text : cell.getGraphic().lookupAll("Text")) {
        Bounds at = text.localToScene(text.getLayoutBounds());
        if (at.getMinX() < place.getMinX() - TOUCH
            || at.getMaxX() > place.getMaxX() + TOUCH
            || at.getMinY() < place.getMinY() - TOUCH
            || at.getMaxY() > place.getMaxY() + TOUCH) {
          cut.add(((Text) text).getText() + " leaves the cell of " + cell.getText());
        }
      }
    }
    return cut;
  }
}
