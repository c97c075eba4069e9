package gradus.plain.python;

import gradus.lang.OtherFunctions;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns Python's spelling of a formula into our own, token by token: `np.exp(x)`, `c.mean()`,
/// `W.dot(x)`, `x.T`, `sum(A, axis=1)`. Each is told with our spelling.
public final class Python {
  /// The most that is turned; more is no formula but a program.
  private static final int MOST = 1_000;

  /// Tokens of a longer text are left as they are.
  private static final int LONGEST = 20_000;

  private static final int MOST_EDITED = 200;

  private final String text;
  private final List<Token> in;
  private final Set<String> functions;
  private final Set<String> defined = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final List<Token> out = new ArrayList<>();

  /// From where to where the tokens go without saying.
  private final Map<Integer, Integer> skipped = new HashMap<>();

  private final ArgumentPlaces arguments;
  private final AxisArgument axes;
  private int turned;
  private int at;

  private Python(String text, List<Token> in, Set<String> functions) {
    this.text = text;
    this.in = in;
    this.functions = functions;
    arguments = new ArgumentPlaces(text, in);
    this.axes = new AxisArgument(in, used, out);
    for (int i = 0; i + 1 < in.size(); i++) {
      if (in.get(i).kind() != TokenKind.NAME) continue;
      used.add(in.get(i).text());
      TokenKind next = in.get(i + 1).kind();
      boolean first = i == 0 || in.get(i - 1).kind().endsStatement();
      boolean header = first && next == TokenKind.OPEN && KnownNames.headerEnd(in, i) > 0;
      if (next == TokenKind.EQUALS || header) defined.add(in.get(i).text());
    }
  }

  /// The tokens with what Python spells in another way as we do.
  public static List<Token> turned(String text, List<Token> written, Set<String> functions) {
    if (written.size() > LONGEST) return written;
    List<Token> tokens = PythonForms.read(text, written);
    boolean foreign =
        tokens.stream()
            .anyMatch(t ->
                t.kind() == TokenKind.MEMBER
                    || t.kind() == TokenKind.NAME
                        && (PythonNames.isForeign(t.text())
                            || PythonNames.MAKERS.contains(t.text())
                            || PythonNames.BARE_WRAPPERS.contains(t.text())
                            || AxisArgument.isAxis(t)
                            || t.text().equals("amax")
                            || t.text().equals("amin")));
    return foreign ? new Python(text, tokens, functions).run() : tokens;
  }

  private List<Token> run() {
    while (at < in.size()) {
      at = skipped.getOrDefault(at, at);
      Token token = in.get(at);
      if (token.kind() == TokenKind.MEMBER) {
        member(token);
      } else if (token.kind() == TokenKind.NAME && kind(at + 1) == TokenKind.MEMBER) {
        module(token);
      } else if (token.kind() == TokenKind.NAME && kind(at + 1) == TokenKind.OPEN) {
        function(token, token.text(), 1, false);
      } else if (token.kind() == TokenKind.NAME && isKeyword()) {
        keyword(token);
      } else {
        out.add(token);
        at++;
      }
    }
    return out;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// `np.exp`, through however many modules.
  private void module(Token first) {
    if (!PythonNames.MODULES.contains(first.text()) || defined.contains(first.text())) {
      out.add(first);
      at++;
      return;
    }
    int last = at + 1;
    while (kind(last + 1) == TokenKind.MEMBER) {
      last++;
    }
    Token named = in.get(last);
    Token name = new Token(TokenKind.NAME, first.start(), named.end(), named.text(), null);
    if (kind(last + 1) == TokenKind.OPEN) {
      function(name, named.text(), last + 1 - at, true);
    } else {
      out.add(told(name, TokenKind.NAME, named.text(), named.text()));
      at = last + 1;
    }
  }

  private Token told(Token of, TokenKind kind, String name, String edit) {
    Problem notice = Reading.SPELLING.notice(of.span(), edit, of.shown(text), edit);
    return new Token(kind, of.start(), of.end(), name, notice);
  }

  /// A function before its bracket.
  ///
  /// @param size how many tokens its name takes
  private void function(Token name, String called, int size, boolean module) {
    int open = at + size;
    boolean own = defined.contains(called) && !module;
    int close = arguments.closing(open);
    if (own || close < 0 || turned >= MOST) {
      plain(name, size);
    } else if (PythonNames.MAKERS.contains(called)) {
      made(name, called, open, close);
    } else if ((module || PythonNames.BARE_WRAPPERS.contains(called))
        && PythonNames.WRAPPERS.contains(called)) {
      turned++;
      at = open;
      Token bracket = in.get(open);
      int end = arguments.options(open, close);
      if (end < close) skipped.put(end, close);
      String inside = text.substring(bracket.end(), in.get(end).start());
      Span span = name.span().union(in.get(close).span());
      String edit = span.length() > MOST_EDITED ? null : inside;
      String shown = inside.length() > 24 ? "[…]" : inside;
      out.add(
          new Token(
              TokenKind.OPEN,
              bracket.start(),
              bracket.end(),
              null,
              Reading.SPELLING.notice(span, edit, name.shown(text) + "(…)", shown)));
      at++;
    } else if (PythonNames.sign(called, module) != null) {
      int comma = arguments.comma(open, close);
      if (comma < 0) {
        plain(name, size);
        return;
      }
      turned++;
      Span span = name.span().union(in.get(close).span());
      binary(name, span, open, comma, close, PythonNames.sign(called, module));
    } else if (PythonNames.isExtreme(called) && axisOf(called, open, close, module) != null) {
      int comma = arguments.comma(open, close);
      extreme(name, called, open + 1, comma, axisOf(called, open, close, module), close, module);
    } else if (called.equals("leaky_relu") && arguments.comma(open, close) > 0) {
      Problem problem = Clamping.leaky(text, in, name, open, arguments.comma(open, close), close);
      Span span = problem.span();
      out.add(new Token(TokenKind.BAD, span.start(), span.end(), null, problem));
      at = close + 1;
    } else if (module && PythonNames.CLAMPS.contains(called) && clamped(name, open, close)) {
      turned++;
    } else if (module || PythonNames.isForeign(called)) {
      turned++;
      String spelled = PythonNames.own(called);
      if (functions.contains(spelled)) {
        // where the name has a value, the function's own spelling is another formula
        out.add(
            defined.contains(spelled)
                ? new Token(TokenKind.NAME, name.start(), name.end(), spelled, null)
                : told(name, TokenKind.NAME, spelled, spelled));
      } else {
        out.add(unknown(name));
      }
      at = open;
    } else {
      plain(name, size);
    }
  }

  private void plain(Token name, int size) {
    out.add(name);
    at += size;
  }

  private Token unknown(Token token) {
    Problem other =
        // behind its operand no formula can take the call's place
        token.kind() == TokenKind.NAME || !OtherFunctions.isKnown(token.text())
            ? OtherFunctions.problem(token.text(), text, token.span(), false)
            : null;
    Problem problem =
        other != null
            ? other
            : Problem.error(token.span(), "syntax.python.name", token.shown(text));
    return new Token(TokenKind.BAD, token.start(), token.end(), null, problem);
  }

  /// `pow(a, b)` as (a)^(b).
  private void binary(Token name, Span span, int open, int comma, int close, TokenKind sign) {
    String a = text.substring(in.get(open).end(), in.get(comma).start()).strip();
    String b = text.substring(in.get(comma).end(), in.get(close).start()).strip();
    String edit = PythonNames.operand(a) + PythonNames.mark(sign) + PythonNames.operand(b);
    Problem notice =
        Reading.SPELLING.notice(span, "(" + edit + ")", name.shown(text) + "(…)", edit);
    int start = name.start();
    out.add(new Token(TokenKind.OPEN, start, start, null, notice));
    out.add(new Token(TokenKind.OPEN, start, start));
    out.addAll(part(open + 1, comma));
    Token middle = in.get(comma);
    out.add(new Token(TokenKind.CLOSE, middle.start(), middle.start()));
    out.add(new Token(sign, middle.start(), middle.end()));
    out.add(new Token(TokenKind.OPEN, middle.end(), middle.end()));
    out.addAll(part(comma + 1, close));
    Token last = in.get(close);
    out.add(new Token(TokenKind.CLOSE, last.start(), last.start()));
    out.add(last);
    at = close + 1;
  }

  /// The tokens from one place to before another, turned.
  private List<Token> part(int from, int to) {
    List<Token> part = new ArrayList<>(in.subList(from, to));
    part.add(new Token(TokenKind.END, in.get(to).start(), in.get(to).start()));
    Python inner = new Python(text, part, functions);
    inner.turned = turned;
    inner.defined.addAll(defined);
    inner.used.addAll(used);
    List<Token> done = inner.run();
    turned = inner.turned;
    return done.subList(0, done.size() - 1);
  }

  /// `.mean()`, `.T`, `.dot(x)` behind an operand.
  private void member(Token token) {
    String name = token.text();
    boolean call = kind(at + 1) == TokenKind.OPEN;
    int close = call ? arguments.closing(at + 1) : -1;
    int start = LastOperand.start(out);
    boolean bare = name.equals("T") && !call;
    if (start < 0 || turned >= MOST || (!bare && close < 0)) {
      out.add(unknown(token));
      at++;
      return;
    }
    boolean alone = start == 0 || out.get(start - 1).kind().endsStatement();
    if (name.equals("backward") && alone) {
      Span run = out.get(start).span().union(in.get(close).span());
      String shown = Token.shown(text, run.start(), run.end());
      Problem problem = Problem.error(run, "syntax.python.backward", shown).withFix("");
      out.subList(start, out.size()).clear();
      out.add(new Token(TokenKind.BAD, run.start(), run.end(), null, problem));
      at = close + 1;
      return;
    }
    turned++;
    if (bare || ((name.equals("t") || name.equals("transpose")) && close == at + 2)) {
      Token sign =
          new Token(TokenKind.PRIME, token.start(), call ? in.get(close).end() : token.end());
      out.add(told(sign, TokenKind.PRIME, null, "ᵀ"));
      at = call ? close + 1 : at + 1;
      return;
    }
    TokenKind sign = PythonNames.sign(name, true);
    String own = PythonNames.own(name);
    Token first = out.get(start);
    Span span = first.span().union(in.get(close).span());
    String target = text.substring(first.start(), token.start());
    String inside = text.substring(in.get(at + 1).end(), in.get(close).start()).strip();
    if (sign != null && !inside.isEmpty()) {
      String of = PythonNames.operand(target);
      String edit = "(" + of + PythonNames.mark(sign) + PythonNames.operand(inside) + ")";
      out.add(
          start, new Token(TokenKind.OPEN, first.start(), first.start(), null, notice(span, edit)));
      out.add(new Token(sign, token.start(), token.end()));
      out.add(in.get(at + 1));
      out.addAll(part(at + 2, close));
      out.add(in.get(close));
      out.add(new Token(TokenKind.CLOSE, in.get(close).end(), in.get(close).end()));
      at = close + 1;
    } else if (PythonNames.CLAMPS.contains(name) && Clamping.of(in, at + 2, close) != null) {
      List<Token> of = new ArrayList<>(out.subList(start, out.size()));
      out.subList(start, out.size()).clear();
      clamp(Clamping.of(in, at + 2, close), of, target, span);
      at = close + 1;
    } else if (PythonNames.isExtreme(name) && !inside.isEmpty() && !axes.isKeyword(at + 2)) {
      Integer axis = axes.written(at + 2, close);
      if (axis == null) {
        out.add(unknown(token));
        at++;
        return;
      }
      List<Token> of = new ArrayList<>(out.subList(start, out.size()));
      out.subList(start, out.size()).clear();
      axes.along(
          name.endsWith("max"),
          of,
          axis,
          span,
          notice(span, own + "(" + target + ", axis=" + axis + ")"));
      at = close + 1;
    } else if (functions.contains(own)) {
      String edit = own + "(" + target + (inside.isEmpty() ? "" : ", " + inside) + ")";
      int begin = first.start();
      out.add(start, new Token(TokenKind.OPEN, begin, begin));
      out.add(start, new Token(TokenKind.NAME, begin, begin, own, notice(span, edit)));
      if (!inside.isEmpty()) out.add(in.get(at + 1).as(TokenKind.COMMA));
      at += 2;
    } else {
      out.add(unknown(token));
      at++;
    }
  }

  /// `torch.clamp(x, min=0)` as max(x, 0); whether it was one.
  private boolean clamped(Token name, int open, int close) {
    int comma = arguments.first(open, close);
    Clamping bounds = comma < 0 ? null : Clamping.of(in, comma + 1, close);
    if (bounds == null) return false;
    String target = text.substring(in.get(open).end(), in.get(comma).start()).strip();
    clamp(bounds, part(open + 1, comma), target, name.span().union(in.get(close).span()));
    at = close + 1;
    return true;
  }

  private void clamp(Clamping bounds, List<Token> of, String target, Span span) {
    Problem notice = notice(span, bounds.written(target, text, in));
    out.addAll(bounds.applied(of, span, notice, this::part));
  }

  private Problem notice(Span span, String edit) {
    String shown = Token.shown(text, span.start(), span.end());
    String fix = edit.length() > MOST_EDITED ? null : edit;
    return Reading.SPELLING.notice(span, fix, shown, Token.shown(edit, 0, edit.length()));
  }

  /// `axis=` before the number of an axis; in `max` and `min` it is what tells an axis from an
  /// operand.
  private boolean isKeyword() {
    return axes.isKeyword(at) && !out.isEmpty() && out.getLast().kind() == TokenKind.COMMA;
  }

  private void keyword(Token token) {
    at += 2;
    boolean number = kind(at) == TokenKind.NUMBER || kind(at) == TokenKind.MINUS;
    int close = axes.listed(at);
    boolean known = number || close > 0;
    out.add(
        known ? new Token(TokenKind.AXIS, token.start(), in.get(at - 1).end()) : unknown(token));
    if (close > 0) {
      out.add(in.get(at).as(TokenKind.OPEN_SQUARE));
      int end = kind(close - 1) == TokenKind.COMMA ? close - 1 : close;
      out.addAll(in.subList(at + 1, end));
      out.add(in.get(close).as(TokenKind.CLOSE_SQUARE));
      at = close + 1;
    }
  }

  /// The axis that is written as the second argument; null where none is.
  private Integer axisOf(String called, int open, int close, boolean module) {
    int comma = arguments.comma(open, close);
    boolean numpy = module && text.startsWith("np", in.get(at).start());
    boolean plain = comma >= 0 && (called.startsWith("a") || numpy);
    return plain ? axes.written(comma + 1, close) : null;
  }

  private void extreme(
      Token name, String called, int from, int comma, int axis, int close, boolean module) {
    turned++;
    List<Token> of = part(from, comma);
    boolean max = called.endsWith("max");
    Span span = name.span().union(in.get(close).span());
    String target = text.substring(in.get(from).start(), in.get(comma).start()).strip();
    String edit = (max ? "max(" : "min(") + target + ", axis=" + axis + ")";
    boolean foreign = module || called.startsWith("a");
    axes.along(max, of, axis, span, foreign ? notice(span, edit) : null);
    at = close + 1;
  }

  /// `zeros(2, 3)` written out.
  private void made(Token name, String called, int open, int close) {
    int end = arguments.options(open, close);
    String array = MadeArray.of(called, in.subList(open + 1, end));
    if (array == null) {
      out.add(MadeArray.refused(name, text));
      at = open;
      return;
    }
    turned++;
    Span span = name.span().union(in.get(close).span());
    out.addAll(MadeArray.tokens(array, span, notice(span, array)));
    at = close + 1;
  }
}
