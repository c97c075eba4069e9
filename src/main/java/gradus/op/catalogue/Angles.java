package gradus.op.catalogue;

import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import java.util.List;

/// The functions of angles that are not in [Curves]: inverse, hyperbolic and reciprocal ones, entry
/// by entry.
final class Angles {
  private Angles() {}

  private static final Op ASIN =
      Op.named("asin")
          .called("arc sine", "아크사인")
          .doc(
              "The angle in radians whose sine this is, from −π/2 to π/2.",
              "사인이 이 값인 각(라디안)입니다. −π/2에서 π/2까지입니다.")
          .curve(Math::asin, "#g / √(1 − #x#squared)", (x, y) -> 1 / Math.sqrt(1 - x * x))
          .back(
              GatePattern.CURVE,
              "The sine is flat at its crests, so the way back is steep there: the slope grows"
                  + " without bound towards −1 and 1.",
              "사인은 꼭대기에서 평평하므로 되돌아가는 길은 가파릅니다. −1과 1에 가까울수록 기울기가 한없이 커집니다.")
          .latex("\\arcsin #x", "\\frac{1}{\\sqrt{1 - #x^{2}}}")
          .slope("1/sqrt(1-x^2)")
          .sample(scalar(0.3))
          .sample(vector(0.5, -0.9, 0.1))
          .build();

  private static final Op ACOS =
      Op.named("acos")
          .called("arc cosine", "아크코사인")
          .doc(
              "The angle in radians whose cosine this is, from 0 to π.",
              "코사인이 이 값인 각(라디안)입니다. 0에서 π까지입니다.")
          .curve(Math::acos, "−#g / √(1 − #x#squared)", (x, y) -> -1 / Math.sqrt(1 - x * x))
          .back(
              GatePattern.CURVE,
              "The arc sine turned over: it falls where that one rises, just as steeply.",
              "아크사인을 뒤집은 것입니다. 아크사인이 오르는 만큼 가파르게 내려갑니다.")
          .latex("\\arccos #x", "-\\frac{1}{\\sqrt{1 - #x^{2}}}")
          .slope("-1/sqrt(1-x^2)")
          .sample(scalar(0.3))
          .sample(vector(0.5, -0.9, 0.1))
          .build();

  private static final Op ATAN =
      Op.named("atan")
          .called("arc tangent", "아크탄젠트")
          .doc(
              "The angle in radians whose tangent this is, from −π/2 to π/2.",
              "탄젠트가 이 값인 각(라디안)입니다. −π/2에서 π/2까지입니다.")
          .curve(Math::atan, "#g / (1 + #x#squared)", (x, y) -> 1 / (1 + x * x))
          .back(
              GatePattern.CURVE,
              "Steepest at 0, where its slope is 1, and ever flatter to both sides: it saturates"
                  + " like a sigmoid, only more slowly.",
              "0에서 기울기 1로 가장 가파르고 양쪽으로 갈수록 평평해집니다. 시그모이드처럼 포화하지만 더 천천히 포화합니다.")
          .latex("\\arctan #x", "\\frac{1}{1 + #x^{2}}")
          .slope("1/(1+x^2)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op SINH =
      Op.named("sinh")
          .called("hyperbolic sine", "쌍곡사인")
          .doc("The hyperbolic sine, (exp − 1/exp)/2.", "쌍곡사인 (exp − 1/exp)/2입니다.")
          .curve(Math::sinh, "#g ⊙ cosh(#x)", (x, y) -> Math.cosh(x))
          .unfolds("(exp(x)-exp(-x))/2")
          .back(
              GatePattern.CURVE,
              "It grows like an exponential to both sides; its slope is the hyperbolic cosine, at"
                  + " least 1 everywhere.",
              "양쪽으로 지수함수처럼 커집니다. 기울기는 쌍곡코사인으로 어디서나 1 이상입니다.")
          .latex("\\sinh #x", "\\cosh #x")
          .slope("cosh(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 0.5))
          .build();

  private static final Op COSH =
      Op.named("cosh")
          .called("hyperbolic cosine", "쌍곡코사인")
          .doc("The hyperbolic cosine, (exp + 1/exp)/2.", "쌍곡코사인 (exp + 1/exp)/2입니다.")
          .curve(Math::cosh, "#g ⊙ sinh(#x)", (x, y) -> Math.sinh(x))
          .unfolds("(exp(x)+exp(-x))/2")
          .back(
              GatePattern.CURVE,
              "A hanging chain: flat at 0, and the slope is the hyperbolic sine on both sides.",
              "늘어뜨린 사슬 모양입니다. 0에서 평평하고 양쪽의 기울기는 쌍곡사인입니다.")
          .latex("\\cosh #x", "\\sinh #x")
          .slope("sinh(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 0.5))
          .build();

  private static final Op SEC =
      Op.named("sec")
          .called("secant", "시컨트")
          .doc("One over the cosine.", "코사인의 역수입니다.")
          .curve(x -> 1 / Math.cos(x), "#g ⊙ #y ⊙ tan(#x)", (x, y) -> y * Math.tan(x))
          .unfolds("1/cos(x)")
          .back(
              GatePattern.CURVE,
              "It blows up where the cosine crosses 0; its slope is itself times the tangent.",
              "코사인이 0이 되는 곳에서 한없이 커집니다. 기울기는 자기 값에 탄젠트를 곱한 것입니다.")
          .latex("\\sec #x", "#y #by \\tan #x")
          .slope("tan(x)/cos(x)")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 10))
          .build();

  private static final Op CSC =
      Op.named("csc")
          .called("cosecant", "코시컨트")
          .doc("One over the sine.", "사인의 역수입니다.")
          .curve(x -> 1 / Math.sin(x), "−#g ⊙ #y / tan(#x)", (x, y) -> -y / Math.tan(x))
          .unfolds("1/sin(x)")
          .back(
              GatePattern.CURVE,
              "It blows up where the sine crosses 0; its slope is itself over the tangent, with the"
                  + " sign changed.",
              "사인이 0이 되는 곳에서 한없이 커집니다. 기울기는 자기 값을 탄젠트로 나누고 부호를 바꾼 것입니다.")
          .latex("\\csc #x", "-\\frac{#y}{\\tan #x}")
          .slope("-1/(sin(x)*tan(x))")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 4))
          .build();

  private static final Op COT =
      Op.named("cot")
          .called("cotangent", "코탄젠트")
          .doc("The cosine over the sine.", "코사인을 사인으로 나눈 것입니다.")
          .curve(x -> 1 / Math.tan(x), "−#g ⊙ (1 + #y#squared)", (x, y) -> -(1 + y * y))
          .unfolds("cos(x)/sin(x)")
          .back(
              GatePattern.CURVE,
              "It always falls, and the faster the larger its value is.",
              "언제나 내려가며, 값이 클수록 더 빨리 내려갑니다.")
          .latex("\\cot #x", "-(1 + #y^{2})")
          .slope("-1/sin(x)^2")
          .sample(scalar(0.7))
          .sample(vector(1, -2, 4))
          .build();

  static List<Op> all() {
    return List.of(ASIN, ACOS, ATAN, SINH, COSH, SEC, CSC, COT);
  }
}
