package gradus.calculus;

import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Expr;
import org.junit.jupiter.api.Test;

class ConstantsTest {
  private static String constant(String formula) {
    return Constants.of(new Terms(), Typed.expr(formula)).map(TermWriter::text).orElse("none");
  }

  @Test
  void numbersAndFunctionsOfThemStayAsTheyWereWritten() {
    all(
        ConstantsTest::constant,
        table(
            """
            2/3 => 2/3
            2*pi => 2*pi
            π + 1 => pi + 1
            e^2 => e^2
            ln(2) => ln(2)
            log(2) => log(2)
            -(1 - sqrt(2)) => -(1 - sqrt(2))
            1 - 2 - 3 => 1 - 2 - 3
            2 @ 3 => 2*3
            max(2, 3) => max(2, 3)
            """),
        10);
  }

  @Test
  void whatHoldsAnythingElseIsNoConstant() {
    all(
        ConstantsTest::constant,
        table(
            """
            x + 1 => none
            1 + x => none
            -x => none
            sin(x) => none
            max(2, x) => none
            [1, 2] => none
            v[0] => none
            """),
        7);
  }

  @Test
  void twentyLevelsAreFollowedAndNoMore() {
    for (String[] around : new String[][] {{"-", ""}, {"sin(", ")"}, {"1+(", ")"}, {"(", ")+1"}}) {
      assertEquals(true, isConstant(nested(around, 20)), around[0]);
      assertEquals(false, isConstant(nested(around, 21)), around[0]);
    }
  }

  private static Expr nested(String[] around, int levels) {
    return Typed.expr(around[0].repeat(levels) + "2" + around[1].repeat(levels));
  }

  private static boolean isConstant(Expr expr) {
    return Constants.of(new Terms(), expr).isPresent();
  }
}
