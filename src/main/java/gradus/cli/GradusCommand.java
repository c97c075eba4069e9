package gradus.cli;

import gradus.lang.Messages;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gradus`: opens the window, or runs one of the commands that need no display.
@Command(name = "gradus")
public final class GradusCommand extends CommonOptions implements Callable<Integer> {
  /// By their names, in the order of the help.
  private static final Map<String, Class<? extends Callable<Integer>>> COMMANDS = commands();

  /// Names a folder: where no window can open, the opening example is walked through there.
  private static final String DEMO = "gradus.demo";

  @Mixin private Source source;

  GradusCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  private static Map<String, Class<? extends Callable<Integer>>> commands() {
    Map<String, Class<? extends Callable<Integer>>> all = new LinkedHashMap<>();
    all.put("eval", EvalCommand.class);
    all.put("steps", StepsCommand.class);
    all.put("check", CheckCommand.class);
    all.put("derive", DeriveCommand.class);
    all.put("descend", DescendCommand.class);
    all.put("export", ExportCommand.class);
    all.put("examples", ExamplesCommand.class);
    return all;
  }

  /// Runs one command line and gives its exit status; never throws.
  public static int run(String... args) {
    return run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), args);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    Locale spoken = spoken(args);
    boolean called = args.length > 0 && COMMANDS.containsKey(args[0]);
    CommandLine line = called ? called(args[0], out, err, spoken) : line(out, err, spoken);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        new WrongUse(new Console(out, err, spoken), line.getParameterExceptionHandler()));
    line.setExecutionExceptionHandler((failure, at, result) -> unexpected(failure, err));
    int status = line.execute(args);
    // A stream that prints swallows its failures, and a result that is cut off is none.
    if (!out.checkError() || status != Console.DONE) return status;
    return new Console(out, err, spoken).fail(Messages.text(spoken, "cli.unwritten"));
  }

  /// All commands, with their help in a language.
  static CommandLine line(PrintStream out, PrintStream err, Locale locale) {
    CommandLine line = new CommandLine(new GradusCommand(out, err));
    COMMANDS.forEach(line::addSubcommand);
    HelpWords.speak(line, locale);
    return line;
  }

  /// One command: what each takes is learned by reflection, half the time of a short run.
  private static CommandLine called(String name, PrintStream out, PrintStream err, Locale locale) {
    CommandLine line = new CommandLine(new CommonOptions(out, err));
    line.addSubcommand(name, COMMANDS.get(name));
    HelpWords.speak(line, locale);
    return line;
  }

  /// The language that a command line asks for, found before the rest of it is read: the help about
  /// a mistake speaks it too.
  private static Locale spoken(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(LANGUAGE) && i + 1 < args.length) return Locale.of(args[i + 1]);
      if (args[i].startsWith(LANGUAGE + "=")) {
        return Locale.of(args[i].substring(LANGUAGE.length() + 1));
      }
    }
    return Locale.getDefault();
  }

  private static int unexpected(Exception failure, PrintStream err) {
    err.println("gradus: internal error, please report it: " + failure);
    if (Boolean.getBoolean("gradus.debug")) failure.printStackTrace(err);
    return Console.PROBLEM;
  }

  @Override
  public Integer call() {
    Console console = console();
    if (source.misuse().filter("cli.source.both"::equals).isPresent()) {
      return console.misuse(console.say("cli.source.both"));
    }
    Optional<String> missing = Display.missing();
    if (missing.isPresent()) return withoutWindow(console, missing.get());
    String text = source.inline().orElse(null);
    Path file = null;
    if (source.fileName().isPresent()) {
      Optional<Source.Script> read = source.read(console);
      if (read.isEmpty()) return Console.PROBLEM;
      Path path = Path.of(source.fileName().get());
      if (Files.isRegularFile(path)) {
        file = path;
      } else {
        text = read.get().text();
      }
    }
    return WindowCommand.open(file, text, console.locale(), hasLanguage());
  }

  private static int withoutWindow(Console console, String why) {
    String folder = System.getProperty(DEMO);
    if (folder != null) return new Demo(console).walk(why, Path.of(folder));
    console.err().println(console.say("cli.display", why));
    return Console.NO_DISPLAY;
  }
}
