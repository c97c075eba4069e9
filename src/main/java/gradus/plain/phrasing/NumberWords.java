package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Words of Hangul close behind a number: a unit, `100원`, or a particle, `3을`.
final class NumberWords {
  private NumberWords() {}

  /// What stands in the place of such a word; null where none is.
  static Token at(String text, List<Token> in, int i, SentenceEnds ends) {
    if (i == 0 || kind(in, i) != TokenKind.NAME || kind(in, i - 1) != TokenKind.NUMBER) return null;
    Token name = in.get(i);
    if (in.get(i - 1).end() != name.start() || !ends.isHangul(name)) return null;
    boolean particle = SentenceWords.isParticle(name.text());
    int last = i;
    while (particle && kind(in, last + 1) == TokenKind.NAME && ends.isHangul(in.get(last + 1))) {
      last++;
    }
    Span span = name.span().union(in.get(last).span());
    String key = particle ? "syntax.particle" : "syntax.unit";
    String shown = Token.shown(text, span.start(), span.end());
    Problem problem = Problem.error(span, key, shown).withFix("");
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }

  private static TokenKind kind(List<Token> in, int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }
}
