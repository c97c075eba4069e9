package gradus.ui.editor;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// A column of the window: as high as its place, and where large letters leave no room for all of
/// it, scrolled, so that everything in it can be reached. What the keyboard leads to comes to
/// sight.
public final class SideScroll extends ScrollPane {
  /// What has the focus is this far from the edge, px.
  private static final double MARGIN = 12;

  private final ChangeListener<Node> following = (o, was, now) -> show(now);

  public SideScroll() {
    getStyleClass().add("side-scroll");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    // What does not fit must not push the menu and the transport away.
    setMinHeight(0);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    viewportBoundsProperty().addListener(o -> bar());
    contentProperty()
        .addListener((o, was, now) -> now.layoutBoundsProperty().addListener(b -> bar()));
    sceneProperty()
        .addListener((o, was, now) -> {
          if (was != null) was.focusOwnerProperty().removeListener(following);
          if (now != null) now.focusOwnerProperty().addListener(following);
        });
  }

  /// Lines that are broken make it as high as its width makes them.
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /// The toolkit's own rule asks for the height of lines that are not broken.
  private void bar() {
    double whole = getContent() == null ? 0 : getContent().getLayoutBounds().getHeight();
    boolean cut =
        whole > getViewportBounds().getHeight() + 1 && getViewportBounds().getHeight() > 0;
    ScrollBarPolicy wanted = cut ? ScrollBarPolicy.ALWAYS : ScrollBarPolicy.NEVER;
    if (wanted != getVbarPolicy()) Platform.runLater(() -> setVbarPolicy(wanted));
  }

  private void show(Node focused) {
    if (focused == null || getContent() == null || !isIn(focused)) return;
    Bounds whole = getContent().getLayoutBounds();
    Bounds view = getViewportBounds();
    double hidden = whole.getHeight() - view.getHeight();
    if (hidden <= 0) return;
    Bounds place = getContent().sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double top = getVvalue() * hidden;
    double low = place.getMaxY() + MARGIN - view.getHeight();
    double high = place.getMinY() - MARGIN;
    // Of what is higher than the window the beginning.
    double to = Math.min(high, Math.max(low, top));
    if (to != top) setVvalue(Math.clamp(to / hidden, 0, 1));
  }

  private boolean isIn(Node node) {
    for (Node n = node.getParent(); n != null; n = n.getParent()) {
      if (n == getContent()) return true;
    }
    return false;
  }
}
