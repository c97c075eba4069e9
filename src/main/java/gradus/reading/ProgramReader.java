package gradus.reading;

import gradus.indices.Counting;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.Latex;
import gradus.latex.meaning.LatexText;
import gradus.op.catalogue.Ops;
import gradus.plain.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Text to program, in whichever notation the text is, with the functions of the catalogue.
public final class ProgramReader {
  private ProgramReader() {}

  /// Never fails: what cannot be read is a problem of the program.
  public static Program read(String text) {
    return read(text, Ops.names());
  }

  /// As above, where other functions may be called.
  public static Program read(String text, Set<String> functions) {
    return switch (Notation.of(text)) {
      case PLAIN -> Counting.applied(Parser.parse(text, functions));
      case LATEX -> latex(text, functions);
    };
  }

  private static Program latex(String text, Set<String> functions) {
    Program program = Counting.applied(LatexText.read(text, functions));
    // sums over an index are not lowered yet
    return !program.hasErrors() && isIndexed(program)
        ? Parser.parse(text, functions, t -> Latex.words(t, functions))
        : program;
  }

  private static boolean isComparison(Expr expr) {
    return expr instanceof Expr.Binary b && b.operator().tightness() == 0;
  }

  private static boolean isIndexed(Program program) {
    List<Statement> open = new ArrayList<>(program.statements());
    while (!open.isEmpty()) {
      List<Expr> formulas = new ArrayList<>();
      switch (open.removeLast()) {
        case Statement.Bare b -> formulas.add(b.body());
        case Statement.Definition d -> {
          formulas.add(d.body());
          formulas.addAll(d.forms());
        }
        case Statement.Repeat r -> open.addAll(r.body());
      }
      for (Expr formula : formulas) {
        if (formula.all().stream().anyMatch(e -> e instanceof Expr.Over || isComparison(e))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The same program in the language's own notation, where each gate has its place in the text.
  public static Program plain(Program program) {
    return Notation.of(program.text()) == Notation.PLAIN
        ? program
        : read(Notation.PLAIN.text(program));
  }
}
