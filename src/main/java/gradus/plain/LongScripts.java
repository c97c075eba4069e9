package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Scripts of several signs without braces, `w_ij` and `e^-x`, in a text with the sign of a sum
/// over an index, which is read where they have braces.
final class LongScripts {
  private static final Pattern SCRIPT =
      Pattern.compile("([_^])(-?\\+?[\\p{L}\\p{N}]+(?:_[\\p{L}\\p{N}]+)?)");

  private static final int LONGEST = 300;

  private LongScripts() {}

  /// That they need braces, with the edit that gives them those.
  static Problem problem(String source, int sign, String shown) {
    Matcher matcher = SCRIPT.matcher(source);
    StringBuilder edit = new StringBuilder();
    int start = -1;
    int end = -1;
    while (matcher.find()) {
      if (matcher.group(2).length() < 2) continue;
      if (start < 0) start = matcher.start();
      if (end >= 0) edit.append(source, end, matcher.start());
      edit.append(matcher.group(1)).append('{').append(matcher.group(2)).append('}');
      end = matcher.end();
    }
    if (start < 0 || end - start > LONGEST) {
      Span span = new Span(sign, sign + 1);
      return Problem.error(span, "syntax.sum.braces", shown, "w_{ij}", "e^{-x}");
    }
    return Problem.error(new Span(start, end), "syntax.sum.braces", shown, "w_{ij}", "e^{-x}")
        .withFix(edit.toString());
  }
}
