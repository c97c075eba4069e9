package gradus.op;

import gradus.tensor.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The gate of the lecture before it is any gate in particular: `z = f(x, y)` with ∂z/∂x and ∂z/∂y
/// and no numbers (CS231n, lecture 4).
public final class GenericGate {
  private GenericGate() {}

  /// The op of a function that is called with so many operands. It has no values.
  public static Op of(String name, int operands) {
    String places =
        IntStream.rangeClosed(1, operands).mapToObj(i -> "·").collect(Collectors.joining(", "));
    OpBuilder op =
        Op.named(name)
            .doc(
                name + "(" + places + "): any function at all, as long as it has a derivative.",
                name + "(" + places + "): 미분할 수 있는 임의의 함수입니다.")
            .shape((shapes, a) -> Fit.of(Shape.SCALAR))
            .value((in, a) -> {
              throw new IllegalStateException(name + " is not defined");
            })
            .back(
                GatePattern.FUNCTION,
                "A gate knows only its own operands and its result. It multiplies the gradient that"
                    + " arrives by its local gradient, and hands the product on.",
                "게이트는 자기 입력과 결과만 압니다. 도착한 기울기에 자기의 국소 기울기를 곱해" + " 넘겨줍니다.");
    for (int i = 1; i <= operands; i++) {
      op.operand(
          "x_" + i,
          "#g · ∂#y/∂#this",
          l -> {
            throw new IllegalStateException(name + " is not defined");
          });
    }
    return op.buildUndefined(new Origin.Undefined(name), Composite.CALL);
  }
}
