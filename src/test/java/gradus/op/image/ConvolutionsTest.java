package gradus.op.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.Fit;
import gradus.op.catalogue.Pulling;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Images of several channels under several kernels, beside loops that follow the definition.
class ConvolutionsTest {
  private static Pulling conv(int... given) {
    return new Pulling(Convolutions.CONV2D, given);
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
    assertEquals("l, j, p - 2 r + 1, q - 2 s + 1", Convolutions.CONV2D.meeting(batch, 0, 2, 1));
    assertEquals("k, j, 2 r + p - 1, 2 s + q - 1", Convolutions.CONV2D.meeting(batch, 1, 2, 1));
    List<Shape> one = List.of(Shape.matrix(5, 4), Shape.of(2, 3, 2));
    assertEquals("k, i - l, j - r", Convolutions.CONV2D.meeting(one, 0));
    assertEquals("l + j, r + p", Convolutions.CONV2D.meeting(one, 1));
  }

  @Test
  void aBiasIsAddedToTheChannelOfItsKernelInEveryImage() {
    Tensor x = random(Shape.of(2, 3, 5, 4), 1);
    Tensor k = random(Shape.of(2, 3, 3, 2), 2);
    Tensor b = Tensor.vector(10, -7);
    Pulling biased = new Pulling(Convolutions.BIASED, 2, 1);
    Tensor plain = conv(2, 1).value(x, k);
    Tensor y = biased.value(x, k, b);
    Tensor up = random(y.shape(), 3);
    double[] gathered = new double[2];
    for (int at = 0; at < y.size(); at++) {
      int channel = y.shape().indices(at)[1];
      assertEquals(plain.get(at) + (channel == 0 ? 10 : -7), y.get(at));
      gathered[channel] += up.get(at);
    }
    assertClose(gathered, biased.pull(2, up, x, k, b));
    assertEquals(conv(2, 1).pull(0, up, x, k), biased.pull(0, up, x, k, b));
    assertEquals(conv(2, 1).pull(1, up, x, k), biased.pull(1, up, x, k, b));
  }

  @Test
  void aBiasHasOneNumberForEachKernel() {
    Pulling biased = new Pulling(Convolutions.BIASED, 1, 0);
    Shape board = Shape.matrix(5, 4);
    Shape three = Shape.of(3, 2, 2);
    assertEquals(Fit.of(Shape.of(3, 4, 3)), biased.fit(board, three, Shape.vector(3)));
    assertEquals(
        Fit.of(Shape.matrix(4, 3)), biased.fit(board, Shape.matrix(2, 2), Shape.vector(1)));
    assertEquals(biasMisfit("1", "3×2×2", "3"), biased.fit(board, three, Shape.vector(1)));
    assertEquals(biasMisfit("scalar", "3×2×2", "3"), biased.fit(board, three, Shape.SCALAR));
    assertEquals(biasMisfit("3×1", "3×2×2", "3"), biased.fit(board, three, Shape.matrix(3, 1)));
    assertEquals(
        biasMisfit("2", "2×2", "1"), biased.fit(board, Shape.matrix(2, 2), Shape.vector(2)));
    assertEquals(misfit("5×4", "6×2"), biased.fit(board, Shape.matrix(6, 2), Shape.vector(2)));
  }

  private static Fit biasMisfit(String bias, String kernels, String many) {
    return Fit.misfit("shape.conv.bias", "conv2d", bias, kernels, many);
  }
}
