package gradus.reading;

import gradus.lang.Printer;
import gradus.lang.Program;
import gradus.latex.LatexPrinter;
import gradus.latex.TypesetName;

/// How a text is written; each text is in one notation.
public enum Notation {
  /// The language's own: `f = x^2`.
  PLAIN,
  /// As in a paper's source: `f = \frac{x}{2}`.
  LATEX;

  /// LaTeX is told by a backslash command, `_{`, `^{` or `$…$`, comments aside.
  public static Notation of(String text) {
    boolean comment = false;
    for (int i = 0; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      char next = text.charAt(i + 1);
      comment = c == '#' || (comment && c != '\n' && c != '\r');
      if (comment) continue;
      boolean command = c == '\\' && !Character.isWhitespace(next);
      boolean script = (c == '_' || c == '^') && next == '{';
      boolean display = c == '$' && (next == '$' || text.indexOf('$', i + 1) > 0);
      if (command || script || display) return LATEX;
    }
    return PLAIN;
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
      case PLAIN -> Printer.text(program);
      case LATEX -> LatexPrinter.text(program);
    };
  }
}
