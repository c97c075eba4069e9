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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Numbers with a comma inside, `1,000` and `2,5`, which may be one number or two: refused. In
/// brackets, where `[1,2]` are two, only thousands that nobody writes as an entry are, `[1,000,
/// 2]`. A list of numbers that no brackets hold is told as one, with the brackets.
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
    boolean listed = read.problems().stream().anyMatch(CommaNumbers::isListed);
    if (numbers.problems.isEmpty() && !listed) return read;
    List<Problem> problems = new ArrayList<>(numbers.problems);
    // what follows the comma is said already
    read.problems().stream()
        .filter(p -> !numbers.holds(p))
        .flatMap(p -> isListed(p) ? numbers.bracketed(p).stream() : Stream.of(p))
        .forEach(problems::add);
    return read.with(problems);
  }

  private boolean holds(Problem list) {
    return isListed(list)
        && problems.stream()
            .map(Problem::span)
            .anyMatch(s -> s.start() < list.span().start() && list.span().end() <= s.end());
  }

  /// Whether it is about a number that stands alone behind a comma.
  private static boolean isListed(Problem problem) {
    return problem.key().equals("syntax.vector");
  }

  /// The same with brackets around all numbers that a name is given, `x = 1, 2, 3`, said once, at
  /// the second of them.
  private Optional<Problem> bracketed(Problem listed) {
    int at = 0;
    while (at < tokens.size() && tokens.get(at).start() < listed.span().start()) {
      at++;
    }
    int before = before(at);
    if (before < 0) return Optional.of(listed);
    boolean second = kind(before - 1) == TokenKind.EQUALS;
    int first = before;
    while (first >= 0 && kind(first - 1) != TokenKind.EQUALS) {
      first = before(first);
    }
    if (first < 0 || isOfSeveral(first - 2)) return Optional.of(listed);
    if (!second) return Optional.empty();
    int last = number(at);
    while (isComma(last + 1) && number(last + 2) > 0) {
      last = number(last + 2);
    }
    Span span = tokens.get(first).span().union(tokens.get(last).span());
    String list = "[" + text.substring(span.start(), span.end()) + "]";
    return Optional.of(Problem.error(span, listed.key()).withFix(list));
  }

  /// Where the number before the comma here begins; -1 where none is.
  private int before(int at) {
    if (!isComma(at - 1) || kind(at - 2) != TokenKind.NUMBER) return -1;
    return kind(at - 3) == TokenKind.MINUS ? at - 3 : at - 2;
  }

  /// Where the number that begins here ends, with its sign; -1 where none does.
  private int number(int at) {
    int digits = kind(at) == TokenKind.MINUS ? at + 1 : at;
    return kind(digits) == TokenKind.NUMBER ? digits : -1;
  }

  private boolean isComma(int i) {
    return i >= 0 && i < tokens.size() && text.startsWith(",", tokens.get(i).start());
  }

  /// Whether a name is the last of several that one equals sign gives values, `a, b = 1, 2, 3`.
  private boolean isOfSeveral(int name) {
    return isComma(name - 1)
        && kind(name - 2) == TokenKind.NAME
        && (name == 2 || isComma(name - 3) || kind(name - 3).endsStatement());
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
