package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;

/// `|x|`, `\|x\|`, `\lVert x \rVert_1` and their like.
final class LatexBars {
  private final LatexReader reader;

  LatexBars(LatexReader reader) {
    this.reader = reader;
  }

  /// From the opening bar to the closing one.
  void read() {
    LatexWord open = reader.word();
    boolean pair = open.isSign("|") && isBarAfter(open);
    boolean norm = pair || open.isCommand("|") || open.text().endsWith("Vert");
    reader.go(reader.at() + (pair ? 2 : 1));
    if (open.text().startsWith("r")) {
      reader.bad(open, "syntax.unmatched", Token.shown(reader.text(), open.start(), open.end()));
      return;
    }
    reader.bars(1);
    List<Token> inside = reader.apart(() -> reader.until(() -> isClosing(open, pair) || isOut()));
    reader.bars(-1);
    if (!isClosing(open, pair, inside)) {
      reader.emit(norm ? TokenKind.OPEN_NORM : TokenKind.OPEN_ABS, open);
      reader.out().addAll(inside);
      return;
    }
    LatexWord close = reader.word();
    reader.go(reader.at() + (pair ? 2 : 1));
    int end = reader.end();
    String order = "2";
    if (norm && reader.word().isSign("_")) {
      reader.go(reader.at() + 1);
      order = reader.scripts().flat();
    }
    switch (order) {
      case "2", "F", "" -> {
        reader.emit(norm ? TokenKind.OPEN_NORM : TokenKind.OPEN_ABS, open);
        reader.out().addAll(inside);
        reader.emit(norm ? TokenKind.CLOSE_NORM : TokenKind.CLOSE_ABS, close.start(), end);
      }
      case "1", "∞" -> {
        reader.name(order.equals("1") ? "sum" : "max", open.start(), open.end());
        reader.emit(TokenKind.OPEN, open);
        reader.name("abs", open.start(), open.end());
        reader.emit(TokenKind.OPEN, open);
        reader.out().addAll(inside);
        reader.emit(TokenKind.CLOSE, close.start(), end);
        reader.emit(TokenKind.CLOSE, close.start(), end);
      }
      default -> reader.bad(close.start(), reader.end(), "latex.norm", order);
    }
    reader.scripts().after();
  }

  private boolean isBarAfter(LatexWord bar) {
    return reader.word(1).isSign("|") && reader.word(1).start() == bar.end();
  }

  private boolean isClosing(LatexWord open, boolean pair) {
    return reader.before().endsOperand() && fits(open, pair);
  }

  private boolean isClosing(LatexWord open, boolean pair, List<Token> inside) {
    return !inside.isEmpty() && inside.getLast().kind().endsOperand() && fits(open, pair);
  }

  private boolean fits(LatexWord open, boolean pair) {
    LatexWord word = reader.word();
    if (pair) return word.isSign("|") && isBarAfter(word);
    return open.text().startsWith("l")
        ? word.isCommand("r" + open.text().substring(1))
        : word.type() == open.type() && word.text().equals(open.text());
  }

  private boolean isOut() {
    LatexWord word = reader.word();
    return word.isSign("}")
        || word.isSign("&")
        || word.isSign("$")
        || word.isCommand("end")
        || word.isCommand("\\");
  }
}
