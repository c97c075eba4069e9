package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// The bounds that Python is told to keep a value between, `clamp(x, min=0)`, `x.clip(0, 1)`.
///
/// @param least the tokens of the lower bound; null where it has none
/// @param most those of the upper one
record Clamping(ClampBound least, ClampBound most) {
  /// Tokens from one place to before another.
  record ClampBound(int from, int to) {
    private String text(String text, List<Token> in) {
      return text.substring(in.get(from).start(), in.get(to - 1).end());
    }
  }

  /// The bounds that are all arguments between two places; null where they are not surely that.
  static Clamping of(List<Token> in, int from, int close) {
    ClampBound least = null;
    ClampBound most = null;
    int begin = from;
    int place = 0;
    int depth = 0;
    boolean named = false;
    for (int i = from; i <= close; i++) {
      TokenKind kind = in.get(i).kind();
      if (i < close) depth += LastOperand.level(kind);
      if (i < close && (depth > 0 || kind != TokenKind.COMMA)) continue;
      if (i == begin) return null;
      boolean word =
          in.get(begin).kind() == TokenKind.NAME && in.get(begin + 1).kind() == TokenKind.EQUALS;
      if (named && !word) return null;
      named |= word;
      String bound = word ? in.get(begin).text() : place == 0 ? "min" : "max";
      ClampBound part = new ClampBound(begin + (word ? 2 : 0), i);
      if (part.from == part.to || place++ > 1) return null;
      boolean none = part.to == part.from + 1 && "None".equals(in.get(part.from).text());
      switch (bound) {
        case "min", "a_min" -> {
          if (least != null) return null;
          least = none ? null : part;
        }
        case "max", "a_max" -> {
          if (most != null) return null;
          most = none ? null : part;
        }
        default -> {
          return null;
        }
      }
      begin = i + 1;
    }
    return least == null && most == null ? null : new Clamping(least, most);
  }

  /// What is kept between them, as `min(max(…, least), most)`.
  ///
  /// @param parts the tokens from one place to before another in our spelling
  List<Token> applied(
      List<Token> of, Span span, Problem notice, BiFunction<Integer, Integer, List<Token>> parts) {
    List<Token> above =
        least == null ? of : bounded("max", of, least, span, most == null ? notice : null, parts);
    return most == null ? above : bounded("min", above, most, span, notice, parts);
  }

  private static List<Token> bounded(
      String function,
      List<Token> of,
      ClampBound bound,
      Span span,
      Problem notice,
      BiFunction<Integer, Integer, List<Token>> parts) {
    int a = span.start();
    int b = span.end();
    List<Token> all = new ArrayList<>();
    all.add(new Token(TokenKind.NAME, a, a, function, notice));
    all.add(new Token(TokenKind.OPEN, a, a));
    all.addAll(of);
    all.add(new Token(TokenKind.COMMA, b, b));
    all.addAll(parts.apply(bound.from, bound.to));
    all.add(new Token(TokenKind.CLOSE, b, b));
    return all;
  }

  /// The same as text.
  String written(String target, String text, List<Token> in) {
    String above = least == null ? target : "max(" + target + ", " + least.text(text, in) + ")";
    return most == null ? above : "min(" + above + ", " + most.text(text, in) + ")";
  }

  /// Refuses `F.leaky_relu(x, 0.2)`: here it has the one slope that it has without.
  ///
  /// @param comma the place before the slope
  static Problem leaky(String text, List<Token> in, Token name, int open, int comma, int close) {
    String x = text.substring(in.get(open).end(), in.get(comma).start()).strip();
    boolean named = in.get(comma + 2).kind() == TokenKind.EQUALS;
    int from = in.get(named ? comma + 3 : comma + 1).start();
    String slope = text.substring(from, in.get(close).start()).strip();
    String factor = in.get(comma + 1).kind() == TokenKind.MINUS ? "(" + slope + ")" : slope;
    String edit = "where(" + x + " > 0, " + x + ", " + factor + "*(" + x + "))";
    Span span = name.span().union(in.get(close).span());
    String shown = Token.shown(text, span.start(), span.end());
    return Problem.error(span, "syntax.function.other", shown, edit).withFix(edit);
  }
}
