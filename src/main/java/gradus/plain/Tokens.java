package gradus.plain;

import gradus.lang.Builtins;
import java.util.List;

/// A text cut into tokens, END last.
///
/// @param spaced whether white space tells two statements apart, as in `x = 1 y = 2`
public record Tokens(List<Token> list, boolean spaced) {
  public Tokens {
    list = List.copyOf(list);
  }

  /// Whether a text is a name that a program can define, and nothing else.
  public static boolean isName(String text) {
    List<Token> words = Lexer.tokens(text);
    Token first = words.getFirst();
    boolean name = first.kind() == TokenKind.NAME && words.size() == 2;
    return name && first.text().equals(text) && !text.equals(Builtins.REPEAT);
  }

  /// Of a text in the language's own notation.
  static Tokens of(String text) {
    return new Tokens(Lexer.tokens(text), true);
  }
}
