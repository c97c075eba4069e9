package gradus.reading;

import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.plain.token.Lexer;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The marks of Markdown around formulas, as notes and answers are written in: fences, quotes,
/// rules, emphasis, code in a line, tables of values; and the prompts of a Python session with what
/// it answered. They are left out with one notice.
final class Markdown {
  /// Longer texts are programs, which no notes hold.
  private static final int LONGEST = 100_000;

  private static final int MOST_SHOWN = 4;

  /// The shortest word that a heading begins with.
  private static final int WORD = 3;

  private final String text;
  private final StringBuilder rest;
  private final Set<Span> marks = new LinkedHashSet<>();
  private final List<Problem> told = new ArrayList<>();

  private Markdown(String text) {
    this.text = text;
    rest = new StringBuilder(text);
    if (text.length() > LONGEST) return;
    List<Span> lines = lines(text);
    for (int i = 0; i < lines.size(); ) {
      int end = paragraph(lines, i);
      boolean quoted =
          lines.subList(i, end).stream().allMatch(l -> text.startsWith(">", l.start()));
      // what answers a prompt stands behind it
      boolean session = false;
      for (Span line : lines.subList(i, end)) {
        session |= prompt(line, ">>>") > 0;
        line(line, session, quoted);
      }
      i = end + 1;
    }
    for (Problem table : MarkdownTables.read(text, lines(rest.toString()), this::mark, rest)) {
      told.add(table);
    }
    emphasis();
  }

  static Markdown of(String text) {
    return new Markdown(text);
  }

  /// The text, with blanks where marks stood.
  String rest() {
    return rest.toString();
  }

  /// What was read of the rest, as what the whole text says.
  Program whole(Program read) {
    if (marks.isEmpty() && told.isEmpty()) return read;
    List<Problem> all = new ArrayList<>();
    if (!marks.isEmpty()) {
      String shown =
          marks.stream()
              .map(m -> Token.shown(text, m.start(), m.end()))
              .distinct()
              .limit(MOST_SHOWN)
              .collect(Collectors.joining(" "));
      all.add(Problem.notice(marks.iterator().next(), "notice.markdown", shown));
    }
    all.addAll(told);
    all.addAll(read.problems());
    return read.in(text, all);
  }

  /// Where the lines of a text stand, without white space around them.
  private static List<Span> lines(String text) {
    List<Span> lines = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      int start = from;
      int last = end;
      while (start < last && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      lines.add(new Span(start, last));
      from = end + 1;
    }
    return lines;
  }

  /// Where the lines that follow one another without an empty one are over.
  private static int paragraph(List<Span> lines, int from) {
    int end = from;
    while (end < lines.size() && lines.get(end).length() > 0) {
      end++;
    }
    return end;
  }

  private void line(Span line, boolean session, boolean quoted) {
    int prompt = session ? Math.max(prompt(line, ">>>"), prompt(line, "...")) : 0;
    if (session && prompt == 0) {
      mark(line);
      return;
    }
    int from = line.start() + prompt;
    while (quoted && prompt == 0 && from < line.end() && "> ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    if (from > line.start()) mark(new Span(line.start(), from));
    String formula = text.substring(from, line.end());
    if (isFence(formula) || isRule(formula)) {
      mark(new Span(from, line.end()));
    } else {
      code(new Span(from, line.end()));
    }
  }

  /// How long the prompt of a Python session is that a line begins with; 0 where none does.
  private int prompt(Span line, String prompt) {
    boolean begins = text.startsWith(prompt, line.start());
    return begins && (line.length() == 3 || text.charAt(line.start() + 3) == ' ') ? 3 : 0;
  }

  private static boolean isFence(String line) {
    boolean fence = line.startsWith("```") || line.startsWith("~~~");
    return fence
        && line.codePoints().skip(3).allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
  }

  /// Whether a line is drawn across the page.
  private static boolean isRule(String line) {
    int sign = line.isEmpty() ? 0 : line.charAt(0);
    return line.length() > 2 && "-*_=".indexOf(sign) >= 0 && line.chars().allMatch(c -> c == sign);
  }

  /// Takes the marks off code in a line; one that has no partner stays.
  private void code(Span line) {
    List<Span> ticks = new ArrayList<>();
    for (int i = line.start(); i < line.end(); i++) {
      if (text.charAt(i) != '`') continue;
      int from = i;
      while (i + 1 < line.end() && text.charAt(i + 1) == '`') {
        i++;
      }
      ticks.add(new Span(from, i + 1));
    }
    for (int i = 0; i + 1 < ticks.size(); i += 2) {
      if (ticks.get(i).length() != ticks.get(i + 1).length()) return;
    }
    if (ticks.size() % 2 == 0) ticks.forEach(this::mark);
  }

  /// Takes out `**` around words and names; around a formula it is refused, and between two
  /// operands it is the sign of a power.
  private void emphasis() {
    // between pieces of formulas the words are told as they stand
    if (rest.indexOf("**") < 0 || rest.indexOf("$") >= 0) return;
    String now = rest.toString();
    List<Token> tokens = Lexer.tokens(now);
    int first = 0;
    int open = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.NEWLINE) {
        first = i + 1;
        open = -1;
      } else if (token.kind() == TokenKind.CARET && now.startsWith("**", token.start())) {
        if (open < 0 && opens(tokens, first, i)) {
          open = i;
        } else if (open >= 0 && closes(tokens, i)) {
          strong(now, tokens, first, open, i);
          open = -1;
        }
      }
    }
  }

  private void strong(String now, List<Token> tokens, int first, int open, int close) {
    Span span = tokens.get(open).span().union(tokens.get(close).span());
    if (!tokens.subList(open + 1, close).stream().allMatch(Markdown::isOfWords)) {
      String formula = now.substring(tokens.get(open).end(), tokens.get(close).start());
      told.add(
          Problem.error(span, "syntax.strong", Token.shown(formula, 0, formula.length()))
              .withFix(formula));
      blank(tokens.get(open).span());
      blank(tokens.get(close).span());
      return;
    }
    mark(tokens.get(open).span());
    mark(tokens.get(close).span());
    if (isHeading(tokens, first, open, close)) mark(tokens.get(first).span().union(span));
  }

  private static boolean opens(List<Token> tokens, int first, int i) {
    boolean close = tokens.get(i + 1).start() == tokens.get(i).end();
    return close && !takesPower(tokens, first, i);
  }

  /// Whether what stands before a `**` may be the base of a power.
  private static boolean takesPower(List<Token> tokens, int first, int i) {
    if (i == first) return false;
    Token before = tokens.get(i - 1);
    boolean apart = before.end() < tokens.get(i).start();
    boolean numbered =
        apart
            && tokens.get(first).kind() == TokenKind.NUMBER
            && (i == first + 1 || i == first + 2 && before.kind() == TokenKind.CLOSE);
    boolean word =
        apart && before.kind() == TokenKind.NAME && SentenceWords.isConnecting(before.text());
    return before.kind().endsOperand() && !numbered && !word;
  }

  private static boolean closes(List<Token> tokens, int i) {
    Token before = tokens.get(i - 1);
    Token next = tokens.get(i + 1);
    boolean apart = next.start() > tokens.get(i).end();
    boolean over =
        switch (next.kind()) {
          case NEWLINE, END, COMMA, SEMICOLON, CLOSE, BAR -> true;
          case BAD -> true;
          case EQUALS, NAME -> apart;
          default -> false;
        };
    return before.end() == tokens.get(i).start() && over;
  }

  /// Whether a whole line of words is set off as a heading.
  private static boolean isHeading(List<Token> tokens, int first, int open, int close) {
    int begin = open + 1;
    boolean word =
        tokens.get(begin).kind() == TokenKind.NAME && tokens.get(begin).text().length() >= WORD;
    boolean over =
        switch (tokens.get(close + 1).kind()) {
          case NEWLINE, END -> true;
          default -> false;
        };
    boolean alone = open == first || tokens.get(first).kind() == TokenKind.NUMBER;
    return word && over && alone;
  }

  private static boolean isOfWords(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER, COMMA -> true;
      case BAD -> token.isColon();
      default -> false;
    };
  }

  private void mark(Span span) {
    blank(span);
    marks.add(span);
  }

  private void blank(Span span) {
    for (int i = span.start(); i < span.end(); i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') rest.setCharAt(i, ' ');
    }
  }
}
