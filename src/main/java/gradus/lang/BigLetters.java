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
  private static final Pattern LETTER = Pattern.compile("[ΣƩΠ]" + SCRIPT);
  private static final Pattern NAMED = Pattern.compile("[ΣƩΠ]" + SCRIPT + "\\h*=(?!=)");
  private static final Pattern RANGE =
      Pattern.compile(".*(?:[=<≤≠∈]|\\\\(?:in|ne|neq|lt|le|leq)(?![A-Za-z])).*");
  private static final Pattern INDICES = Pattern.compile("\\p{L}(?:\\h*,?\\h*\\p{L})?");

  private final String text;

  /// What is written so on the left of an equals sign.
  private final Set<String> named = new HashSet<>();

  public BigLetters(String text) {
    this.text = text;
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      named.add(text.substring(matcher.start(), scriptEnd(matcher)));
    }
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

  private static int scriptEnd(Matcher matcher) {
    for (int group = 2; group <= 3; group++) {
      if (matcher.group(group) != null) return matcher.end(group);
    }
    return matcher.end(1) + 1;
  }

  /// Whether the letter at a place is the sign of a sum or product.
  public boolean isSign(int at) {
    Matcher matcher = LETTER.matcher(text).region(at, Math.min(text.length(), at + 50));
    if (!matcher.lookingAt()) return false;
    int end = scriptEnd(matcher);
    if (named.contains(text.substring(at, end))) return false;
    String below = matcher.group(1);
    if (matcher.group(2) != null) {
      boolean word = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
      below = word ? "" : matcher.group(2);
    }
    if (below == null) below = plain(matcher.group(3));
    if (RANGE.matcher(below).matches()) return true;
    boolean inside = at > 0 && Character.isLetter(text.charAt(at - 1));
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
