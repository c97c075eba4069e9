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
/// @param updates steps of descent, which are no gates, in the order of the text
public record Program(
    String text,
    List<Statement> statements,
    List<Problem> problems,
    Set<String> open,
    List<Update> updates) {
  public Program {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
    open = Set.copyOf(open);
    updates = List.copyOf(updates);
  }

  /// An update rule: a parameter moves against the gradient of a loss, `w := w - eta*grad(L, w)`.
  ///
  /// @param parameter what moves, by its name in the program
  /// @param loss whose gradient it is, by its name in the program
  /// @param rate one formula, of names that it gives no value; a 1 where none is written
  public record Update(Span span, String parameter, String loss, Program rate) {}

  /// A program whose functions are all known.
  public Program(String text, List<Statement> statements, List<Problem> problems) {
    this(text, statements, problems, Set.of(), List.of());
  }

  /// The same text with other statements, or more to say of it.
  public Program with(List<Statement> other, List<Problem> said) {
    return new Program(text, other, said, open, updates);
  }

  /// The same text with more to say of it.
  public Program with(List<Problem> said) {
    return with(statements, said);
  }

  /// The same as a part of another text, in which every place is the same.
  public Program in(String whole, List<Problem> said) {
    return new Program(whole, statements, said, open, updates);
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
