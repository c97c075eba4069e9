package gradus.lang;

import java.util.List;
import java.util.Set;

/// What a text says.
///
/// @param text the text as given; every span refers to it
/// @param statements those that could be read, in the order of the text
/// @param problems mistakes of writing, and notices, in the order of the text
/// @param open functions that are called and defined nowhere, which the text may do as long as it
///   gives nothing a value: their gates are told about in symbols
public record Program(
    String text, List<Statement> statements, List<Problem> problems, Set<String> open) {
  public Program {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
    open = Set.copyOf(open);
  }

  /// A program whose functions are all known.
  public Program(String text, List<Statement> statements, List<Problem> problems) {
    this(text, statements, problems, Set.of());
  }

  /// Whether a statement gives a name a value, or a parameter has it.
  public boolean defines(String name) {
    return defines(name, statements);
  }

  private static boolean defines(String name, List<Statement> statements) {
    return statements.stream()
        .anyMatch(s ->
            switch (s) {
              case Statement.Bare _ -> false;
              case Statement.Repeat r -> defines(name, r.body());
              case Statement.Definition d ->
                  d.name().equals(name)
                      || d.parameters() != null
                          && d.parameters().stream().anyMatch(p -> p.name().equals(name));
            });
  }

  /// Whether a problem is an error, not only a notice.
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
