package gradus.cli;

import java.io.PrintStream;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// What `gradus` takes whatever it is asked to do. A command that is called has this alone above
/// it: learning by reflection what the window takes would be a third of a short run.
@Command(name = "gradus", version = "Gradus 0.1.0", mixinStandardHelpOptions = true)
class CommonOptions {
  static final String LANGUAGE = "--lang";

  @Option(
      names = LANGUAGE,
      paramLabel = "${bundle:choices.lang}",
      converter = Choices.Languages.class,
      completionCandidates = Choices.Languages.class,
      scope = ScopeType.INHERIT)
  private Locale language;

  private final PrintStream out;
  private final PrintStream err;

  CommonOptions(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  boolean hasLanguage() {
    return language != null;
  }

  Console console() {
    return new Console(out, err, language == null ? Locale.getDefault() : language);
  }
}
