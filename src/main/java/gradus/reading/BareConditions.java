package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.List;

/// Comparisons that are a whole statement beside formulas, `y = x^2, x > 0`: a sentence says by one
/// where its formula holds, and a program would make it the output. The same of a further case, `x
/// (x > 0), 0 (x ≤ 0)`.
final class BareConditions {
  private BareConditions() {}

  /// The program with such statements refused.
  static Program refused(Program program) {
    if (program.statements().stream().noneMatch(BareConditions::isFormula)) return program;
    List<Problem> problems = new ArrayList<>();
    boolean cases = false;
    for (Statement statement : program.statements()) {
      if (cases && statement instanceof Statement.Bare b && isCase(b.body())) {
        String shown = program.text().substring(b.span().start(), b.span().end());
        problems.add(Problem.error(b.span(), "syntax.cases", shown));
      }
      cases |= statement instanceof Statement.Definition d && isCase(d.body());
      if (!(statement instanceof Statement.Bare b) || !compares(b.body())) continue;
      String shown = program.text().substring(b.span().start(), b.span().end());
      Span whole = withSeparator(program.text(), b.span());
      problems.add(Problem.error(whole, "syntax.condition", shown).withFix(""));
    }
    if (problems.isEmpty()) return program;
    problems.addAll(0, program.problems());
    return new Program(program.text(), program.statements(), problems, program.open());
  }

  private static boolean isFormula(Statement statement) {
    return statement instanceof Statement.Definition d
        && (d.parameters() != null
            || d.body().all().stream().anyMatch(Expr.Name.class::isInstance));
  }

  /// The statement with what parts it from the one before it, or else from the next.
  private static Span withSeparator(String text, Span span) {
    int start = span.start();
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    if (start > 0 && ",;\n".indexOf(text.charAt(start - 1)) >= 0) {
      return new Span(start - 1, span.end());
    }
    int end = span.end();
    while (end < text.length() && " ,;".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return new Span(span.start(), end);
  }

  /// Whether it is a formula with its condition in brackets behind it, `x (x > 0)`.
  private static boolean isCase(Expr expr) {
    return expr instanceof Expr.Binary b
        && (b.operator() == Operator.BESIDE
            || b.operator() == Operator.PRODUCT
            || b.operator() == Operator.MULTIPLY)
        && b.right() instanceof Expr.Binary condition
        && condition.operator().tightness() == 0;
  }

  private static boolean compares(Expr expr) {
    return expr instanceof Expr.Binary b
        && (b.operator().tightness() == 0
            || b.operator() == Operator.MULTIPLY && compares(b.left()) && compares(b.right()));
  }
}
