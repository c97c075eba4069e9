package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// `keepdims=True` of NumPy and `keepdim=True` of PyTorch behind an axis: what is left of a matrix
/// stays a column or a row, `outer(sum(A, axis=1), [1])`.
final class KeptAxes {
  private final String text;
  private final List<Token> tokens;

  private KeptAxes(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = new ArrayList<>(tokens);
  }

  /// The tokens with such calls written out.
  ///
  /// @param most so many of them
  static List<Token> written(String text, List<Token> tokens, int most) {
    KeptAxes kept = new KeptAxes(text, tokens);
    int done = 0;
    for (int i = 1; i < kept.tokens.size() && done < most; i++) {
      if (kept.isOption(i) && kept.write(i)) done++;
    }
    return done == 0 ? tokens : kept.tokens;
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  private boolean isName(int i, String... names) {
    return kind(i) == TokenKind.NAME && List.of(names).contains(tokens.get(i).text());
  }

  private boolean isOption(int comma) {
    return kind(comma) == TokenKind.COMMA
        && isName(comma + 1, "keepdims", "keepdim")
        && kind(comma + 2) == TokenKind.EQUALS
        && isName(comma + 3, "True", "False")
        && (kind(comma + 4) == TokenKind.CLOSE || kind(comma + 4) == TokenKind.COMMA);
  }

  /// Writes out the call that an option is of; whether it could be.
  private boolean write(int comma) {
    ArgumentPlaces places = new ArgumentPlaces(text, tokens);
    int open = opening(comma);
    int close = open < 0 ? -1 : places.closing(open);
    int start = close < 0 ? -1 : start(open);
    if (start < 0) return false;
    boolean kept = tokens.get(comma + 3).text().equals("True");
    Integer axis = axis(open, close, placeOfAxis(start, open));
    if (kept && axis == null) return false;
    Token first = tokens.get(start);
    Token last = tokens.get(close);
    Span option = new Span(tokens.get(comma).start(), tokens.get(comma + 3).end());
    Span span = first.span().union(last.span());
    tokens.subList(comma, comma + 4).clear();
    if (!kept) return true;
    boolean row = axis == 0;
    String call =
        text.substring(first.start(), option.start()) + text.substring(option.end(), last.end());
    String edit = row ? "outer([1], " + call + ")" : "outer(" + call + ", [1])";
    Problem notice =
        Reading.SPELLING.notice(
            span,
            edit,
            Token.shown(text, span.start(), span.end()),
            Token.shown(edit, 0, edit.length()));
    int b = last.end();
    List<Token> behind = new ArrayList<>();
    if (!row) behind.addAll(one(b, false));
    behind.add(new Token(TokenKind.CLOSE, b, b));
    tokens.addAll(close - 3, behind);
    int a = first.start();
    List<Token> before = new ArrayList<>();
    before.add(new Token(TokenKind.NAME, a, a, "outer", notice));
    before.add(new Token(TokenKind.OPEN, a, a));
    if (row) before.addAll(one(a, true));
    tokens.addAll(start, before);
    return true;
  }

  /// `[1]` before or behind a comma.
  private static List<Token> one(int place, boolean first) {
    List<Token> one = new ArrayList<>();
    Token comma = new Token(TokenKind.COMMA, place, place);
    if (!first) one.add(comma);
    one.add(new Token(TokenKind.OPEN_SQUARE, place, place));
    one.add(new Token(TokenKind.NUMBER, place, place, "1", null));
    one.add(new Token(TokenKind.CLOSE_SQUARE, place, place));
    if (first) one.add(comma);
    return one;
  }

  private int opening(int inside) {
    int depth = 0;
    for (int i = inside; i >= 0 && !kind(i).endsStatement(); i--) {
      depth += LastOperand.level(kind(i));
      if (depth == 1) return kind(i) == TokenKind.OPEN ? i : -1;
    }
    return -1;
  }

  /// Where the call begins whose bracket this is, with the module or the operand before its name.
  private int start(int open) {
    int i = open - 1;
    if (kind(i) == TokenKind.NAME) return i;
    while (kind(i) == TokenKind.MEMBER) {
      i = LastOperand.start(tokens.subList(0, i));
      if (i < 0) return -1;
      boolean called = kind(i) == TokenKind.OPEN && kind(i - 1) == TokenKind.MEMBER;
      if (kind(i - 1) != TokenKind.MEMBER) return i;
      i = called ? i - 1 : -1;
    }
    return -1;
  }

  /// At which place an axis may stand without its word; -1 where a number there may be an operand.
  private int placeOfAxis(int start, int open) {
    if (kind(open - 1) == TokenKind.NAME) return -1;
    boolean module = open == start + 2 && PythonNames.MODULES.contains(tokens.get(start).text());
    boolean extreme = PythonNames.isExtreme(tokens.get(open - 1).text());
    if (module && extreme && !tokens.get(start).text().endsWith("np")) return -1;
    return module ? 1 : 0;
  }

  /// The axis that a call is told; null where none is.
  private Integer axis(int open, int close, int placeOfAxis) {
    int depth = 0;
    int place = 0;
    int begin = open + 1;
    for (int i = open; i <= close; i++) {
      depth += LastOperand.level(kind(i));
      boolean over = i == close || depth == 1 && kind(i) == TokenKind.COMMA;
      if (!over) continue;
      boolean named = isName(begin, "axis", "dim") && kind(begin + 1) == TokenKind.EQUALS;
      Integer number = number(named ? begin + 2 : begin, i);
      if ((named || place == placeOfAxis) && number != null) return number;
      place++;
      begin = i + 1;
    }
    return null;
  }

  /// The number of an axis of a matrix that is all that stands between two places.
  private Integer number(int from, int to) {
    boolean minus = kind(from) == TokenKind.MINUS;
    int digit = minus ? from + 1 : from;
    if (to != digit + 1 || kind(digit) != TokenKind.NUMBER) return null;
    return switch (tokens.get(digit).text()) {
      case "0" -> 0;
      case "1" -> 1;
      case "2" -> minus ? 0 : null;
      default -> null;
    };
  }
}
