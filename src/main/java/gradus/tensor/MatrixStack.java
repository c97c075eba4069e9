package gradus.tensor;

import java.util.Arrays;
import java.util.Optional;

/// NumPy's `@` of tensors of more than two axes: a product of matrices for each place along the
/// axes before the last two, which stretch as in broadcasting. So one matrix may meet all of the
/// other side.
///
/// @param left shape of the left side
/// @param right shape of the right side
/// @param ahead the axes before the last two of the result
public record MatrixStack(Shape left, Shape right, Shape ahead) {
  /// Empty where a side is no matrix and has no more axes, or where they do not fit.
  public static Optional<MatrixStack> of(Shape left, Shape right) {
    if (left.rank() < 2 || right.rank() < 2 || left.cols() != lines(right)) return Optional.empty();
    return ahead(left).broadcast(ahead(right)).map(ahead -> new MatrixStack(left, right, ahead));
  }

  /// The axes before the last two.
  public static Shape ahead(Shape s) {
    return Shape.of(Arrays.copyOf(s.lengths(), s.rank() - 2));
  }

  /// The length of the last axis but one.
  public static int lines(Shape s) {
    return s.length(s.rank() - 2);
  }

  /// The shape of the product.
  public Shape result() {
    int[] lengths = Arrays.copyOf(ahead.lengths(), ahead.rank() + 2);
    lengths[ahead.rank()] = lines(left);
    lengths[ahead.rank() + 1] = right.cols();
    return Shape.of(lengths);
  }

  /// The number of the left matrix that makes this matrix of the result.
  public int leftOf(int matrix) {
    return ahead(left).stretched(ahead, matrix);
  }

  /// The number of the right matrix that makes this matrix of the result.
  public int rightOf(int matrix) {
    return ahead(right).stretched(ahead, matrix);
  }

  /// Whether one right matrix meets the rows of all left ones, which are then those of one matrix.
  private boolean isOneProduct() {
    return right.isMatrix() && ahead(left).equals(ahead);
  }

  /// The product.
  public Tensor product(Tensor a, Tensor b) {
    if (isOneProduct()) return MatrixProduct.of(flat(a), b).reshape(result());
    double[] out = new double[result().size()];
    for (int k = 0; k < ahead.size(); k++) {
      add(MatrixProduct.of(matrix(a, leftOf(k)), matrix(b, rightOf(k))), k, out);
    }
    return Tensor.of(result(), out);
  }

  /// The gradient of the left side: of each matrix upstream times the right one, turned.
  public Tensor toLeft(Tensor upstream, Tensor b) {
    if (isOneProduct()) return MatrixProduct.of(flat(upstream), b.transpose()).reshape(left);
    double[] out = new double[left.size()];
    for (int k = 0; k < ahead.size(); k++) {
      Tensor turned = matrix(b, rightOf(k)).transpose();
      add(MatrixProduct.of(matrix(upstream, k), turned), leftOf(k), out);
    }
    return Tensor.of(left, out);
  }

  /// The gradient of the right side: of each matrix the left one, turned, times upstream.
  public Tensor toRight(Tensor upstream, Tensor a) {
    if (isOneProduct()) return MatrixProduct.of(flat(a).transpose(), flat(upstream));
    double[] out = new double[right.size()];
    for (int k = 0; k < ahead.size(); k++) {
      Tensor turned = matrix(a, leftOf(k)).transpose();
      add(MatrixProduct.of(turned, matrix(upstream, k)), rightOf(k), out);
    }
    return Tensor.of(right, out);
  }

  /// All rows of all matrices one below another.
  private static Tensor flat(Tensor x) {
    return x.reshape(Shape.matrix(x.shape().rows(), x.shape().cols()));
  }

  private static Tensor matrix(Tensor x, int number) {
    Shape one = Shape.matrix(lines(x.shape()), x.shape().cols());
    int from = number * one.size();
    return Tensor.of(one, Arrays.copyOfRange(x.entries(), from, from + one.size()));
  }

  private static void add(Tensor matrix, int number, double[] to) {
    double[] entries = matrix.entries();
    int from = number * entries.length;
    for (int i = 0; i < entries.length; i++) {
      to[from + i] += entries[i];
    }
  }
}
