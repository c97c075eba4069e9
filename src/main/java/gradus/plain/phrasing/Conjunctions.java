package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Comparisons with a word or a sign of a programming language between them, `x > 1 and x < 3`:
/// both hold where their product is 1, one of them where the greater of the two is.
public final class Conjunctions {
  /// Words of choices and remarks, at which a condition begins or ends.
  private static final Set<String> AROUND =
      Set.of("if", "else", "for", "with", "where", "when", "while");

  /// Tokens that are looked at on either side.
  private static final int MOST = 1_000;

  private final String text;
  private final List<Token> in;

  private Conjunctions(String text, List<Token> in) {
    this.text = text;
    this.in = in;
  }

  /// The tokens with such conditions refused, each with the formula to write.
  public static List<Token> refused(String text, List<Token> in) {
    Conjunctions conditions = new Conjunctions(text, in);
    List<Token> out = new ArrayList<>();
    boolean found = false;
    int at = 0;
    for (int i = 0; i < in.size(); i++) {
      if (i < at || conditions.joiner(i) == null) continue;
      int start = conditions.start(i);
      int end = conditions.end(i);
      Problem problem = start < at || end < 0 ? null : conditions.problem(start, end, i);
      if (problem == null) continue;
      out.addAll(in.subList(at, start));
      Span span = problem.span();
      out.add(new Token(TokenKind.BAD, span.start(), span.end(), null, problem));
      at = end;
      found = true;
    }
    if (!found) return in;
    out.addAll(in.subList(at, in.size()));
    return out;
  }

  /// What joins two comparisons here; null where nothing does.
  private String joiner(int i) {
    Token token = in.get(i);
    boolean value = i + 1 < in.size() && in.get(i + 1).kind() == TokenKind.EQUALS;
    return switch (token.kind()) {
      case NAME -> !value && isWord(token) ? token.text() : null;
      case BAD -> token.shown(text).equals("&") ? "and" : null;
      default -> null;
    };
  }

  private static boolean isWord(Token token) {
    return token.text().equals("and") || token.text().equals("or");
  }

  /// Where the condition begins that holds a joiner: behind a bracket, a comma, an equals sign or
  /// an `if`; -1 where none stands before it.
  private int start(int joiner) {
    int depth = 0;
    for (int i = joiner - 1; i >= Math.max(0, joiner - MOST); i--) {
      Token token = in.get(i);
      depth -= LastOperand.level(token.kind());
      boolean word = isAround(token);
      boolean sign = token.kind() == TokenKind.COMMA || token.kind() == TokenKind.EQUALS;
      if (depth < 0 || depth == 0 && (word || sign)) return i + 1;
      if (token.kind().endsStatement()) return -1;
    }
    return -1;
  }

  /// Where it ends; -1 where an equals sign follows, as of another formula.
  private int end(int joiner) {
    int depth = 0;
    for (int i = joiner + 1; i < Math.min(in.size(), joiner + MOST); i++) {
      TokenKind kind = in.get(i).kind();
      depth += LastOperand.level(kind);
      if (depth == 0 && kind == TokenKind.EQUALS) return -1;
      boolean over = kind == TokenKind.COMMA || isAround(in.get(i));
      if (depth < 0 || depth == 0 && over || kind.endsStatement()) return i;
    }
    return -1;
  }

  private static boolean isAround(Token token) {
    return token.kind() == TokenKind.NAME && AROUND.contains(token.text());
  }

  private Problem problem(int start, int end, int first) {
    String joiner = joiner(first);
    List<String> parts = new ArrayList<>();
    int from = start;
    int depth = 0;
    for (int i = start; i <= end; i++) {
      boolean joins = i < end && depth == 0 && joiner(i) != null;
      if (joins || i == end) {
        boolean same = !joins || joiner(i).equals(joiner);
        if (!same || in.subList(from, i).stream().noneMatch(t -> t.kind().compares())) return null;
        parts.add(part(from, i));
        // && is two signs
        from =
            i + 1 < end && joins && in.get(i).kind() == TokenKind.BAD && joiner(i + 1) != null
                ? i + 2
                : i + 1;
        i = from - 1;
      }
      if (i < end) depth += LastOperand.level(in.get(i).kind());
    }
    if (parts.size() < 2) return null;
    String edit =
        joiner.equals("and")
            ? String.join("*", parts.stream().map(Conjunctions::held).toList())
            : parts.stream().reduce((a, b) -> "max(" + a + ", " + b + ")").orElseThrow();
    Span span = in.get(start).span().union(in.get(end - 1).span());
    return Problem.error(span, "syntax.conjunction", in.get(first).shown(text), edit).withFix(edit);
  }

  private String part(int from, int to) {
    return text.substring(in.get(from).start(), in.get(to - 1).end());
  }

  /// In brackets, unless one pair stands around all of it.
  private static String held(String part) {
    int depth = 0;
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '(') depth++;
      if (part.charAt(i) == ')') depth--;
      if (depth == 0 && i + 1 < part.length()) return "(" + part + ")";
    }
    return part;
  }
}
