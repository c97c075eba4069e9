package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Comparisons that are a whole statement beside formulas, `y = x^2, x > 0`: a sentence says by one
/// where its formula holds, and a program would make it the output. The same of a further case, `x
/// (x > 0), 0 (x ≤ 0)`.
final class BareConditions {
  /// Words between a case and its condition.
  private static final Set<String> WORDS = Set.of("if", "when", "otherwise", "else");

  /// Words that a condition follows, behind a formula.
  private static final Set<String> BEHIND = Set.of("for", "with");

  private BareConditions() {}

  /// The program with such statements refused.
  static Program refused(Program program) {
    Program told = withWordsTold(program);
    if (told != program) return told;
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
    return program.with(problems);
  }

  /// The program with `if` and `otherwise` refused where they would be inputs.
  private static Program withWordsTold(Program program) {
    List<Problem> problems = new ArrayList<>(program.problems());
    for (Statement statement : program.statements()) {
      Expr body =
          switch (statement) {
            case Statement.Bare b -> b.body();
            case Statement.Definition d -> d.body();
            case Statement.Repeat _ -> null;
          };
      if (body == null) continue;
      Expr.Name behind = null;
      for (Expr part : body.all()) {
        if (!(part instanceof Expr.Name n)) continue;
        boolean within = WORDS.contains(n.name());
        if (!within && !BEHIND.contains(n.name()) || program.defines(n.name())) continue;
        if (within) problems.add(Problem.error(n.span(), "syntax.cases", n.name()));
        if (!within && behind == null) behind = n;
      }
      if (behind != null) problems.add(behind(behind, body.span(), program.text()));
    }
    return problems.size() == program.problems().size() ? program : program.with(problems);
  }

  /// Refuses what stands behind a formula from a word on, `x^2 for x > 0`.
  private static Problem behind(Expr.Name word, Span body, String text) {
    Span span =
        word.span().union(new Span(word.span().end(), Math.max(body.end(), word.span().end())));
    int start = span.start();
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    String shown = text.substring(span.start(), span.end());
    return Problem.error(new Span(start, span.end()), "syntax.condition.behind", shown).withFix("");
  }

  private static boolean isFormula(Statement statement) {
    return statement instanceof Statement.Definition d
        && (d.parameters() != null || d.body().has(Expr.Name.class::isInstance));
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
    Expr signed = expr instanceof Expr.Negate n ? n.operand() : expr;
    return signed instanceof Expr.Binary b
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
