package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;

/// Puts what is said over the picture where it covers least of it: at its foot, at its head, or
/// where neither leaves room in place of the sentence above it.
public final class StandAside {
  /// From the edge of the picture, px.
  private static final double APART = 16;

  private final Region said;
  private final DiagramCanvas canvas;
  private final Region headline;

  private StandAside(Region said, DiagramCanvas canvas, Region headline) {
    this.said = said;
    this.canvas = canvas;
    this.headline = headline;
  }

  /// From now on, whenever it is shown. `said` stands at the foot of the ground of the canvas.
  public static void from(Region said, DiagramCanvas canvas, Region headline) {
    StandAside aside = new StandAside(said, canvas, headline);
    said.setTranslateY(-APART);
    InvalidationListener anew = o -> aside.place();
    said.visibleProperty().addListener(anew);
    said.heightProperty().addListener(anew);
    said.widthProperty().addListener(anew);
  }

  /// The first place that covers nothing, else the one that covers least.
  private void place() {
    if (!said.isVisible() || canvas.getWidth() <= 0) return;
    double width = Math.min(said.prefWidth(-1), canvas.getWidth());
    double height = said.prefHeight(width);
    double foot = canvas.getHeight() - height;
    Optional<Double> above = headline.isVisible() ? above(height) : Optional.empty();
    List<Double> tops = Stream.concat(Stream.of(foot - APART, APART), above.stream()).toList();
    double best = tops.getFirst();
    double least = Double.MAX_VALUE;
    for (double top : tops) {
      double x = (canvas.getWidth() - width) / 2;
      double covered = covered(new BoundingBox(x, top, width, height));
      if (covered < least) {
        best = top;
        least = covered;
      }
    }
    said.setTranslateY(best - foot);
  }

  /// Its top edge in the middle of the headline, where that is high enough.
  private Optional<Double> above(double height) {
    Bounds line = canvas.sceneToLocal(headline.localToScene(headline.getLayoutBounds()));
    return line.getHeight() < height
        ? Optional.empty()
        : Optional.of(line.getCenterY() - height / 2);
  }

  /// How much of the gates and their numbers lies below, px².
  private double covered(Bounds at) {
    Diagram diagram = canvas.diagram();
    if (diagram == null) return 0;
    double sum = 0;
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      Bounds other = canvas.place(gate).orElse(null);
      if (other == null || !other.intersects(at)) continue;
      double across =
          Math.min(at.getMaxX(), other.getMaxX()) - Math.max(at.getMinX(), other.getMinX());
      double down =
          Math.min(at.getMaxY(), other.getMaxY()) - Math.max(at.getMinY(), other.getMinY());
      sum += Math.max(0, across) * Math.max(0, down);
    }
    return sum;
  }
}
