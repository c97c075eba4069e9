package gradus.lang;

import java.util.List;

/// A text cut into tokens, END last.
///
/// @param spaced whether white space tells two statements apart, as in `x = 1 y = 2`
public record Tokens(List<Token> list, boolean spaced) {
  public Tokens {
    list = List.copyOf(list);
  }

  /// Of a text in the language's own notation.
  static Tokens of(String text) {
    return new Tokens(Lexer.tokens(text), true);
  }
}
