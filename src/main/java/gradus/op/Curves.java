package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import java.util.List;

/// The elementary functions of one operand, entry by entry.
final class Curves {
  private Curves() {}

  private static final Op EXP =
      Op.named("exp")
          .doc("e to the power x.", "e의 x제곱입니다.")
          .curve(Math::exp, "ȳ ⊙ y", (x, y) -> y)
          .sample(scalar(0.8))
          .sample(matrix(new double[] {1, -2}, new double[] {0, 0.5}))
          .build();

  private static final Op LOG =
      Op.named("log")
          .doc("The natural logarithm; also written ln.", "자연로그입니다. ln이라고도 씁니다.")
          .curve(Math::log, "ȳ / x", (x, y) -> 1 / x)
          .sample(scalar(0.8))
          .sample(matrix(new double[] {1, 2}, new double[] {7, 0.5}))
          .build();

  private static final Op SQRT =
      Op.named("sqrt")
          .symbol("√")
          .doc("The square root.", "제곱근입니다.")
          .curve(Math::sqrt, "ȳ / 2y", (x, y) -> 0.5 / y)
          .unfolds("x^0.5")
          .sample(scalar(2))
          .sample(vector(1, 4, 0.3))
          .build();

  private static final Op SQUARE =
      Op.named("square")
          .symbol("x²")
          .doc("x times itself.", "x의 제곱입니다.")
          .curve(x -> x * x, "ȳ ⊙ 2x", (x, y) -> 2 * x)
          .unfolds("x*x")
          .sample(scalar(-3))
          .sample(matrix(new double[] {1, -2}, new double[] {0, 0.5}))
          .build();

  private static final Op ABS =
      Op.named("abs")
          .symbol("|x|")
          .doc("The size of x without its sign.", "절댓값입니다.")
          .curve(Math::abs, "ȳ ⊙ sign(x)", (x, y) -> sign(x))
          .kink(Kinks.AT_ZERO)
          .unfolds("max(x, -x)")
          .sample(scalar(-3))
          .sample(vector(1, -2, 0.5))
          .build();

  private static final Op SIN =
      Op.named("sin")
          .doc("The sine of x in radians.", "x(라디안)의 사인입니다.")
          .curve(Math::sin, "ȳ ⊙ cos(x)", (x, y) -> Math.cos(x))
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op COS =
      Op.named("cos")
          .doc("The cosine of x in radians.", "x(라디안)의 코사인입니다.")
          .curve(Math::cos, "−ȳ ⊙ sin(x)", (x, y) -> -Math.sin(x))
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op TAN =
      Op.named("tan")
          .doc("The tangent of x in radians.", "x(라디안)의 탄젠트입니다.")
          .curve(Math::tan, "ȳ ⊙ (1 + y²)", (x, y) -> 1 + y * y)
          .unfolds("sin(x)/cos(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op SIGN =
      Op.named("sign")
          .symbol("sgn")
          .doc("−1, 0 or 1: the sign of x. Its gradient is 0.", "x의 부호(−1, 0, 1)입니다. 기울기는 0입니다.")
          .curve(Curves::sign, "0", (x, y) -> 0)
          .kink(Kinks.AT_ZERO)
          .sample(scalar(-3))
          .sample(vector(1, -2, 0.5))
          .build();

  private static final Op RECIPROCAL =
      Op.named("reciprocal")
          .symbol("1/x")
          .doc("One divided by x.", "1을 x로 나눈 값입니다.")
          .curve(x -> 1 / x, "−ȳ ⊙ y²", (x, y) -> -y * y)
          .unfolds("1/x")
          .sample(scalar(1.37))
          .sample(matrix(new double[] {1, -2}, new double[] {4, 0.5}))
          .build();

  static List<Op> all() {
    return List.of(EXP, LOG, SQRT, SQUARE, ABS, SIN, COS, TAN, SIGN, RECIPROCAL);
  }

  private static double sign(double x) {
    if (x > 0) return 1;
    if (x < 0) return -1;
    return x == 0 ? 0 : Double.NaN;
  }
}
