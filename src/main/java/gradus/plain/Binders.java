package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Binder;
import gradus.lang.Expr.Range;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what stands before the body of a sum over an index: `i=1..n, j in {1, 3} if i < j,`.
final class Binders {
  /// Names of functions that take an index as well.
  private static final Map<String, BigOperator> OPERATORS =
      Map.of(
          "sum", BigOperator.SUM,
          "prod", BigOperator.PRODUCT,
          "max", BigOperator.MAXIMUM,
          "min", BigOperator.MINIMUM,
          "each", BigOperator.EACH);

  /// The deepest nesting of a sum in the range of a sum.
  static final int LEVELS = 20;

  private static final String IN = "in";
  private static final String IF = "if";

  /// Reads an expression up to what ends it in a range.
  @FunctionalInterface
  interface PartReader {
    /// Null, and a problem, when it cannot be read; else the expression, and where it ended.
    RangeEnd read(int from, Set<String> indices);
  }

  /// An expression of a range and the place of the token after it.
  record RangeEnd(Expr expr, int end) {}

  /// All of it.
  ///
  /// @param body the place of the first token of the body
  record RangeText(BigOperator operator, List<Binder> binders, Expr condition, int body) {
    /// The names that have a value in the body.
    Set<String> indices() {
      Set<String> all = new HashSet<>();
      binders.forEach(b -> all.add(b.index()));
      return all;
    }
  }

  private final String source;
  private final List<Token> tokens;
  private final KnownNames names;
  private final Problems problems;
  private final PartReader parts;

  Binders(
      String source, List<Token> tokens, KnownNames names, Problems problems, PartReader parts) {
    this.source = source;
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
    this.parts = parts;
  }

  /// Whether the call of a name, whose bracket stands at a place, is over an index.
  ///
  /// @param bound indices of the sums around
  boolean begin(String name, int bracket, Set<String> own, Set<String> bound) {
    if (!OPERATORS.containsKey(name) || names.isOwnFunction(name)) return false;
    int first = bracket + 1;
    if (kind(first) != TokenKind.NAME) return false;
    if (isLimited(first) && (kind(first + 1) == TokenKind.NAME || hasEnds(first + 2))) return true;
    if (isCompared(first)) return true;
    boolean equals = kind(first + 1) == TokenKind.EQUALS;
    boolean more = equals || kind(first + 1) == TokenKind.COMMA || isWord(first + 1, IF);
    String index = tokens.get(first).text();
    // the greater one of i and x[i] is meant where i has a value
    boolean again = bound.contains(index) && !name.equals("max") && !name.equals("min");
    if (!more || names.isValue(index, own) && !again) return false;
    boolean second = kind(first + 1) == TokenKind.COMMA && isBinder(first + 2);
    return isIndexed(index, first + 1)
        || second && isIndexed(tokens.get(first + 2).text(), first + 3);
  }

  /// Whether a condition on two indices stands where they are named: `i < j,`.
  private boolean isCompared(int first) {
    return kind(first + 1).compares()
        && kind(first + 2) == TokenKind.NAME
        && kind(first + 3) == TokenKind.COMMA
        && isIndexed(tokens.get(first).text(), first + 3)
        && isIndexed(tokens.get(first + 2).text(), first + 3);
  }

  /// Whether two dots stand before the next comma.
  private boolean hasEnds(int from) {
    int i = from;
    while (!kind(i).endsStatement() && kind(i) != TokenKind.COMMA) {
      if (kind(i) == TokenKind.RANGE) return true;
      i++;
    }
    return false;
  }

  private boolean isLimited(int at) {
    if (kind(at) != TokenKind.NAME) return false;
    return kind(at + 1) == TokenKind.EQUALS
        || (isWord(at + 1, IN) && kind(at + 2) == TokenKind.OPEN_BRACE);
  }

  private boolean isBinder(int at) {
    if (kind(at) != TokenKind.NAME) return false;
    return isLimited(at) || kind(at + 1) == TokenKind.COMMA || isWord(at + 1, IF);
  }

  /// Whether a name stands in square brackets between a place and the end of the call around it.
  private boolean isIndexed(String name, int from) {
    int depth = 0;
    int square = 0;
    for (int i = from; !kind(i).endsStatement(); i++) {
      switch (kind(i)) {
        case OPEN -> depth++;
        case CLOSE -> {
          if (depth-- == 0) return false;
        }
        case OPEN_SQUARE -> square += kind(i - 1).endsOperand() || square > 0 ? 1 : 0;
        case CLOSE_SQUARE -> square -= square > 0 ? 1 : 0;
        case NAME -> {
          if (square > 0 && tokens.get(i).text().equals(name)) return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private TokenKind kind(int at) {
    return at < tokens.size() ? tokens.get(at).kind() : TokenKind.END;
  }

  private boolean isWord(int at, String word) {
    return kind(at) == TokenKind.NAME && tokens.get(at).text().equals(word);
  }

  /// Whether a token ends an expression of a range that stands in no further brackets.
  static boolean ends(Token token) {
    return switch (token.kind()) {
      case RANGE, COMMA, CLOSE, CLOSE_BRACE -> true;
      case NAME -> token.text().equals(IF);
      default -> false;
    };
  }

  /// What stands before the body; null, and a problem, when it cannot be read.
  RangeText read(String name, int bracket) {
    List<Binder> binders = new ArrayList<>();
    Set<String> indices = new HashSet<>();
    int at = bracket + 1;
    if (kind(at + 1).compares()) {
      Token first = tokens.get(at);
      Token second = tokens.get(at + 2);
      Span span = first.span().union(second.span());
      String condition = source.substring(span.start(), span.end());
      String edit = first.text() + ", " + second.text() + " if " + condition;
      problems.add(Problem.error(span, "indices.condition.first", edit).withFix(edit));
      return null;
    }
    do {
      Token token = tokens.get(at);
      if (!indices.add(token.text())) {
        problems.error(token.span(), "indices.twice", token.text());
        return null;
      }
      if (names.isValue(token.text(), Set.of())) {
        problems.error(token.span(), "indices.named", token.text());
        return null;
      }
      RangeEnd end = binder(at, binders, indices);
      if (end == null) return null;
      at = end.end();
    } while (kind(at) == TokenKind.COMMA && isBinder(at + 1) && at++ > 0);
    Expr condition = null;
    if (isWord(at, IF)) {
      RangeEnd part = parts.read(at + 1, indices);
      if (part == null) return null;
      condition = part.expr();
      at = part.end();
    }
    if (kind(at) != TokenKind.COMMA) {
      problems.error(tokens.get(at).span(), "indices.body", name);
      return null;
    }
    return new RangeText(OPERATORS.get(name), binders, condition, at + 1);
  }

  /// Adds the index that stands at a place; null, and a problem, when it cannot be read.
  private RangeEnd binder(int at, List<Binder> to, Set<String> indices) {
    Token name = tokens.get(at);
    if (kind(at + 1) == TokenKind.EQUALS) {
      RangeEnd first = parts.read(at + 2, indices);
      if (first == null) return null;
      if (kind(first.end()) != TokenKind.RANGE) {
        problems.error(tokens.get(first.end()).span(), "indices.range", name.text());
        return null;
      }
      RangeEnd last = parts.read(first.end() + 1, indices);
      if (last == null) return null;
      Span span = name.span().union(last.expr().span());
      to.add(new Binder(span, name.text(), new Range.Between(first.expr(), last.expr())));
      return last;
    }
    if (isWord(at + 1, IN)) return listed(at, to, indices);
    to.add(new Binder(name.span(), name.text(), new Range.All()));
    return new RangeEnd(null, at + 1);
  }

  private RangeEnd listed(int at, List<Binder> to, Set<String> indices) {
    Token name = tokens.get(at);
    List<Expr> values = new ArrayList<>();
    int next = at + 2;
    do {
      RangeEnd value = parts.read(next + 1, indices);
      if (value == null) return null;
      values.add(value.expr());
      next = value.end();
    } while (kind(next) == TokenKind.COMMA);
    if (kind(next) != TokenKind.CLOSE_BRACE) {
      problems.error(tokens.get(at + 2).span(), "syntax.unclosed", "{", "}");
      return null;
    }
    Span span = name.span().union(tokens.get(next).span());
    to.add(new Binder(span, name.text(), new Range.Listed(values)));
    return new RangeEnd(null, next + 1);
  }
}
