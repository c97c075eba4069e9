package gradus.plain.token;

import java.util.List;

/// `y=1` in the header `p(y=1|x) = …`.
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
}
