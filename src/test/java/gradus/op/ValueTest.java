package gradus.op;

import static gradus.op.Gradients.op;
import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Printer;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values worked out by hand, or by NumPy, for the operations whose meaning is a choice.
class ValueTest {
  private static final Tensor A = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

  private static Tensor value(String name, int[] attributes, Tensor... in) {
    return op(name, in.length + attributes.length).value(List.of(in), attributes);
  }

  private static Tensor value(String name, Tensor... in) {
    return value(name, new int[0], in);
  }

  private static int[] at(int... attributes) {
    return attributes;
  }

  @Test
  void reductionsRunOverAllOrAlongAnAxis() {
    assertEquals(scalar(21), value("sum", A));
    assertEquals(vector(5, 7, 9), value("sum", at(0), A));
    assertEquals(vector(6, 15), value("sum", at(-1), A));
    assertEquals(vector(2, 5), value("mean", at(1), A));
    assertEquals(vector(4, 10, 18), value("prod", at(0), A));
    assertEquals(scalar(5), value("norm", at(0), vector(3, 4)));
    assertEquals(scalar(6), value("max", A));
    assertEquals(scalar(1), value("min", A));
  }

  @Test
  void indexCountsFromZeroAndBackFromTheEnd() {
    assertEquals(scalar(3), Ops.INDEX.value(List.of(A), 0, -1));
    assertEquals(vector(4, 5, 6), Ops.INDEX.value(List.of(A), -1));
    assertEquals(scalar(2), Ops.INDEX.value(List.of(vector(1, 2)), 1));
  }

  @Test
  void piecesKeepTheOrderOfRows() {
    assertEquals(
        matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}),
        value("reshape", at(3, -1), A));
    assertEquals(vector(1, 2, 3, 4, 5, 6), value("reshape", at(6), A));
    Tensor stacked = value("concat", A, matrix(new double[] {7, 8, 9}));
    assertEquals(value("reshape", at(3, 3), vector(1, 2, 3, 4, 5, 6, 7, 8, 9)), stacked);
  }

  @Test
  void diagonalGoesBothWays() {
    assertEquals(matrix(new double[] {1, 0}, new double[] {0, 2}), value("diag", vector(1, 2)));
    assertEquals(vector(1, 5), value("diag", A));
  }

  @Test
  void hingeSumsTheMarginsThatAreViolated() {
    assertEquals(scalar(0), value("hinge", vector(13, -7, 11), scalar(0)));
    assertEquals(scalar(40), value("hinge", vector(13, -7, 11), scalar(1)));
    Tensor rows = matrix(new double[] {3, 1}, new double[] {0, 2});
    assertEquals(scalar(1.5), value("hinge", rows, vector(0, 0)));
  }

  @Test
  void crossEntropyAveragesOverRows() {
    Tensor rows = matrix(new double[] {0, 0}, new double[] {0, 0});
    assertEquals(Math.log(2), value("cross_entropy", rows, vector(0, 1)).item(), 1e-16);
  }

  @Test
  void meanSquareCountsTheBroadcastEntries() {
    assertEquals(scalar(2.5), value("mse", vector(1, 2), scalar(0)));
  }

  @Test
  void convolutionDoesNotTurnTheKernel() {
    Tensor image = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {7, 8, 9});
    Tensor kernel = matrix(new double[] {1, 10}, new double[] {100, 1000});
    assertEquals(
        matrix(new double[] {5421, 6532}, new double[] {8754, 9865}),
        value("conv2d", image, kernel));
  }

  @Test
  void softmaxRunsOverTheRows() {
    Tensor even = matrix(new double[] {7, 7}, new double[] {0, 0});
    assertEquals(matrix(new double[] {0.5, 0.5}, new double[] {0.5, 0.5}), value("softmax", even));
  }

  @Test
  void stepIsZeroAtZero() {
    assertEquals(vector(0, 0, 1), value("step", vector(-2, 0, 2)));
  }

  private static Optional<String> unfolded(
      String name, int arguments, List<Tensor> in, int... attributes) {
    Op op = op(name, arguments);
    return op.unfolding(Operands.of(op, in), attributes).map(Printer::text);
  }

  @Test
  void unfoldingsMayDependOnShapeAxisAndLabel() {
    assertEquals("sum(x)/6", unfolded("mean", 1, List.of(A)).orElseThrow());
    assertEquals("sum(x, 0)/2", unfolded("mean", 2, List.of(A), 0).orElseThrow());
    String rows = unfolded("softmax", 1, List.of(A)).orElseThrow();
    assertEquals("exp(x)/reshape(sum(exp(x), 1), 2, 1)", rows);
    String hinge = unfolded("hinge", 2, List.of(A, vector(0, 2))).orElseThrow();
    String sums =
        "sum(max(0, s[0] - s[0, k[0]] + 1)) - 1 + (sum(max(0, s[1] - s[1, k[1]] + 1)) - 1)";
    assertEquals("(" + sums + ")/2", hinge);
  }
}
