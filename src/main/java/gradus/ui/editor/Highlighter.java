package gradus.ui.editor;

import gradus.explain.term.Vocabulary;
import gradus.lang.Problem;
import gradus.op.catalogue.Ops;
import gradus.plain.token.Lexer;
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

  /// Up to this length the text is read at each keystroke to tell inputs from gates.
  private static final int READABLE = 10_000;

  /// What a name goes on with, but for raised marks. A loop over one sign at a time takes no place
  /// on the stack, however long a name is.
  private static final String PART = "[\\p{L}\\p{M}\\p{Nd}₀-₎_'′’&&[^ᵀⁿⁱ]]*";

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<comment>#[^\\n]*)"
              + "|(?<command>\\\\(?:[a-zA-Z]+|.))"
              + "|(?<name>[\\p{L}_∂∇&&[^ᵀⁿⁱ]]"
              + PART
              + "(?:⁽[\\p{L}\\p{No}⁺⁻⁼]+⁾"
              + PART
              + "){0,9})"
              + "|(?<number>\\d+\\.?\\d*(?:[eE][-+]?\\d+)?|\\.\\d+(?:[eE][-+]?\\d+)?)"
              + "|(?<sign>[-−+*×·/@^=√|‖²³]+)");

  private Highlighter() {}

  /// @param pair the brackets at the caret; null for none
  static StyleSpans<Collection<String>> of(String text, List<Problem> problems, BracketPair pair) {
    TreeMap<Integer, String> kinds = new TreeMap<>();
    kinds.put(0, "");
    if (text.length() <= LONGEST) read(text, kinds);
    if (pair != null) {
      mark(pair.first(), pair.second() < 0 ? "unmatched" : "bracket", kinds);
      if (pair.second() >= 0) mark(pair.second(), "bracket", kinds);
    }
    TreeMap<Integer, String> lines = new TreeMap<>();
    lines.put(0, "");
    for (Problem p : problems.reversed()) {
      underline(p, text.length(), lines);
    }
    return merged(text.length(), kinds, lines);
  }

  private static void mark(int place, String kind, TreeMap<Integer, String> kinds) {
    String around = kinds.floorEntry(place).getValue();
    kinds.putIfAbsent(place + 1, around);
    kinds.put(place, kind);
  }

  private static void read(String text, TreeMap<Integer, String> kinds) {
    Vocabulary vocabulary = text.length() <= READABLE ? Vocabulary.of(text) : null;
    Matcher word = WORDS.matcher(text);
    while (word.find()) {
      String kind = kind(word, vocabulary);
      if (!kind.isEmpty()) {
        kinds.put(word.start(), kind);
        kinds.put(word.end(), "");
      }
    }
  }

  private static String kind(Matcher word, Vocabulary vocabulary) {
    if (word.group("command") != null) return "function";
    if (word.group("comment") != null) return "comment";
    if (word.group("number") != null) return "number";
    if (word.group("sign") != null) return "sign";
    String name = Lexer.nameIn(word.group("name"), 0, word.group("name").length());
    if (vocabulary == null) return Ops.names().contains(name) ? "function" : "";
    return vocabulary
        .word(name)
        .map(w ->
            switch (w.kind()) {
              case INPUT -> "input";
              case GATE -> "gate";
              case FUNCTION -> "function";
              case CONSTANT -> "number";
              case KEYWORD -> "keyword";
            })
        .orElse("");
  }

  /// The earlier a problem stands in the list, the later it is drawn: the first one is never
  /// hidden.
  private static void underline(Problem problem, int length, TreeMap<Integer, String> lines) {
    int start = Math.clamp(problem.span().start(), 0, Math.max(0, length - 1));
    int end = Math.clamp(problem.span().end(), Math.min(start + 1, length), length);
    if (start >= end) return;
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
        if (!kind.isEmpty()) styles.add(kind);
        if (!line.isEmpty()) styles.add(line);
        spans.add(Collections.unmodifiableList(styles), to - from);
        from = to;
      }
    }
    if (from == 0) spans.add(List.of(), length);
    return spans.create();
  }
}
