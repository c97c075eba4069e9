package gradus.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static final Tensor SCALAR = Tensor.scalar(10);
  private static final Tensor ROW = Tensor.vector(1, 20, 300);
  private static final Tensor GRID = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
  private static final Tensor COLUMN = Tensor.matrix(new double[][] {{100}, {200}});
  private static final Tensor TALL = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 7}});

  @Test
  void entriesStandRowByRow() {
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, GRID.toArray());
    assertEquals(6, GRID.get(1, 2));
    assertEquals(3, GRID.get(0, 2));
    assertEquals(4, GRID.get(3));
    assertEquals(6, GRID.size());
    assertEquals("[[1, 2, 3], [4, 5, 6]]", GRID.toString());
  }

  @Test
  void whatIsHandedOutOrInIsACopy() {
    double[] entries = {1, 2};
    Tensor vector = Tensor.vector(entries);
    entries[0] = 9;
    vector.toArray()[1] = 9;
    assertEquals("[1, 2]", vector.toString());
  }

  @Test
  void shapesAreFilled() {
    assertEquals("[[7, 7, 7], [7, 7, 7]]", Tensor.full(Shape.matrix(2, 3), 7).toString());
    assertEquals("[1, 1]", Tensor.ones(Shape.vector(2)).toString());
    assertEquals("[0, 0]", Tensor.zeros(Shape.vector(2)).toString());
    assertEquals("[0, 1, 4]", Tensor.generate(Shape.vector(3), i -> i * i).toString());
    assertEquals(Shape.matrix(0, 0), Tensor.matrix().shape());
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(Shape.vector(2), 1));
    assertThrows(IllegalArgumentException.class, () -> Tensor.matrix(new double[][] {{1, 2}, {3}}));
    assertThrows(IllegalStateException.class, ROW::item);
    assertThrows(IllegalArgumentException.class, () -> GRID.reshape(Shape.vector(5)));
    assertThrows(NoSuchElementException.class, () -> GRID.plus(TALL));
    assertEquals(10, SCALAR.item());
    assertEquals(5, Tensor.vector(5).item());
  }

  @Test
  void arithmeticIsEntryByEntry() {
    assertEquals("[2, 40, 600]", ROW.plus(ROW).toString());
    assertEquals("[[0, -18, -297], [3, -15, -294]]", GRID.minus(ROW).toString());
    assertEquals("[[1, 40, 900], [4, 100, 1800]]", GRID.times(ROW).toString());
    assertEquals("[[-2, -4, -6], [-8, -10, -12]]", GRID.times(-2).toString());
    assertEquals("[2, 21, 301]", ROW.map(x -> x + 1).toString());
  }

  @Test
  void shapesStretchAsInNumPy() {
    assertEquals("[[101, 102, 103], [204, 205, 206]]", GRID.plus(COLUMN).toString());
    assertEquals("[[101, 102, 103], [204, 205, 206]]", COLUMN.plus(GRID).toString());
    assertEquals("[[101, 120, 400], [201, 220, 500]]", COLUMN.plus(ROW).toString());
    assertEquals("[9, -10, -290]", SCALAR.minus(ROW).toString());
    assertEquals("[-9, 10, 290]", ROW.minus(SCALAR).toString());
    assertEquals("[[11, 12, 13], [14, 15, 16]]", SCALAR.plus(GRID).toString());
  }

  @Test
  void stretchingIsUndoneBySums() {
    assertEquals("[[1, 20, 300], [1, 20, 300]]", ROW.broadcastTo(GRID.shape()).toString());
    assertEquals("[[100, 100, 100], [200, 200, 200]]", COLUMN.broadcastTo(GRID.shape()).toString());
    assertEquals("[5, 7, 9]", GRID.sumTo(ROW.shape()).toString());
    assertEquals("[[6], [15]]", GRID.sumTo(COLUMN.shape()).toString());
    assertEquals("21", GRID.sumTo(Shape.SCALAR).toString());
    assertEquals("[[5, 7, 9]]", GRID.sumTo(Shape.matrix(1, 3)).toString());
    assertEquals(GRID, GRID.broadcastTo(GRID.shape()));
    assertEquals(GRID, GRID.sumTo(GRID.shape()));
    assertEquals(321, ROW.sum());
  }

  @Test
  void rowsAndColumnsAreExchanged() {
    assertEquals("[[1, 4], [2, 5], [3, 6]]", GRID.transpose().toString());
    assertEquals("[1, 20, 300]", ROW.transpose().toString());
    assertEquals(Shape.vector(3), ROW.transpose().shape());
    assertEquals("10", SCALAR.transpose().toString());
    assertEquals("[[1, 2], [3, 4], [5, 6]]", GRID.reshape(Shape.matrix(3, 2)).toString());
  }

  @Test
  void matrixProductsOfEveryPairOfRanks() {
    assertEquals("[[22, 31], [49, 70]]", MatrixProduct.of(GRID, TALL).toString());
    assertEquals(
        "[[9, 12, 15], [19, 26, 33], [33, 45, 57]]", MatrixProduct.of(TALL, GRID).toString());
    assertEquals("[941, 1904]", MatrixProduct.of(GRID, ROW).toString());
    assertEquals("[1561, 2182]", MatrixProduct.of(ROW, TALL).toString());
    assertEquals("90401", MatrixProduct.of(ROW, ROW).toString());
    assertEquals("[[500], [1100], [1900]]", MatrixProduct.of(TALL, COLUMN).toString());
    assertEquals(Shape.SCALAR, MatrixProduct.of(ROW, ROW).shape());
    assertEquals(Shape.vector(2), MatrixProduct.of(ROW, TALL).shape());
  }

  @Test
  void innerLengthsMustAgree() {
    String text =
        assertThrows(IllegalArgumentException.class, () -> MatrixProduct.of(GRID, GRID))
            .getMessage();
    assertEquals("2×3 @ 2×3", text);
    assertThrows(IllegalArgumentException.class, () -> MatrixProduct.of(TALL, ROW));
    assertThrows(IllegalArgumentException.class, () -> MatrixProduct.of(ROW, GRID));
    assertThrows(IllegalArgumentException.class, () -> MatrixProduct.of(ROW, Tensor.vector(1, 2)));
  }

  @Test
  void oneEntryThatIsNoNumberIsNoticed() {
    Tensor infinite = Tensor.vector(1, Double.NEGATIVE_INFINITY);
    Tensor nan = Tensor.vector(Double.NaN, 1);
    assertTrue(ROW.isFinite() && !infinite.isFinite() && !nan.isFinite());
    assertTrue(nan.hasNaN() && !infinite.hasNaN() && !ROW.hasNaN());
  }

  @Test
  void equalTensorsHaveShapeAndEntriesInCommon() {
    assertEquals(Tensor.vector(1, 20, 300), ROW);
    assertEquals(Tensor.vector(1, 20, 300).hashCode(), ROW.hashCode());
    assertNotEquals(ROW, Tensor.matrix(new double[][] {{1, 20, 300}}));
    assertNotEquals(ROW, Tensor.vector(1, 20, 301));
    assertFalse(ROW.equals(null));
    assertNotEquals(ROW.hashCode(), Tensor.vector(1, 20, 301).hashCode());
    int hash = 31 * SCALAR.shape().hashCode() + Arrays.hashCode(new double[] {10});
    assertEquals(hash, SCALAR.hashCode());
  }

  @Test
  void tensorsOfMoreAxesStretchAndTurn() {
    Tensor x = Tensor.generate(Shape.of(2, 2, 3), i -> i);
    Tensor y = Tensor.generate(Shape.of(2, 1), i -> 10 * (i + 1));
    assertEquals(
        "[[[10, 11, 12], [23, 24, 25]], [[16, 17, 18], [29, 30, 31]]]", x.plus(y).toString());
    assertEquals("[[6, 8, 10], [12, 14, 16]]", x.sumTo(Shape.matrix(2, 3)).toString());
    assertEquals("[[24], [42]]", x.sumTo(Shape.matrix(2, 1)).toString());
    assertEquals(
        "[[[1, 1]], [[2, 2]]]",
        Tensor.of(Shape.of(2, 1, 1), 1, 2).broadcastTo(Shape.of(2, 1, 2)).toString());
    Tensor turned = x.transpose(2, 0, 1);
    assertEquals(Shape.of(3, 2, 2), turned.shape());
    assertEquals("[[[0, 3], [6, 9]], [[1, 4], [7, 10]], [[2, 5], [8, 11]]]", turned.toString());
    assertEquals(x, turned.transpose(1, 2, 0));
    assertEquals(x.transpose(2, 1, 0), x.transpose());
  }
}
