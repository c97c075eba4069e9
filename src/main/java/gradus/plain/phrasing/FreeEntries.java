package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.IndexedSums;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Formulas for each entry of a vector that are written with the index at the names: `y_i = 2 a_i`
/// of a vector a is `y[i] = 2 a[i]`.
public final class FreeEntries {
  /// Letters that are rather how many entries there are.
  private static final String LENGTHS = "nm";

  /// How often the text is looked through for formulas that speak of others below them.
  private static final int MOST_ROUNDS = 60;

  private final String text;
  private final KnownNames names;
  private final List<Token> in;

  /// Where such formulas begin, and the vectors that they make.
  private final Map<Integer, String> made = new LinkedHashMap<>();

  private FreeEntries(String text, List<Token> in, KnownNames names) {
    this.text = text;
    this.in = in;
    this.names = names;
  }

  /// The tokens with the index of each such formula in brackets.
  public static List<Token> written(String text, List<Token> tokens, KnownNames names) {
    FreeEntries free = new FreeEntries(text, tokens, names);
    boolean found = true;
    for (int round = 0; found && round < MOST_ROUNDS; round++) {
      found = free.find();
    }
    return free.made.isEmpty() ? tokens : free.written();
  }

  /// Whether one more formula is for each entry: another that it speaks of may have come first.
  private boolean find() {
    boolean found = false;
    int depth = 0;
    for (int i = 0; i + 1 < in.size(); i++) {
      TokenKind kind = in.get(i).kind();
      depth += kind == TokenKind.OPEN_BLOCK ? 1 : kind == TokenKind.CLOSE_BLOCK ? -1 : 0;
      boolean first = i == 0 || in.get(i - 1).kind().endsStatement();
      if (!first || depth > 0 || made.containsKey(i) || !isFree(i)) continue;
      made.put(i, IndexedSums.stem(in.get(i).text()));
      found = true;
    }
    return found;
  }

  /// Whether `y_i =` begins here, in front of a formula that speaks of an entry with the same
  /// index.
  private boolean isFree(int i) {
    Token left = in.get(i);
    if (!isEntry(left) || in.get(i + 1).kind() != TokenKind.EQUALS) return false;
    if (in.get(i + 1).problem() != null) return false;
    String letter = IndexedSums.letter(left.text());
    String stem = IndexedSums.stem(left.text());
    if (LENGTHS.contains(letter) || names.isDefined(letter)) return false;
    if (names.isNamed(stem, Set.of()) || made.containsValue(stem)) return false;
    boolean found = false;
    for (int k = i + 2; !in.get(k).kind().endsStatement(); k++) {
      Token token = in.get(k);
      if (token.kind() == TokenKind.EQUALS || token.kind() == TokenKind.BAD) return false;
      found |= isIndexed(k, letter);
      if (!isEntry(token) || !IndexedSums.letter(token.text()).equals(letter)) continue;
      String of = IndexedSums.stem(token.text());
      if (of.equals(stem)) return false;
      found |= made.containsValue(of) || names.isVector(of) && !names.isDefined(token.text());
    }
    return found;
  }

  /// Whether `[i]` stands here.
  private boolean isIndexed(int k, String letter) {
    return in.get(k).kind() == TokenKind.OPEN_SQUARE
        && in.get(k + 1).kind() == TokenKind.NAME
        && in.get(k + 1).text().equals(letter)
        && in.get(k + 2).kind() == TokenKind.CLOSE_SQUARE
        && in.get(k - 1).end() == in.get(k).start();
  }

  private static boolean isEntry(Token token) {
    return token.kind() == TokenKind.NAME
        && token.problem() == null
        && token.text().length() == token.end() - token.start()
        && IndexedSums.stem(token.text()) != null;
  }

  /// Whether a name in such a formula is an entry too: of a vector, or of a name without a value.
  private boolean isPart(Token token, String letter) {
    if (!isEntry(token) || !IndexedSums.letter(token.text()).equals(letter)) return false;
    String of = IndexedSums.stem(token.text());
    boolean vector = names.isVector(of) || !names.isDefined(of) && !names.isKnown(of);
    return made.containsValue(of) || vector && !names.isDefined(token.text());
  }

  private List<Token> written() {
    List<Token> out = new ArrayList<>(in.size());
    for (int i = 0; i < in.size(); i++) {
      if (made.containsKey(i)) {
        i = formula(i, out);
      } else {
        out.add(in.get(i));
      }
    }
    return out;
  }

  /// Takes a formula; the place of its last token.
  private int formula(int i, List<Token> out) {
    String letter = IndexedSums.letter(in.get(i).text());
    int start = in.get(i).start();
    int sign = out.size() + 4;
    StringBuilder edit = new StringBuilder();
    int written = start;
    int last = i;
    for (int k = i; !in.get(k).kind().endsStatement(); k++) {
      Token token = in.get(k);
      last = k;
      if (k > i && !isPart(token, letter)) {
        out.add(token);
        continue;
      }
      String stem = IndexedSums.stem(token.text());
      int low = token.start() + stem.length();
      edit.append(text, written, low).append('[').append(letter).append(']');
      written = token.end();
      out.add(new Token(TokenKind.NAME, token.start(), low, stem, null));
      out.add(new Token(TokenKind.OPEN_SQUARE, low, low));
      out.add(new Token(TokenKind.NAME, token.end() - 1, token.end(), letter, null));
      out.add(new Token(TokenKind.CLOSE_SQUARE, token.end(), token.end()));
    }
    Span span = new Span(start, in.get(last).end());
    edit.append(text, written, span.end());
    String own = edit.toString();
    Problem told = Reading.SPELLING.notice(span, own, Token.shown(text, start, span.end()), own);
    Token equals = out.get(sign);
    out.set(sign, new Token(equals.kind(), equals.start(), equals.end(), equals.text(), told));
    return last;
  }
}
