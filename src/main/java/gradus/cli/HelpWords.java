package gradus.cli;

import gradus.descent.Optimiser;
import gradus.export.FileKinds;
import gradus.lang.Messages;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The words of `--help` in one language, under the keys by which picocli asks for them. They are
/// the messages `cli.help.…`: a command's by its name, an option's by its longest name, or by its
/// `descriptionKey` where commands say different things about one name. What an option takes where
/// that is one of a few words (`light|dark|print`) is `choices.NAME`, for its label.
final class HelpWords extends ResourceBundle {
  /// The keys of picocli's own two options.
  private static final Map<String, String> STANDARD =
      Map.of(
          "mixinStandardHelpOptions.help", "help", "mixinStandardHelpOptions.version", "version");

  private final CommandLine line;
  private final Locale locale;

  /// How each is said, by the keys of picocli: most runs ask for one or two. Null until one is
  /// asked for.
  private Map<String, Supplier<String>> words;

  private HelpWords(CommandLine line, Locale locale) {
    this.line = line;
    this.locale = locale;
  }

  /// Lets every command of a command line speak a language. Who asks for a word later may meet an
  /// `IllegalArgumentException`: a command or an option without a message.
  static void speak(CommandLine line, Locale locale) {
    line.setResourceBundle(new HelpWords(line, locale));
  }

  private Map<String, Supplier<String>> words() {
    if (words == null) {
      words = new HashMap<>();
      put("usage.synopsisHeading", "usage");
      put("usage.commandListHeading", "commands");
      put(line.getCommandName() + ".usage.footer", "footer");
      add(line);
      line.getSubcommands().values().forEach(this::add);
      words.put(line.getCommandName() + ".descend.usage.footer", this::rules);
    }
    return words;
  }

  private void add(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    put(command.qualifiedName(".") + ".usage.description", command.name());
    for (OptionSpec option : command.options()) {
      String name = option.longestName().replaceFirst("^-+", "");
      put(key(option, name));
      words.put("choices." + name, () -> String.join("|", Choices.of(option)));
    }
    for (ArgSpec positional : command.positionalParameters()) {
      put(key(positional, positional.paramLabel()));
    }
  }

  private static String key(ArgSpec arg, String name) {
    String key = arg.descriptionKey();
    return key == null || key.isEmpty() ? name : key;
  }

  /// What each rule of a descent does, below its options: formulas and words.
  private String rules() {
    StringBuilder all = new StringBuilder();
    for (Optimiser rule : Optimiser.values()) {
      String said = Messages.text(locale, rule.words());
      all.append("%n%s: %s%n%s%n".formatted(Choices.word(rule), rule.formula(), said));
    }
    return formatted(all.toString());
  }

  private void put(String key) {
    put(key, STANDARD.getOrDefault(key, key));
  }

  private void put(String key, String message) {
    String said = "cli.help." + message;
    words.put(key, () -> formatted(Messages.text(locale, said, FileKinds.described(locale))));
  }

  /// picocli formats what it prints.
  private static String formatted(String text) {
    return text.replace("%", "%%").replace("\n", "%n");
  }

  @Override
  protected Object handleGetObject(String key) {
    Supplier<String> word = words().get(key);
    return word == null ? null : word.get();
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(words().keySet());
  }
}
