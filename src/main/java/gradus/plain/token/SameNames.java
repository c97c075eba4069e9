package gradus.plain.token;

import gradus.lang.Builtins;
import gradus.lang.GreekLetters;
import gradus.lang.Scripts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One name in two spellings: `x_1` beside `x₁`, `lambda` beside `λ`. A spelling that nothing
/// defines is the one that the program defines.
public final class SameNames {
  /// Words whose letters are signs here: of a constant, of products and of sums.
  private static final Set<String> SIGNS = Set.of("pi", "Pi", "Sigma");

  private static final Map<String, String> FORMS = Map.of("ϵ", "ε", "ϕ", "φ", "ϑ", "θ");

  /// A letter with a mark above it, written behind it as a word: `y_hat`.
  private static final Pattern DRESSED = Pattern.compile("(\\p{L})_?(hat|bar|tilde)");

  private static final Map<String, String> MARKS =
      Map.of("hat", "\u0302", "bar", "\u0304", "tilde", "\u0303");

  /// A letter and its number, `x1`, which is typeset as `x_1` is.
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L})(\\d+)");

  private static final Pattern SPELLED = Pattern.compile("([A-Za-z]+)(\\d+)");

  /// Above a letter, the arrow of a vector.
  private static final String ARROW = "\u20D7";

  /// Longer names are in nobody's second spelling.
  private static final int LONGEST = 30;

  private SameNames() {}

  /// The letter that a word spells, itself where it spells none.
  public static String letter(String word) {
    return isGreek(word) ? GreekLetters.BY_WORD.get(word) : FORMS.getOrDefault(word, word);
  }

  private static boolean isGreek(String word) {
    return GreekLetters.BY_WORD.containsKey(word) && !SIGNS.contains(word);
  }

  /// The tokens with one spelling of each name.
  public static List<Token> joined(List<Token> tokens, KnownNames names) {
    Set<String> seen = new HashSet<>();
    Map<String, String> firsts = new HashMap<>();
    Map<String, Set<String>> spellings = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!isName(token) || isSigmoid(tokens, i) || !seen.add(token.text())) continue;
      String plain = plain(token.text());
      String first = firsts.putIfAbsent(plain, token.text());
      if (first == null) continue;
      spellings.computeIfAbsent(plain, k -> new HashSet<>(Set.of(first))).add(token.text());
    }
    Map<String, String> others = new HashMap<>();
    spellings.forEach((plain, all) -> {
      List<String> defined = all.stream().filter(names::isDefined).toList();
      if (defined.isEmpty() || isEntry(plain, names)) return;
      // x1 and x_1 that are both given are two names to whoever wrote them
      boolean numbered = all.stream().anyMatch(name -> NUMBERED.matcher(name).matches());
      if (numbered && defined.size() > 1) return;
      all.forEach(name -> others.put(name, defined.getFirst()));
    });
    productsOf(tokens, names, others);
    if (others.isEmpty()) return tokens;
    List<Token> joined = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      String name =
          isName(t) && !isSigmoid(tokens, i) ? others.getOrDefault(t.text(), t.text()) : t.text();
      boolean same = name == null || name.equals(t.text());
      joined.add(same ? t : new Token(t.kind(), t.start(), t.end(), name, t.problem()));
    }
    return joined;
  }

  /// Notes names that are made of such ones, `w_1x_1` beside `w1` and `x1`, by those that are
  /// defined.
  private static void productsOf(List<Token> tokens, KnownNames names, Map<String, String> others) {
    Map<String, List<String>> defined = null;
    for (Token token : tokens) {
      List<String> chunks = isName(token) ? NameParts.chunks(token.text()) : List.of();
      if (chunks.isEmpty() || names.isDefined(token.text())) continue;
      if (chunks.stream().allMatch(c -> c.length() == 1)) continue;
      if (defined == null) defined = defined(tokens, names);
      StringBuilder product = new StringBuilder();
      for (String chunk : chunks) {
        boolean known = names.isDefined(chunk) || names.isEntry(chunk, Set.of());
        List<String> same = known ? List.of(chunk) : defined.getOrDefault(plain(chunk), List.of());
        if (same.size() != 1 || !known && isEntry(plain(chunk), names)) {
          product = null;
          break;
        }
        product.append(same.getFirst());
      }
      // a word in it would not be told from the letters beside it
      boolean read =
          product != null && !names.letters(product.toString(), names.parameters()).isEmpty();
      if (read) others.putIfAbsent(token.text(), product.toString());
    }
  }

  /// The names that are defined, by what all their spellings have in common.
  private static Map<String, List<String>> defined(List<Token> tokens, KnownNames names) {
    Map<String, List<String>> all = new HashMap<>();
    for (Token token : tokens) {
      if (!isName(token) || !names.isDefined(token.text())) continue;
      List<String> same = all.computeIfAbsent(plain(token.text()), k -> new ArrayList<>());
      if (!same.contains(token.text())) same.add(token.text());
    }
    return all;
  }

  /// Whether a name with a number behind it may be an entry of a vector too.
  private static boolean isEntry(String plain, KnownNames names) {
    int mark = plain.indexOf('_');
    return mark > 0 && names.isVector(plain.substring(0, mark));
  }

  /// Whether the letter stands before a bracket, where it is a function.
  private static boolean isSigmoid(List<Token> tokens, int i) {
    boolean call = i + 1 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.OPEN;
    return call && tokens.get(i).text().equals(Builtins.SIGMA);
  }

  private static boolean isName(Token token) {
    return token.kind() == TokenKind.NAME && token.text().length() <= LONGEST;
  }

  /// What all spellings of a name have in common.
  private static String plain(String written) {
    String name = written.length() > 1 ? written.replace(ARROW, "") : written;
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) return letter(numbered.group(1)) + "_" + numbered.group(2);
    Matcher spelled = SPELLED.matcher(name);
    if (spelled.matches() && isGreek(spelled.group(1))) {
      return letter(spelled.group(1)) + "_" + spelled.group(2);
    }
    Matcher dressed = DRESSED.matcher(name);
    if (dressed.matches()) {
      String mark = MARKS.get(dressed.group(2));
      return Normalizer.normalize(dressed.group(1) + mark, Normalizer.Form.NFC);
    }
    int end = name.length();
    while (end > 1 && Scripts.isLowered(name.charAt(end - 1))) {
      end--;
    }
    StringBuilder lowered = new StringBuilder();
    for (int i = end; i < name.length(); i++) {
      lowered.append(Scripts.plainOfLowered(name.charAt(i)));
    }
    int mark = lowered.isEmpty() ? name.indexOf('_') : end;
    if (mark < 0) mark = end;
    String rest = lowered.isEmpty() ? name.substring(mark) : "_" + lowered;
    return letter(name.substring(0, mark)) + rest;
  }
}
