package gradus.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Comments between the numbers of a literal.
public final class Comments {
  /// A % behind a digit is of the number: 10%.
  private static final Pattern COMMENT = Pattern.compile("[ \\t]*(?:#|(?<![\\\\\\d])%)[^\\n]*");

  private Comments() {}

  /// The text without them; their lines stay.
  public static String without(String text) {
    boolean none = text.indexOf('#') < 0 && text.indexOf('%') < 0;
    return none ? text : COMMENT.matcher(text).replaceAll("");
  }

  /// Those that a gap holds, each in its line, without what parts numbers.
  static String only(String gap) {
    Matcher comments = COMMENT.matcher(gap);
    StringBuilder kept = new StringBuilder();
    while (comments.find()) {
      kept.append(comments.group()).append('\n');
    }
    return kept.toString();
  }

  /// Where a comment is over that follows in the same line; `from` where none does.
  static int lineEnd(String text, int from) {
    Matcher comment = COMMENT.matcher(text).region(from, text.length());
    return comment.lookingAt() ? comment.end() : from;
  }
}
