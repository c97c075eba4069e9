package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `x[k+1]` in a sum over k of a text in LaTeX, where square brackets around what is computed are
/// brackets: an entry is meant, which is `x_{k+1}` there.
final class BracketedIndices {
  private BracketedIndices() {}

  /// The program with such products refused.
  static Program refused(Program program) {
    if (!LatexMarks.in(program.text())) return program;
    List<Problem> problems = new ArrayList<>();
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        if (!(part instanceof Expr.Over over)) continue;
        Set<String> indices =
            over.binders().stream().map(Expr.Binder::index).collect(Collectors.toSet());
        for (Expr inner : over.body().all()) {
          Problem problem = problem(inner, indices, program.text());
          if (problem != null && !problems.contains(problem)) problems.add(problem);
        }
      }
    }
    return StatedFormulas.told(program, problems);
  }

  private static Problem problem(Expr product, Set<String> indices, String text) {
    if (!(product instanceof Expr.Binary b) || b.operator() != Operator.BESIDE) return null;
    Expr last = b.left();
    while (last instanceof Expr.Binary inner && inner.operator() == Operator.BESIDE) {
      last = inner.right();
    }
    boolean runs =
        b.right().all().stream()
            .anyMatch(e -> e instanceof Expr.Name n && indices.contains(n.name()));
    if (!(last instanceof Expr.Name name) || !runs) return null;
    int open = name.span().end();
    int close = text.indexOf(']', open);
    if (!text.startsWith("[", open) || close < 0) return null;
    String inside = text.substring(open + 1, close);
    Span span = new Span(name.span().start(), close + 1);
    String entry = text.substring(span.start(), open) + "_{" + inside + "}";
    String shown = text.substring(span.start(), span.end());
    return Problem.error(span, "latex.index.bracket", shown, entry).withFix(entry);
  }
}
