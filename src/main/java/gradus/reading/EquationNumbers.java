package gradus.reading;

import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers of formulas, `(1)` and `⋯ ①`, which stand at the ends of lines and are no factors: taken
/// out of the text where they surely are such, refused where they may be either.
final class EquationNumbers {
  private static final String WHITE = "\\s\u00A0\u3000~&";
  private static final String BLANK = "(?:[" + WHITE + "]|\\\\[,;:! ]|\\\\q?quad\\b|\\\\hfill\\b)";
  private static final String DOTS = "(?:⋯|…|·{2,}|\\.{2,}|-{2,}>?|[—―─]+|\\\\[cl]?dots\\b)";

  private static final Pattern AT_END =
      Pattern.compile(
          "(?<white>"
              + BLANK
              + "*)(?<dots>(?:"
              + DOTS
              + BLANK
              + "*)+)?"
              + "(?<number>\\((?<word>(?:[Ee]q|EQ|[Ee]quation|수?식)\\.?\\s*)?"
              + "\\d{1,3}(?:\\.\\d{1,3})*[a-z]?\\)|\\[\\d{1,3}]|[①-⒇])$");

  private static final Pattern AT_START =
      Pattern.compile(
          "^[" + WHITE + "]*+(\\(\\d{1,3}\\)|[①-⒇])[" + WHITE + "]*+(?=[\\p{L}\\\\].*=)");

  private static final Pattern ALONE =
      Pattern.compile(
          "[" + WHITE + "]*+(\\(\\d{1,3}(?:\\.\\d{1,3})*[a-z]?\\)|[①-⒇])[" + WHITE + "]*+");

  private static final Pattern WORD = Pattern.compile("(\\\\?)(\\p{L}[\\p{L}\\p{N}_]*)'*$");
  private static final Pattern CALL = Pattern.compile("(\\p{L}[\\p{L}\\p{N}_]*+)\\(");
  private static final String OPERATORS = "+-*/^=·×÷⋅,;:(<>≤≥≠≈−|‖{[@∘⊙\u0000";

  private static final String BLANKS = "\u00A0\u3000~&";

  /// A line is looked at this far from its ends.
  private static final int REACH = 120;

  private final String text;
  private final Set<String> functions;
  private final boolean latex;
  private final StringBuilder rest;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private Set<String> called;

  /// How many of them stand before the line.
  private int dollars;

  /// What may be the number of a formula.
  ///
  /// @param lead where the white space or the dots before it begin
  /// @param value the number it is; 0 where it is no whole number
  /// @param wide whether more than one blank stands before it
  /// @param factor whether all before it is one name, `y = x (2)`, which it multiplies
  /// @param sure whether it can be nothing else
  private record Candidate(
      int lead,
      int white,
      int start,
      int end,
      int value,
      boolean wide,
      boolean factor,
      boolean sure) {}

  private EquationNumbers(String text, Set<String> functions) {
    this.text = text;
    this.functions = functions;
    rest = new StringBuilder(text);
    latex = LatexMarks.in(text);
    lines();
    decide();
  }

  static EquationNumbers of(String text, Set<String> functions) {
    return new EquationNumbers(text, functions);
  }

  /// The text, with blanks where numbers of formulas stood.
  String rest() {
    return rest.toString();
  }

  /// What was read of the rest, as what the whole text says.
  Program whole(Program read) {
    if (problems.isEmpty()) return read;
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(read.problems());
    return read.in(text, all);
  }

  private void lines() {
    int start = 0;
    int depth = 0;
    int outer = 0;
    int end = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '\n' : text.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ') continue;
      boolean rows = c == '\\' && text.startsWith("\\\\", i);
      boolean closed = c == '\\' && (text.startsWith("\\end{", i) || text.startsWith("\\]", i));
      boolean over = end < 0 && depth == 0 && ",;$".indexOf(c) >= 0;
      if (c == '\n' || c == '\r' || rows || closed || over) {
        if (depth == 0 && outer == 0) line(start, end < 0 ? i : end);
        i += rows || closed ? 1 : 0;
        if (c == '$') dollars++;
        start = i + 1;
        outer = depth;
        end = -1;
      } else if (c == '#' && end < 0) {
        end = i;
      } else if (end < 0) {
        if ("([{".indexOf(c) >= 0) depth++;
        if (")]}".indexOf(c) >= 0) depth = Math.max(0, depth - 1);
      }
    }
  }

  private void line(int from, int to) {
    int end = to;
    while (end > from && text.charAt(end - 1) <= ' ') {
      end--;
    }
    if (dollars % 2 == 0 && isOutside(from, to)) return;
    int start = from;
    int near = Math.min(end, from + REACH);
    Matcher first = mayStart(from, near) ? AT_START.matcher(text.substring(from, near)) : null;
    if (first != null && first.find()) {
      start = from + first.end(1);
      leaveOut(from + first.start(1), from + first.start(1), start);
    }
    if (end == start || !mayEnd(start, end)) return;
    int far = Math.max(start, end - REACH);
    Matcher last = AT_END.matcher(text.substring(far, end));
    if (!last.find()) return;
    String number = last.group("number");
    boolean circled = isCircled(number.charAt(0));
    boolean dots = last.group("dots") != null;
    String white = last.group("white");
    String before = text.substring(far, far + last.start());
    boolean wide = dots || white.matches(".*[\\t&].*|[^\\\\]{2,}|.*\\\\(q|h).*|\\\\..+");
    if (before.isBlank() || !circled && !dots && white.isEmpty()) return;
    if (OPERATORS.indexOf(before.charAt(before.length() - 1)) >= 0) return;
    Matcher word = WORD.matcher(before);
    boolean named = word.find();
    if (named && !circled && isCalled(word)) return;
    if (named && number.charAt(0) == '[' && !wide) return;
    int lead = far + last.start();
    int at = far + last.start("number");
    String digits = number.substring(1, Math.max(1, number.length() - 1));
    boolean whole = digits.matches("\\d+");
    candidates.add(
        new Candidate(
            dots ? far + last.start("dots") : at,
            lead,
            at,
            end,
            whole ? Integer.parseInt(digits) : 0,
            wide,
            named && whole && isWhole(before, word.start()),
            circled || dots || last.group("word") != null));
  }

  /// Whether a number may stand first in a line: few have a bracket there, and only those are
  /// searched.
  private boolean mayStart(int from, int to) {
    int i = from;
    while (i < to && (text.charAt(i) <= ' ' || BLANKS.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i < to && (text.charAt(i) == '(' || isCircled(text.charAt(i)));
  }

  /// Whether a number may stand last in a line: in the bracket that it ends with stands a digit
  /// first, or a letter of the words before one.
  private boolean mayEnd(int from, int to) {
    char last = text.charAt(to - 1);
    if (isCircled(last)) return true;
    int open = last == ')' || last == ']' ? text.lastIndexOf(last == ')' ? '(' : '[', to) : -1;
    if (open < from) return false;
    char inside = text.charAt(open + 1);
    return inside >= '0' && inside <= '9' || "Ee수식".indexOf(inside) >= 0;
  }

  /// Whether nothing but an equals sign stands before a word.
  private static boolean isWhole(String before, int word) {
    String left = before.substring(0, word).stripTrailing();
    return left.isEmpty() || left.endsWith("=");
  }

  /// Takes out the number that stands alone beside a formula in `$…$`.
  private boolean isOutside(int from, int to) {
    boolean beside = from > 0 && text.charAt(from - 1) == '$' || text.startsWith("$", to);
    Matcher alone = beside ? ALONE.matcher(text).region(from, to) : null;
    if (alone == null || !alone.matches()) return false;
    leaveOut(alone.start(1), alone.start(1), alone.end(1));
    return true;
  }

  private static boolean isCircled(char c) {
    return c >= '①' && c <= '⒇';
  }

  /// Whether a word before a bracket is rather a function, or another command.
  private boolean isCalled(Matcher word) {
    String name = word.group(2);
    return !word.group(1).isEmpty()
        || functions.contains(name.toLowerCase(Locale.ROOT))
        || "fghFGHφψσ".indexOf(name.charAt(0)) >= 0 && name.length() == 1
        || called().contains(name);
  }

  /// Words that stand right before a bracket somewhere.
  private Set<String> called() {
    if (called == null) {
      called = CALL.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }
    return called;
  }

  private void decide() {
    boolean counting = true;
    int next = 1;
    for (Candidate c : candidates) {
      counting &= c.sure() || c.value() == next;
      next++;
    }
    for (Candidate c : candidates) {
      if (c.sure() || counting && c.wide()) {
        leaveOut(c.white(), c.lead(), c.end());
      } else if (counting || c.wide() || !c.factor()) {
        problems.add(doubt(c));
      }
    }
  }

  private Problem doubt(Candidate c) {
    String shown = text.substring(c.start(), c.end());
    String factor = (latex ? "\\cdot " : "*") + shown;
    Problem problem = Problem.error(new Span(c.start(), c.end()), "syntax.numbered", shown, factor);
    return shown.startsWith("(") ? problem.withEdits("", factor) : problem.withFix("");
  }

  private void leaveOut(int white, int start, int end) {
    for (int i = start; i < end; i++) {
      rest.setCharAt(i, ' ');
    }
    String shown = text.substring(start, end).strip();
    boolean bracket = "([".indexOf(shown.charAt(0)) >= 0 && white < start;
    Span span = new Span(bracket ? white : start, end);
    problems.add(Reading.NUMBERED.notice(span, bracket ? shown : null, shown));
  }
}
