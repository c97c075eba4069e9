package gradus.reading;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Mentions;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Statement.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Headers of known functions whose formula speaks of no parameter, `norm(x) = 5`: that is rather
/// the value of the function there than a function with one value everywhere. And headers whose
/// formula calls the function itself.
final class KnownHeaders {
  /// What the value may be called, the first that the text has not.
  private static final List<String> NAMES = List.of("y", "f", "v", "u", "z", "out");

  private KnownHeaders() {}

  /// The program with such headers refused.
  static Program refused(Program program, Set<String> functions) {
    List<Problem> problems = new ArrayList<>();
    for (Statement statement : program.statements()) {
      boolean value = statement instanceof Definition d && isValue(d, functions);
      if (value) problems.add(problem((Definition) statement, program));
      if (statement instanceof Definition d) callOfItself(d).ifPresent(problems::add);
    }
    if (problems.isEmpty()) return program;
    problems.addAll(0, program.problems());
    return new Program(program.text(), program.statements(), problems, program.open());
  }

  /// Refuses `f(x) = f(x) = x^2`, a function that nobody else may call.
  private static Optional<Problem> callOfItself(Definition header) {
    if (header.parameters() == null) return Optional.empty();
    return header.body().all().stream()
        .filter(part -> part instanceof Expr.Call c && c.name().equals(header.name()))
        .map(part -> Problem.error(part.span(), "graph.recursion", header.name()))
        .findFirst();
  }

  private static boolean isValue(Definition header, Set<String> functions) {
    boolean known = functions.contains(header.name()) || header.name().equals(Builtins.SIGMA);
    if (!known || header.parameters() == null || header.parameters().isEmpty()) return false;
    List<String> parameters = header.parameters().stream().map(Statement.Parameter::name).toList();
    return header.body().all().stream()
        .noneMatch(part -> part instanceof Expr.Name n && parameters.contains(n.name()));
  }

  private static Problem problem(Definition header, Program program) {
    Span span = header.nameSpan();
    String name = program.text().substring(span.start(), span.end());
    int end = header.parameters().getLast().span().end();
    String called = program.text().substring(span.start(), end) + ")";
    Set<String> used = Mentions.names(program.statements());
    String value =
        NAMES.stream().filter(n -> !used.contains(n) && !program.defines(n)).findFirst().orElse("");
    Problem problem =
        Problem.error(span, "syntax.header.value", called, value.isEmpty() ? "value" : value);
    return value.isEmpty() ? problem : problem.withFix(value + " = " + name);
  }
}
