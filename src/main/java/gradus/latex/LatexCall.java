package gradus.latex;

import gradus.plain.Lexer;
import gradus.plain.Token;
import gradus.plain.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A function applied: `\exp\left(x\right)`, `\log x`, `\sin^2 x`, `\max_j s_j`, and words in
/// upright type.
final class LatexCall {
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_']*");

  private final LatexReader reader;

  LatexCall(LatexReader reader) {
    this.reader = reader;
  }

  /// The function whose name was read; it began at `start`.
  void read(String function, int start) {
    int end = reader.end();
    int power = -1;
    List<Token> base = List.of();
    String running = null;
    while (reader.word().isSign("_") || reader.word().isSign("^")) {
      LatexWord sign = reader.word();
      int from = reader.at() + 1;
      reader.go(from);
      if (sign.isSign("^")) {
        reader.scripts().flat();
        power = from;
      } else if (function.equals("log")) {
        base = reader.apart(() -> reader.argument(sign.start(), 0));
      } else {
        running = reader.scripts().flat();
      }
    }
    boolean bracketed = power >= 0 || !base.isEmpty();
    if (!bracketed && running == null && isRound() && !reader.inTerm()) {
      // an ordinary call: its brackets need no reading ahead
      reader.name(function, start, end);
      return;
    }
    if (bracketed) reader.emit(TokenKind.OPEN, start, start);
    reader.name(function, start, end);
    arguments(running);
    if (!base.isEmpty()) {
      reader.emit(TokenKind.SLASH, start, end);
      reader.name("log", start, end);
      reader.out().addAll(base);
    }
    if (bracketed) reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
    if (power >= 0) {
      int after = reader.at();
      reader.emit(TokenKind.CARET, start, end);
      reader.go(power);
      reader.argument(start, 0);
      reader.go(after);
    }
    reader.scripts().after();
  }

  private boolean isRound() {
    return reader.word().isSign("(")
        || LatexSigns.isSize(reader.word()) && reader.word(1).isSign("(");
  }

  private void arguments(String running) {
    int start = reader.at();
    reader.skipSpace();
    LatexWord open = reader.word();
    boolean braced = open.isSign("{") && isBracket(reader.word(1));
    if (braced) {
      reader.go(reader.at() + 1);
      reader.skipSpace();
      bind(running, () -> bracket(reader.word()));
      if (reader.word().isSign("}")) reader.go(reader.at() + 1);
    } else if (isBracket(open)) {
      bind(running, () -> bracket(open));
    } else if (open.isSign("{")) {
      bind(running, () -> reader.argument(open.start(), open.end()));
    } else if (reader.startsOperand(open) || open.isKind(TokenKind.MINUS)) {
      reader.emit(TokenKind.OPEN, open.start(), open.start());
      bind(running, () -> new LatexTerm(reader).argument());
      reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
    } else {
      reader.go(start);
    }
  }

  /// `max_j s_j`: the letter runs over the entries.
  private void bind(String running, Runnable reading) {
    boolean letter =
        running != null
            && running.matches("\\p{L}.*")
            && !reader.scripts().bound().containsKey(running.substring(0, 1));
    if (letter) reader.scripts().bound().put(running.substring(0, 1), LatexScripts.ENTRIES);
    reading.run();
    if (letter) reader.scripts().bound().remove(running.substring(0, 1));
  }

  private static boolean isBracket(LatexWord word) {
    return word.isSign("(")
        || word.isSign("[")
        || word.isCommand("{")
        || word.isCommand("lbrace")
        || LatexSigns.isSize(word);
  }

  /// The argument list, whatever brackets it stands in.
  private void bracket(LatexWord first) {
    LatexWord open = first;
    while (LatexSigns.isSize(open)) {
      reader.go(reader.at() + 1);
      open = reader.word();
    }
    if (!isBracket(open)) {
      // `\left|`: one operand
      reader.emit(TokenKind.OPEN, open.start(), open.start());
      reader.item();
      reader.emit(TokenKind.CLOSE, reader.end(), reader.end());
      return;
    }
    String close = open.isSign("(") ? ")" : open.isSign("[") ? "]" : "}";
    boolean sign = open.text().equals("(") || open.text().equals("[");
    reader.go(reader.at() + 1);
    reader.emit(TokenKind.OPEN, open);
    reader.lines().hold(1);
    int from = reader.out().size();
    reader.until(() ->
        isClosing(close, sign) && (!sign || level(from) == 0)
            || reader.word().isSign("}")
            || reader.word().isSign("$"));
    reader.lines().hold(-1);
    if (isClosing(close, sign)) {
      reader.emit(TokenKind.CLOSE, reader.word());
      reader.go(reader.at() + 1);
    }
  }

  private boolean isClosing(String close, boolean sign) {
    LatexWord word = reader.word();
    return sign ? word.isSign(close) : word.isCommand("}") || word.isCommand("rbrace");
  }

  private int level(int from) {
    int level = 0;
    for (int i = from; i < reader.out().size(); i++) {
      switch (reader.out().get(i).kind()) {
        case OPEN, OPEN_SQUARE -> level++;
        case CLOSE, CLOSE_SQUARE -> level--;
        default -> {}
      }
    }
    return Math.max(0, level);
  }

  /// `\mathrm{softmax}`, `\text{loss}`, `\text{ where }`.
  void word(LatexWord command) {
    reader.skipSpace();
    String content = reader.skipArgument().replace("\\_", "_").strip();
    int end = reader.end();
    String function = reader.names().function(content);
    boolean connective = LatexSigns.CONNECTIVES.contains(content.toLowerCase(Locale.ROOT));
    if (function != null && (content.length() > 1 || reader.word().isSign("("))) {
      read(function, command.start());
    } else if (WORD.matcher(content).matches() && !connective) {
      reader.scripts().name(Lexer.nameIn(content, 0, content.length()), command.start());
    } else if (!content.isEmpty()) {
      reader.emit(TokenKind.NEWLINE, command.start(), end);
    }
  }
}
