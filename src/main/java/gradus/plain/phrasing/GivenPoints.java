package gradus.plain.phrasing;

import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Points of a function, `at (2, 3)`, `at the point (2, 3)`: values for the names of the only
/// header that has so many.
final class GivenPoints {
  /// The most words between `at` and its numbers.
  private static final int MOST_WORDS = 3;

  /// A point as definitions.
  ///
  /// @param end where the text goes on
  record PointValues(List<Token> values, List<String> names, int end) {}

  private final String text;
  private final List<Token> in;
  private final Set<String> defined;
  private final Collection<List<String>> headers;

  /// @param headers the names in the brackets of each
  GivenPoints(String text, List<Token> in, Set<String> defined, Collection<List<String>> headers) {
    this.text = text;
    this.in = in;
    this.defined = defined;
    this.headers = headers;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// The point whose word stands at a place; null where none does.
  PointValues at(int word) {
    if (!in.get(word).text().equals("at")) return null;
    int open = word + 1;
    while (open <= word + MOST_WORDS
        && kind(open) == TokenKind.NAME
        && SentenceWords.isPoint(in.get(open).text())) {
      open++;
    }
    if (kind(open) != TokenKind.OPEN) return null;
    for (List<String> names : headers) {
      PointValues values = in(open, names);
      if (values == null) continue;
      boolean only = headers.stream().filter(h -> h.size() == names.size()).count() == 1;
      boolean stop =
          kind(values.end) == TokenKind.BAD && text.startsWith(".", in.get(values.end).start());
      int end = stop ? values.end + 1 : values.end;
      boolean known = only && names.stream().noneMatch(defined::contains);
      return known && kind(end).endsStatement() ? new PointValues(values.values, names, end) : null;
    }
    return null;
  }

  /// The numbers in the bracket that opens at a place as values of names; null where it has others
  /// in it, or not as many.
  PointValues in(int open, List<String> names) {
    List<Integer> places = new ArrayList<>();
    int i = open + 1;
    while (kind(i) == TokenKind.NUMBER
        || kind(i) == TokenKind.MINUS && kind(i + 1) == TokenKind.NUMBER) {
      places.add(i);
      i += kind(i) == TokenKind.MINUS ? 2 : 1;
      if (kind(i) != TokenKind.COMMA) break;
      i++;
    }
    if (kind(i) != TokenKind.CLOSE || kind(i - 1) == TokenKind.COMMA) return null;
    return places.size() == names.size() && !names.isEmpty()
        ? new PointValues(values(places, i, names), names, i + 1)
        : null;
  }

  private List<Token> values(List<Integer> places, int close, List<String> names) {
    List<Token> values = new ArrayList<>();
    for (int k = 0; k < places.size(); k++) {
      int from = places.get(k);
      int to = k + 1 < places.size() ? places.get(k + 1) - 1 : close;
      int place = in.get(from).start();
      values.add(new Token(TokenKind.SEPARATOR, place, place));
      values.add(new Token(TokenKind.NAME, place, place, names.get(k), null));
      values.add(new Token(TokenKind.EQUALS, place, place));
      values.addAll(in.subList(from, to));
    }
    return values;
  }
}
