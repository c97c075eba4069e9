package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.entry.Kinks;
import java.util.List;

/// The larger and the smaller of two operands, entry by entry: the routers of the backward pass.
final class Extrema {
  private Extrema() {}

  static final Op MAX =
      Op.named("max")
          .called("maximum", "최댓값")
          .doc("Takes the larger of two; tensors entry by entry.", "둘 중 더 큰 쪽입니다. 텐서는 원소끼리 견줍니다.")
          .blend(
              Math::max,
              "#g ⊙ ⟨(⟩1[#a > #b]⟨ + ½ #by 1[#a = #b])⟩",
              (a, b, y) -> a == b ? 0.5 : a < b ? 0 : 1,
              "#g ⊙ ⟨(⟩1[#b > #a]⟨ + ½ #by 1[#b = #a])⟩",
              (a, b, y) -> a == b ? 0.5 : a > b ? 0 : 1)
          .kink(Kinks.AT_TIE)
          .madeOf(Kinks::winner)
          .back(
              GatePattern.ROUTER,
              "Only the larger operand decides the result, so it alone receives the gradient; the"
                  + " smaller could move a little without any effect. At a tie each gets half.",
              "결과는 더 큰 쪽이 정하므로 그쪽만 기울기를 받습니다. 작은 쪽은 조금 움직여도 아무 일도 일어나지 않습니다. 같으면 절반씩 받습니다.")
          .latex(
              "\\max\\left(#a, #b\\right)",
              "\\mathbf{1}[#a > #b]⟨ + \\tfrac{1}{2} #by \\mathbf{1}[#a = #b]⟩",
              "\\mathbf{1}[#b > #a]⟨ + \\tfrac{1}{2} #by \\mathbf{1}[#b = #a]⟩")
          .sample(scalar(2), scalar(-1))
          .sample(matrix(new double[] {1, -2}, new double[] {3, 0.5}), scalar(0.2))
          .build();

  static final Op MIN =
      Op.named("min")
          .called("minimum", "최솟값")
          .doc("Takes the smaller of two; tensors entry by entry.", "둘 중 더 작은 쪽입니다. 텐서는 원소끼리 견줍니다.")
          .blend(
              Math::min,
              "#g ⊙ ⟨(⟩1[#a < #b]⟨ + ½ #by 1[#a = #b])⟩",
              (a, b, y) -> a == b ? 0.5 : a > b ? 0 : 1,
              "#g ⊙ ⟨(⟩1[#b < #a]⟨ + ½ #by 1[#b = #a])⟩",
              (a, b, y) -> a == b ? 0.5 : a < b ? 0 : 1)
          .kink(Kinks.AT_TIE)
          .madeOf(Kinks::winner)
          .back(
              GatePattern.ROUTER,
              "Only the smaller operand decides the result, so it alone receives the gradient. At a"
                  + " tie each gets half.",
              "결과는 더 작은 쪽이 정하므로 그쪽만 기울기를 받습니다. 같으면 절반씩 받습니다.")
          .latex(
              "\\min\\left(#a, #b\\right)",
              "\\mathbf{1}[#a < #b]⟨ + \\tfrac{1}{2} #by \\mathbf{1}[#a = #b]⟩",
              "\\mathbf{1}[#b < #a]⟨ + \\tfrac{1}{2} #by \\mathbf{1}[#b = #a]⟩")
          .sample(scalar(2), scalar(-1))
          .sample(vector(1, -2, 3), matrix(new double[] {0.2}, new double[] {-3}))
          .build();

  static List<Op> all() {
    return List.of(MAX, MIN);
  }
}
