package gradus.cli;

import gradus.graph.Folding;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// A command that works on one program. What all of them do first stands here: read it, lower it,
/// report its problems; a command only says what it needs and what it makes of it.
@Command(mixinStandardHelpOptions = true)
abstract class ProgramCommand implements Callable<Integer> {
  /// How far a program must be known.
  enum Needs {
    /// Its graph; inputs may be blank, and nothing is computed.
    GRAPH,
    /// Its trace, as far as blank inputs let it be known.
    TRACE,
    /// Its trace, with a value for every input.
    VALUES,
    /// The same, or, where the text gives shapes in the place of numbers, a shape for every input.
    VALUES_OR_SHAPES
  }

  @ParentCommand private CommonOptions parent;
  @Mixin private Source source;

  abstract Needs needs();

  /// Does the work on a program without errors and gives the exit status.
  abstract int run(Prepared prepared, Console console);

  /// What is wrong with the command's own options, as a sentence; empty when nothing is.
  Optional<String> misuse(Console console) {
    return Optional.empty();
  }

  /// The programs beside the first, of a command that takes several.
  List<String> others() {
    return List.of();
  }

  /// The gradient that arrives at the output, of a command that takes one.
  Optional<Tensor> seed() {
    return Optional.empty();
  }

  /// Which functions are drawn by their parts, where the command knows better than its options.
  Folding folding(Program program, Folding asked) {
    return asked;
  }

  /// The wire to differentiate where the command line names none; null for the language's own
  /// choice.
  String output(Program program) {
    return null;
  }

  /// Whether the command tells of a notice.
  boolean tells(Problem problem) {
    return true;
  }

  @Override
  public Integer call() {
    Console console = console();
    Optional<String> misuse = source.misuse().map(console::say).or(() -> misuse(console));
    if (misuse.isPresent()) return console.misuse(misuse.get());
    List<String> others = others();
    if (others.isEmpty()) return worked(source.read(console), console);
    int worst = Console.DONE;
    for (String program : files()) {
      int status = worked(Source.read(program, console), console);
      if (status != Console.DONE) {
        console.err().println("gradus: " + console.say("cli.skipped", program));
      }
      worst = Math.max(worst, status);
    }
    return worst;
  }

  private int worked(Optional<Source.Script> text, Console console) {
    return text.flatMap(script -> source.prepare(script, this, console))
        .map(prepared -> run(prepared, console))
        .orElse(Console.PROBLEM);
  }

  /// All programs the command line names by a file.
  final List<String> files() {
    return Stream.concat(source.fileName().stream(), others().stream()).toList();
  }

  /// Whether the command line says anything of a program.
  final boolean hasProgram() {
    return source.isGiven();
  }

  /// An option that says how gates are drawn; empty when none was given.
  final Optional<String> drawn() {
    return source.drawn();
  }

  final Console console() {
    return parent.console();
  }
}
