package gradus.cli;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.document.Failure;
import gradus.document.Storage;
import gradus.explain.Manner;
import gradus.explain.Sentences;
import gradus.export.Picture;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Decimals;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.nio.file.Path;
import java.util.Optional;

/// What a newcomer sees where no window can open: the opening example walked through in the
/// terminal, and its picture.
final class Demo {
  private final Console console;

  Demo(Console console) {
    this.console = console;
  }

  int walk(String why, Path folder) {
    Example opening = Examples.all().getFirst();
    Steps steps =
        Steps.of(
            Trace.of(GraphBuilder.build(ProgramReader.read(opening.program())).graph()),
            Grain.GATE);
    Numbers numbers = steps.trace().numbers(Decimals.AS_NEEDED);
    console.out().println(console.say("cli.demo", why));
    console.out().println();
    console.out().println(opening.program().strip().indent(2).stripTrailing());
    console.out().println();
    for (int n = 0; n <= steps.last(); n++) {
      String sentence = Sentences.of(steps, n, new Manner(console.locale(), numbers));
      console.out().println("  " + n + "  " + sentence);
    }
    console.out().println();
    Diagram diagram = Diagram.of(steps, Options.DEFAULT, LayoutEngines.standard(), () -> false);
    Path picture = folder.resolve(opening.name() + ".png");
    Optional<Failure> failure =
        Storage.write(picture, Picture.png(diagram, diagram.still(steps.last()), 2, false));
    if (failure.isPresent()) return console.fail(failure.get().message(console.locale()));
    console.out().println(console.say("cli.demo.picture", picture.toString()));
    return Console.DONE;
  }
}
