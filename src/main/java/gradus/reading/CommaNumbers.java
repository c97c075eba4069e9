package gradus.reading;

import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.plain.token.NumberReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers with a comma inside, `1,000` and `2,5`, which may be one number or two: refused. In
/// brackets, where `[1,2]` are two, only thousands that nobody writes as an entry are, `[1,000,
/// 2]`.
final class CommaNumbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}_.,^'])\\d++(?:\\.\\d{3})*+(?:,\\d++)++(?:\\.\\d++)?");

  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:,\\d{3})*,0\\d{2}(?:,\\d{3})*(?:\\.\\d+)?");

  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

  /// What comes before the values of several names that one equals sign gives.
  private static final Pattern TOGETHER =
      Pattern.compile("(?:^|[;\\n,])\\s*[^\\s=,;]+(?:\\s*,\\s*[^\\s=,;]+)+\\s*=[^=\\n;]*$");

  /// What goes on as a list does.
  private static final Pattern GOING_ON =
      Pattern.compile("\\s*,\\s*(?:\\\\[lc]?dots|…|⋯|\\.{2,3})");

  /// A statement is looked at this far before a number.
  private static final int REACH = 120;

  private CommaNumbers() {}

  /// The program with the mistakes of its text.
  static Program refused(Program read) {
    List<Problem> problems = of(read.text());
    if (problems.isEmpty()) return read;
    problems.addAll(read.problems());
    return new Program(read.text(), read.statements(), problems, read.open());
  }

  private static List<Problem> of(String text) {
    List<Problem> problems = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    int depth = 0;
    int seen = 0;
    boolean comment = false;
    while (number.find()) {
      for (; seen < number.start(); seen++) {
        char c = text.charAt(seen);
        if (c == '\n') comment = false;
        if (comment) continue;
        if (c == '#') comment = true;
        if ("([{".indexOf(c) >= 0) depth++;
        if (")]}".indexOf(c) >= 0) depth = Math.max(0, depth - 1);
      }
      String written = number.group();
      boolean two = depth > 0 ? !THOUSANDS.matcher(written).matches() : isList(text, number);
      if (comment || two || NumberReader.isMillions(written.replaceFirst("\\..*", ""))) continue;
      boolean points = written.indexOf('.') >= 0 && written.indexOf('.') < written.indexOf(',');
      boolean grouped = !points && GROUPED.matcher(written).matches();
      boolean decimal =
          written.indexOf(',') == written.lastIndexOf(',') && (points || !written.contains("."));
      Span span = new Span(number.start(), number.end());
      String one =
          grouped
              ? written.replace(",", "")
              : decimal ? written.replace(".", "").replace(',', '.') : "[" + written + "]";
      problems.add(
          Problem.error(span, "syntax.number.comma", written, one, written.replace(",", ", "))
              .withFix(one));
    }
    return problems;
  }

  private static boolean isList(String text, Matcher number) {
    String before = text.substring(Math.max(0, number.start() - REACH), number.start());
    Matcher behind = GOING_ON.matcher(text).region(number.end(), text.length());
    return behind.lookingAt() || TOGETHER.matcher(before).find();
  }
}
