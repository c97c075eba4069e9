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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// `x[k+1]` in a sum over k of a text in LaTeX, and `x[n-1]` of a vector, where square brackets
/// around what is computed are brackets: an entry is meant, which is `x_{k+1}` there.
final class BracketedIndices {
  private BracketedIndices() {}

  /// The program with such products refused.
  static Program refused(Program program) {
    if (!LatexMarks.in(program.text())) return program;
    List<Problem> problems = new ArrayList<>();
    ProgramNames names = new ProgramNames(program);
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        Problem entry = problem(part, (tensor, at) -> isPlace(tensor, at, names), program.text());
        if (entry != null && !problems.contains(entry)) problems.add(entry);
        if (!(part instanceof Expr.Over over)) continue;
        Set<String> indices =
            over.binders().stream().map(Expr.Binder::index).collect(Collectors.toSet());
        for (Expr inner : over.body().all()) {
          Problem problem = problem(inner, (tensor, at) -> isRunning(at, indices), program.text());
          if (problem != null && !problems.contains(problem)) problems.add(problem);
        }
      }
    }
    return StatedFormulas.told(program, problems);
  }

  private static boolean isRunning(Expr at, Set<String> indices) {
    return at.all().stream().anyMatch(e -> e instanceof Expr.Name n && indices.contains(n.name()));
  }

  /// Whether numbers and names that are no tensors, added, tell the place of an entry of one.
  private static boolean isPlace(Expr.Name tensor, Expr at, ProgramNames names) {
    return names.isTensor(tensor.name())
        && at.all().stream()
            .allMatch(e ->
                switch (e) {
                  case Expr.Num n -> n.whole() != null;
                  case Expr.Name n -> names.isDefined(n.name()) && !names.isTensor(n.name());
                  case Expr.Binary b ->
                      b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT;
                  case Expr.Array _, Expr.Negate _, Expr.Call _, Expr.Index _, Expr.Over _ -> false;
                });
  }

  private static Problem problem(Expr product, BiPredicate<Expr.Name, Expr> isEntry, String text) {
    if (!(product instanceof Expr.Binary b) || b.operator() != Operator.BESIDE) return null;
    Expr last = b.left();
    while (last instanceof Expr.Binary inner && inner.operator() == Operator.BESIDE) {
      last = inner.right();
    }
    if (!(last instanceof Expr.Name name) || !isEntry.test(name, b.right())) return null;
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
