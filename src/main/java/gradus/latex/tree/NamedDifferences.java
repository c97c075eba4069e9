package gradus.latex.tree;

import gradus.plain.token.SameNames;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The differences that a text names: `\Delta x`, two words, is one name where it stands before an
/// equals sign, and there it is everywhere.
final class NamedDifferences {
  private static final String PAIR = "\\\\([Dd]elta)[ \\t]*+(\\\\[a-zA-Z]{2,9}+|\\p{L})";

  private static final Pattern NAME = Pattern.compile(PAIR);

  /// `\Delta x =`, `\delta_{ij}` is none, `\Delta W_{ij} =`.
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:^|[\\n\\r;,$&]|\\\\\\\\)[ \\t]*+"
              + PAIR
              + "(?:_(?:[\\p{L}\\p{N}]|\\{[^{}=\\n]{0,40}+\\}))?+[ \\t]*+&?=");

  private final String text;
  private final Set<String> names = new HashSet<>();

  NamedDifferences(String text) {
    this.text = text;
    LEFT.matcher(text)
        .results()
        .forEach(m -> {
          String name = name(m.group(1), m.group(2));
          if (name != null) names.add(name);
        });
  }

  /// The name of a difference; null where what follows the sign is no letter.
  private static String name(String sign, String behind) {
    String letter = behind.startsWith("\\") ? SameNames.letter(behind.substring(1)) : behind;
    boolean one = letter.codePointCount(0, letter.length()) == 1;
    return one ? SameNames.letter(sign) + letter : null;
  }

  /// The name that begins at a place, as a word; null where none does.
  TexWord at(int place) {
    if (names.isEmpty()) return null;
    Matcher pair = NAME.matcher(text).region(place, text.length());
    if (!pair.lookingAt()) return null;
    String name = name(pair.group(1), pair.group(2));
    return name != null && names.contains(name)
        ? new TexWord(TexKind.LETTER, place, pair.end(), name)
        : null;
  }
}
