package gradus.indices.start;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
    return new Counting(program).run();
  }

  private Program run() {
    if (!starts.matter()) return program;
    List<Problem> problems = new ArrayList<>(program.problems());
    problems.addAll(starts.notices());
    problems.sort(Comparator.comparingInt(p -> p.span().start()));
    return new Program(program.text(), statements(program.statements()), problems, program.open());
  }

  private List<Statement> statements(List<Statement> statements) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : statements) {
      all.add(
          switch (statement) {
            case Statement.Bare b -> new Statement.Bare(b.span(), counted(b.body()));
            case Statement.Definition d ->
                new Statement.Definition(
                    d.span(),
                    d.nameSpan(),
                    d.name(),
                    d.parameters(),
                    counted(d.body()),
                    d.forms().stream().map(this::counted).toList());
            case Statement.Repeat r ->
                new Statement.Repeat(r.span(), r.count(), statements(r.body()));
          });
    }
    return all;
  }

  /// The same formula, its entries counted from where they start.
  private Expr counted(Expr formula) {
    Deque<Expr> done = new ArrayDeque<>();
    for (Expr part : formula.all().reversed()) {
      List<Expr> parts = new ArrayList<>();
      boolean same = true;
      for (Expr before : part.parts().reversed()) {
        Expr now = done.pop();
        same &= now == before;
        parts.addFirst(now);
      }
      Expr now = same ? part : part.with(parts);
      done.push(
          part instanceof Expr.Index old && starts.of(old) != old.start()
              ? ((Expr.Index) now).from(starts.of(old))
              : now);
    }
    return done.pop();
  }
}
