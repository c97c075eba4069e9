package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.op.Fit;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries go where they are sent, and their gradients come back from there.
class PiecesTest {
  private static final Tensor A = matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});
  private static final Shape M23 = Shape.matrix(2, 3);
  private static final Shape V3 = Shape.vector(3);

  private static Pulling index(int... at) {
    return new Pulling(Ops.INDEX, at);
  }

  private static Pulling reshape(int... to) {
    return Pulling.of("reshape", 1, to);
  }

  @Test
  void anIndexCountsFromBothEnds() {
    Tensor v = vector(7, 8, 9);
    assertEquals(scalar(7), index(0).value(v));
    assertEquals(scalar(7), index(-3).value(v));
    assertEquals(scalar(9), index(2).value(v));
    assertEquals(vector(0, 0, 5), index(-1).pull(0, scalar(5), v));
    assertEquals(vector(0, 5, 0), index(1).pull(0, scalar(5), v));
    assertEquals(vector(1, 2, 3), index(-2).value(A));
    assertEquals(scalar(4), index(1, 0).value(A));
    assertEquals(scalar(2), index(-2, -2).value(A));
    assertEquals(matrix(new double[] {0, 0, 0}, new double[] {7, 8, 9}), index(1).pull(0, v, A));
    assertEquals(
        matrix(new double[] {0, 0, 0}, new double[] {0, 5, 0}), index(-1, 1).pull(0, scalar(5), A));
  }

  @Test
  void anIndexOutsideIsRefused() {
    assertEquals(Fit.of(Shape.SCALAR), index(-3).fit(V3));
    assertEquals(Fit.of(Shape.SCALAR), index(2).fit(V3));
    assertEquals(Fit.misfit("shape.index", "[ ]", 3, 3, "3", 2), index(3).fit(V3));
    assertEquals(Fit.misfit("shape.index", "[ ]", -4, 3, "3", 2), index(-4).fit(V3));
    assertEquals(Fit.of(V3), index(1).fit(M23));
    assertEquals(Fit.of(Shape.SCALAR), index(1, 2).fit(M23));
    assertEquals(Fit.of(Shape.SCALAR), index(-2, -3).fit(M23));
    assertEquals(Fit.misfit("shape.index", "[ ]", 2, 2, "2×3", 1), index(2).fit(M23));
    assertEquals(Fit.misfit("shape.index", "[ ]", 3, 3, "2×3", 2), index(0, 3).fit(M23));
    assertEquals(Fit.misfit("shape.index", "[ ]", -4, 3, "2×3", 2), index(0, -4).fit(M23));
    assertEquals(Fit.misfit("shape.index.many", "[ ]", "2×3", 3, 2), index(0, 0, 0).fit(M23));
    assertEquals(Fit.misfit("shape.index.many", "[ ]", "3", 2, 1), index(0, 0).fit(V3));
    assertEquals(Fit.misfit("shape.index.many", "[ ]", "scalar", 1, 0), index(0).fit(Shape.SCALAR));
  }

  @Test
  void oneLengthMayBeLeftOpen() {
    assertEquals(Fit.of(Shape.vector(6)), reshape(6).fit(M23));
    assertEquals(Fit.of(Shape.vector(6)), reshape(-1).fit(M23));
    assertEquals(Fit.of(Shape.matrix(3, 2)), reshape(3, -1).fit(M23));
    assertEquals(Fit.of(Shape.matrix(6, 1)), reshape(-1, 1).fit(M23));
    assertEquals(Fit.of(Shape.matrix(1, 6)), reshape(1, 6).fit(M23));
    assertEquals(Fit.of(Shape.vector(1)), reshape(1).fit(Shape.SCALAR));
    assertEquals(Fit.of(Shape.matrix(1, 1)), reshape(1, 1).fit(Shape.SCALAR));
  }

  @Test
  void anotherNumberOfEntriesIsRefusedAsItWasAskedFor() {
    record Asked(String written, int... to) {}
    List<Asked> refused =
        List.of(
            new Asked("5", 5),
            new Asked("0", 0),
            new Asked("-2", -2),
            new Asked("-1×-1", -1, -1),
            new Asked("-1×0", -1, 0),
            new Asked("0×-1", 0, -1),
            new Asked("4×-1", 4, -1),
            new Asked("-1×4", -1, 4),
            new Asked("7×-1", 7, -1),
            new Asked("-2×-3", -2, -3),
            new Asked("2×2", 2, 2),
            new Asked("65536×65536", 65_536, 65_536));
    for (Asked asked : refused) {
      assertEquals(
          Fit.misfit("shape.reshape", "reshape", "2×3", asked.written(), 6),
          reshape(asked.to()).fit(M23));
    }
  }

  @Test
  void reshapingKeepsTheOrderBothWays() {
    Tensor column = matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});
    assertEquals(column, reshape(3, 2).value(A));
    assertEquals(column, reshape(-1, 2).value(A));
    assertEquals(A, reshape(2, -1).value(column));
    assertEquals(A, reshape(6).pull(0, vector(1, 2, 3, 4, 5, 6), Tensor.zeros(M23)));
  }

  @Test
  void matricesAreStackedRowUnderRow() {
    Pulling concat = Pulling.of("concat", 3);
    Tensor row = matrix(new double[] {7, 8, 9});
    Tensor stack =
        matrix(
            new double[] {7, 8, 9},
            new double[] {1, 2, 3},
            new double[] {4, 5, 6},
            new double[] {7, 8, 9});
    assertEquals(stack, concat.value(row, A, row));
    assertEquals(A, concat.pull(1, stack, row, Tensor.zeros(M23), row));
    assertEquals(row, concat.pull(2, stack, row, Tensor.zeros(M23), row));
    assertEquals(
        Fit.of(Shape.matrix(4, 3)), concat.fit(Shape.matrix(1, 3), M23, Shape.matrix(1, 3)));
  }

  @Test
  void partsOfOneKindAreJoined() {
    Pulling concat = Pulling.of("concat", 2);
    assertEquals(Fit.of(Shape.vector(5)), concat.fit(Shape.SCALAR, V3, Shape.SCALAR));
    assertEquals(Fit.misfit("shape.concat", "concat", "3", "2×3"), concat.fit(V3, M23));
    assertEquals(Fit.misfit("shape.concat", "concat", "2×3", "3"), concat.fit(M23, V3));
    assertEquals(
        Fit.misfit("shape.concat", "concat", "2×3", "2×4"),
        concat.fit(M23, M23, Shape.matrix(2, 4)));
    List<Shape> most = Collections.nCopies(10_000, Shape.SCALAR);
    assertEquals(Fit.of(Shape.vector(10_000)), concat.op().fit(most, new int[0]));
    List<Shape> more = Collections.nCopies(10_001, Shape.SCALAR);
    assertEquals(
        Fit.misfit("shape.concat.many", "concat", 10_001, 10_000),
        concat.op().fit(more, new int[0]));
  }

  @Test
  void aCallNeedsAnOperandAndItsAttributes() {
    assertEquals(List.of(), Ops.find("concat", 0).stream().toList());
    assertEquals("concat", Ops.find("concat", 1).orElseThrow().name());
    assertEquals(List.of(), Ops.find("sum", 0).stream().toList());
    assertEquals(List.of(), Ops.find("reshape", 6).stream().toList());
    assertEquals(List.of(), Ops.find("sin", 2).stream().toList());
  }
}
