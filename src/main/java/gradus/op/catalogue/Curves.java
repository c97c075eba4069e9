package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import java.util.List;

/// The elementary functions of one operand, entry by entry.
final class Curves {
  private Curves() {}

  static final Op EXP =
      Op.named("exp")
          .doc(
              "The exponential: Euler's number to the power of the operand.",
              "지수함수: 자연상수를 피연산자만큼 거듭제곱한 값입니다.")
          .curve(Math::exp, "#g ⊙ #y", (x, y) -> y)
          .back(
              GatePattern.CURVE,
              "The exponential is its own derivative: the local gradient is the value it just"
                  + " computed, large where the result is large.",
              "지수함수는 미분해도 자기 자신입니다. 방금 계산한 값이 바로 국소 기울기이며, 결과가 클수록 큽니다.")
          .latex("e^{#x}", "#y")
          .slope("exp(x)")
          .sample(scalar(0.8))
          .sample(matrix(new double[] {1, -2}, new double[] {0, 0.5}))
          .build();

  private static final Op LOG =
      logarithm(
          "log",
          "로그",
          "The natural logarithm; also written ln.",
          "자연로그입니다. ln이라고도 씁니다.",
          "The logarithm",
          "로그는");

  /// The same, and stays ln in all that is shown of it.
  static final Op LN =
      logarithm(
          "ln",
          "자연로그",
          "The natural logarithm; also written log.",
          "자연로그입니다. log라고도 씁니다.",
          "The natural logarithm",
          "자연로그는");

  private static Op logarithm(
      String name, String korean, String doc, String koreanDoc, String it, String koreanIt) {
    return Op.named(name)
        .called(name, korean)
        .doc(doc, koreanDoc)
        .curve(Math::log, "#g / #x", (x, y) -> 1 / x)
        .back(
            GatePattern.CURVE,
            it
                + " measures relative change: near 0 a tiny step is a large one, so the local"
                + " gradient is one over the operand.",
            koreanIt + " 상대적인 변화를 잽니다. 0 근처에서는 작은 걸음도 크기 때문에 국소 기울기가 피연산자의 역수입니다.")
        .latex("\\" + name + "\\left(#x\\right)", "\\frac{1}{#x}")
        .slope("1/x")
        .sample(scalar(0.8))
        .sample(matrix(new double[] {1, 2}, new double[] {7, 0.5}))
        .build();
  }

  static final Op SQRT =
      Op.named("sqrt")
          .symbol("√·")
          .notes("√")
          .called("square root", "제곱근")
          .doc("The square root.", "제곱근입니다.")
          .curve(Math::sqrt, "#g / (2 #by #y)", (x, y) -> 0.5 / y)
          .unfolds("x^0.5")
          .back(
              GatePattern.CURVE,
              "The root rises steeply near 0 and ever more slowly after it: its slope is one half"
                  + " over the root itself.",
              "제곱근은 0 근처에서 가파르고 갈수록 완만해집니다. 기울기는 제곱근 값의 두 배의 역수입니다.")
          .latex("\\sqrt{#x}", "\\frac{1}{2 #by #y}")
          .slope("1/(2*sqrt(x))")
          .sample(scalar(2))
          .sample(vector(1, 4, 0.3))
          .build();

  static final Op SQUARE =
      Op.named("square")
          .symbol("(·)²")
          .notes("^2")
          .doc("The operand times itself.", "피연산자의 제곱입니다.")
          .curve(x -> x * x, "#g ⊙ 2 #by #x", (x, y) -> 2 * x)
          .multiplies()
          .unfolds("x*x")
          .back(
              GatePattern.CURVE,
              "Both factors are the operand, and each contributes it once: together the slope is"
                  + " twice the operand.",
              "두 인수가 모두 피연산자여서 각각 한 번씩 보탭니다. 합하면 기울기는 피연산자의 두 배입니다.")
          .latex("#x^{2}", "2 #by #x")
          .slope("2*x")
          .sample(scalar(-3))
          .sample(matrix(new double[] {1, -2}, new double[] {0, 0.5}))
          .build();

  private static final Op ABS =
      Op.named("abs")
          .symbol("|·|")
          .called("absolute value", "절댓값")
          .doc("The size without the sign.", "절댓값입니다.")
          .curve(Math::abs, "#g ⊙ sign(#x)", (x, y) -> sign(x))
          .kink(Kinks.AT_ZERO)
          .unfolds("max(x, -x)")
          .back(
              GatePattern.CURVE,
              "To the right of 0 it copies its operand, to the left it turns it over: only the"
                  + " operand's sign decides what becomes of the gradient.",
              "0의 오른쪽에서는 피연산자를 그대로, 왼쪽에서는 뒤집어 내놓습니다. 기울기의 부호는 피연산자의 부호만이 정합니다.")
          .latex("\\left| #x \\right|", "\\operatorname{sign}(#x)")
          .slope("sign(x)")
          .sample(scalar(-3))
          .sample(vector(1, -2, 0.5))
          .build();

  private static final Op SIN =
      Op.named("sin")
          .called("sine", "사인")
          .doc("The sine of an angle in radians.", "각(라디안)의 사인입니다.")
          .curve(Math::sin, "#g ⊙ cos(#x)", (x, y) -> Math.cos(x))
          .back(
              GatePattern.CURVE,
              "The sine rises fastest where it crosses 0 and stands still at its crests: its slope"
                  + " is the cosine.",
              "사인은 0을 지날 때 가장 빨리 오르고 꼭대기에서는 멈춥니다. 그 기울기가 코사인입니다.")
          .latex("\\sin #x", "\\cos #x")
          .slope("cos(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op COS =
      Op.named("cos")
          .called("cosine", "코사인")
          .doc("The cosine of an angle in radians.", "각(라디안)의 코사인입니다.")
          .curve(Math::cos, "−#g ⊙ sin(#x)", (x, y) -> -Math.sin(x))
          .back(
              GatePattern.CURVE,
              "The cosine falls while the sine is positive: its slope is the sine with the sign"
                  + " changed.",
              "사인이 양수인 동안 코사인은 내려갑니다. 기울기는 부호를 바꾼 사인입니다.")
          .latex("\\cos #x", "-\\sin #x")
          .slope("-sin(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op TAN =
      Op.named("tan")
          .called("tangent", "탄젠트")
          .doc("The tangent of an angle in radians.", "각(라디안)의 탄젠트입니다.")
          .curve(Math::tan, "#g ⊙ (1 + #y#squared)", (x, y) -> 1 + y * y)
          .unfolds("sin(x)/cos(x)")
          .back(
              GatePattern.CURVE,
              "The tangent never rises slower than its operand; its slope, 1 plus the square of its"
                  + " value, grows with that value.",
              "탄젠트는 피연산자보다 느리게 오르는 일이 없습니다. 1에 자기 값의 제곱을 더한 기울기는 자기 값과 함께 커집니다.")
          .latex("\\tan #x", "1 + #y^{2}")
          .slope("1/cos(x)^2")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op SIGN =
      Op.named("sign")
          .symbol("sgn")
          .called("sign", "부호")
          .doc("−1, 0 or 1: the sign. Its gradient is 0.", "부호(−1, 0, 1)입니다. 기울기는 0입니다.")
          .curve(Curves::sign, "0", (x, y) -> 0)
          .kink(Kinks.AT_ZERO)
          .back(
              GatePattern.BLOCKER,
              "It is flat on both sides of 0, so a small change changes nothing and no gradient"
                  + " gets through.",
              "0의 양쪽에서 평평하므로 피연산자가 조금 변해도 결과는 그대로이고, 기울기는 전혀 지나가지 못합니다.")
          .latex("\\operatorname{sign}(#x)", "0")
          .slope("0")
          .sample(scalar(-3))
          .sample(vector(1, -2, 0.5))
          .build();

  static final Op RECIPROCAL =
      Op.named("reciprocal")
          .symbol("1/·")
          .notes("1/x")
          .doc("One divided by the operand.", "피연산자의 역수입니다.")
          .curve(x -> 1 / x, "−#g ⊙ #y#squared", (x, y) -> -y * y)
          .unfolds("1/x")
          .back(
              GatePattern.CURVE,
              "The larger the operand, the smaller the result: the slope is negative, and is the"
                  + " square of the result with a minus sign.",
              "피연산자가 클수록 결과는 작아집니다. 기울기는 음수이고, 결과의 제곱에 음의 부호를 붙인 값입니다.")
          .latex("\\frac{1}{#x}", "-\\frac{1}{#x^{2}}")
          .printed((x, y) -> -1 / (x * x))
          .slope("-1/x^2")
          .sample(scalar(1.37))
          .sample(matrix(new double[] {1, -2}, new double[] {4, 0.5}))
          .build();

  static List<Op> all() {
    return List.of(EXP, LOG, LN, SQRT, SQUARE, ABS, SIN, COS, TAN, SIGN, RECIPROCAL);
  }

  private static double sign(double x) {
    if (x > 0) return 1;
    if (x < 0) return -1;
    return x == 0 ? 0 : Double.NaN;
  }
}
