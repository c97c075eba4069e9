package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Scripts;
import gradus.lang.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts a text into tokens, in one pass. Mistakes travel with their tokens, so that the parser can
/// report the first of each statement only.
public final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final SignReader signs;

  /// Each once: one that is used often is one string.
  private final Map<String, String> names = new HashMap<>();

  private int at;

  /// Reads from a place in a text.
  public Lexer(String text, int at) {
    this.text = text;
    this.at = at;
    this.signs = new SignReader(text, tokens);
  }

  /// The tokens of a text; the last one is END.
  public static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text, text.startsWith("\uFEFF") ? 1 : 0);
    while (lexer.at < text.length()) {
      lexer.token();
    }
    lexer.tokens.add(new Token(TokenKind.END, text.length(), text.length()));
    return lexer.tokens;
  }

  /// The token at this place, or null where only white space or a comment was read.
  public Token next() {
    int before = tokens.size();
    token();
    return tokens.size() > before ? tokens.getLast() : null;
  }

  /// Where reading goes on.
  public int at() {
    return at;
  }

  private void token() {
    int c = text.codePointAt(at);
    if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      add(TokenKind.NEWLINE, 1);
    } else if (isSpace(c)) {
      at += Character.charCount(c);
    } else if (c == '#') {
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
    } else if (digitAt(at) || (isPoint(text, at) && digitAt(at + 1))) {
      at = new NumberReader(text, tokens, at).read();
    } else if (c == 'ᵀ') {
      add(TokenKind.PRIME, 1);
    } else if (Scripts.isRaised(c)) {
      at = signs.raised(at);
    } else if (isNameStart(c)) {
      name();
    } else if (c == '\\') {
      command();
    } else if (Glyphs.fraction(c) != null) {
      at = signs.fraction(at);
    } else {
      sign(Glyphs.plain(c));
    }
  }

  private void sign(int c) {
    switch (c) {
      case '+' -> add(TokenKind.PLUS, 1);
      case '-' -> add(TokenKind.MINUS, 1);
      case '*' -> {
        if (follows("**")) {
          spelled(TokenKind.CARET, 2, "^");
        } else {
          add(TokenKind.STAR, 1);
        }
      }
      case '×' -> add(TokenKind.CROSS, 1);
      case '/' -> add(TokenKind.SLASH, 1);
      case '@' -> add(TokenKind.AT, 1);
      case '^' -> add(TokenKind.CARET, 1);
      case '·' -> {
        if (follows("···")) {
          wrong(TokenKind.BAD, 3, "latex.dots", null, "···");
        } else {
          add(TokenKind.DOT, 1);
        }
      }
      case '√' -> add(TokenKind.ROOT, 1);
      case '\'' -> add(TokenKind.PRIME, 1);
      case '=' -> {
        if (follows("==")) {
          add(TokenKind.SAME, 2);
        } else {
          add(TokenKind.EQUALS, 1);
        }
      }
      case '≤', '≦', '⩽' -> add(TokenKind.LESS_OR_EQUAL, 1);
      case '≥', '≧', '⩾' -> add(TokenKind.GREATER_OR_EQUAL, 1);
      case '≠' -> add(TokenKind.UNEQUAL, 1);
      case '>' -> {
        if (follows(">=")) {
          add(TokenKind.GREATER_OR_EQUAL, 2);
        } else {
          add(TokenKind.GREATER, 1);
        }
      }
      case '<' -> {
        if (follows("<- ")) {
          wrong(TokenKind.EQUALS, 2, "syntax.equals", "=", "<-");
        } else if (follows("<=")) {
          add(TokenKind.LESS_OR_EQUAL, 2);
        } else {
          add(TokenKind.LESS, 1);
        }
      }
      case '(' -> add(TokenKind.OPEN, 1);
      case ')' -> add(TokenKind.CLOSE, 1);
      case '[' -> add(TokenKind.OPEN_SQUARE, 1);
      case ']' -> add(TokenKind.CLOSE_SQUARE, 1);
      case '{' -> add(TokenKind.OPEN_BRACE, 1);
      case '}' -> add(TokenKind.CLOSE_BRACE, 1);
      case '|' -> add(TokenKind.BAR, 1);
      case '‖' -> add(TokenKind.DOUBLE_BAR, 1);
      case ',' -> add(TokenKind.COMMA, 1);
      case ';' -> add(TokenKind.SEMICOLON, 1);
      case '⟨' -> {
        tokens.add(new Token(TokenKind.NAME, at, at, "dot", null));
        add(TokenKind.OPEN, 1);
      }
      case '⟩' -> add(TokenKind.CLOSE, 1);
      case '⊤', '⊺' -> {
        boolean raised = !tokens.isEmpty() && tokens.getLast().kind() == TokenKind.CARET;
        if (raised) tokens.removeLast();
        add(TokenKind.PRIME, 1);
      }
      case '_', '₁', '₂' -> at = signs.order(at);
      case '%' -> at = signs.percent(at);
      case '≈', '≃', '≅' -> at = signs.about(at);
      case '!' -> {
        if (follows("!=")) {
          add(TokenKind.UNEQUAL, 2);
        } else {
          at = signs.factorial(at);
        }
      }
      case '∑' -> big("sum");
      case '∏' -> big("prod");
      case '←' -> wrong(TokenKind.BAD, 1, "latex.update", null, "←");
      default -> {
        if (follows(":=")) {
          wrong(TokenKind.EQUALS, 2, "syntax.equals", "=", ":=");
        } else if (isMember()) {
          member();
        } else if (isRange(text, at)) {
          add(TokenKind.RANGE, 2);
        } else {
          at = signs.unknown(at);
        }
      }
    }
  }

  /// Whether a dot stands close behind an operand, and a name behind it.
  private boolean isMember() {
    boolean close = !tokens.isEmpty() && tokens.getLast().end() == at;
    return text.charAt(at) == '.'
        && close
        && (tokens.getLast().kind().endsOperand() || tokens.getLast().kind() == TokenKind.MEMBER)
        && at + 1 < text.length()
        && isNameStart(text.codePointAt(at + 1));
  }

  private void member() {
    int start = at++;
    name();
    Token name = tokens.removeLast();
    tokens.add(new Token(TokenKind.MEMBER, start, at, name.text(), null));
  }

  private void name() {
    int start = at;
    boolean plain = true;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isNamePart(c) || isUnseenInside(c)) {
        plain &= c < 0x80;
        at += Character.charCount(c);
      } else if (roundMark(text, at) > at) {
        plain = false;
        at = roundMark(text, at);
      } else {
        break;
      }
    }
    String written = plain ? text.substring(start, at) : nameIn(text, start, at);
    String known = names.putIfAbsent(written, written);
    String name = known == null ? written : known;
    tokens.add(new Token(TokenKind.NAME, start, at, name, null));
  }

  /// A stretch of text as a name in Unicode form NFC.
  public static String nameIn(String text, int start, int end) {
    String name = Glyphs.plain(text.substring(start, end));
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /// The end of a mark such as `⁽¹²⁾` or `⁽ᵗ⁻¹⁾`, by which rounds and layers are told apart; -1
  /// when there is none.
  public static int roundMark(String text, int from) {
    if (text.charAt(from) != '⁽') return -1;
    int i = from + 1;
    while (i < text.length() && text.charAt(i) != '⁾' && Scripts.isRaised(text.charAt(i))) {
      i++;
    }
    boolean closed = i > from + 1 && i < text.length() && text.charAt(i) == '⁾';
    return closed ? i + 1 : -1;
  }

  private void command() {
    int start = at++;
    while (at < text.length() && isAsciiLetter(text.charAt(at))) {
      at++;
    }
    if (at == start + 1 && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    String shown = Token.shown(text, start, at);
    Problem problem = Problem.error(new Span(start, at), "syntax.command", shown);
    tokens.add(new Token(TokenKind.BAD, start, at, null, problem));
  }

  /// A big sign in front of a bracket is a function.
  private void big(String function) {
    tokens.add(new Token(TokenKind.NAME, at, ++at, function, null));
  }

  private void add(TokenKind kind, int length) {
    tokens.add(new Token(kind, at, at + length));
    at += length;
  }

  private void wrong(TokenKind kind, int length, String key, String fix, String shown) {
    Problem problem = Problem.error(new Span(at, at + length), key, shown);
    problem = fix == null ? problem : problem.withFix(fix);
    tokens.add(new Token(kind, at, at + length, null, problem));
    at += length;
  }

  /// A sign as another language spells it.
  private void spelled(TokenKind kind, int length, String own) {
    at = signs.spelled(kind, at, length, own);
  }

  private boolean follows(String sign) {
    return text.startsWith(sign, at);
  }

  static boolean isPoint(String text, int i) {
    return text.charAt(i) == '.' || text.charAt(i) == '．';
  }

  /// Whether two dots stand at a place, and no third.
  static boolean isRange(String text, int i) {
    return text.startsWith("..", i) && !text.startsWith("...", i);
  }

  private boolean digitAt(int i) {
    return isDigit(text, i);
  }

  static boolean isDigit(String text, int i) {
    return i >= 0 && i < text.length() && Character.isDigit(text.codePointAt(i));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// Invisible characters that come along when text is pasted count as space too.
  private static boolean isSpace(int c) {
    if (c < 0x80) return Character.isWhitespace(c);
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  public static boolean isNameStart(int c) {
    return Character.isLetter(c) && c != 'ˆ' && c != 'ʹ' && !Scripts.isRaised(c);
  }

  static boolean isNamePart(int c) {
    if (c < 0x80) return Character.isLetterOrDigit(c) || c == '_' || c == '\'';
    return isNameStart(c)
        || c == '_'
        || isQuote(c)
        || isSubscript(c)
        || Character.isDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /// Whether a sign that cannot be seen stands inside a name; that of a product is none of them.
  private boolean isUnseenInside(int c) {
    int next = at + 1;
    boolean unseen = Character.getType(c) == Character.FORMAT && (c < 0x2061 || c > 0x2064);
    return unseen && next < text.length() && isNamePart(text.codePointAt(next));
  }

  public static boolean isQuote(int c) {
    return c == '\'' || c == '′' || c == '’' || c == 'ʹ' || c == '＇';
  }

  static boolean isSubscript(int c) {
    return Scripts.isLowered(c);
  }

  /// Control characters and broken UTF-8 mean that the text is some other kind of file; null where
  /// there are none.
  public static Problem binary(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) continue;
      boolean control = c < ' ' && (c < '\t' || c > '\r');
      if (control || c == 0x7F || c == 0xFFFD) {
        Span span = new Span(i, i + 1);
        return Problem.error(span, "syntax.binary", String.format("U+%04X", (int) c));
      }
    }
    return null;
  }
}
