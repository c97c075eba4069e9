package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Scripts;
import gradus.lang.Span;
import java.math.BigInteger;
import java.util.List;

/// Reads signs that stand for several tokens, or for none: `½`, `10%`, `eˣ`, `≈`. Each takes the
/// place of the sign and answers the place after it.
final class SignReader {
  /// Tokens that are looked back at for an equals sign.
  private static final int MOST_LOOKED_AT = 200;

  /// A factorial of a greater number is no number of 64 bits.
  private static final int MOST_FACTORS = 170;

  private final String text;
  private final List<Token> tokens;

  SignReader(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  private Token before() {
    return tokens.isEmpty() ? new Token(TokenKind.NEWLINE, 0, 0) : tokens.getLast();
  }

  private int replaceLast(Token token) {
    tokens.set(tokens.size() - 1, token);
    return token.end();
  }

  private int bad(int start, int end, String key, String fix) {
    Problem problem = Problem.error(new Span(start, end), key, Token.shown(text, start, end));
    problem = fix == null ? problem : problem.withFix(fix);
    tokens.add(new Token(TokenKind.BAD, start, end, null, problem));
    return end;
  }

  /// A sign as another language spells it.
  int spelled(TokenKind kind, int at, int length, String own) {
    int end = at + length;
    Problem notice =
        Reading.SPELLING.notice(new Span(at, end), own, Token.shown(text, at, end), own);
    tokens.add(new Token(kind, at, end, null, notice));
    return end;
  }

  /// A number, or a formula such as `ˣ⁺¹`, whose words are read as on the line; a single sign
  /// behind a name is a part of it, as in w⁺.
  int raised(int at) {
    int end = at;
    StringBuilder plain = new StringBuilder();
    while (end < text.length() && text.charAt(end) != 'ᵀ' && Scripts.isRaised(text.charAt(end))) {
      plain.append(Scripts.plainOfRaised(text.charAt(end)));
      end++;
    }
    String raised = plain.toString();
    boolean sign = raised.equals("+") || raised.equals("-");
    if (raised.matches("-?[0-9]+")) {
      boolean large = Double.isInfinite(Double.parseDouble(raised));
      Span span = new Span(at, end);
      Problem problem =
          large ? Problem.error(span, "syntax.number.large", Token.shown(text, at, end)) : null;
      tokens.add(new Token(TokenKind.SUPERSCRIPT, at, end, large ? "1" : raised, problem));
      return end;
    }
    Token before = before();
    if (sign && before.kind() == TokenKind.NAME && before.end() == at) {
      String name = before.text() + text.substring(at, end);
      return replaceLast(new Token(TokenKind.NAME, before.start(), end, name, null));
    }
    return sign || raised.indexOf('=') >= 0 || !formula(at, raised)
        ? bad(at, end, "syntax.raised", null)
        : end;
  }

  /// Adds what is raised as a power in brackets; false when it cannot be read.
  private boolean formula(int start, String plain) {
    List<Token> line = Lexer.tokens(plain);
    if (line.stream().anyMatch(t -> t.problem() != null)) return false;
    int end = start + plain.length();
    tokens.add(new Token(TokenKind.CARET, start, start));
    tokens.add(new Token(TokenKind.OPEN, start, start));
    for (Token t : line.subList(0, line.size() - 1)) {
      tokens.add(new Token(t.kind(), start + t.start(), start + t.end(), t.text(), null));
    }
    tokens.add(new Token(TokenKind.CLOSE, end, end));
    return true;
  }

  /// `½` as (1/2).
  int fraction(int at) {
    String[] parts = Glyphs.fraction(text.charAt(at));
    Token before = before();
    if (before.kind() == TokenKind.NUMBER && before.problem() == null) {
      double value = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
      String sum = Double.toString(Double.parseDouble(before.text()) + value);
      Span span = new Span(before.start(), at + 1);
      String shown = Token.shown(text, span.start(), span.end());
      String product =
          text.substring(span.start(), before.end()) + "·" + text.substring(at, at + 1);
      Problem problem =
          Problem.error(span, "syntax.mixed", shown, sum, product).withEdits(sum, product);
      return replaceLast(new Token(TokenKind.BAD, span.start(), span.end(), null, problem));
    }
    // the sign of a sum reaches over it
    boolean sum =
        before.kind() == TokenKind.NAME
            && "∑ΣƩ∏Π".contains(text.substring(before.start(), before.end()));
    if (before.kind() == TokenKind.NAME && !sum) tokens.add(new Token(TokenKind.DOT, at, at));
    return quotient(at, at, at + 1, parts[0], parts[1]);
  }

  /// Two numbers as one operand.
  private int quotient(int start, int sign, int end, String over, String under) {
    tokens.add(new Token(TokenKind.OPEN, start, start));
    tokens.add(new Token(TokenKind.NUMBER, start, sign, over, null));
    tokens.add(new Token(TokenKind.SLASH, sign, sign));
    tokens.add(new Token(TokenKind.NUMBER, sign, end, under, null));
    tokens.add(new Token(TokenKind.CLOSE, end, end));
    return end;
  }

  /// `10%` as (10/100); the remainder of a division is not known.
  int percent(int at) {
    Token before = before();
    int next = at + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    boolean operand =
        next < text.length()
            && (Lexer.isDigit(text, next)
                || Lexer.isNameStart(text.codePointAt(next))
                || text.charAt(next) == '(');
    boolean close = before.kind() == TokenKind.NUMBER && before.end() == at && next > at + 1;
    boolean share = close && !Lexer.isDigit(text, next);
    if (operand && !share) return bad(at, at + 1, "syntax.percent", null);
    if (before.kind() != TokenKind.NUMBER || before.problem() != null) {
      return bad(at, at + 1, "syntax.percent", "/100");
    }
    tokens.removeLast();
    return quotient(before.start(), at, at + 1, before.text(), "100");
  }

  /// `≈` gives a value, or checks one behind another `=`.
  int about(int at) {
    int first = Math.max(0, tokens.size() - MOST_LOOKED_AT);
    for (int i = tokens.size() - 1; i >= first; i--) {
      TokenKind kind = tokens.get(i).kind();
      if (kind == TokenKind.NEWLINE || kind == TokenKind.SEMICOLON) break;
      if (kind == TokenKind.EQUALS) {
        tokens.add(new Token(TokenKind.EQUALS, at, at + 1));
        return at + 1;
      }
    }
    return spelled(TokenKind.EQUALS, at, 1, "=");
  }

  /// `5!` as its value.
  int factorial(int at) {
    Token before = before();
    boolean whole =
        before.kind() == TokenKind.NUMBER
            && before.end() == at
            && before.problem() == null
            && before.text().matches("[0-9]{1,3}")
            && Integer.parseInt(before.text()) <= MOST_FACTORS
            && !text.startsWith("!!", at);
    if (!whole) return bad(at, at + 1, "syntax.factorial", null);
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= Integer.parseInt(before.text()); i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    Token first = tokens.size() > 1 ? tokens.get(tokens.size() - 2) : before;
    boolean beside = first.kind() == TokenKind.NUMBER && text.charAt(first.end() - 1) == '!';
    // each is a factor of its own
    if (beside) tokens.add(tokens.size() - 1, new Token(TokenKind.DOT, first.end(), first.end()));
    String number =
        product.bitLength() <= 53 ? product.toString() : Double.toString(product.doubleValue());
    return replaceLast(new Token(TokenKind.NUMBER, before.start(), at + 1, number, null));
  }

  /// `_2` and the like behind the second bar of a norm.
  int order(int at) {
    int behind = behindPower(at);
    if (behind > at) return behind;
    TokenKind before = before().kind();
    boolean norm = before == TokenKind.DOUBLE_BAR || text.startsWith("||", Math.max(0, at - 2));
    if (!norm || before().end() != at) return unknown(at);
    int start = text.charAt(at) == '_' ? at + 1 : at;
    int end = start;
    while (end < text.length() && (end == start || Character.isLetter(text.charAt(end)))) {
      end++;
    }
    String order =
        switch (text.substring(start, end)) {
          case "1", "₁" -> "1";
          case "2", "₂" -> "2";
          case "F", "fro" -> "F";
          case "∞", "inf" -> "∞";
          default -> null;
        };
    if (order == null) {
      tokens.add(Tokens.otherNorm(text, tokens, at, end, text.substring(start, end)));
      return end;
    }
    tokens.add(new Token(TokenKind.ORDER, at, end, order, null));
    return end;
  }

  /// `‖w‖^2_2` and `x²_1`, with the power before what is lowered; the same place where none is.
  private int behindPower(int at) {
    int end = at + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    boolean lowered = text.charAt(at) == '_' && end > at + 1 && before().end() == at;
    boolean raised = lowered && before().kind() == TokenKind.SUPERSCRIPT;
    boolean number = lowered && before().kind() == TokenKind.NUMBER && tokens.size() > 1;
    boolean power = number && tokens.get(tokens.size() - 2).kind() == TokenKind.CARET;
    if (!raised && !power) return at;
    int start = raised ? before().start() : tokens.get(tokens.size() - 2).start();
    tokens.removeLast();
    if (power) tokens.removeLast();
    String edit = text.substring(at, end) + text.substring(start, at);
    Span span = new Span(start, end);
    String shown = text.substring(start, end);
    Problem problem = Problem.error(span, "syntax.order", shown, edit).withFix(edit);
    tokens.add(new Token(TokenKind.BAD, start, end, null, problem));
    return end;
  }

  /// A sign that has no meaning in a program, with what to write for what it means elsewhere.
  int unknown(int at) {
    String shown = Character.toString(text.codePointAt(at));
    int end = at + shown.length();
    if (text.startsWith("_+", at) && opener() != null) return positive(end + 1);
    return switch (shown) {
      case "∂", "∇" -> bad(at, end, "latex.derivative", null);
      case "\"", "“", "”", "‘", "„", "`", "＂" -> bad(at, end, "syntax.quote", "");
      case "—", "―" -> bad(at, end, "syntax.dash", "-");
      case ":", "：" ->
          isSlice()
              ? colon(at, end)
              : isMapping(end)
                  ? other(at, end, "f(x) = x^2")
                  : bad(at, end, "syntax.colon", isAfterFirst() ? " =" : null);
      case "₩", "€", "£", "¥", "￦", "￥" -> bad(at, end, "syntax.unit", "");
      case "…", "⋯" -> bad(at, end, "latex.dots", null);
      case "." ->
          text.startsWith("...", at)
              ? bad(at, at + 3, isSlice() ? "syntax.slice.dots" : "latex.dots", null)
              : bad(at, end, "syntax.character", null);
      case "∛" -> cubeRoot(at, end);
      case "∜" -> other(at, end, "x^(1/4)");
      case "⊗" -> other(at, end, "outer(a, b)");
      case "↦" -> other(at, end, "f(x) = x^2");
      case "∞" -> bad(at, end, "syntax.infinity", null);
      case "⌊", "⌋", "⌈", "⌉" -> bad(at, end, "syntax.function.steps", null);
      case "∫" -> bad(at, end, "latex.integral", null);
      case "°" -> degrees(at, end);
      case "₊" -> other(at, end, "max(x, 0)");
      case "±", "∓" -> other(at, end, "y = a + b; z = a - b");
      case "→" -> other(at, end, "x = 3");
      case "∈" -> bad(at, end, "latex.in", null);
      default -> bad(at, end, "syntax.character", null);
    };
  }

  private int colon(int at, int end) {
    tokens.add(new Token(TokenKind.COLON, at, end));
    return end;
  }

  /// Whether a colon stands in square brackets behind an operand: `x[1:]`.
  private boolean isSlice() {
    int depth = 0;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      switch (tokens.get(i).kind()) {
        case CLOSE_SQUARE -> depth++;
        case OPEN_SQUARE -> {
          if (depth-- == 0) return i > 0 && tokens.get(i - 1).kind().endsOperand();
        }
        case NEWLINE, SEMICOLON, EQUALS -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /// The bracket that the last token closes; null where it closes none.
  private Token opener() {
    int depth = 0;
    for (Token token : tokens.reversed()) {
      switch (token.kind()) {
        case CLOSE, CLOSE_SQUARE -> depth++;
        case OPEN, OPEN_SQUARE -> depth--;
        default -> {}
      }
      if (depth <= 0) return depth == 0 && token != before() && isGroup(token) ? token : null;
    }
    return null;
  }

  /// Whether a bracket follows no name, so that it is neither a call nor an entry.
  private boolean isGroup(Token open) {
    int at = tokens.indexOf(open);
    return at == 0
        || switch (tokens.get(at - 1).kind()) {
          case NAME, CLOSE, CLOSE_SQUARE, PRIME -> false;
          default -> true;
        };
  }

  /// `[x]_+`, which is the greater one of x and 0.
  private int positive(int end) {
    int first = tokens.indexOf(opener());
    Token open = tokens.get(first).as(TokenKind.OPEN);
    String own = "max(0, " + text.substring(open.end(), before().start()) + ")";
    tokens.add(tokens.removeLast().as(TokenKind.CLOSE));
    Span span = new Span(open.start(), end);
    Problem told = Reading.SPELLING.notice(span, own, text.substring(span.start(), end), own);
    Token zero = new Token(TokenKind.NUMBER, open.end(), open.end(), "0", null);
    tokens.set(first, new Token(TokenKind.NAME, span.start(), span.start(), "max", told));
    tokens.addAll(first + 1, List.of(open, zero, zero.as(TokenKind.COMMA)));
    return end;
  }

  /// `25°` and `θ°` as what an angle is here; `25°C` has a unit.
  private int degrees(int at, int end) {
    boolean warmth =
        end < text.length()
            && "CF".indexOf(text.charAt(end)) >= 0
            && (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)));
    if (warmth) return bad(at, end + 1, "syntax.unit", "");
    Token before = before();
    boolean operand = before.kind() == TokenKind.NUMBER || before.kind() == TokenKind.NAME;
    if (!operand || before.problem() != null) return other(at, end, "(30*pi/180)");
    String angle = "(" + text.substring(before.start(), before.end()) + "*pi/180)";
    Span span = new Span(before.start(), end);
    String shown = Token.shown(text, span.start(), span.end());
    Problem problem = Problem.error(span, "syntax.function.other", shown, angle).withFix(angle);
    return replaceLast(new Token(before.kind(), span.start(), span.end(), before.text(), problem));
  }

  /// `∛x` as cbrt(x), which is known by its formula.
  private int cubeRoot(int at, int end) {
    int last = end;
    while (last < text.length() && Lexer.isNamePart(text.codePointAt(last))) {
      last += Character.charCount(text.codePointAt(last));
    }
    boolean bracket = last == end && text.startsWith("(", end);
    if (last == end && !bracket) return other(at, end, "cbrt(x)");
    String edit = bracket ? "cbrt" : "cbrt(" + text.substring(end, last) + ")";
    boolean joined = before().end() == at && before().kind() == TokenKind.NAME;
    String shown = Token.shown(text, at, last);
    Problem problem =
        Problem.error(
                new Span(at, last), "syntax.function.other", shown, bracket ? "cbrt(x)" : edit)
            .withFix(joined ? " " + edit : edit);
    tokens.add(new Token(TokenKind.BAD, at, last, null, problem));
    return last;
  }

  /// A sign for what is written in another way here.
  private int other(int at, int end, String own) {
    String shown = Token.shown(text, at, end);
    Problem problem = Problem.error(new Span(at, end), "syntax.function.other", shown, own);
    tokens.add(new Token(TokenKind.BAD, at, end, null, problem));
    return end;
  }

  /// Whether `x ↦ …` follows, by which some write a function.
  private boolean isMapping(int from) {
    int arrow = text.substring(from, Math.min(text.length(), from + MOST_LOOKED_AT)).indexOf('↦');
    return arrow >= 0 && text.substring(from, from + arrow).chars().noneMatch(c -> c == '\n');
  }

  /// Whether only a name stands before this place in its statement.
  private boolean isAfterFirst() {
    int size = tokens.size();
    if (before().kind() != TokenKind.NAME) return false;
    return size == 1
        || switch (tokens.get(size - 2).kind()) {
          case NEWLINE, SEMICOLON, COMMA -> true;
          default -> false;
        };
  }
}
