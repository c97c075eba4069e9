package gradus.plain.phrasing;

import gradus.lang.Builtins;
import gradus.lang.Problem;
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

/// Steps of descent among the statements, `w := w - eta*grad(L, w)`: they are no gates, and their
/// places are left empty with a notice.
public final class UpdateRules {
  /// A step of descent as it is written.
  ///
  /// @param of what the gradient is taken of, where that is another; else null
  /// @param rate what the gradient is multiplied by, as it is written; 1 where nothing is
  /// @param downhill the rule as it would descend, where it climbs; else null
  public record Shift(
      Span span, String parameter, String loss, String of, String rate, String downhill) {
    /// A parameter moves against its own gradient: against that of another it was hardly meant to.
    private Problem notice() {
      if (downhill != null) {
        return Problem.error(span, "descent.rule.ascent", parameter, loss).withFix(downhill);
      }
      return of == null
          ? Problem.notice(span, "notice.update", parameter, loss, rate)
          : Problem.error(span, "descent.rule.other", parameter, loss, of);
    }
  }

  /// What a text has besides, and its steps of descent.
  public record Taken(List<Token> rest, List<Shift> rules) {
    public Taken {
      rest = List.copyOf(rest);
      rules = List.copyOf(rules);
    }
  }

  /// A gradient that stands from one token to another, with the loss whose it is and what it is
  /// taken of.
  ///
  /// @param of nothing where that is not said, several where it is one of them
  private record Gradient(int from, int to, String loss, List<String> of) {
    Gradient {
      of = List.copyOf(of);
    }

    /// What it is taken of where that is not this; null where it is, or is not said.
    String other(String parameter) {
      return of.isEmpty() || of.contains(parameter) ? null : of.getFirst();
    }
  }

  private final String text;
  private final List<Token> in;
  private final Map<String, Gradient> named = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /// The names on the left of an equals sign.
  private final Set<String> given = new HashSet<>();

  private UpdateRules(String text, List<Token> in) {
    this.text = text;
    this.in = in;
    for (int i = 0; i < in.size(); i++) {
      if (kind(i) != TokenKind.NAME) continue;
      uses.merge(in.get(i).text(), 1, Integer::sum);
      boolean first = i == 0 || kind(i - 1).endsStatement();
      boolean header = first && KnownNames.headerEnd(in, i) > 0;
      if (header || kind(i + 1) == TokenKind.EQUALS) given.add(in.get(i).text());
    }
  }

  /// The tokens without the rules; each is a separator with its notice.
  public static Taken in(String text, List<Token> tokens) {
    if (tokens.stream().noneMatch(UpdateRules::mayTell)) return new Taken(tokens, List.of());
    UpdateRules rules = new UpdateRules(text, tokens);
    boolean any = tokens.stream().anyMatch(t -> rules.isNabla(t) || rules.isGradient(t));
    for (int i = 0; i < tokens.size() && !any; i++) {
      any = rules.isQuotient(i);
    }
    return any ? rules.found() : new Taken(tokens, List.of());
  }

  /// Whether a token may belong to a gradient, by which rules are known.
  private static boolean mayTell(Token token) {
    return switch (token.kind()) {
      case BAD -> true;
      case NAME -> token.text().startsWith("d") || isGradient(token.text());
      default -> false;
    };
  }

  /// Whether `dL/dw` begins here, of an L that is given by a formula.
  private boolean isQuotient(int i) {
    String above = differential(i);
    String below = kind(i + 1) == TokenKind.SLASH ? differential(i + 2) : null;
    return above != null && below != null && isGiven(above);
  }

  /// What `dL` is the change of; null where no such name without a meaning of its own stands.
  private String differential(int i) {
    String name = kind(i) == TokenKind.NAME ? in.get(i).text() : "";
    boolean changed = name.length() > 1 && name.charAt(0) == 'd' && !isGiven(name);
    return changed ? name.substring(1) : null;
  }

  private boolean isGiven(String name) {
    return given.contains(name);
  }

  private boolean isNabla(Token token) {
    return token.kind() == TokenKind.BAD && "∇∂".contains(token.shown(text));
  }

  private boolean isGradient(Token token) {
    return token.kind() == TokenKind.NAME && isGradient(token.text());
  }

  /// Whether a function is called so that computes gradients elsewhere.
  public static boolean isGradient(String name) {
    return Builtins.GRADIENTS.contains(name);
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private Taken found() {
    List<int[]> statements = new ArrayList<>();
    for (int start = 0; start < in.size(); ) {
      int end = start;
      while (end < in.size() && !kind(end).endsStatement() && kind(end) != TokenKind.OPEN_BLOCK) {
        end++;
      }
      statements.add(new int[] {start, end});
      start = end + 1;
    }
    // g = ∇L, where a rule goes along g
    for (int[] s : statements) {
      Gradient whole = kind(s[0] + 1) == TokenKind.EQUALS ? gradient(s[0] + 2, s[1]) : null;
      if (whole != null && whole.to == s[1]) named.put(in.get(s[0]).text(), whole);
    }
    List<Token> out = new ArrayList<>();
    List<Shift> rules = new ArrayList<>();
    for (int[] s : statements) {
      Shift rule = rule(s[0], s[1]);
      if (rule != null) {
        out.add(separator(s, rule.notice()));
        rules.add(rule);
      } else {
        out.addAll(in.subList(s[0], s[1]));
      }
      if (s[1] < in.size()) out.add(in.get(s[1]));
    }
    return new Taken(rules.isEmpty() ? in : withoutNamed(statements, out), rules);
  }

  private Token separator(int[] statement, Problem notice) {
    return new Token(
        TokenKind.SEPARATOR,
        in.get(statement[0]).start(),
        in.get(statement[1] - 1).end(),
        null,
        notice);
  }

  /// Without the names of gradients, which only rules speak of.
  private List<Token> withoutNamed(List<int[]> statements, List<Token> out) {
    List<Token> rest = new ArrayList<>(out);
    for (int[] s : statements) {
      boolean gradient =
          kind(s[0]) == TokenKind.NAME
              && kind(s[0] + 1) == TokenKind.EQUALS
              && named.containsKey(in.get(s[0]).text());
      if (!gradient) continue;
      String name = in.get(s[0]).text();
      List<Token> own = in.subList(s[0], s[1]);
      boolean used =
          rest.stream()
              .anyMatch(
                  t -> t.kind() == TokenKind.NAME && t.text().equals(name) && !own.contains(t));
      if (!used) rest.removeAll(own);
    }
    return rest;
  }

  /// The rule that a statement is; null when it is none.
  private Shift rule(int start, int end) {
    if (kind(start) != TokenKind.NAME || end - start < 4) return null;
    Token name = in.get(start);
    boolean starred =
        kind(start + 1) == TokenKind.STAR
            && kind(start + 2) == TokenKind.EQUALS
            && in.get(start + 1).start() == name.end()
            && in.get(start + 1).end() < in.get(start + 2).start();
    int right = start + (starred ? 3 : 2);
    boolean arrow = kind(start + 1) == TokenKind.LESS && kind(start + 2) == TokenKind.MINUS;
    // w -= …, in which the sign of the step stands before the equals sign
    boolean signed = kind(start + 1) == TokenKind.MINUS || kind(start + 1) == TokenKind.PLUS;
    boolean brief = signed && kind(start + 2) == TokenKind.EQUALS;
    if (arrow || brief) right++;
    String sign =
        text.substring(in.get(start + (starred ? 2 : 1)).start(), in.get(right - 1).end());
    boolean assigned =
        switch (sign) {
          case "=", ":=", "<-", "←" -> true;
          case "-=", "−=", "+=" -> true;
          default -> false;
        };
    if (!assigned) return null;
    int from = brief ? start : right;
    boolean same = kind(from) == TokenKind.NAME && in.get(from).text().equals(bare(name.text()));
    boolean stepped = same || kind(from) == TokenKind.NAME && uses.get(name.text()) == 1;
    int operation = from + 1;
    boolean minus = kind(operation) == TokenKind.MINUS;
    if (!stepped || !minus && kind(operation) != TokenKind.PLUS) return null;
    int step = brief ? operation + 2 : operation + 1;
    boolean negated = !minus && kind(step) == TokenKind.MINUS;
    if (negated) step++;
    for (int i = step; i < end; i++) {
      Gradient gradient = gradient(i, end);
      if (gradient == null) continue;
      // a name of its own takes the step of a loss that the text has
      if (gradient.to != end || !same && !isGiven(gradient.loss)) return null;
      int last = i;
      while (last > step && isTimes(kind(last - 1))) {
        last--;
      }
      String rate =
          last == step ? "1" : text.substring(in.get(step).start(), in.get(last - 1).end());
      Span span = name.span().union(in.get(end - 1).span());
      Token plus = in.get(operation);
      String downhill =
          minus || negated
              ? null
              : text.substring(span.start(), plus.start())
                  + "-"
                  + text.substring(plus.end(), span.end());
      String moved = in.get(from).text();
      return new Shift(span, moved, gradient.loss, gradient.other(moved), rate, downhill);
    }
    return null;
  }

  /// `w⁺ = w - …` moves w.
  private static String bare(String name) {
    return name.endsWith("⁺") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isTimes(TokenKind kind) {
    return kind == TokenKind.STAR || kind == TokenKind.DOT || kind == TokenKind.CROSS;
  }

  /// The gradient that begins at a token; null when none does.
  private Gradient gradient(int i, int end) {
    if (i >= end) return null;
    Token token = in.get(i);
    if (token.kind() == TokenKind.NAME && named.containsKey(token.text())) {
      Gradient whole = named.get(token.text());
      return new Gradient(i, i + 1, whole.loss, whole.of);
    }
    if (isGradient(token) && kind(i + 1) == TokenKind.OPEN && kind(i + 2) == TokenKind.NAME) {
      int close = close(i + 1, end);
      if (close < 0) return null;
      boolean said = kind(i + 3) == TokenKind.COMMA && kind(i + 4) == TokenKind.NAME;
      String of = said && close == i + 5 ? in.get(i + 4).text() : null;
      return new Gradient(i, close + 1, in.get(i + 2).text(), only(of));
    }
    if (isQuotient(i)) return new Gradient(i, i + 3, differential(i), List.of(differential(i + 2)));
    if (!isNabla(token)) return null;
    boolean partial = token.shown(text).equals("∂");
    int loss = i + 1;
    if (!partial && kind(loss) == TokenKind.BAD && in.get(loss).shown(text).equals("_")) loss++;
    // ∇_w L
    boolean lowered = !partial && kind(loss) == TokenKind.NAME && kind(loss + 1) == TokenKind.NAME;
    String of = lowered ? in.get(loss).text() : null;
    if (lowered) loss++;
    if (kind(loss) != TokenKind.NAME) return null;
    int to = loss + 1;
    if (partial) {
      boolean over =
          kind(to) == TokenKind.SLASH
              && to + 2 < end + 1
              && isNabla(in.get(to + 1))
              && kind(to + 2) == TokenKind.NAME;
      if (!over) return null;
      of = in.get(to + 2).text();
      to += 3;
    } else if (kind(to) == TokenKind.OPEN) {
      int close = close(to, end);
      if (close < 0) return null;
      List<String> at = of == null ? names(to, close) : List.of(of);
      return new Gradient(i, close + 1, in.get(loss).text(), at);
    }
    return new Gradient(i, to, in.get(loss).text(), only(of));
  }

  private static List<String> only(String of) {
    return of == null ? List.of() : List.of(of);
  }

  /// The names with a value between brackets, `∇L(w)`.
  private List<String> names(int open, int close) {
    return in.subList(open, close).stream()
        .filter(t -> t.kind() == TokenKind.NAME)
        .map(Token::text)
        .filter(this::isGiven)
        .toList();
  }

  private int close(int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0) return i;
    }
    return -1;
  }
}
