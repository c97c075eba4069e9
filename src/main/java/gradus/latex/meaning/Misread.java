package gradus.latex.meaning;

import gradus.lang.Problem;
import gradus.lang.Span;

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

  Problem problem() {
    return problem;
  }
}
