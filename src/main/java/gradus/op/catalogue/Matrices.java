package gradus.op.catalogue;

import static gradus.op.JacobianEntry.indicator;
import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.vector;

import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.MetIndices;
import gradus.op.entry.Samples;
import gradus.tensor.MatrixProduct;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Linear algebra: products of vectors and matrices, the transpose, the diagonal.
final class Matrices {
  private static final Tensor A = matrix(new double[] {1, -2, 0.3}, new double[] {-0.5, 4, -7});
  private static final Tensor B =
      matrix(new double[] {0.7, 2}, new double[] {-1, 0.1}, new double[] {3, 0.4});

  private Matrices() {}

  static final Op MATMUL =
      Op.named("@")
          .symbol("×")
          .notes("∗")
          .infix()
          .doc("The matrix product; with vectors as NumPy does it.", "행렬곱입니다. 벡터는 NumPy와 같이 다룹니다.")
          .shape((s, a) -> product(s.get(0), s.get(1)))
          .value((in, a) -> MatrixProduct.of(in.get(0), in.get(1)))
          .madeOf(Matrices::products)
          .multiplies((s, operand, to) -> multiplications(s.get(0), s.get(1)))
          .operand("a", "#g#cross#bᵀ", l -> leftOf(l.grad(), l.in(0), l.in(1)))
          .operand("b", "#aᵀ#cross#g", l -> rightOf(l.grad(), l.in(0), l.in(1)))
          .back(
              GatePattern.SWITCHER,
              "A product in which each row of the left operand meets each column of the right one."
                  + " As in a product of numbers each side receives the other's value, transposed"
                  + " so that rows and columns meet again.",
              "왼쪽의 행마다 오른쪽의 열을 만나는 곱입니다. 수의 곱에서처럼 서로 상대의 값을 받되, 행과 열이 다시 맞도록 전치해서 받습니다.")
          // Vectors are columns here, as on a blackboard.
          .latexWhere(s -> row(s) && column(s), "#a^{\\top}#cross#b", "#g | #b", "#g | #a")
          .told("#g #by #b", "#g #by #a")
          .latexWhere(Matrices::row, "#b^{\\top}#cross#a", "#b | #g", "#a | #g^{\\top}")
          .told("#b#cross#g", "#a#cross#gᵀ")
          .latexWhere(Matrices::column, "#a#cross#b", "#g | #b^{\\top}", "#a^{\\top} | #g")
          .latex("#a#cross#b", "#g | #b^{\\top}", "#a^{\\top} | #g")
          .partialWhere((s, a) -> row(s) && column(s), "a", "{#b}_i", c -> c.in(1).get(c.i()))
          .partialWhere((s, a) -> row(s) && column(s), "b", "{#a}_i", c -> c.in(0).get(c.i()))
          .partialWhere((s, a) -> row(s), "a", "{#b}_{ik}", c -> c.in(1).get(c.i(), c.k()))
          .partialWhere(
              (s, a) -> row(s),
              "b",
              "\\mathbf{1}[k = j] #by {#a}_i",
              c -> indicator(c.k() == c.j()) * c.in(0).get(c.i()))
          .partialWhere(
              (s, a) -> column(s),
              "a",
              "\\mathbf{1}[k = i] #by {#b}_j",
              c -> indicator(c.k() == c.i()) * c.in(1).get(c.j()))
          .partialWhere((s, a) -> column(s), "b", "{#a}_{ki}", c -> c.in(0).get(c.k(), c.i()))
          .partial(
              "a",
              "\\mathbf{1}[k = i] #by {#b}_{jl}",
              c -> indicator(c.k() == c.i()) * c.in(1).get(c.j(), c.l()))
          .partial(
              "b",
              "\\mathbf{1}[l = j] #by {#a}_{ki}",
              c -> indicator(c.l() == c.j()) * c.in(0).get(c.k(), c.i()))
          .sample(A, B)
          .sample(A, vector(2, -1, 0.5))
          .sample(vector(2, -1, 0.5), B)
          .sample(vector(2, -1, 0.5), vector(1, 3, -2))
          .build();

  static final Op DOT =
      Op.named("dot")
          .symbol("·")
          .doc(
              "The dot product of two vectors: their entries multiplied in pairs and added up.",
              "두 벡터의 내적: 짝을 이룬 원소의 곱을 모두 더한 값입니다.")
          .shape((s, a) -> dot(s.get(0), s.get(1)))
          .value((in, a) -> MatrixProduct.of(in.get(0), in.get(1)))
          .madeOf(Matrices::products)
          .multiplies((s, operand, to) -> multiplications(s.get(0), s.get(1)))
          .operand("a", "#g #by #b", l -> l.in(1).times(l.grad()))
          .operand("b", "#g #by #a", l -> l.in(0).times(l.grad()))
          .unfolds("sum(a*b)")
          .back(
              GatePattern.SWITCHER,
              "A sum of products, entry with entry: each vector receives the other one, scaled by"
                  + " the upstream gradient.",
              "짝을 이룬 원소의 곱을 더한 것입니다. 각 벡터는 상대 벡터를 상류 기울기만큼 곱해 받습니다.")
          .latex("#a \\cdot #b", "#g | #b", "#g | #a")
          .partial("a", "{#b}_i", c -> c.in(1).get(c.i()))
          .partial("b", "{#a}_i", c -> c.in(0).get(c.i()))
          .sample(vector(2, -1, 0.5), vector(1, 3, -2))
          .sample(vector(4), vector(-0.3))
          .build();

  static final Op TRANSPOSE =
      Op.named("transpose")
          .symbol("(·)ᵀ")
          .notes("^T")
          .doc(
              "Exchanges rows and columns; a vector stays as it is. Of more axes it turns their"
                  + " order round; followed by the numbers of the axes it puts them in that order.",
              "행과 열을 바꿉니다. 벡터는 그대로입니다. 축이 더 많으면 순서를 뒤집고, 축 번호를 적으면 그 순서로 놓습니다.")
          .attribute("order", true)
          .attribute("order", true)
          .attribute("order", true)
          .attribute("order", true)
          .shape((s, a) -> transposed(s.get(0), a))
          .value((in, a) -> turned(in.get(0), order(in.get(0).shape(), a)))
          .madeOf(e -> e.handedOn(0, transposed(e)))
          .operand("x", "#gᵀ", l -> turned(l.grad(), back(order(l.in(0).shape(), l.attributes()))))
          .meets((s, operand, a) -> MetIndices.of(order(s.get(0), a)))
          .back(
              GatePattern.REARRANGER,
              "Entries only change places, so the gradients change places back: rows and columns"
                  + " are exchanged again.",
              "원소의 자리만 바뀌므로 기울기도 자리를 되돌립니다. 행과 열을 다시 바꿉니다.")
          .latexWhere(
              (s, a) -> s.get(0).isDeep() || isKept(s.get(0), a),
              "\\operatorname{transpose}(#x)",
              "\\left[ {\\textstyle\\sum} \\mathbf{1}[#meets] #by \\left(#g\\right)#kl"
                  + " \\right]#ij::x")
          .told("[Σ 1[#meets] #by #g#kl]#ij")
          .latex("#x^{\\top}", "#g^{\\top}")
          .partialWhere(
              (s, a) -> s.get(0).isDeep() || isKept(s.get(0), a),
              "x",
              "\\mathbf{1}[#meets]",
              Matrices::isTurned)
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[k = j,\\, l = i]",
              c -> indicator(c.k() == c.j() && c.l() == c.i()))
          .partialWhere(
              (s, a) -> s.get(0).isVector(),
              "x",
              "\\mathbf{1}[k = i]",
              c -> indicator(c.k() == c.i()))
          .partial("x", "1", c -> 1)
          .sample(A)
          .sample(vector(1, 2))
          .sample(new int[] {0, 1}, A)
          .sample(Samples.CUBE)
          .sample(new int[] {1, 2, 0}, Samples.CUBE)
          .sample(new int[] {1, 0, -1, 2}, Samples.IMAGES)
          .build();

  static final Op OUTER =
      Op.named("outer")
          .symbol("⊗")
          .doc(
              "The outer product: the matrix of each entry of the one times each of the other.",
              "외적: 한쪽의 각 원소와 다른 쪽의 각 원소를 모두 곱한 행렬입니다.")
          .shape((s, a) -> outer(s.get(0), s.get(1)))
          .value((in, a) -> outer(in.get(0), in.get(1)))
          .multiplies()
          .madeOf(e -> List.of(e.product(e.row(), e.col())))
          .operand("a", "#g#cross#b", l -> MatrixProduct.of(l.grad(), l.in(1)))
          .operand("b", "#gᵀ#cross#a", l -> MatrixProduct.of(l.in(0), l.grad()))
          .back(
              GatePattern.SWITCHER,
              "An entry of the first vector stands in all of its row, multiplied by every entry of"
                  + " the second: it gathers its row of the upstream gradient, weighted by them;"
                  + " the second vector gathers the columns.",
              "첫째 벡터의 원소는 자기 행 전체에 둘째 벡터의 모든 원소와 곱해져 있습니다. 상류 기울기의 자기 행을 그것으로 가중해 모으고, 둘째 벡터는 열을"
                  + " 모읍니다.")
          .latex("#a#cross#b^{\\top}", "#g | #b", "#g^{\\top} | #a")
          .partial(
              "a",
              "\\mathbf{1}[k = i] #by {#b}_l",
              c -> indicator(c.k() == c.i()) * c.in(1).get(c.l()))
          .partial(
              "b",
              "\\mathbf{1}[l = i] #by {#a}_k",
              c -> indicator(c.l() == c.i()) * c.in(0).get(c.k()))
          .sample(vector(2, -1, 0.5), vector(1, 3))
          .sample(vector(4), vector(-0.3, 2))
          .build();

  static final Op DIAG =
      Op.named("diag")
          .doc(
              "The diagonal matrix of a vector, or the diagonal of a matrix.",
              "벡터를 대각선에 놓은 행렬, 또는 행렬의 대각선입니다.")
          .shape((s, a) -> diagonal(s.get(0)))
          .value((in, a) -> diagonal(in.get(0)))
          .madeOf(Matrices::onDiagonal)
          .operand("x", "diag(#g)", l -> undiagonal(l.grad(), l.in(0).shape()))
          .back(
              GatePattern.REARRANGER,
              "The diagonal carries the entries and nothing else: gradients off the diagonal are"
                  + " dropped, or 0 is put there.",
              "대각선에만 원소가 놓입니다. 대각선 밖의 기울기는 버리거나 0으로 채웁니다.")
          .latexWhere(
              s -> s.get(0).isMatrix() && s.get(0).rows() != s.get(0).cols(),
              "\\operatorname{diag}(#x)",
              "\\left[ \\mathbf{1}[i = j] #by \\left(#g\\right)_i \\right]_{ij}::x")
          .told("[1[i = j] #by #g_i]_ij")
          .latex("\\operatorname{diag}(#x)", "\\operatorname{diag}(#g)::x")
          .partialWhere(
              (s, a) -> s.get(0).isMatrix(),
              "x",
              "\\mathbf{1}[i = j = k]",
              c -> indicator(c.i() == c.k() && c.j() == c.k()))
          .partial("x", "\\mathbf{1}[k = l = i]", c -> indicator(c.k() == c.i() && c.l() == c.i()))
          .sample(vector(2, -1, 0.5))
          .sample(A)
          .build();

  static final Op TRACE =
      Op.named("trace")
          .symbol("tr")
          .doc("The sum of the diagonal of a square matrix.", "정사각행렬의 대각합입니다.")
          .shape((s, a) ->
              s.get(0).isMatrix() && s.get(0).rows() == s.get(0).cols()
                  ? Fit.of(Shape.SCALAR)
                  : Fit.misfit("shape.trace", s.get(0).toString()))
          .value((in, a) -> Tensor.scalar(diagonal(in.get(0)).sum()))
          .madeOf(e -> {
            int n = e.in(0).shape().rows();
            return MadeEntry.sum(n, i -> one(e, i * (n + 1)));
          })
          .operand("x", "[(i = j) #by #g]_ij", l -> diagonal(alongDiagonal(l.in(0), l.grad())))
          .unfolds("sum(diag(x))")
          .back(
              GatePattern.DISTRIBUTOR,
              "Every entry of the diagonal is an addend and receives the upstream gradient as it"
                  + " is; the others are not in the sum and receive 0.",
              "대각선의 원소는 모두 더해지므로 상류 기울기를 그대로 받고, 더해지지 않는 나머지는 0을 받습니다.")
          .latex("\\operatorname{tr} #x", "\\left[ \\mathbf{1}[i = j] #by #g \\right]_{ij}::x")
          .partial("x", "\\mathbf{1}[i = j]", c -> indicator(c.i() == c.j()))
          .sample(matrix(new double[] {2, -1}, new double[] {0.5, 3}))
          .sample(
              matrix(new double[] {1, 2, 3}, new double[] {-4, 5, 6}, new double[] {7, 0.5, -9}))
          .build();

  /// As many times the same number as the square has rows.
  private static Tensor alongDiagonal(Tensor square, Tensor number) {
    return Tensor.full(Shape.vector(square.shape().rows()), number.item());
  }

  static List<Op> all() {
    return List.of(MATMUL, DOT, TRANSPOSE, OUTER, DIAG, TRACE);
  }

  /// A row of the left operand meets a column of the right one.
  private static List<EntryTerm> products(MadeEntry e) {
    int inner = e.in(0).shape().cols();
    int cols = e.in(1).shape().isVector() ? 1 : e.in(1).shape().cols();
    int row = e.place() / cols;
    int col = e.place() % cols;
    return MadeEntry.sum(inner, i -> e.product(row * inner + i, i * cols + col));
  }

  private static EntryTerm one(MadeEntry e, int place) {
    return new EntryTerm(e.in(0).get(place), List.of(new OperandCell(0, place)), MadeEntry.ITSELF);
  }

  private static int transposed(MadeEntry e) {
    Shape from = e.in(0).shape();
    return from.ordered(order(from, e.attributes()), e.out().shape(), e.place());
  }

  /// Axis by axis of the result, the axis of the operand that it is.
  private static int[] order(Shape s, int[] given) {
    if (given.length == 0) return s.turned();
    return Arrays.stream(given).map(axis -> Math.floorMod(axis, s.rank())).toArray();
  }

  private static int[] back(int[] order) {
    int[] back = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      back[order[k]] = k;
    }
    return back;
  }

  private static Tensor turned(Tensor x, int[] order) {
    boolean plain = x.shape().rank() < 2 || x.shape().isMatrix() && order[0] == 1;
    return plain ? x.transpose() : x.transpose(order);
  }

  /// Whether an order is given that leaves a matrix or vector as it is.
  private static boolean isKept(Shape s, int[] given) {
    return given.length > 0 && order(s, given)[0] == 0;
  }

  private static double isTurned(JacobianEntry.Cell c) {
    int[] order = order(c.in(0).shape(), c.local().attributes());
    for (int k = 0; k < order.length; k++) {
      if (c.of()[k] != c.by()[order[k]]) return 0;
    }
    return 1;
  }

  /// The zeros beside a diagonal are made of nothing.
  private static List<EntryTerm> onDiagonal(MadeEntry e) {
    if (e.in(0).shape().isMatrix()) return e.handedOn(0, e.place() * (e.in(0).shape().cols() + 1));
    return e.row() == e.col() ? e.handedOn(0, e.row()) : List.of();
  }

  private static Fit product(Shape a, Shape b) {
    if (a.isDeep() || b.isDeep()) {
      return Fit.misfit("shape.matmul.deep", "@", a.toString(), b.toString());
    }
    if (a.isScalar() || b.isScalar()) {
      return Fit.misfit("shape.matmul.scalar", "@", a.toString(), b.toString(), "*");
    }
    int inner = b.isVector() ? b.cols() : b.rows();
    return a.cols() == inner
        ? Fit.of(MatrixProduct.shape(a, b))
        : Fit.misfit("shape.matmul", "@", a.toString(), b.toString(), a.cols(), inner);
  }

  private static long multiplications(Shape a, Shape b) {
    return (long) MatrixProduct.shape(a, b).size() * a.cols();
  }

  /// Whether a product starts with a vector, which stands as a row then.
  private static boolean row(List<Shape> shapes) {
    return shapes.get(0).isVector();
  }

  private static boolean column(List<Shape> shapes) {
    return shapes.get(1).isVector();
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

  private static Fit transposed(Shape s, int[] given) {
    int rank = s.rank();
    if (given.length == 0) return Fit.of(s.ordered(s.turned()));
    boolean inside = Arrays.stream(given).allMatch(axis -> axis >= -rank && axis < rank);
    boolean each =
        inside && given.length == rank && Arrays.stream(order(s, given)).distinct().count() == rank;
    if (each) return Fit.of(s.ordered(order(s, given)));
    String asked = Arrays.stream(given).mapToObj(a -> "" + a).collect(Collectors.joining(", "));
    return Fit.misfit("shape.transpose", "transpose", asked, s.toString(), rank - 1);
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
    if (s.isScalar() || s.isDeep()) return Fit.misfit("shape.diag", "diag", s.toString());
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
    for (int i = 0; i < grad.size(); i++) {
      out[i * shape.cols() + i] = grad.get(i);
    }
    return Tensor.of(shape, out);
  }
}
