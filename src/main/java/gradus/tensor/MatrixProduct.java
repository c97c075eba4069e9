package gradus.tensor;

import java.util.Arrays;

/// NumPy's `@` for vectors and matrices, the whole of our linear algebra kernels. Plain Java on
/// rows: loops over one flat array that is both read and written are not vectorised by C2.
public final class MatrixProduct {
  private MatrixProduct() {}

  /// Vector·vector is their dot product, matrix·vector and vector·matrix a vector. Inner lengths
  /// must agree.
  public static Tensor of(Tensor a, Tensor b) {
    boolean column = b.shape().isVector();
    int m = a.shape().rows();
    int k = a.shape().cols();
    int n = column ? 1 : b.shape().cols();
    if (k != (column ? b.shape().cols() : b.shape().rows())) {
      throw new IllegalArgumentException(a.shape() + " @ " + b.shape());
    }
    double[] out =
        column
            ? timesColumn(a.entries(), b.entries(), m, k)
            : product(a.entries(), b.entries(), m, k, n);
    return Tensor.of(shape(a.shape(), b.shape()), out);
  }

  /// The shape of `a @ b`, whose inner lengths agree.
  public static Shape shape(Shape a, Shape b) {
    if (a.isVector()) return b.isVector() ? Shape.SCALAR : Shape.vector(b.cols());
    return b.isVector() ? Shape.vector(a.rows()) : Shape.matrix(a.rows(), b.cols());
  }

  private static double[] timesColumn(double[] a, double[] b, int m, int k) {
    double[] out = new double[m];
    for (int r = 0; r < m; r++) {
      double total = 0;
      for (int i = 0, at = r * k; i < k; i++) {
        total += a[at + i] * b[i];
      }
      out[r] = total;
    }
    return out;
  }

  private static double[] product(double[] a, double[] b, int m, int k, int n) {
    double[] out = new double[m * n];
    double[] row = new double[n];
    double[] bRow = new double[n];
    for (int r = 0; r < m; r++) {
      Arrays.fill(row, 0);
      for (int i = 0; i < k; i++) {
        double f = a[r * k + i];
        System.arraycopy(b, i * n, bRow, 0, n);
        for (int c = 0; c < n; c++) {
          row[c] += f * bRow[c];
        }
      }
      System.arraycopy(row, 0, out, r * n, n);
    }
    return out;
  }
}
