package gradus.ui.canvas;

import gradus.layout.Box;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/// What comes and goes over a picture, such as a notice: while it is there, what is looked at
/// stands beside it.
public final class Covers {
  private final DiagramCanvas canvas;
  private final List<Node> over;

  /// `over` stand on the ground that the canvas stands on.
  public Covers(DiagramCanvas canvas, List<Node> over) {
    this.canvas = canvas;
    this.over = List.copyOf(over);
    InvalidationListener anew = o -> tell();
    this.over.forEach(node -> {
      node.visibleProperty().addListener(anew);
      node.boundsInParentProperty().addListener(anew);
    });
  }

  private void tell() {
    canvas
        .camera()
        .cover(
            over.stream()
                .filter(Node::isVisible)
                .map(Node::getBoundsInParent)
                .filter(b -> b.getWidth() > 1 && b.getHeight() > 1)
                .map(this::onCanvas)
                .toList());
  }

  private Box onCanvas(Bounds there) {
    Bounds own = canvas.parentToLocal(there);
    return new Box(own.getMinX(), own.getMinY(), own.getWidth(), own.getHeight());
  }
}
