package gradus.lang;

/// What tells a text in LaTeX from one in the language's own notation.
public final class LatexMarks {
  private LatexMarks() {}

  /// Whether a text has a backslash command, `_{`, `^{` or `$…$`, comments aside.
  public static boolean in(String text) {
    boolean comment = false;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      comment = c == '#' || (comment && c != '\n' && c != '\r');
      if (comment) continue;
      boolean command = c == '\\' && !Character.isWhitespace(next);
      boolean script = (c == '_' || c == '^') && next == '{';
      boolean display = c == '$' && (next == '$' || text.indexOf('$', i + 1) > 0);
      if (command || script || display) return true;
    }
    return false;
  }
}
