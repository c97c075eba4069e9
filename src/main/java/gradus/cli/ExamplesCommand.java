package gradus.cli;

import gradus.data.PointSet;
import gradus.export.Csv;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `gradus examples`: lists the built-in examples, or prints one's program; of points made from a
/// seed the table, as `descend --data` takes it.
@Command(mixinStandardHelpOptions = true)
final class ExamplesCommand implements Callable<Integer> {
  @ParentCommand private CommonOptions parent;

  @Parameters(arity = "0..1", paramLabel = "NAME", descriptionKey = "examples.name")
  private String name;

  @Option(names = "--count", paramLabel = "N", descriptionKey = "examples.count")
  private Integer count;

  @Option(names = "--noise", paramLabel = "S", descriptionKey = "examples.noise")
  private Double noise;

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "examples.seed")
  private Long seed;

  @Override
  public Integer call() {
    Console console = parent.console();
    Optional<PointSet> points = Optional.ofNullable(name).flatMap(PointSet::named);
    if (points.isPresent()) return table(points.get(), console);
    if (count != null || noise != null || seed != null) {
      return console.misuse(console.say("cli.examples.points", sets()));
    }
    if (name == null) {
      int widest = Examples.all().stream().mapToInt(e -> e.name().length()).max().orElse(0);
      for (Example e : Examples.all()) {
        String pad = " ".repeat(widest - e.name().length() + 2);
        console.out().println(e.name() + pad + e.title(console.locale()));
      }
      for (PointSet set : PointSet.values()) {
        String pad = " ".repeat(widest - set.word().length() + 2);
        console.out().println(set.word() + pad + console.say(set.title()));
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

  private static String sets() {
    return Stream.of(PointSet.values()).map(PointSet::word).collect(Collectors.joining(", "));
  }

  private int table(PointSet set, Console console) {
    int many = count == null ? set.usual() : count;
    double off = noise == null ? set.noise() : noise;
    if (many < 1 || many > PointSet.MOST) {
      return console.misuse(console.say("cli.examples.count", PointSet.MOST));
    }
    if (!Double.isFinite(off) || off < 0) return console.misuse(console.say("cli.examples.noise"));
    console.out().print(Csv.write(set.table(many, off, seed == null ? 0 : seed)));
    return Console.DONE;
  }
}
