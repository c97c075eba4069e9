package gradus.lang;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The letters that count entries in formulas about a program, i, j, k, … in this order: none is a
/// name of the program or a script in one, as the i of L_i is.
public final class IndexLetters {
  private static final List<String> USUAL =
      List.of("i", "j", "k", "l", "m", "n", "u", "v", "p", "q", "r", "s");

  /// Those that stay what they are where they can: of windows, and of a third and fourth axis.
  private static final Set<String> KEPT = Set.of("u", "v", "p", "q", "r", "s");

  /// What is taken instead, from the front.
  private static final List<String> FREE =
      List.of("i", "j", "k", "l", "m", "n", "a", "b", "c", "d", "g", "h", "o", "w", "z");

  private final Map<String, String> letters = new HashMap<>();

  private IndexLetters(Set<String> taken) {
    Set<String> given = new HashSet<>(taken);
    for (String usual : USUAL) {
      String letter =
          KEPT.contains(usual) && given.add(usual)
              ? usual
              : FREE.stream().filter(given::add).findFirst().orElse(usual);
      letters.put(usual, letter);
    }
  }

  /// @param names those of the program and of its wires
  public static IndexLetters beside(Set<String> names) {
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      taken.add(name);
      addScripts(name, taken);
    }
    return new IndexLetters(taken);
  }

  /// The letters of a script by itself: `i` of y_i, `i` and `j` of w_ij, none of L_data.
  private static void addScripts(String name, Set<String> taken) {
    String[] parts = name.split("[_^]");
    for (int at = 1; at < parts.length; at++) {
      String script = parts[at].replaceAll("[{}(),]", "");
      if (script.codePointCount(0, script.length()) > 2) continue;
      script.codePoints().mapToObj(Character::toString).forEach(taken::add);
    }
    name.codePoints()
        .mapToObj(Character::toString)
        .filter(c -> !Normalizer.isNormalized(c, Normalizer.Form.NFKC))
        .map(c -> Normalizer.normalize(c, Normalizer.Form.NFKC))
        .forEach(taken::add);
  }

  /// The letter that stands for a usual one; of what is none of them, itself.
  public String of(String usual) {
    return letters.getOrDefault(usual, usual);
  }

  /// The same of several in a row: `kj`.
  public String all(String usual) {
    return usual
        .codePoints()
        .mapToObj(c -> of(Character.toString(c)))
        .collect(Collectors.joining());
  }
}
