package gradus.latex;

import gradus.latex.LatexWord.Type;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;

/// How far `\log x y` and `\sum_i a_i b_i` reach where no bracket says so.
final class LatexTerm {
  private final LatexReader reader;
  private int from;
  private int seen;
  private int level;
  private boolean simple = true;

  LatexTerm(LatexReader reader) {
    this.reader = reader;
  }

  /// A product, as the body of a sum: up to the next sum sign, comma or end.
  void product() {
    start();
    reader.until(() -> isOver() || isBegun() && isPlain() && isSum());
  }

  /// The argument of a function without brackets: one factor, and the letters and numbers that
  /// follow it directly (`\sin 2x`), up to the next function or bracket.
  void argument() {
    start();
    reader.term(1);
    reader.until(() ->
        isOver()
            || isBegun() && isPlain() && !isCalled() && !(isLetter(reader.word()) && isFactor()));
    reader.term(-1);
  }

  /// Whether a function's name was read and its bracket comes now.
  private boolean isCalled() {
    Token last = reader.out().getLast();
    LatexWord next = reader.word();
    boolean bracket = next.isSign("(") || LatexSigns.isSize(next) && reader.word(1).isSign("(");
    return bracket && last.kind() == TokenKind.NAME && reader.names().isCalled(last.text());
  }

  private static boolean isLetter(LatexWord word) {
    String name = word.text();
    return word.type() == Type.LETTER
        || word.isKind(TokenKind.NUMBER)
        || word.type() == Type.COMMAND
            && (LatexSigns.LETTERS.containsKey(name)
                || LatexSigns.STYLES.contains(name)
                || LatexSigns.ACCENTS.containsKey(name)
                || LatexSigns.NOTHING.contains(name) && !LatexSigns.isSize(word));
  }

  /// Looks at the tokens that came since the last look, so that a long term takes linear time.
  private void look() {
    List<Token> out = reader.out();
    if (seen > out.size()) {
      seen = from;
      level = 0;
    }
    for (; seen < out.size(); seen++) {
      TokenKind kind = out.get(seen).kind();
      TokenKind last = seen > from ? out.get(seen - 1).kind() : TokenKind.SPACE;
      boolean opens = kind == TokenKind.OPEN || kind == TokenKind.OPEN_SQUARE;
      boolean closes = kind == TokenKind.CLOSE || kind == TokenKind.CLOSE_SQUARE;
      simple &=
          level > 0
              || switch (kind) {
                case NAME, NUMBER, PRIME, CARET, SUPERSCRIPT, CLOSE -> true;
                case OPEN -> last == TokenKind.CARET;
                default -> false;
              };
      level += opens ? 1 : closes ? -1 : 0;
    }
  }

  /// Whether no bracket is open.
  private boolean isPlain() {
    look();
    return level <= 0;
  }

  /// Whether what was read so far is letters and numbers only, so that more may follow.
  private boolean isFactor() {
    look();
    return simple;
  }

  private boolean isBegun() {
    return reader.out().size() > from;
  }

  private void start() {
    signs();
    from = reader.out().size();
    seen = from;
  }

  private void signs() {
    reader.skipSpace();
    while (reader.word().isKind(TokenKind.MINUS) || reader.word().isKind(TokenKind.PLUS)) {
      reader.item();
      reader.skipSpace();
    }
  }

  private boolean isSum() {
    return reader.word().isKind(TokenKind.PLUS) || reader.word().isKind(TokenKind.MINUS);
  }

  private boolean isOver() {
    LatexWord word = reader.word();
    boolean plain = isPlain();
    return switch (word.type()) {
      case END -> true;
      case NEWLINE -> plain;
      case LETTER -> false;
      case SIGN ->
          "}&$".contains(word.text())
              || plain && ")]".contains(word.text())
              || plain
                  && word.text().equals("|")
                  && reader.inBars()
                  && reader.before().endsOperand()
              || plain && word.text().equals(".");
      case TOKEN ->
          plain
              && switch (word.token().kind()) {
                case COMMA, SEMICOLON, EQUALS -> true;
                default -> false;
              };
      case COMMAND ->
          switch (word.text()) {
            case "\\", "end", "Rightarrow", "implies", "to", "rVert", "rvert", "}", "rbrace" ->
                true;
            case "right", "quad", "qquad", "]" -> plain;
            case "|", "Vert", "vert" -> plain && reader.inBars() && reader.before().endsOperand();
            case "equiv", "coloneqq", "text" -> plain;
            default -> false;
          };
    };
  }
}
