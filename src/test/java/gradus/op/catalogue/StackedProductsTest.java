package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.Fit;
import gradus.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How products of stacks of matrices are refused, and the indices that their rules are written
/// with.
class StackedProductsTest {
  private static final Pulling PRODUCT = new Pulling(StackedProducts.MATMUL);
  private static final Shape CUBE = Shape.of(2, 3, 4);

  @Test
  void whatDoesNotFitIsSaid() {
    assertEquals(
        Fit.misfit("shape.matmul", "@", "2×3×4", "2×3×5", 4, 3),
        PRODUCT.fit(CUBE, Shape.of(2, 3, 5)));
    assertEquals(
        Fit.misfit("shape.matmul.stack", "@", "2×3×4", "3×4×5"),
        PRODUCT.fit(CUBE, Shape.of(3, 4, 5)));
    assertEquals(
        Fit.misfit("shape.matmul.flat", "@", "2×3×4", "4"), PRODUCT.fit(CUBE, Shape.vector(4)));
    assertEquals(
        Fit.misfit("shape.matmul.flat", "@", "scalar", "2×3×4"), PRODUCT.fit(Shape.SCALAR, CUBE));
    assertEquals(Fit.of(Shape.of(2, 3, 1)), PRODUCT.fit(CUBE, Shape.matrix(4, 1)));
  }

  @Test
  void theIndicesOfWhatMeetsAreWritten() {
    List<Shape> same = List.of(CUBE, Shape.of(2, 4, 5));
    assertWritten(same, 0, "i = k, j = l", "k, p, r");
    assertWritten(same, 1, "i = k, p = r", "k, l, j");
    List<Shape> shared = List.of(CUBE, Shape.matrix(4, 5));
    assertWritten(shared, 0, "i = k, j = l", "p, r");
    assertWritten(shared, 1, "j = r", "k, l, i");
    List<Shape> stretched = List.of(Shape.of(3, 1, 2, 4), Shape.of(2, 4, 5));
    assertWritten(stretched, 0, "i = k, p = r", "l, q, s");
    assertWritten(stretched, 1, "i = l, p = s", "k, 0, r, j");
  }

  private static void assertWritten(List<Shape> shapes, int operand, String only, String met) {
    assertEquals(only, StackedProducts.MATMUL.only(shapes, operand));
    assertEquals(met, StackedProducts.MATMUL.meeting(shapes, operand));
  }
}
