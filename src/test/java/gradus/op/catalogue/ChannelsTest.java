package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.Fit;
import gradus.op.Local;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Images of several channels under several kernels, beside loops that follow the definition.
class ChannelsTest {
  private static Pulling conv(int... given) {
    return new Pulling(Channels.CONV2D, given);
  }

  private static Pulling pool(int... given) {
    return new Pulling(Channels.MAXPOOL, given);
  }

  private static Tensor random(Shape shape, int seed) {
    Random random = new Random(seed);
    return Tensor.generate(shape, i -> random.nextGaussian());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "1, 1", "2, 1", "3, 2", "2, 3"})
  void aBatchIsWhatTheDefinitionSays(int stride, int padding) {
    Tensor x = random(Shape.of(2, 3, 5, 4), 1);
    Tensor k = random(Shape.of(2, 3, 3, 2), 2);
    int down = (5 + 2 * padding - 3) / stride + 1;
    int across = (4 + 2 * padding - 2) / stride + 1;
    Tensor y = conv(stride, padding).value(x, k);
    assertEquals(Shape.of(2, 2, down, across), y.shape());
    Tensor up = random(y.shape(), 3);
    double[] value = new double[y.size()];
    double[] image = new double[x.size()];
    double[] kernel = new double[k.size()];
    for (int at = 0; at < y.size(); at++) {
      int[] t = y.shape().indices(at);
      for (int w = 0; w < k.size(); w++) {
        int[] u = k.shape().indices(w);
        int row = t[2] * stride + u[2] - padding;
        int col = t[3] * stride + u[3] - padding;
        if (u[0] != t[1] || row < 0 || row >= 5 || col < 0 || col >= 4) continue;
        int pixel = x.shape().place(t[0], u[1], row, col);
        value[at] += x.get(pixel) * k.get(w);
        image[pixel] += up.get(at) * k.get(w);
        kernel[w] += up.get(at) * x.get(pixel);
      }
    }
    assertClose(value, y);
    assertClose(image, conv(stride, padding).pull(0, up, x, k));
    assertClose(kernel, conv(stride, padding).pull(1, up, x, k));
  }

  private static void assertClose(double[] expected, Tensor found) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found.get(i), 1e-12, "at " + i);
    }
  }

  @Test
  void shapesFollowTheImageAndTheKernels() {
    Shape board = Shape.matrix(5, 4);
    Shape colours = Shape.of(2, 5, 4);
    assertEquals(Fit.of(Shape.of(3, 4, 3)), conv().fit(board, Shape.of(3, 2, 2)));
    assertEquals(Fit.of(Shape.of(3, 4, 3)), conv().fit(board, Shape.of(3, 1, 2, 2)));
    assertEquals(Fit.of(Shape.of(1, 4, 3)), conv().fit(Shape.of(1, 5, 4), Shape.matrix(2, 2)));
    assertEquals(Fit.of(Shape.matrix(3, 2)), conv(2, 1).fit(board, Shape.matrix(3, 3)));
    assertEquals(Fit.of(Shape.of(1, 4, 2)), conv().fit(colours, Shape.of(1, 2, 2, 3)));
    assertEquals(misfit("2×5×4", "3×2×2"), conv().fit(colours, Shape.of(3, 2, 2)));
    assertEquals(misfit("2×5×4", "2×2"), conv().fit(colours, Shape.matrix(2, 2)));
    assertEquals(misfit("2×5×4", "3×1×2×2"), conv().fit(colours, Shape.of(3, 1, 2, 2)));
    assertEquals(misfit("2×5×4", "1×2×6×1"), conv().fit(colours, Shape.of(1, 2, 6, 1)));
    assertEquals(misfit("4", "1×1×1"), conv().fit(Shape.vector(4), Shape.of(1, 1, 1)));
    assertEquals(
        Fit.misfit("shape.conv.step", "conv2d", 0, 0), conv(0).fit(board, Shape.matrix(1, 1)));
    assertEquals(
        Fit.misfit("shape.conv.step", "conv2d", 1, -1), conv(1, -1).fit(board, Shape.matrix(1, 1)));
  }

  private static Fit misfit(String image, String kernel) {
    return Fit.misfit("shape.conv", "conv2d", image, kernel);
  }

  @Test
  void theIndicesOfWhatMeetsAreWritten() {
    List<Shape> batch = List.of(Shape.of(2, 3, 5, 4), Shape.of(2, 3, 3, 2));
    assertEquals("l, j, p - 2 r + 1, q - 2 s + 1", Channels.CONV2D.meeting(batch, 0, 2, 1));
    assertEquals("k, j, 2 r + p - 1, 2 s + q - 1", Channels.CONV2D.meeting(batch, 1, 2, 1));
    List<Shape> one = List.of(Shape.matrix(5, 4), Shape.of(2, 3, 2));
    assertEquals("k, i - l, j - r", Channels.CONV2D.meeting(one, 0));
    assertEquals("l + j, r + p", Channels.CONV2D.meeting(one, 1));
    assertEquals(
        "i = k, 2 l ≤ j < 2 l + 3, 2 r ≤ p < 2 r + 3",
        Channels.MAXPOOL.meeting(List.of(Shape.of(2, 5, 4)), 0, 3, 2));
  }

  @Test
  void aPixelIsTheWinnerOfAllWindowsThatOverlapThere() {
    Tensor x = Tensor.matrix(new double[] {1, 2, 0}, new double[] {3, 9, 4});
    assertEquals(Tensor.matrix(new double[] {9, 9}), pool(2, 1).value(x));
    Tensor up = Tensor.matrix(new double[] {10, 7});
    assertEquals(
        Tensor.matrix(new double[] {0, 0, 0}, new double[] {0, 17, 0}), pool(2, 1).pull(0, up, x));
    assertFalse(Channels.MAXPOOL.atKink(List.of(x), 2, 1));
    Tensor tied = Tensor.matrix(new double[] {9, 2, 0}, new double[] {3, 9, 4});
    assertTrue(Channels.MAXPOOL.atKink(List.of(tied), 2, 1));
    assertEquals(
        Tensor.matrix(new double[] {5, 0, 0}, new double[] {0, 12, 0}),
        pool(2, 1).pull(0, up, tied));
  }

  @Test
  void aMeanSharesOutWhatArrives() {
    Tensor x = Tensor.generate(Shape.of(2, 2, 3), i -> i);
    Pulling mean = new Pulling(Channels.AVGPOOL, 2, 1);
    Tensor y = mean.value(x);
    assertEquals(Tensor.of(Shape.of(2, 1, 2), 2, 3, 8, 9), y);
    Local local = new Local(List.of(x), y, Tensor.of(y.shape(), 4, 8, -4, 0), new int[] {2, 1});
    assertEquals(
        Tensor.of(x.shape(), 1, 3, 2, 1, 3, 2, -1, -1, 0, -1, -1, 0),
        Channels.AVGPOOL.pull(0, local));
  }
}
