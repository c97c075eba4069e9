package gradus.ui.canvas;

import gradus.diagram.Diagram;
import gradus.graph.ComputationGraph;
import gradus.layout.Box;
import gradus.layout.Point;
import java.util.Comparator;
import java.util.Optional;

/// What holds a view where it is while the picture is arranged anew: the gate in its middle.
final class Foothold {
  private Foothold() {}

  /// The view of the new picture that has this gate where it was seen in the old one; empty where
  /// the new one is of another program, or without it.
  static Optional<Viewport> carry(
      Viewport view, Diagram was, Diagram now, double screenWidth, double screenHeight) {
    if (!graph(was).text().equals(graph(now).text())) return Optional.empty();
    Point middle = view.onPicture(new Point(screenWidth / 2, screenHeight / 2));
    return graph(was).gates().stream()
        .filter(g -> was.box(g).isPresent())
        .min(Comparator.comparingDouble(g -> was.box(g).orElseThrow().centre().distance(middle)))
        .flatMap(g -> {
          Point before = was.box(g).orElseThrow().centre();
          return centre(now, g.key()).map(after -> view.carried(before, after));
        })
        .map(v -> v.kept(now.width(), now.height(), screenWidth, screenHeight));
  }

  private static Optional<Point> centre(Diagram diagram, String key) {
    return graph(diagram).gates().stream()
        .filter(g -> g.key().equals(key))
        .findFirst()
        .flatMap(diagram::box)
        .map(Box::centre);
  }

  private static ComputationGraph graph(Diagram diagram) {
    return diagram.steps().trace().graph();
  }
}
