package gradus.op.image;

import static gradus.tensor.Tensor.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.Fit;
import gradus.op.Op;
import gradus.op.catalogue.Pulling;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Convolution with a kernel wider than high, and pooling; sums worked out apart.
class ImagesTest {
  private static final Tensor IMAGE =
      matrix(new double[] {1, -2, 3, 0}, new double[] {4, 1, -1, 2}, new double[] {0, 5, 2, -3});
  private static final Tensor KERNEL = matrix(new double[] {1, 2, -1}, new double[] {3, 0, 4});
  private static final Pulling CONV = Pulling.of("conv2d", 2);

  @Test
  void everyWindowMeetsTheKernelAsItStands() {
    Tensor expected = matrix(new double[] {2, 15}, new double[] {15, 0});
    assertEquals(expected, CONV.value(IMAGE, KERNEL));
  }

  @Test
  void pixelsAndWeightsGatherFromTheirWindows() {
    Tensor up = matrix(new double[] {1, -2}, new double[] {10, 3});
    assertEquals(
        matrix(
            new double[] {1, 0, -5, 2},
            new double[] {13, 17, 0, -11},
            new double[] {30, 9, 40, 12}),
        CONV.pull(0, up, IMAGE, KERNEL));
    assertEquals(
        matrix(new double[] {48, -1, -1}, new double[] {17, 59, 6}),
        CONV.pull(1, up, IMAGE, KERNEL));
  }

  @Test
  void aKernelMayBeAsLargeAsTheImageAndNoLarger() {
    Shape image = Shape.matrix(3, 4);
    assertEquals(Fit.of(Shape.matrix(1, 1)), CONV.fit(image, Shape.matrix(3, 4)));
    assertEquals(Fit.of(Shape.matrix(2, 4)), CONV.fit(image, Shape.matrix(2, 1)));
    assertEquals(
        Fit.misfit("shape.conv", "conv2d", "3×4", "4×1"), CONV.fit(image, Shape.matrix(4, 1)));
    assertEquals(
        Fit.misfit("shape.conv", "conv2d", "3×4", "1×5"), CONV.fit(image, Shape.matrix(1, 5)));
    assertEquals(Fit.misfit("shape.conv", "conv2d", "3×4", "2"), CONV.fit(image, Shape.vector(2)));
    assertEquals(
        Fit.misfit("shape.conv", "conv2d", "4", "1×1"),
        CONV.fit(Shape.vector(4), Shape.matrix(1, 1)));
  }

  @Test
  void theMostWorkIsDoneAndNoMore() {
    Shape kernel = Shape.matrix(1024, 1024);
    assertEquals(Fit.of(Shape.matrix(64, 64)), CONV.fit(Shape.matrix(1087, 1087), kernel));
    assertEquals(
        Fit.large(
            Shape.matrix(64, 65), "shape.work", "conv2d", "1087×1088", "1024×1024", "4294967296"),
        CONV.fit(Shape.matrix(1087, 1088), kernel));
  }

  @Test
  void aWindowMayBeAsLargeAsTheImageAndNoLarger() {
    Shape image = Shape.matrix(3, 5);
    assertEquals(Fit.of(Shape.matrix(1, 1)), Pulling.of("maxpool", 1, 3).fit(image));
    assertEquals(Fit.of(Shape.matrix(1, 2)), Pulling.of("maxpool", 1, 2).fit(image));
    assertEquals(Fit.of(image), Pulling.of("maxpool", 1, 1).fit(image));
    assertEquals(
        Fit.misfit("shape.pool", "maxpool", "3×5", "4×4"), Pulling.of("maxpool", 1, 4).fit(image));
    assertEquals(
        Fit.misfit("shape.pool", "maxpool", "5×3", "4×4"),
        Pulling.of("maxpool", 1, 4).fit(Shape.matrix(5, 3)));
    assertEquals(
        Fit.misfit("shape.pool", "maxpool", "3×5", "0×0"), Pulling.of("maxpool", 1, 0).fit(image));
    assertEquals(
        Fit.misfit("shape.pool", "maxpool", "5", "2×2"),
        Pulling.of("maxpool", 1, 2).fit(Shape.vector(5)));
  }

  @Test
  void equalPixelsOfALaterWindowShare() {
    Tensor x =
        matrix(
            new double[] {1, 2, 3, 4, 9},
            new double[] {5, 6, 7, 8, 9},
            new double[] {0, 0, 6, 6, 9},
            new double[] {0, -1, 6, 1, 9});
    Pulling pool = Pulling.of("maxpool", 1, 2);
    assertEquals(matrix(new double[] {6, 8}, new double[] {0, 6}), pool.value(x));
    Tensor up = matrix(new double[] {10, 20}, new double[] {30, 60});
    assertEquals(
        matrix(
            new double[] {0, 0, 0, 0, 0},
            new double[] {0, 10, 0, 20, 0},
            new double[] {10, 10, 20, 20, 0},
            new double[] {10, 0, 20, 0, 0}),
        pool.pull(0, up, x));
  }

  @Test
  void aTieInsideAWindowIsAKinkAndOneAcrossWindowsIsNot() {
    Op pool = Pulling.of("maxpool", 1, 2).op();
    Tensor across =
        matrix(
            new double[] {1, 7, 7, 4},
            new double[] {5, 6, 3, 2},
            new double[] {0, 7, 2, 3},
            new double[] {1, 2, 1, 7});
    assertFalse(pool.atKink(List.of(across), 2));
    assertTrue(pool.atKink(List.of(across), 4));
    // Without the attribute the windows are unknown.
    assertFalse(pool.atKink(List.of(Tensor.ones(Shape.matrix(2, 2)))));
    double[] last = across.toArray();
    last[14] = 7;
    assertTrue(pool.atKink(List.of(Tensor.of(across.shape(), last)), 2));
  }

  @Test
  void aWindowWithoutANumberHasNoGradient() {
    double nan = Double.NaN;
    Tensor x = matrix(new double[] {1, 2, nan, 4}, new double[] {3, 0, 5, 6});
    Pulling pool = Pulling.of("maxpool", 1, 2);
    Tensor up = matrix(new double[] {10, 20});
    assertEquals(matrix(new double[] {3, nan}), pool.value(x));
    assertEquals(
        matrix(new double[] {0, 0, nan, nan}, new double[] {10, 0, nan, nan}), pool.pull(0, up, x));
  }
}
