package gradus.document;

import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Tells a text in which numbers were tried out from one in which somebody wrote.
public final class ChangedNumbers {
  private ChangedNumbers() {}

  /// Whether two texts are the same to the letter but for their numbers, their signs and fractions.
  public static boolean only(String one, String other) {
    return without(one).equals(without(other));
  }

  /// The text with a mark in the place of each number.
  private static String without(String text) {
    List<Token> tokens = Lexer.tokens(text);
    StringBuilder rest = new StringBuilder();
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (!isOfNumber(tokens, i)) continue;
      rest.append(text, at, tokens.get(i).start());
      boolean goesOn = i > 0 && isOfNumber(tokens, i - 1);
      if (!goesOn) rest.append('#');
      at = tokens.get(i).end();
    }
    return rest.append(text.substring(at)).toString();
  }

  private static boolean isOfNumber(List<Token> tokens, int i) {
    boolean quotient = is(tokens, i - 1, TokenKind.NUMBER) && is(tokens, i + 1, TokenKind.NUMBER);
    return is(tokens, i, TokenKind.NUMBER)
        || is(tokens, i, TokenKind.MINUS) && is(tokens, i + 1, TokenKind.NUMBER)
        || is(tokens, i, TokenKind.SLASH) && quotient;
  }

  private static boolean is(List<Token> tokens, int i, TokenKind kind) {
    return i >= 0 && i < tokens.size() && tokens.get(i).kind() == kind;
  }
}
