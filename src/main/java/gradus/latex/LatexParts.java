package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;

/// Roots, square brackets and numbers with a power of ten.
final class LatexParts {
  private final LatexReader reader;

  LatexParts(LatexReader reader) {
    this.reader = reader;
  }

  /// `1.5 \times 10^{-3}` is one number.
  Token scientific(LatexWord word) {
    boolean ten =
        word.isKind(TokenKind.NUMBER)
            && (reader.word().isCommand("times") || reader.word().isCommand("cdot"))
            && reader.word(1).isKind(TokenKind.NUMBER)
            && reader.word(1).text().equals("10")
            && reader.word(2).isSign("^");
    if (!ten) return word.token();
    int from = reader.at();
    reader.step(3);
    String exponent = reader.scripts().flat();
    if (!exponent.matches("[+-]?\\d{1,3}") || word.text().matches(".*[eE].*")) {
      reader.go(from);
      return word.token();
    }
    String digits = word.text() + "e" + exponent;
    if (Double.isInfinite(Double.parseDouble(digits))) {
      reader.go(from);
      return word.token();
    }
    return new Token(TokenKind.NUMBER, word.start(), reader.end(), digits, null);
  }

  void root(LatexWord word) {
    List<Token> degree = List.of();
    if (reader.word().isSign("[")) {
      reader.step(1);
      degree =
          reader.apart(
              () -> reader.until(() -> reader.word().isSign("]") || reader.word().isSign("}")));
      reader.step(reader.word().isSign("]") ? 1 : 0);
    }
    reader.skipSpace();
    if (!reader.word().isSign("{") && !reader.isOperandSign(reader.word())) {
      reader.bad(word, "latex.argument", Token.shown(reader.text(), word.start(), word.end()));
    } else if (degree.isEmpty()) {
      reader.name("sqrt", word.start(), word.end());
      reader.argument(word.end(), word.end());
    } else {
      reader.argument(word.start(), word.end());
      reader.emit(TokenKind.CARET, word);
      reader.emit(TokenKind.OPEN, word);
      reader.number("1", word.start(), word.end());
      reader.emit(TokenKind.SLASH, word);
      reader.emit(TokenKind.OPEN, word);
      reader.out().addAll(degree);
      reader.emit(TokenKind.CLOSE, word);
      reader.emit(TokenKind.CLOSE, word);
    }
    reader.scripts().after();
  }

  /// `\left[ … \right]`: brackets as on paper, unless a comma makes them a vector.
  void square() {
    LatexWord open = reader.word();
    reader.step(1);
    List<Token> inside =
        reader.apart(() -> {
          int[] level = {0, 0};
          reader.until(
              () -> reader.word().isSign("}") || reader.word().isSign("]") && isLevel(level));
        });
    boolean vector = isVector(inside);
    reader.emit(vector ? TokenKind.OPEN_SQUARE : TokenKind.OPEN, open);
    reader.out().addAll(inside);
    if (reader.word().isSign("]")) {
      reader.emit(vector ? TokenKind.CLOSE_SQUARE : TokenKind.CLOSE, reader.word());
      reader.step(1);
      reader.scripts().after();
    }
  }

  /// Whether every index that was opened is closed again; `level` holds how many are open and how
  /// many tokens were looked at.
  private boolean isLevel(int[] level) {
    List<Token> out = reader.out();
    for (; level[1] < out.size(); level[1]++) {
      TokenKind kind = out.get(level[1]).kind();
      level[0] += kind == TokenKind.OPEN_SQUARE ? 1 : kind == TokenKind.CLOSE_SQUARE ? -1 : 0;
    }
    return level[0] <= 0;
  }

  /// `[1, 2]`, `[[1, 2]]` and `[3]` are vectors; `[y + z]` is a bracket.
  private static boolean isVector(List<Token> inside) {
    int last = inside.size() - 1;
    boolean number =
        last >= 0
            && last <= 1
            && inside.get(last).kind() == TokenKind.NUMBER
            && (last == 0 || inside.getFirst().kind() == TokenKind.MINUS);
    boolean nested = last >= 0 && inside.getFirst().kind() == TokenKind.OPEN_SQUARE;
    return last < 0 || number || nested || hasComma(inside);
  }

  private static boolean hasComma(List<Token> tokens) {
    int level = 0;
    for (Token token : tokens) {
      switch (token.kind()) {
        case OPEN, OPEN_SQUARE -> level++;
        case CLOSE, CLOSE_SQUARE -> level--;
        case COMMA -> {
          if (level == 0) return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
