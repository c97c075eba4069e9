package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// A comparison of what was compared already, `0 < x < 1`: both hold where their product is 1.
final class Chains {
  private static final Set<String> JOINING = Set.of("and", "or");

  private Chains() {}

  /// What to write for it.
  ///
  /// @param first the comparison before the sign
  /// @param middle what both compare
  static Problem problem(String text, List<Token> tokens, Span first, Span middle, Token sign) {
    String shown = Token.shown(text, first.start(), first.end());
    int end = joins(tokens, middle) ? sign.end() : end(tokens, sign);
    String before = text.substring(first.start(), first.end());
    if (end == sign.end()) {
      String product = "(…)*(…)";
      return Problem.error(sign.span(), "syntax.chained", shown, sign.shown(text), product);
    }
    String second = text.substring(middle.start(), end);
    String product = "(" + before + ")*(" + second + ")";
    Span whole = new Span(first.start(), end);
    return Problem.error(whole, "syntax.chained", shown, sign.shown(text), product)
        .withFix(product);
  }

  /// Whether a word joins two comparisons in what stands between two signs.
  private static boolean joins(List<Token> tokens, Span middle) {
    return tokens.stream()
        .filter(t -> middle.start() <= t.start() && t.end() <= middle.end())
        .anyMatch(t -> t.kind() == TokenKind.NAME && JOINING.contains(t.text()));
  }

  /// Where what is compared behind a sign ends; the end of the sign where a third comparison
  /// follows, or nothing.
  private static int end(List<Token> tokens, Token sign) {
    int at = tokens.indexOf(sign) + 1;
    int depth = 0;
    int end = sign.end();
    for (int i = at; i < tokens.size(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += LastOperand.level(kind);
      // more than two comparisons, with words between them
      if (kind == TokenKind.NAME && JOINING.contains(tokens.get(i).text())) return sign.end();
      boolean over = depth < 0 || depth == 0 && ends(kind);
      if (over || kind.endsStatement()) return kind.compares() ? sign.end() : end;
      end = tokens.get(i).end();
    }
    return end;
  }

  private static boolean ends(TokenKind kind) {
    return kind == TokenKind.COMMA
        || kind == TokenKind.SEMICOLON
        || kind == TokenKind.EQUALS
        || kind == TokenKind.BAD
        || kind.compares();
  }
}
