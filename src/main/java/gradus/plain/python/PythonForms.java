package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What Python writes around formulas: lines that only run a program (`import`, `print(y)`,
/// `y.backward()`) are left out with a notice, `f = lambda x: x**2` is a header, `.item()` changes
/// nothing, and `keepdims=True` keeps a column or a row.
final class PythonForms {
  /// The most calls with kept axes that are written out.
  private static final int MOST = 200;

  /// Methods that give their number or vector back.
  private static final Set<String> SAME =
      Set.of("item", "numpy", "float", "double", "cpu", "clone", "contiguous", "tolist", "copy");

  /// Methods that keep a state of the program, and change no value.
  private static final Set<String> STATE =
      Set.of(
          "seed", "manual_seed", "retain_grad", "requires_grad_", "zero_grad", "set_seed", "watch");

  private final String text;
  private final List<Token> in;
  private final List<Token> out = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();

  /// The names of what records a program for its gradients.
  private final Set<String> tapes = new HashSet<>();

  private String last = "";
  private boolean told;
  private int at;

  private PythonForms(String text, List<Token> in) {
    this.text = text;
    this.in = in;
    for (int i = 0; i + 1 < in.size(); i++) {
      boolean first = i == 0 || in.get(i - 1).kind().endsStatement();
      if (!first || kind(i) != TokenKind.NAME || kind(i + 1) != TokenKind.EQUALS) continue;
      last = in.get(i).text();
      defined.add(last);
    }
  }

  /// The tokens without what only a program of Python needs.
  static List<Token> read(String text, List<Token> tokens) {
    List<Token> placed = ImageWords.placed(text, tokens, MOST);
    List<Token> kept = KeptAxes.written(text, placed, MOST);
    PythonForms forms = new PythonForms(text, kept);
    return forms.run();
  }

  private List<Token> run() {
    while (at < in.size()) {
      boolean first = out.isEmpty() || out.getLast().kind().endsStatement();
      if (first && (leftOut() || defined() || lambda())) continue;
      boolean same = kind(at) == TokenKind.MEMBER && SAME.contains(in.get(at).text());
      if (same && kind(at + 1) == TokenKind.OPEN && kind(at + 2) == TokenKind.CLOSE) {
        at += 3;
        continue;
      }
      out.add(in.get(at++));
    }
    return out;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isName(int i, String name) {
    return kind(i) == TokenKind.NAME && in.get(i).text().equals(name);
  }

  /// Where the statement ends that begins at a place; a comma goes on with it where it is a list of
  /// names.
  private int end(int from, boolean list) {
    int i = from;
    while (!kind(i).endsStatement()
        || list && kind(i) == TokenKind.SEPARATOR && text.startsWith(",", in.get(i).start())) {
      i++;
    }
    return i;
  }

  /// Leaves out a line that only runs a program; whether one stood here.
  private boolean leftOut() {
    if (kind(at) != TokenKind.NAME || defined.contains(in.get(at).text())) {
      return kind(at) == TokenKind.NAME && isRun() && leave(end(at, false));
    }
    boolean imports = isName(at, "import") || isName(at, "from");
    if (imports && kind(at + 1) == TokenKind.NAME) return leave(end(at, true));
    if (isName(at, "print") && kind(at + 1) == TokenKind.OPEN) {
      int end = end(at, false);
      return kind(end - 1) == TokenKind.CLOSE && isShown(at + 2, end - 1) && leave(end);
    }
    return isRun() && leave(end(at, false));
  }

  private boolean leave(int end) {
    Span span = in.get(at).span().union(in.get(end - 1).span());
    if (!told) {
      String shown = Token.shown(text, span.start(), span.end());
      Problem notice = Problem.notice(span, "notice.python.run", shown);
      out.add(new Token(TokenKind.SEPARATOR, span.start(), span.start(), null, notice));
    }
    told = true;
    at = end;
    return true;
  }

  /// Whether a statement is a call of a method that computes nothing here: the backward pass of
  /// what the text gives last, a seed, the step of an optimiser, which comes behind what is shown.
  private boolean isRun() {
    int end = end(at, false);
    if (isTape(end) || isLabel(end)) return true;
    int i = at + 1;
    while (kind(i) == TokenKind.MEMBER && kind(i + 1) == TokenKind.MEMBER) {
      i++;
    }
    boolean call =
        kind(i) == TokenKind.MEMBER
            && kind(i + 1) == TokenKind.OPEN
            && kind(end - 1) == TokenKind.CLOSE;
    if (!call) return false;
    String method = in.get(i).text();
    boolean whole = i == at + 1 && end == i + 3 && isName(at, last);
    boolean update = method.equals("step") && !defined.contains(in.get(at).text());
    return method.equals("backward") ? whole : update || STATE.contains(method);
  }

  /// Whether a statement records a program for its gradients, `with tf.GradientTape() as tape:`, or
  /// asks for one of them, `dw = tape.gradient(L, w)`.
  private boolean isTape(int end) {
    boolean asks =
        kind(at + 1) == TokenKind.EQUALS
            && kind(at + 2) == TokenKind.NAME
            && kind(at + 3) == TokenKind.MEMBER
            && in.get(at + 3).text().equals("gradient")
            && tapes.contains(in.get(at + 2).text());
    if (asks || !isName(at, "with") || !isColon(end - 1)) return asks;
    boolean tape = false;
    for (int i = at + 1; i < end - 1; i++) {
      boolean named = kind(i) == TokenKind.NAME || kind(i) == TokenKind.MEMBER;
      tape |= named && in.get(i).text().equals("GradientTape");
      if (tape && isName(i, "as") && kind(i + 1) == TokenKind.NAME) tapes.add(in.get(i + 1).text());
    }
    return tape;
  }

  /// Whether a statement says how a value is called in a picture, `c.label = 'c'`.
  private boolean isLabel(int end) {
    boolean label =
        kind(at + 1) == TokenKind.MEMBER
            && in.get(at + 1).text().equals("label")
            && kind(at + 2) == TokenKind.EQUALS
            && end > at + 3;
    if (!label) return false;
    String written = text.substring(in.get(at + 3).start(), in.get(end - 1).end());
    char quote = written.charAt(0);
    return (quote == '\'' || quote == '"') && written.indexOf(quote, 1) == written.length() - 1;
  }

  /// Whether all that is printed are names and words: a formula there may be what is asked for.
  private boolean isShown(int from, int to) {
    char quote = 0;
    int start = to > from ? in.get(from - 1).end() : 0;
    boolean[] words = new boolean[to > from ? in.get(to).start() - start + 1 : 0];
    for (int i = 0; i + 1 < words.length; i++) {
      char c = text.charAt(start + i);
      boolean mark = c == '"' || c == '\'';
      words[i] = quote != 0 || mark;
      if (mark && quote == 0) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
    }
    for (int i = from; i < to; i++) {
      if (words[in.get(i).start() - start] || words[Math.max(0, in.get(i).end() - 1 - start)]) {
        continue;
      }
      boolean plain =
          switch (kind(i)) {
            case NAME, MEMBER, COMMA -> true;
            case OPEN -> kind(i + 1) == TokenKind.CLOSE;
            case CLOSE -> kind(i - 1) == TokenKind.OPEN;
            default -> false;
          };
      if (!plain) return false;
    }
    return quote == 0;
  }

  /// Refuses `def f(x):` with `return` in the line below as a whole; whether it stood here.
  private boolean defined() {
    int head = end(at, false);
    boolean def =
        isName(at, "def")
            && kind(at + 1) == TokenKind.NAME
            && kind(at + 2) == TokenKind.OPEN
            && isColon(head - 1)
            && isName(head + 1, "return");
    if (!def) return false;
    int end = end(head + 1, false);
    if (end == head + 2) return false;
    Span span = in.get(at).span().union(in.get(end - 1).span());
    String header = text.substring(in.get(at + 1).start(), in.get(head - 1).start()).strip();
    String formula = text.substring(in.get(head + 2).start(), span.end());
    Problem problem =
        Problem.error(span, "syntax.python.def", in.get(at).shown(text))
            .withFix(header + " = " + formula);
    out.add(new Token(TokenKind.BAD, span.start(), span.end(), null, problem));
    at = end;
    return true;
  }

  private boolean isColon(int i) {
    return i < in.size() && in.get(i).isColon();
  }

  /// Reads `f = lambda x: …` as `f(x) = …`; whether it stood here.
  private boolean lambda() {
    boolean lambda =
        kind(at) == TokenKind.NAME
            && kind(at + 1) == TokenKind.EQUALS
            && isName(at + 2, "lambda")
            && !defined.contains("lambda");
    if (!lambda) return false;
    int i = at + 3;
    List<Token> parameters = new ArrayList<>();
    while (kind(i) == TokenKind.NAME) {
      parameters.add(in.get(i++));
      if (isColon(i)) break;
      if (kind(i) != TokenKind.SEPARATOR && kind(i) != TokenKind.COMMA) return false;
      parameters.add(in.get(i++).as(TokenKind.COMMA));
    }
    if (!isColon(i) || parameters.size() % 2 == 0) return false;
    Token name = in.get(at);
    Span span = name.span().union(in.get(i).span());
    String names = text.substring(parameters.getFirst().start(), parameters.getLast().end());
    String edit = name.text() + "(" + names + ") =";
    Problem notice =
        Reading.SPELLING.notice(span, edit, Token.shown(text, span.start(), span.end()), edit);
    out.add(new Token(TokenKind.SEPARATOR, name.start(), name.start(), null, notice));
    out.add(name);
    int open = parameters.getFirst().start();
    out.add(new Token(TokenKind.OPEN, open, open));
    out.addAll(parameters);
    Token colon = in.get(i);
    out.add(new Token(TokenKind.CLOSE, colon.start(), colon.start()));
    out.add(new Token(TokenKind.EQUALS, colon.start(), colon.end()));
    at = i + 1;
    return true;
  }
}
