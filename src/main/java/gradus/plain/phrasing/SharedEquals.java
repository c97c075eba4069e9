package gradus.plain.phrasing;

import gradus.plain.token.Glyphs;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Names that one equals sign gives their values: `[a, b] = [1, -2]`, `a, b = 1, -2`.
final class SharedEquals {
  /// Most names that are given values together.
  private static final int MOST = 50;

  private final String text;
  private final List<Token> in;
  private final List<Token> out;

  /// @param out where the statements go, one for each name
  SharedEquals(String text, List<Token> in, List<Token> out) {
    this.text = text;
    this.in = in;
    this.out = out;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// Whether several names in round brackets are given several values, `(x, y) = (2, 1)`.
  boolean begins(int open) {
    int close = open + 1;
    while (kind(close) == TokenKind.NAME && kind(close + 1) == TokenKind.COMMA) {
      close += 2;
    }
    return close > open + 1
        && kind(close) == TokenKind.NAME
        && kind(close + 1) == TokenKind.CLOSE
        && kind(close + 2) == TokenKind.EQUALS
        && kind(close + 3) == TokenKind.OPEN;
  }

  /// Whether a statement was `[a, b] = [1, -2]`, and is written.
  boolean listed(int start, int end) {
    boolean round = kind(start) == TokenKind.OPEN && kind(end - 1) == TokenKind.CLOSE;
    if (!round
        && (kind(start) != TokenKind.OPEN_SQUARE || kind(end - 1) != TokenKind.CLOSE_SQUARE)) {
      return false;
    }
    int close = start;
    while (close < end && kind(close) != (round ? TokenKind.CLOSE : TokenKind.CLOSE_SQUARE)) {
      close++;
    }
    boolean lists = kind(close + 1) == TokenKind.EQUALS && kind(close + 2) == kind(start);
    if (!lists) return false;
    List<List<Token>> names = parts(start + 1, close);
    List<List<Token>> values = parts(close + 3, end - 1);
    boolean fit =
        names.size() == values.size()
            && names.size() > (round ? 1 : 0)
            && names.stream().allMatch(n -> n.size() == 1 && n.getFirst().kind() == TokenKind.NAME)
            && values.stream().noneMatch(List::isEmpty);
    if (fit) give(names, values, in.get(close + 1));
    return fit;
  }

  private List<List<Token>> parts(int from, int to) {
    List<List<Token>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    int depth = 0;
    for (int i = from; i < to; i++) {
      depth += LastOperand.level(kind(i));
      if (depth < 0) return List.of();
      if (depth == 0 && kind(i) == TokenKind.COMMA) {
        parts.add(new ArrayList<>());
      } else {
        parts.getLast().add(in.get(i));
      }
    }
    return parts;
  }

  private void give(List<List<Token>> names, List<List<Token>> values, Token equals) {
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) out.add(new Token(TokenKind.SEPARATOR, equals.start(), equals.start()));
      out.addAll(names.get(i));
      out.add(equals);
      out.addAll(values.get(i));
    }
  }

  /// `a, b = 1, -2`, written: the end of the last value; -1 where as many values do not follow.
  int together(int from, int firstEnd) {
    List<List<Token>> names = new ArrayList<>();
    int start = from;
    int end = firstEnd;
    while (end == start + 1
        && kind(start) == TokenKind.NAME
        && isComma(end)
        && names.size() < MOST) {
      names.add(List.of(in.get(start)));
      start = end + 1;
      end = Phrasing.end(in, start);
    }
    boolean equals = kind(start) == TokenKind.NAME && kind(start + 1) == TokenKind.EQUALS;
    if (names.isEmpty() || !equals || end == start + 2) return -1;
    names.add(List.of(in.get(start)));
    Token sign = in.get(start + 1);
    List<List<Token>> values = new ArrayList<>();
    start += 2;
    while (true) {
      List<Token> value = in.subList(start, end);
      boolean plain = value.stream().noneMatch(t -> t.kind() == TokenKind.EQUALS);
      if (value.isEmpty() || !plain) break;
      values.add(value);
      if (!isComma(end) || values.size() > names.size()) break;
      if (values.size() == names.size() && isDefinition(end + 1)) break;
      start = end + 1;
      end = Phrasing.end(in, start);
    }
    if (values.size() != names.size()) return -1;
    give(names, values, sign);
    return end;
  }

  private boolean isDefinition(int start) {
    return in.subList(start, Phrasing.end(in, start)).stream()
        .anyMatch(t -> t.kind() == TokenKind.EQUALS);
  }

  private boolean isComma(int i) {
    return kind(i) == TokenKind.SEPARATOR
        && in.get(i).end() > in.get(i).start()
        && Glyphs.plain(text.charAt(in.get(i).start())) == ',';
  }
}
