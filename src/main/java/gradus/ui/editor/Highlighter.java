package gradus.ui.editor;

import gradus.explain.term.Vocabulary;
import gradus.lang.Problem;
import gradus.op.catalogue.Ops;
import gradus.plain.token.Lexer;
import gradus.ui.work.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Which stretch of a text is shown how: comments, numbers, functions, and problems underlined. It
/// remembers what the names of a text mean, which other numbers do not change, for a text is shown
/// anew whenever the caret moves, and many times a second while a number is dragged.
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

  /// In LaTeX a number may be part of a name.
  private static final char LATEX = '\\';

  /// What the names mean in a text whose numbers all are 0.
  private Vocabulary vocabulary;

  private String meant;

  /// What was styled last.
  private String styled = "";

  private boolean isPlain;

  /// A stretch of a text, and how it is shown.
  record Restyled(int start, StyleSpans<Collection<String>> spans) {}

  /// Where a text may look otherwise than the one before it.
  ///
  /// @param pair the brackets at the caret; null for none
  Restyled next(String text, List<Problem> problems, BracketPair pair) {
    boolean plain = problems.isEmpty() && pair == null && text.indexOf(LATEX) < 0;
    Change change = Change.between(styled, text);
    int start = text.lastIndexOf('\n', change.start() - 1) + 1;
    int after = text.indexOf('\n', change.start() + change.inserted().length());
    int end = after < 0 ? text.length() : after;
    int old = end - text.length() + styled.length();
    boolean numbers =
        plain
            && isPlain
            && end > start
            && old >= start
            && withoutNumbers(styled.substring(start, old))
                .equals(withoutNumbers(text.substring(start, end)));
    styled = text;
    isPlain = plain;
    if (!numbers) return new Restyled(0, of(text, problems, pair));
    TreeMap<Integer, String> kinds = new TreeMap<>(Map.of(start, ""));
    if (text.length() <= LONGEST) kinds(text, start, end, kinds);
    return new Restyled(start, merged(start, end, kinds, new TreeMap<>(Map.of(start, ""))));
  }

  /// All of a text.
  ///
  /// @param pair the brackets at the caret; null for none
  StyleSpans<Collection<String>> of(String text, List<Problem> problems, BracketPair pair) {
    TreeMap<Integer, String> kinds = new TreeMap<>();
    kinds.put(0, "");
    if (text.length() <= LONGEST) {
      understand(text);
      kinds(text, 0, text.length(), kinds);
    }
    if (pair != null) {
      mark(pair.first(), pair.second() < 0 ? "unmatched" : "bracket", kinds);
      if (pair.second() >= 0) mark(pair.second(), "bracket", kinds);
    }
    TreeMap<Integer, String> lines = new TreeMap<>();
    lines.put(0, "");
    for (Problem p : problems.reversed()) {
      underline(p, text.length(), lines);
    }
    return merged(0, text.length(), kinds, lines);
  }

  private static void mark(int place, String kind, TreeMap<Integer, String> kinds) {
    String around = kinds.floorEntry(place).getValue();
    kinds.putIfAbsent(place + 1, around);
    kinds.put(place, kind);
  }

  private void understand(String text) {
    String plain = text.length() <= READABLE ? withoutNumbers(text) : null;
    if (plain == null) {
      vocabulary = null;
    } else if (vocabulary == null || !plain.equals(meant)) {
      vocabulary = Vocabulary.of(text);
    }
    meant = plain;
  }

  private void kinds(String text, int from, int to, TreeMap<Integer, String> kinds) {
    Matcher word = WORDS.matcher(text).region(from, to);
    while (word.find()) {
      String kind = kind(word);
      if (!kind.isEmpty()) {
        kinds.put(word.start(), kind);
        kinds.put(word.end(), "");
      }
    }
  }

  private static String withoutNumbers(String text) {
    if (text.indexOf(LATEX) >= 0) return text;
    return WORDS
        .matcher(text)
        .replaceAll(
            word -> Matcher.quoteReplacement(word.group("number") == null ? word.group() : "0"));
  }

  private String kind(Matcher word) {
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
      int start, int end, TreeMap<Integer, String> kinds, TreeMap<Integer, String> lines) {
    TreeSet<Integer> borders = new TreeSet<>(kinds.keySet());
    borders.addAll(lines.keySet());
    borders.add(end);
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int from = start;
    for (int to : borders) {
      if (to > from && to <= end) {
        List<String> styles = new ArrayList<>(2);
        String kind = kinds.floorEntry(from).getValue();
        String line = lines.floorEntry(from).getValue();
        if (!kind.isEmpty()) styles.add(kind);
        if (!line.isEmpty()) styles.add(line);
        spans.add(Collections.unmodifiableList(styles), to - from);
        from = to;
      }
    }
    if (from == start) spans.add(List.of(), end - start);
    return spans.create();
  }
}
