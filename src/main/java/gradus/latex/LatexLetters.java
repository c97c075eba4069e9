package gradus.latex;

import gradus.lang.Builtins;
import gradus.latex.LatexWord.Type;
import gradus.plain.Lexer;
import gradus.plain.Token;
import gradus.plain.TokenKind;

/// What letters are: names of one letter, unless together they are a function or a name that the
/// text spells out; letters in another type or with a mark.
final class LatexLetters {
  private final LatexReader reader;

  LatexLetters(LatexReader reader) {
    this.reader = reader;
  }

  /// The letters from here on that belong together.
  void run() {
    LatexWord first = reader.word();
    int run = reader.at();
    int end = first.start();
    StringBuilder letters = new StringBuilder();
    int spelledEnd = -1;
    int functionEnd = -1;
    while (run < reader.size()
        && reader.at(run).start() == end
        && run - reader.at() < reader.names().longest()) {
      LatexWord next = reader.at(run);
      boolean part =
          next.type() == Type.LETTER
              || run > reader.at()
                  && (next.isKind(TokenKind.NUMBER) && next.text().matches("\\d+")
                      || next.isSign("_"));
      if (!part) break;
      letters.append(reader.text(), next.start(), next.end());
      end = next.end();
      run++;
      String word = letters.toString();
      if (reader.names().isSpelled(word)) spelledEnd = run;
      boolean last =
          run >= reader.size()
              || reader.at(run).start() != end
              || reader.at(run).type() != Type.LETTER;
      if (last
          && run - reader.at() > 1
          && reader.names().function(word) != null
          && (word.length() > 2 || reader.at(run).isSign("("))) {
        functionEnd = run;
      }
    }
    if (isRepeat(letters.toString(), run)) {
      reader.go(run);
      reader.name(Builtins.REPEAT, first.start(), end);
      repeat();
    } else if (spelledEnd > 0) {
      reader.go(spelledEnd);
      int stop = reader.at(spelledEnd - 1).end();
      reader.scripts().name(Lexer.nameIn(reader.text(), first.start(), stop), first.start());
    } else if (functionEnd > 0) {
      reader.go(functionEnd);
      String word = reader.text().substring(first.start(), reader.at(functionEnd - 1).end());
      new LatexCall(reader).read(reader.names().function(word), first.start());
    } else {
      reader.step(1);
      reader.scripts().name(first.text(), first.start());
    }
  }

  private boolean isRepeat(String letters, int next) {
    LatexWord after = reader.at(Math.min(next, reader.size() - 1));
    boolean counted = after.isKind(TokenKind.NUMBER) || after.isSign("{");
    return letters.equals(Builtins.REPEAT) && counted;
  }

  /// `repeat 3 { … }` keeps its braces; new lines end the statements inside.
  private void repeat() {
    if (reader.word().isKind(TokenKind.NUMBER)) {
      reader.out().add(reader.word().token());
      reader.step(1);
    }
    reader.skipSpace();
    if (!reader.word().isSign("{")) return;
    reader.emit(TokenKind.OPEN_BRACE, reader.word());
    reader.step(1);
    int before = reader.lines().release();
    reader.until(() -> reader.word().isSign("}"));
    reader.lines().hold(before);
    if (reader.word().isSign("}")) {
      reader.emit(TokenKind.CLOSE_BRACE, reader.word());
      reader.step(1);
    }
  }

  void sign(String letter, LatexWord word) {
    boolean applied =
        letter.equals(Builtins.SIGMA)
            && !reader.names().isDefined(letter)
            && !reader.word().isSign("_")
            && !reader.word().isSign("^")
            && reader.startsOperand(reader.word())
            && !reader.word().isSign("|");
    if (applied) {
      new LatexCall(reader).read(letter, word.start());
    } else {
      reader.scripts().name(letter, word.start());
    }
  }

  /// `\mathbf{W}` is the name W; `\boxed{a + b}` is its content.
  void styled(LatexWord word) {
    reader.skipSpace();
    boolean single =
        reader.word().isSign("{")
            && reader.word(2).isSign("}")
            && (reader.word(1).type() == Type.LETTER
                || reader.word(1).type() == Type.COMMAND
                    && LatexSigns.LETTERS.containsKey(reader.word(1).text()));
    if (single) {
      LatexWord letter = reader.word(1);
      reader.step(3);
      boolean greek = letter.type() == Type.COMMAND;
      reader
          .scripts()
          .name(greek ? LatexSigns.LETTERS.get(letter.text()) : letter.text(), word.start());
    } else if (reader.word().isSign("{")
        && reader.word(1).isKind(TokenKind.AT)
        && reader.word(2).isSign("}")) {
      reader.out().add(reader.word(1).token());
      reader.step(3);
    } else if (reader.word().isSign("{")) {
      reader.argument(word.start(), word.end());
      reader.scripts().after();
    }
  }

  /// `\hat{\mathbf{y}}_1`: the letter with its mark, as a name.
  void accent(LatexWord word) {
    int open = 0;
    while (LatexSigns.isSpacing(reader.word())
        || reader.word().isSign("{")
        || isStyle(reader.word())) {
      open += reader.word().isSign("{") ? 1 : 0;
      reader.step(1);
    }
    LatexWord letter = reader.word();
    String base =
        letter.type() == Type.LETTER
            ? letter.text()
            : letter.type() == Type.COMMAND ? LatexSigns.LETTERS.get(letter.text()) : null;
    if (base == null) {
      reader.bad(word, "latex.argument", Token.shown(reader.text(), word.start(), word.end()));
      return;
    }
    reader.step(1);
    open -= closed(open);
    String mark = LatexSigns.ACCENTS.get(word.text());
    reader.scripts().name(base.charAt(0) + mark + base.substring(1), word.start());
    if (open > 0 && closed(open) < open) reader.bad(word, "syntax.unclosed", "{", "}");
    reader.scripts().after();
  }

  /// Skips up to so many closing braces.
  private int closed(int most) {
    int count = 0;
    while (count < most && reader.word().isSign("}")) {
      reader.step(1);
      count++;
    }
    return count;
  }

  private static boolean isStyle(LatexWord word) {
    return word.type() == Type.COMMAND && LatexSigns.STYLES.contains(word.text());
  }
}
