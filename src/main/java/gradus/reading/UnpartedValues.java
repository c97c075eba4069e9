package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A value right behind a formula, `f(x) = x^2 + 2 x = 3`: it would be a check of the formula and
/// the name a factor, which then had no value.
final class UnpartedValues {
  private final Program program;
  private Set<String> open;

  private UnpartedValues(Program program) {
    this.program = program;
  }

  /// The program with such values refused.
  static Program refused(Program program) {
    if (program.hasErrors()) return program;
    UnpartedValues values = new UnpartedValues(program);
    List<Problem> problems = new ArrayList<>();
    for (Statement statement : program.statements()) {
      if (statement instanceof Statement.Definition d && d.forms().size() == 1) {
        Expr.Binary last = last(d.body());
        boolean value = isNumber(d.forms().getFirst()) || last != null && isStop(last);
        if (!value) last = null;
        if (last != null && values.isOpen(last)) problems.add(values.problem(last));
      }
    }
    return StatedFormulas.told(program, problems);
  }

  private Problem problem(Expr.Binary product) {
    int end = product.left().span().end();
    Span gap = new Span(isStop(product) ? end - 1 : end, product.right().span().start());
    return Problem.error(gap, "syntax.separator").withFix(", ");
  }

  private boolean isOpen(Expr.Binary product) {
    int end = product.left().span().end();
    int start = product.right().span().start();
    return (end < start || isStop(product))
        && program.text().substring(end, start).isBlank()
        && product.right() instanceof Expr.Name n
        && open().contains(n.name());
  }

  /// Names without a value; found where a product is in doubt, as most programs have none.
  private Set<String> open() {
    if (open == null) {
      ProgramNames names = new ProgramNames(program);
      open = new HashSet<>(names.unknown().keySet());
      open.addAll(names.waiting().keySet());
    }
    return open;
  }

  /// Whether a point ends the sentence rather than the number, `x = 5.y = 3`.
  private static boolean isStop(Expr.Binary product) {
    return product.left() instanceof Expr.Num n
        && n.text().endsWith(".")
        && n.span().end() == product.right().span().start();
  }

  private static boolean isNumber(Expr form) {
    return switch (form) {
      case Expr.Num _, Expr.Array _ -> true;
      case Expr.Negate n -> n.operand() instanceof Expr.Num;
      case Expr.Name _, Expr.Binary _, Expr.Call _, Expr.Index _, Expr.Over _ -> false;
    };
  }

  /// The product that a formula ends with; null where it ends otherwise.
  private static Expr.Binary last(Expr formula) {
    Expr last = formula;
    while (last instanceof Expr.Binary b && b.operator() != Operator.BESIDE) {
      last = b.right();
    }
    return last instanceof Expr.Binary b ? b : null;
  }
}
