package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.plain.Pending.Form;
import gradus.plain.python.SliceReader;
import gradus.plain.token.EntrySigns;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads one expression after another from the tokens by operator precedence, with stacks of its
/// own: what a person nests costs heap, not the thread's stack.
final class ExpressionReader {
  private final String source;
  private final List<Token> tokens;
  private final KnownNames names;
  private final Problems problems;
  private final Mistakes mistakes;
  private final Set<String> open = new HashSet<>();
  private final Binders binders;
  private final NameReader namesRead;
  private final Sums sums;
  private final Transposes transposes;
  private final BareFunctions bare;
  private final Compositions compositions;
  private final LocalNames own = new LocalNames();

  /// How many ranges this is inside of; 0 for a whole expression.
  private final int level;

  /// The name before the equals sign that the expression stands behind; empty where there is none.
  private String defined = "";

  private Workbench bench;
  private int at;

  /// Whether an operand comes next; else an operator.
  private boolean wanted;

  ExpressionReader(String source, List<Token> tokens, KnownNames names, Problems problems) {
    this(source, tokens, names, problems, 0);
  }

  private ExpressionReader(
      String source, List<Token> tokens, KnownNames names, Problems problems, int level) {
    this.level = level;
    mistakes = new Mistakes(source, tokens);
    namesRead = new NameReader(source, names, problems, mistakes, open);
    sums = new Sums(source, tokens);
    transposes = new Transposes(tokens, names, problems);
    bare = new BareFunctions(tokens, names, problems, mistakes);
    compositions = new Compositions(source, tokens, names, mistakes);
    binders = new Binders(source, tokens, names, problems, this::part);
    this.source = source;
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
  }

  /// The functions that were called, are defined nowhere and may be.
  Set<String> open() {
    return open;
  }

  /// Where the last expression ended: the index of the token after it.
  int at() {
    return at;
  }

  /// The expression that begins at a token, up to the end of the statement or an equals sign; null,
  /// and a problem, when it cannot be read.
  ///
  /// @param parameters names that have a value inside this expression only
  Phrase read(int from, Set<String> parameters) {
    at = from;
    own.begin(parameters);
    boolean behind = from > 1 && tokens.get(from - 1).kind() == TokenKind.EQUALS;
    defined = behind ? tokens.get(from - 2).text() : "";
    bench = new Workbench(names, problems, mistakes);
    wanted = true;
    while (!bench.failed()) {
      Token token = tokens.get(at);
      if (token.problem() != null) problems.add(token.problem());
      if (problems.full() || token.kind() == TokenKind.BAD) return null;
      if (isOver(token)) return end(token, from);
      if (wanted) {
        begin(token);
      } else {
        proceed(token);
      }
    }
    return null;
  }

  /// The expression that begins at a token, up to a comma or a bracket that closes.
  Phrase argument(int from) {
    ExpressionReader inner = new ExpressionReader(source, tokens, names, problems, 1);
    Phrase phrase = inner.read(from, Set.of());
    at = inner.at;
    return phrase;
  }

  private boolean isOver(Token token) {
    return token.kind().endsStatement()
        || (token.kind() == TokenKind.EQUALS && bench.innermost() == null)
        || (level > 0 && Binders.ends(token) && bench.innermost() == null);
  }

  /// Reads an expression of a range, in a reader of its own.
  private Binders.RangeEnd part(int from, Set<String> indices) {
    if (level == Binders.LEVELS) {
      problems.add(mistakes.nesting(tokens.get(from).span()));
      return null;
    }
    ExpressionReader inner = new ExpressionReader(source, tokens, names, problems, level + 1);
    Phrase phrase = inner.read(from, own.with(indices));
    open.addAll(inner.open());
    return phrase == null ? null : new Binders.RangeEnd(phrase.expr(), inner.at());
  }

  private Phrase end(Token token, int from) {
    Pending open = bench.outermost();
    if (open != null) {
      bench.fail(mistakes.unclosed(open));
      return null;
    }
    if (wanted) {
      fail(mistakes.missing(token, at > from ? tokens.get(at - 1) : null));
      return null;
    }
    bench.reduce(0);
    return bench.failed() ? null : bench.last();
  }

  // An operand is wanted.

  private void begin(Token token) {
    switch (token.kind()) {
      case NUMBER -> {
        operand(Workbench.number(token));
        at++;
      }
      case NAME -> name(token);
      case PLUS -> at++;
      case MINUS -> prefix(Form.NEGATE, token);
      case ROOT -> prefix(Form.ROOT, token);
      case OPEN -> {
        int taken = compositions.read(at, own.names(), bench);
        at += taken;
        if (taken == 0 && !bench.failed()) prefix(Form.GROUP, token);
      }
      case OPEN_SQUARE -> prefix(Form.ARRAY, token);
      case OPEN_ABS -> prefix(Form.ABS, token);
      case OPEN_NORM -> prefix(Form.NORM, token);
      case CLOSE, CLOSE_SQUARE -> {
        Token before = at > 0 ? tokens.get(at - 1) : null;
        Problem problem = mistakes.closing(bench.innermost(), before, token);
        if (problem == null) {
          close(token);
        } else {
          fail(problem);
        }
      }
      case STAR, CROSS, SLASH, AT, CARET, DOT, SUPERSCRIPT, PRIME, EQUALS -> missing(token);
      case OPEN_BLOCK, CLOSE_BLOCK, CLOSE_BRACE, BAR, DOUBLE_BAR -> missing(token);
      case CLOSE_ABS, CLOSE_NORM, ORDER, MEMBER -> missing(token);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SAME, UNEQUAL -> missing(token);
      case AXIS -> {
        bench.axis(token);
        at++;
      }
      case RANGE -> fail(Problem.error(token.span(), "indices.dots"));
      case COLON -> fail(Problem.error(token.span(), "syntax.slice", ":"));
      case COMMA, SEMICOLON, NEWLINE, SEPARATOR, SPACE, BAD, END -> missing(token);
      case OPEN_BRACE -> fail(OtherBrackets.brace(source, tokens, at));
    }
  }

  private void missing(Token token) {
    fail(mistakes.missing(token, at > 0 ? tokens.get(at - 1) : null));
  }

  private void prefix(Form form, Token token) {
    bench.push(form, token);
    at++;
  }

  private void operand(Expr expr) {
    bench.add(new Phrase(expr));
    wanted = false;
  }

  private void name(Token token) {
    String name = token.text();
    Token next = tokens.get(at + 1);
    Problem power = own.names().contains(name) ? null : compositions.power(at);
    if (power != null) {
      fail(power);
      return;
    }
    at++;
    if (next.kind() == TokenKind.OPEN && binders.begin(name, at, own.names(), bench.indices())) {
      over(token, next);
    } else if (own.names().contains(name) && next.kind() != TokenKind.OPEN) {
      operand(new Expr.Name(token.span(), name));
    } else if (sums.isBig(token) && !names.isDefined(name)) {
      if (sums.isDoubtful(token, at)) {
        fail(sums.reach(token, at, names));
      } else if (next.kind() == TokenKind.OPEN) {
        call(token, next);
      } else if (name.equals(token.shown(source))) {
        operand(new Expr.Name(token.span(), name));
      } else {
        fail(mistakes.bare(token));
      }
    } else if (next.kind() == TokenKind.OPEN && names.isFunction(name, own.names())) {
      call(token, next);
    } else if (names.isDefined(name)) {
      operand(new Expr.Name(token.span(), name));
    } else if (names.isFunction(name, own.names())
        && (names.isExact(name) || next.kind().startsOperand())) {
      int taken = bare.read(token, at, bench);
      if (taken < 0) operand(new Expr.Name(token.span(), name));
      at += Math.max(0, taken);
    } else if (namesRead.read(token, own.names(), bench)) {
      wanted = false;
    } else if (next.kind() == TokenKind.OPEN) {
      namesRead.undefined(token, own.names());
      call(token, next);
    } else if (namesRead.withoutBracket(token, next) != null) {
      fail(namesRead.withoutBracket(token, next));
    } else {
      operand(new Expr.Name(token.span(), name));
    }
  }

  private void call(Token token, Token bracket) {
    bench.pushCall(token, bracket, null);
    String name = token.text();
    boolean doubtful = names.isValue(name, own.names()) && !names.isOwnFunction(name);
    // in its own definition it can only be a call
    if (doubtful && !name.equals(defined)) bench.valued();
    at++;
  }

  private void over(Token name, Token bracket) {
    Binders.RangeText header = binders.read(name.text(), at);
    if (header == null) {
      bench.abandon();
      return;
    }
    bench.pushOver(name, bracket, header);
    own.enter(header.indices());
    at = header.body();
  }

  // An operand was read.

  private void proceed(Token token) {
    switch (token.kind()) {
      case PLUS, MINUS -> {
        if (bench.isIn(Form.ARRAY) && EntrySigns.isSign(tokens, at)) {
          fail(EntrySigns.problem(source, tokens, at));
        } else {
          infixSign(token.kind() == TokenKind.PLUS ? Operator.ADD : Operator.SUBTRACT, token);
        }
      }
      case STAR -> {
        Problem composed = compositions.unbracketed(at);
        if (composed != null) fail(composed);
        infixSign(Operator.MULTIPLY, token);
      }
      case CROSS -> infixSign(Operator.TIMES, token);
      case SLASH -> infixSign(Operator.DIVIDE, token);
      case AT -> infixSign(Operator.MATMUL, token);
      case CARET -> power(token);
      case DOT -> infixSign(Operator.PRODUCT, token);
      case LESS -> infixSign(Operator.LESS, token);
      case LESS_OR_EQUAL -> infixSign(Operator.LESS_OR_EQUAL, token);
      case GREATER -> infixSign(Operator.GREATER, token);
      case GREATER_OR_EQUAL -> infixSign(Operator.GREATER_OR_EQUAL, token);
      case SAME -> infixSign(Operator.EQUAL, token);
      case UNEQUAL -> infixSign(Operator.UNEQUAL, token);
      case RANGE -> fail(Problem.error(token.span(), "indices.dots"));
      case COLON -> fail(Problem.error(token.span(), "syntax.slice", ":"));
      case SUPERSCRIPT -> {
        bench.postfixes().raise(token);
        at++;
      }
      case PRIME -> {
        bench.postfixes().transpose(token.span());
        at++;
      }
      case ORDER -> {
        bench.postfixes().order(token);
        at++;
      }
      case OPEN_SQUARE -> square(token);
      case NAME, ROOT, OPEN, OPEN_ABS, OPEN_NORM -> {
        if (token.kind() == TokenKind.OPEN) namesRead.factor(tokens, at, own.names());
        boolean group = token.kind() == TokenKind.OPEN && bench.last().isBracketed();
        Problem applied = group ? compositions.applied(bench.last(), at, own.names()) : null;
        if (applied != null) {
          fail(applied);
          return;
        }
        bench.pushBeside(token, names.isFunctionOnly(token, own.names()));
        wanted = true;
      }
      case NUMBER -> {
        fail(mistakes.adjacent(tokens, at, bench.isIn(Form.ARRAY), names));
      }
      case COMMA -> {
        Problem problem = mistakes.comma(bench.innermost(), token);
        if (problem != null) fail(problem);
        bench.reduce(0);
        wanted = true;
        at++;
      }
      case SEMICOLON -> {
        fail(mistakes.semicolon(token, bench.isIn(Form.ARRAY), bench.isIn(Form.CALL)));
      }
      case CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM, CLOSE_BRACE -> close(token);
      case EQUALS -> fail(Problem.error(token.span(), "syntax.equals.inside"));
      case OPEN_BRACE, OPEN_BLOCK -> fail(Problem.error(token.span(), "syntax.brace"));
      case MEMBER, AXIS, CLOSE_BLOCK, BAR, DOUBLE_BAR, NEWLINE, SEPARATOR, SPACE, BAD, END ->
          missing(token);
    }
  }

  private void infixSign(Operator operator, Token token) {
    infix(operator, token);
    at++;
  }

  private void infix(Operator operator, Token token) {
    bench.pushInfix(operator, token);
    wanted = true;
  }

  private void power(Token sign) {
    int taken = transposes.read(at, own.names(), bench);
    at += taken;
    if (taken > 0) return;
    Problem doubt =
        names.isNamed("e", own.names()) ? mistakes.ownBase(bench.last(), tokens, at) : null;
    if (doubt != null) {
      fail(doubt);
    } else {
      infixSign(Operator.POWER, sign);
    }
  }

  private void square(Token token) {
    Phrase target = bench.last();
    Problem mean = mistakes.mean(target.expr(), tokens, at, names);
    if (mean != null) {
      fail(mean);
      return;
    }
    boolean bare = target.start() == target.expr().span().start();
    if (bare && target.expr() instanceof Expr.Num
        || target.isNumbers() && namesRead.isIn(tokens, at, own.names())) {
      infix(Operator.BESIDE, token);
    } else if (bare && target.expr() instanceof Expr.Array && bench.isIn(Form.ARRAY)) {
      fail(mistakes.adjacent(tokens, at, true, names));
    } else if (SliceReader.isAt(tokens, at)) {
      slice();
    } else {
      bench.pushIndex(token);
      wanted = true;
      at++;
    }
  }

  private void slice() {
    SliceReader slice = new SliceReader(source, tokens, at);
    if (slice.problem() != null) {
      fail(slice.problem());
      return;
    }
    bench.postfixes().slice(slice);
    at = slice.end();
  }

  private void close(Token token) {
    Pending open = bench.innermost();
    if (open == null) {
      fail(mistakes.unmatched(token));
      return;
    }
    if (open.form().closer() != token.kind()) {
      fail(mistakes.mismatch(open, bench.around(open), token));
      return;
    }
    at++;
    int last = tokens.get(at).kind() == TokenKind.PRIME ? at : at + 1;
    boolean list = open.form() == Form.GROUP && transposes.standsAt(at, own.names());
    // the sign says that the list stands upright, as vectors do anyway
    if (bench.close(token, list ? tokens.get(last).end() : -1)) at = last + 1;
    if (open.form() == Form.OVER) own.leave();
    wanted = false;
  }

  private void fail(Problem problem) {
    bench.fail(problem);
  }
}
