package gradus.op.entry;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;

/// Tensors of three and four axes at which the gradients of ops are checked; no two entries are
/// equal.
public final class Samples {
  /// 2×3.
  public static final Tensor TABLE =
      Tensor.matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});

  /// 2×2×3.
  public static final Tensor CUBE =
      Tensor.of(Shape.of(2, 2, 3), 1, -2, 0.3, -0.5, 4, -7, 2.5, 0.7, -1.2, 3, -0.4, 1.7);

  /// 2×1×2×3: two images of one channel.
  public static final Tensor IMAGES = CUBE.reshape(Shape.of(2, 1, 2, 3));

  /// 2×2×2.
  public static final Tensor SMALL =
      Tensor.of(Shape.of(2, 2, 2), 1, -2, 0.3, -0.5, 4, -7, 2.5, 0.7);

  private Samples() {}
}
