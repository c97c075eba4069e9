package gradus.plain.token;

import gradus.lang.Builtins;
import gradus.lang.Problem;
import gradus.lang.Span;
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

  /// What stands in the place of the order of a norm that is not known, `‖x‖_3`, which of a vector
  /// is a root of a sum of powers; behind the bars that close; with an edit where they were opened
  /// around something.
  static Token otherNorm(String text, List<Token> tokens, int at, int end, String order) {
    int bars = tokens.getLast().kind() == TokenKind.DOUBLE_BAR ? 1 : 2;
    int close = tokens.size() - bars;
    int open = close - 1;
    while (open >= 0 && tokens.get(open).kind() != tokens.get(close).kind()) {
      open--;
    }
    int first = open - bars + 1;
    String of =
        first < 0 ? "" : text.substring(tokens.get(open).end(), tokens.get(close).start()).strip();
    String sum = "sum(abs(" + (of.isEmpty() ? "x" : of) + ")^" + order + ")^(1/" + order + ")";
    int start = of.isEmpty() ? at : tokens.get(first).start();
    Problem problem = Problem.error(new Span(start, end), "latex.norm", order, sum);
    return new Token(TokenKind.BAD, at, end, null, of.isEmpty() ? problem : problem.withFix(sum));
  }
}
