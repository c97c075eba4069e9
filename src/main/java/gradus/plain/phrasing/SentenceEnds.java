package gradus.plain.phrasing;

import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a sentence around a formula is over: with its point, with words of Korean behind a value.
final class SentenceEnds {
  private static final Pattern NUMBERED = Pattern.compile("\\p{L}{1,8}\\d{1,3}");

  private final String text;
  private final List<Token> in;
  private final Set<String> defined;

  SentenceEnds(String text, List<Token> in, Set<String> defined) {
    this.text = text;
    this.in = in;
    this.defined = defined;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  boolean isPoint(int i) {
    return kind(i) == TokenKind.BAD
        && ".".equals(in.get(i).shown(text))
        && kind(i - 1).endsOperand();
  }

  /// Whether an equals sign and a question mark are the last of a statement: `2 + 3 = ?`.
  boolean isQuestion(int i, int end) {
    return i + 2 == end
        && kind(i) == TokenKind.EQUALS
        && kind(i + 1) == TokenKind.BAD
        && "?".equals(in.get(i + 1).shown(text));
  }

  /// Where a numbered label is over, `Q1.` and `문제 1.`; the place itself where none begins.
  int behindNumber(int from, int end) {
    if (from + 2 >= end || kind(from) != TokenKind.NAME) return from;
    String word = in.get(from).text();
    if (defined.contains(word)) return from;
    if (isPoint(from + 1) && NUMBERED.matcher(word).matches()) return from + 2;
    return word.length() > 1 && isPointed(from + 1) ? from + 2 : from;
  }

  /// Whether a number is the last of a sentence: `y = 4. Then`.
  boolean isPointed(int i) {
    return kind(i) == TokenKind.NUMBER
        && text.charAt(in.get(i).end() - 1) == '.'
        && in.get(i).end() < text.length()
        && Character.isWhitespace(text.charAt(in.get(i).end()));
  }

  /// Where the statement behind `x = 2일 때` begins; -1 when no such words stand here.
  int behindCondition(int i, int end) {
    String word = in.get(i).text();
    if (SentenceWords.isCondition(word)) return i + 1;
    boolean two =
        i + 1 < end
            && kind(i + 1) == TokenKind.NAME
            && SentenceWords.isCondition(word, in.get(i + 1).text());
    return two ? i + 2 : -1;
  }

  /// Where the next statement begins behind `x = 2라 하자`, its point included; -1 when no such words
  /// stand here.
  int behindSaid(int i, int end) {
    StringBuilder words = new StringBuilder();
    int last = i;
    for (; last < end && last < i + 3 && kind(last) == TokenKind.NAME; last++) {
      if (!isHangul(in.get(last))) return -1;
      words.append(in.get(last).text());
      if (SentenceWords.isSaid(words)) {
        boolean point = last + 1 < end && ".".equals(in.get(last + 1).shown(text));
        return point ? last + 2 : last + 1;
      }
    }
    return -1;
  }

  /// Whether all that stands from a place to an end are the words with which a sentence is over.
  boolean isOver(int from, int end) {
    boolean noun = "의".equals(in.get(from).text());
    int i = noun ? from + 1 : from;
    if (i >= end || kind(i) != TokenKind.NAME || !kind(from - 1).endsOperand()) return false;
    int first = i;
    while (i < end && kind(i) == TokenKind.NAME && SentenceWords.isOver(in.get(i).text())) {
      // `일` alone is a noun of its own
      String word = in.get(i).text();
      boolean day = word.equals("일") && !SentenceWords.isCondition(word, "" + in.get(i + 1).text());
      if (day || defined.contains(word)) return false;
      i++;
    }
    boolean other = noun && !SentenceWords.isAsked(in.get(first).text());
    while (i < end && ".?".contains(in.get(i).shown(text))) {
      i++;
    }
    return i == end && i > first && !other;
  }

  /// Whether a name is a word of Korean that nothing is called by.
  boolean isHangul(Token name) {
    int first = name.text().codePointAt(0);
    return first >= 0x80
        && Character.UnicodeScript.of(first) == Character.UnicodeScript.HANGUL
        && !defined.contains(name.text());
  }
}
