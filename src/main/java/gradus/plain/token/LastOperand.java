package gradus.plain.token;

import java.util.List;

/// Where the operand begins that ends a list of tokens: a name, a number, or brackets with what
/// stands close before them.
public final class LastOperand {
  private LastOperand() {}

  /// How a bracket changes the depth: 1 opens, -1 closes, 0 is none.
  public static int level(TokenKind kind) {
    return switch (kind) {
      case OPEN, OPEN_SQUARE, OPEN_ABS, OPEN_NORM, OPEN_BRACE -> 1;
      case CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM, CLOSE_BRACE -> -1;
      default -> 0;
    };
  }

  /// Its first token; -1 when no operand ends there.
  public static int start(List<Token> tokens) {
    int i = tokens.size() - 1;
    while (i >= 0 && isPostfix(tokens.get(i).kind())) {
      i--;
    }
    while (i >= 0) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.NAME || token.kind() == TokenKind.NUMBER) return i;
      if (level(token.kind()) != -1) return -1;
      int open = opening(tokens, i);
      if (open < 0) return -1;
      Token bracket = tokens.get(open);
      boolean close = open > 0 && tokens.get(open - 1).end() == bracket.start();
      boolean attached =
          close
              && (bracket.kind() == TokenKind.OPEN || bracket.kind() == TokenKind.OPEN_SQUARE)
              && isAttached(tokens.get(open - 1).kind(), bracket.kind());
      if (!attached) return open;
      i = open - 1;
    }
    return -1;
  }

  private static boolean isAttached(TokenKind before, TokenKind bracket) {
    return before == TokenKind.NAME
        || (bracket == TokenKind.OPEN_SQUARE
            && (before == TokenKind.CLOSE_SQUARE || before == TokenKind.CLOSE));
  }

  private static boolean isPostfix(TokenKind kind) {
    return kind == TokenKind.PRIME || kind == TokenKind.ORDER;
  }

  private static int opening(List<Token> tokens, int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      TokenKind kind = tokens.get(i).kind();
      if (kind.endsStatement()) return -1;
      depth += level(kind);
      if (depth == 0) return i;
    }
    return -1;
  }
}
