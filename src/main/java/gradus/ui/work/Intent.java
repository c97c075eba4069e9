package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.diagram.Hit;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.place.Group;
import gradus.layout.Box;
import gradus.layout.Point;
import java.util.List;
import java.util.Optional;

/// What a person wants who lets go of the picture.
public sealed interface Intent {
  /// To choose gates besides those chosen.
  record Choose(List<Gate> gates) implements Intent {}

  /// To choose a gate, or no longer.
  record Toggle(Gate gate) implements Intent {}

  /// To see a gate by its parts.
  record Unfold(Gate gate) implements Intent {}

  /// To see a frame as one gate.
  record FoldFrame(Group frame) implements Intent {}

  /// To know about something.
  ///
  /// @param twice whether this is the second click of two in a row
  record Ask(Hit hit, boolean twice) implements Intent {}

  /// To see all of the picture.
  record FitAll() implements Intent {}

  /// To have nothing chosen.
  record Leave() implements Intent {}

  record None() implements Intent {}

  /// What a drop means in a picture; the same drop in the same picture always means the same.
  static Intent of(Drop drop, Diagram diagram) {
    return switch (drop) {
      case Drop.Click click -> of(click, diagram);
      case Drop.Rectangle rectangle -> new Choose(inside(rectangle.box(), diagram));
      case Drop.Nothing nothing -> new None();
    };
  }

  private static Intent of(Drop.Click click, Diagram diagram) {
    Point at = click.at();
    Optional<Hit> hit = diagram.hit(at.x(), at.y());
    Optional<Gate> gate = hit.filter(h -> h.part() == Hit.Aspect.GATE).map(Hit::gate);
    if (click.shift()) return gate.<Intent>map(Toggle::new).orElseGet(None::new);
    ComputationGraph graph = diagram.steps().trace().graph();
    boolean unfolds = gate.filter(g -> Folding.canUnfold(graph, g)).isPresent();
    if (click.twice() && unfolds) return new Unfold(gate.get());
    if (hit.isPresent()) return new Ask(hit.get(), click.twice());
    return click.twice()
        ? diagram.frame(at.x(), at.y()).<Intent>map(FoldFrame::new).orElseGet(FitAll::new)
        : new Leave();
  }

  /// The operations whose middle lies in a rectangle.
  private static List<Gate> inside(Box box, Diagram diagram) {
    return diagram.steps().trace().graph().gates().stream()
        .filter(Gate::isOperation)
        .filter(g -> diagram.box(g).map(Box::centre).filter(box::contains).isPresent())
        .toList();
  }
}
