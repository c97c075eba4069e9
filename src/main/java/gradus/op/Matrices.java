package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.vector;

import gradus.tensor.MatrixProduct;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// Linear algebra: products of vectors and matrices, the transpose, the diagonal.
final class Matrices {
  private static final Tensor A = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});
  private static final Tensor B =
      matrix(new double[] {0.7, 2}, new double[] {-1, 0.1}, new double[] {3, 0.4});

  private Matrices() {}

  static final Op MATMUL =
      Op.named("@")
          .infix()
          .doc("The matrix product; with vectors as NumPy does it.", "행렬곱입니다. 벡터는 NumPy와 같이 다룹니다.")
          .shape((s, a) -> product(s.get(0), s.get(1)))
          .value((in, a) -> MatrixProduct.of(in.get(0), in.get(1)))
          .operand("a", "ȳ bᵀ", l -> leftOf(l.grad(), l.in(0), l.in(1)))
          .operand("b", "aᵀ ȳ", l -> rightOf(l.grad(), l.in(0), l.in(1)))
          .sample(A, B)
          .sample(A, vector(2, -1, 0.5))
          .sample(vector(2, -1, 0.5), B)
          .sample(vector(2, -1, 0.5), vector(1, 3, -2))
          .build();

  static final Op DOT =
      Op.named("dot")
          .symbol("·")
          .doc("The dot product of two vectors: Σ a∗b.", "두 벡터의 내적 Σ a∗b입니다.")
          .shape((s, a) -> dot(s.get(0), s.get(1)))
          .value((in, a) -> MatrixProduct.of(in.get(0), in.get(1)))
          .operand("a", "ȳ b", l -> l.in(1).times(l.grad()))
          .operand("b", "ȳ a", l -> l.in(0).times(l.grad()))
          .unfolds("sum(a*b)")
          .sample(vector(2, -1, 0.5), vector(1, 3, -2))
          .sample(vector(4), vector(-0.3))
          .build();

  static final Op TRANSPOSE =
      Op.named("transpose")
          .symbol("ᵀ")
          .doc("Exchanges rows and columns; a vector stays as it is.", "행과 열을 바꿉니다. 벡터는 그대로입니다.")
          .shape((s, a) -> Fit.of(transposed(s.get(0))))
          .value((in, a) -> in.get(0).transpose())
          .operand("x", "ȳᵀ", l -> l.grad().transpose())
          .sample(A)
          .sample(vector(1, 2))
          .build();

  private static final Op OUTER =
      Op.named("outer")
          .symbol("⊗")
          .doc(
              "The outer product: the matrix of all products aᵢ∗bⱼ.", "외적: 모든 곱 aᵢ∗bⱼ로 이루어진 행렬입니다.")
          .shape((s, a) -> outer(s.get(0), s.get(1)))
          .value((in, a) -> outer(in.get(0), in.get(1)))
          .operand("a", "ȳ b", l -> MatrixProduct.of(l.grad(), l.in(1)))
          .operand("b", "ȳᵀ a", l -> MatrixProduct.of(l.in(0), l.grad()))
          .sample(vector(2, -1, 0.5), vector(1, 3))
          .sample(vector(4), vector(-0.3, 2))
          .build();

  private static final Op DIAG =
      Op.named("diag")
          .doc(
              "The diagonal matrix of a vector, or the diagonal of a matrix.",
              "벡터를 대각선에 놓은 행렬, 또는 행렬의 대각선입니다.")
          .shape((s, a) -> diagonal(s.get(0)))
          .value((in, a) -> diagonal(in.get(0)))
          .operand("x", "diag(ȳ)", l -> undiagonal(l.grad(), l.in(0).shape()))
          .sample(vector(2, -1, 0.5))
          .sample(A)
          .build();

  static List<Op> all() {
    return List.of(MATMUL, DOT, TRANSPOSE, OUTER, DIAG);
  }

  private static Fit product(Shape a, Shape b) {
    if (a.isScalar() || b.isScalar()) {
      return Fit.misfit("shape.matmul.scalar", "@", a.toString(), b.toString());
    }
    int inner = b.isVector() ? b.cols() : b.rows();
    return a.cols() == inner
        ? Fit.of(MatrixProduct.shape(a, b))
        : Fit.misfit("shape.matmul", "@", a.toString(), b.toString(), a.cols(), inner);
  }

  private static Tensor leftOf(Tensor grad, Tensor a, Tensor b) {
    if (!b.shape().isVector()) return MatrixProduct.of(grad, b.transpose());
    return a.shape().isVector() ? b.times(grad) : outer(grad, b);
  }

  private static Tensor rightOf(Tensor grad, Tensor a, Tensor b) {
    if (a.shape().isVector()) return b.shape().isVector() ? a.times(grad) : outer(a, grad);
    // For a vector aᵀȳ is ȳa, which needs no transposed copy.
    return b.shape().isVector() ? MatrixProduct.of(grad, a) : MatrixProduct.of(a.transpose(), grad);
  }

  private static Fit dot(Shape a, Shape b) {
    return a.isVector() && a.equals(b)
        ? Fit.of(Shape.SCALAR)
        : Fit.misfit("shape.dot", "dot", a.toString(), b.toString());
  }

  private static Shape transposed(Shape s) {
    return s.isMatrix() ? Shape.matrix(s.cols(), s.rows()) : s;
  }

  private static Fit outer(Shape a, Shape b) {
    return a.isVector() && b.isVector()
        ? Fit.of(Shape.matrix(a.cols(), b.cols()))
        : Fit.misfit("shape.outer", "outer", a.toString(), b.toString());
  }

  private static Tensor outer(Tensor a, Tensor b) {
    int cols = b.size();
    return Tensor.generate(Shape.matrix(a.size(), cols), i -> a.get(i / cols) * b.get(i % cols));
  }

  private static Fit diagonal(Shape s) {
    if (s.isScalar()) return Fit.misfit("shape.diag", "diag", s.toString());
    return Fit.of(
        s.isVector()
            ? Shape.matrix(s.cols(), s.cols())
            : Shape.vector(Math.min(s.rows(), s.cols())));
  }

  private static Tensor diagonal(Tensor x) {
    Shape s = x.shape();
    if (s.isVector()) return undiagonal(x, Shape.matrix(s.cols(), s.cols()));
    return Tensor.generate(Shape.vector(Math.min(s.rows(), s.cols())), i -> x.get(i, i));
  }

  /// The gradient of [#diagonal]: its own opposite, with 0 off the diagonal.
  private static Tensor undiagonal(Tensor grad, Shape shape) {
    if (shape.isVector()) return diagonal(grad);
    double[] out = new double[shape.size()];
    for (int i = 0; i < grad.size(); i++) out[i * shape.cols() + i] = grad.get(i);
    return Tensor.of(shape, out);
  }
}
