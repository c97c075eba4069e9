package gradus.cli;

import gradus.reading.ProgramReader;
import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lesson.Examples;
import gradus.tensor.Tensor;
import gradus.trace.Agreement;
import gradus.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which program a command works on: a file, `-`, `-e TEXT`, or an example by name; with inputs
/// overridden and the output chosen.
final class Source {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "a .gradus file, - for standard input, or the name of an example")
  private String file;

  @Option(names = "-e", paramLabel = "TEXT", description = "the program itself")
  private String text;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "gives an input another value, such as x=3 or W=[[1,2],[3,4]]")
  private List<String> settings = List.of();

  @Option(names = "--output", paramLabel = "NAME", description = "the wire to differentiate")
  private String output;

  @Option(
      names = "--unfold",
      paramLabel = "NAME",
      description = "draws a function, or the call that makes the wire NAME, by its parts")
  private Set<String> unfolded = Set.of();

  @Option(names = "--unfold-all", description = "draws every function by its parts")
  private boolean unfoldAll;

  @Option(names = "--fold", paramLabel = "NAME", description = "draws it as one gate after all")
  private Set<String> folded = Set.of();

  private Folding opened;
  private final Map<String, Tensor> overrides = new LinkedHashMap<>();

  /// A program's text and what it is called in messages.
  record Text(String text, String name) {}

  Optional<String> fileName() {
    return Optional.ofNullable(file);
  }

  Optional<String> inline() {
    return Optional.ofNullable(text);
  }

  /// What is wrong with how the source was named, as a message key; empty when nothing is.
  Optional<String> misuse() {
    if (file == null && text == null) return Optional.of("cli.source.none");
    if (file != null && text != null) return Optional.of("cli.source.both");
    return Optional.empty();
  }

  /// Reads the text; on failure says why and is empty.
  Optional<Text> read(Console console) {
    if (text != null) return Optional.of(new Text(text, "<text>"));
    if (file.equals("-")) return standardInput(console);
    try {
      Path path = Path.of(file);
      if (!Files.exists(path) && Examples.named(file).isPresent()) {
        return Optional.of(new Text(Examples.named(file).orElseThrow().program(), file));
      }
      return accept(Storage.read(path), file, console);
    } catch (InvalidPathException notAPath) {
      console.fail(console.say("file.missing", file));
      return Optional.empty();
    }
  }

  private static Optional<Text> standardInput(Console console) {
    try {
      byte[] bytes = System.in.readNBytes(Storage.LARGEST + 1);
      if (bytes.length > Storage.LARGEST) {
        console.fail(console.say("file.large", "<stdin>", Storage.LARGEST / 1_000_000));
        return Optional.empty();
      }
      return accept(Storage.decoded(bytes, "<stdin>"), "<stdin>", console);
    } catch (IOException e) {
      console.fail(console.say("file.read", "<stdin>", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Optional<Text> accept(Loaded reading, String name, Console console) {
    return switch (reading) {
      case Loaded.Ok ok -> Optional.of(new Text(ok.text(), name));
      case Loaded.Failed failed -> {
        console.fail(failed.failure().message(console.locale()));
        yield Optional.empty();
      }
    };
  }

  /// Parses and lowers the text under this source's settings. Problems are reported; empty when
  /// there is an error. `needsValues` makes a blank input one.
  Optional<Lowering> lower(Text program, boolean needsValues, Console console) {
    overrides.clear();
    for (String setting : settings) {
      Optional<Gate> gate = setting(setting);
      if (gate.isEmpty()) {
        console.fail(console.say("cli.set", setting));
        return Optional.empty();
      }
      overrides.put(gate.get().name(), gate.get().literal());
    }
    Lowering lowering =
        GraphBuilder.build(
            ProgramReader.read(program.text()), overrides, output, folding(), () -> false);
    List<Problem> problems = needsValues ? withBlanks(lowering) : lowering.problems();
    console.report(problems, program.text(), program.name());
    boolean failed = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    return failed ? Optional.empty() : Optional.of(lowering);
  }

  /// Whether the forms of a definition agree, for a program that was lowered.
  List<Problem> agreement(Text program, Trace trace) {
    return Agreement.of(ProgramReader.read(program.text()), overrides, trace, () -> false);
  }

  /// Draws exactly this by its parts, whatever the options say.
  void openOnly(Folding folding) {
    opened = folding;
  }

  private Folding folding() {
    if (opened != null) return opened;
    return new Folding(unfoldAll, unfolded, folded);
  }

  /// `NAME=VALUE` is itself a program with one input.
  private static Optional<Gate> setting(String setting) {
    Lowering lowering = GraphBuilder.build(ProgramReader.read(setting));
    if (lowering.hasErrors() || lowering.graph().gates().size() != 1) return Optional.empty();
    return Optional.of(lowering.graph().output())
        .filter(g -> g.isInput() && g.literal() != null && setting.contains("="));
  }

  /// The lowering's problems and, for a program without errors, one for each input without value.
  static List<Problem> withBlanks(Lowering lowering) {
    if (lowering.hasErrors()) return lowering.problems();
    List<Problem> problems = new java.util.ArrayList<>(lowering.problems());
    for (Gate blank : lowering.graph().blanks()) {
      problems.add(Problem.error(blank.span(), "graph.blank", blank.name()));
    }
    return problems;
  }
}
