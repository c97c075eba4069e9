package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sums of vectors whose entries carry an index that nothing tells of: `sum(w_i * x_i)` is `sum(i,
/// w[i] * x[i])`.
public final class IndexedSums {
  private static final String LETTERS = "ijklmnt";
  private static final String LOWERED = "ᵢⱼₖₗₘₙₜ";
  private static final Set<String> CALLS = Set.of("sum", "prod", "max", "min");

  /// Longer brackets are not written anew.
  private static final int LONGEST = 200;

  private final String text;
  private final KnownNames names;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();

  private IndexedSums(String text, List<Token> in, KnownNames names) {
    this.text = text;
    this.in = in;
    this.names = names;
  }

  /// The tokens with the index of such a sum written out.
  public static List<Token> written(String text, List<Token> tokens, KnownNames names) {
    IndexedSums sums = new IndexedSums(text, tokens, names);
    for (int i = 0; i < tokens.size(); i++) {
      i = sums.call(i);
    }
    return sums.out.size() == tokens.size() ? tokens : sums.out;
  }

  /// What stands before a letter that is an index by custom, as the z of `z_i`; null for any other
  /// name.
  public static String stem(String name) {
    int end = name.length() - 1;
    if (end > 0 && LOWERED.indexOf(name.charAt(end)) >= 0) return name.substring(0, end);
    boolean letter =
        end > 1 && name.charAt(end - 1) == '_' && LETTERS.indexOf(name.charAt(end)) >= 0;
    return letter ? name.substring(0, end - 1) : null;
  }

  /// That letter of a name that has one.
  public static String letter(String name) {
    int lowered = LOWERED.indexOf(name.charAt(name.length() - 1));
    return lowered < 0
        ? name.substring(name.length() - 1)
        : LETTERS.substring(lowered, lowered + 1);
  }

  private boolean isEntry(Token token) {
    if (token.kind() != TokenKind.NAME || token.problem() != null) return false;
    String stem = stem(token.text());
    boolean aligned = token.text().length() == token.end() - token.start();
    return stem != null && aligned && names.isVector(stem) && !names.isDefined(token.text());
  }

  /// Takes the token, or all of the call that begins there; the place of the last one taken.
  private int call(int i) {
    int close = closing(i);
    String index = close < 0 ? null : index(i + 2, close);
    if (index == null) {
      out.add(in.get(i));
      return i;
    }
    Token name = in.get(i);
    Span span = name.span().union(in.get(close).span());
    StringBuilder edit = new StringBuilder(name.text()).append('(').append(index).append(", ");
    int written = in.get(i + 1).end();
    List<Token> inside = new ArrayList<>();
    for (Token token : in.subList(i + 2, close)) {
      if (!isEntry(token)) {
        inside.add(token);
        continue;
      }
      String stem = stem(token.text());
      int low = token.start() + stem.length();
      edit.append(text, written, low).append('[').append(index).append(']');
      written = token.end();
      inside.add(new Token(TokenKind.NAME, token.start(), low, stem, null));
      inside.add(new Token(TokenKind.OPEN_SQUARE, low, low));
      inside.add(new Token(TokenKind.NAME, token.end() - 1, token.end(), index, null));
      inside.add(new Token(TokenKind.CLOSE_SQUARE, token.end(), token.end()));
    }
    edit.append(text, written, span.end());
    String shown = text.substring(span.start(), span.end());
    String own = edit.toString();
    boolean extreme = name.text().equals("max") || name.text().equals("min");
    Problem told =
        extreme
            ? Reading.SPELLING.notice(span, own, shown, own)
            : Reading.SUMMED.notice(span, own, shown, index, own);
    out.add(new Token(name.kind(), name.start(), name.end(), name.text(), told));
    out.add(in.get(i + 1));
    int start = in.get(i + 1).end();
    out.add(new Token(TokenKind.NAME, start, start, index, null));
    out.add(new Token(TokenKind.COMMA, start, start));
    out.addAll(inside);
    out.add(in.get(close));
    return close;
  }

  /// Where the call of a sum that begins at a token ends; -1 where none does.
  private int closing(int i) {
    Token name = in.get(i);
    boolean call =
        name.kind() == TokenKind.NAME
            && name.problem() == null
            && CALLS.contains(name.text())
            && !names.isDefined(name.text())
            && i + 1 < in.size()
            && in.get(i + 1).kind() == TokenKind.OPEN;
    if (!call) return -1;
    int depth = 0;
    for (int k = i + 1; k < in.size() && in.get(k).end() < name.start() + LONGEST; k++) {
      switch (in.get(k).kind()) {
        case OPEN, OPEN_SQUARE -> depth++;
        case CLOSE, CLOSE_SQUARE -> depth--;
        case COMMA -> {
          if (depth == 1) return -1;
        }
        default -> {
          if (in.get(k).kind().endsStatement()) return -1;
        }
      }
      if (depth == 0) return k;
    }
    return -1;
  }

  /// The one index in a bracket; null where there is none, or it is something else too.
  private String index(int from, int to) {
    Set<String> letters = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Token token : in.subList(from, to)) {
      if (isEntry(token)) {
        letters.add(letter(token.text()));
      } else if (token.kind() == TokenKind.NAME) {
        words.add(token.text());
      }
    }
    if (letters.size() != 1) return null;
    String index = letters.iterator().next();
    boolean other = names.isDefined(index) || words.contains(index);
    // a sum in the sum, and a vector that stands whole beside entries
    boolean more = words.stream().anyMatch(w -> CALLS.contains(w) || names.isVector(w));
    return other || more ? null : index;
  }
}
