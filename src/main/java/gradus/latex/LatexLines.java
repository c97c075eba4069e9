package gradus.latex;

import gradus.latex.LatexWord.Type;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Where one statement ends and the next begins.
final class LatexLines {
  private final LatexReader reader;

  /// How many braces and environments hold this place: a new line is white space there.
  private int held;

  private boolean display;
  private final Map<Token, String> free = new IdentityHashMap<>();

  LatexLines(LatexReader reader) {
    this.reader = reader;
  }

  /// Enters or leaves what holds lines together.
  void hold(int change) {
    held = Math.max(0, held + change);
  }

  /// Lets lines end statements again; gives what held them.
  int release() {
    int before = held;
    held = 0;
    return before;
  }

  /// Whether a formula is displayed between `\[` and `\]`, where lines do not count.
  void display(boolean begins) {
    display = begins;
  }

  /// A line ends a statement unless something holds it or the formula goes on.
  void newline(LatexWord word) {
    if (reader.before() == TokenKind.NEWLINE || reader.before() == TokenKind.SEPARATOR) return;
    boolean waits =
        switch (reader.before()) {
          case PLUS, MINUS, STAR, CROSS, SLASH, AT, DOT, EQUALS, CARET -> true;
          default -> false;
        };
    if (held == 0 && !display && !waits && !continues()) reader.emit(TokenKind.NEWLINE, word);
  }

  /// Whether the next words go on with the formula: `&= …`, `= …`, `+ …`.
  boolean continues() {
    int i = reader.at();
    while (reader.at(i).type() == Type.NEWLINE
        || reader.at(i).isSign("&")
        || LatexSigns.isSpacing(reader.at(i))) {
      i++;
    }
    LatexWord next = reader.at(i);
    return next.isKind(TokenKind.EQUALS)
        || next.isKind(TokenKind.PLUS)
        || next.isKind(TokenKind.STAR)
        || next.isKind(TokenKind.DOT)
        || next.isCommand("cdot")
        || next.isCommand("times")
        || next.isKind(TokenKind.MINUS) && i > reader.at();
  }

  void dollar(LatexWord word) {
    reader.step(1);
    if (reader.word().isSign("$") && reader.word().start() == word.end()) {
      reader.step(1);
      display = !display;
    }
    reader.emit(TokenKind.NEWLINE, word);
  }

  /// The full stop of a sentence; anywhere else it is a mistake.
  void dot(LatexWord word) {
    reader.step(1);
    LatexWord next = reader.word();
    boolean last =
        next.type() == Type.END
            || next.type() == Type.NEWLINE
            || next.isSign("$")
            || next.isSign("&")
            || next.isCommand("\\")
            || next.isCommand("end")
            || next.isCommand("]");
    boolean delimiter = reader.at() > 1 && isSized(reader.at(reader.at() - 2));
    if (!last && !delimiter) reader.bad(word, "syntax.character", ".");
  }

  private static boolean isSized(LatexWord word) {
    return word.isCommand("left") || word.isCommand("right");
  }

  /// Whether `name =` comes next.
  boolean startsStatement() {
    int i = reader.at();
    while (LatexSigns.isSpacing(reader.at(i))) {
      i++;
    }
    LatexWord first = reader.at(i);
    boolean letter =
        first.type() == Type.LETTER
            || first.type() == Type.COMMAND && LatexSigns.LETTERS.containsKey(first.text());
    for (i++; letter && i < reader.size() && i < reader.at() + 24; i++) {
      LatexWord next = reader.at(i);
      if (next.isKind(TokenKind.EQUALS)) return true;
      boolean script =
          next.type() == Type.LETTER
              || next.isKind(TokenKind.NUMBER)
              || "_^{}()".contains(next.text());
      if (!script || next.text().isEmpty()) return false;
    }
    return false;
  }

  /// Takes back the names of a statement that only tells their shape, `W \in \mathbb{R}^{2}`.
  boolean dropStatement() {
    int from = reader.out().size();
    while (from > 0
        && (reader.out().get(from - 1).kind() == TokenKind.NAME
            || reader.out().get(from - 1).kind() == TokenKind.COMMA)) {
      from--;
    }
    boolean whole = from == 0 || reader.out().get(from - 1).kind() == TokenKind.NEWLINE;
    if (whole) {
      reader.out().subList(from, reader.out().size()).clear();
      skipStatement();
    }
    return whole;
  }

  void skipStatement() {
    int level = 0;
    while (!reader.isOver()) {
      LatexWord word = reader.word();
      level += word.isSign("{") ? 1 : word.isSign("}") ? -1 : 0;
      boolean over =
          word.type() == Type.NEWLINE
              || word.isSign("$")
              || word.isKind(TokenKind.COMMA)
              || word.isKind(TokenKind.SEMICOLON)
              || word.isCommand("\\")
              || word.isCommand("end");
      if (level < 0 || level == 0 && over) return;
      reader.step(1);
    }
  }

  /// Notes that the statement around a token holds for every value of a letter, as in `h_i = \sum_j
  /// W_{ij} x_j`: there the letter is dropped.
  void free(Token token, String letter) {
    free.put(token, letter);
  }

  List<Token> withoutFreeLetters(List<Token> tokens) {
    if (free.isEmpty()) return tokens;
    List<Token> result = new ArrayList<>(tokens);
    int start = 0;
    int level = 0;
    String letter = null;
    for (int i = 0; i < result.size(); i++) {
      Token token = result.get(i);
      level += token.kind() == TokenKind.OPEN || token.kind() == TokenKind.OPEN_SQUARE ? 1 : 0;
      level -= token.kind() == TokenKind.CLOSE || token.kind() == TokenKind.CLOSE_SQUARE ? 1 : 0;
      letter = free.getOrDefault(token, letter);
      boolean over =
          switch (token.kind()) {
            case NEWLINE, SEMICOLON, END -> true;
            case COMMA -> level <= 0;
            default -> false;
          };
      if (over) {
        for (int j = start; letter != null && j < i; j++) {
          LatexScripts.Indexed name = reader.scripts().indexed(result.get(j));
          if (name != null && name.index().equals(letter)) {
            Token old = result.get(j);
            result.set(j, new Token(TokenKind.NAME, old.start(), old.end(), name.stem(), null));
          }
        }
        start = i + 1;
        letter = null;
        level = 0;
      }
    }
    return result;
  }
}
