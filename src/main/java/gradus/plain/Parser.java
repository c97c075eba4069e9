package gradus.plain;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.lang.Problems;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Bare;
import gradus.lang.Statement.Definition;
import gradus.lang.Statement.Parameter;
import gradus.lang.Statement.Repeat;
import gradus.plain.phrasing.Conjunctions;
import gradus.plain.phrasing.ForInstance;
import gradus.plain.phrasing.FreeEntries;
import gradus.plain.phrasing.Optimizations;
import gradus.plain.phrasing.Phrasing;
import gradus.plain.phrasing.RaisedNames;
import gradus.plain.phrasing.SpokenValues;
import gradus.plain.phrasing.UpdateRules;
import gradus.plain.python.Python;
import gradus.plain.token.ForeignComments;
import gradus.plain.token.GivenPart;
import gradus.plain.token.GluedNames;
import gradus.plain.token.IndexedSums;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Lexer;
import gradus.plain.token.OpenChains;
import gradus.plain.token.SameNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import gradus.plain.token.ValueRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a text as a program, in time linear in its length. Each statement has at most one mistake
/// of writing reported; the next one is read afresh.
public final class Parser {
  /// The deepest nesting of brackets, signs and powers that is read.
  public static final int NESTING = 1_000;

  /// The most rounds of one `repeat`.
  public static final int ROUNDS = 10_000;

  /// The deepest nesting of `repeat` in `repeat`.
  static final int BLOCKS = 100;

  private final String text;
  private final List<Token> tokens;
  private final Problems problems = new Problems();
  private final KnownNames names;
  private final ExpressionReader reader;
  private final Headers headers;
  private final FreeIndices indices;
  private final List<Program.Update> updates;
  private final List<GivenValues> given = new ArrayList<>();
  private int at;

  /// Whether the text ended inside a block, and that was said.
  private boolean brokenOff;

  private Parser(String text, Set<String> functions) {
    this.text = text;
    List<Token> resolved =
        Brackets.resolved(
            text, new ArrayList<>(ForeignComments.refused(text, Lexer.tokens(text), functions)));
    List<Token> named =
        RaisedNames.joined(
            Optimizations.refused(text, ForInstance.leftOut(text, resolved)), functions);
    UpdateRules.Taken rules = UpdateRules.in(text, named);
    updates = rules.rules().stream().map(r -> update(r, functions)).toList();
    List<Token> turned = Conjunctions.refused(text, Python.turned(text, rules.rest(), functions));
    List<Token> ordered = Phrasing.ordered(text, SpokenValues.read(text, turned), functions);
    KnownNames given = KnownNames.of(ordered, functions);
    List<Token> joined = SameNames.joined(GivenPart.parted(ordered, given), given);
    KnownNames known = joined == ordered ? given : KnownNames.of(joined, functions);
    List<Token> apart = GluedNames.apart(text, joined, known);
    List<Token> entries = FreeEntries.written(text, apart, known);
    KnownNames with = entries == apart ? known : KnownNames.of(entries, functions);
    List<Token> summed = IndexedSums.written(text, entries, with);
    names = summed == joined ? known : KnownNames.of(summed, functions);
    this.tokens = Sums.bracketed(text, Transposes.apart(summed, names), names);
    this.reader = new ExpressionReader(text, tokens, names, problems);
    this.headers = new Headers(text, tokens, problems);
    this.indices = new FreeIndices(text, names, problems);
  }

  /// Reads a text in the language's own notation. Never fails: what cannot be read is a problem of
  /// the program.
  ///
  /// @param functions the functions every program has; the catalogue of operations knows them
  public static Program parse(String text, Set<String> functions) {
    Problem binary = Lexer.binary(text);
    if (binary != null) return new Program(text, List.of(), List.of(binary));
    Parser parser = new Parser(text, functions);
    List<Statement> statements =
        GivenValues.applied(text, parser.block(0), parser.given, parser.problems);
    if (parser.problems.sorted().isEmpty() && statements.isEmpty()) {
      parser.problems.error(Span.NOWHERE, "syntax.empty");
    }
    return new Program(
        text, statements, parser.problems.sorted(), parser.reader.open(), parser.updates);
  }

  private static Program.Update update(UpdateRules.Shift rule, Set<String> functions) {
    Program rate = parse(rule.rate(), functions);
    return new Program.Update(rule.span(), rule.parameter(), rule.loss(), rate);
  }

  private Token token() {
    return tokens.get(at);
  }

  /// The statements up to the end of the block.
  private List<Statement> block(int level) {
    List<Statement> statements = new ArrayList<>();
    Map<String, Integer> defined = new HashMap<>();
    while (!problems.full()) {
      TokenKind kind = token().kind();
      if (kind == TokenKind.SEPARATOR) {
        if (token().problem() != null) problems.add(token().problem());
        at++;
      } else if (kind.endsStatement()) {
        break;
      } else {
        Problem joined =
            statements.isEmpty()
                ? null
                : JoinedLines.problem(text, tokens, at, statements.getLast());
        if (joined != null) {
          problems.add(joined);
          skip();
          continue;
        }
        Statement statement = statement(level);
        if (statement instanceof Definition definition) checkDefinedOnce(definition, defined);
        if (statement != null) statements.add(statement);
      }
    }
    return statements;
  }

  private void checkDefinedOnce(Definition definition, Map<String, Integer> defined) {
    Integer first = defined.putIfAbsent(definition.name(), definition.nameSpan().start());
    if (first != null && !problems.full()) {
      String name = Token.shown(text, definition.nameSpan().start(), definition.nameSpan().end());
      problems.error(definition.nameSpan(), definition.again(), name, Place.of(text, first).line());
    }
  }

  private Statement statement(int level) {
    int start = at;
    Statement statement = isRepeat() ? repeat(level) : line();
    TokenKind kind = token().kind();
    if (statement != null && !kind.endsStatement() && !problems.full()) {
      boolean twice = kind == TokenKind.EQUALS && at - start == 3;
      boolean forgotten = kind == TokenKind.EQUALS && isForgottenSeparator();
      if (forgotten && !twice) {
        Span gap = new Span(tokens.get(at - 2).end(), tokens.get(at - 1).start());
        problems.add(Problem.error(gap, "syntax.separator").withFix(", "));
      } else {
        problems.error(token().span(), twice ? "syntax.equals.twice" : "syntax.separator");
      }
      statement = null;
    }
    skip();
    return statement;
  }

  /// Goes to the end of the statement.
  private void skip() {
    while (!token().kind().endsStatement()) {
      at++;
    }
  }

  private Statement line() {
    Problem unparted =
        ValueRuns.problem(text, tokens, at, name -> names.isNumber(name) || names.isVector(name));
    Problem mention = OpenChains.problem(text, tokens, names, at);
    if (unparted != null || mention != null) {
      problems.add(unparted == null ? mention : unparted);
      return null;
    }
    if (token().kind() == TokenKind.NAME && tokens.get(at + 1).kind() == TokenKind.EQUALS) {
      return definition(null, List.of(), at + 1);
    }
    int entries = token().kind() == TokenKind.NAME ? KnownNames.entriesEnd(tokens, at) : -1;
    if (entries > 0) return entries(entries);
    if (isWrongEquals(at + 1)) return null;
    int header = token().kind() == TokenKind.NAME ? KnownNames.headerEnd(tokens, at) : -1;
    if (header > 0 && headers.isValue(at + 1)) return given(header);
    if (header > 0) {
      List<Parameter> parameters = headers.parameters(at, header);
      return parameters == null ? null : definition(parameters, List.of(), header);
    }
    int equals = equalsAhead();
    if (equals >= 0) {
      problems.add(LeftSides.problem(text, tokens, at, equals, this::isNamed));
      return null;
    }
    return bare();
  }

  private boolean isNamed(String name) {
    return names.isValue(name, Set.of());
  }

  /// `f(3, 4) = 42`, noted for when all is read; null.
  private Statement given(int equals) {
    Token name = token();
    List<Expr> values = new ArrayList<>();
    for (int from = at + 2; from < equals; from = reader.at() + 1) {
      Phrase value = reader.argument(from);
      if (value == null) return null;
      values.add(value.expr());
    }
    Phrase result = reader.read(equals + 1, Set.of());
    at = reader.at();
    if (result != null) {
      boolean known = names.isKnown(name.text());
      given.add(new GivenValues(name.span(), name.text(), known, values, result.expr()));
    }
    return null;
  }

  /// The first equals sign of this statement outside brackets; -1 when there is none, or when
  /// something unreadable comes before it.
  private int equalsAhead() {
    int depth = 0;
    for (int i = at; !tokens.get(i).kind().endsStatement(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN, OPEN_SQUARE, OPEN_BRACE -> depth++;
        case CLOSE, CLOSE_SQUARE, CLOSE_BRACE -> depth--;
        case BAD -> {
          return -1;
        }
        case EQUALS -> {
          if (depth == 0) return i;
        }
        default -> {}
      }
    }
    return -1;
  }

  /// Whether a sign stands here that gives a value in other languages and compares in this one.
  private boolean isWrongEquals(int i) {
    if (token().kind() != TokenKind.NAME) return false;
    Token sign = tokens.get(i);
    Token next = sign.kind() == TokenKind.LESS ? tokens.get(i + 1) : sign;
    boolean arrow = next.kind() == TokenKind.MINUS && next.start() == sign.end();
    if (!arrow && sign.kind() != TokenKind.SAME) return false;
    Span span = sign.span().union(next.span());
    String shown = text.substring(span.start(), span.end());
    problems.add(Problem.error(span, "syntax.equals", shown).withFix("="));
    return true;
  }

  /// `name[i, j] = …`, whose indices are free.
  private Definition entries(int equals) {
    List<Expr.Binder> free = indices.written(tokens.subList(at + 2, equals - 1));
    return free == null ? null : definition(null, free, equals);
  }

  /// @param free the indices in square brackets behind the name
  private Definition definition(List<Parameter> parameters, List<Expr.Binder> free, int equals) {
    Token name = token();
    if (name.text().equals(Builtins.REPEAT)) {
      problems.error(name.span(), "syntax.reserved", Builtins.REPEAT);
      return null;
    }
    Token sign = tokens.get(equals);
    if (sign.problem() != null) problems.add(sign.problem());
    at = equals + 1;
    if (token().kind().endsStatement()) {
      Span span = name.span().union(sign.span());
      problems.error(span, "syntax.right", Token.shown(text, span.start(), span.end()));
      return null;
    }
    Set<String> own = new HashSet<>();
    if (parameters != null) parameters.forEach(p -> own.add(p.name()));
    free.forEach(b -> own.add(b.index()));
    Phrase body = reader.read(at, own);
    at = reader.at();
    if (body == null) return null;
    if (free.isEmpty() && parameters == null) free = indices.in(body.expr(), name);
    if (free == null) return null;
    Expr expr = FreeIndices.each(free, body);
    Span span = name.span().union(body.span());
    List<Expr> forms = new ArrayList<>();
    while (token().kind() == TokenKind.EQUALS
        && !(body.expr() instanceof Expr.Name n && !isNamed(n.name()))
        && !isForgottenSeparator()) {
      body = reader.read(at + 1, own);
      at = reader.at();
      if (body == null) return null;
      forms.add(FreeIndices.each(free, body));
      span = span.union(body.span());
    }
    return new Definition(span, name.span(), name.text(), parameters, expr, forms);
  }

  /// Whether the name before this equals sign stands apart, as in `x = 1 y = 2`: two statements
  /// rather than two forms of one.
  private boolean isForgottenSeparator() {
    Token name = tokens.get(at - 1);
    Token before = tokens.get(at - 2);
    boolean apart = before.kind().endsOperand() && before.end() < name.start();
    return name.kind() == TokenKind.NAME && apart && !isNamed(name.text());
  }

  private Bare bare() {
    boolean listed = at > 0 && text.charAt(tokens.get(at - 1).start()) == ',';
    Phrase body = reader.read(at, Set.of());
    at = reader.at();
    if (body == null) return null;
    if (listed && isNumber(body.expr())) {
      problems.error(body.span(), "syntax.vector");
      return null;
    }
    List<Expr.Binder> free = indices.in(body.expr(), null);
    return free == null ? null : new Bare(body.span(), FreeIndices.each(free, body));
  }

  private static boolean isNumber(Expr expr) {
    return expr instanceof Expr.Num
        || (expr instanceof Expr.Negate negate && negate.operand() instanceof Expr.Num);
  }

  private boolean isRepeat() {
    if (token().kind() != TokenKind.NAME || !token().text().equals(Builtins.REPEAT)) return false;
    return tokens.get(at + 1).kind() == TokenKind.NUMBER || block() >= 0;
  }

  /// The opening brace of the repeat that begins here; -1 when there is none.
  private int block() {
    int i = at;
    while (!tokens.get(i).kind().endsStatement() && tokens.get(i).kind() != TokenKind.OPEN_BLOCK) {
      i++;
    }
    return tokens.get(i).kind() == TokenKind.OPEN_BLOCK ? i : -1;
  }

  private Repeat repeat(int level) {
    Token word = token();
    int open = block();
    if (open < 0) {
      problems.error(word.span(), "syntax.repeat.block");
      return null;
    }
    if (level == BLOCKS) {
      problems.error(word.span(), "syntax.repeat.nesting", BLOCKS);
      at = tokens.size() - 1;
      brokenOff = true;
      return null;
    }
    int count = count(word, open);
    at = open + 1;
    List<Statement> body = block(level + 1);
    if (token().kind() != TokenKind.CLOSE_BLOCK) {
      if (!problems.full() && !brokenOff) {
        problems.error(tokens.get(open).span(), "syntax.unclosed", "{", "}");
      }
      brokenOff = true;
      return null;
    }
    Span span = word.span().union(token().span());
    at++;
    return count == 0 ? null : new Repeat(span, count, body);
  }

  /// The rounds written between the word and the brace; 0, and a problem, when they are not a
  /// number from 1 to the limit.
  private int count(Token word, int open) {
    Token number = tokens.get(at + 1);
    if (open == at + 2 && number.kind() == TokenKind.NUMBER && number.problem() == null) {
      double value = Double.parseDouble(number.text());
      if (value >= 1 && value <= ROUNDS && value == Math.rint(value)) return (int) value;
    }
    Span span = word.span();
    for (int i = at + 1; i < open; i++) {
      span = tokens.get(i).span();
      if (i > at + 1) span = span.union(tokens.get(at + 1).span());
    }
    problems.error(span, "syntax.repeat.count", ROUNDS);
    return 0;
  }
}
