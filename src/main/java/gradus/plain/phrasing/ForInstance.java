package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Words before values that are one choice of many, `e.g. x = -2`: they are left out with a notice.
public final class ForInstance {
  private final String text;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();

  private ForInstance(String text, List<Token> in) {
    this.text = text;
    this.in = in;
  }

  /// The tokens without such words; a separator with its notice stands for them.
  public static List<Token> leftOut(String text, List<Token> tokens) {
    ForInstance words = new ForInstance(text, tokens);
    return words.any() ? words.rest() : tokens;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean any() {
    for (int i = 0; i < in.size(); i++) {
      if (kind(i) == TokenKind.NAME && behind(i) >= 0) return true;
    }
    return false;
  }

  private List<Token> rest() {
    int at = 0;
    while (at < in.size()) {
      int behind = kind(at) == TokenKind.NAME ? behind(at) : -1;
      if (behind < 0) {
        out.add(in.get(at++));
        continue;
      }
      Span span = in.get(at).span().union(in.get(behind - 1).span());
      Problem told =
          Problem.notice(span, "notice.words", Token.shown(text, span.start(), span.end()));
      out.add(new Token(TokenKind.SEPARATOR, span.start(), span.start(), null, told));
      at = behind;
    }
    return out;
  }

  /// Where the name with its value stands behind such words; -1 where none do.
  private int behind(int first) {
    int length = SentenceWords.instance(text, in.get(first).start());
    int end = in.get(first).start() + length;
    int next = first;
    while (length > 0 && kind(next) != TokenKind.END && in.get(next).start() < end) {
      next++;
    }
    if (next == first || in.get(next - 1).end() > end) return -1;
    // a comma in no bracket parts statements by now
    boolean apart = ",".equals(in.get(next).shown(text)) || in.get(next).isColon();
    if (apart) next++;
    boolean given =
        kind(next) == TokenKind.NAME
            && (kind(next + 1) == TokenKind.EQUALS || KnownNames.headerEnd(in, next) > 0);
    return given ? next : -1;
  }
}
