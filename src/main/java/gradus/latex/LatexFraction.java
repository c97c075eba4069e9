package gradus.latex;

import gradus.latex.LatexWord.Type;
import gradus.plain.Token;
import gradus.plain.TokenKind;

/// `\frac{a}{b}`, `\frac12`; a mean, where `\frac{1}{n}` stands before a sum to n.
final class LatexFraction {
  private final LatexReader reader;

  LatexFraction(LatexReader reader) {
    this.reader = reader;
  }

  void read(LatexWord word) {
    int from = reader.at();
    if (isDerivative()) {
      reader.skipArgument();
      reader.skipSpace();
      reader.skipArgument();
      String shown = Token.shown(reader.text(), word.start(), reader.end());
      reader.bad(word.start(), reader.end(), "latex.derivative", shown);
      return;
    }
    String count = oneOver();
    int sum = reader.at();
    if (count != null && reader.word().isCommand("sum")) {
      reader.go(sum + 1);
      if (new LatexSum(reader).mean(word, count)) return;
    }
    reader.go(from);
    reader.emit(TokenKind.OPEN, word.start(), word.start());
    reader.argument(word.start(), 0);
    reader.emit(TokenKind.SLASH, reader.end(), reader.end());
    reader.argument(Integer.MAX_VALUE, 0);
    reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
    reader.scripts().after();
  }

  /// The n of `1/n`, when that is all the fraction holds; reading goes on after it.
  private String oneOver() {
    reader.skipSpace();
    LatexWord first = reader.word();
    boolean digits = first.isKind(TokenKind.NUMBER) && first.text().equals("1");
    boolean braced =
        first.isSign("{") && reader.word(1).text().equals("1") && reader.word(2).isSign("}");
    if (!digits && !braced) return null;
    reader.go(reader.at() + (braced ? 3 : 1));
    reader.skipSpace();
    LatexWord second = reader.word();
    boolean letter = second.type() == Type.LETTER;
    boolean group =
        second.isSign("{") && reader.word(1).type() == Type.LETTER && reader.word(2).isSign("}");
    if (!letter && !group) return null;
    String name = group ? reader.word(1).text() : second.text();
    reader.go(reader.at() + (group ? 3 : 1));
    reader.skipSpace();
    return reader.names().isDefined(name) ? null : name;
  }

  /// `\frac{\partial f}{\partial x}` and `\frac{df}{dx}` are what is computed, not what is given.
  private boolean isDerivative() {
    reader.skipSpace();
    if (!reader.word().isSign("{")) return false;
    LatexWord first = reader.word(1);
    if (first.isCommand("partial")) return true;
    if (!first.is(Type.LETTER, "d") || reader.names().isDefined("d")) return false;
    int from = reader.at();
    reader.skipArgument();
    reader.skipSpace();
    boolean below =
        reader.word().isSign("{")
            && reader.word(1).is(Type.LETTER, "d")
            && reader.word(2).type() == Type.LETTER;
    reader.go(from);
    return below;
  }
}
