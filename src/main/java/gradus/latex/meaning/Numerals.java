package gradus.latex.meaning;

import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.latex.tree.LatexTree;
import gradus.latex.tree.TexSign;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Numbers that are written with a sign behind them or below another.
final class Numerals {
  private static final int MOST = 170;

  private Numerals() {}

  /// `5!` and `10\%`.
  static Expr after(TexSign sign, Expr operand, Span span) {
    if (sign == TexSign.PERCENT && operand instanceof Expr.Num n) {
      return number(span, new BigDecimal(n.text()).movePointLeft(2));
    }
    Integer whole = sign == TexSign.FACTORIAL ? whole(operand) : null;
    if (whole == null || whole > MOST) throw Misread.of(span, "latex.factorial");
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= whole; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return number(span, new BigDecimal(product));
  }

  /// How many ways there are to choose, as a number.
  static Expr binomial(Expr of, Expr choose, Span span) {
    Integer n = whole(of);
    Integer k = whole(choose);
    if (n == null || k == null || n > MOST) throw Misread.of(span, "latex.factorial");
    BigInteger ways = k > n ? BigInteger.ZERO : BigInteger.ONE;
    for (int i = 1; i <= Math.min(k, n); i++) {
      ways = ways.multiply(BigInteger.valueOf(n - i + 1)).divide(BigInteger.valueOf(i));
    }
    return number(span, new BigDecimal(ways));
  }

  private static Integer whole(Expr expr) {
    return expr instanceof Expr.Num n && n.text().matches("\\d{1,4}")
        ? Integer.valueOf(n.text())
        : null;
  }

  private static Expr number(Span span, BigDecimal value) {
    String text =
        value.precision() > 17
            ? Double.toString(value.doubleValue()).replace("E", "e")
            : value.toPlainString();
    return new Expr.Num(span, value.doubleValue(), text);
  }

  /// Refuses two numbers side by side, which may be one: `12\;000`, `2\frac{1}{2}`.
  static void requireApart(Context context, LatexTree left, LatexTree right) {
    if (!(left instanceof LatexTree.Digits number)) return;
    Span span = left.span().union(right.span());
    String shown = context.shown(span);
    String first = context.written(left.span());
    String product = first + " \\cdot " + context.written(right.span());
    if (right instanceof LatexTree.Digits d) {
      String one = number.text() + d.text();
      boolean group = number.text().matches("\\d{1,3}") && d.text().matches("\\d{3}(\\.\\d*)?");
      throw new Misread(
          group
              ? Problem.error(span, "syntax.number.spaced", shown, one, product)
                  .withEdits(one, product)
              : Problem.error(right.span(), "syntax.adjacent", first, context.shown(right.span())));
    }
    boolean mixed =
        right instanceof LatexTree.Fraction f && isProper(f) && number.text().matches("\\d+");
    if (!mixed) return;
    String sum = "\\left(" + first + " + " + context.written(right.span()) + "\\right)";
    throw new Misread(
        Problem.error(span, "syntax.mixed", shown, sum, product).withEdits(sum, product));
  }

  /// Whether a fraction is one of whole numbers and less than 1.
  private static boolean isProper(LatexTree.Fraction f) {
    Integer above = whole(f.above());
    Integer below = whole(f.below());
    return f.line() && above != null && below != null && 0 < above && above < below;
  }

  private static Integer whole(LatexTree.Strip strip) {
    String flat = ScriptNames.flat(strip);
    return flat != null && flat.matches("\\d{1,4}") ? Integer.valueOf(flat) : null;
  }

  /// `1.5 \times 10^{-3}` is one number; null when it is not so written.
  static Expr scientific(LatexTree.Digits digits, LatexTree ten) {
    boolean power =
        ten instanceof LatexTree.Scripted s
            && s.base() instanceof LatexTree.Digits d
            && d.text().equals("10")
            && s.below() == null
            && s.above().size() == 1;
    if (!power || digits.text().matches(".*[eE].*")) return null;
    String exponent = ScriptNames.flat(((LatexTree.Scripted) ten).above().getFirst());
    if (exponent == null || !exponent.matches("[+-]?\\d{1,3}")) return null;
    String text = digits.text() + "e" + exponent;
    double value = Double.parseDouble(text);
    return Double.isInfinite(value)
        ? null
        : new Expr.Num(digits.span().union(ten.span()), value, text);
  }
}
