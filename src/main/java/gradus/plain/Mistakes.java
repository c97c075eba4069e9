package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.GivenPart;
import gradus.plain.token.KnownNames;
import gradus.plain.token.SentenceWords;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words the mistakes of an expression: which sentence, which place, what to write instead.
final class Mistakes {
  /// Longer operands are not repeated in a fix.
  private static final int FIX_LENGTH = 200;

  /// Functions of angles, whose inverse has an a before the name.
  private static final Set<String> ANGLES = Set.of("sin", "cos", "tan");

  private final String source;
  private final List<Token> tokens;

  Mistakes(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /// No operand where one must stand: before `token`, after `before`, which may be null.
  Problem missing(Token token, Token before) {
    boolean floor =
        before != null
            && token.kind() == TokenKind.SLASH
            && before.kind() == TokenKind.SLASH
            && before.end() == token.start();
    if (floor) {
      Span both = before.span().union(token.span());
      return Problem.error(both, "syntax.function.steps", "//");
    }
    boolean after =
        before != null && (token.kind().endsStatement() || (waits(before) && !isInfix(token)));
    Token named = after ? before : token;
    if (named.shown(source).isEmpty()) return Problem.error(named.span(), "syntax.operand.end");
    String key = after ? "syntax.operand.after" : "syntax.operand.before";
    return Problem.error(named.span(), key, named.shown(source));
  }

  private static boolean waits(Token token) {
    return isInfix(token)
        || switch (token.kind()) {
          case PLUS, MINUS, ROOT, COMMA, EQUALS -> true;
          default -> false;
        };
  }

  private static boolean isInfix(Token token) {
    return switch (token.kind()) {
      case STAR, CROSS, SLASH, AT, CARET, DOT -> true;
      default -> token.kind().compares();
    };
  }

  /// A comparison of what was compared already: `0 < x < 1`.
  Problem chained(Expr first, Token sign) {
    Span middle = ((Expr.Binary) first).right().span();
    return Chains.problem(source, tokens, first.span(), middle, sign);
  }

  /// A semicolon inside brackets, which between arguments is a comma.
  Problem semicolon(Token token, boolean array, boolean call) {
    if (array) return OtherBrackets.matrix(source, tokens, token);
    Problem problem = Problem.error(token.span(), "syntax.semicolon");
    return call ? problem.withFix(",") : problem;
  }

  Problem unclosed(Pending open) {
    int at = open.token().start();
    // a raised bracket is a token without a width behind the sign of a power
    if (open.token().end() == at && source.startsWith("⁽", at)) {
      return Problem.error(new Span(at, at + 1), "syntax.unclosed", "⁽", "⁾");
    }
    String shown = open.token().shown(source);
    boolean bar = open.form() == Pending.Form.ABS;
    return bar && GivenPart.isCalled(tokens, open.token())
        ? Problem.error(open.token().span(), "syntax.given", shown).withFix(",")
        : Problem.error(open.token().span(), "syntax.unclosed", shown, closer(open));
  }

  private String closer(Pending open) {
    if (open.token().shown(source).endsWith("{")) return "}";
    return switch (open.form()) {
      case GROUP, CALL, OVER -> ")";
      case ARRAY, INDEX -> "]";
      case ABS, NORM -> open.token().shown(source);
      case BINARY, NEGATE, ROOT, APPLY -> throw new IllegalStateException("not a bracket");
    };
  }

  /// A bracket that closes where an operand is wanted; null for that of a call without arguments.
  ///
  /// @param open the innermost open bracket; null where there is none
  Problem closing(Pending open, Token before, Token token) {
    if (open == null) return unmatched(token);
    boolean empty = before.kind() == TokenKind.OPEN || before.kind() == TokenKind.OPEN_SQUARE;
    if (open.form().closer() != token.kind() || !empty) return missing(token, before);
    if (open.form() == Pending.Form.CALL) return null;
    Span span = open.token().span().union(token.span());
    return Problem.error(span, "syntax.brackets.empty", open.token().shown(source));
  }

  /// A comma where the innermost open bracket takes none; null where it takes one.
  Problem comma(Pending open, Token token) {
    if (open == null) return missing(token, null);
    return switch (open.form()) {
      case ABS, NORM -> unclosed(open);
      case OVER -> Problem.error(token.span(), "indices.comma", open.named().text());
      case GROUP, CALL, ARRAY, INDEX -> null;
      case BINARY, NEGATE, ROOT, APPLY -> throw new IllegalStateException("not a bracket");
    };
  }

  /// A closing bracket that does not fit the innermost open one.
  ///
  /// @param outer the bracket around it; null when there is none
  Problem mismatch(Pending open, Pending outer, Token token) {
    boolean bar = open.form() == Pending.Form.ABS || open.form() == Pending.Form.NORM;
    if (bar || (outer != null && outer.form().closer() == token.kind())) return unclosed(open);
    String closer = closer(open);
    String opener = open.token().shown(source);
    return Problem.error(token.span(), "syntax.mismatch", opener, token.shown(source), closer)
        .withFix(closer);
  }

  Problem unmatched(Token token) {
    return Problem.error(token.span(), "syntax.unmatched", token.shown(source)).withFix("");
  }

  /// Two operands with nothing between them.
  Problem adjacent(List<Token> tokens, int at, boolean listed, KnownNames names) {
    Problem spaced = listed ? null : spaced(tokens, at);
    if (spaced != null) return spaced;
    Token left = tokens.get(at - 1);
    Token right = tokens.get(at);
    boolean cross =
        at > 1
            && left.kind() == TokenKind.NAME
            && left.text().equals("x")
            && tokens.get(at - 2).kind() == TokenKind.NUMBER;
    if (cross && !names.isDefined("x")) {
      return Problem.error(left.span(), "syntax.times", "*").withFix("*");
    }
    if (left.text() != null && left.text().equals("mod")) {
      return Problem.error(left.span(), "syntax.function.steps", "mod");
    }
    // (x + 1)2 and x 2 have lost the height of their power
    boolean base = left.kind() == TokenKind.CLOSE || left.kind() == TokenKind.NAME;
    boolean lost = !listed && base && !cross && right.text().matches("[2-9]");
    if (lost) {
      String power = "^" + right.text();
      String product = "*" + right.text();
      Span behind = new Span(left.end(), right.end());
      return Problem.error(behind, "syntax.adjacent.power", right.text(), power, product)
          .withEdits(power, product);
    }
    Problem rows = listed ? OtherBrackets.rows(source, tokens, at) : null;
    if (rows != null) return rows;
    boolean word = left.kind() == TokenKind.NAME && SentenceWords.isLeading(left.text());
    if (word) return Problem.error(left.span(), "syntax.sentence", left.shown(source));
    String key = listed ? "syntax.comma" : "syntax.adjacent";
    return Problem.error(right.span(), key, left.shown(source), right.shown(source));
  }

  /// `E[x]`, where no E is defined, as the mean of what is no number; null for anything else.
  Problem mean(Expr name, List<Token> tokens, int bracket, KnownNames names) {
    boolean letter = name instanceof Expr.Name n && n.name().equals("E") && !names.isDefined("E");
    if (!letter) return null;
    int close = bracket;
    int depth = 0;
    boolean named = false;
    do {
      TokenKind kind = tokens.get(close).kind();
      if (kind.endsStatement()) return null;
      depth += kind == TokenKind.OPEN_SQUARE ? 1 : kind == TokenKind.CLOSE_SQUARE ? -1 : 0;
      named |= kind == TokenKind.NAME;
      close++;
    } while (depth > 0);
    if (!named) return null;
    Span span = name.span().union(tokens.get(close - 1).span());
    String inside = source.substring(tokens.get(bracket).end(), tokens.get(close - 1).start());
    String edit = "mean(" + inside + ")";
    String shown = Token.shown(source, span.start(), span.end());
    return Problem.error(span, "syntax.expectation", shown, edit).withFix(edit);
  }

  /// `12 000` and `12'000`, which may be one number; null where the digits do not stand in threes.
  private Problem spaced(List<Token> tokens, int at) {
    int first = at - (tokens.get(at - 1).kind() == TokenKind.PRIME ? 2 : 1);
    Token left = first < 0 ? null : tokens.get(first);
    if (left == null || left.kind() != TokenKind.NUMBER || !left.text().matches("\\d{1,3}")) {
      return null;
    }
    List<String> groups = new ArrayList<>(List.of(left.text()));
    Span span = left.span();
    for (int i = at; i < tokens.size() && tokens.get(i).kind() != TokenKind.END; i++) {
      Token token = tokens.get(i);
      boolean mark = token.kind() == TokenKind.PRIME;
      boolean group = token.kind() == TokenKind.NUMBER && token.text().matches("\\d{3}(\\.\\d*)?");
      if (!group && !(mark && i > at && token.start() == span.end())) break;
      if (mark && tokens.get(i + 1).kind() != TokenKind.NUMBER) break;
      if (group) groups.add(token.text());
      span = span.union(token.span());
    }
    if (span.equals(left.span())) return null;
    String number = String.join("", groups);
    String product = String.join("*", groups);
    String shown = Token.shown(source, span.start(), span.end());
    return Problem.error(span, "syntax.number.spaced", shown, number, product)
        .withEdits(number, product);
  }

  Problem unknownFunction(Token name, String nearest) {
    String shown = name.shown(source);
    // a word of several letters is nobody's factor
    if (isExtreme(name.text())) return Problem.error(name.span(), "syntax.extreme", shown);
    boolean word = name.text().codePoints().limit(2).filter(Character::isLetter).count() == 2;
    String key = word ? "syntax.function.word" : "syntax.function.unknown";
    if (nearest == null) return Problem.error(name.span(), key, shown);
    return Problem.error(name.span(), "syntax.function.near", shown, nearest).withFix(nearest);
  }

  /// Whether a name is that of an extreme with what it is sought over below, `min_w`.
  boolean isExtreme(String name) {
    int low = name.indexOf('_');
    return low > 0 && Set.of("min", "max", "argmin", "argmax").contains(name.substring(0, low));
  }

  /// A function that was applied without brackets.
  Problem brackets(Token name, Span operand) {
    String function = name.shown(source);
    Span span = name.span().union(operand);
    Span argument = operand;
    // one entry in square brackets is rather the argument than a vector of it
    String written = source.substring(operand.start(), operand.end());
    boolean single = operand.length() < FIX_LENGTH && written.matches("\\[[^\\[\\],;]+]");
    if (single) argument = new Span(operand.start() + 1, operand.end() - 1);
    String shown = Token.shown(source, argument.start(), argument.end());
    Problem problem = Problem.error(span, "syntax.function.brackets", function, shown);
    if (operand.length() > FIX_LENGTH) return problem;
    String inside = source.substring(argument.start(), argument.end());
    return problem.withFix(source.substring(name.start(), name.end()) + "(" + inside + ")");
  }

  /// A function that is applied to nothing.
  Problem bare(Token name) {
    return Problem.error(name.span(), "syntax.function.bare", name.shown(source));
  }

  /// `sin⁻¹ x`, which is an inverse function to some and a power to others.
  Problem inverse(Token name, Token power) {
    Span span = name.span().union(power.span());
    String shown = Token.shown(source, span.start(), span.end());
    Problem problem = Problem.error(span, "syntax.function.inverse", shown, name.shown(source));
    if (!ANGLES.contains(name.text())) return problem;
    boolean joined =
        span.end() < source.length() && Character.isLetterOrDigit(source.charAt(span.end()));
    return problem.withFix("a" + name.text() + (joined ? " " : ""));
  }

  /// `σ²(x)`, the square of the function or a product with the square of a number.
  Problem raisedSigma(Token name, Token power, Token bracket) {
    String letter = name.shown(source);
    int close = source.indexOf(')', bracket.start());
    boolean plain = close > 0 && !source.substring(bracket.end(), close).contains("(");
    Span head = new Span(name.start(), power.end());
    String raised = source.substring(name.end(), power.end()).strip();
    String shown = source.substring(head.start(), head.end()) + "(…)";
    String square = letter + "(…)" + raised;
    String product = source.substring(head.start(), head.end()) + "·(…)";
    if (!plain || close - bracket.start() > FIX_LENGTH) {
      return Problem.error(head, "syntax.sigma.power", shown, square, product, letter);
    }
    String argument = source.substring(bracket.start(), close + 1);
    Span span = new Span(name.start(), close + 1);
    return Problem.error(
            span,
            "syntax.sigma.power",
            source.substring(span.start(), span.end()),
            letter + argument + raised,
            source.substring(head.start(), head.end()) + "·" + argument,
            letter)
        .withFix(letter + argument + raised);
  }

  /// `e^…` where the program has an e of its own; null for a whole power, which is that e's, and
  /// where e stands in brackets.
  Problem ownBase(Phrase base, List<Token> tokens, int sign) {
    boolean letter = base.expr() instanceof Expr.Name n && n.name().equals("e");
    if (!letter || base.end() - base.start() > 1) return null;
    int end = tokens.size() - 1;
    Token first = tokens.get(Math.min(sign + 1, end));
    Token next = tokens.get(Math.min(sign + 2, end));
    boolean bracket = first.kind() == TokenKind.OPEN;
    Token number = bracket ? next : first;
    boolean whole = number.kind() == TokenKind.NUMBER && number.text().matches("[0-9]+");
    if (whole && !bracket) return null;
    if (whole && tokens.get(Math.min(sign + 3, end)).kind() == TokenKind.CLOSE) return null;
    int start = base.start();
    Problem problem = Problem.error(new Span(start, tokens.get(sign).end()), "syntax.base");
    if (first.kind() == TokenKind.OPEN && source.startsWith("(", first.start())) {
      return problem.withEdits("exp", "(e)^");
    }
    boolean minus = first.kind() == TokenKind.MINUS;
    Token last = minus ? next : first;
    if (last.kind() != TokenKind.NAME && last.kind() != TokenKind.NUMBER) return problem;
    String exponent = source.substring(first.start(), last.end());
    return Problem.error(new Span(start, last.end()), "syntax.base")
        .withEdits("exp(" + exponent + ")", "(e)^(" + exponent + ")");
  }

  /// Several values in round brackets.
  Problem tuple(Span span) {
    Problem problem = Problem.error(span, "syntax.tuple");
    return span.length() > FIX_LENGTH
        ? problem
        : problem.withFix("[" + source.substring(span.start() + 1, span.end() - 1) + "]");
  }

  /// `A(1, 2)` of a name with a value: an entry in other languages.
  Problem entry(Expr.Name tensor, List<Expr> places, Span bracket) {
    Span span = tensor.span().union(bracket);
    String name = source.substring(tensor.span().start(), tensor.span().end());
    String list = source.substring(bracket.start() + 1, bracket.end() - 1);
    List<String> numbers = new ArrayList<>();
    for (Expr place : places) {
      boolean whole =
          place instanceof Expr.Num n && n.value() >= 1 && n.value() == Math.rint(n.value());
      if (whole) numbers.add(Integer.toString((int) ((Expr.Num) place).value() - 1));
    }
    boolean known = numbers.size() == places.size();
    String entry = name + "[" + (known ? String.join(", ", numbers) : "…") + "]";
    Problem problem =
        Problem.error(
            span,
            "indices.called",
            Token.shown(source, span.start(), span.end()),
            name,
            entry,
            name + "*[" + list + "]");
    return known ? problem.withEdits(entry, name + "*[" + list + "]") : problem;
  }

  /// `z_i` of a vector z outside of any sum.
  ///
  /// @param alone whether all such names have the same index
  Problem running(Token name, String vector, boolean alone) {
    Problem problem = Problem.error(name.span(), "syntax.index", name.shown(source), vector);
    return alone ? problem.withFix(vector) : problem;
  }

  /// `x_n` of a vector x, where n has no value: the last entry, or each one.
  Problem last(Token name, String vector) {
    String end = vector + "[-1]";
    return Problem.error(name.span(), "syntax.index.last", name.shown(source), vector, end)
        .withFix(end);
  }

  /// @param applied whether a function without brackets takes the product
  Problem split(Token name, List<String> letters, boolean applied) {
    String shown = name.shown(source);
    if (letters.size() > 12) {
      String first = String.join("·", letters.subList(0, 12)) + "…";
      return Reading.LETTERS.notice(name.span(), null, shown, first);
    }
    String product = String.join("·", letters);
    return Reading.LETTERS.notice(
        name.span(), applied ? "(" + product + ")" : product, shown, product);
  }

  /// A name with a value before a bracket.
  Problem factor(Token name) {
    String shown = name.shown(source);
    return Reading.FACTOR.notice(
        name.span(), source.substring(name.start(), name.end()) + "·", shown);
  }

  /// A function that is called by a name with a value.
  Problem called(Token name) {
    String shown = name.shown(source);
    return Reading.CALL.notice(
        name.span(), source.substring(name.start(), name.end()) + "*", shown);
  }

  Problem nesting(Span span) {
    return Problem.error(span, "syntax.nesting", Parser.NESTING);
  }
}
