package gradus.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void rankSaysWhatItIs() {
    Shape vector = Shape.vector(3);
    Shape matrix = Shape.matrix(2, 3);
    assertTrue(Shape.SCALAR.isScalar() && !Shape.SCALAR.isVector() && !Shape.SCALAR.isMatrix());
    assertTrue(!vector.isScalar() && vector.isVector() && !vector.isMatrix());
    assertTrue(!matrix.isScalar() && !matrix.isVector() && matrix.isMatrix());
    assertEquals("scalar", Shape.SCALAR.toString());
    assertEquals("3", vector.toString());
    assertEquals("2×3", matrix.toString());
  }

  @Test
  void sizesAndLengthsAreCounted() {
    assertEquals(6, Shape.matrix(2, 3).size());
    assertEquals(1, Shape.SCALAR.size());
    assertEquals(2, Shape.matrix(2, 3).length(0));
    assertEquals(3, Shape.matrix(2, 3).length(1));
    assertEquals(3, Shape.vector(3).length(0));
    assertEquals(0, Shape.matrix(0, 3).size());
    assertEquals(0, Shape.matrix(3, 0).size());
    assertThrows(ArithmeticException.class, () -> Shape.matrix(1 << 20, 1 << 20).size());
  }

  @Test
  void noShapeOfAnotherKindCanBeMade() {
    assertThrows(IllegalArgumentException.class, () -> new Shape(-1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(3, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Shape.matrix(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> Shape.matrix(2, -1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(3, 2, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(5, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Shape.of(1, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> new Shape(0, 1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Shape(0, 2, 1));
    assertEquals(new Shape(0, 1, 1), Shape.SCALAR);
    assertEquals(new Shape(1, 1, 4), Shape.vector(4));
  }

  @Test
  void shapesThatFitStretchToOne() {
    assertEquals(Optional.of(Shape.matrix(2, 3)), fit(Shape.matrix(2, 3), Shape.vector(3)));
    assertEquals(Optional.of(Shape.matrix(2, 3)), fit(Shape.matrix(2, 1), Shape.vector(3)));
    assertEquals(Optional.of(Shape.matrix(2, 3)), fit(Shape.matrix(2, 1), Shape.matrix(1, 3)));
    assertEquals(Optional.of(Shape.vector(3)), fit(Shape.SCALAR, Shape.vector(3)));
    assertEquals(Optional.of(Shape.vector(3)), fit(Shape.vector(1), Shape.vector(3)));
    assertEquals(Optional.of(Shape.vector(1)), fit(Shape.vector(1), Shape.SCALAR));
    assertEquals(Optional.of(Shape.matrix(2, 3)), fit(Shape.matrix(2, 3), Shape.matrix(2, 3)));
    assertEquals(Optional.of(Shape.matrix(0, 3)), fit(Shape.matrix(1, 3), Shape.matrix(0, 3)));
    assertEquals(Optional.of(Shape.vector(0)), fit(Shape.vector(0), Shape.vector(1)));
    assertEquals(Optional.empty(), fit(Shape.matrix(2, 3), Shape.vector(2)));
    assertEquals(Optional.empty(), fit(Shape.matrix(2, 3), Shape.matrix(3, 3)));
    assertEquals(Optional.empty(), fit(Shape.vector(2), Shape.vector(3)));
  }

  @Test
  void aStretchedEntryIsTheOneThatStandsThere() {
    assertEquals(5, Shape.matrix(2, 3).stretched(1, 2));
    assertEquals(2, Shape.vector(3).stretched(1, 2));
    assertEquals(1, Shape.matrix(2, 1).stretched(1, 2));
    assertEquals(0, Shape.SCALAR.stretched(1, 2));
  }

  @Test
  void anEntryOfMoreAxesStandsWhereItsIndicesSay() {
    Shape shape = Shape.of(2, 3, 4, 5);
    assertEquals("2×3×4×5", shape.toString());
    assertEquals("ℝ²ˣ³ˣ⁴ˣ⁵", shape.space());
    assertEquals(120, shape.size());
    assertEquals(24, shape.rows());
    assertArrayEquals(new int[] {2, 3, 4, 5}, shape.lengths());
    assertEquals(60, shape.step(0));
    assertEquals(1, shape.step(3));
    for (int place = 0; place < shape.size(); place++) {
      assertEquals(place, shape.place(shape.indices(place)));
    }
    assertArrayEquals(new int[] {1, 2, 3, 4}, shape.indices(119));
    assertEquals(Shape.of(4, 5), shape.inside(2));
    assertEquals(Shape.of(7, 2, 3), Shape.matrix(2, 3).rowOf(7));
    assertEquals(Shape.of(5, 3, 2, 4), shape.ordered(3, 1, 0, 2));
    assertEquals(Long.MAX_VALUE, Shape.of(1 << 20, 1 << 20, 1 << 20, 1 << 20).entries());
  }

  @Test
  void shapesOfMoreAxesAlignAtTheirLast() {
    Shape deep = Shape.of(2, 3, 4);
    assertEquals(Optional.of(deep), fit(deep, Shape.vector(4)));
    assertEquals(Optional.of(deep), fit(deep, Shape.matrix(3, 1)));
    assertEquals(Optional.of(deep), fit(deep, Shape.SCALAR));
    assertEquals(Optional.of(deep), fit(Shape.of(2, 1, 4), Shape.of(3, 1)));
    assertEquals(Optional.of(Shape.of(5, 2, 3, 4)), fit(deep, Shape.of(5, 1, 1, 1)));
    assertEquals(Optional.empty(), fit(deep, Shape.matrix(2, 4)));
    assertEquals(Optional.empty(), fit(deep, Shape.of(3, 3, 4)));
    // What is copied is copied along the axes that it lacks or that are 1 long.
    Shape middle = Shape.of(2, 1, 4);
    for (int place = 0; place < deep.size(); place++) {
      int[] at = deep.indices(place);
      assertEquals(at[0] * 4 + at[2], middle.stretched(deep, place));
      assertEquals(at[1], Shape.matrix(3, 1).stretched(deep, place));
      assertEquals(at[2], Shape.vector(4).stretched(deep, place));
      assertEquals(0, Shape.SCALAR.stretched(deep, place));
    }
  }

  /// What both stretch to, in whichever order they are asked.
  private static Optional<Shape> fit(Shape a, Shape b) {
    assertEquals(a.broadcast(b), b.broadcast(a), a + " and " + b);
    return a.broadcast(b);
  }
}
