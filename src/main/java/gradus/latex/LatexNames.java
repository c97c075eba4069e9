package gradus.latex;

import gradus.plain.KnownNames;
import gradus.plain.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What letters and words mean in one LaTeX text: letters stand alone there, unless together they
/// are a function, or a name that the text spells on the left of an equals sign.
final class LatexNames {
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:^|[\\n\\r;,$&{]|\\\\\\\\)[ \\t]*+(\\p{L}[\\p{L}\\p{N}_]++)[ \\t]*+"
              + "(?:&?[ \\t]*+=|\\([^()=]*+\\)[ \\t]*+&?=)");
  private static final Pattern HEADER =
      Pattern.compile("(?<![\\p{L}\\p{N}_])\\p{L}[\\p{L}\\p{N}_]*+\\(([^()=]*+)\\)[ \\t]*+&?=");

  /// `\mathrm{CE}(y, t) =`: a function of the text's own, whatever else is called so.
  private static final Pattern OWN =
      Pattern.compile(
          "\\\\(?:mathrm|operatorname|text|mathit)\\{(\\p{L}[\\p{L}\\p{N}_]*+)\\}[ \\t]*+(?:\\\\left)?"
              + "\\([^()=]*+\\)[ \\t]*+&?=");

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_]+");
  private static final Pattern LETTER_AND_NUMBER = Pattern.compile("\\p{L}_\\p{N}+|\\p{L}_\\p{L}");

  /// How one is named on paper that the language spells otherwise.
  private static final Map<String, String> OTHER_SPELLINGS =
      Map.of(
          "sgn",
          "sign",
          "ce",
          "cross_entropy",
          "lse",
          "logsumexp",
          "crossentropyloss",
          "cross_entropy",
          "mseloss",
          "mse",
          "hingeloss",
          "hinge",
          "heaviside",
          "step");

  private final Set<String> functions;
  private final Set<String> spelled;
  private final Set<String> own;
  private final Map<String, String> folded = new HashMap<>();
  private Set<String> defined = Set.of();
  private Set<String> written = Set.of();
  private Set<String> vectors = Set.of();
  private Set<String> headers = Set.of();
  private boolean knowing;
  private final int longest;

  LatexNames(Set<String> functions, String text) {
    this.functions = functions;
    spelled = spelled(text);
    own = OWN.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    functions.forEach(name -> folded.put(fold(name), name));
    folded.putAll(OTHER_SPELLINGS);
    folded.keySet().removeIf(name -> !functions.contains(folded.get(name)));
    longest = spelled.isEmpty() ? 16 : 64;
  }

  /// Names of several letters that the text itself spells out where it defines them.
  private static Set<String> spelled(String text) {
    Set<String> spelled = new HashSet<>();
    Matcher left = LEFT.matcher(text);
    for (int from = 0; left.find(from); from = left.end(1)) {
      add(left.group(1), spelled);
    }
    Matcher header = HEADER.matcher(text);
    while (header.find()) {
      Matcher word = WORD.matcher(header.group(1));
      while (word.find()) {
        add(word.group(), spelled);
      }
    }
    return spelled;
  }

  private static void add(String name, Set<String> spelled) {
    // w_1 and w_i are letters with an index
    if (!LETTER_AND_NUMBER.matcher(name).matches()) spelled.add(name);
  }

  /// Learns which names the text defines, from its own tokens.
  ///
  /// @param hoisted the statements that braces under a formula add
  /// @param summed the names whose entries some sum runs over
  void define(List<Token> tokens, List<Token> hoisted, Set<String> summed) {
    vectors = summed;
    headers = Latex.headers(tokens);
    written = Latex.defined(tokens);
    defined = new HashSet<>(written);
    defined.addAll(Latex.defined(hoisted));
    knowing = true;
  }

  /// Whether the name holds a vector, as far as the text tells.
  boolean isVector(String name) {
    return defined.contains(name) || vectors.contains(name);
  }

  /// Whether a bracket after the name holds its arguments.
  boolean isCalled(String name) {
    return headers.contains(name) || !isDefined(name) && KnownNames.isCustomary(name);
  }

  /// Whether the text defines the name in a statement of its own.
  boolean isWritten(String name) {
    return written.contains(name);
  }

  boolean isDefined(String name) {
    return defined.contains(name);
  }

  /// Whether it is known yet what the text defines.
  boolean isKnowing() {
    return knowing;
  }

  /// The most letters that together may mean something.
  int longest() {
    return longest;
  }

  boolean isSpelled(String word) {
    return spelled.contains(word);
  }

  /// The function that a word names, upper case and underscores aside (`ReLU`, `LeakyReLU`); null
  /// when it names none.
  String function(String word) {
    if (isDefined(word) || own.contains(word)) return null;
    return functions.contains(word) ? word : folded.get(fold(word));
  }

  private static String fold(String word) {
    return word.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
