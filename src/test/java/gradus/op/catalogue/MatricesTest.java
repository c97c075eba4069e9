package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.latex.Signs;
import gradus.op.Fit;
import gradus.op.Slot;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Products of lopsided vectors and matrices, by hand.
class MatricesTest {
  private static final Tensor A = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Shape M23 = Shape.matrix(2, 3);
  private static final Shape V2 = Shape.vector(2);
  private static final Shape V3 = Shape.vector(3);
  private static final Shape SCALAR = Shape.SCALAR;
  private static final Pulling MATMUL = new Pulling(Ops.MATMUL);
  private static final Pulling DOT = Pulling.of("dot", 2);
  private static final Pulling OUTER = Pulling.of("outer", 2);
  private static final Pulling DIAG = Pulling.of("diag", 1);

  @Test
  void aMatrixProductHandsEachSideTheOtherTransposed() {
    Tensor b = matrix(new double[] {1, 0}, new double[] {0, 2}, new double[] {1, -1});
    assertEquals(matrix(new double[] {4, 1}, new double[] {10, 4}), MATMUL.value(A, b));
    Tensor up = matrix(new double[] {1, 10}, new double[] {2, 30});
    assertEquals(
        matrix(new double[] {1, 20, -9}, new double[] {2, 60, -28}), MATMUL.pull(0, up, A, b));
    assertEquals(
        matrix(new double[] {9, 130}, new double[] {12, 170}, new double[] {15, 210}),
        MATMUL.pull(1, up, A, b));
  }

  @Test
  void vectorsStandAsRowsBeforeAndColumnsBehind() {
    Tensor x = vector(1, -1, 2);
    assertEquals(vector(5, 11), MATMUL.value(A, x));
    Tensor up = vector(1, 10);
    assertEquals(
        matrix(new double[] {1, -1, 2}, new double[] {10, -10, 20}), MATMUL.pull(0, up, A, x));
    assertEquals(vector(41, 52, 63), MATMUL.pull(1, up, A, x));

    Tensor row = vector(2, -1);
    assertEquals(vector(-2, -1, 0), MATMUL.value(row, A));
    Tensor wide = vector(1, 10, 100);
    assertEquals(vector(321, 654), MATMUL.pull(0, wide, row, A));
    assertEquals(
        matrix(new double[] {2, 20, 200}, new double[] {-1, -10, -100}),
        MATMUL.pull(1, wide, row, A));

    assertEquals(scalar(9), MATMUL.value(vector(1, 2, 5), x));
    assertEquals(vector(3, -3, 6), MATMUL.pull(0, scalar(3), vector(1, 2, 5), x));
    assertEquals(vector(3, 6, 15), MATMUL.pull(1, scalar(3), vector(1, 2, 5), x));
  }

  @Test
  void aProductIsWrittenByWhatItMultiplies() {
    List<Shape> rowColumn = List.of(V3, V3);
    List<Shape> rowMatrix = List.of(V2, M23);
    List<Shape> matrixColumn = List.of(M23, V3);
    List<Shape> matrices = List.of(M23, Shape.matrix(3, 2));
    assertEquals("a^{\\top}(cross)b", written(rowColumn));
    assertEquals("b^{\\top}(cross)a", written(rowMatrix));
    assertEquals("a(cross)b", written(matrixColumn));
    assertEquals("a(cross)b", written(matrices));
  }

  @Test
  void itsRulesAreWrittenInTheSignsChosen() {
    assertEquals("ȳ bᵀ", Ops.MATMUL.operand(0).written(Signs.TEXTBOOK));
    assertEquals("ȳ ∗ bᵀ", Ops.MATMUL.operand(0).written(Signs.NOTES));
    assertEquals("aᵀ ∗ ȳ", Ops.MATMUL.operand(1).written(Signs.NOTES));
    assertEquals("∗", Ops.MATMUL.symbol(Signs.NOTES));
    assertEquals("×", Ops.MATMUL.symbol(Signs.TEXTBOOK));
  }

  private static String written(List<Shape> shapes) {
    return Ops.MATMUL
        .typesetting()
        .forward(shapes)
        .filled(
            (slot, place) -> slot == Slot.Common.CROSS ? "(cross)" : slot.letter(Signs.TEXTBOOK));
  }

  @Test
  void aProductThatDoesNotFitNamesBothInnerLengths() {
    assertEquals(Fit.of(Shape.matrix(2, 5)), MATMUL.fit(M23, Shape.matrix(3, 5)));
    assertEquals(Fit.of(V2), MATMUL.fit(M23, V3));
    assertEquals(Fit.of(V3), MATMUL.fit(V2, M23));
    assertEquals(Fit.of(SCALAR), MATMUL.fit(V3, V3));
    assertEquals(Fit.misfit("shape.matmul", "@", "2×3", "2×3", 3, 2), MATMUL.fit(M23, M23));
    assertEquals(Fit.misfit("shape.matmul", "@", "2×3", "2", 3, 2), MATMUL.fit(M23, V2));
    assertEquals(Fit.misfit("shape.matmul", "@", "3", "2×3", 3, 2), MATMUL.fit(V3, M23));
    assertEquals(
        Fit.misfit("shape.matmul.scalar", "@", "scalar", "2×3", "*"), MATMUL.fit(SCALAR, M23));
    assertEquals(
        Fit.misfit("shape.matmul.scalar", "@", "2×3", "scalar", "*"), MATMUL.fit(M23, SCALAR));
  }

  @Test
  void aDotProductNeedsTwoVectorsOfOneLength() {
    assertEquals(scalar(1), DOT.value(vector(1, 2, 3), vector(4, 0, -1)));
    assertEquals(vector(8, 0, -2), DOT.pull(0, scalar(2), vector(1, 2, 3), vector(4, 0, -1)));
    assertEquals(vector(2, 4, 6), DOT.pull(1, scalar(2), vector(1, 2, 3), vector(4, 0, -1)));
    assertEquals(Fit.of(SCALAR), DOT.fit(V3, V3));
    assertEquals(Fit.misfit("shape.dot", "dot", "3", "2"), DOT.fit(V3, V2));
    assertEquals(Fit.misfit("shape.dot", "dot", "2×3", "2×3"), DOT.fit(M23, M23));
    assertEquals(Fit.misfit("shape.dot", "dot", "scalar", "scalar"), DOT.fit(SCALAR, SCALAR));
  }

  @Test
  void anOuterProductGathersRowsAndColumns() {
    Tensor a = vector(2, -1);
    Tensor b = vector(1, 3, 5);
    assertEquals(matrix(new double[] {2, 6, 10}, new double[] {-1, -3, -5}), OUTER.value(a, b));
    assertEquals(vector(22, 49), OUTER.pull(0, A, a, b));
    assertEquals(vector(-2, -1, 0), OUTER.pull(1, A, a, b));
    assertEquals(Fit.of(M23), OUTER.fit(V2, V3));
    assertEquals(Fit.misfit("shape.outer", "outer", "2", "scalar"), OUTER.fit(V2, SCALAR));
    assertEquals(Fit.misfit("shape.outer", "outer", "2×3", "3"), OUTER.fit(M23, V3));
  }

  @Test
  void aTransposeExchangesBothWays() {
    Pulling transpose = Pulling.of("transpose", 1);
    Tensor turned = matrix(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6});
    assertEquals(turned, transpose.value(A));
    assertEquals(A, transpose.pull(0, turned, matrix(new double[3], new double[3])));
    assertEquals(Fit.of(Shape.matrix(3, 2)), transpose.fit(M23));
    assertEquals(Fit.of(V3), transpose.fit(V3));
    assertEquals(Fit.of(SCALAR), transpose.fit(SCALAR));
  }

  @Test
  void aDiagonalCarriesItsEntriesBothWays() {
    assertEquals(vector(1, 5), DIAG.value(A));
    assertEquals(
        matrix(new double[] {7, 0, 0}, new double[] {0, 8, 0}), DIAG.pull(0, vector(7, 8), A));
    assertEquals(vector(1, 5), DIAG.value(A.transpose()));
    assertEquals(
        matrix(new double[] {7, 0}, new double[] {0, 8}, new double[] {0, 0}),
        DIAG.pull(0, vector(7, 8), A.transpose()));
    assertEquals(matrix(new double[] {3, 0}, new double[] {0, 4}), DIAG.value(vector(3, 4)));
    Tensor up = matrix(new double[] {1, 2}, new double[] {3, 4});
    assertEquals(vector(1, 4), DIAG.pull(0, up, vector(3, 4)));
    assertEquals(Fit.of(V2), DIAG.fit(M23));
    assertEquals(Fit.of(V2), DIAG.fit(Shape.matrix(3, 2)));
    assertEquals(Fit.of(Shape.matrix(3, 3)), DIAG.fit(V3));
    assertEquals(Fit.misfit("shape.diag", "diag", "scalar"), DIAG.fit(SCALAR));
  }

  @Test
  void theTraceOfASquareSumsItsDiagonal() {
    Pulling trace = Pulling.of("trace", 1);
    Tensor square =
        matrix(new double[] {1, 2, 3}, new double[] {-4, 5, 6}, new double[] {7, 8, -9});
    assertEquals(scalar(-3), trace.value(square));
    assertEquals(
        matrix(new double[] {2, 0, 0}, new double[] {0, 2, 0}, new double[] {0, 0, 2}),
        trace.pull(0, scalar(2), square));
    Fit fit = trace.fit(Shape.matrix(2, 3));
    assertEquals(new Fit.Misfit("shape.trace", List.of("2×3")), fit);
  }
}
