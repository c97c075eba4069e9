package gradus.plain.phrasing;

import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// Several names in one chain of equals signs, each of which gets its own statement: `y = f(x) =
/// x^2`, `v = x = 2`.
final class ChainedEquals {
  private final List<Token> in;
  private final List<Token> out;
  private final Set<String> functions;
  private final Set<String> defined;

  /// @param out where the statements go
  ChainedEquals(List<Token> in, List<Token> out, Set<String> functions, Set<String> defined) {
    this.in = in;
    this.out = out;
    this.functions = functions;
    this.defined = defined;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// `y = f(x) = x^2` gives f its formula, and y the value of f.
  boolean named(int start, int end) {
    boolean chained =
        kind(start) == TokenKind.NAME
            && kind(start + 1) == TokenKind.EQUALS
            && kind(start + 2) == TokenKind.NAME;
    if (!chained) return false;
    int second = KnownNames.headerEnd(in, start + 2);
    String function = in.get(start + 2).text();
    if (second < 0 || second >= end || functions.contains(function)) return false;
    if (defined.contains(function) || function.equals(in.get(start).text())) return false;
    // what stands behind a function of the language, however it is spelled, checks its value
    if (KnownNames.of(in, functions).isFunction(function, Set.of())) return false;
    for (int i = start + 4; i < second - 1; i++) {
      boolean part = kind(i) == TokenKind.NAME || kind(i) == TokenKind.COMMA;
      if (!part && kind(i) != TokenKind.SEMICOLON) return false;
    }
    // further forms check the value, which the function alone has not
    int formula = second + 1;
    int depth = 0;
    while (formula < end && (depth > 0 || kind(formula) != TokenKind.EQUALS)) {
      depth +=
          switch (kind(formula)) {
            case OPEN, OPEN_SQUARE, OPEN_BRACE -> 1;
            case CLOSE, CLOSE_SQUARE, CLOSE_BRACE -> -1;
            default -> 0;
          };
      formula++;
    }
    // parameters stand behind a semicolon: f(x; W)
    List<Token> call =
        in.subList(start + 2, second).stream()
            .map(t -> t.kind() == TokenKind.SEMICOLON ? t.as(TokenKind.COMMA) : t)
            .toList();
    out.addAll(call);
    out.addAll(in.subList(second, formula));
    int place = in.get(formula - 1).end();
    out.add(new Token(TokenKind.SEPARATOR, place, place));
    out.addAll(in.subList(start, start + 2));
    out.addAll(call);
    out.addAll(in.subList(formula, end));
    return true;
  }

  /// `v = x = 2` gives x the number where nothing else does, and v what x is.
  boolean copied(int start, int end) {
    int last = start;
    while (kind(last) == TokenKind.NAME
        && kind(last + 1) == TokenKind.EQUALS
        && (last == start || !defined.contains(in.get(last).text()))
        && last + 2 < end) {
      last += 2;
    }
    if (last < start + 4) return false;
    // `z = wx = 6` is a product and what it comes to
    for (int i = start + 2; i < last; i += 2) {
      String name = in.get(i).text();
      if (name.length() > 1 && name.chars().allMatch(c -> defined.contains("" + (char) c))) {
        return false;
      }
    }
    for (int i = last; i < end; i++) {
      if (kind(i) == TokenKind.EQUALS) return false;
    }
    for (int i = last - 2; i >= start; i -= 2) {
      boolean first = i == last - 2;
      out.addAll(in.subList(i, first ? end : i + 3));
      if (i == start) break;
      int place = in.get(end - 1).end();
      out.add(new Token(TokenKind.SEPARATOR, place, place));
    }
    return true;
  }
}
