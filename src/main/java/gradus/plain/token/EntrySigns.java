package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;

/// `[1 -2]`, where a sign stands close before its number and apart from the one before: two entries
/// to those who write vectors with blanks, else a difference.
public final class EntrySigns {
  private EntrySigns() {}

  /// Whether a sign between two numbers may be that of the second.
  public static boolean isSign(List<Token> tokens, int at) {
    Token before = tokens.get(at - 1);
    Token sign = tokens.get(at);
    Token after = tokens.get(at + 1);
    boolean entry =
        at > 1
            && switch (tokens.get(at - 2).kind()) {
              case OPEN_SQUARE, COMMA, PLUS, MINUS -> true;
              default -> false;
            };
    return entry
        && before.kind() == TokenKind.NUMBER
        && after.kind() == TokenKind.NUMBER
        && before.end() < sign.start()
        && sign.end() == after.start();
  }

  /// That it may be, with both readings.
  public static Problem problem(String text, List<Token> tokens, int at) {
    Token before = tokens.get(at - 1);
    Token after = tokens.get(at + 1);
    return problem(
        before.span().union(after.span()),
        before.shown(text),
        tokens.get(at).shown(text),
        after.shown(text),
        ", ");
  }

  /// That two numbers with a sign between them may be two entries.
  ///
  /// @param between what is written between two entries
  public static Problem problem(
      Span span, String first, String sign, String second, String between) {
    String entries = first + between + sign + second;
    String one = first + " " + sign + " " + second;
    String shown = first + " " + sign + second;
    return Problem.error(span, "syntax.entries", shown, entries, one).withEdits(entries, one);
  }
}
