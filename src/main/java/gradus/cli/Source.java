package gradus.cli;

import gradus.document.Loaded;
import gradus.document.Storage;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Decimals;
import gradus.tensor.Tensor;
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

/// The options that all commands on programs share: which program (a file, `-`, `-e TEXT`, or an
/// example by name), inputs overridden, the output chosen, functions drawn by their parts.
final class Source {
  @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
  private String file;

  @Option(names = "-e", paramLabel = "TEXT")
  private String text;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  private List<String> settings = List.of();

  @Option(names = "--output", paramLabel = "NAME")
  private String output;

  @Option(names = "--unfold", paramLabel = "NAME")
  private Set<String> unfolded = Set.of();

  @Option(names = "--unfold-all")
  private boolean unfoldAll;

  @Option(names = "--fold", paramLabel = "NAME")
  private Set<String> folded = Set.of();

  @Option(names = "--level", paramLabel = "${bundle:choices.level}")
  private Folding.Level level = Folding.Level.LAYER;

  /// Of what has too many for all of them; from 0.
  @Option(names = "--row", paramLabel = "N")
  private Integer row;

  /// A program's text and what it is called in messages.
  ///
  /// @param digits decimals that it states
  record Script(String text, String name, Decimals digits) {
    Script(String text, String name) {
      this(text, name, Decimals.AS_NEEDED);
    }
  }

  Optional<String> fileName() {
    return Optional.ofNullable(file);
  }

  Optional<String> inline() {
    return Optional.ofNullable(text);
  }

  /// Whether anything was said of a program: its place, its inputs, its output or how it is drawn.
  boolean isGiven() {
    boolean named = file != null || text != null || output != null;
    boolean opened = level != Folding.Level.LAYER;
    boolean drawn = unfoldAll || opened || !unfolded.isEmpty() || !folded.isEmpty();
    return named || drawn || !settings.isEmpty();
  }

  /// An option that says how gates are drawn; empty when none was given.
  Optional<String> drawn() {
    if (level != Folding.Level.LAYER) return Optional.of("--level");
    if (row != null) return Optional.of("--row");
    if (unfoldAll) return Optional.of("--unfold-all");
    if (!unfolded.isEmpty()) return Optional.of("--unfold");
    return folded.isEmpty() ? Optional.empty() : Optional.of("--fold");
  }

  /// What is wrong with how the source was named, as a message key; empty when nothing is.
  Optional<String> misuse() {
    if (file == null && text == null) return Optional.of("cli.source.none");
    if (file != null && text != null) return Optional.of("cli.source.both");
    boolean opens = level != Folding.Level.LAYER || !unfolded.isEmpty();
    if (row != null && !opens) return Optional.of("cli.row.alone");
    if (row != null && row < 0) return Optional.of("cli.row.negative");
    return Optional.empty();
  }

  /// Reads the text; on failure says why and is empty.
  Optional<Script> read(Console console) {
    return text != null ? Optional.of(new Script(text, "<text>")) : read(file, console);
  }

  /// Reads another text: a file, `-`, or an example by name; on failure says why and is empty.
  static Optional<Script> read(String file, Console console) {
    if (file.equals("-")) return standardInput(console);
    try {
      Path path = Path.of(file);
      if (!Files.exists(path)) {
        Optional<String> example = Examples.program(file, console.locale());
        if (example.isPresent()) {
          return Optional.of(new Script(example.get(), file, Examples.decimals(file)));
        }
      }
      return accept(Storage.read(path), file, console);
    } catch (InvalidPathException notAPath) {
      console.fail(console.say("file.missing", file));
      return Optional.empty();
    }
  }

  private static Optional<Script> standardInput(Console console) {
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

  private static Optional<Script> accept(Loaded reading, String name, Console console) {
    return switch (reading) {
      case Loaded.Ok ok -> Optional.of(new Script(ok.text(), name));
      case Loaded.Unreadable failed -> {
        console.fail(failed.failure().message(console.locale()));
        yield Optional.empty();
      }
    };
  }

  /// Reads and lowers a text under these options, and traces it if the command needs that. Problems
  /// are reported; empty when there is an error.
  Optional<Prepared> prepare(Script text, ProgramCommand command, Console console) {
    Map<String, Tensor> overrides = new LinkedHashMap<>();
    for (String setting : settings) {
      Optional<Gate> gate = setting(setting);
      if (gate.isEmpty()) {
        console.fail(console.say("cli.set", setting));
        return Optional.empty();
      }
      String name = gate.get().name();
      if (overrides.put(name, gate.get().literal()) != null) {
        console.fail(console.say("cli.set.twice", name));
        return Optional.empty();
      }
    }
    Program program = ProgramReader.read(text.text());
    Folding folding =
        command.folding(
            program, new Folding(unfoldAll, unfolded, folded).at(level, row == null ? 0 : row));
    Prepared.Conditions given =
        new Prepared.Conditions(
            overrides,
            Optional.ofNullable(output == null ? command.output(program) : output),
            new Foldable(unfolded, folded, Optional.ofNullable(row)),
            folding,
            command.seed());
    Prepared.Answer answer = Prepared.of(text, program, given, command.needs());
    List<Problem> told = answer.problems().stream().filter(command::tells).toList();
    console.report(told, text.text(), text.name());
    return switch (answer) {
      case Prepared.Answer.Usable usable -> Optional.of(usable.prepared());
      case Prepared.Answer.Objected objected -> Optional.empty();
    };
  }

  /// `NAME=VALUE` is itself a program with one input; the words of its name may stand apart, as
  /// they are shown.
  private static Optional<Gate> setting(String setting) {
    int sign = Math.max(0, setting.indexOf('='));
    String name = setting.substring(0, sign).strip().replaceAll("(?<=\\pL) +(?=\\pL)", "_");
    Lowering lowering = GraphBuilder.build(ProgramReader.read(name + setting.substring(sign)));
    if (lowering.hasErrors() || lowering.graph().gates().size() != 1) return Optional.empty();
    return Optional.of(lowering.graph().output())
        .filter(g -> g.isInput() && g.literal() != null && setting.contains("="));
  }
}
