package gradus.op.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.Local;
import gradus.op.catalogue.Pulling;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pooling of several channels and images, in windows a stride apart.
class PoolingsTest {
  private static Pulling pool(int... given) {
    return new Pulling(Poolings.MAXPOOL, given);
  }

  @Test
  void theIndicesOfAWindowAreWritten() {
    assertEquals(
        "i = k, 2 l ≤ j < 2 l + 3, 2 r ≤ p < 2 r + 3",
        Poolings.MAXPOOL.meeting(List.of(Shape.of(2, 5, 4)), 0, 3, 2));
  }

  @Test
  void aPixelIsTheWinnerOfAllWindowsThatOverlapThere() {
    Tensor x = Tensor.matrix(new double[] {1, 2, 0}, new double[] {3, 9, 4});
    assertEquals(Tensor.matrix(new double[] {9, 9}), pool(2, 1).value(x));
    Tensor up = Tensor.matrix(new double[] {10, 7});
    assertEquals(
        Tensor.matrix(new double[] {0, 0, 0}, new double[] {0, 17, 0}), pool(2, 1).pull(0, up, x));
    assertFalse(Poolings.MAXPOOL.atKink(List.of(x), 2, 1));
    Tensor tied = Tensor.matrix(new double[] {9, 2, 0}, new double[] {3, 9, 4});
    assertTrue(Poolings.MAXPOOL.atKink(List.of(tied), 2, 1));
    assertEquals(
        Tensor.matrix(new double[] {5, 0, 0}, new double[] {0, 12, 0}),
        pool(2, 1).pull(0, up, tied));
  }

  @Test
  void aMeanSharesOutWhatArrives() {
    Tensor x = Tensor.generate(Shape.of(2, 2, 3), i -> i);
    Pulling mean = new Pulling(Poolings.AVGPOOL, 2, 1);
    Tensor y = mean.value(x);
    assertEquals(Tensor.of(Shape.of(2, 1, 2), 2, 3, 8, 9), y);
    Local local = new Local(List.of(x), y, Tensor.of(y.shape(), 4, 8, -4, 0), new int[] {2, 1});
    assertEquals(
        Tensor.of(x.shape(), 1, 3, 2, 1, 3, 2, -1, -1, 0, -1, -1, 0),
        Poolings.AVGPOOL.pull(0, local));
  }
}
