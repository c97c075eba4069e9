package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import gradus.tensor.Shape;
import java.util.List;

/// The operators of school arithmetic, elementwise with broadcasting, and the copy gate.
final class Arithmetic {
  private Arithmetic() {}

  static final Op ADD =
      Op.named("+")
          .infix()
          .called("addition", "덧셈")
          .doc("Adds its operands; tensors entry by entry.", "더합니다. 텐서는 원소끼리 더합니다.")
          .blend(Double::sum, "#g", (a, b, y) -> 1, "#g", (a, b, y) -> 1)
          .back(
              GatePattern.DISTRIBUTOR,
              "A change of either operand changes the sum by the same amount, so both local"
                  + " gradients are 1 and each operand receives the upstream gradient as it is.",
              "어느 쪽이 변해도 합은 똑같이 변합니다. 두 국소 기울기가 모두 1이므로 상류 기울기가 그대로 양쪽에 전해집니다.")
          .latex("#a + #b", "1", "1")
          .sample(scalar(-2), scalar(5))
          .sample(matrix(new double[] {1, -2, 3}, new double[] {0.5, 4, -1}), vector(2, 3, -4))
          .build();

  static final Op SUBTRACT =
      Op.named("-")
          .infix()
          .symbol("−")
          .called("subtraction", "뺄셈")
          .doc(
              "Takes the second from the first; tensors entry by entry.",
              "첫째에서 둘째를 뺍니다. 텐서는 원소끼리 뺍니다.")
          .blend((a, b) -> a - b, "#g", (a, b, y) -> 1, "−#g", (a, b, y) -> -1)
          .back(
              GatePattern.SUBTRACTER,
              "The difference grows with what stands first and falls with what is taken away: the"
                  + " first receives the upstream gradient as it is, the second the same with its"
                  + " sign changed.",
              "차는 앞의 수와 함께 커지고 빼는 수와 반대로 움직입니다. 앞의 수는 상류 기울기를 그대로, 빼는 수는 부호를 바꾸어 받습니다.")
          .latex("#a - #b", "1", "-1")
          .sample(scalar(3), scalar(1.5))
          .sample(vector(1, 2), matrix(new double[] {0.3}, new double[] {-0.7}))
          .build();

  static final Op MULTIPLY =
      Op.named("*")
          .infix()
          .symbol("×")
          .notes("∗")
          .called("multiplication", "곱셈")
          .doc("Multiplies its operands; tensors entry by entry.", "곱합니다. 텐서는 원소끼리 곱합니다.")
          .blend((a, b) -> a * b, "#g #*b #b", (a, b, y) -> b, "#g #*a #a", (a, b, y) -> a)
          .multiplies()
          .back(
              GatePattern.SWITCHER,
              "The larger the other factor, the more the product moves: each operand's local"
                  + " gradient is the value of the other one.",
              "다른 인수가 클수록 곱이 많이 움직입니다. 각 피연산자의 국소 기울기는 다른 피연산자의 값입니다.")
          .latexWhere(s -> s.stream().anyMatch(Shape::isScalar), "#a #times #b", "#b", "#a")
          .latex("#a \\odot #b", "#b", "#a")
          .sample(scalar(3), scalar(-4))
          .sample(scalar(0.7), matrix(new double[] {1, 2}, new double[] {-3, 0.5}))
          .sample(vector(0.4), vector(1, 2, 3))
          .build();

  static final Op DIVIDE =
      Op.named("/")
          .symbol("÷")
          .notes("/")
          .infix()
          .called("division", "나눗셈")
          .doc(
              "Divides the first by the second; tensors entry by entry.",
              "첫째를 둘째로 나눕니다. 텐서는 원소끼리 나눕니다.")
          .blend(
              (a, b) -> a / b, "#g / #b", (a, b, y) -> 1 / b, "−#g ⊙ #y / #b", (a, b, y) -> -y / b)
          .back(
              GatePattern.DIVIDER,
              "The numerator is scaled by one over the denominator; a larger denominator makes the"
                  + " quotient smaller, by the quotient over the denominator, so a small"
                  + " denominator makes both gradients large.",
              "분자는 분모의 역수만큼 곱해지고, 분모가 커지면 몫은 몫을 분모로 나눈 비율로 작아집니다. 분모가 작으면 두 기울기가 모두 커집니다.")
          .latex("\\frac{#a}{#b}", "\\frac{1}{#b}", "-\\frac{#a}{#b^{2}}")
          .printed((a, b, y) -> 1 / b, (a, b, y) -> -a / (b * b))
          .sample(scalar(3), scalar(-4))
          .sample(matrix(new double[] {1, 2}, new double[] {-3, 0.5}), vector(2, -0.8))
          .build();

  static final Op POWER =
      Op.named("^")
          .infix()
          .called("power", "거듭제곱")
          .doc(
              "Raises the base to the power of the exponent, entry by entry.",
              "원소마다 밑을 지수만큼 거듭제곱합니다.")
          .blend(
              Arithmetic::power,
              "#g ⊙ #b #by #a#^b-1",
              (a, b, y) -> b == 0 ? 0 : b * power(a, b - 1),
              "#g ⊙ #y #*a #ln #a",
              (a, b, y) -> a == 0 ? 0 : y * Math.log(a))
          // 0^b is 1 at b = 0, 0 above and infinite below: there the gradient 0 is a convention.
          .kink(Kinks.pair((a, b) -> a == 0 && b <= 0))
          .back(
              GatePattern.CURVE,
              "The base follows the power rule: the exponent comes down and is lowered by one. The"
                  + " exponent follows the rule of exponentials: the power itself times the"
                  + " logarithm of the base.",
              "밑은 거듭제곱 규칙을 따릅니다. 지수가 앞으로 내려오고 하나 줄어듭니다. 지수는 지수함수의 규칙을 따라 거듭제곱 값에 밑의 로그를 곱합니다.")
          .latex("#a^{#b}", "#b #by #a#^b-1", "#y #by #ln #a")
          .sample(scalar(1.7), scalar(2.3))
          .sample(vector(0.5, 2, 3), vector(-1))
          .sample(scalar(2), matrix(new double[] {1, 2}, new double[] {0.3, -0.5}))
          .build();

  static final Op NEGATE =
      Op.named("neg")
          .symbol("×(−1)")
          .notes("∗−1")
          .doc("Changes the sign.", "부호를 바꿉니다.")
          .curve(x -> -x, "−#g", (x, y) -> -1)
          .back(
              GatePattern.SCALER,
              "The result moves as much as the operand, the other way: the gradient goes through"
                  + " with its sign changed.",
              "결과는 피연산자와 같은 만큼 반대로 움직입니다. 기울기는 부호만 바뀌어 지나갑니다.")
          .latex("-#x", "-1")
          .slope("-1")
          .sample(scalar(2))
          .sample(matrix(new double[] {1, -2}, new double[] {3, 0.5}))
          .build();

  static final Op COPY =
      Op.named("copy")
          .symbol("=")
          .doc("Passes its value on under another name.", "값을 다른 이름으로 그대로 전합니다.")
          .curve(x -> x, "#g", (x, y) -> 1)
          .back(
              GatePattern.PASSER,
              "It is the same number under another name; the gradient passes untouched.",
              "이름만 다른 같은 수이므로 기울기는 손대지 않고 지나갑니다.")
          .latex("#x", "1")
          .slope("1")
          .sample(scalar(2))
          .sample(vector(1, -2, 3))
          .build();

  /// What passes forward and does not come back.
  static final Op DETACH =
      Op.named("detach")
          .symbol("|→")
          .called("stopped gradient", "기울기 정지")
          .doc("Passes its value on and stops the gradient.", "값은 그대로 전하고 기울기는 멈춥니다.")
          .curve(x -> x, "0", (x, y) -> 0)
          .back(
              GatePattern.STOPPER,
              "The gradient stops here: forward it passes its value on, backward its operand counts"
                  + " as a constant and gets 0.",
              "기울기는 여기서 멈춥니다. 순방향으로는 값을 그대로 전하고, 역방향으로는 피연산자를 상수로 보아 0을 넘깁니다.")
          .latex("\\operatorname{sg}\\left(#x\\right)", "0")
          .slope("0")
          .sample(scalar(2))
          .sample(vector(1, -2, 3))
          .sample(matrix(new double[] {1, -2}, new double[] {3, 0.5}))
          .build();

  static List<Op> all() {
    return List.of(ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, NEGATE, COPY, DETACH);
  }

  /// NumPy's power: unlike Java's, 1 to any power and −1 to an infinite one are 1.
  private static double power(double a, double b) {
    if (a == 1 || a == -1 && Double.isInfinite(b)) return 1;
    return Math.pow(a, b);
  }
}
