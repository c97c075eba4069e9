package gradus.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Products of matrices at each place of the axes before the last two, beside loops that follow the
/// definition.
class MatrixStackTest {
  private static Shape shape(String lengths) {
    return Shape.of(Arrays.stream(lengths.split("×")).mapToInt(Integer::parseInt).toArray());
  }

  private static Tensor random(Shape shape, int seed) {
    Random random = new Random(seed);
    return Tensor.generate(shape, i -> random.nextGaussian());
  }

  @ParameterizedTest
  @CsvSource({
    "2×3×4,   2×4×5,   2×3×5",
    "2×3×4,   4×5,     2×3×5",
    "3×4,     2×4×5,   2×3×5",
    "1×3×4,   2×4×5,   2×3×5",
    "2×3×4,   1×4×5,   2×3×5",
    "3×2×1×4, 3×2×4×2, 3×2×1×2",
    "3×2×1×4, 2×4×5,   3×2×1×5",
    "3×2×1×4, 4×5,     3×2×1×5",
    "3×1×2×4, 1×2×4×3, 3×2×2×3",
    "2×4,     3×2×4×1, 3×2×2×1"
  })
  void eachMatrixMeetsItsOwn(String left, String right, String result) {
    Tensor a = random(shape(left), 1);
    Tensor b = random(shape(right), 2);
    MatrixStack stack = MatrixStack.of(a.shape(), b.shape()).orElseThrow();
    assertEquals(shape(result), stack.result());
    Tensor up = random(stack.result(), 3);
    double[] value = new double[up.size()];
    double[] toLeft = new double[a.size()];
    double[] toRight = new double[b.size()];
    int rank = up.shape().rank();
    for (int at = 0; at < up.size(); at++) {
      int[] y = up.shape().indices(at);
      for (int u = 0; u < a.shape().cols(); u++) {
        int of = place(a.shape(), y, rank, y[rank - 2], u);
        int by = place(b.shape(), y, rank, u, y[rank - 1]);
        value[at] += a.get(of) * b.get(by);
        toLeft[of] += up.get(at) * b.get(by);
        toRight[by] += up.get(at) * a.get(of);
      }
    }
    assertClose(value, stack.product(a, b));
    assertClose(toLeft, stack.toLeft(up, b));
    assertClose(toRight, stack.toRight(up, a));
  }

  private static int place(Shape s, int[] y, int rank, int row, int col) {
    int[] at = new int[s.rank()];
    for (int axis = 0; axis < s.rank() - 2; axis++) {
      at[axis] = s.length(axis) == 1 ? 0 : y[axis + rank - s.rank()];
    }
    at[s.rank() - 2] = row;
    at[s.rank() - 1] = col;
    return s.place(at);
  }

  private static void assertClose(double[] expected, Tensor found) {
    assertEquals(expected.length, found.size());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found.get(i), 1e-12, "at " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"2×3×4, 3×4×5", "2×3×4, 2×3×5", "2×3×4, 4", "4, 2×4×5", "3×2×1×4, 3×4×5"})
  void whatDoesNotFitMakesNone(String left, String right) {
    assertEquals(Optional.empty(), MatrixStack.of(shape(left), shape(right)));
  }
}
