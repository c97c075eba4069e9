package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;

/// Numbers in round brackets that are all of a value, `w = (-1.2, 0.5)`: a vector, as textbooks
/// write one.
///
/// @param close the place of its last bracket
/// @param doubt that it may be one number with a decimal comma; null where it is none
public record RoundVector(int close, Problem doubt) {
  /// The one that opens at this token; null where none does.
  ///
  /// @param end where the statement ends
  public static RoundVector at(String text, List<Token> tokens, int open, int end) {
    boolean first = tokens.get(open).kind() == TokenKind.OPEN;
    if (!first || open == 0 || tokens.get(open - 1).kind() != TokenKind.EQUALS) return null;
    int numbers = 0;
    int i = open;
    do {
      i++;
      if (kind(tokens, i) == TokenKind.MINUS) i++;
      if (kind(tokens, i) != TokenKind.NUMBER) return null;
      numbers++;
      i++;
    } while (kind(tokens, i) == TokenKind.COMMA);
    boolean all =
        kind(tokens, i) == TokenKind.CLOSE
            && (i + 1 == end || kind(tokens, i + 1) == TokenKind.EQUALS);
    if (numbers < 2 || !all) return null;
    return new RoundVector(i, numbers == 2 ? decimal(text, tokens, open, i) : null);
  }

  private static TokenKind kind(List<Token> tokens, int i) {
    return i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  /// `(1,2)`: whole numbers close to the comma, and no minus behind it.
  private static Problem decimal(String text, List<Token> tokens, int open, int close) {
    Token left = tokens.get(close - 3);
    Token comma = tokens.get(close - 2);
    Token right = tokens.get(close - 1);
    boolean tight =
        comma.kind() == TokenKind.COMMA
            && left.end() == comma.start()
            && comma.end() == right.start()
            && left.text().indexOf('.') < 0
            && right.text().indexOf('.') < 0;
    if (!tight) return null;
    Span span = Span.between(tokens.get(open).start(), tokens.get(close).end());
    String whole = text.substring(tokens.get(open).end(), comma.start());
    String vector = "[" + whole + ", " + right.text() + "]";
    String number = whole + "." + right.text();
    return Problem.error(span, "syntax.tuple.decimal", vector, number).withEdits(vector, number);
  }
}
