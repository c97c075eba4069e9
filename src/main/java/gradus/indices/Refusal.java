package gradus.indices;

import gradus.lang.Problem;
import gradus.lang.Span;

/// Ends the search for a formula, from wherever it is, with the reason.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refusal(Span span, String key, Object... args) {
    super(key, null, false, false);
    problem = Problem.error(span, key, args);
  }

  Problem problem() {
    return problem;
  }
}
