package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.GatePattern;
import gradus.op.Op;
import java.util.List;

/// What passes forward and does not come back.
final class Detaching {
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

  private Detaching() {}

  static List<Op> all() {
    return List.of(DETACH);
  }
}
