package gradus.cli;

import gradus.export.TextColumns;
import gradus.lang.Messages;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.lang.Span;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Where a command speaks: results on standard output, everything else on standard error.
record Console(PrintStream out, PrintStream err, Locale locale) {
  /// Exit statuses, as the README lists them.
  static final int DONE = 0;

  static final int PROBLEM = 1;
  static final int WRONG_USE = 2;
  static final int NO_DISPLAY = 3;

  private static final int WIDEST = 100;

  String say(String key, Object... args) {
    return Messages.text(locale, key, args);
  }

  /// Says one sentence and gives the status of a problem.
  int fail(String sentence) {
    err.println("gradus: " + sentence);
    return PROBLEM;
  }

  /// Says what is wrong with how the command was called.
  int misuse(String sentence) {
    err.println("gradus: " + sentence);
    return WRONG_USE;
  }

  /// Each problem as `FILE:LINE:COLUMN: error: sentence`, its source line and a caret below it;
  /// what an option is about, which the text is not at fault for, as a sentence alone.
  void report(List<Problem> problems, String text, String file) {
    for (Problem p : problems) {
      if (p.span().equals(Span.NOWHERE) && p.key().startsWith("cli.")) {
        err.println("gradus: " + p.message(locale));
        continue;
      }
      int start = Math.min(p.span().start(), text.length());
      Place place = Place.of(text, start);
      String kind = p.severity() == Problem.Severity.ERROR ? "error" : "notice";
      err.println(
          file
              + ":"
              + place.line()
              + ":"
              + place.column()
              + ": "
              + kind
              + ": "
              + p.message(locale));
      excerpt(text, start, Math.min(p.span().end(), text.length()));
    }
  }

  private void excerpt(String text, int start, int end) {
    int from = start;
    while (from > 0 && !isBreak(text.charAt(from - 1))) {
      from--;
    }
    int to = start;
    while (to < text.length() && !isBreak(text.charAt(to))) {
      to++;
    }
    if (from == to) return;
    // Of a very long line only the neighbourhood is shown.
    boolean cutLeft = start - from > WIDEST / 2;
    int left = cutLeft ? start - WIDEST / 2 : from;
    boolean cutRight = to - left > WIDEST;
    int right = cutRight ? left + WIDEST : to;
    String prefix = cutLeft ? "…" : "";
    String line = prefix + printable(text.substring(left, right)) + (cutRight ? "…" : "");
    int carets =
        Math.max(1, TextColumns.of(text.substring(start, Math.max(start, Math.min(end, right)))));
    err.println(line);
    StringBuilder pad = new StringBuilder();
    String before = prefix + text.substring(left, start);
    before.codePoints().forEach(c -> pad.append(c == '\t' ? "\t" : " ".repeat(TextColumns.of(c))));
    err.println(pad + "^".repeat(carets));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static String printable(String line) {
    return line.replaceAll("[\\p{Cntrl}&&[^\t]]", "\uFFFD");
  }
}
