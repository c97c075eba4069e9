package gradus.lang;

import java.util.regex.Pattern;

/// What tells a text in LaTeX from one in the language's own notation.
public final class LatexMarks {
  /// Scripts of several signs without braces, of which LaTeX takes the first: `x^10`, `A_ij`.
  private static final Pattern LONG = Pattern.compile("[_^](?:[\\p{L}\\p{Nd}]{2}|[-+])");

  private LatexMarks() {}

  /// Whether a text has a backslash command, `_{`, `^{`, `$…$` or a sum with an index below its
  /// sign, comments aside.
  public static boolean in(String text) {
    boolean comment = false;
    boolean sums = false;
    BigLetters letters = null;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (saysNothing(c)) continue;
      char next = text.charAt(i + 1);
      comment = c == '#' || (comment && c != '\n' && c != '\r');
      if (comment) continue;
      boolean command = c == '\\' && !Character.isWhitespace(next);
      boolean script = (c == '_' || c == '^') && next == '{';
      boolean display = c == '$' && (next == '$' || text.indexOf('$', i + 1) > 0);
      boolean letter = BigLetters.isLetter(c);
      boolean big = c == '∑' || c == '∏';
      boolean greatest = c == 'm' && (next == 'a' || next == 'i');
      boolean word = c == 's' && next == 'u';
      if ((letter || big || greatest || word) && letters == null) letters = new BigLetters(text);
      boolean sum =
          !sums
              && (big && (BigLetters.isLowered(text, i) || letters.isBare(i))
                  || letter && letters.isSign(i)
                  || greatest && letters.isGreatest(i)
                  || word && letters.isSummed(i));
      if (command || script || display) return true;
      sums |= sum;
    }
    return sums && !LONG.matcher(text).find();
  }

  /// Most of a text begins no mark.
  private static boolean saysNothing(char c) {
    boolean letter = c >= 'a' && c <= 'z' && c != 'm' && c != 's';
    return letter || c >= '0' && c <= '9' || c == ' ';
  }
}
