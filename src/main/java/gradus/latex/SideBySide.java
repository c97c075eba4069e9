package gradus.latex;

import gradus.lang.Builtins;
import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Units;

/// Whether factors may stand side by side without a sign.
final class SideBySide {
  private SideBySide() {}

  /// What stands between two factors that are looked at.
  enum Joint {
    NOTHING,
    CROSS,
    DOT
  }

  /// Nothing between letters, a cross between two numbers and beside a word, as in the sum of a
  /// bill, else a dot.
  static Joint between(Expr left, Expr right) {
    if (isClearToEye(left, right)) return Joint.NOTHING;
    boolean numbers = isNumber(factor(left)) && isNumber(first(right));
    return numbers || isWord(factor(left)) || isWord(right) ? Joint.CROSS : Joint.DOT;
  }

  private static boolean isNumber(Expr expr) {
    return expr instanceof Expr.Num
        || expr instanceof Expr.Negate negate && negate.operand() instanceof Expr.Num;
  }

  /// Whether two factors may stand side by side without a sign and still be read as a product; a
  /// number beside the sign of a unit reads as a value with its unit.
  static boolean isClear(Expr left, Expr right) {
    if (!(first(right) instanceof Expr.Name name)) return false;
    boolean measured = left instanceof Expr.Num && Units.mayBe(name.name());
    return !measured && !isSigma(last(left));
  }

  /// The same where nothing is read back: a name may be transposed, too.
  static boolean isClearToEye(Expr left, Expr right) {
    boolean transposed = right instanceof Expr.Call call && LatexPrinter.isPostfix(call);
    Expr beside = first(transposed ? ((Expr.Call) right).arguments().getFirst() : right);
    Expr last = factor(left);
    boolean one = last instanceof Expr.Num number && number.value() == 1;
    boolean entry = beside instanceof Expr.Index index && index.target() instanceof Expr.Name;
    boolean bars = beside instanceof Expr.Call call && call.name().equals("norm");
    boolean barred = last instanceof Expr.Call call && isBarred(call);
    if (bars && !barred && !one && !isSigma(last) && !isWord(last)) return true;
    boolean letter = entry || beside instanceof Expr.Name || LatexPrinter.isExponential(beside);
    return letter && !one && !isSigma(last) && !isWord(last) && !isWord(beside);
  }

  private static boolean isBarred(Expr.Call call) {
    return call.name().equals("norm") || call.name().equals("abs");
  }

  private static boolean isSigma(Expr factor) {
    return factor instanceof Expr.Name name && name.name().equals(Builtins.SIGMA);
  }

  /// Whether one of two factors is a word: side by side they would read as one name.
  static boolean areWords(Expr left, Expr right) {
    Expr last = left;
    while (last instanceof Expr.Binary b && isProductOfMatrices(b.operator())) {
      last = b.right();
    }
    return isWord(last) || isWord(right);
  }

  private static boolean isProductOfMatrices(Operator operator) {
    return isProduct(operator) || operator == Operator.MATMUL;
  }

  /// Whether a factor is a word, raised or not, transposed or not.
  private static boolean isWord(Expr expr) {
    Expr base = first(expr);
    while (base instanceof Expr.Call call && LatexPrinter.isPostfix(call)) {
      base = first(call.arguments().getFirst());
    }
    if (base instanceof Expr.Index index) base = index.target();
    return base instanceof Expr.Name name && TypesetName.isWord(name.name());
  }

  private static Expr last(Expr left) {
    Expr last = left;
    while (last instanceof Expr.Binary product && isProduct(product.operator())) {
      last = product.right();
    }
    return last;
  }

  /// The same where it does not matter how the products are typed.
  private static Expr factor(Expr left) {
    Expr last = left;
    while (last instanceof Expr.Binary product && isScaled(product.operator())) {
      last = product.right();
    }
    return last;
  }

  private static Expr first(Expr right) {
    Expr first = right;
    while (first instanceof Expr.Binary power && power.operator() == Operator.POWER) {
      first = power.left();
    }
    return first;
  }

  /// Whether a product ends in a sign and a factor, which is read back as the sign of all of it.
  static boolean isNegated(Expr left) {
    return last(left) instanceof Expr.Negate n && !(n.operand() instanceof Expr.Num);
  }

  private static boolean isScaled(Operator operator) {
    return isProduct(operator) || operator == Operator.MULTIPLY || operator == Operator.TIMES;
  }

  private static boolean isProduct(Operator operator) {
    return operator == Operator.PRODUCT || operator == Operator.BESIDE;
  }
}
