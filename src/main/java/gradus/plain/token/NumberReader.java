package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one number for the [Lexer]: its digits in groups, its point, its power of ten.
public final class NumberReader {
  private static final Pattern MILLIONS =
      Pattern.compile("[0-9]{1,3}(?:,[0-9]{3}){2,6}(?![0-9]|,[0-9])");

  private static final int ORDINARY = 300;

  private final String text;
  private final List<Token> tokens;
  private int at;

  /// @param tokens what was read before, where the number goes
  /// @param at where it begins
  NumberReader(String text, List<Token> tokens, int at) {
    this.text = text;
    this.tokens = tokens;
    this.at = at;
  }

  /// Whether a number with commas is one of millions, `1,000,000`: a list has no entry 000.
  public static boolean isMillions(String written) {
    return written.contains(",0") && MILLIONS.matcher(written).matches();
  }

  /// Where the number is over; it stands among the tokens.
  int read() {
    int start = at;
    digits();
    Matcher grouped =
        text.startsWith(",", at) && digitAt(at + 1)
            ? MILLIONS.matcher(text).region(start, text.length())
            : null;
    boolean millions = grouped != null && grouped.lookingAt() && isMillions(grouped.group());
    if (millions) at = grouped.end();
    while (text.startsWith("{,}", at) && digitAt(at + 3) && digitAt(at + 4) && digitAt(at + 5)) {
      at += 3;
      digits();
    }
    if (at < text.length() && Lexer.isPoint(text, at) && !Lexer.isRange(text, at)) {
      at++;
      digits();
    }
    if (at < text.length() && Lexer.isPoint(text, at) && !Lexer.isRange(text, at)) {
      while (at < text.length() && (Lexer.isPoint(text, at) || digitAt(at))) {
        at++;
      }
      broken(start, "syntax.number");
      return at;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
      if (digitAt(at + 1 + sign)) {
        at += 1 + sign;
        digits();
      } else if (isNameEnd(at + 1) && !powerFollows(at + 1)) {
        // `2e` and `2e+` are numbers broken off; `2exp(x)` and `2e^x` are products
        String mantissa = Token.shown(text, start, at);
        at += 1 + sign;
        String shown = Token.shown(text, start, at);
        Problem problem = Problem.error(new Span(start, at), "syntax.exponent", shown, mantissa);
        tokens.add(new Token(TokenKind.NUMBER, start, at, "1", problem));
        return at;
      }
    }
    String written = text.substring(start, at);
    String digits = Glyphs.plain(written).replace("_", "").replace("{,}", "");
    if (millions) digits = digits.replace(",", "");
    if (isLarge(digits)) {
      broken(start, "syntax.number.large");
    } else {
      boolean pointed = digits.length() > 1 && digits.endsWith(".");
      String own = pointed ? digits.substring(0, digits.length() - 1) : digits;
      boolean spelled = written.indexOf('_') >= 0 || pointed && !isSentenceEnd() && !isToldInList();
      Problem notice =
          spelled ? Reading.SPELLING.notice(new Span(start, at), own, written, own) : null;
      tokens.add(new Token(TokenKind.NUMBER, start, at, digits, notice));
    }
    return at;
  }

  /// Whether a number is too large for any; one of few digits without a power of ten is not.
  private static boolean isLarge(String digits) {
    boolean ordinary =
        digits.length() < ORDINARY && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
    return !ordinary && Double.isInfinite(Double.parseDouble(digits));
  }

  /// Whether the point that was read last may end a sentence that another follows on its line.
  private boolean isSentenceEnd() {
    int behind = at;
    while (behind < text.length() && Character.isWhitespace(text.charAt(behind))) {
      if (text.charAt(behind) == '\n') return false;
      behind++;
    }
    return behind > at && behind < text.length();
  }

  /// Whether a number before this one in its list ends in a point too: the first one tells of all.
  private boolean isToldInList() {
    for (Token token : tokens.reversed()) {
      switch (token.kind()) {
        case NUMBER -> {
          if (token.text().endsWith(".")) return true;
        }
        case COMMA, MINUS -> {}
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private void broken(int start, String key) {
    Problem problem = Problem.error(new Span(start, at), key, Token.shown(text, start, at));
    tokens.add(new Token(TokenKind.NUMBER, start, at, "1", problem));
  }

  private void digits() {
    while (digitAt(at) || (text.startsWith("_", at) && digitAt(at - 1) && isJoined(at + 1))) {
      at += Character.charCount(text.codePointAt(at));
    }
  }

  /// Whether digits behind a `_` belong to the number before it: in an exponent only thousands do,
  /// as `‖w‖^2_2` has an order there.
  private boolean isJoined(int from) {
    boolean exponent = !tokens.isEmpty() && tokens.getLast().kind() == TokenKind.CARET;
    boolean three = digitAt(from) && digitAt(from + 1) && digitAt(from + 2) && !digitAt(from + 3);
    return exponent ? three : digitAt(from);
  }

  private boolean isNameEnd(int i) {
    return i >= text.length() || !Lexer.isNamePart(text.codePointAt(i));
  }

  private boolean powerFollows(int i) {
    int j = i;
    while (j < text.length() && text.charAt(j) == ' ' && j - i < 8) {
      j++;
    }
    return j < text.length() && (text.charAt(j) == '^' || text.charAt(j) == '＾');
  }

  private boolean digitAt(int i) {
    return Lexer.isDigit(text, i);
  }
}
