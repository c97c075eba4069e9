package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The formulas of a program, those in blocks and further forms too.
final class StatedFormulas {
  private StatedFormulas() {}

  static List<Expr> of(List<Statement> statements) {
    List<Expr> all = new ArrayList<>();
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Bare b -> all.add(b.body());
        case Statement.Definition d -> {
          all.add(d.body());
          all.addAll(d.forms());
        }
        case Statement.Repeat r -> all.addAll(of(r.body()));
      }
    }
    return all;
  }

  /// A program of which more is said, in the order of the text.
  static Program told(Program program, List<Problem> more) {
    if (more.isEmpty()) return program;
    List<Problem> problems = new ArrayList<>(program.problems());
    problems.addAll(more);
    problems.sort(Comparator.comparingInt(p -> p.span().start()));
    return program.with(problems);
  }
}
