package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Messages;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What a person is told when operands do not suit.
class MisfitTest {
  private static final int[] NONE = {};
  private static final Shape SCALAR = Shape.SCALAR;
  private static final Shape V3 = Shape.vector(3);
  private static final Shape V4 = Shape.vector(4);
  private static final Shape M23 = Shape.matrix(2, 3);

  private static Op op(String name, int arguments) {
    return Ops.find(name, arguments).orElseThrow();
  }

  /// The sentence names all of `parts` in both languages, and nothing is left to fill in.
  private static void assertTold(String key, Fit fit, String... parts) {
    Fit told = fit instanceof Fit.Large large ? large.refusal() : fit;
    Fit.Misfit misfit = assertInstanceOf(Fit.Misfit.class, told);
    assertEquals(key, misfit.key());
    String english = Messages.text(Locale.ENGLISH, key, misfit.args().toArray());
    String korean = Messages.text(Locale.KOREAN, key, misfit.args().toArray());
    assertNotEquals(english, korean);
    for (String text : List.of(english, korean)) {
      assertFalse(text.matches(".*\\{\\d}.*"), text);
      for (String part : parts) {
        assertTrue(text.contains(part), part + " in: " + text);
      }
    }
  }

  private static Fit fit(Op op, int[] attributes, Shape... shapes) {
    return op.fit(List.of(shapes), attributes);
  }

  @Test
  void broadcastNamesBothShapesAndTheOperator() {
    assertTold("shape.broadcast", fit(Ops.ADD, NONE, M23, V4), "+", "2×3", "4");
    assertTold("shape.broadcast", fit(op("mse", 2), NONE, V3, V4), "mse", "3", "4");
    assertTold("shape.broadcast", fit(op("max", 2), NONE, V3, V4), "max", "3", "4");
  }

  @Test
  void matrixProductNamesTheInnerLengths() {
    Shape square = Shape.matrix(5, 5);
    assertTold("shape.matmul", fit(Ops.MATMUL, NONE, M23, square), "@", "2×3", "5×5", "3", "5");
    assertTold("shape.matmul", fit(Ops.MATMUL, NONE, V4, V3), "@", "4", "3");
    assertTold("shape.matmul.scalar", fit(Ops.MATMUL, NONE, SCALAR, V3), "@", "scalar", "3", "*");
  }

  @Test
  void vectorProductsNeedVectors() {
    assertTold("shape.dot", fit(Ops.DOT, NONE, V3, V4), "dot", "3", "4", "@");
    assertTold("shape.dot", fit(Ops.DOT, NONE, M23, M23), "dot", "2×3");
    assertTold("shape.outer", fit(op("outer", 2), NONE, V3, SCALAR), "outer", "3", "scalar");
    assertTold("shape.diag", fit(op("diag", 1), NONE, SCALAR), "diag", "scalar");
  }

  @Test
  void axisMustExist() {
    assertTold("shape.axis", fit(op("sum", 2), new int[] {2}, M23), "sum", "2", "2×3", "1");
    assertTold("shape.axis", fit(op("mean", 2), new int[] {-2}, V3), "mean", "-2", "3", "0");
    assertTold("shape.axis.scalar", fit(op("prod", 2), new int[] {0}, SCALAR), "prod", "0");
    assertEquals(Fit.of(V3), fit(op("sum", 2), new int[] {-2}, M23));
    assertEquals(Fit.of(Shape.vector(2)), fit(op("sum", 2), new int[] {1}, M23));
    assertEquals(Fit.of(SCALAR), fit(op("sum", 2), new int[] {0}, V3));
  }

  @Test
  void indexOutOfRangeNamesIndexLengthAndShape() {
    assertTold("shape.index", fit(Ops.INDEX, new int[] {3}, V3), "3", "0", "2");
    assertTold("shape.index", fit(Ops.INDEX, new int[] {0, -4}, M23), "-4", "3", "2×3");
    assertTold("shape.index.many", fit(Ops.INDEX, new int[] {0, 0}, V3), "2", "3", "1");
    assertTold("shape.index.many", fit(Ops.INDEX, new int[] {0}, SCALAR), "scalar");
    assertEquals(Fit.of(V3), fit(Ops.INDEX, new int[] {-2}, M23));
  }

  @Test
  void piecesMustFitTogether() {
    Op concat = op("concat", 2);
    assertTold("shape.concat", fit(concat, NONE, M23, V3), "concat", "2×3", "3");
    assertTold("shape.concat", fit(concat, NONE, M23, Shape.matrix(2, 4)), "2×3", "2×4");
    List<Shape> many = Collections.nCopies(10_001, SCALAR);
    assertTold("shape.concat.many", concat.fit(many, NONE), "concat", "10000", "10001");
    Op reshape = op("reshape", 3);
    assertTold("shape.reshape", fit(reshape, new int[] {4, 2}, M23), "2×3", "4×2", "6");
    assertTold("shape.reshape", fit(reshape, new int[] {0, 2}, M23), "2×3", "0×2");
    assertTold("shape.reshape", fit(reshape, new int[] {-1, 4}, M23), "2×3", "-1×4");
    assertTold("shape.reshape", fit(reshape, new int[] {7}, M23), "2×3", "7");
    assertEquals(Fit.of(Shape.matrix(3, 2)), fit(reshape, new int[] {-1, 2}, M23));
  }

  @Test
  void labelsMustFitTheirScores() {
    Op hinge = op("hinge", 2);
    assertTold("shape.labels", fit(hinge, NONE, V3, V3), "hinge", "3");
    assertTold("shape.labels", fit(hinge, NONE, M23, SCALAR), "hinge", "2×3", "scalar");
    assertTold("shape.labels", fit(hinge, NONE, SCALAR, SCALAR), "hinge", "scalar");
    assertEquals(Fit.of(SCALAR), fit(hinge, NONE, M23, Shape.vector(2)));
  }

  @Test
  void labelsMustBeClasses() {
    Op loss = op("cross_entropy", 2);
    for (double label : new double[] {3, -1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      List<Tensor> in = List.of(Tensor.vector(1, 2, 3), Tensor.scalar(label));
      Fit.Misfit objection = loss.objection(in).orElseThrow();
      assertTold("shape.label", objection, "cross_entropy", "3", "scalar", "2");
      assertTrue(Double.isNaN(loss.value(in).item()));
    }
    assertTrue(loss.objection(List.of(Tensor.vector(1, 2, 3), Tensor.scalar(2))).isEmpty());
  }

  @Test
  void imagesMustBeLargeEnough() {
    Op conv = op("conv2d", 2);
    assertTold("shape.conv", fit(conv, NONE, M23, Shape.matrix(3, 1)), "conv2d", "2×3", "3×1");
    assertTold("shape.conv", fit(conv, NONE, V3, M23), "conv2d", "3", "2×3");
    Op pool = op("maxpool", 2);
    assertTold("shape.pool", fit(pool, new int[] {3}, M23), "maxpool", "2×3", "3×3");
    assertTold("shape.pool", fit(pool, new int[] {0}, M23), "maxpool", "2×3", "0×0");
    assertEquals(Fit.of(Shape.matrix(1, 1)), fit(pool, new int[] {2}, M23));
  }

  @Test
  void enormousResultsAreRefusedWithTheLimit() {
    Shape column = Shape.matrix(100_000, 1);
    Shape row = Shape.vector(100_000);
    assertTold(
        "shape.uncounted", fit(Ops.ADD, NONE, column, row), "+", "100000×1", "100000×100000");
    assertTold("shape.uncounted", fit(op("outer", 2), NONE, row, row), "outer", "2147483646");
    Shape some = Shape.vector(3000);
    assertTold("shape.large", fit(op("outer", 2), NONE, some, some), "3000×3000", "4194304");
    assertInstanceOf(Fit.Large.class, fit(op("outer", 2), NONE, some, some));
    Shape image = Shape.matrix(2000, 2000);
    Shape kernel = Shape.matrix(1000, 1000);
    assertTold("shape.work", fit(op("conv2d", 2), NONE, image, kernel), "2000×2000", "1000×1000");
  }
}
