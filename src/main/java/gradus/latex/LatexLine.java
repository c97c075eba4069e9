package gradus.latex;

import gradus.lang.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a LaTeX text takes one more definition in front of a statement, and in which form: a row
/// of its own with the `&=` of the others, a display of its own, a line.
///
/// @param at the place in the text
/// @param before what is written there before the formula: `q &= `
/// @param after and behind it: ` \\` and a new line
public record LatexLine(int at, String before, String after) {
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\\\(begin|end)\\{([a-z]+)\\*?\\}(?:\\{\\d+\\})?");

  private static final Pattern DELIMITER =
      Pattern.compile(
          "(\\$\\$?|\\\\\\[|\\\\\\(|\\\\begin\\{((?:equation|math|displaymath)\\*?)\\})(\\s*)$");

  private static final Pattern SIZED =
      Pattern.compile("\\\\(?:left|right|[bB]igg?[lrm]?)(?![A-Za-z])");

  private static final Pattern SCRIPT =
      Pattern.compile("\\s*(?:\\{[^{}]*\\}|\\\\[A-Za-z]+|[^\\s\\\\{}])");

  /// The forms in which a definition of `name` can stand before a statement, the likeliest first.
  public static List<LatexLine> above(String text, Span statement, String name) {
    int at = statement.start();
    int line = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String indent = text.substring(line, at);
    boolean first = indent.chars().allMatch(c -> c == '&' || Character.isWhitespace(c));
    List<LatexLine> lines = new ArrayList<>();
    Matcher opened = DELIMITER.matcher(text.substring(0, at));
    if (opened.find()) {
      lines.add(displayed(opened, end, name));
    } else if (inRows(text, at)) {
      String defines = name + sign(text.substring(at, statement.end()));
      lines.add(
          first
              ? new LatexLine(line, indent + defines, " \\\\" + end)
              : new LatexLine(at, defines, " \\\\ "));
    }
    String defines = name + " = ";
    if (first) lines.add(new LatexLine(line, indent + defines, end));
    for (String separator : List.of(", ", "; ", " \\\\ ")) {
      lines.add(new LatexLine(at, defines, separator));
    }
    return lines;
  }

  /// The same delimiters around it as around the statement, in front of them.
  private static LatexLine displayed(Matcher opened, String end, String name) {
    String open = opened.group(1);
    String gap = opened.group(3);
    String close =
        switch (open) {
          case "\\[" -> "\\]";
          case "\\(" -> "\\)";
          case "$", "$$" -> open;
          default -> "\\end{" + opened.group(2) + "}";
        };
    String behind = gap.contains("\n") || gap.contains("\r") ? end : gap;
    return new LatexLine(opened.start(), open + gap + name + " = ", behind + close + end);
  }

  /// Whether a place is inside an environment whose lines `\\` ends.
  private static boolean inRows(String text, int at) {
    Deque<String> open = new ArrayDeque<>();
    Matcher environment = ENVIRONMENT.matcher(text.substring(0, at));
    while (environment.find()) {
      if (environment.group(1).equals("begin")) {
        open.push(environment.group(2));
      } else if (!open.isEmpty()) {
        open.pop();
      }
    }
    return !open.isEmpty() && LatexSigns.LINES.contains(open.peek());
  }

  /// The equals sign of a statement with the mark by which its row is aligned.
  private static String sign(String statement) {
    int equals = statement.indexOf('=');
    if (equals > 0 && statement.substring(0, equals).contains("&")) return " &= ";
    return statement.startsWith("&", equals + 1) ? " =& " : " = ";
  }

  /// Where the bracket at a place begins, its `\left` or `\big` included.
  public static int sized(String text, int bracket) {
    int from = Math.max(0, bracket - 12);
    Matcher sized = SIZED.matcher(text.substring(from, bracket));
    int begin = bracket;
    while (sized.find()) {
      if (text.substring(from + sized.end(), bracket).isBlank()) begin = from + sized.start();
    }
    return begin;
  }

  /// Where a formula ends that seems to end here: behind the script, where one was begun, as the
  /// `\top` of a transpose.
  public static int end(String text, int end) {
    Matcher script = SCRIPT.matcher(text).region(end, text.length());
    return end > 0 && text.charAt(end - 1) == '^' && script.lookingAt() ? script.end() : end;
  }

  /// Whether a stretch of text closes all braces, sized brackets and environments that it opens.
  public static boolean isWhole(String formula) {
    int depth = 0;
    for (int i = 0; i < formula.length(); i++) {
      char c = formula.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '$') {
        return false;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth < 0) {
        return false;
      }
    }
    return depth == 0
        && count(formula, "left") == count(formula, "right")
        && count(formula, "begin") == count(formula, "end");
  }

  private static long count(String formula, String command) {
    return Pattern.compile("\\\\" + command + "(?![A-Za-z])").matcher(formula).results().count();
  }
}
