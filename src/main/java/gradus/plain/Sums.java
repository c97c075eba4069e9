package gradus.plain;

import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.SummedFactors;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The big signs of sums and products, `∑` and `∏`. In front of a bracket they are functions; where
/// they may reach over more than the bracket they are refused.
final class Sums {
  /// Letters that count the terms of a sum.
  private static final Set<String> COUNTS = Set.of("N", "n", "m");

  /// Tokens of a term that a sign reaches over.
  private static final int MOST = 60;

  private final String source;
  private final List<Token> tokens;

  Sums(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /// Whether a name is written as a big sign.
  boolean isBig(Token token) {
    return token.end() - token.start() == 1 && "∑ΣƩ∏Π".indexOf(source.charAt(token.start())) >= 0;
  }

  /// The tokens with brackets around what a sign without an index reaches over: `Σ e^f` is
  /// `sum(e^f)` and `Σ(x - m)²` is `sum((x - m)²)`.
  static List<Token> bracketed(String source, List<Token> tokens, KnownNames names) {
    Sums sums = new Sums(source, tokens);
    Map<Integer, Integer> closed = new HashMap<>();
    Set<Integer> stars = new HashSet<>();
    List<Token> all = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (stars.contains(i)) {
        all.add(new Token(TokenKind.STAR, tokens.get(i - 1).end(), token.start()));
      }
      for (int k = closed.getOrDefault(i, 0); k > 0; k--) {
        int place = tokens.get(i - 1).end();
        all.add(new Token(TokenKind.CLOSE, place, place));
      }
      int end = sums.reached(token, i + 1, names);
      if (end < 0) {
        all.add(token);
        continue;
      }
      closed.merge(end, 1, Integer::sum);
      List<Integer> beside =
          sums.isProduct(token) ? List.of() : SummedFactors.of(tokens, i + 1, end, names);
      stars.addAll(beside);
      int start = tokens.get(i + 1).start();
      all.add(
          new Token(
              token.kind(),
              token.start(),
              token.end(),
              token.text(),
              sums.told(token, i + 1, end, beside)));
      all.add(new Token(TokenKind.OPEN, start, start));
    }
    return closed.isEmpty() ? tokens : all;
  }

  /// Where the term ends that a sign surely reaches over; -1 where none does.
  private int reached(Token sign, int from, KnownNames names) {
    boolean big =
        sign.kind() == TokenKind.NAME
            && sign.problem() == null
            && isBig(sign)
            && !names.isDefined(sign.text())
            && from < tokens.size();
    if (!big || isMatrix(from - 1, names) || !isDoubtful(sign, from)) return -1;
    int end = isProduct(sign) ? end(from) : dividend(from, names);
    boolean entries =
        tokens.subList(from, end).stream()
            .anyMatch(t ->
                t.kind() == TokenKind.OPEN_SQUARE
                    || t.kind() == TokenKind.NAME
                        && !names.isNumber(t.text())
                        && !names.isFunctionOnly(t, Set.of()));
    if (!entries || tokens.get(end).kind() == TokenKind.BAD || end - from > MOST) return -1;
    if (tokens.get(from).kind() != TokenKind.OPEN) return end;
    int close = closing(from);
    // ½ before what is summed is no bracket that it could end with
    boolean fraction = tokens.get(from).start() == tokens.get(from).end();
    if (fraction && tokens.get(close + 1).kind().startsOperand()) return end;
    // the bracket alone, before a divisor
    if (end == close + 1) return end;
    boolean raised = tokens.get(close + 1).kind() == TokenKind.SUPERSCRIPT && end == close + 2;
    boolean power =
        tokens.get(close + 1).kind() == TokenKind.CARET
            && tokens.get(close + 2).kind() == TokenKind.NUMBER
            && end == close + 3;
    return raised || power ? end : -1;
  }

  /// Where the term ends that a sign reaches over. A divisor that surely is one number, another sum
  /// or a name of one, may stand outside as well: so it does.
  private int dividend(int from, KnownNames names) {
    int end = end(from);
    int depth = 0;
    for (int i = from; i < end; i++) {
      depth += LastOperand.level(tokens.get(i).kind());
      if (depth != 0 || tokens.get(i).kind() != TokenKind.SLASH || i == from) continue;
      Token next = tokens.get(i + 1);
      boolean sum = next.kind() == TokenKind.NAME && isBig(next) && !names.isDefined(next.text());
      if (sum || isNumber(i + 1, end, names)) return i;
    }
    return end;
  }

  /// Whether a divisor surely is one number, a name of one, or a letter that counts.
  private boolean isNumber(int from, int end, KnownNames names) {
    boolean named = false;
    for (Token token : tokens.subList(from, end)) {
      switch (token.kind()) {
        case NUMBER, PLUS, MINUS, STAR, OPEN, CLOSE -> {}
        case NAME -> {
          boolean count = COUNTS.contains(token.text()) && !names.isDefined(token.text());
          if (!count && !names.isNumber(token.text())) return false;
          named = true;
        }
        default -> {
          return false;
        }
      }
    }
    boolean one = from + 1 == end || tokens.get(from).kind() == TokenKind.OPEN;
    return named && one && (closing(from) == end - 1 || from + 1 == end);
  }

  /// Whether the letter at a place may be a covariance, as in `x^T Σ x`: behind a vector it is
  /// rather a factor.
  private boolean isMatrix(int at, KnownNames names) {
    Token before = at > 0 ? tokens.get(at - 1) : null;
    if (before == null || !before.kind().endsOperand()) return false;
    boolean raised = at > 1 && tokens.get(at - 2).kind() == TokenKind.CARET;
    return switch (before.kind()) {
      case PRIME -> true;
      case NAME -> raised && before.text().equals("T") || !raised && names.isVector(before.text());
      default -> false;
    };
  }

  private boolean isProduct(Token sign) {
    return "∏Π".indexOf(source.charAt(sign.start())) >= 0;
  }

  private Problem told(Token sign, int from, int end, List<Integer> stars) {
    String name = isProduct(sign) ? "prod" : "sum";
    Span span = new Span(sign.start(), tokens.get(end - 1).end());
    StringBuilder written = new StringBuilder();
    int at = tokens.get(from).start();
    for (int star : stars) {
      written.append(source, at, tokens.get(star - 1).end()).append('*');
      at = tokens.get(star).start();
    }
    String body = written.append(source, at, span.end()).toString();
    boolean bracket = tokens.get(from).kind() == TokenKind.OPEN && closing(from) == end - 1;
    String edit = name + (bracket ? body : "(" + body + ")");
    boolean joined = span.start() > 0 && Character.isLetter(source.charAt(span.start() - 1));
    String shown = Token.shown(source, span.start(), span.end());
    return Reading.SPELLING.notice(span, joined ? " " + edit : edit, shown, edit);
  }

  /// Whether more or less than one bracket follows a sign.
  ///
  /// @param from the place of the token behind it
  boolean isDoubtful(Token sign, int from) {
    // what it reaches over was found and told
    if (sign.problem() != null) return false;
    TokenKind first = tokens.get(from).kind();
    if (first != TokenKind.OPEN) return first.startsOperand();
    int close = closing(from);
    int end = end(close);
    boolean number = end == close + 3 && tokens.get(end - 1).kind() == TokenKind.NUMBER;
    boolean divided = tokens.get(close + 1).kind() == TokenKind.SLASH && number;
    return end > close + 1 && !divided;
  }

  /// The sign with what it can reach over.
  Problem reach(Token sign, int from, KnownNames names) {
    if (isMatrix(from - 1, names)) {
      String letter = sign.shown(source);
      String value = letter + " = [[1, 0], [0, 1]]";
      return Problem.error(sign.span(), "syntax.sum.matrix", letter, value);
    }
    String name = isProduct(sign) ? "prod" : "sum";
    Token last = tokens.get(Math.max(from, end(from) - 1));
    Span span = new Span(sign.start(), Math.max(sign.end(), last.end()));
    String all = source.substring(tokens.get(from).start(), span.end());
    String edit = name + "(" + all + ")";
    Problem problem =
        Problem.error(span, "syntax.sum", sign.shown(source), Token.shown(edit, 0, edit.length()));
    boolean joined = sign.start() > 0 && Character.isLetter(source.charAt(sign.start() - 1));
    String lead = joined ? " " : "";
    int close = tokens.get(from).kind() == TokenKind.OPEN ? closing(from) : from;
    if (close == from) return problem.withFix(lead + edit);
    return problem.withEdits(lead + edit, lead + name + all);
  }

  private int closing(int open) {
    int depth = 0;
    int i = open;
    for (; !tokens.get(i).kind().endsStatement(); i++) {
      TokenKind kind = tokens.get(i).kind();
      depth += kind == TokenKind.OPEN ? 1 : kind == TokenKind.CLOSE ? -1 : 0;
      if (depth == 0) return i;
    }
    return i - 1;
  }

  /// The place behind the term that goes on here.
  private int end(int from) {
    int depth = 0;
    int i = from == 0 || tokens.get(from).kind() != TokenKind.CLOSE ? from : from + 1;
    for (; !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE, OPEN_ABS, OPEN_NORM -> depth++;
        case CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM, CLOSE_BRACE -> {
          if (depth-- == 0) return i;
        }
        case PLUS, MINUS, COMMA, SEMICOLON, EQUALS, LESS, LESS_OR_EQUAL, GREATER -> {
          boolean exponent = i > from && tokens.get(i - 1).kind() == TokenKind.CARET;
          if (depth == 0 && !exponent) return i;
        }
        case GREATER_OR_EQUAL, SAME, UNEQUAL, RANGE, COLON, BAD -> {
          if (depth == 0) return i;
        }
        default -> {}
      }
    }
    return i;
  }
}
