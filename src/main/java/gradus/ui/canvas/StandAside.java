package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Puts what is said over the picture where it covers least of it: at its foot, at its head, or
/// where neither leaves room in place of the sentence above it.
public final class StandAside {
  /// From the edge of the picture, px.
  private static final double APART = 16;

  /// Between two places that are tried, px.
  private static final double STRIDE = 6;

  /// No words lie on others, so long as there is another place.
  private static final double WORDS = 1_000;

  private final Region said;
  private final DiagramCanvas canvas;
  private final Region headline;
  private final List<Node> besides;

  /// Whether it may also stand between those places.
  private boolean roams;

  private StandAside(Region said, DiagramCanvas canvas, Region headline, List<Node> besides) {
    this.said = said;
    this.canvas = canvas;
    this.headline = headline;
    this.besides = List.copyOf(besides);
  }

  /// Wherever it lies on nothing, or least, from the head of the window's middle to the foot: for
  /// what stays for long, and therefore follows the picture.
  public static void always(
      Region said, DiagramCanvas canvas, Region headline, List<Node> besides) {
    StandAside aside = new StandAside(said, canvas, headline, besides);
    aside.roams = true;
    from(aside);
    canvas.onPainted(aside::place);
  }

  /// From now on, whenever it is shown. `said` stands at the foot of the ground of the canvas, and
  /// on none of what stands there besides.
  public static void from(Region said, DiagramCanvas canvas, Region headline, List<Node> besides) {
    from(new StandAside(said, canvas, headline, besides));
  }

  private static void from(StandAside aside) {
    aside.said.setTranslateY(-APART);
    InvalidationListener anew = o -> aside.place();
    aside.said.visibleProperty().addListener(anew);
    aside.said.heightProperty().addListener(anew);
    aside.said.widthProperty().addListener(anew);
    aside.besides.forEach(other -> {
      other.visibleProperty().addListener(anew);
      other.boundsInParentProperty().addListener(anew);
    });
  }

  /// The first place that covers nothing, else the one that covers least.
  private void place() {
    if (!said.isVisible() || canvas.getWidth() <= 0) return;
    double width = Math.min(said.prefWidth(-1), canvas.getWidth());
    double height = said.prefHeight(width);
    double foot = canvas.getHeight() - height;
    Optional<Double> above = headline.isVisible() ? above(height) : Optional.empty();
    Stream<Double> usual = Stream.concat(Stream.of(foot - APART, APART), above.stream());
    List<Double> tops = Stream.concat(usual, roams ? between(foot) : Stream.empty()).toList();
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

  /// From below upwards, and into the headline.
  private Stream<Double> between(double foot) {
    Bounds line = canvas.sceneToLocal(headline.localToScene(headline.getLayoutBounds()));
    double highest = headline.isVisible() ? line.getMinY() : 0;
    return DoubleStream.iterate(foot - STRIDE, top -> top >= highest, top -> top - STRIDE).boxed();
  }

  /// Its top edge in the middle of the headline, where that is high enough.
  private Optional<Double> above(double height) {
    Bounds line = canvas.sceneToLocal(headline.localToScene(headline.getLayoutBounds()));
    return line.getHeight() < height
        ? Optional.empty()
        : Optional.of(line.getCenterY() - height / 2);
  }

  /// How much lies below of the gates and their numbers, px², and of what is read besides.
  private double covered(Bounds at) {
    double sum = 0;
    for (Node other : besides) {
      if (other.isVisible()) {
        sum += WORDS * common(at, canvas.sceneToLocal(other.localToScene(other.getLayoutBounds())));
      }
    }
    Diagram diagram = canvas.diagram();
    if (diagram == null) return sum;
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      sum += canvas.place(gate).map(place -> common(at, place)).orElse(0.0);
    }
    return sum;
  }

  private static double common(Bounds a, Bounds b) {
    double across = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
    double down = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
    return Math.max(0, across) * Math.max(0, down);
  }
}
