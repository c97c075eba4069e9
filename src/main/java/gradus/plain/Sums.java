package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// The big signs of sums and products, `∑` and `∏`. In front of a bracket they are functions; where
/// they may reach over more than the bracket they are refused.
final class Sums {
  private final String source;
  private final List<Token> tokens;

  Sums(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /// Whether a name is written as a big sign.
  boolean isBig(Token token) {
    return token.end() - token.start() == 1 && "∑ΣƩ∏Π".indexOf(source.charAt(token.start())) >= 0;
  }

  /// Whether more or less than one bracket follows a sign.
  ///
  /// @param from the place of the token behind it
  boolean isDoubtful(Token sign, int from) {
    TokenKind first = tokens.get(from).kind();
    boolean letter = "ΣΠƩ".indexOf(source.charAt(sign.start())) >= 0;
    if (first != TokenKind.OPEN) return first.startsOperand();
    int close = closing(from);
    int end = end(close);
    boolean number = end == close + 3 && tokens.get(end - 1).kind() == TokenKind.NUMBER;
    boolean divided = tokens.get(close + 1).kind() == TokenKind.SLASH && number;
    return end > close + 1 && !divided;
  }

  /// The sign with what it can reach over.
  Problem reach(Token sign, int from) {
    String name = "∏Π".indexOf(source.charAt(sign.start())) >= 0 ? "prod" : "sum";
    Token last = tokens.get(Math.max(from, end(from) - 1));
    Span span = new Span(sign.start(), Math.max(sign.end(), last.end()));
    String all = source.substring(tokens.get(from).start(), span.end());
    String edit = name + "(" + all + ")";
    Problem problem =
        Problem.error(span, "syntax.sum", sign.shown(source), Token.shown(edit, 0, edit.length()));
    boolean joined = sign.start() > 0 && Character.isLetter(source.charAt(sign.start() - 1));
    return problem.withFix(joined ? " " + edit : edit);
  }

  private int closing(int open) {
    int depth = 0;
    int i = open;
    for (; !tokens.get(i).kind().endsStatement(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0) return i;
    }
    return i - 1;
  }

  /// The place behind the term that goes on here.
  private int end(int from) {
    int depth = 0;
    int i = from == 0 || tokens.get(from).kind() != TokenKind.CLOSE ? from : from + 1;
    for (; !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE, OPEN_ABS, OPEN_NORM -> depth++;
        case CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM, CLOSE_BRACE -> {
          if (depth-- == 0) return i;
        }
        case PLUS, MINUS, COMMA, SEMICOLON, EQUALS, LESS, LESS_OR_EQUAL, GREATER -> {
          if (depth == 0) return i;
        }
        case GREATER_OR_EQUAL, SAME, UNEQUAL, RANGE, BAD -> {
          if (depth == 0) return i;
        }
        default -> {}
      }
    }
    return i;
  }
}
