package gradus.plain.python;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// The square brackets of a slice, `[:, 1]`, `[1:3]`, `[-2:]`: along each axis two ends, which are
/// whole numbers or left out, or the number of one entry.
public final class SliceReader {
  private final String source;
  private final List<Token> tokens;
  private final List<Expr> ends = new ArrayList<>();
  private final int open;
  private int at;
  private Problem problem;

  /// Reads the brackets that open at a token.
  public SliceReader(String source, List<Token> tokens, int open) {
    this.source = source;
    this.tokens = tokens;
    this.open = open;
    at = open;
    do {
      at++;
      axis();
    } while (problem == null && kind() == TokenKind.COMMA);
    if (problem == null) at++;
  }

  /// Whether square brackets that open at a token hold a colon of their own.
  public static boolean isAt(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size() && !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> {
          if (--depth == 0) return false;
        }
        case COLON -> {
          if (depth == 1) return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /// What cannot be read; null where all can.
  public Problem problem() {
    return problem;
  }

  /// From the bracket that opens to the one that closes.
  public Span brackets() {
    return new Span(tokens.get(open).start(), tokens.get(at - 1).end());
  }

  /// The ends as [Expr.Slice] has them, two an axis.
  public List<Expr> ends() {
    return List.copyOf(ends);
  }

  /// The token behind the bracket that closes.
  public int end() {
    return at;
  }

  private TokenKind kind() {
    return tokens.get(at).kind();
  }

  private void axis() {
    int begin = at;
    Expr from = number();
    if (kind() == TokenKind.COLON) {
      at++;
      Expr end = number();
      if (kind() == TokenKind.COLON) {
        problem = told("syntax.slice.step", begin);
        return;
      }
      Span here = new Span(tokens.get(begin).start(), tokens.get(at).start());
      ends.add(from == null ? number(here, 0) : from);
      ends.add(end == null ? number(here, Expr.Slice.OPEN) : end);
    } else if (from != null) {
      ends.add(from);
      ends.add(number(from.span(), Expr.Slice.ONE));
    }
    boolean over = at > begin && (kind() == TokenKind.COMMA || kind() == TokenKind.CLOSE_SQUARE);
    if (!over) problem = told("syntax.slice", begin);
  }

  /// A whole number with its sign; null where none stands.
  private Expr number() {
    int start = at;
    boolean minus = kind() == TokenKind.MINUS;
    if (minus) at++;
    Token token = tokens.get(at);
    boolean whole =
        token.kind() == TokenKind.NUMBER
            && token.problem() == null
            && Double.parseDouble(token.text()) == Math.rint(Double.parseDouble(token.text()))
            && Double.parseDouble(token.text()) < Expr.Slice.OPEN;
    if (!whole) {
      at = start;
      return null;
    }
    at++;
    double value = Double.parseDouble(token.text());
    Expr size = new Expr.Num(token.span(), value, Integer.toString((int) value));
    Span span = new Span(tokens.get(start).start(), token.end());
    return minus ? new Expr.Negate(span, size) : size;
  }

  private static Expr number(Span span, int value) {
    Expr size = new Expr.Num(span, Math.abs(value), Integer.toString(Math.abs(value)));
    return value < 0 ? new Expr.Negate(span, size) : size;
  }

  /// That what stands between two commas is no slice.
  private Problem told(String key, int begin) {
    int last = begin;
    int depth = 0;
    while (!tokens.get(last).kind().endsStatement()) {
      TokenKind kind = tokens.get(last).kind();
      if (kind == TokenKind.OPEN || kind == TokenKind.OPEN_SQUARE) depth++;
      if (kind == TokenKind.CLOSE || kind == TokenKind.CLOSE_SQUARE) depth--;
      if (depth < 0 || depth == 0 && kind == TokenKind.COMMA) break;
      last++;
    }
    int start = tokens.get(begin).start();
    int end = last == begin ? tokens.get(begin).end() : tokens.get(last - 1).end();
    return Problem.error(new Span(start, end), key, Token.shown(source, start, end));
  }
}
