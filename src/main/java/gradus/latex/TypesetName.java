package gradus.latex;

import static java.util.stream.Collectors.joining;

import gradus.lang.Scripts;
import gradus.plain.token.KnownNames;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name of the program as LaTeX: lowered and raised signs are scripts, letters are commands.
public final class TypesetName {
  /// Between two names side by side: the invisible sign of a product.
  public static final String TIMES = "\u2062";

  private static final Pattern NUMBERED =
      Pattern.compile("[\\p{L}&&[^\\x{AC00}-\\x{D7A3}]]\\d{1,5}");

  /// A letter and the number that is lowered behind it; Hangul stands on the line.
  private static final Pattern INDEXED =
      Pattern.compile("([\\p{L}&&[^\\x{AC00}-\\x{D7A3}]]\\p{M}*)_?(\\d{1,5})");

  private static final Pattern WORDS =
      Pattern.compile("(?!.*[\\x{AC00}-\\x{D7A3}])\\p{L}{2,}(_\\p{L}{2,})+");

  /// Words that may stand behind a letter.
  private static final Pattern LETTERS =
      Pattern.compile("(?!.*[\\x{AC00}-\\x{D7A3}])\\p{L}+(_\\p{L}+)*");

  /// An index that is a word, upright as in L_data, unlike the letters of w_ij and W_xh.
  private static final Pattern WORD = Pattern.compile("(?![i-n]+$)[A-Za-z]{3,}|in|CE");

  /// A word or letter and the number or letter lowered behind it: net_h1, loss_2, E_o1, net_o.
  private static final Pattern NUMBERED_WORD =
      Pattern.compile("([\\p{L}&&[^\\x{AC00}-\\x{D7A3}]]+)_([A-Za-z]?[0-9]{1,3}|[A-Za-z])");

  private static final Map<String, String> GREEK = greek();

  /// Letters by the words for them: θ for theta.
  private static final Map<String, String> SPELLED = spelled();

  /// Accents by the words that stand for them at the end of a name: x_hat.
  private static final Map<String, Character> SPOKEN =
      Map.of("hat", '\u0302', "tilde", '\u0303', "bar", '\u0304', "dot", '\u0307');

  private static final Map<Character, String> ACCENTS =
      Map.of(
          '\u0302', "hat", '\u0303', "tilde", '\u0304', "bar", '\u0307', "dot", '\u0308', "ddot");

  private TypesetName() {}

  private static Map<String, String> greek() {
    Map<String, String> greek = new TreeMap<>();
    LatexSigns.LETTERS.forEach((command, letter) -> {
      boolean plain = command.startsWith("var") || command.endsWith("math");
      if (!plain && letter.codePointAt(0) > 0x7F) greek.put(letter, command);
    });
    greek.put("ς", "varsigma");
    return greek;
  }

  private static Map<String, String> spelled() {
    Map<String, String> letters = new TreeMap<>();
    GREEK.forEach((letter, command) -> {
      boolean greek =
          Character.UnicodeBlock.of(letter.codePointAt(0)) == Character.UnicodeBlock.GREEK;
      if (greek) letters.put(command, letter);
    });
    return letters;
  }

  /// The letters that the words of a name stand for: θ_1 for theta_1, x̂ for x_hat.
  private static String inLetters(String name) {
    int bar = name.indexOf('_');
    String base = bar < 0 ? name : name.substring(0, bar);
    String rest = bar < 0 ? "" : name.substring(bar);
    int digits = base.length();
    while (digits > 0 && isFigure(base.charAt(digits - 1))) {
      digits--;
    }
    String letter = SPELLED.get(base.substring(0, digits));
    String spelled = letter == null ? base : letter + base.substring(digits);
    int end = rest.indexOf('_', 1);
    Character accent =
        rest.isEmpty() ? null : SPOKEN.get(rest.substring(1, end < 0 ? rest.length() : end));
    if (accent == null || !isLetter(spelled)) return spelled + rest;
    String accented = Normalizer.normalize(spelled + accent, Normalizer.Form.NFC);
    return accented + (end < 0 ? "" : rest.substring(end));
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9' || Scripts.isLowered(c);
  }

  /// A name as it is typeset: w₁₁⁽¹⁾ is `w_{11}^{(1)}`.
  public static String of(String name) {
    return of(name, false);
  }

  private static String of(String name, boolean bold) {
    int quotes = name.length() - KnownNames.withoutQuotes(name).length();
    String bare = name.substring(0, name.length() - quotes);
    String mark = "";
    int open = mark(bare);
    if (open > 0) {
      mark = plain(bare.substring(open), false);
      bare = bare.substring(0, open);
    }
    int low = bare.length();
    while (low > 1 && Scripts.isLowered(bare.charAt(low - 1))) {
      low--;
    }
    String index = plain(bare.substring(low), true);
    String base = bare.substring(0, low);
    int bar = base.indexOf('_');
    boolean indexed = bar > 0 && isLetter(base.substring(0, bar)) && index.isEmpty();
    if (indexed && base.substring(bar + 1).matches("\\p{N}+|\\p{L}+")) {
      index = base.substring(bar + 1);
      base = base.substring(0, bar);
      if (index.codePoints().anyMatch(c -> c > 0x7F)) index = "\\text{" + index + "}";
      if (WORD.matcher(index).matches()) index = "\\mathrm{" + index + "}";
    }
    StringBuilder typeset = new StringBuilder(bold ? boldLetters(base) : letters(base));
    if (!index.isEmpty()) typeset.append("_{").append(index).append('}');
    if (!mark.isEmpty()) typeset.append("^{").append(mark).append('}');
    return typeset.append("'".repeat(quotes)).toString();
  }

  /// Whether a name is two side by side, as of what multiplies them: W_10 x_0.
  public static boolean isProduct(String name) {
    return name.indexOf(TIMES) > 0;
  }

  /// Where the brackets of a place begin, as in W[2:8]; -1 for none.
  private static int place(String name) {
    return name.endsWith("]") ? name.indexOf('[') : -1;
  }

  /// A name to be looked at: as [#of], with the number of w0 lowered and the letters that words
  /// stand for, which reading back would take for another name.
  public static String shown(String name) {
    return areWords(name) ? "\\text{" + inWords(name) + "}" : called(name);
  }

  /// The same of a vector or matrix: its letters bold, its index and mark not.
  public static String bold(String name) {
    return areWords(name) ? "\\textbf{" + inWords(name) + "}" : called(name, true);
  }

  /// The same of what is called with brackets behind it, whose words stay one.
  public static String called(String name) {
    return called(name, false);
  }

  private static String called(String name, boolean bold) {
    if (isProduct(name)) {
      return Arrays.stream(name.split(TIMES)).map(n -> called(n, bold)).collect(joining("\\, "));
    }
    int place = place(name);
    if (place > 0) {
      String at = name.substring(place + 1, name.length() - 1).replace(":", "{:}");
      return called(name.substring(0, place), bold) + "[" + at + "]";
    }
    String bare = KnownNames.withoutQuotes(name);
    int open = mark(bare);
    String typed = open > 0 ? bare.substring(0, open) : bare;
    String base = inLetters(typed);
    String behind = name.substring(typed.length());
    if (base.indexOf('_') > 0 && !spaced(base).equals(base) && behind.isEmpty()) {
      return "\\text{" + spaced(base) + "}";
    }
    if (areWords(base) && behind.isEmpty()) return "\\mathrm{" + base.replace("_", "\\ ") + "}";
    Matcher word = NUMBERED_WORD.matcher(base);
    if (word.matches() && behind.isEmpty()) {
      String letters = bold ? boldLetters(word.group(1)) : letters(word.group(1));
      return letters + "_{" + word.group(2) + "}";
    }
    if (!NUMBERED.matcher(base).matches()) return of(base + behind, bold);
    return of(base.charAt(0) + "_" + base.substring(1) + behind, bold);
  }

  /// A name to be read in a line of text: w0 is w₀, and so is w_0, theta is θ, x_hat is x̂ and
  /// apple_count is apple count; what has no lowered sign stays as it is.
  public static String text(String name) {
    return areWords(name) ? inWords(name) : calledText(name);
  }

  /// The same of what is called with brackets behind it, whose words stay one.
  public static String calledText(String name) {
    if (isProduct(name)) {
      String between = Arrays.stream(name.split(TIMES)).anyMatch(TypesetName::isWord) ? " " : "";
      return Arrays.stream(name.split(TIMES)).map(TypesetName::text).collect(joining(between));
    }
    int place = place(name);
    if (place > 0) return calledText(name.substring(0, place)) + name.substring(place);
    int quotes = name.length() - KnownNames.withoutQuotes(name).length();
    String bare = name.substring(0, name.length() - quotes);
    int open = mark(bare);
    String base = inLetters(open > 0 ? bare.substring(0, open) : bare);
    String mark = open > 0 ? bare.substring(open) : "";
    Matcher indexed = INDEXED.matcher(base);
    String low = indexed.matches() ? Scripts.lowered(indexed.group(2)) : null;
    return (low == null ? spaced(base) : indexed.group(1) + low) + mark + "'".repeat(quotes);
  }

  /// Words of English or another language with `_` between them: apple_count, unlike h_in.
  private static boolean areWords(String name) {
    if (name.indexOf('_') <= 0) return false;
    String letters = inLetters(name);
    return WORDS.matcher(letters).matches() || isLetterAndWords(letters);
  }

  /// A letter and more than one lowers behind it: h_previous_state.
  private static boolean isLetterAndWords(String name) {
    int bar = name.indexOf('_');
    return bar > 0
        && isLetter(name.substring(0, bar))
        && LETTERS.matcher(name.substring(bar + 1)).matches()
        && !Scripts.isIndex(name.substring(bar + 1));
  }

  private static String inWords(String name) {
    return inLetters(name).replace('_', ' ');
  }

  /// Whether a name looks like one or more words, so that no factor may stand beside it unsigned:
  /// tax, unlike w_0, theta or z⁽¹⁾.
  public static boolean isWord(String name) {
    if (areWords(name)) return true;
    int place = place(name);
    if (place > 0) return isWord(name.substring(0, place));
    String bare = KnownNames.withoutQuotes(name);
    int open = mark(bare);
    String base = inLetters(open > 0 ? bare.substring(0, open) : bare);
    int end = base.indexOf('_');
    if (end <= 0) {
      end = base.length();
      while (end > 1 && isFigure(base.charAt(end - 1))) {
        end--;
      }
    }
    return !isLetter(base.substring(0, end));
  }

  /// Words of Hangul may be written apart in a name and are kept with `_` between them: 사과 개수.
  private static String spaced(String base) {
    return base.indexOf('_') >= 0
            && base.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3)
            && !isLetter(base.substring(0, Math.max(1, base.indexOf('_'))))
        ? base.replace('_', ' ')
        : base;
  }

  /// Whether a name is typeset with a raised mark: w⁽¹⁾ is `w^{(1)}`, σ² is `\sigma^{2}`.
  public static boolean isMarked(String name) {
    return mark(KnownNames.withoutQuotes(name)) > 0;
  }

  /// Where the raised mark at the end of a name begins; -1 or 0 where there is none.
  private static int mark(String bare) {
    int power = Scripts.beginOfPower(bare);
    if (power < bare.length()) return power;
    int open = bare.endsWith("⁾") ? bare.lastIndexOf('⁽') : -1;
    return open + 2 < bare.length() ? open : -1;
  }

  private static String plain(String script, boolean lowered) {
    StringBuilder plain = new StringBuilder();
    for (char c : script.toCharArray()) {
      plain.append(lowered ? Scripts.plainOfLowered(c) : Scripts.plainOfRaised(c));
    }
    return plain.toString();
  }

  /// One letter, with or without a mark; Hangul is written in syllables, so that one is a word.
  private static boolean isLetter(String base) {
    boolean syllable = base.charAt(0) >= 0xAC00 && base.charAt(0) <= 0xD7A3;
    return !syllable && isOneLetter(base);
  }

  private static boolean isOneLetter(String base) {
    return base.codePointCount(0, base.length()) == 1 || decomposed(base).length() == 2;
  }

  private static String decomposed(String base) {
    return Normalizer.normalize(base, Normalizer.Form.NFD);
  }

  /// Hangul has no bold letters here.
  private static String boldLetters(String base) {
    if (isLetter(base)) return "\\boldsymbol{" + letters(base) + "}";
    boolean ascii = base.codePoints().allMatch(c -> c < 0x7F);
    return ascii ? "\\mathbf{" + base.replace("_", "\\_") + "}" : letters(base);
  }

  private static String letters(String base) {
    if (GREEK.containsKey(base)) return "\\" + GREEK.get(base);
    if (base.equals("ℒ")) return "\\mathcal{L}";
    String parts = decomposed(base);
    if (parts.length() == 2 && ACCENTS.containsKey(parts.charAt(1))) {
      return "\\" + ACCENTS.get(parts.charAt(1)) + "{" + letters(parts.substring(0, 1)) + "}";
    }
    boolean single = base.length() == 1 && base.charAt(0) < 0x7F;
    if (single) return base;
    boolean ascii = base.codePoints().allMatch(c -> c < 0x7F);
    return (ascii ? "\\mathrm{" : "\\text{") + base.replace("_", "\\_") + "}";
  }
}
