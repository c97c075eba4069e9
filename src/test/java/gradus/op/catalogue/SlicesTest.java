package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Expr.Slice;
import gradus.op.Fit;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Neighbours along the axes are taken out, and their gradients go back to where they were.
class SlicesTest {
  private static final int ALL = Slice.OPEN;
  private static final int ONE = Slice.ONE;
  private static final Tensor A = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Tensor CUBE = Tensor.generate(Shape.of(2, 3, 4), i -> i);

  private static Pulling slice(int... ends) {
    return new Pulling(Ops.SLICE, ends);
  }

  @Test
  void eachAxisHasTwoEndsOrTheNumberOfOneEntry() {
    Tensor v = vector(7, 8, 9, 5);
    assertEquals(vector(8, 9), slice(1, 3).value(v));
    assertEquals(vector(9, 5), slice(-2, ALL).value(v));
    assertEquals(vector(7, 8, 9), slice(0, -1).value(v));
    assertEquals(v, slice(0, ALL).value(v));
    assertEquals(vector(2, 5), slice(0, ALL, 1, ONE).value(A));
    assertEquals(matrix(new double[] {5, 6}), slice(1, ALL, -2, ALL).value(A));
    assertEquals(vector(4, 5), slice(1, ONE, 0, 2).value(A));
    assertEquals(matrix(new double[] {4, 5, 6}), slice(1, 2).value(A));
    assertEquals(
        matrix(new double[] {6, 7}, new double[] {18, 19}),
        slice(0, ALL, 1, ONE, 2, ALL).value(CUBE));
    assertEquals(Shape.of(2, 1, 4), slice(0, ALL, 2, 3).value(CUBE).shape());
  }

  @Test
  void aGradientGoesWhereItsEntryWas() {
    assertEquals(
        matrix(new double[] {0, 7, 0}, new double[] {0, -3, 0}),
        slice(0, ALL, 1, ONE).pull(0, vector(7, -3), A));
    assertEquals(
        matrix(new double[] {0, 0, 0}, new double[] {0, 2, 9}),
        slice(1, ALL, 1, ALL).pull(0, matrix(new double[] {2, 9}), A));
    Tensor back = slice(1, ONE, 0, ALL, 3, ONE).pull(0, vector(1, 2, 3), CUBE);
    assertEquals(Shape.of(2, 3, 4), back.shape());
    assertEquals(2, back.get(12 + 4 + 3));
    assertEquals(6, back.sum());
  }

  @Test
  void whatLeavesTheTensorOrHoldsNothingIsRefused() {
    Shape m = Shape.matrix(2, 3);
    assertEquals(Fit.of(Shape.matrix(2, 2)), slice(0, 2, -3, -1).fit(m));
    assertEquals(Fit.misfit("shape.slice", "[ ]", "1:4", 3, "2×3", 1), slice(0, 1, 1, 4).fit(m));
    assertEquals(Fit.misfit("shape.slice", "[ ]", "-3:", 2, "2×3", 0), slice(-3, ALL).fit(m));
    assertEquals(Fit.misfit("shape.slice", "[ ]", ":-4", 3, "2×3", 1), slice(0, 1, 0, -4).fit(m));
    assertEquals(Fit.misfit("shape.slice.empty", "[ ]", "1:1", 2, "2×3", 0), slice(1, 1).fit(m));
    assertEquals(Fit.misfit("shape.slice.empty", "[ ]", "2:", 2, "2×3", 0), slice(2, ALL).fit(m));
    assertEquals(
        Fit.misfit("shape.slice.empty", "[ ]", "2:-2", 3, "2×3", 1), slice(0, 1, 2, -2).fit(m));
    assertEquals(Fit.misfit("shape.index", "[ ]", 3, 3, "2×3", 2), slice(0, 1, 3, ONE).fit(m));
    assertEquals(
        Fit.misfit("shape.index.many", "[ ]", "2×3", 3, 2), slice(0, 1, 0, 1, 0, 1).fit(m));
    assertEquals(
        Fit.misfit("shape.index.many", "[ ]", "scalar", 1, 0), slice(0, 1).fit(Shape.SCALAR));
  }

  @Test
  void whichEntryGoesWhereIsSaidInTheLettersOfEntries() {
    List<Shape> cube = List.of(CUBE.shape());
    assertEquals("i = k, j = 1, p = l + 2", Ops.SLICE.meeting(cube, 0, 0, ALL, 1, ONE, -2, ALL));
    assertEquals("i = k + 1, j = l, p = r", Ops.SLICE.meeting(cube, 0, 1, 2));
  }
}
