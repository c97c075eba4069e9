package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What stands before an equals sign and is no name.
final class LeftSides {
  private LeftSides() {}

  /// What is no name before an equals sign. A value of an angle's function, `cos θ = …`, and what
  /// is said of names with values, `x² = 4`, may have one.
  static Problem problem(
      String text, List<Token> tokens, int from, int equals, Predicate<String> defined) {
    Token first = tokens.get(from);
    Token last = tokens.get(Math.max(from, equals - 1));
    Span span = first.span().union(last.span());
    Problem problem = Problem.error(span, "syntax.left");
    boolean call =
        equals == from + 2
            && first.kind() == TokenKind.NAME
            && last.kind() == TokenKind.NAME
            && Set.of("cos", "sin", "tan").contains(first.text());
    boolean equation = isOfValues(tokens, from, equals, defined);
    if (!call && !equation) return problem;
    return Stream.of("c", "y", "v", "u")
        .filter(
            name -> !defined.test(name) && tokens.stream().noneMatch(t -> name.equals(t.text())))
        .findFirst()
        .map(name -> name + (equation ? " = " + text.substring(span.start(), span.end()) : ""))
        .map(problem::withFix)
        .orElse(problem);
  }

  /// Whether a formula before an equals sign speaks of some name, and the statement of none without
  /// a value.
  private static boolean isOfValues(
      List<Token> tokens, int from, int equals, Predicate<String> defined) {
    // `w^2 = w - 1` may be a step, and no check of the square
    String base = tokens.get(from).text();
    TokenKind behind = tokens.get(from + 1).kind();
    boolean power =
        base != null
            && (behind == TokenKind.CARET && equals == from + 3
                || behind == TokenKind.SUPERSCRIPT && equals == from + 2);
    boolean named = false;
    for (int i = from; !tokens.get(i).kind().endsStatement(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == TokenKind.BAD) return false;
      boolean name = token.kind() == TokenKind.NAME && tokens.get(i + 1).kind() != TokenKind.OPEN;
      if (name && !defined.test(token.text())) return false;
      if (power && i > equals && token.kind() == TokenKind.NAME && token.text().equals(base)) {
        return false;
      }
      named |= name && i < equals;
    }
    return named;
  }
}
