package gradus.plain.token;

import java.util.ArrayList;
import java.util.List;

/// `y=1` in the header `p(y=1|x) = …`, and the bar of the call `N(1 | 0, 4)`.
public final class GivenPart {
  /// The most tokens of a call that is looked through.
  private static final int MOST = 60;

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

  /// The tokens with a comma for the one bar in a call of a function of the text, `N(1 | 0, 4)`.
  public static List<Token> parted(List<Token> tokens, KnownNames names) {
    List<Token> parted = tokens;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean call =
          tokens.get(i).kind() == TokenKind.NAME
              && names.isOwnFunction(tokens.get(i).text())
              && tokens.get(i + 1).kind() == TokenKind.OPEN
              && KnownNames.headerEnd(tokens, i) < 0;
      int bar = call ? bar(tokens, i + 1) : -1;
      if (bar < 0) continue;
      if (parted == tokens) parted = new ArrayList<>(tokens);
      parted.set(bar, tokens.get(bar).as(TokenKind.COMMA));
    }
    return parted;
  }

  /// The only bar in the brackets that open at a place, behind an operand; -1 where none is.
  private static int bar(List<Token> tokens, int open) {
    int bar = -1;
    int depth = 0;
    for (int i = open; i < open + MOST && !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> depth--;
        case BAR, OPEN_ABS, CLOSE_ABS -> {
          if (bar > 0 || depth != 1 || !tokens.get(i - 1).kind().endsOperand()) return -1;
          bar = i;
        }
        default -> {}
      }
      if (depth == 0) return bar;
    }
    return -1;
  }
}
