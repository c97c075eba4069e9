package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import gradus.tensor.Tensor;
import java.util.List;

/// The squashing and rectifying functions of neural networks, entry by entry. Tails are written so
/// that neither value nor slope loses digits far from 0.
final class Activations {
  private static final double LEAK = 0.01;
  private static final Tensor ROWS = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  private Activations() {}

  static final Op SIGMOID =
      Op.named("sigmoid")
          .symbol("σ")
          .called("sigmoid", "시그모이드")
          .doc(
              "The logistic function: squashes every number to between 0 and 1.",
              "로지스틱 함수: 모든 수를 0과 1 사이로 누릅니다.")
          .curve(Activations::sigmoid, "#g ⊙ #y ⊙ (1 − #y)", (x, y) -> sigmoidSlope(x))
          .unfolds("1/(1+exp(-x))")
          .back(
              GatePattern.SQUASHER,
              "The slope of σ needs only its own value: (1 − σ)σ, at most ¼ and near 0 where σ is"
                  + " near 0 or 1, which is why gradients die in deep stacks of it.",
              "σ의 기울기는 자기 값만으로 구합니다: (1 − σ)σ. 아무리 커도 ¼이고 σ가 0이나 1에 가까우면 0에 가까워서, 깊이 쌓으면 기울기가"
                  + " 사라집니다.")
          .latex("\\sigma\\left(#x\\right)", "#y #by (1 - #y)")
          .printed((x, y) -> y * (1 - y))
          .slope("sigmoid(x)*(1-sigmoid(x))")
          .sample(scalar(1))
          .sample(ROWS)
          .build();

  private static final Op TANH =
      Op.named("tanh")
          .doc(
              "The hyperbolic tangent: squashes every number to between −1 and 1.",
              "쌍곡탄젠트: 모든 수를 −1과 1 사이로 누릅니다.")
          .curve(Math::tanh, "#g ⊙ (1 − #y#squared)", (x, y) -> tanhSlope(x))
          .unfolds("(exp(x)-exp(-x))/(exp(x)+exp(-x))")
          .back(
              GatePattern.SQUASHER,
              "Its slope, 1 minus the square of its value, is 1 at the origin and dies out where"
                  + " tanh saturates at −1 or 1.",
              "1에서 자기 값의 제곱을 뺀 기울기는 원점에서 1이고, tanh가 −1이나 1로 포화하면 사라집니다.")
          .latex("\\tanh\\left(#x\\right)", "1 - #y^{2}")
          .printed((x, y) -> 1 - y * y)
          .slope("1-tanh(x)^2")
          .sample(scalar(0.6))
          .sample(ROWS)
          .build();

  private static final Op RELU =
      Op.named("relu")
          .symbol("ReLU")
          .called("ReLU", "ReLU")
          .doc(
              "The larger of the operand and 0: what is positive passes, the rest becomes 0.",
              "피연산자와 0 가운데 큰 쪽: 양수만 통과시키고 나머지는 0으로 만듭니다.")
          .curve(x -> Math.max(x, 0), "#g ⊙ 1[#x > 0]", (x, y) -> x <= 0 ? 0 : 1)
          .kink(Kinks.AT_ZERO)
          .unfolds("max(0,x)")
          .back(
              GatePattern.ROUTER,
              "Open where the operand is positive, shut elsewhere: the gradient goes through whole"
                  + " or not at all, so it does not shrink with depth.",
              "피연산자가 양수면 열리고 아니면 닫힙니다. 기울기는 전부 지나가거나 전혀 지나가지 못하므로 깊이에 따라 줄지 않습니다.")
          .latex("\\max\\left(0, #x\\right)", "\\mathbf{1}[#x > 0]")
          .slope("step(x)")
          .sample(scalar(2))
          .sample(ROWS)
          .build();

  private static final Op LEAKY_RELU =
      Op.named("leaky_relu")
          .symbol("LReLU")
          .called("leaky ReLU", "leaky ReLU")
          .doc(
              "Lets what is positive pass; of the rest a hundredth.",
              "양수는 그대로, 나머지는 100분의 1만 통과시킵니다.")
          .curve(
              x -> x > 0 ? x : LEAK * x,
              "#g ⊙ (1[#x > 0] + 0.01 #by 1[#x ≤ 0])",
              (x, y) -> x > 0 ? 1 : LEAK)
          .kink(Kinks.AT_ZERO)
          .unfolds("max(0.01*x, x)")
          .back(
              GatePattern.ROUTER,
              "Like a relu, but the shut side leaks: a hundredth of the gradient still comes"
                  + " through, so the unit can recover.",
              "relu와 같지만 닫힌 쪽에서도 조금 샙니다. 기울기의 100분의 1이 지나가므로 뉴런이 되살아날 수 있습니다.")
          .latex(
              "\\max\\left(0.01 #by #x, #x\\right)",
              "\\begin{cases} 1 & #x > 0 \\\\ 0.01 & #x \\le 0 \\end{cases}")
          .slope("step(x)+(1-step(x))*0.01")
          .sample(scalar(-2))
          .sample(ROWS)
          .build();

  private static final Op ELU =
      Op.named("elu")
          .symbol("ELU")
          .doc(
              "Lets what is positive pass; below 0 it is the exponential less 1, never under −1.",
              "양수는 그대로 통과시키고, 0 아래에서는 지수함수에서 1을 뺀 값이어서 −1보다 작아지지 않습니다.")
          .curve(
              x -> x > 0 ? x : Math.expm1(x),
              "#g ⊙ (1[#x > 0] + 1[#x ≤ 0] ⊙ exp(#x))",
              (x, y) -> x > 0 ? 1 : Math.exp(x))
          .unfolds("max(0,x)+exp(min(0,x))-1")
          .back(
              GatePattern.CURVE,
              "Right of 0 the gradient passes whole; left of it the slope, the exponential, fades"
                  + " smoothly instead of breaking off.",
              "0의 오른쪽에서는 기울기가 그대로 지나가고, 왼쪽에서는 지수함수를 따라 끊김 없이 줄어듭니다.")
          .latex(
              "\\begin{cases} #x & #x > 0 \\\\ e^{#x} - 1 & #x \\le 0 \\end{cases}",
              "\\begin{cases} 1 & #x > 0 \\\\ e^{#x} & #x \\le 0 \\end{cases}")
          // e^x of the left side alone: on the right it could be infinite.
          .slope("step(x)+(1-step(x))*exp(min(x,0))")
          .sample(scalar(-2))
          .sample(ROWS)
          .build();

  private static final Op SOFTPLUS =
      Op.named("softplus")
          .doc(
              "A smooth relu: the logarithm of 1 plus the exponential.",
              "매끄러운 relu: 1에 지수함수를 더한 것의 로그입니다.")
          .curve(
              x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
              "#g ⊙ σ(#x)",
              (x, y) -> sigmoid(x))
          .unfolds("log(1+exp(x))")
          .back(
              GatePattern.CURVE,
              "A relu with a rounded corner: its slope is the sigmoid, which turns from shut to"
                  + " open gradually.",
              "모서리가 둥근 relu입니다. 기울기는 시그모이드여서 닫힘에서 열림으로 서서히 바뀝니다.")
          .latex("\\log\\left(1 + e^{#x}\\right)", "\\sigma(#x)")
          .slope("sigmoid(x)")
          .sample(scalar(0.4))
          .sample(ROWS)
          .build();

  private static final Op GELU =
      Op.named("gelu")
          .symbol("GELU")
          .doc(
              "The operand times the normal distribution Φ below it (the exact form).",
              "피연산자에 표준정규분포의 누적분포함수 Φ를 곱한 값입니다(정확한 형태).")
          .curve(Activations::gelu, "#g ⊙ (Φ(#x) + #x ⊙ φ(#x))", (x, y) -> geluSlope(x))
          .back(
              GatePattern.CURVE,
              "By the product rule: the operand is weighted by Φ, and it also moves that weight, by"
                  + " the bell curve φ.",
              "곱의 규칙대로입니다. 피연산자에는 가중치 Φ가 붙고, 피연산자는 그 가중치도 종 모양 곡선 φ만큼 움직입니다.")
          .latex("#x #by \\Phi(#x)", "\\Phi(#x) + #x #by \\varphi(#x)")
          // Φ(x) is gelu(x)/x, and ½ at 0: the language has no Φ of its own.
          .slope("gelu(x+1e-300)/(x+1e-300)+x*exp(-x^2/2)/sqrt(2*pi)")
          .sample(scalar(0.4))
          .sample(ROWS)
          .build();

  private static final Op STEP =
      Op.named("step")
          .called("step", "계단")
          .doc(
              "1 where the operand is positive, else 0. Its gradient is 0.",
              "피연산자가 양수면 1, 아니면 0입니다. 기울기는 0입니다.")
          .curve(x -> x > 0 ? 1 : x <= 0 ? 0 : x, "0", (x, y) -> 0)
          .kink(Kinks.AT_ZERO)
          .back(
              GatePattern.BLOCKER,
              "It jumps at 0 and is flat elsewhere: nothing can be learned through it, the gradient"
                  + " is 0.",
              "0에서 뛰어오르고 나머지는 평평합니다. 기울기가 0이라 이 게이트를 통해서는 아무것도 배울 수 없습니다.")
          .latex("\\mathbf{1}[#x > 0]", "0")
          .slope("0")
          .sample(scalar(2))
          .sample(vector(-1, 3))
          .build();

  static boolean has(Op op) {
    return all().contains(op);
  }

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
