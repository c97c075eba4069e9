package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Problems of optimization, `minimize x^2 + y^2 s.t. x + y = 1`, which are no formulas: the words
/// are refused, each with what to leave out. A value behind such words is one.
public final class Optimizations {
  private final String text;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();
  private Set<String> defined;

  private Optimizations(String text, List<Token> in) {
    this.text = text;
    this.in = in;
  }

  /// Whether a name is given a value somewhere; looked for where a word may be a name.
  private boolean isDefined(String name) {
    if (defined == null) find();
    return defined.contains(name);
  }

  private void find() {
    defined = new HashSet<>();
    for (int i = 0; i + 1 < in.size(); i++) {
      if (kind(i) == TokenKind.NAME && kind(i + 1) == TokenKind.EQUALS) {
        defined.add(in.get(i).text());
      }
    }
  }

  /// The tokens with those that say so as refused ones.
  public static List<Token> refused(String text, List<Token> tokens) {
    Optimizations words = new Optimizations(text, tokens);
    return words.any() ? words.rest() : tokens;
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean any() {
    for (int i = 0; i < in.size(); i++) {
      if (kind(i) == TokenKind.NAME && (isPurpose(i) || condition(i) > 0)) return true;
    }
    return false;
  }

  private List<Token> rest() {
    for (int i = 0; i < in.size(); i++) {
      int end = kind(i) == TokenKind.NAME ? condition(i) : -1;
      if (isPurpose(i)) {
        Span span = in.get(i).span();
        out.add(refused(span, "syntax.extreme"));
      } else if (end > 0 && isValue(end)) {
        out.add(new Token(TokenKind.SEPARATOR, in.get(i).start(), in.get(end - 1).end()));
        i = end - 1;
      } else if (end > 0) {
        while (!kind(end).endsStatement()) {
          end++;
        }
        out.add(refused(in.get(i).span().union(in.get(end - 1).span()), "syntax.constraint"));
        i = end - 1;
      } else {
        out.add(in.get(i));
      }
    }
    return out;
  }

  private Token refused(Span span, String key) {
    String shown = Token.shown(text, span.start(), span.end());
    Problem problem = Problem.error(span, key, shown).withFix("");
    return new Token(TokenKind.BAD, span.start(), span.end(), null, problem);
  }

  /// Whether a statement begins here with a word such as minimize.
  private boolean isPurpose(int i) {
    return kind(i) == TokenKind.NAME
        && (i == 0 || kind(i - 1).endsStatement())
        && SentenceWords.isPurpose(in.get(i).text())
        && !isDefined(in.get(i).text())
        && kind(i + 1).startsOperand();
  }

  /// Where the words are over that begin here and lead to a condition, `s.t.`; -1 where none do.
  private int condition(int i) {
    int start = in.get(i).start();
    int length = SentenceWords.constraint(text, start);
    boolean apart = start > 0 && Character.isWhitespace(text.charAt(start - 1));
    int end = start + length;
    boolean whole = end < text.length() && Character.isWhitespace(text.charAt(end));
    if (length == 0 || !apart || !whole || isDefined(in.get(i).text())) return -1;
    int next = i;
    while (kind(next) != TokenKind.END && in.get(next).start() < end) {
      next++;
    }
    return kind(next).endsStatement() ? -1 : next;
  }

  /// Whether a name and one number are all of the statement: `s.t. x = 3`.
  private boolean isValue(int i) {
    int number = kind(i + 2) == TokenKind.MINUS ? i + 3 : i + 2;
    return kind(i) == TokenKind.NAME
        && kind(i + 1) == TokenKind.EQUALS
        && kind(number) == TokenKind.NUMBER
        && kind(number + 1).endsStatement();
  }
}
