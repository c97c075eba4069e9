package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values as sentences give them, `x is 3`, `set x to 3`, `x가 3이고`, `at the point (2, 3)`, and the
/// signs between formulas, `:=`, `⇒`, the point behind a sentence: each as the sign of the
/// language.
public final class SpokenValues {
  /// Sets of numbers that a value is said to be in.
  private static final Set<String> SPACES = Set.of("ℝ", "R", "ℕ", "N", "ℤ", "Z");

  /// Tokens of a longer text are left as they are.
  private static final int LONGEST = 20_000;

  /// The most words that lead to a name.
  private static final int MOST_WORDS = 3;

  private final String text;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();
  private final ProseLines prose;
  private final GivenPoints points;
  private final Questions questions;
  private final Map<String, Integer> counts = new HashMap<>();

  /// Names that a sentence gives values behind the place where a formula speaks of them.
  private final Set<String> said = new HashSet<>();

  /// Where the statement begins among the tokens written, and whether it has an equals sign.
  private int start;

  private boolean equal;
  private int at;

  private SpokenValues(String text, List<Token> in) {
    this.text = text;
    this.in = in;
    prose = new ProseLines(text, in, defined);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 0; i + 1 < in.size(); i++) {
      if (kind(i) != TokenKind.NAME) continue;
      counts.merge(in.get(i).text(), 1, Integer::sum);
      boolean first = i == 0 || kind(i - 1).endsStatement() || kind(i - 1) == TokenKind.NAME;
      int header = first ? KnownNames.headerEnd(in, i) : -1;
      if (kind(i + 1) == TokenKind.EQUALS || header > 0) defined.add(in.get(i).text());
      if (header > 0) headers.put(in.get(i).text(), names(i + 2, header - 1));
      boolean gives = kind(i + 1) == TokenKind.NAME && isValue(i + 2);
      if (first && gives && SentenceWords.isGiving(in.get(i + 1).text())) {
        said.add(in.get(i).text());
      }
    }
    points = new GivenPoints(text, in, defined, headers.values());
    questions = new Questions(text, in, defined, headers, points);
  }

  /// The tokens with such values as definitions.
  public static List<Token> read(String text, List<Token> tokens) {
    return tokens.size() > LONGEST ? tokens : new SpokenValues(text, tokens).run();
  }

  private List<String> names(int from, int to) {
    return in.subList(from, Math.max(from, to)).stream()
        .filter(t -> t.kind() == TokenKind.NAME)
        .map(Token::text)
        .toList();
  }

  private List<Token> run() {
    while (at < in.size()) {
      Token token = in.get(at);
      if (token.kind().endsStatement() || token.kind() == TokenKind.OPEN_BLOCK) {
        end(token);
      } else if (!(isLineStart() && prose()) && !read(token)) {
        equal |= token.kind() == TokenKind.EQUALS;
        out.add(token);
        at++;
      }
    }
    return out;
  }

  private boolean isLineStart() {
    if (out.size() > start) return false;
    return out.isEmpty() || prose.isNewline(out.getLast());
  }

  /// Leaves out a line of words in a text that gives formulas elsewhere.
  private boolean prose() {
    int end = defined.isEmpty() ? -1 : prose.end(at);
    if (end < 0) return false;
    Span span = in.get(at).span().union(in.get(end - 1).span());
    Problem told =
        Problem.notice(span, "notice.words", Token.shown(text, span.start(), span.end()));
    out.add(new Token(TokenKind.SEPARATOR, span.start(), span.start(), null, told));
    at = end;
    return true;
  }

  private void end(Token separator) {
    out.add(separator);
    start = out.size();
    equal = false;
    at++;
  }

  private boolean read(Token token) {
    return switch (token.kind()) {
      case NAME -> said(token) || particle(token) || asked() || place(token) || point() || space();
      case EQUALS -> assigned(token);
      case NUMBER -> sentence(token);
      case BAD -> sign(token);
      default -> false;
    };
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isSign(int i, String sign) {
    return kind(i) == TokenKind.BAD && text.startsWith(sign, in.get(i).start());
  }

  private boolean isValue(int i) {
    return switch (kind(i)) {
      case NUMBER, OPEN_SQUARE -> true;
      case MINUS -> kind(i + 1) == TokenKind.NUMBER;
      default -> false;
    };
  }

  /// Whether a name with its equals sign or its header stands here, behind words that lead to it.
  private boolean begins(int i) {
    int first = i;
    while (kind(first) == TokenKind.NAME
        && kind(first + 1) == TokenKind.NAME
        && first < i + MOST_WORDS
        && (SentenceWords.isConnecting(in.get(first).text())
            || SentenceWords.isFilling(in.get(first).text()))) {
      first++;
    }
    return kind(first) == TokenKind.NAME
        && (kind(first + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, first) > 0);
  }

  private static boolean isWord(Token token) {
    return token.kind() == TokenKind.NAME && SentenceWords.isConnecting(token.text());
  }

  private boolean isLead(int i) {
    return i < in.size() && isWord(in.get(i)) && !defined.contains(in.get(i).text());
  }

  private Token equals(int from, int to) {
    equal = true;
    return new Token(TokenKind.EQUALS, from, to);
  }

  /// `x is 3`, `set x to 3`, `z is x*y`: the text speaks of the name elsewhere, or computes it, and
  /// gives it no other value.
  private boolean said(Token word) {
    boolean is = SentenceWords.isGiving(word.text());
    boolean to =
        word.text().equals("to")
            && out.size() > start + 1
            && out.get(out.size() - 2).kind() == TokenKind.NAME
            && SentenceWords.isSetting(out.get(out.size() - 2).text());
    boolean computed = is && isComputed(at + 1);
    boolean valued = computed || (is || to) && isValue(at + 1);
    if (!valued || defined.contains(word.text())) return false;
    int name = out.size() - 1;
    if (name < start || out.get(name).kind() != TokenKind.NAME) return false;
    String given = out.get(name).text();
    boolean lead = name == start || isWord(out.get(name - 1));
    if (!lead || defined.contains(given) || !computed && counts.get(given) < 2) return false;
    defined.add(given);
    out.add(equals(word.start(), word.end()));
    at++;
    return true;
  }

  /// Whether all from a place to the end of its statement is a formula of names with values, with
  /// no words in it.
  private boolean isComputed(int from) {
    boolean known = false;
    int i = from;
    for (; !kind(i).endsStatement() && !(i > from && isLead(i)); i++) {
      boolean name = kind(i) == TokenKind.NAME;
      boolean word = name && kind(i + 1) == TokenKind.NAME && !isLead(i + 1);
      if (word || kind(i) == TokenKind.BAD || kind(i) == TokenKind.EQUALS) return false;
      boolean value = name && kind(i + 1) != TokenKind.OPEN;
      if (value && !defined.contains(in.get(i).text()) && !said.contains(in.get(i).text())) {
        return false;
      }
      known |= name;
    }
    return known;
  }

  /// `x가 3`: a particle that closes behind a name of other letters.
  private boolean particle(Token word) {
    String whole = word.text();
    int size = whole.length() - 1;
    if (size < 1 || word.end() - word.start() != whole.length()) return false;
    String name = whole.substring(0, size);
    boolean foreign = name.codePointBefore(size) < 0x1100;
    boolean given =
        SentenceWords.isSubject(whole.substring(size))
            && isValue(at + 1)
            && (foreign || counts.containsKey(name))
            && !defined.contains(whole)
            && !defined.contains(name);
    if (!given) return false;
    defined.add(name);
    out.add(new Token(TokenKind.NAME, word.start(), word.end() - 1, name, null));
    out.add(equals(word.end() - 1, word.end()));
    at++;
    return true;
  }

  /// `f(x) = x²를 x = 2에서 미분하시오`.
  private boolean asked() {
    Questions.AskedPart joint = out.size() == start ? questions.point(at) : questions.at(at, equal);
    if (joint == null) return false;
    if (joint.name() != null) out.add(joint.name());
    out.addAll(joint.out());
    at = joint.end();
    if (!joint.out().isEmpty()) {
      start = out.size();
      equal = false;
    }
    return true;
  }

  /// `f = x에서 y = 2`: the formula is over with its last name.
  private boolean place(Token word) {
    String whole = word.text();
    int behind = SentenceWords.behindName(whole);
    int size = whole.length() - behind;
    boolean place =
        size > 0
            && equal
            && behind > 0
            && word.end() - word.start() == whole.length()
            && !defined.contains(whole);
    if (!place) return false;
    boolean known = defined.contains(whole.substring(0, size));
    boolean over = known && kind(at + 1).endsStatement();
    boolean foreign = whole.codePointBefore(size) < 0x1100;
    if (!over && !((known || foreign) && begins(at + 1))) return false;
    int end = word.end() - behind;
    out.add(new Token(TokenKind.NAME, word.start(), end, whole.substring(0, size), null));
    at++;
    divide(end, word.end());
    return true;
  }

  /// `at the point (2, 3)`.
  private boolean point() {
    if (defined.contains("at") || out.size() == start) return false;
    GivenPoints.PointValues point = points.at(at);
    if (point == null) return false;
    out.addAll(point.values());
    defined.addAll(point.names());
    at = point.end();
    return true;
  }

  /// `x ∈ ℝ³`: its value tells the shape.
  private boolean space() {
    boolean space =
        out.size() == start
            && isSign(at + 1, "∈")
            && kind(at + 2) == TokenKind.NAME
            && SPACES.contains(in.get(at + 2).text());
    if (!space) return false;
    while (!kind(at).endsStatement()) {
      at++;
    }
    return true;
  }

  /// `x := 3` gives a value, where it is no update of itself.
  private boolean assigned(Token sign) {
    if (out.size() == start || sign.problem() == null || !text.startsWith(":=", sign.start())) {
      return false;
    }
    Set<String> left = new HashSet<>();
    out.subList(start, out.size()).stream()
        .filter(t -> t.kind() == TokenKind.NAME)
        .forEach(t -> left.add(t.text()));
    boolean header = out.getLast().kind() == TokenKind.CLOSE;
    String name = header ? out.get(start).text() : null;
    for (int i = at + 1; !kind(i).endsStatement(); i++) {
      boolean again = kind(i) == TokenKind.NAME && left.contains(in.get(i).text());
      if (again && (!header || in.get(i).text().equals(name))) return false;
    }
    out.add(equals(sign.start(), sign.end()));
    at++;
    return true;
  }

  /// `x = 3. Then`: the number is the last of its sentence.
  private boolean sentence(Token number) {
    boolean pointed = number.end() > number.start() && text.charAt(number.end() - 1) == '.';
    if (!pointed || number.problem() != null || !isApart(number.end()) || !isLead(at + 1)) {
      return false;
    }
    String digits = number.text().substring(0, number.text().length() - 1);
    out.add(new Token(TokenKind.NUMBER, number.start(), number.end() - 1, digits, null));
    at++;
    divide(number.end() - 1, number.end());
    return true;
  }

  private boolean isApart(int i) {
    return i < text.length() && Character.isWhitespace(text.charAt(i));
  }

  private void divide(int from, int to) {
    out.add(new Token(TokenKind.SEPARATOR, from, to));
    start = out.size();
    equal = false;
  }

  private boolean sign(Token sign) {
    boolean behind = out.size() > start && out.getLast().kind().endsOperand();
    boolean arrow = isSign(at, "⇒") || isSign(at, "→") || isSign(at, "∴");
    boolean point = isSign(at, ".") && sign.end() == sign.start() + 1 && isApart(sign.end());
    boolean colon = isSign(at, ":") && sign.end() == sign.start() + 1;
    if (isSign(at, "∴") && out.size() == start && begins(at + 1)) {
      at++;
      return true;
    }
    // what is asked is over
    if (behind && isSign(at, "?") && kind(at + 1).endsStatement()) {
      at++;
      return true;
    }
    if (!behind || !equal) return false;
    boolean next =
        arrow && (begins(at + 1) || isEquation(at + 1))
            || point && (isLead(at + 1) || begins(at + 1) || questions.point(at + 1) != null)
            || colon && isNumber(out.getLast()) && begins(at + 1);
    boolean close = !point || out.getLast().end() == sign.start();
    if (next && close) {
      at++;
      divide(sign.start(), sign.end());
      return true;
    }
    // a number behind an arrow is what the formula comes to
    if (arrow && isValue(at + 1) && !isSign(at, "∴") && isFormula()) {
      out.add(equals(sign.start(), sign.end()));
      at++;
      return true;
    }
    return false;
  }

  /// Whether an equals sign stands in the statement from a place on, in no bracket.
  private boolean isEquation(int from) {
    int depth = 0;
    for (int i = from; !kind(i).endsStatement(); i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0 && kind(i) == TokenKind.EQUALS) return true;
      if (kind(i) == TokenKind.BAD) return false;
    }
    return false;
  }

  /// Whether the right side that was begun speaks of some name.
  private boolean isFormula() {
    for (int i = out.size() - 1; i > start && out.get(i).kind() != TokenKind.EQUALS; i--) {
      if (out.get(i).kind() == TokenKind.NAME) return true;
    }
    return false;
  }

  private static boolean isNumber(Token token) {
    return token.kind() == TokenKind.NUMBER || token.kind() == TokenKind.CLOSE_SQUARE;
  }
}
