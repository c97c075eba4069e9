package gradus.ui.seek;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.Map;

/// Pictures of programs, without a window.
final class Drawing {
  private Drawing() {}

  static Diagram of(String program, Folding folding) {
    var graph =
        GraphBuilder.build(ProgramReader.read(program), Map.of(), null, folding, () -> false)
            .graph();
    return Diagram.of(
        Steps.of(Trace.of(graph), Grain.GATE),
        Options.DEFAULT,
        LayoutEngines.standard(),
        () -> false);
  }
}
