package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What stands before an equals sign and is no name.
final class LeftSides {
  /// Functions that people write without brackets.
  private static final Set<String> CALLED =
      Set.of("cos", "sin", "tan", "log", "ln", "exp", "det", "var", "tr");

  private LeftSides() {}

  /// What is no name before an equals sign. One quantity, `cos θ = …`, and what is said of names
  /// with values, `x² = 4`, may have one.
  static Problem problem(
      String text, List<Token> tokens, int from, int equals, Predicate<String> defined) {
    Token first = tokens.get(from);
    Token last = tokens.get(Math.max(from, equals - 1));
    Span span = first.span().union(last.span());
    Problem problem = Problem.error(span, "syntax.left");
    String left = text.substring(span.start(), span.end());
    boolean quantity =
        isQuantity(tokens.subList(from, Math.max(from + 1, equals)))
            && text.indexOf(left) == text.lastIndexOf(left);
    boolean equation = isOfValues(tokens, from, equals, defined);
    if (!quantity && !equation) return problem;
    return Stream.of("c", "y", "v", "u")
        .filter(
            name -> !defined.test(name) && tokens.stream().noneMatch(t -> name.equals(t.text())))
        .findFirst()
        .map(name -> name + (equation ? " = " + left : ""))
        .map(problem::withFix)
        .orElse(problem);
  }

  /// Whether tokens are one quantity: `cos θ`, `log L(μ)`, `|Z|`, `‖A‖`, `det A`, `dL/dw`.
  private static boolean isQuantity(List<Token> left) {
    Token first = left.getFirst();
    int size = left.size();
    if (first.kind() == TokenKind.OPEN_ABS || first.kind() == TokenKind.OPEN_NORM) {
      int depth = 0;
      for (int i = 0; i < size; i++) {
        depth += LastOperand.level(left.get(i).kind());
        if (depth == 0) return i == size - 1;
      }
      return false;
    }
    if (first.kind() != TokenKind.NAME || size < 2) return false;
    Token second = left.get(1);
    if (second.kind() == TokenKind.SLASH) {
      Token last = left.getLast();
      return size == 3
          && last.kind() == TokenKind.NAME
          && isDifferential(first)
          && isDifferential(last);
    }
    boolean called =
        size == 2
            || left.get(2).kind() == TokenKind.OPEN && left.getLast().kind() == TokenKind.CLOSE;
    return CALLED.contains(first.text()) && second.kind() == TokenKind.NAME && called;
  }

  private static boolean isDifferential(Token name) {
    return name.text().length() > 1 && name.text().startsWith("d");
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
