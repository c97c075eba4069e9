package gradus.reading;

import gradus.lang.LatexMarks;
import gradus.lang.Program;
import gradus.latex.LatexProgram;
import gradus.latex.TypesetName;

/// How a text is written; each text is in one notation.
public enum Notation {
  /// The language's own: `f = x^2`.
  PLAIN,
  /// As in a paper's source: `f = \frac{x}{2}`.
  LATEX;

  /// LaTeX is told by its marks.
  public static Notation of(String text) {
    return LatexMarks.in(text) ? LATEX : PLAIN;
  }

  /// A name as this notation writes it.
  public String name(String name) {
    return switch (this) {
      case PLAIN -> name;
      case LATEX -> TypesetName.of(name);
    };
  }

  /// A program as this notation writes it; reading it back gives the same graph.
  public String text(Program program) {
    return switch (this) {
      case PLAIN -> Recounted.text(program);
      case LATEX -> LatexProgram.text(program);
    };
  }
}
