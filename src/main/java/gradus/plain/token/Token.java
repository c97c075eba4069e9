package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;

/// A word of the text.
///
/// @param text a name in Unicode form NFC or the digits of a number; for all others null
/// @param problem what is wrong with it, or null; a token of another kind than BAD can be read on
public record Token(TokenKind kind, int start, int end, String text, Problem problem) {
  public Token(TokenKind kind, int start, int end) {
    this(kind, start, end, null, null);
  }

  /// The same stretch of text, as another kind.
  public Token as(TokenKind other) {
    return new Token(other, start, end, text, problem);
  }

  public Span span() {
    return new Span(start, end);
  }

  /// Whether it is a colon, which the language has for nothing.
  public boolean isColon() {
    return kind == TokenKind.BAD && problem.key().equals("syntax.colon");
  }

  /// How it stands in the text, cut where it is long.
  public String shown(String source) {
    return shown(source, start, end);
  }

  public static String shown(String source, int start, int end) {
    int limit = 24;
    if (end - start <= limit) return source.substring(start, end).replaceAll("\\s+", " ");
    int cut = start + limit - 1;
    if (Character.isHighSurrogate(source.charAt(cut - 1))) cut--;
    return source.substring(start, cut).replaceAll("\\s+", " ") + "…";
  }
}
