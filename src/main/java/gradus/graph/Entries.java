package gradus.graph;

import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// The entries between brackets, put together: a vector of numbers or a matrix of rows.
sealed interface Entries {
  /// They make this vector or matrix.
  record Whole(Tensor tensor) implements Entries {}

  /// They do not: where, and the message that says why.
  record Wrong(Span span, String key, List<Object> args) implements Entries {}

  static Entries of(Expr.Array array, List<Lowered> items) {
    if (items.isEmpty()) return wrong(array.span(), "array.empty");
    Shape first = items.getFirst().shape();
    if (items.getFirst().constant() == null) return wrong(items.getFirst().span(), "array.entry");
    if (first.isMatrix()) return wrong(items.getFirst().span(), "array.deep");
    double[] data = new double[items.size() * first.size()];
    for (int i = 0; i < items.size(); i++) {
      Lowered item = items.get(i);
      if (item.constant() == null) return wrong(item.span(), "array.entry");
      Shape s = item.shape();
      if (s.isMatrix()) return wrong(item.span(), "array.deep");
      if (!s.equals(first)) {
        return s.rank() == first.rank()
            ? wrong(item.span(), "array.ragged", i + 1, s.cols(), first.cols())
            : wrong(item.span(), "array.mixed");
      }
      for (int k = 0; k < s.size(); k++) {
        data[i * s.size() + k] = item.constant().get(k);
      }
    }
    Shape shape =
        first.isScalar() ? Shape.vector(items.size()) : Shape.matrix(items.size(), first.cols());
    return new Whole(Tensor.of(shape, data));
  }

  private static Entries wrong(Span span, String key, Object... args) {
    return new Wrong(span, key, List.of(args));
  }
}
