package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Korean words of exercises behind a formula, and what is asked there: `f(x) = x²를 x = 2에서 미분하시오`,
/// `f(x, y) = x²y에 대하여 f(3, 4)를 구하라`. A value of a function at a point is asked for by values of
/// its names.
final class Questions {
  /// The most tokens between a formula and what follows.
  private static final int MOST_WORDS = 4;

  /// The most words that ask.
  private static final int LONGEST = 12;

  /// The words behind a formula.
  ///
  /// @param name the name that the first of them is glued to; null for none
  /// @param out what stands in place of the words
  /// @param end where the text goes on
  record AskedPart(Token name, List<Token> out, int end) {}

  private final String text;
  private final List<Token> in;
  private final Set<String> defined;
  private final Map<String, List<String>> headers;
  private final GivenPoints points;

  Questions(
      String text,
      List<Token> in,
      Set<String> defined,
      Map<String, List<String>> headers,
      GivenPoints points) {
    this.text = text;
    this.in = in;
    this.defined = defined;
    this.headers = headers;
    this.points = points;
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// The words that begin with the token at a place, or at its end; null where none do.
  ///
  /// @param equal whether the formula before them has its equals sign
  AskedPart at(int i, boolean equal) {
    Token token = in.get(i);
    String whole = token.text();
    int cut = cut(token);
    if (cut < 0 || cut == 0 && !kind(i - 1).endsOperand()) return null;
    Token name =
        cut == 0
            ? null
            : new Token(
                TokenKind.NAME, token.start(), token.start() + cut, whole.substring(0, cut), null);
    StringBuilder words = new StringBuilder(whole.substring(cut));
    int next = i + 1;
    AskedPart shortest = null;
    for (int k = 0; k < MOST_WORDS; k++) {
      AskedPart joint = behind(i, cut, words, next, equal, name);
      if (joint != null) shortest = joint;
      if (!isHangul(next)) break;
      words.append(in.get(next).text());
      next++;
    }
    return shortest;
  }

  /// Where the words begin in a token: 0 where it is all words, behind a name that it begins with;
  /// -1 where it has none.
  private int cut(Token token) {
    String whole = token.text();
    boolean aligned = whole.length() == token.end() - token.start();
    if (!aligned || token.problem() != null || defined.contains(whole)) return -1;
    for (int cut = whole.length() - 1; cut > 0; cut--) {
      if (!isHangul(whole.charAt(cut))) break;
      boolean foreign = !isHangul(whole.charAt(cut - 1));
      if (foreign || defined.contains(whole.substring(0, cut))) return cut;
    }
    return isHangul(whole.charAt(0)) ? 0 : -1;
  }

  private AskedPart behind(
      int i, int cut, CharSequence words, int next, boolean equal, Token name) {
    boolean strong = SentenceWords.isWhen(words);
    boolean weak = SentenceWords.isParticle(words.toString());
    int start = in.get(i).start() + cut;
    if ((weak || strong) && asked(next) >= 0) return over(name, List.of(), asked(next));
    if (!equal || !weak && !strong) return null;
    Token divider = new Token(TokenKind.SEPARATOR, start, in.get(next - 1).end());
    if (begins(next)) return new AskedPart(name, List.of(divider), next);
    AskedPart point = point(next);
    if (point != null) {
      List<Token> out = new ArrayList<>(point.out);
      out.addFirst(divider);
      return new AskedPart(name, out, point.end);
    }
    int over = askedOf(next);
    if (over >= 0) return over(name, List.of(leftOut(start, over)), over);
    // close behind a number they look like its unit, which is refused with an edit
    boolean unit = kind(i - 1) == TokenKind.NUMBER || kind(i - 1) == TokenKind.SUPERSCRIPT;
    if (isOther(next) && !(unit && cut == 0)) {
      Span span = new Span(start, in.get(end(next) - 1).end());
      Problem problem =
          Problem.error(span, "syntax.sentence", Token.shown(text, start, span.end()));
      Token refused = new Token(TokenKind.BAD, start, span.end(), null, problem);
      return new AskedPart(name, List.of(refused), end(next));
    }
    boolean formula = strong && kind(next).startsOperand() && !isHangul(next);
    if (formula) return new AskedPart(name, List.of(divider), next);
    if (kind(next).endsStatement() && strong) return new AskedPart(name, List.of(), next);
    return null;
  }

  /// Where the words are over that ask for a name, `y는 얼마인가`, `y의 값은?`; -1 where none do.
  private int askedOf(int i) {
    if (kind(i) != TokenKind.NAME) return -1;
    String word = in.get(i).text();
    if (defined.contains(word)) return asked(i + 1);
    int cut = cut(in.get(i));
    boolean named =
        cut > 0
            && defined.contains(word.substring(0, cut))
            && SentenceWords.isParticle(word.substring(cut));
    return named ? asked(i + 1) : -1;
  }

  /// The words up to a place, behind which another sentence may begin.
  private AskedPart over(Token name, List<Token> instead, int end) {
    List<Token> out = new ArrayList<>(instead);
    if (!kind(end).endsStatement()) {
      out.add(new Token(TokenKind.SEPARATOR, in.get(end - 1).end(), in.get(end - 1).end()));
    }
    return new AskedPart(name, out, end);
  }

  /// Whether nothing but other words of Korean is left of a statement.
  private boolean isOther(int from) {
    int i = from;
    while (i < from + LONGEST && isHangul(i)) {
      i++;
    }
    if (isSign(i, ".") || isSign(i, "?")) i++;
    return i > from && kind(i).endsStatement();
  }

  private Token leftOut(int start, int end) {
    Span span = new Span(start, in.get(end - 1).end());
    Problem told =
        Problem.notice(span, "notice.words", Token.shown(text, span.start(), span.end()));
    return new Token(TokenKind.SEPARATOR, start, start, null, told);
  }

  /// `f(3, 4)` with words behind it that ask for it, as values of the names in the header of f.
  AskedPart point(int i) {
    List<String> names = kind(i) == TokenKind.NAME ? headers.get(in.get(i).text()) : null;
    if (names == null || kind(i + 1) != TokenKind.OPEN) return null;
    if (names.stream().anyMatch(defined::contains)) return null;
    GivenPoints.PointValues values = points.in(i + 1, names);
    int end = values == null ? -1 : asked(values.end());
    return end < 0 ? null : over(null, values.values(), end);
  }

  private int end(int from) {
    int end = from;
    while (!kind(end).endsStatement()) {
      end++;
    }
    return end;
  }

  /// Where the words are over that ask for what stands before them, `를 구하시오`, `는?`, `y로 미분하면?`; -1
  /// where others stand here.
  private int asked(int from) {
    boolean asked = false;
    int i = from;
    for (; kind(i) == TokenKind.NAME && i < from + LONGEST; i++) {
      String word = in.get(i).text();
      boolean asks = SentenceWords.isOver(word) || SentenceWords.isAsking(word);
      boolean joins = SentenceWords.isParticle(word) || SentenceWords.isAbout(word);
      boolean known = !defined.contains(word) && (asks || joins);
      if (!known && !isAbout(i)) return -1;
      asked |= known && asks;
    }
    boolean question = isSign(i, "?");
    boolean subject = question && i == from + 1;
    if (question || isSign(i, ".")) i++;
    boolean over = kind(i).endsStatement() || i > from && !isWord(i - 1) && begins(i);
    return over && (asked || subject) ? i : -1;
  }

  private boolean isWord(int i) {
    return kind(i) == TokenKind.NAME;
  }

  /// Whether a name stands here with the word by which something is computed for it: `x에 대하여`,
  /// `y로`.
  private boolean isAbout(int i) {
    Token token = in.get(i);
    int cut = defined.contains(token.text()) ? -1 : cut(token);
    if (cut > 0) return SentenceWords.isAbout(token.text().substring(cut));
    return cut < 0 && kind(i + 1) == TokenKind.NAME && SentenceWords.isAbout(in.get(i + 1).text());
  }

  private boolean isSign(int i, String sign) {
    return kind(i) == TokenKind.BAD && sign.equals(in.get(i).shown(text));
  }

  /// Whether a name with its equals sign or its header stands here.
  private boolean begins(int i) {
    int first = i;
    while (kind(first) == TokenKind.NAME
        && SentenceWords.isConnecting(in.get(first).text())
        && kind(first + 1) == TokenKind.NAME) {
      first++;
    }
    return kind(first) == TokenKind.NAME
        && (kind(first + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, first) > 0);
  }

  /// Whether a word of Hangul stands here that the text calls nothing by.
  private boolean isHangul(int i) {
    return kind(i) == TokenKind.NAME
        && isHangul(in.get(i).text().charAt(0))
        && !defined.contains(in.get(i).text());
  }

  private static boolean isHangul(char c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }
}
