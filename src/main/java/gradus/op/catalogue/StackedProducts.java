package gradus.op.catalogue;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry.Cell;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.entry.MetIndices;
import gradus.tensor.MatrixStack;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The matrix product of tensors of more than two axes. What [Matrices] has is the same of two
/// matrices, whose rules are written with ᵀ.
final class StackedProducts {
  private static final Tensor TWO = some(2, 2, 3);

  private StackedProducts() {}

  static final Op MATMUL =
      Op.named("@")
          .key("matmul_stacked")
          .symbol("×")
          .notes("∗")
          .infix()
          .doc(
              "The matrix product, matrix by matrix: the axes before the last two count the"
                  + " matrices and stretch as NumPy has it.",
              "행렬마다의 행렬곱입니다. 마지막 두 축 앞의 축은 행렬을 세며 NumPy처럼 늘어납니다.")
          .shape((s, a) -> product(s.get(0), s.get(1)))
          .value((in, a) -> stack(in.get(0), in.get(1)).product(in.get(0), in.get(1)))
          .madeOf(StackedProducts::terms)
          .multiplies((s, operand, to) -> (long) to.size() * s.get(0).cols())
          .operand(
              "a",
              "[Σ 1[#only] #by #g#kl #by #b_(#meets)]#ij",
              l -> stack(l.in(0), l.in(1)).toLeft(l.grad(), l.in(1)))
          .operand(
              "b",
              "[Σ 1[#only] #by #g#kl #by #a_(#meets)]#ij",
              l -> stack(l.in(0), l.in(1)).toRight(l.grad(), l.in(0)))
          .meets((s, operand, a) -> String.join(", ", met(s, operand)))
          .only((s, operand, a) -> String.join(", ", only(s, operand)))
          .back(
              GatePattern.SWITCHER,
              "Each matrix of one side meets its matrix of the other: rows meet columns, and each"
                  + " side receives the other's numbers, weighted by what arrives where they met."
                  + " One matrix that meets several gathers from all of them.",
              "한쪽의 행렬마다 다른 쪽의 자기 행렬을 만납니다. 행이 열을 만나고, 서로 상대의 수를 만난 자리의 상류 기울기만큼 받습니다. 여러 행렬을 만나는"
                  + " 행렬 하나는 그 모두에서 모읍니다.")
          .latex("#a#cross#b", rule("b", "a"), rule("a", "b"))
          .partial("a", "\\mathbf{1}[#only] #by {#b}_{#meets}", c -> beside(c, 1))
          .partial("b", "\\mathbf{1}[#only] #by {#a}_{#meets}", c -> beside(c, 0))
          .sample(TWO, some(2, 3, 2))
          .sample(TWO, some(3, 2))
          .sample(some(2, 3), some(2, 3, 1))
          .sample(some(2, 1, 1, 2), some(2, 2, 2))
          .sample(some(2, 2, 1, 2), some(1, 2, 2, 1))
          .build();

  static List<Op> all() {
    return List.of(MATMUL);
  }

  private static Tensor some(int... lengths) {
    return Tensor.generate(Shape.of(lengths), i -> (i * 37 % 101 - 50) / 20.0);
  }

  private static String rule(String other, String pulled) {
    return "\\left[ {\\textstyle\\sum} \\mathbf{1}[#only] #by \\left(#g\\right)#kl #by {#"
        + other
        + "}_{#meets} \\right]#ij::"
        + pulled;
  }

  private static MatrixStack stack(Tensor a, Tensor b) {
    return MatrixStack.of(a.shape(), b.shape()).orElseThrow();
  }

  private static Fit product(Shape a, Shape b) {
    if (a.rank() < 2 || b.rank() < 2) {
      return Fit.misfit("shape.matmul.flat", "@", a.toString(), b.toString());
    }
    int lines = MatrixStack.lines(b);
    if (a.cols() != lines) {
      return Fit.misfit("shape.matmul", "@", a.toString(), b.toString(), a.cols(), lines);
    }
    return MatrixStack.of(a, b)
        .map(stack -> Fit.of(stack.result()))
        .orElseGet(() -> Fit.misfit("shape.matmul.stack", "@", a.toString(), b.toString()));
  }

  private static List<EntryTerm> terms(MadeEntry e) {
    MatrixStack stack = stack(e.in(0), e.in(1));
    int inner = stack.left().cols();
    int cols = stack.right().cols();
    int lines = MatrixStack.lines(stack.left());
    int matrix = e.place() / cols / lines;
    int row = (stack.leftOf(matrix) * lines + e.place() / cols % lines) * inner;
    int column = stack.rightOf(matrix) * inner * cols + e.place() % cols;
    return MadeEntry.sum(inner, i -> e.product(row + i, column + i * cols));
  }

  /// Of one operand the indices along its axes before the last two, in the letters of the result; 0
  /// where one matrix meets several.
  private static List<String> ahead(List<Shape> s, int operand) {
    Shape own = s.get(operand);
    MatrixStack stack = MatrixStack.of(s.get(0), s.get(1)).orElseThrow();
    int more = stack.ahead().rank() + 2 - own.rank();
    List<String> letters = new ArrayList<>();
    for (int axis = 0; axis < own.rank() - 2; axis++) {
      boolean stretched = own.length(axis) != stack.ahead().length(axis + more);
      letters.add(stretched ? "0" : MetIndices.result(axis + more));
    }
    return letters;
  }

  /// The indices of the entry of the other operand.
  private static List<String> met(List<Shape> s, int pulled) {
    int rank = MatrixStack.of(s.get(0), s.get(1)).orElseThrow().result().rank();
    Shape own = s.get(pulled);
    List<String> met = ahead(s, 1 - pulled);
    boolean left = pulled == 0;
    met.add(left ? MetIndices.operand(own.rank() - 1) : MetIndices.result(rank - 2));
    met.add(left ? MetIndices.result(rank - 1) : MetIndices.operand(own.rank() - 2));
    return met;
  }

  /// Which entries of the result an entry has a part in.
  private static List<String> only(List<Shape> s, int pulled) {
    int rank = MatrixStack.of(s.get(0), s.get(1)).orElseThrow().result().rank();
    Shape own = s.get(pulled);
    List<String> only = new ArrayList<>();
    List<String> ahead = ahead(s, pulled);
    for (int axis = 0; axis < ahead.size(); axis++) {
      if (!ahead.get(axis).equals("0")) {
        only.add(MetIndices.operand(axis) + " = " + ahead.get(axis));
      }
    }
    int shared = pulled == 0 ? 2 : 1;
    only.add(MetIndices.operand(own.rank() - shared) + " = " + MetIndices.result(rank - shared));
    return only;
  }

  /// The number of the other operand that an entry is multiplied by in one of the result.
  private static double beside(Cell c, int other) {
    Tensor[] in = {c.in(0), c.in(1)};
    MadeEntry entry = new MadeEntry(Arrays.asList(in), c.out(), new int[0], c.target());
    return terms(entry).stream()
        .filter(term -> term.cells().get(1 - other).entry() == c.place())
        .mapToDouble(term -> in[other].get(term.cells().get(other).entry()))
        .sum();
  }
}
