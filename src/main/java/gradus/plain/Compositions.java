package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Functions one after the other: `(f∘g)(x)`, and what looks like it without being clear, `f²(x)`
/// and `f∘g` without brackets.
final class Compositions {
  private static final String CIRCLES = "∘⚬";

  private final String source;
  private final List<Token> tokens;
  private final KnownNames names;
  private final Mistakes mistakes;

  Compositions(String source, List<Token> tokens, KnownNames names, Mistakes mistakes) {
    this.source = source;
    this.tokens = tokens;
    this.names = names;
    this.mistakes = mistakes;
  }

  private Token token(int at) {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  private TokenKind kind(int at) {
    return token(at).kind();
  }

  private boolean isCircle(int at) {
    return kind(at) == TokenKind.STAR && CIRCLES.indexOf(source.charAt(token(at).start())) >= 0;
  }

  /// Lays `(f∘g)(` on the bench, a call of the first function of what the others give.
  ///
  /// @param own names that have a value here only
  /// @return how many tokens were taken
  int read(int open, Set<String> own, Workbench bench) {
    List<Token> functions = functions(open);
    if (functions.isEmpty()) return 0;
    for (Token function : functions) {
      if (names.isFunction(function.text(), own)) continue;
      bench.fail(mistakes.unknownFunction(function, null));
      return 0;
    }
    int bracket = open + 2 * functions.size() + 1;
    bench.pushCalls(token(open), functions, token(bracket));
    return bracket + 1 - open;
  }

  /// The functions in the bracket at a place, where another bracket follows and one of them is
  /// known; none where it holds anything else.
  private List<Token> functions(int open) {
    List<Token> functions = new ArrayList<>();
    int at = open + 1;
    while (kind(at) == TokenKind.NAME) {
      functions.add(token(at));
      if (!isCircle(at + 1)) break;
      at += 2;
    }
    boolean applied =
        functions.size() > 1
            && kind(at + 1) == TokenKind.CLOSE
            && kind(at + 2) == TokenKind.OPEN
            && functions.stream()
                .anyMatch(f -> names.isOwnFunction(f.text()) || names.isFunctionOnly(f, Set.of()));
    return applied ? functions : List.of();
  }

  /// Why the power between a function of the text and its bracket cannot be read; null where there
  /// is none.
  ///
  /// @param name the place of the name
  Problem power(int name) {
    if (!names.isOwnFunction(token(name).text())) return null;
    int power = name + 1;
    boolean bracket = kind(power) == TokenKind.CARET && kind(power + 1) == TokenKind.OPEN;
    int first = power + (kind(power) == TokenKind.CARET ? 1 : 0) + (bracket ? 1 : 0);
    int last = first + (kind(first) == TokenKind.MINUS ? 1 : 0);
    boolean raised =
        kind(power) == TokenKind.SUPERSCRIPT
            || kind(power) == TokenKind.CARET
                && (kind(last) == TokenKind.NUMBER
                    || kind(last) == TokenKind.NAME && !names.isOwnFunction(token(last).text()));
    int open = last + (bracket ? 2 : 1);
    boolean closed = !bracket || kind(last + 1) == TokenKind.CLOSE;
    return raised && closed && kind(open) == TokenKind.OPEN ? power(name, first, last, open) : null;
  }

  private Problem power(int name, int first, int last, int open) {
    int close = closing(open);
    if (close < 0) return null;
    String function = source.substring(token(name).start(), token(name).end());
    String argument = source.substring(token(open).start(), token(close).end());
    String sign = kind(first) == TokenKind.MINUS ? "-" : "";
    String raised = sign + token(last).text();
    boolean inverse = raised.equals("-1");
    String value = function + argument;
    String edit = inverse ? "(1/" + value + ")" : value + "^" + raised;
    Span span = token(name).span().union(token(close).span());
    String shown = source.substring(token(name).start(), token(open).start());
    Problem problem =
        inverse
            ? Problem.error(span, "syntax.function.undone", shown, edit)
            : Problem.error(
                span, "syntax.function.power", shown, edit, repeated(function, value, raised));
    boolean more = kind(close + 1) == TokenKind.SUPERSCRIPT || kind(close + 1) == TokenKind.CARET;
    if (more) return problem;
    boolean whole = raised.equals("2") || raised.equals("3");
    return whole
        ? problem.withEdits(edit, repeated(function, value, raised))
        : problem.withFix(edit);
  }

  /// A function applied to what it gives.
  private static String repeated(String name, String value, String times) {
    return switch (times) {
      case "2" -> name + "(" + value + ")";
      case "3" -> name + "(" + name + "(" + value + "))";
      default -> name + "(" + name + "(…))";
    };
  }

  /// Why a bracket that holds functions of the text by their bare names cannot be read before
  /// another: `(f·g)(x)` may be the product of what they give, or one with x. Null where none is
  /// there, or one stands in the second bracket too.
  ///
  /// @param open the place of the second bracket
  /// @param own names that have a value here only
  Problem applied(Phrase group, int open, Set<String> own) {
    List<Span> functions =
        group.expr().all().stream()
            .filter(e -> e instanceof Expr.Name n && isBare(n.name(), own))
            .map(Expr::span)
            .sorted(Comparator.comparingInt(Span::start))
            .toList();
    int close = functions.isEmpty() ? -1 : closing(open);
    if (close < 0) return null;
    for (int i = open; i < close; i++) {
      boolean name = kind(i) == TokenKind.NAME && kind(i + 1) != TokenKind.OPEN;
      if (name && isBare(token(i).text(), own)) return null;
    }
    Span span = Span.between(group.start(), token(close).end());
    String argument = source.substring(token(open).start(), span.end());
    StringBuilder edit = new StringBuilder();
    int at = group.start();
    for (Span function : functions) {
      edit.append(source, at, function.end()).append(argument);
      at = function.end();
    }
    edit.append(source, at, group.end());
    String other = source.substring(group.start(), group.end()) + "*" + argument;
    String shown = source.substring(span.start(), span.end());
    return Problem.error(span, "syntax.function.applied", shown, edit.toString(), other)
        .withFix(edit.toString());
  }

  private boolean isBare(String name, Set<String> own) {
    return names.isOwnFunction(name) && !names.isValue(name, own);
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size() && !kind(i).endsStatement(); i++) {
      if (kind(i) == TokenKind.OPEN) depth++;
      if (kind(i) == TokenKind.CLOSE && --depth == 0) return i;
    }
    return -1;
  }

  /// Why `f∘g` without brackets around cannot be read; null where no function stands before the
  /// sign.
  ///
  /// @param sign the place of the sign
  Problem unbracketed(int sign) {
    Token before = token(sign - 1);
    boolean function =
        isCircle(sign) && before.kind() == TokenKind.NAME && names.isOwnFunction(before.text());
    if (!function || kind(sign + 1) != TokenKind.NAME) return null;
    Span pair = before.span().union(token(sign + 1).span());
    String edit = "(" + source.substring(pair.start(), pair.end()) + ")";
    Problem problem = Problem.error(pair, "syntax.function.after", edit + "(x)");
    return kind(sign + 2) == TokenKind.OPEN ? problem.withFix(edit) : problem;
  }
}
