package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;

/// What each backslash command means.
final class LatexCommands {
  private final LatexReader reader;

  LatexCommands(LatexReader reader) {
    this.reader = reader;
  }

  void read(LatexWord word) {
    String name = word.text();
    reader.step(1);
    if (LatexSigns.isSize(word) && reader.word().isSign("[")) {
      new LatexParts(reader).square();
    } else if (name.equals("[") || name.equals("]")) {
      reader.lines().display(name.equals("["));
      reader.emit(TokenKind.NEWLINE, word);
    } else if (LatexSigns.NOTHING.contains(name)) {
      if ((name.equals("quad") || name.equals("qquad")) && reader.lines().startsStatement()) {
        reader.emit(TokenKind.NEWLINE, word);
      }
    } else if (LatexSigns.SIGNS.containsKey(name)) {
      TokenKind kind = LatexSigns.SIGNS.get(name);
      if (kind != TokenKind.NEWLINE) {
        reader.emit(kind, word);
      } else if (!reader.lines().continues()) {
        reader.emit(kind, word);
      }
    } else if (LatexSigns.SKIPPED.contains(name)) {
      reader.skipArgument();
    } else if (LatexSigns.LETTERS.containsKey(name)) {
      new LatexLetters(reader).sign(LatexSigns.LETTERS.get(name), word);
    } else if (LatexSigns.FUNCTIONS.containsKey(name)) {
      new LatexCall(reader).read(LatexSigns.FUNCTIONS.get(name), word.start());
    } else {
      structure(word);
    }
  }

  private void structure(LatexWord word) {
    String name = word.text();
    switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "nicefrac" -> new LatexFraction(reader).read(word);
      case "sqrt" -> new LatexParts(reader).root(word);
      case "sum", "prod" -> new LatexSum(reader).read(word);
      case "underbrace", "overbrace" -> new LatexBrace(reader).read(word);
      case "|", "lVert", "Vert", "lvert", "vert", "rVert", "rvert" -> {
        reader.step(-1);
        new LatexBars(reader).read();
      }
      case "{", "lbrace", "lparen" -> reader.emit(TokenKind.OPEN, word);
      case "}", "rbrace", "rparen" -> {
        reader.emit(TokenKind.CLOSE, word);
        reader.scripts().after();
      }
      case "lbrack" -> reader.emit(TokenKind.OPEN_SQUARE, word);
      case "rbrack" -> reader.emit(TokenKind.CLOSE_SQUARE, word);
      case "begin" -> new LatexEnvironment(reader).begin(word);
      case "end" -> new LatexEnvironment(reader).end();
      case "mathcal" -> {
        String letters = reader.skipArgument().strip();
        if (letters.matches("\\p{L}+")) {
          reader.scripts().name(letters.equals("L") ? "ℒ" : letters, word.start());
        } else {
          reader.bad(word, "latex.argument", Token.shown(reader.text(), word.start(), word.end()));
        }
      }
      case "textcolor" -> {
        reader.skipArgument();
        reader.argument(word.start(), word.start());
      }
      case "gets", "leftarrow", "longleftarrow", "Leftarrow" -> reader.bad(word, "latex.update");
      case "partial", "nabla", "mathrm{d}" -> reader.bad(word, "latex.derivative", "\\" + name);
      case "dots", "ldots", "cdots", "vdots", "ddots" -> reader.bad(word, "latex.dots");
      case "in" -> {
        if (!reader.lines().dropStatement()) reader.bad(word, "latex.in");
      }
      case "approx", "simeq" -> reader.lines().skipStatement();
      default -> {
        if (LatexSigns.STYLES.contains(name)) {
          new LatexLetters(reader).styled(word);
        } else if (LatexSigns.WORDS.contains(name)) {
          new LatexCall(reader).word(word);
        } else if (LatexSigns.ACCENTS.containsKey(name)) {
          new LatexLetters(reader).accent(word);
        } else {
          reader.bad(word, "syntax.command", Token.shown(reader.text(), word.start(), word.end()));
        }
      }
    }
  }
}
