package gradus.plain.token;

import gradus.lang.Builtins;
import java.util.List;

/// What the tokens of a text say about it.
public final class Tokens {
  private Tokens() {}

  /// Whether a text is a name that a program can define, and nothing else.
  public static boolean isName(String text) {
    List<Token> words = Lexer.tokens(text);
    Token first = words.getFirst();
    boolean name = first.kind() == TokenKind.NAME && words.size() == 2;
    return name && first.text().equals(text) && !text.equals(Builtins.REPEAT);
  }
}
