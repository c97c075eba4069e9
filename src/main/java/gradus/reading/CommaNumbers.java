package gradus.reading;

import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Lexer;
import gradus.plain.token.NumberReader;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/// Numbers with a comma inside, `1,000` and `2,5`, which may be one number or two: refused. In
/// brackets, where `[1,2]` are two, only thousands that nobody writes as an entry are, `[1,000,
/// 2]`.
final class CommaNumbers {
  /// How the digits of one such number are written.
  private static final Pattern NUMBER =
      Pattern.compile("\\d++(?:\\.\\d{3})*+(?:,\\d++)++(?:\\.\\d++)?");

  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(?:,\\d{3})*,0\\d{2}(?:,\\d{3})*(?:\\.\\d+)?");

  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?");

  private final String text;
  private final List<Token> tokens;
  private final List<Problem> problems = new ArrayList<>();

  /// The brackets that are open, and whether the values in each may stand side by side.
  private final Deque<Boolean> lists = new ArrayDeque<>();

  private CommaNumbers(String text) {
    this.text = text;
    tokens = Lexer.tokens(text);
  }

  /// The program with the mistakes of its text.
  ///
  /// @param rest the text with blanks in the place of its words
  static Program refused(Program read, String rest) {
    if (rest.indexOf(',') < 0) return read;
    CommaNumbers numbers = new CommaNumbers(rest);
    numbers.find();
    if (numbers.problems.isEmpty()) return read;
    List<Problem> problems = new ArrayList<>(numbers.problems);
    // what follows the comma is said already
    read.problems().stream().filter(p -> !numbers.holds(p)).forEach(problems::add);
    return new Program(read.text(), read.statements(), problems, read.open());
  }

  private boolean holds(Problem list) {
    return list.key().equals("syntax.vector")
        && problems.stream()
            .map(Problem::span)
            .anyMatch(s -> s.start() < list.span().start() && list.span().end() <= s.end());
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  private void find() {
    for (int i = 0; i < tokens.size(); i++) {
      int level = LastOperand.level(kind(i));
      if (level > 0) lists.push(isList(i));
      if (level < 0 && !lists.isEmpty()) lists.pop();
      int last = last(i);
      if (last > i && isFirst(i)) number(i, last);
      i = last;
    }
  }

  /// Whether values in the bracket that opens here stand side by side: entries, places, arguments.
  private boolean isList(int open) {
    boolean close = open > 0 && tokens.get(open - 1).end() == tokens.get(open).start();
    return kind(open) == TokenKind.OPEN_SQUARE
        || kind(open) == TokenKind.OPEN && close && kind(open - 1) == TokenKind.NAME;
  }

  /// The last of the numbers that commas join to the one here without white space.
  private int last(int first) {
    int last = first;
    while (kind(last) == TokenKind.NUMBER
        && joins(last + 1)
        && kind(last + 2) == TokenKind.NUMBER) {
      last += 2;
    }
    return last;
  }

  private boolean joins(int comma) {
    return kind(comma) == TokenKind.COMMA
        && tokens.get(comma - 1).end() == tokens.get(comma).start()
        && tokens.get(comma).end() == tokens.get(comma + 1).start();
  }

  private boolean isFirst(int number) {
    return switch (kind(number - 1)) {
      case CARET -> false;
      case COMMA, PRIME, MEMBER -> tokens.get(number - 1).end() < tokens.get(number).start();
      default -> true;
    };
  }

  private void number(int first, int last) {
    Span span = tokens.get(first).span().union(tokens.get(last).span());
    String written = text.substring(span.start(), span.end());
    boolean two = lists.isEmpty() ? isTogether(first, last) : !THOUSANDS.matcher(written).matches();
    boolean number = NUMBER.matcher(written).matches();
    if (!number || two || NumberReader.isMillions(written.replaceFirst("\\..*", ""))) return;
    boolean points = written.indexOf('.') >= 0 && written.indexOf('.') < written.indexOf(',');
    boolean grouped = !points && GROUPED.matcher(written).matches();
    boolean decimal =
        written.indexOf(',') == written.lastIndexOf(',') && (points || !written.contains("."));
    boolean listed = !lists.isEmpty() && lists.peek();
    String several = written.replace(",", ", ");
    String list = listed ? several : "[" + several + "]";
    if (!grouped && !decimal) {
      problems.add(Problem.error(span, "syntax.number.list", written, list).withFix(list));
      return;
    }
    String one = grouped ? written.replace(",", "") : written.replace(".", "").replace(',', '.');
    Problem problem = Problem.error(span, "syntax.number.comma", written, one, list);
    boolean numbers = points && written.indexOf('.') < written.lastIndexOf('.');
    problems.add(numbers ? problem.withFix(one) : problem.withEdits(one, list));
  }

  /// Whether these are the values of several names that one equals sign gives, `x,y = 1,2`, or go
  /// on as a list does, `1,2,...`.
  private boolean isTogether(int first, int last) {
    int dots = last + 2;
    if (kind(last + 1) == TokenKind.COMMA
        && dots < tokens.size()
        && isDots(tokens.get(dots).start())) {
      return true;
    }
    int equals = first - 1;
    while (kind(equals) != TokenKind.EQUALS) {
      if (equals < 0 || kind(equals) == TokenKind.NEWLINE || kind(equals) == TokenKind.SEMICOLON) {
        return false;
      }
      equals--;
    }
    int names = 1;
    int i = equals - 1;
    for (; kind(i) == TokenKind.NAME; i -= 2) {
      if (kind(i - 1) != TokenKind.COMMA || kind(i - 2) != TokenKind.NAME) break;
      names++;
    }
    return names > 1;
  }

  private boolean isDots(int at) {
    return text.startsWith("…", at)
        || text.startsWith("⋯", at)
        || text.startsWith("..", at)
        || text.startsWith("\\dots", at)
        || text.startsWith("\\ldots", at)
        || text.startsWith("\\cdots", at);
  }
}
