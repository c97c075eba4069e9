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
import java.util.stream.Collectors;

/// Headers of known functions whose formula speaks of no parameter, `norm(x) = 5`: that is rather
/// the value of the function there than a function with one value everywhere. And headers whose
/// formula calls the function itself.
final class KnownHeaders {
  private KnownHeaders() {}

  /// The program with such headers refused.
  static Program refused(Program program, Set<String> functions) {
    List<Problem> problems = new ArrayList<>();
    for (Statement statement : program.statements()) {
      boolean value = statement instanceof Definition d && isValue(d, functions);
      if (value) problems.add(problem((Definition) statement, program));
      if (statement instanceof Definition d) callOfItself(d).ifPresent(problems::add);
      if (statement instanceof Definition d) conditional(d, program).ifPresent(problems::add);
    }
    if (problems.isEmpty()) return program;
    problems.addAll(0, program.problems());
    return program.with(problems);
  }

  /// Refuses `f(x) = f(x) = x^2`, a function that nobody else may call.
  private static Optional<Problem> callOfItself(Definition header) {
    if (header.parameters() == null) return Optional.empty();
    return header.body().all().stream()
        .filter(part -> part instanceof Expr.Call c && c.name().equals(header.name()))
        .map(part -> Problem.error(part.span(), "graph.recursion", header.name()))
        .findFirst();
  }

  /// Refuses `P(A|B) = 0.2`, which is a name to its writer: the formula speaks of nothing in the
  /// brackets, and a bar parts them.
  private static Optional<Problem> conditional(Definition header, Program program) {
    List<Statement.Parameter> in = header.parameters();
    boolean ordered =
        in != null && in.size() > 1 && in.get(0).span().end() <= in.get(1).span().start();
    if (!ordered) return Optional.empty();
    boolean used = header.body().all().stream().anyMatch(Expr.Name.class::isInstance);
    String text = program.text();
    String between = text.substring(in.get(0).span().end(), in.get(1).span().start()).strip();
    int end = in.getLast().span().end();
    if (used || isSpoken(header, program) || !between.equals("|") || !text.startsWith(")", end)) {
      return Optional.empty();
    }
    Span span = new Span(header.nameSpan().start(), end + 1);
    String name = text.substring(span.start(), header.nameSpan().end());
    String edit =
        name + "_" + in.stream().map(Statement.Parameter::name).collect(Collectors.joining());
    String shown = text.substring(span.start(), span.end());
    return Optional.of(Problem.error(span, "syntax.header.conditional", shown, edit).withFix(edit));
  }

  /// Whether the rest of the text speaks of what stands in a header's brackets.
  private static boolean isSpoken(Definition header, Program program) {
    List<Statement> others = program.statements().stream().filter(s -> s != header).toList();
    Set<String> spoken = Mentions.names(program.statements());
    spoken.addAll(Mentions.defined(others));
    if (Mentions.called(program.statements()).contains(header.name())) return true;
    return header.parameters().stream().anyMatch(p -> spoken.contains(p.name()));
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
    String value = Mentions.unused(program.statements()).orElse("");
    Problem problem =
        Problem.error(span, "syntax.header.value", called, value.isEmpty() ? "value" : value);
    if (value.isEmpty()) return problem;
    if (isSpoken(header, program) || !program.text().startsWith(")", end)) {
      return problem.withFix(value + " = " + name);
    }
    // of what nothing else speaks the formula gives the function's value
    Span whole = new Span(span.start(), end + 1);
    return new Problem(problem.severity(), whole, problem.key(), problem.args(), List.of(value));
  }
}
