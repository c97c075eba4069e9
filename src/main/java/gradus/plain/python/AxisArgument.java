package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// The axis that a function is told as its second argument, `max(A, axis=1)`: in `max` and `min` it
/// makes the greatest or least entry of each row or column.
final class AxisArgument {
  private final List<Token> in;
  private final Set<String> used;
  private final List<Token> out;

  /// @param used the names that stand in the text
  AxisArgument(List<Token> in, Set<String> used, List<Token> out) {
    this.in = in;
    this.used = used;
    this.out = out;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// Whether an argument may be named so.
  static boolean isAxis(Token token) {
    return token.text().equals("axis") || token.text().equals("dim");
  }

  /// Where the bracket closes that opens here and holds several axes, `(0, 2)`; -1 for none.
  int listed(int open) {
    if (kind(open) != TokenKind.OPEN && kind(open) != TokenKind.OPEN_SQUARE) return -1;
    TokenKind closer = kind(open) == TokenKind.OPEN ? TokenKind.CLOSE : TokenKind.CLOSE_SQUARE;
    int at = open + 1;
    while (kind(at) == TokenKind.NUMBER
        || kind(at) == TokenKind.MINUS
        || kind(at) == TokenKind.COMMA) {
      at++;
    }
    return kind(at) == closer && at > open + 1 ? at : -1;
  }

  /// Whether `axis=` stands here.
  boolean isKeyword(int i) {
    return kind(i) == TokenKind.NAME && isAxis(in.get(i)) && kind(i + 1) == TokenKind.EQUALS;
  }

  /// The axis of a matrix that is written from one place to another without its word; null where
  /// none is.
  Integer written(int from, int close) {
    Integer axis = whole(from, close);
    return axis != null && axis <= 1 ? axis : null;
  }

  /// A digit, or of a matrix the axis that −1 and −2 count from its end.
  private Integer whole(int from, int to) {
    boolean back = kind(from) == TokenKind.MINUS;
    int at = from + (back ? 1 : 0);
    boolean one = to == at + 1 && kind(at) == TokenKind.NUMBER;
    if (!one || !in.get(at).text().matches("[0-9]")) return null;
    int digit = Integer.parseInt(in.get(at).text());
    if (!back) return digit;
    return digit == 1 || digit == 2 ? 2 - digit : null;
  }

  /// The greatest entry of each row or column: `each(i, max(j, A[i, j]))`.
  void along(boolean max, List<Token> of, int axis, Span span, Problem notice) {
    String row = fresh("i");
    String column = fresh("j");
    int a = span.start();
    int b = span.end();
    name("each", a, notice);
    out.add(new Token(TokenKind.OPEN, a, a));
    name(axis == 1 ? row : column, a, null);
    out.add(new Token(TokenKind.COMMA, a, a));
    name(max ? "max" : "min", a, null);
    out.add(new Token(TokenKind.OPEN, a, a));
    name(axis == 1 ? column : row, a, null);
    out.add(new Token(TokenKind.COMMA, a, a));
    out.add(new Token(TokenKind.OPEN, a, a));
    out.addAll(of);
    out.add(new Token(TokenKind.CLOSE, b, b));
    out.add(new Token(TokenKind.OPEN_SQUARE, b, b));
    name(row, b, null);
    out.add(new Token(TokenKind.COMMA, b, b));
    name(column, b, null);
    out.add(new Token(TokenKind.CLOSE_SQUARE, b, b));
    out.add(new Token(TokenKind.CLOSE, b, b));
    out.add(new Token(TokenKind.CLOSE, b, b));
  }

  private void name(String name, int place, Problem notice) {
    out.add(new Token(TokenKind.NAME, place, place, name, notice));
  }

  private String fresh(String letter) {
    String name = letter;
    while (used.contains(name)) {
      name += letter;
    }
    return name;
  }
}
