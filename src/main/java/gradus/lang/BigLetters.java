package gradus.lang;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Capital letters that are typed for the signs of sums and products, `Σᵢ xᵢ` and `Σ_{i=1}^{n}`:
/// with a range below them, or an index that stands in what follows, where nothing is called so.
public final class BigLetters {
  /// Entries of a sum are looked for this far behind its sign.
  private static final int REACH = 300;

  private static final String SCRIPT = "(?:_\\{([^{}\\n]{1,40})\\}|_(\\p{L})|([ᵢⱼₖₗₘₙₜ₀-₉₌]+))";
  private static final Pattern COMMENT = Pattern.compile("#[^\\n\\r]*");
  private static final Pattern LETTER = Pattern.compile("[ΣƩΠ]" + SCRIPT);
  private static final Pattern NAMED =
      Pattern.compile("(?:[ΣƩΠ]|(?<![\\p{L}\\p{N}\\\\])sum)(?:" + SCRIPT + ")?\\h*=(?!=)");
  private static final Pattern BARE =
      Pattern.compile(
          "[ΣƩΠ∑∏](?=\\h*[\\p{L}(\\[|\\d½√\\\\])[^\\n;=]{0,80}?\\p{L}(?:[ᵢⱼₖₗₘₙₜ](?!\\p{L})|_[ijklmnt](?![\\p{L}\\p{Nd}_])|_\\{[i-nt][^{}\\n]{0,12}\\})");
  private static final Pattern BEFORE_BRACKET = Pattern.compile("[ΣƩΠ](?:_[ijk]|[ᵢⱼₖ])\\h*\\(");
  private static final Pattern GREATEST =
      Pattern.compile("(?:max|min)(?:_([a-z])|[ᵢⱼₖ])(?![\\p{L}\\p{N}_])\\h*[\\p{L}(]");
  private static final Pattern SUMMED =
      Pattern.compile("sum(?:_([ijk])|[ᵢⱼₖ])(?![\\p{L}\\p{N}_])\\h*[\\p{L}(|]");
  private static final Pattern SUMMED_IN_BRACES =
      Pattern.compile(
          "sum_\\{([^{}\\n]{1,40})\\}(?:\\^(?:\\{[^{}\\n]{1,40}\\}|[\\p{L}\\p{Nd}](?![\\p{L}\\p{Nd}])))?"
              + "(?!\\^|\\h*(?:=|$))");
  private static final Pattern RANGE =
      Pattern.compile(".*(?:[=<≤≠∈]|\\\\(?:in|ne|neq|lt|le|leq)(?![A-Za-z])).*");
  private static final Pattern STATEMENT_END = Pattern.compile("[,;\\n]");
  private static final Pattern INDICES = Pattern.compile("\\p{L}(?:\\h*,?\\h*\\p{L})?");

  private final String text;

  /// What is written so on the left of an equals sign; null until somebody asks.
  private Set<String> named;

  public BigLetters(String text) {
    // what a comment says gives no name
    this.text =
        text.indexOf('#') < 0
            ? text
            : COMMENT.matcher(text).replaceAll(m -> " ".repeat(m.group().length()));
  }

  private boolean isNamed(String sign) {
    if (named == null) named = named(text);
    return named.contains(sign);
  }

  private static Set<String> named(String text) {
    Set<String> named = new HashSet<>();
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      int bare = matcher.start() + (isLetter(text.charAt(matcher.start())) ? 1 : 3);
      named.add(text.substring(matcher.start(), scriptEnd(matcher, bare)));
    }
    return named;
  }

  /// Whether a sign of a sum or product has something below it at a place.
  public static boolean isLowered(String text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return "∑∏".indexOf(text.charAt(at)) >= 0 && (next == '_' || Scripts.isLowered(next));
  }

  /// Whether a letter may be one.
  public static boolean isLetter(int c) {
    return c == 'Σ' || c == 'Ʃ' || c == 'Π';
  }

  private static int scriptEnd(Matcher matcher, int bare) {
    for (int group = 2; group <= 3; group++) {
      if (matcher.group(group) != null) return matcher.end(group);
    }
    return matcher.group(1) == null ? bare : matcher.end(1) + 1;
  }

  /// Whether a sign without anything below it stands before entries with an index: `Σ pᵢ ln pᵢ`.
  public boolean isBare(int at) {
    Matcher matcher = BARE.matcher(text).region(at, Math.min(text.length(), at + 100));
    if (!matcher.lookingAt() || isNamed(text.substring(at, at + 1))) return false;
    // what is given a value with its script is a name, and no entry
    int low = matcher.end() - 2;
    return text.charAt(low) != '_' || !isGiven(text.substring(low - 1, matcher.end()));
  }

  private boolean isGiven(String name) {
    for (int i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
      int end = i + name.length();
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      boolean whole = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      boolean given = whole && text.startsWith("=", end) && !text.startsWith("==", end);
      if (given && !isEach(name, end)) return true;
    }
    return false;
  }

  /// Whether a value speaks of an entry with the same index, as in `y_i = 2 a_i`: it is given to
  /// all entries.
  private boolean isEach(String name, int from) {
    String index = name.substring(name.length() - 2);
    Matcher end = STATEMENT_END.matcher(text).region(from, text.length());
    int to = end.find() ? end.start() : text.length();
    int at = text.substring(from, to).indexOf(index);
    int behind = from + at + index.length();
    return at > 0 && (behind == to || !Character.isLetterOrDigit(text.charAt(behind)));
  }

  /// Whether the greatest over an index begins at a place: `max_i x_i`.
  public boolean isGreatest(int at) {
    boolean inside = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    Matcher matcher = GREATEST.matcher(text).region(at, Math.min(text.length(), at + 50));
    if (inside || !matcher.lookingAt()) return false;
    char last = text.charAt(at + 3) == '_' ? text.charAt(at + 4) : text.charAt(at + 3);
    return stands(Scripts.plainOfLowered(last), matcher.end() - 1);
  }

  /// Whether a sum over an index begins at a place: `sum_i x_i`.
  public boolean isSummed(int at) {
    boolean inside = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    Matcher matcher = SUMMED.matcher(text).region(at, Math.min(text.length(), at + 50));
    if (inside) return false;
    if (!matcher.lookingAt()) return isSummedInBraces(at);
    char letter = text.charAt(matcher.group(1) == null ? at + 3 : at + 4);
    return stands(Scripts.plainOfLowered(letter), matcher.end() - 1);
  }

  /// `sum_{i=1}^n x_i` and `sum_{i} x_i`, which nothing is called.
  private boolean isSummedInBraces(int at) {
    Matcher matcher = SUMMED_IN_BRACES.matcher(text).region(at, Math.min(text.length(), at + 100));
    if (!matcher.lookingAt()) return false;
    if (isNamed(text.substring(at, matcher.end(1) + 1))) return false;
    String below = matcher.group(1).strip();
    if (RANGE.matcher(below).matches()) return true;
    boolean index = below.length() == 1 && Character.isLetter(below.charAt(0));
    return index && stands(below.charAt(0), matcher.end());
  }

  private boolean matches(Pattern pattern, int at, int reach) {
    return pattern.matcher(text).region(at, Math.min(text.length(), at + reach)).lookingAt();
  }

  /// Whether the letter at a place is the sign of a sum or product.
  public boolean isSign(int at) {
    return isBare(at) || isLoweredLetter(at);
  }

  private boolean isLoweredLetter(int at) {
    Matcher matcher = LETTER.matcher(text).region(at, Math.min(text.length(), at + 50));
    if (!matcher.lookingAt()) return false;
    int end = scriptEnd(matcher, at + 1);
    if (isNamed(text.substring(at, end))) return false;
    String below = matcher.group(1);
    if (matcher.group(2) != null) {
      boolean word = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
      below = word ? "" : matcher.group(2);
    }
    if (below == null) below = plain(matcher.group(3));
    if (RANGE.matcher(below).matches()) return true;
    boolean inside = at > 0 && Character.isLetter(text.charAt(at - 1));
    if (!inside && matches(BEFORE_BRACKET, at, 10)) return true;
    return !inside
        && INDICES.matcher(below).matches()
        && below.chars().allMatch(c -> stands(c, end));
  }

  private static String plain(String lowered) {
    StringBuilder plain = new StringBuilder();
    lowered.chars().forEach(c -> plain.append(Scripts.plainOfLowered((char) c)));
    return plain.toString();
  }

  /// Whether a letter is the index of an entry in the rest of its line; what is no letter is none.
  private boolean stands(int letter, int from) {
    if (!Character.isLetter(letter)) return true;
    String low = Scripts.lowered(Character.toString(letter));
    boolean braces = false;
    for (int i = from; i < Math.min(text.length(), from + REACH); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == ';') return false;
      if (low != null && c == low.charAt(0)) return true;
      braces = c == '{' ? text.charAt(i - 1) == '_' : c != '}' && braces;
      char before = text.charAt(i - 1);
      boolean entry = before == '_' || before == '[' || before == ',' || braces;
      if (c == letter && entry) return true;
    }
    return false;
  }
}
