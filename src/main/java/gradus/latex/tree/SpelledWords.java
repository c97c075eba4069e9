package gradus.latex.tree;

import gradus.lang.Builtins;
import gradus.lang.Scripts;
import gradus.latex.LatexSigns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which letters of a text belong together: letters stand alone in LaTeX, unless together they are
/// a function, a name that the text spells on the left of an equals sign, or a word of a sentence.
public final class SpelledWords {
  private static final Pattern LEFT =
      Pattern.compile(
          "(?:^|[\\n\\r;,$&{]|\\\\\\\\)[ \\t]*+(\\p{L}[\\p{L}\\p{N}_]++)[ \\t]*+"
              + "(?:&?[ \\t]*+=|\\([^()=]*+\\)[ \\t]*+&?=)");

  /// `net_{h1} =`: letters with a script, on the left of an equals sign.
  private static final Pattern SCRIPTED =
      Pattern.compile(
          "(?:^|[\\n\\r;,$&{]|\\\\\\\\)[ \\t]*+(\\p{L}[\\p{L}\\p{N}]++)"
              + "(?:[_^]\\{[^{}=\\n]{0,40}+\\})++[ \\t]*+&?=");

  private static final Pattern HEADER =
      Pattern.compile("(?<![\\p{L}\\p{N}_])\\p{L}[\\p{L}\\p{N}_]*+\\(([^()=]*+)\\)[ \\t]*+&?=");

  /// `\mathrm{CE}(y, t) =`: a function of the text's own, whatever else is called so. Behind an
  /// equals sign the next form checks a known one.
  private static final Pattern OWN =
      Pattern.compile(
          "\\\\(?:mathrm|operatorname|text|mathit)\\{(\\p{L}[\\p{L}\\p{N}_]*+)\\}["
              + " \\t]*+(?:\\\\left)?\\([^()=|+*/-]*+\\)[ \\t]*+&?=");

  /// `\\text{apple count} =`: a name of several words.
  private static final Pattern PHRASE =
      Pattern.compile(
          "\\\\(?:text|textit|textrm|mathrm|mathit|operatorname|mbox)\\{[ ]*+"
              + "(\\p{L}[\\p{L}\\p{N}_]*+(?:[ ~]++[\\p{L}\\p{N}_]++){1,5})[ ]*+\\}[ \\t]*+&?=");

  /// `x =`, `\\theta =`, `w_{11} =`, `$x =`; the word before it may be followed by another.
  private static final Pattern VALUE =
      Pattern.compile(
          "\\s++(?:(?:let|the|we|have|that|if|when)\\s++)?[$]{0,2}\\s*+\\\\?\\p{L}[\\p{L}\\p{N}']{0,40}+"
              + "(?:[_^](?:[\\p{L}\\p{N}]|\\{[^{}=\\n]{0,40}+\\}))*+\\s*+&?=(?!=)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_]+");
  private static final Pattern LETTER_L =
      Pattern.compile("(?<![\\p{L}\\\\])l(?=\\h*=|(?![\\p{L}\\p{N}]))");
  private static final Pattern LETTER_AND_NUMBER = Pattern.compile("\\p{L}_\\p{N}+|\\p{L}_\\p{L}");
  private static final Pattern WORD_AND_LETTER = Pattern.compile("(.*[^_])_\\p{L}");

  /// How one is named on paper that the language spells otherwise.
  private static final Map<String, String> OTHER_SPELLINGS =
      Map.ofEntries(
          Map.entry("sgn", "sign"),
          Map.entry("ce", "cross_entropy"),
          Map.entry("lse", "logsumexp"),
          Map.entry("crossentropyloss", "cross_entropy"),
          Map.entry("mseloss", "mse"),
          Map.entry("hingeloss", "hinge"),
          Map.entry("heaviside", "step"),
          Map.entry("tr", "trace"),
          Map.entry("arcsin", "asin"),
          Map.entry("arccos", "acos"),
          Map.entry("arctan", "atan"),
          Map.entry("maximum", "max"),
          Map.entry("minimum", "min"));

  private static final Set<String> MORE =
      Set.of("여기서", "단", "그리고", "이때", "예", "예를 들어", "otherwise", "else");
  private static final int LONGEST = 64;

  private final Set<String> functions;
  private final Set<String> spelled;
  private final Set<String> own;
  private final Map<String, String> folded = new HashMap<>();
  private final Set<String> phrases;
  private final NamedDifferences differences;
  private final int longest;

  /// Whether `ln x` may be a product, since the text has an l.
  private final boolean product;

  public SpelledWords(Set<String> functions, String text) {
    this.functions = functions;
    spelled = spelled(text);
    phrases = PHRASE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    differences = new NamedDifferences(text);
    product = LETTER_L.matcher(text).find();
    functions.forEach(name -> folded.put(fold(name), name));
    OTHER_SPELLINGS.forEach((other, name) -> {
      if (functions.contains(name)) folded.putIfAbsent(other, name);
    });
    own =
        OWN.matcher(text)
            .results()
            .filter(m -> !isForm(text, m.start()) || !isKnown(m.group(1)))
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    longest = spelled.stream().mapToInt(String::length).max().orElse(0);
  }

  private boolean isKnown(String word) {
    return functions.contains(word) || folded.containsKey(fold(word));
  }

  /// Whether an equals sign stands before a place.
  private static boolean isForm(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '&')) {
      before--;
    }
    return before >= 0 && text.charAt(before) == '=';
  }

  private static Set<String> spelled(String text) {
    Set<String> spelled = new HashSet<>();
    Matcher left = LEFT.matcher(text);
    for (int from = 0; left.find(from); from = left.end(1)) {
      add(left.group(1), spelled);
    }
    SCRIPTED.matcher(text).results().forEach(m -> add(m.group(1), spelled));
    Matcher header = HEADER.matcher(text);
    while (header.find()) {
      Matcher word = WORD.matcher(header.group(1));
      while (word.find()) {
        char before = word.start() == 0 ? ' ' : header.group(1).charAt(word.start() - 1);
        // `g(\theta^Tx) =` holds no word
        if (before != '^' && before != '\\') add(word.group(), spelled);
      }
    }
    return spelled;
  }

  private static void add(String name, Set<String> spelled) {
    int end = name.length();
    while (end > 1
        && Character.isLetter(name.charAt(end - 1))
        && Scripts.isLowered(name.charAt(end - 1))) {
      end--;
    }
    // zᵢ is a letter with an index, and netⱼ a word with one
    if (end < name.length()) {
      if (end > 1) add(name.substring(0, end), spelled);
      return;
    }
    // w_1 and w_i are letters with an index
    boolean indexed = LETTER_AND_NUMBER.matcher(name).matches();
    boolean script = name.endsWith("_");
    if (indexed || script || name.length() > LONGEST || isConnective(name)) return;
    // the k of net_k may be one that a sum runs over
    Matcher lettered = WORD_AND_LETTER.matcher(name);
    spelled.add(lettered.matches() ? lettered.group(1) : name);
  }

  /// Where the longest name ends that the text spells out and that begins here; -1 when none does.
  int name(String text, int at) {
    int end = -1;
    for (int i = at; i < text.length() && i - at < longest && isPart(text.charAt(i)); i++) {
      if (i + 1 - at > 1 && spelled.contains(text.substring(at, i + 1))) end = i + 1;
    }
    for (String gradient : Builtins.GRADIENTS) {
      // `grad(L, w)` in a step of descent
      boolean whole = text.startsWith(gradient + "(", at) && !isLetter(text, at - 1);
      if (whole) end = Math.max(end, at + gradient.length());
    }
    int repeat = at + Builtins.REPEAT.length();
    boolean block = text.startsWith(Builtins.REPEAT, at) && isBlock(text, repeat);
    return block ? repeat : end;
  }

  private static boolean isBlock(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ' && i - from < 8) {
      i++;
    }
    return i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '{');
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && Character.isLetter(text.charAt(at));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// Where the function's name ends that all letters from here on make; -1 when they make none.
  int function(String text, int at) {
    int end = at;
    while (end < text.length()
        && end - at < LONGEST
        && isPart(text.charAt(end))
        && !Scripts.isLowered(text.charAt(end))) {
      end++;
    }
    // `log_{10}` has something below it
    while (end > at && text.charAt(end - 1) == '_') {
      end--;
    }
    // `W_softmax` is no word, `softmax_2` is
    String word = text.substring(at, end);
    if (word.length() > 1 && function(word) == null && word.indexOf('_') > 1) {
      end = at + word.indexOf('_');
      word = text.substring(at, end);
    }
    if (word.length() < 2 || function(word) == null) return -1;
    boolean applied = end < text.length() && text.charAt(end) == '(';
    boolean logarithm = word.equals("ln") && !product && end < text.length();
    boolean spaced = logarithm && Character.isWhitespace(text.charAt(end));
    return word.length() > 2 || applied || spaced ? end : -1;
  }

  /// Where a word ends that joins formulas in a sentence; -1 when none begins here.
  int prose(String text, int at) {
    int end = at;
    while (end < text.length() && end - at < LONGEST && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean whole = end == text.length() || " \t\n\r$:,\\".indexOf(text.charAt(end)) >= 0;
    return whole && end > at && isConnective(text.substring(at, end)) ? end : -1;
  }

  /// Where a word ends that stands between a formula and a name with a value, `x = 6 and y = 3`; -1
  /// when none begins here.
  int joint(String text, int at) {
    if (at == 0 || !Character.isWhitespace(text.charAt(at - 1))) return -1;
    int end = prose(text, at);
    if (end - at < 2 || end == text.length() || !Character.isWhitespace(text.charAt(end))) {
      return -1;
    }
    return VALUE.matcher(text).region(end, text.length()).lookingAt() ? end : -1;
  }

  NamedDifferences differences() {
    return differences;
  }

  /// Whether several words are a name that the text gives a value.
  boolean isPhrase(String words) {
    return phrases.contains(words);
  }

  /// Whether a word only joins formulas.
  public static boolean isConnective(String word) {
    return LatexSigns.CONNECTIVES.contains(word.toLowerCase(Locale.ROOT)) || MORE.contains(word);
  }

  /// The functions of the language and of the text.
  Set<String> functions() {
    return new TreeSet<>(functions);
  }

  /// Whether the language has a function of this name.
  public boolean isFunction(String name) {
    return functions.contains(name);
  }

  /// The function that a word names, upper case and underscores aside (`ReLU`, `LeakyReLU`); null
  /// when it names none.
  public String function(String word) {
    if (spelled.contains(word) || own.contains(word)) return null;
    return functions.contains(word) ? word : folded.get(fold(word));
  }

  private static String fold(String word) {
    return word.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
