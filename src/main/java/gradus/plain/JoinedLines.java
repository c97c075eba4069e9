package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Definition;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Lines that may go on with the statement above them, or be one of their own: refused.
final class JoinedLines {
  private JoinedLines() {}

  /// A line that may go on with the statement above; null for any other.
  static Problem problem(String text, List<Token> tokens, int at, Statement above) {
    Problem sign = goesOn(text, tokens, at, above);
    boolean formula = sign == null && above instanceof Definition;
    return formula ? mayGoOn(text, tokens, at, (Definition) above) : sign;
  }

  /// A line that begins with a sign and so may go on with the line above: with `+`, or with `-`
  /// where it is indented or a formula stands above; null for any other.
  private static Problem goesOn(String text, List<Token> tokens, int at, Statement above) {
    Token sign = tokens.get(at);
    boolean minus = sign.kind() == TokenKind.MINUS;
    if (!minus && sign.kind() != TokenKind.PLUS) return null;
    int before = at - 1;
    while (before >= 0 && tokens.get(before).kind() == TokenKind.SEPARATOR) {
      before--;
    }
    int end = before < 0 ? Integer.MAX_VALUE : tokens.get(before).end();
    if (end > sign.start()) return null;
    String between = text.substring(end, sign.start());
    int line = between.lastIndexOf('\n');
    boolean indented = line < between.length() - 1;
    boolean clear = minus && !indented && !(isFormula(above) && isBare(tokens, at));
    if (line < 0 || !between.isBlank() || clear) return null;
    String shown = sign.shown(text);
    return Problem.error(new Span(end, sign.end()), "syntax.line.sign", shown).withFix(" " + shown);
  }

  /// Whether a statement computes something of what has a name.
  private static boolean isFormula(Statement statement) {
    return switch (statement) {
      case Definition d -> d.body().has(Expr.Name.class::isInstance);
      case Statement.Bare b -> b.body().has(Expr.Name.class::isInstance);
      case Statement.Repeat _ -> false;
    };
  }

  /// Whether the statement that begins at a token has no equals sign.
  private static boolean isBare(List<Token> tokens, int at) {
    int i = at;
    while (!tokens.get(i).kind().endsStatement() && tokens.get(i).kind() != TokenKind.EQUALS) {
      i++;
    }
    return tokens.get(i).kind() != TokenKind.EQUALS;
  }

  /// A line in round brackets, or a deeper one, which may be one more factor of the formula above
  /// that it does not speak of; null for any other.
  private static Problem mayGoOn(String text, List<Token> tokens, int at, Definition above) {
    Token first = tokens.get(at);
    Token before = tokens.get(Math.max(0, at - 1));
    if (first.kind() != TokenKind.OPEN && first.kind() != TokenKind.NAME) return null;
    // the bracket of ½ is not written
    if (first.start() == first.end()) return null;
    if (before.kind() != TokenKind.SEPARATOR || before.end() > first.start()) return null;
    int end = above.span().end();
    String between = text.substring(Math.min(end, first.start()), first.start());
    int line = between.lastIndexOf('\n');
    boolean next = line >= 0 && between.isBlank() && between.indexOf('\n') == line;
    boolean deeper = line < between.length() - 1 && isFirst(text, above.nameSpan().start());
    if (!next || first.kind() == TokenKind.NAME && !deeper || !isFormula(above)) return null;
    for (int i = at; !tokens.get(i).kind().endsStatement(); i++) {
      TokenKind kind = tokens.get(i).kind();
      boolean same = above.name().equals(tokens.get(i).text());
      if (kind == TokenKind.EQUALS || same || kind == TokenKind.OPEN_BLOCK) return null;
    }
    String shown = first.shown(text);
    return Problem.error(new Span(end, first.end()), "syntax.line.factor", shown)
        .withFix(" " + shown);
  }

  private static boolean isFirst(String text, int place) {
    return place == 0 || text.charAt(place - 1) == '\n';
  }
}
