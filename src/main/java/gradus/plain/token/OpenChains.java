package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import java.util.Set;

/// Functions that a chain of equalities only mentions, `h = g(w·x) = 1/(1 + e^(-w·x))`, where
/// nothing defines a g.
public final class OpenChains {
  private OpenChains() {}

  /// Refuses one in a statement; null where there is none.
  ///
  /// @param start the first token of the statement
  public static Problem problem(String text, List<Token> tokens, KnownNames names, int start) {
    int equals = -1;
    int depth = 0;
    for (int i = start; !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> depth--;
        case EQUALS -> {
          if (depth > 0) break;
          if (equals >= 0 && isMention(tokens, names, equals + 1, i)) {
            Token name = tokens.get(equals + 1);
            Span span = new Span(name.start(), tokens.get(i + 1).start());
            String shown = text.substring(name.start(), tokens.get(i - 1).end());
            return Problem.error(span, "syntax.chain", shown, name.shown(text)).withFix("");
          }
          equals = i;
        }
        default -> {}
      }
    }
    return null;
  }

  /// Whether the call of a function that is not known is all that stands between two places.
  private static boolean isMention(List<Token> tokens, KnownNames names, int from, int end) {
    Token name = tokens.get(from);
    boolean call =
        name.kind() == TokenKind.NAME
            && from + 2 < end
            && tokens.get(from + 1).kind() == TokenKind.OPEN
            && tokens.get(end - 1).kind() == TokenKind.CLOSE;
    if (!call || names.isDefined(name.text()) || names.isExact(name.text())) return false;
    int depth = 0;
    for (int i = from + 1; i < end - 1; i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0) return false;
    }
    return !names.isFunction(name.text(), Set.of());
  }
}
