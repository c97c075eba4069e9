package gradus.lang;

import gradus.lang.Expr.Operator;
import gradus.lang.Pending.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads one expression after another from the tokens by operator precedence, with stacks of its own:
/// what a person nests costs heap, not the thread's stack.
final class ExpressionReader {
  private final String source;
  private final List<Token> tokens;
  private final Names names;
  private final Problems problems;
  private final Mistakes mistakes;
  private final List<Operand> operands = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Set<String> splitNames = new HashSet<>();
  private Set<String> own = Set.of();
  private int nested;
  private int at;
  private boolean failed;
  private boolean wanted;

  ExpressionReader(String source, List<Token> tokens, Names names, Problems problems) {
    this.source = source;
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
    this.mistakes = new Mistakes(source);
  }

  /// Where the last expression ended: the index of the token after it.
  int at() {
    return at;
  }

  /// The expression that begins at a token, up to the end of the statement or an equals sign; null,
  /// and a problem, when it cannot be read.
  ///
  /// @param parameters names that have a value inside this expression only
  Operand read(int from, Set<String> parameters) {
    at = from;
    own = parameters;
    operands.clear();
    pending.clear();
    nested = 0;
    failed = false;
    wanted = true;
    while (!failed) {
      Token token = tokens.get(at);
      if (token.problem() != null) {
        problems.add(token.problem());
        failed = token.kind() == Kind.BAD;
      }
      if (problems.full() || failed) {
        return null;
      }
      if (isOver(token)) {
        return end(token, from);
      }
      if (wanted) {
        begin(token);
      } else {
        proceed(token);
      }
    }
    return null;
  }

  private boolean isOver(Token token) {
    return token.kind().endsStatement() || (token.kind() == Kind.EQUALS && innermost() == null);
  }

  private Operand end(Token token, int from) {
    for (Pending open : pending) {
      if (open.form().isBracket()) {
        fail(mistakes.unclosed(open));
        return null;
      }
    }
    if (wanted) {
      fail(mistakes.missing(token, at > from ? tokens.get(at - 1) : null));
      return null;
    }
    reduce(0);
    return failed ? null : operands.getLast();
  }

  // An operand is wanted.

  private void begin(Token token) {
    switch (token.kind()) {
      case NUMBER -> {
        operand(number(token));
        at++;
      }
      case NAME -> name(token);
      case PLUS -> at++;
      case MINUS -> push(Form.NEGATE, token);
      case ROOT -> push(Form.ROOT, token);
      case OPEN -> push(Form.GROUP, token);
      case OPEN_SQUARE -> push(Form.ARRAY, token);
      case OPEN_ABS -> push(Form.ABS, token);
      case OPEN_NORM -> push(Form.NORM, token);
      case CLOSE, CLOSE_SQUARE -> {
        Pending open = innermost();
        Kind before = at > 0 ? tokens.get(at - 1).kind() : Kind.END;
        boolean empty = before == Kind.OPEN || before == Kind.OPEN_SQUARE;
        if (open == null) {
          fail(mistakes.unmatched(token));
        } else if (open.form().closer() != token.kind() || !empty) {
          fail(mistakes.missing(token, tokens.get(Math.max(0, at - 1))));
        } else if (open.form() == Form.CALL) {
          close(token);
        } else {
          Span span = open.token().span().union(token.span());
          fail(Problem.error(span, "syntax.brackets.empty", open.token().shown(source)));
        }
      }
      case STAR, SLASH, AT, CARET, DOT, SUPERSCRIPT, PRIME, EQUALS, CLOSE_BRACE -> missing(token);
      case OPEN_BLOCK, CLOSE_BLOCK, BAR, DOUBLE_BAR, CLOSE_ABS, CLOSE_NORM -> missing(token);
      case COMMA, SEMICOLON, NEWLINE, SEPARATOR, SPACE, BAD, END -> missing(token);
      case OPEN_BRACE -> fail(Problem.error(token.span(), "syntax.brace"));
    }
  }

  private void missing(Token token) {
    fail(mistakes.missing(token, at > 0 ? tokens.get(at - 1) : null));
  }

  private static Expr number(Token token) {
    return new Expr.Num(token.span(), Double.parseDouble(token.text()), token.text());
  }

  private void operand(Expr expr) {
    operands.add(new Operand(expr));
    wanted = false;
  }

  private void name(Token token) {
    String name = token.text();
    Token next = tokens.get(at + 1);
    at++;
    if (next.kind() == Kind.OPEN && names.isFunction(name, own)) {
      call(token, next);
    } else if (names.isDefined(name)) {
      operand(new Expr.Name(token.span(), name));
    } else if (names.isFunction(name, own)) {
      functionWithoutBracket(token, next);
    } else if (transposed(token, name, token.span()) || split(token, name)) {
      wanted = false;
    } else if (next.kind() == Kind.OPEN) {
      problems.add(mistakes.unknownFunction(token, names.nearestFunction(name)));
      call(token, next);
    } else {
      operand(new Expr.Name(token.span(), name));
    }
  }

  private void call(Token token, Token bracket) {
    push(new Pending(Form.CALL, null, bracket, token, token.start(), operands.size()));
    at++;
  }

  private String called(Token token) {
    boolean letter = token.text().equals(Builtins.SIGMA) && !names.isOwnFunction(token.text());
    return letter ? "sigmoid" : token.text();
  }

  private void functionWithoutBracket(Token token, Token next) {
    if (next.kind().startsOperand()) {
      at--;
      push(Form.APPLY, token);
      return;
    }
    if (!token.text().equals(Builtins.SIGMA)) {
      problems.add(Problem.error(token.span(), "syntax.function.bare", token.shown(source)));
    }
    operand(new Expr.Name(token.span(), token.text()));
  }

  /// Reads quotes at the end of a name that is not defined with them as transposes.
  private boolean transposed(Token token, String name, Span span) {
    String base = Names.withoutQuotes(name);
    int quotes = name.length() - base.length();
    // the longest defined name wins: with `w'` defined, `w''` is its transpose
    while (quotes > 0 && !names.isValue(base, own)) {
      base = name.substring(0, base.length() + 1);
      quotes--;
    }
    if (quotes == 0) {
      return false;
    }
    int end = span.end() - quotes;
    operands.add(new Operand(new Expr.Name(new Span(span.start(), end), base)));
    for (int i = 1; i <= quotes && !failed; i++) {
      transpose(new Span(end + i - 1, end + i));
    }
    return true;
  }

  private void transpose(Span sign) {
    Operand target = operands.removeLast();
    Span span = new Span(target.start(), sign.end());
    wrap(new Expr.Call(span, sign, "transpose", List.of(target.expr())), target.depth() + 1);
  }

  private boolean split(Token token, String name) {
    List<String> letters = names.letters(name, own);
    if (letters.isEmpty()) {
      return false;
    }
    boolean aligned = name.length() == token.end() - token.start();
    int start = token.start();
    for (int i = 0; i < letters.size(); i++) {
      String letter = letters.get(i);
      Span span = aligned ? new Span(start, start + letter.length()) : token.span();
      start += letter.length();
      if (i > 0) {
        infix(Operator.PRODUCT, token);
      }
      if (names.isValue(letter, own) || !transposed(token, letter, span)) {
        operands.add(new Operand(new Expr.Name(span, letter)));
      }
    }
    if (splitNames.add(name)) {
      problems.add(mistakes.split(token, letters));
    }
    return true;
  }

  // An operand was read.

  private void proceed(Token token) {
    switch (token.kind()) {
      case PLUS -> infixSign(Operator.ADD, token);
      case MINUS -> infixSign(Operator.SUBTRACT, token);
      case STAR -> infixSign(Operator.MULTIPLY, token);
      case SLASH -> infixSign(Operator.DIVIDE, token);
      case AT -> infixSign(Operator.MATMUL, token);
      case CARET -> infixSign(Operator.POWER, token);
      case DOT -> infixSign(Operator.PRODUCT, token);
      case SUPERSCRIPT -> superscript(token);
      case PRIME -> {
        transpose(token.span());
        at++;
      }
      case OPEN_SQUARE -> square(token);
      case NAME, ROOT, OPEN, OPEN_ABS, OPEN_NORM -> infix(Operator.PRODUCT, token);
      case NUMBER -> {
        Pending open = innermost();
        boolean listed = open != null && open.form() == Form.ARRAY;
        fail(mistakes.adjacent(tokens.get(at - 1), token, listed));
      }
      case COMMA -> comma(token);
      case SEMICOLON -> {
        Pending open = innermost();
        boolean rows = open != null && open.form() == Form.ARRAY;
        fail(Problem.error(token.span(), rows ? "syntax.rows" : "syntax.semicolon"));
      }
      case CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM, CLOSE_BRACE -> close(token);
      case EQUALS -> fail(Problem.error(token.span(), "syntax.equals.inside"));
      case OPEN_BRACE, OPEN_BLOCK -> fail(Problem.error(token.span(), "syntax.brace"));
      case CLOSE_BLOCK, BAR, DOUBLE_BAR, NEWLINE, SEPARATOR, SPACE, BAD, END -> missing(token);
    }
  }

  private void infixSign(Operator operator, Token token) {
    infix(operator, token);
    at++;
  }

  private void infix(Operator operator, Token token) {
    boolean rightward = operator == Operator.POWER;
    reduce(operator.tightness() + (rightward ? 1 : 0));
    Operand left = operands.getLast();
    push(new Pending(Form.BINARY, operator, token, null, left.start(), operands.size()));
  }

  private void superscript(Token token) {
    reduce(5);
    Operand base = operands.removeLast();
    Expr exponent = superscriptNumber(token);
    Span span = new Span(base.start(), token.end());
    wrap(new Expr.Binary(span, Operator.POWER, base.expr(), exponent), base.depth() + 1);
    at++;
  }

  private static Expr superscriptNumber(Token token) {
    String digits = token.text();
    if (!digits.startsWith("-")) {
      return number(token);
    }
    Span span = new Span(token.start() + 1, token.end());
    double value = Double.parseDouble(digits.substring(1));
    return new Expr.Negate(token.span(), new Expr.Num(span, value, digits.substring(1)));
  }

  private void square(Token token) {
    Operand target = operands.getLast();
    boolean bare = target.start() == target.expr().span().start();
    Pending open = innermost();
    if (bare && target.expr() instanceof Expr.Num) {
      infix(Operator.PRODUCT, token);
    } else if (bare
        && target.expr() instanceof Expr.Array
        && open != null
        && open.form() == Form.ARRAY) {
      fail(mistakes.adjacent(tokens.get(at - 1), token, true));
    } else {
      push(new Pending(Form.INDEX, null, token, null, target.start(), operands.size()));
      at++;
    }
  }

  private void comma(Token token) {
    Pending open = innermost();
    if (open == null || open.form() == Form.ABS || open.form() == Form.NORM) {
      fail(open == null ? mistakes.missing(token, null) : mistakes.unclosed(open));
    } else if (open.form() == Form.GROUP) {
      fail(Problem.error(token.span(), "syntax.tuple"));
    } else {
      reduce(1);
      wanted = true;
      at++;
    }
  }

  private void close(Token token) {
    Pending open = innermost();
    if (open == null) {
      fail(mistakes.unmatched(token));
      return;
    }
    if (open.form().closer() != token.kind()) {
      fail(mistakes.mismatch(open, outer(open), token));
      return;
    }
    reduce(1);
    if (failed) {
      return;
    }
    pending.removeLast();
    nested--;
    wanted = false;
    at++;
    bracketed(open, token);
  }

  private void bracketed(Pending open, Token close) {
    List<Operand> inside = operands.subList(open.operands(), operands.size());
    List<Expr> items = inside.stream().map(Operand::expr).toList();
    int depth = 1 + inside.stream().mapToInt(Operand::depth).max().orElse(0);
    Operand first = inside.isEmpty() ? null : inside.getFirst();
    inside.clear();
    Span span = new Span(open.start(), close.end());
    Span sign = open.token().span();
    switch (open.form()) {
      case GROUP -> operands.add(first.within(span.start(), span.end()));
      case ARRAY -> wrap(new Expr.Array(span, items), depth);
      case ABS -> wrap(new Expr.Call(span, sign, "abs", items), depth);
      case NORM -> wrap(new Expr.Call(span, sign, "norm", items), depth);
      case CALL -> {
        Token named = open.named();
        wrap(new Expr.Call(span, named.span(), called(named), items), depth);
      }
      case INDEX -> {
        Operand target = operands.removeLast();
        wrap(new Expr.Index(span, target.expr(), items), Math.max(depth, target.depth() + 1));
      }
      case BINARY, NEGATE, ROOT, APPLY -> throw new IllegalStateException("not a bracket");
    }
  }

  // The stacks.

  private Pending innermost() {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).form().isBracket()) {
        return pending.get(i);
      }
    }
    return null;
  }

  private Pending outer(Pending inner) {
    Pending outer = null;
    for (Pending open : pending) {
      if (open == inner) {
        return outer;
      }
      outer = open.form().isBracket() ? open : outer;
    }
    return null;
  }

  private void push(Form form, Token token) {
    push(new Pending(form, null, token, null, token.start(), operands.size()));
    at++;
  }

  private void push(Pending next) {
    pending.add(next);
    nested += next.nests() ? 1 : 0;
    wanted = true;
    if (nested > Parser.NESTING) {
      fail(mistakes.nesting(next.token().span()));
    }
  }

  /// Builds what waits above the innermost bracket and binds at least this tightly.
  private void reduce(int tightness) {
    while (!failed && !pending.isEmpty()) {
      Pending top = pending.getLast();
      if (top.form().isBracket() || top.tightness() < tightness) {
        return;
      }
      pending.removeLast();
      nested -= top.nests() ? 1 : 0;
      build(top);
    }
  }

  private void build(Pending top) {
    Operand right = operands.removeLast();
    Span span = new Span(top.start(), right.end());
    Span sign = top.token().span();
    switch (top.form()) {
      case BINARY -> {
        Operand left = operands.removeLast();
        int lean = left.depth() + (top.nests() ? 1 : 0);
        int depth = Math.max(lean, right.depth() + 1);
        wrap(new Expr.Binary(span, top.operator(), left.expr(), right.expr()), depth);
      }
      case NEGATE -> wrap(new Expr.Negate(span, right.expr()), right.depth() + 1);
      case ROOT ->
          wrap(new Expr.Call(span, sign, "sqrt", List.of(right.expr())), right.depth() + 1);
      case APPLY -> {
        problems.add(mistakes.brackets(top.token(), right.span()));
        String name = called(top.token());
        wrap(new Expr.Call(span, sign, name, List.of(right.expr())), right.depth() + 1);
      }
      case GROUP, CALL, ARRAY, INDEX, ABS, NORM -> throw new IllegalStateException("a bracket");
    }
  }

  private void wrap(Expr expr, int depth) {
    operands.add(new Operand(expr, expr.span().start(), expr.span().end(), depth));
    if (depth > Parser.NESTING) {
      fail(mistakes.nesting(expr.span()));
    }
  }

  private void fail(Problem problem) {
    if (!failed) {
      problems.add(problem);
    }
    failed = true;
  }
}
