package gradus.cli;

import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `gradus examples`: lists the built-in examples, or prints one's program.
@Command(mixinStandardHelpOptions = true)
final class ExamplesCommand implements Callable<Integer> {
  @ParentCommand private GradusCommand parent;

  @Parameters(arity = "0..1", paramLabel = "NAME", descriptionKey = "examples.name")
  private String name;

  @Override
  public Integer call() {
    Console console = parent.console();
    if (name == null) {
      int widest = Examples.all().stream().mapToInt(e -> e.name().length()).max().orElse(0);
      for (Example e : Examples.all()) {
        String pad = " ".repeat(widest - e.name().length() + 2);
        console.out().println(e.name() + pad + e.title(console.locale()));
      }
      return Console.DONE;
    }
    Optional<Example> example = Examples.named(name);
    if (example.isEmpty()) {
      String nearest = Examples.suggest(name).map(e -> console.say("cli.meant", e)).orElse("");
      return console.fail(console.say("cli.example", name) + nearest);
    }
    String program = example.get().program(console.locale());
    console.out().print(program.endsWith("\n") ? program : program + "\n");
    return Console.DONE;
  }
}
