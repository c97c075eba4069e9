package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Reading;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;

/// Powers that are in doubt as they are typed: `√x²`, whose root may reach over the power, and
/// `10-7`, a power of ten that lost its place when it was copied.
final class DoubtfulPowers {
  /// A power of ten with more digits is no number.
  private static final int MOST_DIGITS = 2;

  private final Program program;
  private final boolean latex;
  private final List<Problem> problems = new ArrayList<>();

  private DoubtfulPowers(Program program) {
    this.program = program;
    latex = LatexMarks.in(program.text());
  }

  /// The program with what is said of them.
  static Program told(Program program) {
    DoubtfulPowers doubts = new DoubtfulPowers(program);
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        if (part instanceof Expr.Binary b) doubts.root(b);
        if (part instanceof Expr.Binary b) doubts.ten(b);
        if (part instanceof Expr.Binary b) doubts.natural(b);
      }
    }
    return StatedFormulas.told(program, doubts.problems);
  }

  private String written(int start, int end) {
    return program.text().substring(start, end);
  }

  /// Refuses the power of a root that no bracket keeps from reaching over it.
  private void root(Expr.Binary power) {
    boolean raised =
        power.operator() == Operator.POWER
            && power.right() instanceof Expr.Num
            && power.left() instanceof Expr.Call;
    if (!raised) return;
    Expr.Call root = (Expr.Call) power.left();
    boolean sign = written(root.nameSpan().start(), root.nameSpan().end()).equals("√");
    if (!sign || root.arguments().size() != 1) return;
    Expr under = root.arguments().getFirst();
    boolean bare =
        (under instanceof Expr.Name || under instanceof Expr.Num || under instanceof Expr.Index)
            && power.span().start() == root.nameSpan().start()
            && root.nameSpan().end() == under.span().start();
    if (!bare) return;
    Span span = power.span().union(power.right().span());
    String inside = written(under.span().start(), span.end());
    String outside = written(under.span().end(), span.end());
    String all = "√(" + inside + ")";
    String first = "(√" + written(under.span().start(), under.span().end()) + ")" + outside;
    problems.add(
        Problem.error(span, "syntax.root", written(span.start(), span.end()), all, first)
            .withEdits(all, first));
  }

  /// Tells of 10 less a whole number, without white space between.
  private void ten(Expr.Binary difference) {
    if (difference.operator() != Operator.SUBTRACT) return;
    Expr first = difference.right();
    while (first instanceof Expr.Binary b && b.operator() == Operator.BESIDE) {
      first = b.left();
    }
    if (!(first instanceof Expr.Num less) || !isWhole(less)) return;
    Expr last = difference.left();
    while (last instanceof Expr.Binary b && b.operator() != Operator.POWER) {
      last = b.right();
    }
    if (!(last instanceof Expr.Num ten) || !ten.text().equals("10")) return;
    int from = ten.span().start();
    int end = less.span().end();
    boolean close =
        ten.span().end() + 1 == less.span().start()
            && written(from, from + 2).equals("10")
            && (from == 0 || !Character.isLetterOrDigit(written(from - 1, from).charAt(0)));
    boolean over =
        end == program.text().length() || !Character.isLetterOrDigit(program.text().charAt(end));
    if (!close || !over) return;
    String power = latex ? "10^{-" + less.text() + "}" : "10^-" + less.text();
    String shown = written(from, end);
    boolean alone = last == difference.left() && first == difference.right();
    String read = alone ? Long.toString(10 - (long) less.value()) : "10 - " + less.text();
    problems.add(Reading.SUBTRACTED.notice(new Span(from, end), power, shown, read, power));
  }

  /// Refuses `e-x` without white space in LaTeX, which may be e^{-x} that lost its place.
  private void natural(Expr.Binary difference) {
    if (!latex || difference.operator() != Operator.SUBTRACT) return;
    Expr last = difference.left();
    while (last instanceof Expr.Binary b && b.operator() != Operator.POWER) {
      last = b.right();
    }
    Expr less = difference.right();
    boolean lost =
        last instanceof Expr.Name e
            && e.name().equals("e")
            && !program.defines("e")
            && less instanceof Expr.Name
            && last.span().end() + 1 == less.span().start();
    if (!lost) return;
    Span span = last.span().union(less.span());
    String name = written(less.span().start(), less.span().end());
    String power = "e^{-" + name + "}";
    problems.add(
        Problem.error(span, "syntax.power", written(span.start(), span.end()), power, "e - " + name)
            .withEdits(power, "e - " + name));
  }

  private static boolean isWhole(Expr.Num number) {
    return number.text().length() <= MOST_DIGITS
        && number.text().chars().allMatch(Character::isDigit);
  }
}
