package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.Fit;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// The lines a reduction runs along, in a matrix of two rows and three columns.
class FibersTest {
  private static final Shape M23 = Shape.matrix(2, 3);
  private static final Tensor A = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Fibers COLUMNS = new Fibers(Shape.vector(3), 3, 2, 1, 3);
  private static final Fibers ROWS = new Fibers(Shape.vector(2), 2, 3, 3, 1);

  private static Fibers along(Shape shape, int... axis) {
    return Fibers.along(shape, axis);
  }

  @Test
  void anAxisGivesItsLines() {
    assertEquals(COLUMNS, along(M23, 0));
    assertEquals(COLUMNS, along(M23, -2));
    assertEquals(ROWS, along(M23, 1));
    assertEquals(ROWS, along(M23, -1));
    assertEquals(ROWS, Fibers.rows(M23));
  }

  @Test
  void withoutAnAxisOrAMatrixThereIsOneLine() {
    assertEquals(new Fibers(Shape.SCALAR, 1, 6, 0, 1), along(M23));
    assertEquals(new Fibers(Shape.SCALAR, 1, 4, 0, 1), along(Shape.vector(4), 0));
    assertEquals(new Fibers(Shape.SCALAR, 1, 4, 0, 1), Fibers.rows(Shape.vector(4)));
    assertEquals(new Fibers(Shape.SCALAR, 1, 1, 0, 1), Fibers.rows(Shape.SCALAR));
  }

  @Test
  void linesAreReadAndWrittenWhereTheyLie() {
    assertArrayEquals(new double[] {3, 6}, COLUMNS.get(A, 2));
    assertArrayEquals(new double[] {4, 5, 6}, ROWS.get(A, 1));
    assertArrayEquals(A.toArray(), Fibers.whole(M23).get(A, 0));
    double[] data = new double[6];
    COLUMNS.put(data, 1, new double[] {7, 8});
    assertArrayEquals(new double[] {0, 7, 0, 0, 8, 0}, data);
    ROWS.put(data, 1, new double[] {1, 2, 3});
    assertArrayEquals(new double[] {0, 7, 0, 1, 2, 3}, data);
  }

  @Test
  void aFoldGivesANumberForEachLineAndAWeaveALine() {
    assertEquals(vector(104, 205, 306), COLUMNS.fold(A, line -> 100 * line[0] + line[1]));
    assertEquals(
        matrix(new double[] {1, 2, 3}, new double[] {104, 105, 106}),
        ROWS.weave(
            A,
            (line, lane) ->
                new double[] {line[0] + 100 * lane, line[1] + 100 * lane, line[2] + 100 * lane}));
    assertEquals(
        matrix(new double[] {4, 5, 6}, new double[] {1, 2, 3}),
        COLUMNS.weave(A, (line, lane) -> new double[] {line[1], line[0]}));
  }

  private static Fit fit(Shape shape, int... axis) {
    return Fibers.fit("sum", shape, axis);
  }

  @Test
  void anAxisMustExist() {
    assertEquals(Fit.of(Shape.SCALAR), fit(M23));
    assertEquals(Fit.of(Shape.SCALAR), fit(Shape.SCALAR));
    assertEquals(Fit.of(Shape.vector(3)), fit(M23, -2));
    assertEquals(Fit.of(Shape.vector(3)), fit(M23, 0));
    assertEquals(Fit.of(Shape.vector(2)), fit(M23, -1));
    assertEquals(Fit.of(Shape.vector(2)), fit(M23, 1));
    assertEquals(Fit.of(Shape.SCALAR), fit(Shape.vector(4), 0));
    assertEquals(Fit.of(Shape.SCALAR), fit(Shape.vector(4), -1));
    assertEquals(Fit.misfit("shape.axis", "sum", 2, "2×3", 1), fit(M23, 2));
    assertEquals(Fit.misfit("shape.axis", "sum", -3, "2×3", 1), fit(M23, -3));
    assertEquals(Fit.misfit("shape.axis", "sum", 1, "4", 0), fit(Shape.vector(4), 1));
    assertEquals(Fit.misfit("shape.axis", "sum", -2, "4", 0), fit(Shape.vector(4), -2));
    assertEquals(Fit.misfit("shape.axis.scalar", "sum", 0), fit(Shape.SCALAR, 0));
  }
}
