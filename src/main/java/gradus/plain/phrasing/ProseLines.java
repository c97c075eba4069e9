package gradus.plain.phrasing;

import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// Lines that are words and nothing else: `Let's go step by step.`
final class ProseLines {
  /// More words without a sign are no product; as many are none with a point behind them.
  private static final int MOST_WORDS = 3;

  private final String text;
  private final List<Token> in;
  private final Set<String> defined;

  /// @param defined the names that the text gives values
  ProseLines(String text, List<Token> in, Set<String> defined) {
    this.text = text;
    this.in = in;
    this.defined = defined;
  }

  /// Whether a token parts two lines.
  boolean isNewline(Token token) {
    return token.kind() == TokenKind.SEPARATOR
        && token.end() > token.start()
        && "\r\n".indexOf(text.charAt(token.start())) >= 0;
  }

  /// Where the line of words is over that begins here; -1 where none does.
  int end(int start) {
    int words = 0;
    boolean sentence = false;
    int end = start;
    for (; in.get(end).kind() != TokenKind.END && !isNewline(in.get(end)); end++) {
      Token token = in.get(end);
      switch (token.kind()) {
        case NAME -> {
          if (!isWord(token.text())) return -1;
          if (token.text().length() > 1) words++;
          sentence = false;
        }
        case BAD -> {
          if (".:!?".indexOf(text.charAt(token.start())) < 0) return -1;
          sentence = true;
        }
        case SEPARATOR -> sentence = false;
        default -> {
          return -1;
        }
      }
    }
    return words > MOST_WORDS || sentence && words == MOST_WORDS ? end : -1;
  }

  /// Whether a name may be a word: one of letters that has no value and says no operation.
  private boolean isWord(String name) {
    return name.codePoints().allMatch(c -> Character.isLetter(c) || c == '\'')
        && !defined.contains(name)
        && !SentenceWords.isOperation(name);
  }
}
