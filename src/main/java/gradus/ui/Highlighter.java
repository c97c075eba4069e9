package gradus.ui;

import gradus.lang.Problem;
import gradus.op.Ops;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Which stretch of a text is shown how: comments, numbers, functions, and problems underlined.
final class Highlighter {
  private static final int LONGEST = 100_000;

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<comment>#[^\\n]*)"
              + "|(?<name>[\\p{L}_∂∇][\\p{L}\\p{M}\\p{N}_']*)"
              + "|(?<number>\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?)"
              + "|(?<sign>[-−+*×·/@^=√|‖²³]+)");

  private Highlighter() {}

  static StyleSpans<Collection<String>> of(String text, List<Problem> problems) {
    TreeMap<Integer, String> kinds = new TreeMap<>();
    kinds.put(0, "");
    if (text.length() <= LONGEST) {
      read(text, kinds);
    }
    TreeMap<Integer, String> lines = new TreeMap<>();
    lines.put(0, "");
    for (Problem p : problems.reversed()) {
      underline(p, text.length(), lines);
    }
    return merged(text.length(), kinds, lines);
  }

  private static void read(String text, TreeMap<Integer, String> kinds) {
    Matcher word = WORDS.matcher(text);
    while (word.find()) {
      String kind = kind(word);
      if (!kind.isEmpty()) {
        kinds.put(word.start(), kind);
        kinds.put(word.end(), "");
      }
    }
  }

  private static String kind(Matcher word) {
    if (word.group("comment") != null) {
      return "comment";
    }
    if (word.group("number") != null) {
      return "number";
    }
    if (word.group("sign") != null) {
      return "sign";
    }
    return Ops.names().contains(word.group("name")) || word.group("name").equals("σ")
        ? "function"
        : "";
  }

  /// The earlier a problem stands in the list, the later it is drawn: the first one is never
  /// hidden.
  private static void underline(Problem problem, int length, TreeMap<Integer, String> lines) {
    int start = Math.clamp(problem.span().start(), 0, Math.max(0, length - 1));
    int end = Math.clamp(problem.span().end(), Math.min(start + 1, length), length);
    if (start >= end) {
      return;
    }
    String after = lines.floorEntry(end).getValue();
    lines.subMap(start, true, end, true).clear();
    lines.put(start, problem.severity() == Problem.Severity.ERROR ? "error" : "notice");
    lines.put(end, after);
  }

  private static StyleSpans<Collection<String>> merged(
      int length, TreeMap<Integer, String> kinds, TreeMap<Integer, String> lines) {
    TreeMap<Integer, Boolean> borders = new TreeMap<>();
    kinds.keySet().forEach(k -> borders.put(k, true));
    lines.keySet().forEach(k -> borders.put(k, true));
    borders.put(length, true);
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int from = 0;
    for (int to : borders.keySet()) {
      if (to > from && to <= length) {
        List<String> styles = new ArrayList<>(2);
        String kind = kinds.floorEntry(from).getValue();
        String line = lines.floorEntry(from).getValue();
        if (!kind.isEmpty()) {
          styles.add(kind);
        }
        if (!line.isEmpty()) {
          styles.add(line);
        }
        spans.add(Collections.unmodifiableList(styles), to - from);
        from = to;
      }
    }
    if (from == 0) {
      spans.add(List.of(), length);
    }
    return spans.create();
  }
}
