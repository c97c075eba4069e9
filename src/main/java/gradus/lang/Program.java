package gradus.lang;

import java.util.List;

/// What a text says.
///
/// @param text the text as given; every span refers to it
/// @param statements those that could be read, in the order of the text
/// @param problems mistakes of writing, and notices, in the order of the text
public record Program(String text, List<Statement> statements, List<Problem> problems) {
  public Program {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }

  /// Whether a problem is an error, not only a notice.
  public boolean hasErrors() {
    return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }
}
