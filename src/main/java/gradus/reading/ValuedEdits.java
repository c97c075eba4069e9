package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Definition;
import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Edits of refusals that only what else the text says can tell: `at $(3, 2)$` behind the only
/// header of two names, `n!` beside `n = 5`, `E[X] = …` as a name.
final class ValuedEdits {
  /// A factorial of a greater number is not read.
  private static final int MOST_FACTORS = 170;

  private final Program program;
  private final String text;
  private final List<Token> tokens;

  private ValuedEdits(Program program) {
    this.program = program;
    text = program.text();
    tokens = Lexer.tokens(text);
  }

  /// The program with such edits.
  static Program added(Program program) {
    boolean any = program.problems().stream().anyMatch(ValuedEdits::isMendable);
    boolean named =
        !program.hasErrors() && program.statements().stream().anyMatch(ValuedEdits::isEach);
    if (!any && !named) return program;
    ValuedEdits edits = new ValuedEdits(program);
    List<Problem> problems = new ArrayList<>();
    if (named) program.statements().forEach(s -> edits.name(s).ifPresent(problems::add));
    program.problems().forEach(p -> problems.add(edits.edited(p)));
    return program.with(problems);
  }

  private static boolean isEach(Statement statement) {
    return statement instanceof Definition d
        && d.body() instanceof Expr.Over over
        && over.operator() == Expr.BigOperator.EACH;
  }

  private static boolean isMendable(Problem problem) {
    return switch (problem.key()) {
      case "syntax.tuple", "syntax.factorial", "latex.factorial" -> true;
      default -> false;
    };
  }

  private Problem edited(Problem problem) {
    return switch (problem.key()) {
      case "syntax.tuple" -> point(problem);
      case "syntax.factorial", "latex.factorial" -> factorial(problem);
      default -> problem;
    };
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i).kind() : TokenKind.END;
  }

  /// The token that begins at a place; -1 when none does.
  private int at(int place) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).start() == place) return i;
    }
    return -1;
  }

  /// The numbers of a point with the names of the only header that has as many.
  private Problem point(Problem problem) {
    Span span = problem.span();
    int open = at(span.start());
    int numbers = 0;
    int i = open + 1;
    for (; kind(i) != TokenKind.CLOSE; i++) {
      if (kind(i) == TokenKind.NUMBER) numbers++;
      if (kind(i) != TokenKind.NUMBER && kind(i) != TokenKind.MINUS && kind(i) != TokenKind.COMMA) {
        return problem;
      }
    }
    boolean alone = open > 0 && isEnd(open - 1) && isEnd(i + 1);
    int count = numbers;
    List<Definition> such =
        program.statements().stream()
            .filter(s ->
                s instanceof Definition d
                    && d.parameters() != null
                    && d.parameters().size() == count)
            .map(Definition.class::cast)
            .toList();
    if (!alone || such.size() != 1) return problem;
    String names =
        such.getFirst().parameters().stream()
            .map(p -> text.substring(p.span().start(), p.span().end()))
            .collect(Collectors.joining(", "));
    String edit = "(" + names + ") = " + text.substring(span.start(), span.end());
    boolean bare = isDollar(open - 1) && isDollar(i + 1) && isName(open - 2, "at");
    boolean only = tokens.stream().filter(t -> "$".equals(t.shown(text))).count() == 2;
    if (!bare || !only) return problem.withFix(edit);
    // the formula itself stands between no dollar signs
    Span whole = tokens.get(open - 1).span().union(tokens.get(i + 1).span());
    return Problem.error(whole, problem.key()).withFix(text.substring(span.start(), span.end()));
  }

  private boolean isDollar(int i) {
    return kind(i) == TokenKind.BAD && "$".equals(tokens.get(i).shown(text));
  }

  private boolean isName(int i, String name) {
    return kind(i) == TokenKind.NAME && name.equals(tokens.get(i).text());
  }

  /// Whether a formula between dollar signs, or a statement, is over at a token.
  private boolean isEnd(int i) {
    return switch (kind(i)) {
      case COMMA, SEMICOLON, NEWLINE, END -> true;
      case NAME -> tokens.get(i).text().equals("at") || tokens.get(i).text().equals("point");
      case BAD -> "$.".contains(tokens.get(i).shown(text));
      default -> false;
    };
  }

  /// `n!` and `(n - r)!`, whose n and r have whole values, as products.
  private Problem factorial(Problem problem) {
    int last = at(problem.span().end() - 1) - 1;
    if (last < 0 || tokens.get(last).end() != problem.span().end() - 1) return problem;
    int first = last;
    while (kind(last) == TokenKind.CLOSE && kind(first) != TokenKind.OPEN && first > 0) {
      first--;
    }
    boolean called = kind(first) == TokenKind.OPEN && kind(first - 1) == TokenKind.NAME;
    Integer value = called ? null : sum(kind(first) == TokenKind.OPEN ? first + 1 : first, last);
    if (value == null || value < 1 || value > MOST_FACTORS) return problem;
    Span span = tokens.get(first).span().union(problem.span());
    boolean bracket = kind(first) == TokenKind.OPEN;
    int from = bracket ? tokens.get(first + 1).start() : span.start();
    int to = bracket ? tokens.get(last - 1).end() : tokens.get(last).end();
    return product(text.substring(from, to))
        .map(edit ->
            new Problem(problem.severity(), span, problem.key(), problem.args(), List.of(edit)))
        .orElse(problem);
  }

  /// The product that a factorial is, by an index that the text has not.
  private Optional<String> product(String end) {
    Set<String> taken = tokens.stream().map(Token::text).collect(Collectors.toSet());
    return Stream.of("k", "j", "i", "m")
        .filter(letter -> !taken.contains(letter))
        .findFirst()
        .map(k ->
            LatexMarks.in(text)
                ? "\\prod_{" + k + "=1}^{" + end + "} " + k
                : "prod(" + k + "=1.." + end + ", " + k + ")");
  }

  /// The sum of whole numbers and names that have one; null for any other formula.
  private Integer sum(int from, int last) {
    int sum = 0;
    int sign = 1;
    for (int i = from; i <= last && kind(i) != TokenKind.CLOSE; i++) {
      switch (kind(i)) {
        case PLUS -> sign = 1;
        case MINUS -> sign = -1;
        case NAME, NUMBER -> {
          Expr.Num value = value(tokens.get(i).text());
          String number = kind(i) == TokenKind.NUMBER ? tokens.get(i).text() : "";
          String whole = value == null ? number : value.text();
          if (!whole.matches("[0-9]{1,3}") || i > from && sign == 0) return null;
          sum += sign * Integer.parseInt(whole);
          sign = 0;
        }
        default -> {
          return null;
        }
      }
    }
    return sum;
  }

  private Expr.Num value(String name) {
    for (Statement statement : program.statements()) {
      boolean given = statement instanceof Definition d && d.name().equals(name);
      if (given && ((Definition) statement).body() instanceof Expr.Num n) return n;
    }
    return null;
  }

  /// Refuses `E[X] = …` with a letter that the formula has no entries of, which is a name of one
  /// word.
  private Optional<Problem> name(Statement statement) {
    if (!(statement instanceof Definition d) || !(d.body() instanceof Expr.Over each)) {
      return Optional.empty();
    }
    Expr.Binder index = each.binders().getFirst();
    boolean named =
        each.operator() == Expr.BigOperator.EACH
            && each.binders().size() == 1
            && Character.isUpperCase(index.index().codePointAt(0))
            && each.body().all().stream()
                .noneMatch(e -> e instanceof Expr.Name n && n.name().equals(index.index()));
    int end = text.indexOf(']', index.span().end()) + 1;
    if (!named || end == 0) return Optional.empty();
    String edit = text.substring(d.nameSpan().start(), d.nameSpan().end()) + "_" + index.index();
    boolean taken = tokens.stream().anyMatch(t -> edit.equals(t.text()));
    Problem problem = Problem.error(new Span(d.nameSpan().start(), end), "syntax.left");
    return Optional.of(taken ? problem : problem.withFix(edit));
  }
}
