package gradus.reading;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.LatexMarks;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.List;

/// Shares in per cent that are added to something, `bill + 15%`: everybody speaks of a share of the
/// bill, and as numbers they are 0.15 more. Of 1, and of other shares, both are the same.
final class Shares {
  /// Of a sum of shares.
  private static final int MOST_TERMS = 20;

  private final Program program;
  private final ProgramNames names;
  private final boolean latex;
  private final List<Problem> problems = new ArrayList<>();

  private Shares(Program program) {
    this.program = program;
    names = new ProgramNames(program);
    latex = LatexMarks.in(program.text());
  }

  /// The program with such sums refused.
  static Program refused(Program program) {
    if (program.text().indexOf('%') < 0 && program.text().indexOf('％') < 0) return program;
    Shares shares = new Shares(program);
    for (Expr formula : StatedFormulas.of(program.statements())) {
      for (Expr part : formula.all()) {
        if (part instanceof Expr.Binary b) shares.sum(b);
        if (part instanceof Expr.Binary b) shares.of(b);
      }
    }
    return StatedFormulas.told(program, shares.problems);
  }

  private String written(Span span) {
    return program.text().substring(span.start(), span.end());
  }

  private void sum(Expr.Binary sum) {
    boolean less = sum.operator() == Operator.SUBTRACT;
    if (!less && sum.operator() != Operator.ADD) return;
    if (!isShare(sum.right()) || isOfShares(sum.left())) return;
    Span span = new Span(sum.left().span().start(), sum.right().span().end());
    String whole = program.text().substring(span.start(), sum.left().span().end());
    boolean one =
        sum.left() instanceof Expr.Name
            || sum.left() instanceof Expr.Num
            || sum.left() instanceof Expr.Call;
    String sign = less ? " - " : " + ";
    String times = latex ? " \\cdot " : "*";
    String percent = written(sum.right().span());
    String part = (one ? whole : "(" + whole + ")") + times + "(1" + sign + percent + ")";
    String added = whole + sign + number(sum.right()).text() + (latex ? "" : "/100");
    problems.add(
        Problem.error(span, "syntax.share", written(span), percent, part, added)
            .withEdits(part, added));
  }

  /// Refuses `20% of x`, whose word would be a factor.
  private void of(Expr.Binary product) {
    boolean said =
        product.operator() == Operator.BESIDE
            && product.left() instanceof Expr.Binary left
            && left.operator() == Operator.BESIDE
            && isShare(left.left())
            && left.right() instanceof Expr.Name;
    if (!said) return;
    Expr.Name word = (Expr.Name) ((Expr.Binary) product.left()).right();
    if (!word.name().equals("of") || names.isDefined("of")) return;
    problems.add(Problem.error(word.span(), "syntax.share.of", "*").withFix("*"));
  }

  /// Whether it is a number with the sign behind it.
  private boolean isShare(Expr expr) {
    return number(expr) != null;
  }

  /// The number of a share: before its sign, which stands for the hundred that divides it, or with
  /// it where LaTeX is read; null where it is none.
  private Expr.Num number(Expr expr) {
    return switch (expr) {
      case Expr.Binary b
          when b.operator() == Operator.DIVIDE
              && b.left() instanceof Expr.Num n
              && b.right() instanceof Expr.Num hundred
              && hundred.text().equals("100")
              && hundred.span().length() == 1 ->
          n;
      case Expr.Num n when latex && written(n.span()).endsWith("%") -> n;
      case Expr.Num _, Expr.Name _, Expr.Array _, Expr.Negate _, Expr.Binary _ -> null;
      case Expr.Call _, Expr.Index _, Expr.Over _ -> null;
    };
  }

  private boolean isOfShares(Expr expr) {
    Expr rest = expr;
    for (int i = 0; i < MOST_TERMS; i++) {
      boolean sum =
          rest instanceof Expr.Binary b
              && (b.operator() == Operator.ADD || b.operator() == Operator.SUBTRACT);
      if (!sum) return isShareOrOne(rest);
      if (!isShareOrOne(((Expr.Binary) rest).right())) return false;
      rest = ((Expr.Binary) rest).left();
    }
    return false;
  }

  private boolean isShareOrOne(Expr expr) {
    return isShare(expr) || expr instanceof Expr.Num n && n.value() == 1;
  }
}
