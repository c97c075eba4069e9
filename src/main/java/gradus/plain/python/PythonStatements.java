package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// Finds what Python says as a whole statement or around a formula, `def`, `x += 1`, `a if c else
/// b`: it is refused with what to write here.
public final class PythonStatements {
  /// A statement that is refused.
  ///
  /// @param from the token from which on it is; what stands before it is read
  public record RefusedPart(int from, Problem problem) {}

  private final String text;
  private final List<Token> in;
  private final Set<String> defined;

  /// @param defined the names that the program defines
  public PythonStatements(String text, List<Token> in, Set<String> defined) {
    this.text = text;
    this.in = in;
    this.defined = defined;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isName(int i, String name) {
    return kind(i) == TokenKind.NAME && in.get(i).text().equals(name);
  }

  /// What is wrong with a statement of Python that stands between two tokens; null where none does.
  public Problem statement(int start, int end) {
    if (kind(start) != TokenKind.NAME || start + 1 >= end) return null;
    String word = in.get(start).text();
    if (kind(start + 1) == TokenKind.EQUALS) return null;
    Span whole = in.get(start).span().union(in.get(end - 1).span());
    boolean name = kind(start + 1) == TokenKind.NAME;
    String key =
        switch (word) {
          case "def" -> name ? "syntax.python.def" : null;
          case "print" -> kind(start + 1) == TokenKind.OPEN ? "syntax.python.print" : null;
          case "for" -> name && isName(start + 2, "in") ? "syntax.python.for" : null;
          // `while x = 2` stands between formulas as `where` does
          case "while" -> in.get(end - 1).isColon() ? "syntax.python.while" : null;
          case "class" -> name && in.get(end - 1).isColon() ? "syntax.python.class" : null;
          default -> null;
        };
    if (key != null && !defined.contains(word)) return problem(key, whole, start, end);
    return isUpdate(start, end) ? update(whole, start) : null;
  }

  /// `x += …`.
  private boolean isUpdate(int start, int end) {
    boolean sign =
        switch (kind(start + 1)) {
          case PLUS, MINUS, STAR, SLASH -> kind(start + 2) == TokenKind.EQUALS;
          default -> false;
        };
    return sign && start + 3 < end;
  }

  private Problem update(Span whole, int start) {
    String name = in.get(start).text();
    String sign = text.substring(in.get(start + 1).start(), in.get(start + 1).end());
    String rest = text.substring(in.get(start + 3).start(), whole.end());
    String edit = name + "2 = " + name + " " + sign + " (" + rest + ")";
    Problem problem =
        Problem.error(whole, "syntax.python.update", name, Token.shown(edit, 0, edit.length()));
    // what is given again in each round has no name of its own
    boolean round = in.subList(0, start).stream().anyMatch(t -> t.kind() == TokenKind.OPEN_BLOCK);
    return round || defined.contains(name + "2") ? problem : problem.withFix(edit);
  }

  private Problem problem(String key, Span whole, int start, int end) {
    Problem problem = Problem.error(whole, key, in.get(start).shown(text));
    return switch (key) {
      case "syntax.python.print" -> printed(problem, start + 2, end - 1);
      case "syntax.python.def" -> {
        for (int i = start + 2; i + 2 < end; i++) {
          boolean body = kind(i) == TokenKind.CLOSE && isName(i + 2, "return");
          if (!body) continue;
          String header = text.substring(in.get(start + 1).start(), in.get(i).end());
          String formula = text.substring(in.get(i + 2).end(), whole.end()).strip();
          yield problem.withFix(header + " = " + formula);
        }
        yield problem;
      }
      default -> problem;
    };
  }

  /// A formula that is printed stands alone here.
  private Problem printed(Problem problem, int from, int close) {
    if (from >= close || kind(close) != TokenKind.CLOSE) return problem;
    int depth = 0;
    for (int i = from; i < close; i++) {
      depth += LastOperand.level(kind(i));
      if (kind(i) == TokenKind.BAD || depth == 0 && kind(i) == TokenKind.COMMA) return problem;
    }
    return problem.withFix(between(from, close));
  }

  /// Python's `a if c else b` between two tokens; null where none stands.
  public RefusedPart conditional(int start, int end) {
    int from = start;
    int when = -1;
    int other = -1;
    int depth = 0;
    for (int i = start; i < end; i++) {
      depth += LastOperand.level(kind(i));
      if (depth != 0) continue;
      if (kind(i) == TokenKind.EQUALS && when < 0) from = i + 1;
      if (isName(i, "if") && !defined.contains("if") && i > from && when < 0) when = i;
      if (isName(i, "else") && when >= 0 && i > when + 1 && other < 0) other = i;
    }
    if (other < 0 || other + 1 >= end) return null;
    Span span = in.get(from).span().union(in.get(end - 1).span());
    String edit =
        "where("
            + between(when + 1, other)
            + ", "
            + between(from, when)
            + ", "
            + between(other + 1, end)
            + ")";
    Problem problem = Problem.error(span, "syntax.python.if", Token.shown(edit, 0, edit.length()));
    boolean nested = in.subList(other + 1, end).stream().anyMatch(t -> "if".equals(t.text()));
    return new RefusedPart(from, nested ? problem : problem.withFix(edit));
  }

  private String between(int from, int to) {
    return text.substring(in.get(from).start(), in.get(to - 1).end());
  }

  /// What is wrong with `keepdims=True` of NumPy, `keepdim` of PyTorch; null where none stands.
  public Problem kept(int i) {
    boolean named = isName(i, "keepdims") || isName(i, "keepdim");
    if (!named || kind(i + 1) != TokenKind.EQUALS) return null;
    return Problem.error(in.get(i).span(), "syntax.python.keepdims", in.get(i).shown(text));
  }
}
