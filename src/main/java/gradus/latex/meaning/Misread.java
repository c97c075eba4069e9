package gradus.latex.meaning;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree;

/// A statement that cannot be read, thrown to where its reading began.
final class Misread extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Misread(Problem problem) {
    super(problem.key(), null, false, false);
    this.problem = problem;
  }

  /// With the sentence of a key.
  static Misread of(Span span, String key, Object... args) {
    return new Misread(Problem.error(span, key, args));
  }

  /// Two powers on one base, `x^{2}^{3}`, of which the first is raised.
  static Misread powers(LatexTree above, Span first, Context context) {
    String edit = "\\left(" + context.written(first) + "\\right)^" + context.written(above.span());
    Problem problem = Problem.error(first.union(above.span()), "latex.powers");
    return new Misread(problem.withFix(edit));
  }

  Problem problem() {
    return problem;
  }
}
