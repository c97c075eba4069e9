package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;

/// Ends the search for a formula, from wherever it is, with the reason.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient Expr.Index picked;

  Refusal(Span span, String key, Object... args) {
    this(Problem.error(span, key, args), null);
  }

  Refusal(Problem problem) {
    this(problem, null);
  }

  private Refusal(Problem problem, Expr.Index picked) {
    super(problem.key(), null, false, false);
    this.problem = problem;
    this.picked = picked;
  }

  /// That an entry is picked which its tensor does not have.
  static Refusal outside(Expr.Index picked, String key, Object... args) {
    return new Refusal(Problem.error(picked.span(), key, args), picked);
  }

  /// The same, said of the end of a range that goes there, with the end that does not.
  Refusal at(Span end, String fitting) {
    Problem there = Problem.error(end, problem.key(), problem.args().toArray());
    return new Refusal(there.withFix(fitting), null);
  }

  /// The entry that does not exist, while no range is known to go there; null otherwise.
  Expr.Index picked() {
    return picked;
  }

  Problem problem() {
    return problem;
  }
}
