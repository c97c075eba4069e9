package gradus.ui;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// What stands in a hidden pane joins the window when the pane is first seen: hidden views are
/// styled and laid out like any other, and most are never seen.
final class FirstSeen {
  private FirstSeen() {}

  /// Of a pane that nobody else adds anything to.
  static void hold(Pane pane) {
    if (pane.isVisible()) return;
    List<Node> parts = List.copyOf(pane.getChildren());
    pane.getChildren().clear();
    pane.visibleProperty()
        .addListener(
            new InvalidationListener() {
              @Override
              public void invalidated(Observable visible) {
                if (!pane.isVisible()) return;
                pane.visibleProperty().removeListener(this);
                pane.getChildren().setAll(parts);
              }
            });
  }
}
