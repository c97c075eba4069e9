package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.SemicolonRows;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Brackets as other notations have them: sets in braces, rows without commas.
final class OtherBrackets {
  private OtherBrackets() {}

  /// Braces around an operand or a list.
  static Problem brace(String source, List<Token> tokens, int open) {
    int depth = 0;
    boolean list = false;
    for (int i = open; !tokens.get(i).kind().endsStatement(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += LastOperand.level(kind);
      list |= depth == 1 && kind == TokenKind.COMMA;
      if (depth > 0) continue;
      Span span = tokens.get(open).span().union(tokens.get(i).span());
      String inside = source.substring(span.start() + 1, span.end() - 1).strip();
      String edit = list ? "[" + inside + "]" : "(" + inside + ")";
      String shown = Token.shown(source, span.start(), span.end());
      return Problem.error(span, "syntax.brace.operand", shown, edit).withFix(edit);
    }
    return Problem.error(tokens.get(open).span(), "syntax.brace");
  }

  /// `[a, b; c, d]`, rows with semicolons between them.
  static Problem matrix(String source, List<Token> tokens, Token semicolon) {
    int open = tokens.indexOf(semicolon);
    for (int depth = 0; depth < 1; ) {
      depth += LastOperand.level(tokens.get(--open).kind());
    }
    List<SemicolonRows.RowText> rows = new ArrayList<>();
    int first = open + 1;
    int depth = 1;
    boolean single = true;
    boolean whole = true;
    int at = open + 1;
    for (; depth > 0 && !tokens.get(at).kind().endsStatement(); at++) {
      Token token = tokens.get(at);
      depth += LastOperand.level(token.kind());
      if (depth == 1 && token.kind() == TokenKind.COMMA) single = false;
      if (depth > 1 || depth == 1 && token.kind() != TokenKind.SEMICOLON) continue;
      whole &= first < at;
      if (!whole) break;
      String row = source.substring(tokens.get(first).start(), tokens.get(at - 1).end());
      boolean bracketed = tokens.get(first).kind() == TokenKind.OPEN_SQUARE;
      rows.add(new SemicolonRows.RowText(row, single, bracketed));
      first = at + 1;
      single = true;
    }
    if (depth > 0 || !whole) return Problem.error(semicolon.span(), "syntax.semicolon");
    return SemicolonRows.problem(tokens.get(open).span().union(tokens.get(at - 1).span()), rows);
  }

  /// `[1 2; 3 4]`, numbers with white space between them; null for anything else.
  static Problem rows(String source, List<Token> tokens, int at) {
    int open = at;
    while (open > 0 && isRowPart(tokens, open)) {
      open--;
    }
    int close = at;
    while (isRowPart(tokens, close)) {
      close++;
    }
    boolean brackets =
        tokens.get(open).kind() == TokenKind.OPEN_SQUARE
            && tokens.get(close).kind() == TokenKind.CLOSE_SQUARE;
    if (!brackets) return null;
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (Token token : tokens.subList(open + 1, close + 1)) {
      switch (token.kind()) {
        case NUMBER -> row.append(row.isEmpty() || row.toString().endsWith("-") ? "" : ", ");
        case MINUS -> row.append(row.isEmpty() ? "" : ", ");
        case SEMICOLON, CLOSE_SQUARE -> rows.add("[" + row + "]");
        default -> {}
      }
      if (token.kind() == TokenKind.SEMICOLON) row.setLength(0);
      if (token.kind() == TokenKind.NUMBER || token.kind() == TokenKind.MINUS) {
        row.append(token.shown(source));
      }
    }
    String edit = rows.size() == 1 ? rows.getFirst() : "[" + String.join(", ", rows) + "]";
    Span span = tokens.get(open).span().union(tokens.get(close).span());
    String left = tokens.get(at - 1).shown(source);
    return Problem.error(span, "syntax.comma", left, tokens.get(at).shown(source)).withFix(edit);
  }

  private static boolean isRowPart(List<Token> tokens, int at) {
    return switch (tokens.get(at).kind()) {
      case NUMBER, SEMICOLON, COMMA -> true;
      case MINUS -> tokens.get(at).end() == tokens.get(at + 1).start();
      default -> false;
    };
  }
}
