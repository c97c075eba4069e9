package gradus.plain;

import gradus.lang.Problems;
import gradus.lang.Span;
import gradus.lang.Statement.Parameter;
import gradus.plain.token.GivenPart;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Headers of functions, `f(x, y) =`: what stands in their brackets.
final class Headers {
  private final String text;
  private final List<Token> tokens;
  private final Problems problems;

  Headers(String text, List<Token> tokens, Problems problems) {
    this.text = text;
    this.tokens = tokens;
    this.problems = problems;
  }

  /// Whether a number or a vector stands behind a bracket.
  boolean isValue(int bracket) {
    return switch (tokens.get(bracket + 1).kind()) {
      case NUMBER, OPEN_SQUARE -> true;
      case MINUS -> tokens.get(bracket + 2).kind() == TokenKind.NUMBER;
      default -> false;
    };
  }

  /// The names in the brackets of a header; null, and a problem, where something else stands there.
  ///
  /// @param at the name of the function
  /// @param equals the equals sign behind the brackets
  List<Parameter> parameters(int at, int equals) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int close = equals - 1;
    for (int i = at + 2; i < close; i += 2) {
      Token name = tokens.get(i);
      if (GivenPart.stands(tokens, i)) {
        i += 2;
        continue;
      }
      TokenKind next = tokens.get(i + 1).kind();
      boolean separated = KnownNames.partsParameters(next);
      boolean last = i + 1 == close;
      if (name.kind() != TokenKind.NAME || !(last || separated) || (separated && i + 2 == close)) {
        Token wrong = name.kind() != TokenKind.NAME ? name : tokens.get(i + 1);
        problems.error(wrong.span(), "syntax.parameter", wrong.shown(text));
        return null;
      }
      if (!seen.add(name.text())) {
        problems.error(name.span(), "syntax.parameter.twice", name.shown(text));
        return null;
      }
      parameters.add(new Parameter(name.span(), name.text()));
    }
    if (parameters.isEmpty()) {
      Span span = tokens.get(at + 1).span().union(tokens.get(close).span());
      problems.error(span, "syntax.brackets.empty", "(");
      return null;
    }
    return parameters;
  }
}
