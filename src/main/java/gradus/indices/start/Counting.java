package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Rewriting;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where counting starts in a program with indices. `x[i]` counts from 1 as on a blackboard, unless
/// an entry numbered 0, or a range from 0, shows that this tensor counts from 0; tensors that share
/// an index share it. A reader calls it once, when the whole program is read, whatever starts it
/// gave its [Expr.Index]: they are all decided here.
public final class Counting {
  private final Program program;
  private final Starts starts;

  private Counting(Program program) {
    this.program = program;
    starts = Starts.of(program);
  }

  /// Of a program whose reader gave an entry as on a blackboard, x₁, the start 1, and 0 to a label
  /// and to a place in square brackets.
  public static Program applied(Program program) {
    if (!hasEntries(program.statements())) return program;
    return new Counting(program).run();
  }

  private static boolean hasEntries(List<Statement> statements) {
    return statements.stream()
        .anyMatch(s ->
            switch (s) {
              case Statement.Definition d ->
                  isEntered(d.body()) || d.forms().stream().anyMatch(Counting::isEntered);
              case Statement.Bare b -> isEntered(b.body());
              case Statement.Repeat r -> hasEntries(r.body());
            });
  }

  private static boolean isEntered(Expr formula) {
    return formula.has(Expr.Index.class::isInstance);
  }

  private Program run() {
    List<Problem> refused = NumberedByInput.of(program, starts);
    if (!starts.matter() && refused.isEmpty()) return program;
    List<Problem> problems = new ArrayList<>(program.problems());
    problems.addAll(refused);
    problems.addAll(starts.notices());
    problems.sort(Comparator.comparingInt(p -> p.span().start()));
    List<Statement> statements = Rewriting.of(program.statements(), this::counted);
    return program.with(statements, problems);
  }

  /// An entry counted from where it starts.
  private Expr counted(Expr part, Expr now) {
    return part instanceof Expr.Index old && starts.of(old) != old.start()
        ? ((Expr.Index) now).from(starts.of(old))
        : now;
  }
}
