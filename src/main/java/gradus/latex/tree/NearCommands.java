package gradus.latex.tree;

import gradus.lang.Spelling;
import gradus.latex.LatexSigns;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was surely meant by a command that LaTeX has not: `\alhpa`, or `\sigmoid`, which a paper
/// defines for itself.
final class NearCommands {
  private NearCommands() {}

  /// How it is written, in LaTeX; empty where nothing is so near that it must be meant.
  static Optional<String> of(String name, SpelledWords vocabulary) {
    if (vocabulary.function(name) != null) return Optional.of(operator(name));
    return Spelling.mistyped(name, commands())
        .map(near -> "\\" + near)
        .or(() -> Spelling.mistyped(name, vocabulary.functions()).map(NearCommands::operator));
  }

  private static String operator(String function) {
    return "\\operatorname{" + function.replace("_", "\\_") + "}";
  }

  private static SortedSet<String> commands() {
    SortedSet<String> commands = new TreeSet<>(Commands.names());
    commands.addAll(TexSign.names());
    commands.addAll(LatexSigns.LETTERS.keySet());
    commands.addAll(LatexSigns.STYLES);
    commands.addAll(LatexSigns.WORDS);
    commands.addAll(LatexSigns.ACCENTS.keySet());
    return commands;
  }
}
