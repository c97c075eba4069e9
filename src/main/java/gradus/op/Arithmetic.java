package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import java.util.List;

/// The operators of school arithmetic, elementwise with broadcasting, and the copy gate.
final class Arithmetic {
  private Arithmetic() {}

  static final Op ADD =
      Op.named("+")
          .infix()
          .doc("Adds, entry by entry.", "원소끼리 더합니다.")
          .blend(Double::sum, "ȳ", (a, b, y) -> 1, "ȳ", (a, b, y) -> 1)
          .sample(scalar(-2), scalar(5))
          .sample(matrix(new double[] {1, -2, 3}, new double[] {0.5, 4, -1}), vector(2, 3, -4))
          .build();

  static final Op SUBTRACT =
      Op.named("-")
          .infix()
          .symbol("−")
          .doc("Subtracts b from a, entry by entry.", "원소끼리 a에서 b를 뺍니다.")
          .blend((a, b) -> a - b, "ȳ", (a, b, y) -> 1, "−ȳ", (a, b, y) -> -1)
          .sample(scalar(3), scalar(1.5))
          .sample(vector(1, 2), matrix(new double[] {0.3}, new double[] {-0.7}))
          .build();

  static final Op MULTIPLY =
      Op.named("*")
          .infix()
          .symbol("∗")
          .doc("Multiplies, entry by entry.", "원소끼리 곱합니다.")
          .blend((a, b) -> a * b, "ȳ ⊙ b", (a, b, y) -> b, "ȳ ⊙ a", (a, b, y) -> a)
          .sample(scalar(3), scalar(-4))
          .sample(scalar(0.7), matrix(new double[] {1, 2}, new double[] {-3, 0.5}))
          .sample(vector(0.4), vector(1, 2, 3))
          .build();

  static final Op DIVIDE =
      Op.named("/")
          .infix()
          .doc("Divides a by b, entry by entry.", "원소끼리 a를 b로 나눕니다.")
          .blend((a, b) -> a / b, "ȳ / b", (a, b, y) -> 1 / b, "−ȳ ⊙ y / b", (a, b, y) -> -y / b)
          .sample(scalar(3), scalar(-4))
          .sample(matrix(new double[] {1, 2}, new double[] {-3, 0.5}), vector(2, -0.8))
          .build();

  static final Op POWER =
      Op.named("^")
          .infix()
          .doc("Raises a to the power b, entry by entry.", "원소마다 a의 b제곱을 구합니다.")
          .blend(
              Arithmetic::power,
              "ȳ ⊙ b ⊙ a^(b − 1)",
              (a, b, y) -> b == 0 ? 0 : b * power(a, b - 1),
              "ȳ ⊙ y ⊙ ln a",
              (a, b, y) -> a == 0 ? 0 : y * Math.log(a))
          // 0^b is 1 at b = 0, 0 above and infinite below: there the gradient 0 is a convention.
          .kink(Kinks.pair((a, b) -> a == 0 && b <= 0))
          .sample(scalar(1.7), scalar(2.3))
          .sample(vector(0.5, 2, 3), vector(-1))
          .sample(scalar(2), matrix(new double[] {1, 2}, new double[] {0.3, -0.5}))
          .build();

  static final Op NEGATE =
      Op.named("neg")
          .symbol("∗−1")
          .doc("Changes the sign.", "부호를 바꿉니다.")
          .curve(x -> -x, "−ȳ", (x, y) -> -1)
          .sample(scalar(2))
          .sample(matrix(new double[] {1, -2}, new double[] {3, 0.5}))
          .build();

  static final Op COPY =
      Op.named("copy")
          .symbol("=")
          .doc("Passes its value on under another name.", "값을 다른 이름으로 그대로 전합니다.")
          .curve(x -> x, "ȳ", (x, y) -> 1)
          .sample(scalar(2))
          .sample(vector(1, -2, 3))
          .build();

  static List<Op> all() {
    return List.of(ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, NEGATE, COPY);
  }

  /// NumPy's power: unlike Java's, 1 to any power and −1 to an infinite one are 1.
  private static double power(double a, double b) {
    if (a == 1 || a == -1 && Double.isInfinite(b)) return 1;
    return Math.pow(a, b);
  }
}
