package gradus.reading;

import gradus.lang.GreekLetters;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Lexer;
import gradus.plain.token.Restated;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the layout of a text adds to its formulas: the marks of a list before them, `- x = 2` and
/// `Step 1: z = w*x`, remarks in brackets behind values, `x = 2 (input)`, and a formula that goes
/// on in the line below the sign it was broken at.
final class ListMarks {
  /// Longer texts are programs, which no list holds.
  private static final int LONGEST = 100_000;

  private static final int MOST_LABEL = 3;
  private static final int MOST_SHOWN = 4;
  private static final Pattern ORDINAL =
      Pattern.compile("\\p{L}|[ivx]{1,4}", Pattern.UNICODE_CHARACTER_CLASS);

  private final String text;
  private final Set<String> functions;
  private final List<Token> tokens;
  private final StringBuilder rest;
  private final List<Span> marks = new ArrayList<>();
  private final List<Problem> told = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> defined = new HashSet<>();
  private final boolean latex;

  /// The mark of the line above; empty where it has none, null where a formula stands in it alone.
  private String above = "";

  private ListMarks(String text, Set<String> functions) {
    this.text = text;
    this.functions = functions;
    rest = new StringBuilder(text);
    latex = Notation.of(text) == Notation.LATEX;
    tokens = text.length() > LONGEST ? List.of() : Lexer.tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      i = behindWords(i);
      if (kind(i) == TokenKind.NAME) counts.merge(tokens.get(i).text(), 1, Integer::sum);
    }
    define();
    lines();
  }

  static ListMarks of(String text, Set<String> functions) {
    return new ListMarks(text, functions);
  }

  /// The text, with blanks where marks and remarks stood.
  String rest() {
    return rest.toString();
  }

  /// What was read of the rest, as what the whole text says.
  Program whole(Program read) {
    if (rest.compareTo(new StringBuilder(text)) == 0) return read;
    List<Problem> all = new ArrayList<>();
    if (!marks.isEmpty()) {
      String shown =
          marks.stream()
              .limit(MOST_SHOWN)
              .map(m -> Token.shown(text, m.start(), m.end()))
              .collect(Collectors.joining(" "));
      String more = marks.size() > MOST_SHOWN ? " …" : "";
      all.add(Problem.notice(marks.getFirst(), "notice.listed", shown + more));
    }
    all.addAll(told);
    all.addAll(read.problems());
    return read.in(text, all);
  }

  /// Gathers the names before equals signs.
  private void define() {
    String last = "";
    for (Token token : tokens) {
      if (token.kind() == TokenKind.EQUALS) defined.add(last);
      if (token.kind() != TokenKind.NEWLINE) last = token.text();
    }
  }

  /// The place behind words in brackets that stand apart from a value before them; the same place
  /// where none begin.
  private int behindWords(int open) {
    boolean value =
        open > 0
            && kind(open) == TokenKind.OPEN
            && (kind(open - 1) == TokenKind.NUMBER || kind(open - 1) == TokenKind.CLOSE_SQUARE)
            && start(open) > tokens.get(open - 1).end();
    if (!value) return open;
    int at = open + 1;
    while (kind(at) == TokenKind.NAME) {
      at++;
    }
    return kind(at) == TokenKind.CLOSE && at > open + 1 ? at : open;
  }

  private TokenKind kind(int i) {
    return i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  private void lines() {
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      TokenKind kind = kind(i);
      if (kind != TokenKind.NEWLINE && kind != TokenKind.END) {
        depth = Math.max(0, depth + LastOperand.level(kind));
        continue;
      }
      if (depth == 0) line(start, i);
      start = i + 1;
    }
  }

  private void line(int from, int end) {
    if (from == end) {
      above = "";
      return;
    }
    int first = marked(from, end);
    remarks(first, end);
    broken(first, end);
    dollars(first, end);
    asked(first, end);
    if (first > from) {
      above = tokens.get(from).shown(text);
      leaveOut(from, first);
    } else {
      above = isSign(end - 1, ":") ? "" : null;
    }
  }

  private boolean isSign(int i, String sign) {
    return kind(i) == TokenKind.BAD && sign.equals(tokens.get(i).shown(text));
  }

  /// Where the formula begins behind the mark of a list; the line's own beginning where none
  /// stands.
  private int marked(int from, int end) {
    int next = behindMark(from, end);
    return next > from && next < end && isFormula(next, end) ? next : from;
  }

  private int behindMark(int from, int end) {
    Token first = tokens.get(from);
    Token second = tokens.get(Math.min(from + 1, end - 1));
    boolean apart = first.end() < second.start();
    boolean listed = above != null && (above.isEmpty() || above.equals(first.shown(text)));
    if ("•‣▪◦∙●".contains(first.shown(text))) return from + 1;
    return switch (kind(from)) {
      case MINUS, STAR -> apart && listed ? from + 1 : from;
      case NUMBER -> {
        boolean point = first.shown(text).matches("\\d{1,2}\\.") && apart;
        boolean bracket = kind(from + 1) == TokenKind.CLOSE && first.text().matches("\\d{1,2}");
        yield point ? from + 1 : bracket ? from + 2 : label(from, end);
      }
      case NAME -> {
        boolean ordinal = ORDINAL.matcher(first.text()).matches();
        yield ordinal && kind(from + 1) == TokenKind.CLOSE ? from + 2 : label(from, end);
      }
      case OPEN -> {
        boolean ordinal =
            kind(from + 1) == TokenKind.NAME
                && kind(from + 2) == TokenKind.CLOSE
                && tokens.get(from + 2).end() < tokens.get(Math.min(from + 3, end)).start()
                && ORDINAL.matcher(second.text()).matches();
        yield ordinal && (!latex || above != null) ? from + 3 : from;
      }
      default -> from;
    };
  }

  /// Behind the colon of `Step 1:` or `1단계:`; where the words begin when it is no such label.
  private int label(int from, int end) {
    boolean word = false;
    boolean number = false;
    int i = from;
    for (; i < end && i < from + MOST_LABEL; i++) {
      boolean name = kind(i) == TokenKind.NAME && !isDefined(i);
      if (!name && kind(i) != TokenKind.NUMBER) break;
      word |= name && (tokens.get(i).text().length() > 1 || !isAscii(tokens.get(i).text()));
      number |= !name || Character.isDigit(tokens.get(i).text().charAt(0));
    }
    return word && number && isSign(i, ":") && i < end ? i + 1 : from;
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c < 0x80);
  }

  private boolean isDefined(int name) {
    String called = tokens.get(name).text();
    return counts.get(called) > 1 && defined.contains(called);
  }

  /// Whether what begins here gives a name its formula.
  private boolean isFormula(int from, int end) {
    boolean named =
        kind(from) == TokenKind.NAME
            || latex && kind(from) == TokenKind.BAD && text.startsWith("\\", start(from));
    int depth = 0;
    for (int i = from; named && i < end; i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0 && kind(i) == TokenKind.EQUALS) return i > from;
      if (depth == 0 && kind(i) == TokenKind.COMMA) return false;
    }
    return false;
  }

  private int start(int i) {
    return tokens.get(i).start();
  }

  private void leaveOut(int from, int end) {
    Span span = tokens.get(from).span().union(tokens.get(end - 1).span());
    blank(span);
    marks.add(span);
  }

  private void blank(Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != '\r') rest.setCharAt(i, ' ');
    }
  }

  /// `x = 2 (input)`: words in brackets behind a value, of which the rest of the text knows
  /// nothing.
  private void remark(int from, int end) {
    if (end - from < 5 || kind(end - 1) != TokenKind.CLOSE || kind(from) != TokenKind.NAME) return;
    int open = end - 2;
    boolean word = false;
    while (open > from && kind(open) == TokenKind.NAME) {
      if (!isUnspoken(tokens.get(open))) return;
      word |= isWord(tokens.get(open));
      open--;
    }
    boolean numbered = open == end - 3 && isNumbered(tokens.get(end - 2).text());
    if (!word && !numbered) return;
    boolean words = open < end - 2 && kind(open) == TokenKind.OPEN && open > from + 2;
    if (!words || start(open) == tokens.get(open - 1).end() || !isValue(from, open)) return;
    Span span = tokens.get(open).span().union(tokens.get(end - 1).span());
    blank(span);
    String shown = text.substring(span.start(), span.end());
    told.add(
        word
            ? Reading.REMARK.notice(span, "*" + shown, Token.shown(shown, 0, shown.length()))
            : Problem.error(span, "syntax.restated", shown).withEdits("", "*" + shown));
  }

  /// `w1`, which may say what is called `w` here.
  private static boolean isNumbered(String name) {
    int last = name.length() - 1;
    return last > 0 && Character.isLetter(name.charAt(0)) && Character.isDigit(name.charAt(last));
  }

  /// Looks at each statement of a line for a remark, or a value that is said once more.
  private void remarks(int from, int end) {
    int depth = 0;
    int start = from;
    for (int i = from; i <= end; i++) {
      depth += i < end ? LastOperand.level(kind(i)) : 0;
      boolean over = depth == 0 && (kind(i) == TokenKind.COMMA || kind(i) == TokenKind.SEMICOLON);
      if (i < end && !over) continue;
      remark(start, i);
      restated(start, i);
      start = i + 1;
    }
  }

  /// `p = 0.5 (50%)`: the value of an input once more, or a factor.
  private void restated(int from, int end) {
    if (end - from < 5 || kind(end - 1) != TokenKind.CLOSE) return;
    int open = end - 1;
    for (int depth = 1; depth > 0 && open > from; ) {
      depth -= LastOperand.level(kind(--open));
    }
    Restated said = Restated.of(text, tokens.subList(open, end));
    boolean apart = open > from + 2 && start(open) > tokens.get(open - 1).end();
    if (said == null || !apart || kind(open - 1) != TokenKind.NUMBER || !isValue(from, open)) {
      return;
    }
    Span span = tokens.get(open).span().union(tokens.get(end - 1).span());
    boolean minus = kind(open - 2) == TokenKind.MINUS;
    String shown = text.substring(span.start(), span.end());
    blank(span);
    told.add(
        said.isSaidBy(tokens.get(open - 1), minus)
            ? Reading.REMARK.notice(span, "*" + shown, shown)
            : Problem.error(span, "syntax.restated", shown).withEdits("", "*" + shown));
  }

  /// Whether nothing else in the text speaks of a name.
  private boolean isUnspoken(Token token) {
    String lower = token.text().toLowerCase(Locale.ROOT);
    return !counts.containsKey(token.text())
        && !functions.contains(lower)
        && !GreekLetters.BY_WORD.containsKey(lower);
  }

  private static boolean isWord(Token token) {
    String word = token.text();
    boolean plain = word.codePoints().allMatch(Character::isLetter);
    return plain && (word.length() > 2 || word.codePointAt(0) > 0x2E7F && word.length() > 1);
  }

  /// Whether a number, or numbers in square brackets, are all that stands behind the equals sign.
  private boolean isValue(int from, int end) {
    int i = from;
    while (i < end && kind(i) != TokenKind.EQUALS) {
      i++;
    }
    boolean any = false;
    for (i++; i < end; i++) {
      switch (kind(i)) {
        case NUMBER -> any = true;
        case MINUS, OPEN_SQUARE, CLOSE_SQUARE, COMMA -> {}
        default -> {
          return false;
        }
      }
    }
    return any;
  }

  /// `f = $x^2$`: dollar signs around the right side alone.
  private void dollars(int from, int end) {
    for (int i = from; i + 2 < end; i++) {
      if (kind(i) != TokenKind.EQUALS || !isDollar(i + 1)) continue;
      int close = i + 2;
      while (close < end && !isDollar(close)) {
        close++;
      }
      boolean last = close + 1 >= end || ",;.".contains(tokens.get(close + 1).shown(text));
      if (close == end || !last) return;
      blank(tokens.get(i + 1).span());
      blank(tokens.get(close).span());
      i = close;
    }
  }

  /// `y = x^2 = ?` in LaTeX: what the last equals sign asks for is computed of its own accord.
  private void asked(int from, int end) {
    for (int i = from + 1; latex && i + 1 < end; i++) {
      int behind = i + 2;
      boolean over =
          behind >= end
              || isDollar(behind)
              || kind(behind) == TokenKind.COMMA
              || kind(behind) == TokenKind.SEMICOLON
              || text.startsWith("\\\\", start(behind));
      if (kind(i) != TokenKind.EQUALS || !isSign(i + 1, "?") || !over) continue;
      Span span = tokens.get(i).span().union(tokens.get(i + 1).span());
      blank(span);
      told.add(Problem.notice(span, "notice.words", Token.shown(text, span.start(), span.end())));
    }
  }

  private boolean isDollar(int i) {
    return text.startsWith("$", start(i)) && kind(i) != TokenKind.END;
  }

  /// Joins the line below to one that ends with the sign of an operation.
  private void broken(int from, int end) {
    if (latex || kind(end) != TokenKind.NEWLINE || end - 1 <= from) return;
    boolean open =
        switch (kind(end - 1)) {
          case PLUS, MINUS, STAR, CROSS, SLASH, AT, DOT -> kind(end - 2).endsOperand();
          default -> false;
        };
    int next = end + 1;
    // the two characters of one end of a line
    boolean pair = kind(next) == TokenKind.NEWLINE && text.startsWith("\r\n", start(end));
    if (pair) next++;
    if (!open || !kind(next).startsOperand()) return;
    for (int i = next; kind(i) != TokenKind.NEWLINE && kind(i) != TokenKind.END; i++) {
      if (kind(i) == TokenKind.EQUALS) return;
    }
    for (int i = tokens.get(end - 1).end(); i < start(next); i++) {
      rest.setCharAt(i, ' ');
    }
  }
}
