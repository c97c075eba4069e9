package gradus.plain.token;

import java.util.List;

/// `y=1` in the header `p(y=1|x) = …`, and the bar of the call `N(1 | 0, 4)`.
public final class GivenPart {
  private GivenPart() {}

  /// Whether a name stands here with a value before the bar of `p(y=1|x)`: it is no parameter.
  public static boolean stands(List<Token> tokens, int i) {
    if (i + 3 >= tokens.size() || tokens.get(i).kind() != TokenKind.NAME) return false;
    TokenKind bar = tokens.get(i + 3).kind();
    return tokens.get(i + 1).kind() == TokenKind.EQUALS
        && tokens.get(i + 2).kind() == TokenKind.NUMBER
        && bar != TokenKind.COMMA
        && bar != TokenKind.SEMICOLON
        && KnownNames.partsParameters(bar);
  }

  /// Whether a bar stands behind an operand in the brackets of a call: `N(1 | 0, 4)`.
  public static boolean isCalled(List<Token> tokens, Token bar) {
    int at = tokens.indexOf(bar);
    if (at < 2 || !tokens.get(at - 1).kind().endsOperand()) return false;
    int depth = 0;
    for (int i = at - 1; i > 0 && !tokens.get(i).kind().endsStatement(); i--) {
      depth += LastOperand.level(tokens.get(i).kind());
      if (depth > 0) return tokens.get(i - 1).kind() == TokenKind.NAME;
    }
    return false;
  }
}
