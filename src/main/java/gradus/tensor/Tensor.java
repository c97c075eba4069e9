package gradus.tensor;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/// An immutable scalar, vector, matrix or tensor of up to four axes of 64-bit floats, stored row by
/// row.
public final class Tensor {
  private final Shape shape;
  private final double[] data;

  private Tensor(Shape shape, double[] data) {
    this.shape = shape;
    this.data = data;
  }

  /// Wraps `data` (row-major, `shape.size()` entries) without copying: the caller gives it away.
  public static Tensor of(Shape shape, double... data) {
    if (data.length != shape.size()) throw new IllegalArgumentException(shape + " " + data.length);
    return new Tensor(shape, data);
  }

  public static Tensor scalar(double value) {
    return new Tensor(Shape.SCALAR, new double[] {value});
  }

  public static Tensor vector(double... entries) {
    return new Tensor(Shape.vector(entries.length), entries.clone());
  }

  /// Rows of equal length.
  public static Tensor matrix(double[]... rows) {
    int cols = rows.length == 0 ? 0 : rows[0].length;
    double[] data = new double[rows.length * cols];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != cols) throw new IllegalArgumentException("ragged");
      System.arraycopy(rows[r], 0, data, r * cols, cols);
    }
    return new Tensor(Shape.matrix(rows.length, cols), data);
  }

  public static Tensor full(Shape shape, double value) {
    double[] data = new double[shape.size()];
    Arrays.fill(data, value);
    return new Tensor(shape, data);
  }

  public static Tensor zeros(Shape shape) {
    return new Tensor(shape, new double[shape.size()]);
  }

  public static Tensor ones(Shape shape) {
    return full(shape, 1);
  }

  /// Entry by entry from its row-major index.
  public static Tensor generate(Shape shape, IntToDoubleFunction entry) {
    double[] data = new double[shape.size()];
    Arrays.setAll(data, entry);
    return new Tensor(shape, data);
  }

  public Shape shape() {
    return shape;
  }

  public int size() {
    return data.length;
  }

  /// The entry at a row-major index.
  public double get(int index) {
    return data[index];
  }

  public double get(int row, int col) {
    return data[row * shape.cols() + col];
  }

  /// The value of a scalar, or of the only entry.
  public double item() {
    if (data.length != 1) throw new IllegalStateException("not a single entry: " + shape);
    return data[0];
  }

  /// A copy of the entries, row by row.
  public double[] toArray() {
    return data.clone();
  }

  /// The entries themselves, for kernels of this package that only read them.
  double[] entries() {
    return data;
  }

  public Tensor map(DoubleUnaryOperator f) {
    double[] out = new double[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = f.applyAsDouble(data[i]);
    }
    return new Tensor(shape, out);
  }

  /// Entry by entry with NumPy broadcasting. The shapes must fit.
  public Tensor zip(Tensor other, DoubleBinaryOperator f) {
    if (shape.equals(other.shape)) {
      double[] out = new double[data.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = f.applyAsDouble(data[i], other.data[i]);
      }
      return new Tensor(shape, out);
    }
    Shape s = shape.broadcast(other.shape).orElseThrow();
    double[] out = new double[s.size()];
    if (s.isDeep()) {
      int own = shape.cols() == 1 ? 0 : 1;
      int others = other.shape.cols() == 1 ? 0 : 1;
      for (int r = 0, i = 0; r < s.rows(); r++) {
        int a = shape.row(s, r);
        int b = other.shape.row(s, r);
        for (int c = 0; c < s.cols(); c++, i++, a += own, b += others) {
          out[i] = f.applyAsDouble(data[a], other.data[b]);
        }
      }
      return new Tensor(s, out);
    }
    for (int r = 0, i = 0; r < s.rows(); r++) {
      for (int c = 0; c < s.cols(); c++, i++) {
        out[i] =
            f.applyAsDouble(data[shape.stretched(r, c)], other.data[other.shape.stretched(r, c)]);
      }
    }
    return new Tensor(s, out);
  }

  public Tensor plus(Tensor other) {
    return zip(other, Double::sum);
  }

  public Tensor minus(Tensor other) {
    return zip(other, (a, b) -> a - b);
  }

  public Tensor times(Tensor other) {
    return zip(other, (a, b) -> a * b);
  }

  public Tensor times(double factor) {
    return map(a -> a * factor);
  }

  /// Stretched to a larger shape as broadcasting does.
  public Tensor broadcastTo(Shape target) {
    if (shape.equals(target)) return this;
    if (target.isDeep()) return generate(target, i -> data[shape.stretched(target, i)]);
    double[] out = new double[target.size()];
    for (int r = 0, i = 0; r < target.rows(); r++) {
      for (int c = 0; c < target.cols(); c++, i++) {
        out[i] = data[shape.stretched(r, c)];
      }
    }
    return new Tensor(target, out);
  }

  /// Undoes broadcasting: sums over the axes along which `target` was stretched to this shape.
  public Tensor sumTo(Shape target) {
    if (shape.equals(target)) return this;
    double[] out = new double[target.size()];
    if (shape.isDeep()) {
      for (int i = 0; i < data.length; i++) {
        out[target.stretched(shape, i)] += data[i];
      }
      return new Tensor(target, out);
    }
    for (int r = 0, i = 0; r < shape.rows(); r++) {
      for (int c = 0; c < shape.cols(); c++, i++) {
        out[target.stretched(r, c)] += data[i];
      }
    }
    return new Tensor(target, out);
  }

  public double sum() {
    double total = 0;
    for (double d : data) {
      total += d;
    }
    return total;
  }

  /// The same entries in another shape of the same size.
  public Tensor reshape(Shape target) {
    return of(target, data);
  }

  /// Rows and columns exchanged, of more axes their order turned round; a vector or scalar is its
  /// own transpose, as in NumPy.
  public Tensor transpose() {
    if (shape.isDeep()) return transpose(shape.turned());
    if (!shape.isMatrix()) return this;
    int rows = shape.rows();
    int cols = shape.cols();
    double[] out = new double[data.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        out[c * rows + r] = data[r * cols + c];
      }
    }
    return new Tensor(Shape.matrix(cols, rows), out);
  }

  /// With its axes in another order: axis `k` of the result is axis `order[k]` of this.
  public Tensor transpose(int... order) {
    Shape target = shape.ordered(order);
    double[] out = new double[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = data[shape.ordered(order, target, i)];
    }
    return new Tensor(target, out);
  }

  public boolean isFinite() {
    for (double d : data) {
      if (!Double.isFinite(d)) return false;
    }
    return true;
  }

  public boolean hasNaN() {
    for (double d : data) {
      if (Double.isNaN(d)) return true;
    }
    return false;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Tensor t && shape.equals(t.shape) && Arrays.equals(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return Numbers.exact(this);
  }
}
