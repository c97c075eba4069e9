package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.tensor.Tensor;
import java.util.List;

/// The squashing and rectifying functions of neural networks, entry by entry. Tails are written so
/// that neither value nor slope loses digits far from 0.
final class Activations {
  private static final double LEAK = 0.01;
  private static final Tensor ROWS = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  private Activations() {}

  private static final Op SIGMOID =
      Op.named("sigmoid")
          .symbol("σ")
          .doc("1/(1+e^(−x)): squashes x to between 0 and 1.", "1/(1+e^(−x)): x를 0과 1 사이로 누릅니다.")
          .curve(Activations::sigmoid, "ȳ ⊙ y ⊙ (1 − y)", (x, y) -> sigmoidSlope(x))
          .unfolds("1/(1+exp(-x))")
          .sample(scalar(1))
          .sample(ROWS)
          .build();

  private static final Op TANH =
      Op.named("tanh")
          .doc(
              "The hyperbolic tangent: squashes x to between −1 and 1.",
              "쌍곡탄젠트: x를 −1과 1 사이로 누릅니다.")
          .curve(Math::tanh, "ȳ ⊙ (1 − y²)", (x, y) -> tanhSlope(x))
          .unfolds("(exp(x)-exp(-x))/(exp(x)+exp(-x))")
          .sample(scalar(0.6))
          .sample(ROWS)
          .build();

  private static final Op RELU =
      Op.named("relu")
          .symbol("ReLU")
          .doc(
              "max(0, x): lets positive x pass, blocks the rest.",
              "max(0, x): 양수만 통과시키고 나머지는 막습니다.")
          .curve(x -> Math.max(x, 0), "ȳ ⊙ (x > 0)", (x, y) -> x <= 0 ? 0 : 1)
          .kink(Kinks.AT_ZERO)
          .unfolds("max(0,x)")
          .sample(scalar(2))
          .sample(ROWS)
          .build();

  private static final Op LEAKY_RELU =
      Op.named("leaky_relu")
          .symbol("LReLU")
          .doc("x where positive, else 0.01·x.", "양수면 x, 아니면 0.01·x입니다.")
          .curve(
              x -> x > 0 ? x : LEAK * x, "ȳ ⊙ ((x > 0) + 0.01 (x ≤ 0))", (x, y) -> x > 0 ? 1 : LEAK)
          .kink(Kinks.AT_ZERO)
          .unfolds("max(0.01*x, x)")
          .sample(scalar(-2))
          .sample(ROWS)
          .build();

  private static final Op ELU =
      Op.named("elu")
          .symbol("ELU")
          .doc("x where positive, else e^x − 1.", "양수면 x, 아니면 e^x − 1입니다.")
          .curve(
              x -> x > 0 ? x : Math.expm1(x),
              "ȳ ⊙ ((x > 0) + (x ≤ 0) exp(x))",
              (x, y) -> x > 0 ? 1 : Math.exp(x))
          .unfolds("max(0,x)+exp(min(0,x))-1")
          .sample(scalar(-2))
          .sample(ROWS)
          .build();

  private static final Op SOFTPLUS =
      Op.named("softplus")
          .doc("log(1+e^x): a smooth relu.", "log(1+e^x): 매끄러운 relu입니다.")
          .curve(
              x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
              "ȳ ⊙ σ(x)",
              (x, y) -> sigmoid(x))
          .unfolds("log(1+exp(x))")
          .sample(scalar(0.4))
          .sample(ROWS)
          .build();

  private static final Op GELU =
      Op.named("gelu")
          .symbol("GELU")
          .doc(
              "x·Φ(x), with Φ the normal distribution (the exact form).",
              "x·Φ(x)입니다. Φ는 표준정규분포의 누적분포함수입니다(정확한 형태).")
          .curve(Activations::gelu, "ȳ ⊙ (Φ(x) + x ⊙ φ(x))", (x, y) -> geluSlope(x))
          .sample(scalar(0.4))
          .sample(ROWS)
          .build();

  private static final Op STEP =
      Op.named("step")
          .doc("1 where x is positive, else 0. Its gradient is 0.", "양수면 1, 아니면 0입니다. 기울기는 0입니다.")
          .curve(x -> x > 0 ? 1 : x <= 0 ? 0 : x, "0", (x, y) -> 0)
          .kink(Kinks.AT_ZERO)
          .sample(scalar(2))
          .sample(vector(-1, 3))
          .build();

  static List<Op> all() {
    return List.of(SIGMOID, TANH, RELU, LEAKY_RELU, ELU, SOFTPLUS, GELU, STEP);
  }

  private static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return x >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /// y(1 − y) would be 0 from x = 37 on; this is right to the smallest number.
  private static double sigmoidSlope(double x) {
    double e = Math.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }

  private static double tanhSlope(double x) {
    double s = 1 / Math.cosh(x);
    return s * s;
  }

  private static double gelu(double x) {
    double p = Normal.below(x);
    return p == 0 ? 0 : x * p;
  }

  private static double geluSlope(double x) {
    double d = Normal.density(x);
    return Normal.below(x) + (d == 0 ? 0 : x * d);
  }
}
