package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Map;

/// Diagrams of programs, and what is drawn in them.
final class Diagrams {
  private Diagrams() {}

  static Diagram diagram(String program) {
    return diagram(program, "elk");
  }

  static Diagram diagram(String program, String engine) {
    return diagram(program, Options.DEFAULT, engine);
  }

  static Diagram diagram(String program, Options options) {
    return diagram(program, options, "elk");
  }

  static Diagram diagram(String program, Options options, String engine) {
    return diagram(program, Grain.GATE, options, engine);
  }

  /// With steps of this grain.
  static Diagram diagram(String program, Grain grain) {
    return diagram(program, grain, Options.DEFAULT, "elk");
  }

  private static Diagram diagram(String program, Grain grain, Options options, String engine) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), grain);
    return Diagram.of(steps, options, LayoutEngines.named(engine).orElseThrow(), () -> false);
  }

  /// With every function and every long sum drawn by its parts.
  static Diagram unfolded(String program, Options options) {
    Trace trace =
        Trace.of(
            GraphBuilder.build(
                    ProgramReader.read(program), Map.of(), null, Folding.UNFOLDED, () -> false)
                .graph());
    return Diagram.of(
        Steps.of(trace, Grain.GATE),
        options,
        LayoutEngines.named("elk").orElseThrow(),
        () -> false);
  }

  /// With vectors and matrices drawn at this level.
  static Diagram at(Folding.Level level, String program) {
    return at(level, program, Options.DEFAULT.screen());
  }

  static Diagram at(Folding.Level level, String program, Options.Screen screen) {
    Folding folding = Folding.FOLDED.at(level, 0);
    Trace trace =
        Trace.of(
            GraphBuilder.build(ProgramReader.read(program), Map.of(), null, folding, () -> false)
                .graph());
    return Diagram.of(
        Steps.of(trace, Grain.GATE),
        Options.DEFAULT.withScreen(screen),
        LayoutEngines.named("elk").orElseThrow(),
        () -> false);
  }

  /// All examples, of which there were once so many.
  static List<Example> examples() {
    assertTrue(Examples.all().size() >= 14, "examples: " + Examples.all().size());
    return Examples.all();
  }

  static List<Figure> flat(Figure figure) {
    return switch (figure) {
      case Figure.Several g -> g.parts().stream().flatMap(p -> flat(p).stream()).toList();
      case Figure.Faded f -> flat(f.figure());
      default -> List.of(figure);
    };
  }

  static <T extends Figure> List<T> all(Figure figure, Class<T> kind) {
    return flat(figure).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The room a text takes.
  static Box box(Figure.Text t) {
    double w = Lettering.width(t.text(), t.style());
    double x =
        switch (t.anchor()) {
          case LEFT -> t.x();
          case CENTRE -> t.x() - w / 2;
          case RIGHT -> t.x() - w;
        };
    // Digits and letters without their descenders: what must stay readable.
    double h = 0.73 * t.style().size();
    return new Box(x, t.y() - h, w, h);
  }

  /// Gradients in symbols are gradients.
  static boolean isIn(Figure.Text text, Ink ink) {
    return text.ink() == ink || ink == Ink.GRADIENT && text.ink() == Ink.DERIVATIVE;
  }

  static List<String> texts(Figure figure, Ink ink) {
    return all(figure, Figure.Text.class).stream()
        .filter(t -> isIn(t, ink))
        .map(Figure.Text::text)
        .toList();
  }
}
